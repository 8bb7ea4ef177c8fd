import { HOLE, type Text } from '../types';

/** Databases that are a file: where they lie is this machine. */
const A_FILE = /^(?:sqlite3?|better-sqlite3|file|duckdb|libsql:file|h2|hsqldb|derby)(?:\+[a-z0-9]+)?:/i;
/** The same as a plain path. */
const A_PATH = /^[\w./~-]+\.(?:db|sqlite3?|duckdb)$/i;
const ADDRESS = /^[a-z][a-z0-9+.-]*:(?:[a-z]+:)?\/\/(?:[^@/?]*@)?(\[[^\]]+\]|[^:/?,;]+)[^/?;]*\/?([^?;]*)/i;
/** `user:password@tcp(host:3306)/shop`, as Go's driver of MySQL has it. */
const GO = /@(?:tcp|cloudsql)\(([^):,]+)[^)]*\)\/?([^?]*)/i;

/** Host and database of a connection string, without anything secret; null where it cannot be told. */
export function placeOfUri(uri: Text): { readonly host: Text; readonly database: Text } | null {
  const plain = uri.replace(/^jdbc:/i, '');
  if (A_PATH.test(plain) || (A_FILE.test(plain) && !/^h2:(?:tcp|ssl):/i.test(plain))) return { host: 'localhost', database: '' };
  // A second host in the query goes before the first.
  const named = keyword(plain, /[?&;\s]host(?:name|addr)?=([^&;\s]+)/i) ?? keyword(` ${plain}`, /\sserver=([^;\s]+)/i);
  const [, host, database = ''] = GO.exec(plain) ?? ADDRESS.exec(plain) ?? [];
  if (host !== undefined) return { host: machine(named ?? host), database };
  const words = keyword(` ${plain}`, /\shost(?:addr)?=([^;\s]+)/i) ?? named;
  if (words === undefined) return null;
  return { host: machine(words), database: keyword(` ${plain}`, /[;\s](?:dbname|database)=([^;\s]+)/i) ?? '' };
}

/** A path is a socket of this machine. */
const machine = (host: Text): Text => (host.startsWith('/') || host.startsWith('%2F') ? 'localhost' : host.toLowerCase());

const keyword = (text: Text, pattern: RegExp): Text | undefined => pattern.exec(text)?.[1];

/** The server in a connection string, and its database with it: many are called `postgres`. */
export function serversOf(uri: Text): readonly Text[] {
  const place = placeOfUri(uri);
  if (!place) return [HOLE];
  return [place.host, ...(place.database === '' ? [] : [`${place.host}/${place.database}`])];
}

/** The database in a connection string. */
export const databaseOfUri = (uri: Text): Text => placeOfUri(uri)?.database ?? '';
