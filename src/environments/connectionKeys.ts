import { type Connection, placed, userName } from './connectionHost';

const HOST = /^(?:host|hostname|hostaddr|server|data source|datasource|address|addr|network address|servername)$/;
const DATABASE = /^(?:dbname|database|initial catalog|databasename|dbq)$/;
const USER = /^(?:user|user id|uid|username|user name)$/;

/**
 * Connection strings of names and values: libpq's `host=db dbname=shop user=me`, ADO.NET's and ODBC's `Server=tcp:db,1433;Database=shop;User Id=me`,
 * PDO's `mysql:host=db;dbname=shop`. null for anything else.
 */
export function keyedConnection(value: string): Connection | null {
  const text = value.replace(/^(?:pgsql|mysql|sqlsrv|dblib|odbc|oci):/i, '');
  const pairs = text.includes(';') ? text.split(';') : spaced(text);
  const found = new Map(
    pairs.slice(0, 60).flatMap((pair): [string, string][] => {
      const at = pair.indexOf('=');
      const name = pair.slice(0, at).trim().toLowerCase();
      return at < 1 || !/^[a-z][a-z_ ]*$/.test(name) ? [] : [[name, unquoted(pair.slice(at + 1).trim())]];
    }),
  );
  const of = (names: RegExp): string => [...found].find(([name]) => names.test(name))?.[1] ?? '';
  const database = of(DATABASE);
  const user = userName(of(USER));
  // `a=b` alone is any setting.
  if (database === '' && user === '') return null;
  const named = of(HOST)
    .replace(/^(?:tcp|np|lpc|admin):/i, '')
    .replace(/[,\\].*$/s, '')
    .replace(/^([^:/]*):\d+$/, '$1');
  const connection = placed(/^\(?local(?:db)?\)?$|^\.$/i.test(named) ? 'localhost' : named, database);
  return connection && { ...connection, ...(user === '' ? {} : { user }) };
}

const unquoted = (text: string): string => /^(['"])(.*)\1$/s.exec(text)?.[2] ?? text;

/** libpq's words: `name = value`, values with spaces in single quotes. */
const spaced = (text: string): readonly string[] => text.match(/[a-z_]+\s*=\s*(?:'(?:[^'\\]|\\.)*'|[^\s']*)/gi) ?? [];
