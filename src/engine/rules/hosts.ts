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

const NONE: readonly never[] = [];
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

/** A piece of text that every host of the pattern has, as an expression: at its start where it begins with one, else the longest. */
function signOf({ pattern, head }: Other): string {
  const piece = head !== '' ? head : pattern.split('*').reduce((longest, one) => (one.length > longest.length ? one : longest), '');
  return (head === '' ? '' : '^') + piece.replace(/[.+?^${}()|[\]\\]/g, '\\$&');
}

/** Compiles the lists: a host that is known in full is looked up by itself and by each of its suffixes, whatever the number of lists. */
export function hostTable(lists: readonly (readonly string[])[]): HostTable {
  const names = new Map<string, number[]>();
  /** By the labels that they end with; those that end with less than one, apart. */
  const others = new Map<string, Other[]>();
  const loose: Other[] = [];
  const any: number[] = [];
  const add = <T>(to: Map<string, T[]>, key: string, one: T): void => {
    const list = to.get(key);
    if (list) list.push(one);
    else to.set(key, [one]);
  };
  for (const [at, hosts] of lists.entries()) {
    for (const pattern of hosts) {
      const suffix = SUFFIX.exec(pattern)?.[1];
      if (pattern === '*') any.push(at);
      else if (suffix !== undefined) add(names, suffix, at);
      else if (pattern.includes('*')) {
        const other = otherOf(pattern, at);
        const dot = other.tail.indexOf('.');
        if (dot < 0) loose.push(other);
        else add(others, other.tail.slice(dot), other);
      } else add(names, pattern, at);
    }
  }
  const mayBeLoose = loose.length === 0 ? null : new RegExp(loose.map(signOf).join('|'));
  const look = (host: string): readonly number[] => {
    const found = [...any, ...(names.get(host) ?? NONE)];
    const fitting = (list: readonly Other[]): void => {
      for (const { pattern, head, tail, at } of list)
        if (host.startsWith(head) && host.endsWith(tail) && globMatches(pattern, host)) found.push(at);
    };
    for (let dot = host.indexOf('.'); dot >= 0; dot = host.indexOf('.', dot + 1)) {
      const suffix = host.slice(dot);
      const known = names.get(suffix);
      if (known) found.push(...known);
      const some = others.get(suffix);
      if (some) fitting(some);
    }
    if (mayBeLoose?.test(host)) fitting(loose);
    return found.length < 2 ? found : [...new Set(found)].sort((a, b) => a - b);
  };
  return {
    among: (host) => (host.includes(HOLE) ? lists.flatMap((hosts, at) => (isAmong(host, hosts) ? [at] : [])) : look(bare(host))),
  };
}
