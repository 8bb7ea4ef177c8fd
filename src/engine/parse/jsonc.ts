import type { ParseError } from 'jsonc-parser';
import type { Json } from '../types';

/** Most actions read no settings file. */
const load = (): typeof import('jsonc-parser') => require('jsonc-parser');

/**
 * Reads JSON as editors and agents do: comments and trailing commas are taken. null where it is not JSON, or has what a tolerant reader
 * would skip: half-read settings are unknown settings.
 */
export function readJsonc(text: string): { readonly value: Json } | null {
  if (depthOf(text) > DEEPEST) return null;
  const errors: ParseError[] = [];
  const value: unknown = load().parse(text.startsWith('\uFEFF') ? text.slice(1) : text, errors, { allowTrailingComma: true });
  return errors.length > 0 || !isJson(value) ? null : { value };
}

/** The parser recurses: what is nested deeper than any settings file is not read. Brackets in strings count too; that only errs to the strict side. */
const DEEPEST = 200;
function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 91 || code === 123) deepest = Math.max(deepest, ++depth);
    else if (code === 93 || code === 125) depth--;
  }
  return deepest;
}

function isJson(value: unknown): value is Json {
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return true;
  if (Array.isArray(value)) return value.every(isJson);
  return typeof value === 'object' && Object.values(value).every(isJson);
}
