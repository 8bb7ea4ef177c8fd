import { globMatches } from '../policy/glob';
import { HOLE, type Text } from '../types';

/** Named segments by name: `{ref}` → what stands in its place. */
export type Named = Readonly<Record<string, Text>>;

/** More segments than any API has: no template is looked through, only whether it could match at all. */
const MAX_SEGMENTS = 64;

/**
 * Fits a path to a template: `{name}` is one segment, `**` any number of them, other segments may glob (`delete-*`). What is not known of a path
 * (a HOLE) may stand for several segments; for a template that is looked for on any host (`anywhere`) only for a named one. null: it cannot
 * be that path.
 */
export function fitPath(template: string, path: Text, anywhere = false): Named | null {
  const pattern = patternOf(template);
  const text = split(path);
  // Most templates are told apart by their length alone.
  if (pattern.length !== text.length && !template.includes('**') && !path.includes(HOLE)) return null;
  if (text.length > MAX_SEGMENTS) return template.includes('**') ? {} : null;
  return fit({ pattern, text, anywhere }, 0, 0, {});
}

/** Whether a path of so many segments, all of them known, can fit a template. */
export function couldFit(template: string, segments: number): boolean {
  const fixed = patternOf(template).filter((part) => part !== '**').length;
  return template.includes('**') ? segments >= fixed : segments === fixed;
}

/** How many segments a path has; null: a part of it is not known, or may be read in several ways. */
export const segmentCount = (path: Text): number | null => (/[%\\]/.test(path) || path.includes(HOLE) ? null : split(path).length);

const segmentsOf = (path: string): readonly string[] => path.split('/').filter((part) => part !== '');

/** One request is fitted to many templates. */
let last: { readonly path: string; readonly segments: readonly string[] } = { path: '', segments: [] };
function split(path: string): readonly string[] {
  if (last.path !== path) last = { path, segments: segmentsOf(path) };
  return last.segments;
}

const patterns = new Map<string, readonly string[]>();
/** A template's segments, split once: they are those of rules, so there are not many. */
function patternOf(template: string): readonly string[] {
  const known = patterns.get(template) ?? segmentsOf(template);
  patterns.set(template, known);
  return known;
}

interface Fitting {
  readonly pattern: readonly string[];
  readonly text: readonly Text[];
  readonly anywhere: boolean;
}

function fit(both: Fitting, at: number, from: number, named: Named): Named | null {
  const { pattern, text, anywhere } = both;
  const wanted = pattern[at];
  if (wanted === undefined) return from === text.length ? named : null;
  if (wanted === '**') {
    for (let next = from; next <= text.length; next += 1) {
      const rest = fit(both, at + 1, next, named);
      if (rest) return rest;
    }
    return null;
  }
  const part = text[from];
  if (part === undefined) return null;
  const name = /^\{(\w+)\}$/.exec(wanted)?.[1];
  if (!part.includes(HOLE)) {
    if (name === undefined && !globMatches(wanted, part)) return null;
    return fit(both, at + 1, from + 1, name === undefined ? named : { ...named, [name]: part });
  }
  if (anywhere) return name === undefined ? null : fit(both, at + 1, from + 1, { ...named, [name]: part });
  for (let length = 1; length <= pattern.length - at; length += 1) {
    const glob = pattern.slice(at, at + length).map((one) => (one.startsWith('{') ? '*' : one));
    if (!globMatches(glob.join('/'), part, true)) continue;
    const rest = fit(both, at + length, from + 1, length === 1 && name !== undefined ? { ...named, [name]: part } : named);
    if (rest) return rest;
  }
  return null;
}
