import { type JSONPath, type ParseError, parse } from 'jsonc-parser';
import { setValue } from '../../agents/jsonList';

/** Where the editor keeps a person's colours. */
const COLOURS = 'workbench.colorCustomizations';

/**
 * The colours of a window in which production is in reach: its title bar, dark amber under white. They go before every theme's own, so each pair is
 * at least 7:1, which the high-contrast themes ask for. Other bars take colours from keys of which some would stay the theme's.
 */
export const TINT = {
  'titleBar.activeBackground': '#7A2E00',
  'titleBar.activeForeground': '#FFFFFF',
  'titleBar.inactiveBackground': '#5C2400',
  'titleBar.inactiveForeground': '#F5DDD0',
} as const;

/** `own`: the person has set all of these colours already, and theirs stay. */
export type Tinted =
  | { readonly kind: 'edited'; readonly text: string }
  | { readonly kind: 'own' }
  | { readonly kind: 'broken'; readonly problem: string };

/** Settings with our colours where the person has none; every other byte stays. `base`: where the settings stand in the file. */
export function tinted(text: string | null, base: readonly string[]): Tinted {
  if (text?.startsWith(BOM)) return marked(tinted(text.slice(1), base));
  const from = text === null || text.trim() === '' ? '{}\n' : text;
  const colours = coloursIn(from, base);
  if (colours === null) return { kind: 'broken', problem: 'it is not valid JSON, or not laid out as settings are' };
  const missing = Object.entries(TINT).filter(([key]) => !Object.hasOwn(colours, key));
  if (missing.length === 0) return { kind: 'own' };
  const place: JSONPath = [...base, COLOURS];
  const whole = Object.keys(colours).length === 0;
  const edited = whole
    ? setValue(from, place, Object.fromEntries(missing))
    : missing.reduce((rest, [key, value]) => setValue(rest, [...place, key], value), from);
  const after = coloursIn(edited, base);
  const right = after !== null && JSON.stringify(after) === JSON.stringify({ ...colours, ...Object.fromEntries(missing) });
  return right ? { kind: 'edited', text: edited } : { kind: 'broken', problem: 'its layout is not one that can be edited without loss' };
}

/** Settings without what is ours in them; null: they cannot be read. What a person has changed since is theirs. */
export function untinted(text: string, base: readonly string[]): string | null {
  if (text.startsWith(BOM)) {
    const rest = untinted(text.slice(1), base);
    return rest === null ? null : BOM + rest;
  }
  const colours = coloursIn(text, base);
  if (colours === null) return null;
  const ours = Object.entries(TINT).flatMap(([key, value]) => (colours[key] === value ? [key] : []));
  if (ours.length === 0) return text;
  const place: JSONPath = [...base, COLOURS];
  if (ours.length === Object.keys(colours).length) return setValue(text, place, undefined);
  return ours.reduce((rest, key) => setValue(rest, [...place, key], undefined), text);
}

const BOM = '\uFEFF';
const marked = (edited: Tinted): Tinted => (edited.kind === 'edited' ? { ...edited, text: BOM + edited.text } : edited);

type Fields = { readonly [key: string]: unknown };
const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The colours that are set; null: the text is not what it should be. */
function coloursIn(text: string, base: readonly string[]): Fields | null {
  const errors: ParseError[] = [];
  const root: unknown = parse(text, errors, { allowTrailingComma: true });
  if (errors.length > 0 || !isFields(root)) return null;
  const settings = base.reduce<unknown>((value, key) => (isFields(value) ? (value[key] ?? {}) : null), root);
  if (!isFields(settings)) return null;
  const colours = settings[COLOURS] ?? {};
  return isFields(colours) ? colours : null;
}
