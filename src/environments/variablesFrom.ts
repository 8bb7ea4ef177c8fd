import { connectionOf } from './connection';
import { ADDRESSES, VARIABLES, type Variables } from './detector';

const SECRET_FREE: ReadonlySet<string> = new Set(ADDRESSES);

/** What a process's environment says about where programs go. Of an address only user, host and database are kept: it may hold a password. */
export function variablesFrom(env: Readonly<Record<string, string | undefined>>): Variables {
  const found = VARIABLES.flatMap((name): [string, string][] => {
    const value = env[name];
    if (value === undefined || value === '') return [];
    if (!SECRET_FREE.has(name)) return [[name, value.slice(0, 4_000).replace(/(\/\/)[^/@\s]*:[^/@\s]*@/g, '$1')]];
    const connection = connectionOf(value, true);
    if (!connection) return [[name, NOWHERE]];
    const { host, database, user, file } = connection;
    if (file !== undefined) return [[name, `file:${file}`]];
    return [[name, `postgres://${user === undefined ? '' : `${user}@`}${host.includes(':') ? `[${host}]` : host}/${database}`]];
  });
  return Object.fromEntries(found);
}

/** There is an address, but nobody can tell where it leads. */
const NOWHERE = '?';
