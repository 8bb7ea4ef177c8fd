import { type ParseError, parse, printParseErrorCode } from 'jsonc-parser';
import type { Edited } from '../installer';
import { appendEntry, removeEntry, setValue } from '../jsonList';
import type { Format } from './dialects';

/** Where rules stand in a JSON file: in a list, or as keys with this value. */
export interface Place {
  readonly path: readonly string[];
  readonly value?: string;
  /** The agent refuses comments and trailing commas. */
  readonly strict?: true;
}

/** The JSON formats, and their places. */
export const places: Readonly<Partial<Record<Format, Place>>> = {
  claude: { path: ['permissions', 'deny'], strict: true },
  opencode: { path: ['permission', 'read'], value: 'deny' },
  zed: { path: ['private_files'] },
};

/** The rules that stand in the file, and keys behind the first of them that say otherwise: the last that matches decides. null: it cannot be read, or is laid out otherwise. */
export function readEntries(text: string, place: Place): { readonly rules: readonly string[]; readonly others: readonly string[] } | null {
  const read = readPlace(text, place);
  return read.kind === 'broken' ? null : { rules: read.rules, others: read.others };
}

/** The file with these rules in their place, after those that are there, each once; every other byte stays. */
export function withEntries(text: string | null, place: Place, rules: readonly string[]): Edited {
  const blank = text === null || text.trim() === '';
  const before = readPlace(blank ? '{}' : text, place);
  if (before.kind === 'broken') return before;
  const missing = rules.filter((rule) => !before.taken.includes(rule));
  if (missing.length === 0) return { kind: 'edited', text };
  if (blank) return { kind: 'edited', text: `${JSON.stringify(framed(place, missing), null, 2)}\n` };
  const path = [...place.path];
  const edited =
    before.count === 0
      ? setValue(text, path, heldIn(place, missing))
      : missing.reduce(
          (left, rule) => (place.value === undefined ? appendEntry(left, path, rule) : setValue(left, [...path, rule], place.value)),
          text,
        );
  return checked(
    text,
    edited,
    place,
    (after) => missing.every((rule) => after.rules.includes(rule)) && after.count === before.count + missing.length,
  );
}

/** The file without these rules, and without what held them if that was not `before`; null: nothing is left of it. */
export function withoutEntries(text: string, place: Place, rules: readonly string[], before: string | null): Edited {
  const now = readPlace(text, { path: place.path, ...(place.value === undefined ? {} : { value: place.value }) });
  if (now.kind === 'broken') return now;
  const path = [...place.path];
  const ours = now.rules.filter((rule) => rules.includes(rule));
  const less = ours.reduceRight(
    (left, rule) => (place.value === undefined ? withoutOne(left, place, rule) : setValue(left, [...path, rule], undefined)),
    text,
  );
  const bare = path.reduce((left, _, at) => {
    const outer = path.slice(0, path.length - at);
    return isEmpty(valueAt(left, outer)) && valueAt(before ?? '{}', outer) === undefined ? setValue(left, outer, undefined) : left;
  }, less);
  const gone = before === null && bare !== text && /^\s*\{\s*\}\s*$/.test(bare);
  return gone ? { kind: 'edited', text: null } : { kind: 'edited', text: bare };
}

function withoutOne(text: string, place: Place, rule: string): string {
  const list = valueAt(text, place.path);
  const index = Array.isArray(list) ? list.lastIndexOf(rule) : -1;
  return index < 0 ? text : removeEntry(text, [...place.path], index);
}

type Fields = { readonly [key: string]: unknown };
type Read =
  | {
      readonly kind: 'read';
      readonly rules: readonly string[];
      readonly others: readonly string[];
      readonly taken: readonly string[];
      readonly count: number;
      readonly rest: string;
    }
  | Extract<Edited, { readonly kind: 'broken' }>;

function readPlace(text: string, { path, value, strict }: Place): Read {
  const errors: ParseError[] = [];
  const root: unknown = parse(text, errors, { allowTrailingComma: strict !== true, disallowComments: strict === true });
  const [error] = errors;
  if (error) return { kind: 'broken', problem: `it is not valid JSON (${printParseErrorCode(error.error)})` };
  if (!isFields(root)) return { kind: 'broken', problem: 'it is not a JSON object' };
  let held: unknown = root;
  for (const key of path.slice(0, -1)) {
    held = isFields(held) ? (held[key] ?? {}) : held;
    if (!isFields(held)) return { kind: 'broken', problem: `"${key}" is given in one word` };
  }
  const last = path.at(-1) ?? '';
  const there = isFields(held) ? held[last] : undefined;
  const rest = JSON.stringify(root, (key: string, inner: unknown) => (key === last && inner === there ? undefined : inner));
  if (value === undefined) {
    if (there !== undefined && !Array.isArray(there)) return { kind: 'broken', problem: `"${last}" is not a list` };
    const list: readonly unknown[] = there ?? [];
    const rules = list.filter((one) => typeof one === 'string');
    return { kind: 'read', rules, others: [], taken: rules, count: list.length, rest };
  }
  if (there !== undefined && !isFields(there)) return { kind: 'broken', problem: `"${last}" is given in one word` };
  const all = Object.entries(there ?? {});
  const rules = all.filter(([, one]) => one === value).map(([key]) => key);
  const first = all.findIndex(([, one]) => one === value);
  const others = first < 0 ? [] : all.slice(first).flatMap(([key, one]) => (one === value ? [] : [key]));
  return { kind: 'read', rules, others, taken: all.map(([key]) => key), count: all.length, rest };
}

/** Nothing else may have changed. */
function checked(
  before: string,
  after: string,
  place: Place,
  isRight: (read: Extract<Read, { readonly kind: 'read' }>) => boolean,
): Edited {
  const [one, two] = [readPlace(before, place), readPlace(after, place)];
  const right = one.kind === 'read' && two.kind === 'read' && isRight(two) && same(one.rest, two.rest, place);
  return right ? { kind: 'edited', text: after } : { kind: 'broken', problem: 'its layout is not one that can be edited without loss' };
}

/** What holds our rules may be new. */
const same = (before: string, after: string, { path }: Place): boolean =>
  before === after || path.slice(0, -1).some((key) => after === withKey(before, key));
const withKey = (text: string, key: string): string =>
  text === '{}' ? JSON.stringify({ [key]: {} }) : `${text.slice(0, -1)},${JSON.stringify({ [key]: {} }).slice(1)}`;

const heldIn = ({ value }: Place, rules: readonly string[]): unknown =>
  value === undefined ? rules : Object.fromEntries(rules.map((rule) => [rule, value]));
const framed = (place: Place, rules: readonly string[]): unknown =>
  place.path.reduceRight<unknown>((inner, key) => ({ [key]: inner }), heldIn(place, rules));

/** What stands at a path; undefined: nothing. */
function valueAt(text: string, path: readonly string[]): unknown {
  const root: unknown = parse(text, [], { allowTrailingComma: true });
  return path.reduce<unknown>((value, key) => (isFields(value) && Object.hasOwn(value, key) ? value[key] : undefined), root);
}
const isEmpty = (value: unknown): boolean =>
  Array.isArray(value) ? value.length === 0 : isFields(value) && Object.keys(value).length === 0;
const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);
