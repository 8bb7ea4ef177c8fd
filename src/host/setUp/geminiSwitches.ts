import { type ParseError, parse } from 'jsonc-parser';

/** Whether a settings file is as its reader wants it, and what in it keeps our hook from running. */
interface Switched {
  readonly broken: boolean;
  readonly keys: readonly string[];
}

/**
 * Gemini CLI, in whichever layer: layers are merged, and what is no object takes the place of all hooks of the layers before. Measured: any
 * value of `enabled` that is not true switches off, and a text as `disabled`, too.
 */
export function geminiSwitches(text: string): Switched {
  const { settings, broken } = read(text);
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
  return { broken, keys };
}

/** Variables by which Qwen Code runs without hooks; it takes them from a project's `.env`, and from its settings. Measured. */
const QWEN_SWITCHES: readonly string[] = ['QWEN_CODE_SAFE_MODE', 'QWEN_CODE_SIMPLE'];

/** Qwen Code, in whichever layer. */
export function qwenSwitches(text: string): Switched {
  const { settings, broken } = read(text);
  const env = field(settings, 'env');
  const keys = [
    ...(field(settings, 'disableAllHooks') ? ['disableAllHooks'] : []),
    ...QWEN_SWITCHES.filter((name) => field(env, name) !== undefined).map((name) => `env.${name}`),
  ];
  return { broken, keys };
}

/** The same in a `.env` file. Names only: no value leaves this function. */
export function qwenVariables(text: string): Switched {
  const names = [...text.matchAll(/^[ \t]*(?:export[ \t]+)?([A-Za-z_]\w*)[ \t]*[=:]/gm)].map(([, name]) => name);
  return { broken: false, keys: QWEN_SWITCHES.filter((name) => names.includes(name)) };
}

/** Both take comments, and no comma too many. */
function read(text: string): { readonly settings: unknown; readonly broken: boolean } {
  const errors: ParseError[] = [];
  const settings: unknown = parse(text, errors);
  return { settings, broken: text.trim() !== '' && errors.length > 0 };
}

const field = (value: unknown, name: string): unknown => (isRecord(value) && Object.hasOwn(value, name) ? value[name] : undefined);
const isRecord = (value: unknown): value is { readonly [key: string]: unknown } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
