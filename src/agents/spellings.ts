import type { Json } from '../engine/types';
import { type Fields, isFields, parseJson } from './fields';

/** A field under two names, each with a value of its own: which one the agent acts on is not known. */
export const CONFLICT: unique symbol = Symbol('conflict');

/** A field that has two spellings; both there and different is a conflict. */
export function either(fields: Fields, snake: string, camel: string): Json | undefined | typeof CONFLICT {
  const [a, b] = [fields[snake], fields[camel]];
  if (a !== undefined && b !== undefined && JSON.stringify(a) !== JSON.stringify(b)) return CONFLICT;
  return a ?? b;
}

/** Tool input as an object, JSON text of one, or (apply_patch) plain text, which becomes `{ input }`. */
export function inputOf(raw: Json | undefined | typeof CONFLICT): Fields | undefined {
  if (raw === undefined || raw === CONFLICT) return undefined;
  if (isFields(raw)) return raw;
  if (typeof raw !== 'string') return undefined;
  const parsed = parseJson(raw);
  return isFields(parsed) ? parsed : { input: raw };
}
