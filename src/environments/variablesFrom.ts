import { connectionOf } from './connection';
import { VARIABLES, type Variables } from './detector';

/** What a process's environment says about where programs go. Of an address only host and database are kept: it may hold a password. */
export function variablesFrom(env: Readonly<Record<string, string | undefined>>): Variables {
  const found = VARIABLES.flatMap((name): [string, string][] => {
    const value = env[name];
    if (value === undefined || value === '') return [];
    if (name !== 'DATABASE_URL') return [[name, value]];
    const connection = connectionOf(value);
    return connection ? [[name, `postgres://${connection.host}/${connection.database}`]] : [];
  });
  return Object.fromEntries(found);
}
