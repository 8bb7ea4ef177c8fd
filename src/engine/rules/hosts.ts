import { globMatches } from '../policy/glob';
import { HOLE } from '../types';

/** Lists of host patterns, asked together: which of them a host belongs to. */
export interface HostTable {
  /** Places of the lists that the host is on, ascending; where a part of the host is not known, of those that it could be on. */
  among(host: string): readonly number[];
}

/** Whether a host is one of these; where a part of it is not known, whether it could be. */
export function isAmong(host: string, hosts: readonly string[]): boolean {
  const plain = bare(host);
  return hosts.some((pattern) => pattern === '*' || (host !== HOLE && globMatches(pattern, plain, true)));
}
const bare = (host: string): string => (host.endsWith('.') ? host.slice(0, -1) : host);

const SUFFIX = /^\*(\.[^*]+)$/;

/** A pattern that is no plain name or suffix, with what stands before its first and behind its last `*`: few hosts get further than that. */
interface Other {
  readonly pattern: string;
  readonly head: string;
  readonly tail: string;
  readonly at: number;
}
const otherOf = (pattern: string, at: number): Other => ({
  pattern,
  head: pattern.slice(0, pattern.indexOf('*')),
  tail: pattern.slice(pattern.lastIndexOf('*') + 1),
  at,
});

/** Compiles the lists: a host that is known in full is looked up by itself and by each of its suffixes, whatever the number of lists. */
export function hostTable(lists: readonly (readonly string[])[]): HostTable {
  const names = new Map<string, number[]>();
  const others: Other[] = [];
  const any: number[] = [];
  const add = (key: string, at: number): void => {
    const list = names.get(key);
    if (list) list.push(at);
    else names.set(key, [at]);
  };
  for (const [at, hosts] of lists.entries()) {
    for (const pattern of hosts) {
      const suffix = SUFFIX.exec(pattern)?.[1];
      if (pattern === '*') any.push(at);
      else if (suffix !== undefined) add(suffix, at);
      else if (pattern.includes('*')) others.push(otherOf(pattern, at));
      else add(pattern, at);
    }
  }
  const look = (host: string): readonly number[] => {
    const found = new Set(any);
    for (const at of names.get(host) ?? []) found.add(at);
    for (let dot = host.indexOf('.'); dot >= 0; dot = host.indexOf('.', dot + 1)) {
      for (const at of names.get(host.slice(dot)) ?? []) found.add(at);
    }
    for (const { pattern, head, tail, at } of others)
      if (host.startsWith(head) && host.endsWith(tail) && globMatches(pattern, host)) found.add(at);
    return [...found].sort((a, b) => a - b);
  };
  return {
    among: (host) => (host.includes(HOLE) ? lists.flatMap((hosts, at) => (isAmong(host, hosts) ? [at] : [])) : look(bare(host))),
  };
}
