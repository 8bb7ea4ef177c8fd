import { HOLE, type Json } from '../types';

/** The value under a dotted name; a HOLE on the way is the value of all below it. */
export function jsonAt(root: Json, dotted: string): Json | undefined {
  let value: Json | undefined = root;
  for (const key of dotted.split('.')) {
    if (typeof value === 'string' && value.includes(HOLE)) return value;
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = Object.entries(value).find(([name]) => name === key)?.[1];
  }
  return value;
}
