import { type JSONPath, type ParseError, parse } from 'jsonc-parser';
import { appendEntry } from '../../agents/jsonList';

const SETTING = 'mollyguard.protectedFiles';

/** Settings with one more pattern in the list of off-limits files; every other byte stays. `base`: where the settings stand in the file. */
export function withProtected(text: string | null, base: readonly string[], pattern: string): string | 'already' | 'broken' {
  const from = text === null || text.trim() === '' ? '{}\n' : text;
  const list = listIn(from, base);
  if (list === null) return 'broken';
  if (list.includes(pattern)) return 'already';
  const place: JSONPath = [...base, SETTING];
  const edited = appendEntry(from, place, pattern);
  return JSON.stringify(listIn(edited, base)) === JSON.stringify([...list, pattern]) ? edited : 'broken';
}

/** The pattern for one file: relative to the workspace folder, with that folder's name in front where it would else be a name anywhere. */
export function patternFor(folder: string, relative: string): string {
  const escaped = relative.replace(/[\\*?[\]{}()!+@]/g, '\\$&');
  return relative.includes('/') ? escaped : `${folder.replace(/[\\*?[\]{}()!+@]/g, '\\$&')}/${escaped}`;
}

/** null: the text is not what settings are. */
function listIn(text: string, base: readonly string[]): readonly unknown[] | null {
  const errors: ParseError[] = [];
  const root: unknown = parse(text, errors, { allowTrailingComma: true });
  if (errors.length > 0 || !isFields(root)) return null;
  const settings = base.reduce<unknown>((value, key) => (isFields(value) ? (value[key] ?? {}) : null), root);
  if (!isFields(settings)) return null;
  const list = settings[SETTING] ?? [];
  return Array.isArray(list) ? list : null;
}

const isFields = (value: unknown): value is { readonly [key: string]: unknown } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
