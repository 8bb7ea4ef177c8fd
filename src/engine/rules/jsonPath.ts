import { HOLE, type Json } from '../types';

const MAX_VALUES = 2_000;

/**
 * All values under a dotted name: `input.id`, `kinds.length` (of a list), `**` for any depth (`patch.**.isDeleted`). null: part of it is
 * not known, so that anything may stand there.
 */
export function valuesUnder(root: Json, dotted: string): readonly Json[] | null {
  let values: readonly Json[] = [root];
  for (const key of dotted.split('.')) {
    if (values.some(isUnknown)) return null;
    const next = key === '**' ? values.flatMap((value) => within(value, [])) : values.flatMap((value) => member(value, key));
    // More than anybody writes by hand: it is not looked through, and counts as not known.
    if (next.length > MAX_VALUES) return null;
    values = next;
  }
  return values.some((value) => typeof value === 'string' && value.includes(HOLE)) ? null : values;
}

const isUnknown = (value: Json): boolean => value === HOLE;
const isList = (value: Json): value is readonly Json[] => Array.isArray(value);

function member(value: Json, key: string): readonly Json[] {
  if (typeof value !== 'object' || value === null) return [];
  if (isList(value)) return key === 'length' ? [value.length] : value.flatMap((item) => member(item, key));
  return Object.entries(value).flatMap(([name, inner]) => (name === key ? [inner] : []));
}

/** The value itself and everything in it. */
function within(value: Json, found: Json[]): Json[] {
  found.push(value);
  if (found.length > MAX_VALUES || typeof value !== 'object' || value === null) return found;
  for (const inner of Object.values(value)) within(inner, found);
  return found;
}
