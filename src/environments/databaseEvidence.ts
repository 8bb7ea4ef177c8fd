import { isLoopback } from '../engine/policy/loopback';
import { environmentOfWords } from '../engine/policy/words';
import type { EnvironmentLevel, Evidence } from '../engine/types';
import type { Connection } from './connection';
import type { Place } from './detector';

interface Origin {
  readonly file: string | null;
  readonly line: number | null;
  readonly key: string;
  /** The choice is taken where a command names none, besides those that tools take by themselves. */
  readonly current?: boolean;
  /** The key is a variable, which a command may set itself. */
  readonly variable?: true;
}

/** What a file says of a database. null: there is an address, but it cannot be told where it leads. */
export function evidenceOf(
  place: Place,
  name: string,
  connection: Connection | null,
  { file, line, key, current, variable }: Origin,
): Evidence {
  const where = file === null ? 'environment of the editor' : `${shownFile(place, file)}${line === null ? '' : ` line ${line}`}`;
  const choice = {
    of: 'database',
    name,
    current: current === true || isDefault(name),
    from: place.cwd,
    ...(variable ? { variable: key } : {}),
  } as const;
  const at = connection && here(connection, place);
  return {
    source: 'database',
    environment: environmentOf(at, `${name} ${key} ${file === null ? '' : shownFile(place, file)}`),
    identifiers: at ? identifiersOf(at) : [],
    names: {},
    file,
    line,
    strength: 'target',
    note: `${key} host ${at ? shownConnection(at) : 'not known'} (${where})`,
    choice: at ? { ...choice, resource: at.database === '' ? at.host : at.database } : choice,
  };
}

/** A database is only known together with its host: many are called `postgres`. Hosted ones carry their project's id in host or user. */
export function identifiersOf({ host, database, user = '' }: Connection): readonly string[] {
  const supabase = /^(?:db\.)?([a-z0-9]{15,30})\.supabase\.(?:co|in|net)$/.exec(host)?.[1];
  const pooled = /\.pooler\.supabase\.com$/.test(host) ? /^[\w-]+\.([a-z0-9]{15,30})$/.exec(user)?.[1] : undefined;
  const neon = /^(ep-[a-z0-9-]+?)(?:-pooler)?\..*neon\.(?:tech|build)$/.exec(host)?.[1];
  const ids = [supabase, pooled, neon].flatMap((one) => one ?? []);
  return [host, ...(database === '' ? [] : [`${host}/${database}`]), ...ids];
}

/** `db.example.com, database shop, user me` */
export const shownConnection = ({ host, database, user }: Connection): string =>
  `${host}${database === '' ? '' : `, database ${database}`}${user === undefined ? '' : `, user ${user}`}`;

const shownFile = ({ cwd, home }: Place, file: string): string =>
  file.startsWith(`${cwd}/`) ? file.slice(cwd.length + 1) : file.startsWith(`${home}/`) ? `~${file.slice(home.length)}` : file;

/** A file is this machine's only below the folder or the workspace: nobody knows who uses another. */
function here(connection: Connection, { cwd, workspace }: Place): Connection | null {
  const { file } = connection;
  if (file === undefined) return connection;
  if (file.split('/').includes('..')) return null;
  return !file.startsWith('/') || [cwd, ...workspace].some((folder) => file.startsWith(`${folder}/`)) ? connection : null;
}

const isDefault = (name: string): boolean => !name.includes(':') || /:(?:development|dev|\.env)$/.test(name);

/** Loopback is local unless it calls itself production; elsewhere any word raises. */
function environmentOf(connection: Connection | null, words: string): EnvironmentLevel {
  if (connection && environmentOfWords(`${connection.host} ${connection.database}`) === 'production') return 'production';
  if (connection && isLoopback(connection.host)) return 'local';
  return environmentOfWords(words) === 'production' ? 'production' : 'unknown';
}
