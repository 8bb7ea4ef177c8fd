import { hostOf } from '../evaluate/sql/connection';
import { HOLE, type Text } from '../types';

/** Databases that are a file: where they lie is this machine. */
const A_FILE = /^(?:sqlite3?|better-sqlite3|file|duckdb|libsql:file|h2|hsqldb|derby)(?:\+[a-z0-9]+)?:/i;
/** The same as a plain path. */
const A_PATH = /^[\w./~-]+\.(?:db|sqlite3?|duckdb)$/i;
const ADDRESS = /^[a-z][a-z0-9+.-]*:(?:[a-z]+:)?\/\/(?:[^@/?]*@)?(\[[^\]]+\]|[^:/?,;]+)([^/?;]*)\/?([^?;]*)/i;
/** `user:password@tcp(host:3306)/shop`, as Go's driver of MySQL has it. */
const GO = /@(?:tcp|cloudsql)\(([^):,]+)[^)]*\)\/?([^?]*)/i;

/** Host and database of a connection string, without anything secret; null where it cannot be told. */
export function placeOfUri(uri: Text): { readonly host: Text; readonly database: Text } | null {
  const plain = uri.replace(/^jdbc:/i, '');
  if (A_PATH.test(plain) || (A_FILE.test(plain) && !/^h2:(?:tcp|ssl):/i.test(plain))) return { host: 'localhost', database: '' };
  // A second host in the query goes before the first.
  const named = keyword(plain, /[?&;\s]host(?:name|addr)?=([^&;\s]+)/i) ?? keyword(` ${plain}`, /\sserver=([^;\s]+)/i);
  const [, go, goDatabase = ''] = GO.exec(plain) ?? [];
  if (go !== undefined) return { host: hostOf(go), database: goDatabase };
  const [, first, further = '', database = ''] = ADDRESS.exec(plain) ?? [];
  // Several hosts: a client takes the next one where the first does not answer.
  const host = first !== undefined && further.includes(',') ? first + further : first;
  if (host !== undefined) return { host: hostOf(named ?? host), database };
  const words = keyword(` ${plain}`, /\shost(?:addr)?=([^;\s]+)/i) ?? named;
  if (words === undefined) return null;
  return { host: hostOf(words), database: keyword(` ${plain}`, /[;\s](?:dbname|database)=([^;\s]+)/i) ?? '' };
}

const keyword = (text: Text, pattern: RegExp): Text | undefined => pattern.exec(text)?.[1];

/** The server in a connection string, and its database with it: many are called `postgres`. */
export function serversOf(uri: Text): readonly Text[] {
  const place = placeOfUri(uri);
  if (!place) return [HOLE];
  return [place.host, ...(place.database === '' ? [] : [`${place.host}/${place.database}`])];
}

/** The database in a connection string. */
export const databaseOfUri = (uri: Text): Text => placeOfUri(uri)?.database ?? '';
