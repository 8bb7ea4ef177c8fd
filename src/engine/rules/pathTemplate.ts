import { globMatches } from '../policy/glob';
import { HOLE, type Text } from '../types';

/** Named segments by name: `{ref}` → what stands in its place. */
export type Named = Readonly<Record<string, Text>>;

/** More segments than any API has: no template is looked through, only whether it could match at all. */
const MAX_SEGMENTS = 64;

/**
 * Fits a path to a template: `{name}` is one segment, `**` any number of them, other segments may glob (`delete-*`). What is not known of a path
 * (a HOLE) may stand for several segments. null: it cannot be that path.
 */
export function fitPath(template: string, path: Text): Named | null {
  const pattern = segmentsOf(template);
  const text = segmentsOf(path);
  if (text.length > MAX_SEGMENTS) return template.includes('**') ? {} : null;
  return fit(pattern, 0, text, 0, {});
}

const segmentsOf = (path: string): readonly string[] => path.split('/').filter((part) => part !== '');

function fit(pattern: readonly string[], at: number, text: readonly Text[], from: number, named: Named): Named | null {
  const wanted = pattern[at];
  if (wanted === undefined) return from === text.length ? named : null;
  if (wanted === '**') {
    for (let next = from; next <= text.length; next += 1) {
      const rest = fit(pattern, at + 1, text, next, named);
      if (rest) return rest;
    }
    return null;
  }
  const part = text[from];
  if (part === undefined) return null;
  const name = /^\{(\w+)\}$/.exec(wanted)?.[1];
  if (!part.includes(HOLE)) {
    if (name === undefined && !globMatches(wanted, part)) return null;
    return fit(pattern, at + 1, text, from + 1, name === undefined ? named : { ...named, [name]: part });
  }
  for (let length = 1; length <= pattern.length - at; length += 1) {
    const glob = pattern.slice(at, at + length).map((one) => (one.startsWith('{') ? '*' : one));
    if (!globMatches(glob.join('/'), part, true)) continue;
    const rest = fit(pattern, at + length, text, from + 1, length === 1 && name !== undefined ? { ...named, [name]: part } : named);
    if (rest) return rest;
  }
  return null;
}
