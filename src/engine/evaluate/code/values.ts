import { limits } from '../../limits';
import { HOLE, type Json, type Text } from '../../types';
import type { Param, Stmt } from './ir';

/** What an expression comes to. */
export type Value =
  /** `asPath`: what stands for its HOLEs where it names a file (`src/*`), for names that a listing of a folder gives. */
  | { readonly v: 'text'; readonly text: Text; readonly asPath?: Text }
  | { readonly v: 'plain'; readonly value: number | boolean | null }
  | { readonly v: 'list'; readonly items: readonly Value[] }
  | { readonly v: 'dict'; readonly entries: ReadonlyMap<string, Value> }
  /** Something of a library, by its dotted name: `requests.post`, `child_process.execSync`. */
  | { readonly v: 'path'; readonly path: string }
  /** What a call of something of a library gave: `requests.Session()`, with what it was made from. */
  | {
      readonly v: 'object';
      readonly of: string;
      readonly args: readonly Value[];
      readonly named: ReadonlyMap<string, Value>;
      readonly self: Value | null;
      readonly props: Map<string, Value>;
    }
  | {
      readonly v: 'function';
      readonly params: readonly Param[];
      readonly body: readonly Stmt[];
      readonly scope: Scope;
      readonly self: Value | null;
    }
  | { readonly v: 'class'; readonly bases: readonly Value[]; readonly members: ReadonlyMap<string, Value> }
  | { readonly v: 'instance'; readonly of: Value; readonly props: Map<string, Value> }
  | { readonly v: 'either'; readonly options: readonly Value[] }
  | { readonly v: 'unknown'; readonly asPath?: Text };

/** Names and what they stand for; inner scopes look outwards. */
export interface Scope {
  readonly names: Map<string, Value>;
  readonly outer: Scope | null;
}

export const UNKNOWN: Value = { v: 'unknown' };
export const textValue = (text: Text): Value => (text.length > limits.textLength ? UNKNOWN : { v: 'text', text });
/** The name of a file that only a listing tells: not known, but as a path no more than this pattern says. */
export const listedValue = (pattern: Text): Value => (pattern.includes(HOLE) ? UNKNOWN : { v: 'unknown', asPath: pattern });
export const plainValue = (value: number | boolean | null): Value => ({ v: 'plain', value });

/** Ceiling of alternatives that are kept apart; beyond it the value is unknown. */
const MAX_OPTIONS = 8;

/** Any one of these. */
export function either(options: readonly Value[]): Value {
  const flat: Value[] = [];
  for (const option of options.flatMap((one) => (one.v === 'either' ? one.options : [one]))) {
    if (!flat.some((one) => sameValue(one, option))) flat.push(option);
  }
  const [only] = flat;
  if (flat.length === 1 && only) return only;
  return flat.length === 0 || flat.length > MAX_OPTIONS ? UNKNOWN : { v: 'either', options: flat };
}

function sameValue(a: Value, b: Value): boolean {
  if (a === b) return true;
  if (a.v === 'text' && b.v === 'text') return a.text === b.text && a.asPath === b.asPath;
  if (a.v === 'plain' && b.v === 'plain') return a.value === b.value;
  if (a.v === 'path' && b.v === 'path') return a.path === b.path;
  return a.v === 'unknown' && b.v === 'unknown' && a.asPath === b.asPath;
}

/** The value without alternatives in it: each way it may turn out, up to the ceiling. */
export function choices(value: Value): readonly Value[] {
  if (value.v === 'either') return bounded(value.options.flatMap(choices));
  if (value.v === 'list') return product(value.items.map(choices)).map((items): Value => ({ v: 'list', items }));
  if (value.v === 'dict') {
    const keys = [...value.entries.keys()];
    return product([...value.entries.values()].map(choices)).map(
      (items): Value => ({ v: 'dict', entries: new Map(items.map((item, index) => [keys[index] ?? '', item])) }),
    );
  }
  return [value];
}

const bounded = (options: readonly Value[]): readonly Value[] =>
  options.length > MAX_OPTIONS ? [...options.slice(0, MAX_OPTIONS), UNKNOWN] : options;

/** Every way to take one of each; more ways than the ceiling become one of unknowns beside the first ones. */
export function product(sets: readonly (readonly Value[])[]): readonly (readonly Value[])[] {
  let rows: Value[][] = [[]];
  for (const set of sets) {
    const [only] = set;
    // Rows are copied only where they part: there may be many thousands of words.
    if ((set.length === 1 && only) || rows.length >= MAX_OPTIONS * 2) {
      for (const row of rows) row.push(set.length === 1 && only ? only : UNKNOWN);
      continue;
    }
    const wide = rows.length * set.length > MAX_OPTIONS;
    const options = wide ? [UNKNOWN, ...set.slice(0, 1)] : set;
    rows = rows.flatMap((row) => options.map((option) => [...row, option])).slice(0, MAX_OPTIONS * 2);
  }
  return rows;
}

/** Any one of what a library's call gives: an item of `Order.objects.all()` is `Order.objects.all().each()`. */
export const elementOf = (over: Extract<Value, { v: 'object' }>): Value => ({
  v: 'object',
  of: `${over.of}.each()`,
  args: [],
  named: NO_NAMES,
  self: over,
  props: new Map(),
});
const NO_NAMES: ReadonlyMap<string, Value> = new Map();

/** As text in a larger text; what is not known is a HOLE. */
export function textOf(value: Value | undefined): Text {
  if (value?.v === 'text') return value.text;
  if (value?.v === 'plain') return String(value.value);
  return HOLE;
}

/** As JSON; what is not known is a HOLE. */
export function jsonOf(value: Value): Json {
  switch (value.v) {
    case 'text':
      return value.text;
    case 'plain':
      return value.value;
    case 'list':
      return value.items.map(jsonOf);
    case 'dict':
      return Object.fromEntries([...value.entries].map(([key, item]) => [key, jsonOf(item)]));
    default:
      return HOLE;
  }
}

/** A value from JSON. */
export function valueOfJson(json: Json): Value {
  if (typeof json === 'string') return json === HOLE ? UNKNOWN : textValue(json);
  if (typeof json !== 'object' || json === null) return plainValue(json);
  if (isList(json)) return { v: 'list', items: json.map(valueOfJson) };
  return { v: 'dict', entries: new Map(Object.entries(json).map(([key, item]) => [key, valueOfJson(item)])) };
}
const isList = (json: Json): json is readonly Json[] => Array.isArray(json);

/** A member of a dict or of an object's options; undefined where it is not there. */
export const memberOf = (value: Value | undefined, key: string): Value | undefined =>
  value?.v === 'dict' ? value.entries.get(key) : undefined;
