import type { Json } from '../engine/types';

/** A JSON object as it came from an agent. */
export type Fields = { readonly [key: string]: Json };

/** Parses JSON text; undefined where it is none (a JSON document never is undefined). */
export function parseJson(text: string): Json | undefined {
  try {
    const value: Json = JSON.parse(text);
    return value;
  } catch {
    return undefined;
  }
}

/** Is it a JSON object (not an array)? */
export const isFields = (value: Json | undefined): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The text in the first of these fields that is there; undefined if none is a text. */
export function textOf(fields: Fields, ...names: readonly string[]): string | undefined {
  for (const name of names) {
    const value = fields[name];
    if (typeof value === 'string') return value;
  }
  return undefined;
}

/** Every distinct text among these fields. Two spellings with two values are both judged: which one counts is the agent's affair. */
export function textsOf(fields: Fields, ...names: readonly string[]): readonly string[] {
  return [...new Set(names.map((name) => fields[name]).filter((value) => typeof value === 'string'))];
}
