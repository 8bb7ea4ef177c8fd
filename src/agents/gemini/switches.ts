import { type ParseError, parse } from 'jsonc-parser';

/**
 * What in a settings file of Gemini CLI, of whichever layer, keeps our hook from running: layers are merged, and what is no object takes the
 * place of all hooks of the layers before. Measured: any value of `enabled` that is not true switches off, and a text as `disabled`, too.
 */
export function geminiSwitches(text: string): { readonly broken: boolean; readonly keys: readonly string[] } {
  const errors: ParseError[] = [];
  const settings: unknown = parse(text, errors);
  const config = field(settings, 'hooksConfig');
  const enabled = field(config, 'enabled');
  const disabled = [field(config, 'disabled')].flat();
  const hooks = field(settings, 'hooks');
  const keys = [
    ...(enabled === undefined || enabled === null || enabled === true ? [] : ['hooksConfig.enabled']),
    // A variable may stand for our name.
    ...(disabled.some((name) => typeof name === 'string' && /mollyguard|\$/i.test(name)) ? ['hooksConfig.disabled'] : []),
    ...(hooks === undefined || isRecord(hooks) ? [] : ['hooks']),
  ];
  return { broken: text.trim() !== '' && errors.length > 0, keys };
}

const field = (value: unknown, name: string): unknown => (isRecord(value) && Object.hasOwn(value, name) ? value[name] : undefined);
const isRecord = (value: unknown): value is { readonly [key: string]: unknown } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
