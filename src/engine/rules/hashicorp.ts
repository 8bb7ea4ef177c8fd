import type { When } from './rule';
import { request } from './when';

/** The words in which the rules of HashiCorp's servers are written: they run on anybody's hosts, and are known by what is sent to them. */

type Http = Extract<When, { call: 'http' }>;

/** A request with the server's own header for tokens, to its port, or to a host that bears its name. */
export const requests =
  (header: string, ports: readonly string[], names: readonly string[]) =>
  (line: string, more: Omit<Http, 'call' | 'method' | 'path'> = {}): readonly When[] => [
    request(line, { ...more, hosts: ['*'], headers: { ...more.headers, [header]: ['*'] } }),
    request(line, { ...more, hosts: ['*'], ports }),
    request(line, { ...more, hosts: names }),
  ];

/** Flags of programs in Go, which take one dash or two. */
export const dashes = (flags: string): readonly string[] => flags.split(/\s+/).flatMap((flag) => (flag === '' ? [] : [flag, `-${flag}`]));
/** Help is asked for with any of these. */
export const HELP = { none: ['-h', '-help', '--help'] } as const;
