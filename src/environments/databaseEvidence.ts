import { isLoopback } from '../engine/policy/loopback';
import { environmentOfWords } from '../engine/policy/words';
import type { EnvironmentLevel, Evidence } from '../engine/types';
import type { Connection } from './connection';
import type { Place } from './detector';

interface Origin {
  readonly file: string | null;
  readonly line: number | null;
  readonly key: string;
}

/** What a file says of a database. null: there is an address, but it cannot be told where it leads. */
export function evidenceOf(place: Place, name: string, connection: Connection | null, { file, line, key }: Origin): Evidence {
  const shown = connection ? `${connection.host}${connection.database === '' ? '' : `, database ${connection.database}`}` : 'not known';
  const where = file === null ? 'environment of the editor' : `${file.slice(place.cwd.length + 1)}${line === null ? '' : ` line ${line}`}`;
  const choice = { of: 'database', name, current: isDefault(name), from: place.cwd } as const;
  return {
    source: 'database',
    environment: environmentOf(connection, `${name} ${key} ${file?.slice(place.cwd.length) ?? ''}`),
    identifiers: connection ? [connection.host, ...(connection.database === '' ? [] : [`${connection.host}/${connection.database}`])] : [],
    names: {},
    file,
    line,
    strength: 'target',
    note: `${key} host ${shown} (${where})`,
    choice: connection ? { ...choice, resource: connection.database === '' ? connection.host : connection.database } : choice,
  };
}

const isDefault = (name: string): boolean => !name.includes(':') || /:(?:development|dev|\.env)$/.test(name);

/** Loopback is local unless it calls itself production; elsewhere any word raises. */
function environmentOf(connection: Connection | null, words: string): EnvironmentLevel {
  if (connection && environmentOfWords(`${connection.host} ${connection.database}`) === 'production') return 'production';
  if (connection && isLoopback(connection.host)) return 'local';
  return environmentOfWords(words) === 'production' ? 'production' : 'unknown';
}
