import { globMatches } from './path';

/** A tree of path segments: looks up a path among many patterns in one walk. */
export interface Trie<Value> {
  readonly children: Map<string, Trie<Value>>;
  /** Children whose key has a `*` within a segment. */
  readonly globs: [string, Trie<Value>][];
  /** What the path that ends here is. */
  value: Value | null;
  /** What everything below is. */
  below: Value | null;
}

const empty = <Value>(): Trie<Value> => ({ children: new Map(), globs: [], value: null, below: null });

/** Builds it from `pattern → value`; a pattern's last segment `**` takes the folder itself and all below. */
export function compile<Value>(rows: Iterable<readonly [string, Value]>): Trie<Value> {
  const root = empty<Value>();
  for (const [pattern, value] of rows) {
    let node = root;
    const segments = pattern.split('/').filter((segment) => segment !== '');
    for (const segment of segments) {
      if (segment === '**') {
        node.below = value;
        break;
      }
      node = child(node, segment);
    }
    node.value = value;
  }
  return root;
}

function child<Value>(node: Trie<Value>, segment: string): Trie<Value> {
  const known = segment.includes('*') ? node.globs.find(([key]) => key === segment)?.[1] : node.children.get(segment);
  if (known) return known;
  const made = empty<Value>();
  if (segment.includes('*')) node.globs.push([segment, made]);
  else node.children.set(segment, made);
  return made;
}

/** The value for segments[from..]; the most exact pattern wins. */
export function lookUp<Value>(node: Trie<Value>, segments: readonly string[], from: number): Value | null {
  const segment = segments[from];
  if (segment === undefined) return node.value;
  const exact = node.children.get(segment);
  if (exact) {
    const found = lookUp(exact, segments, from + 1);
    if (found !== null) return found;
  }
  for (const [glob, next] of node.globs) {
    if (!globMatches(glob, segment)) continue;
    const found = lookUp(next, segments, from + 1);
    if (found !== null) return found;
  }
  return node.below;
}

/**
 * Every value that the pattern segments[from..] could reach: a path with globs or holes may match a pattern or lie below one. Work is bounded by the
 * size of the tree.
 */
export function reach<Value>(node: Trie<Value>, segments: readonly string[], from: number, found: Set<Value>): void {
  if (node.below !== null) found.add(node.below);
  const segment = segments[from];
  if (segment === undefined) {
    if (node.value !== null) found.add(node.value);
    return;
  }
  // What begins with a wildcard names nothing in particular.
  if (/^[*?\uE000]/.test(segment)) return;
  if (WILD.test(segment)) {
    for (const [key, next] of node.children) if (globMatches(segment, key)) reach(next, segments, from + 1, found);
  } else {
    const exact = node.children.get(segment);
    if (exact) reach(exact, segments, from + 1, found);
  }
  for (const [glob, next] of node.globs)
    if (globMatches(glob, segment) || globMatches(segment, glob)) reach(next, segments, from + 1, found);
}

const WILD = /[*?[\uE000]/;

/** Every pattern below a node, as the rest of its path (without `**`), with its value. */
export function* entriesBelow<Value>(node: Trie<Value>): Generator<readonly [string, Value]> {
  for (const [key, next] of [...node.children.entries(), ...node.globs]) {
    const value = next.below ?? next.value;
    if (value !== null) yield [`/${key}`, value];
    for (const [path, deeper] of entriesBelow(next)) yield [`/${key}${path}`, deeper];
  }
}
