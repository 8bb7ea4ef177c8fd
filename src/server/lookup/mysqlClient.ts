import { Socket } from 'node:net';
import { authPlugins, type Connection, type ConnectionOptions, createConnection } from 'mysql2';
import { isLoopback } from '../../engine/policy/loopback';

/** One login, complete: nothing is taken from the environment or from `~/.my.cnf`, which others may have written. */
export interface Login {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string | null;
  readonly tls: 'verify' | 'unverified' | 'off';
}
/** Runs one prepared statement, whose values are never part of it; each column comes as text. */
export type Ask = (text: string, values: readonly string[]) => Promise<readonly (readonly (string | null)[])[]>;

/** Nothing shows that it is the server whose password this is. */
export class Unproved extends Error {}

/** What the server itself keeps to for this session: it writes nothing, gives up after two seconds, and waits for no lock. */
const SESSION = ["SET SESSION sql_mode = ''", 'SET SESSION TRANSACTION READ ONLY', 'SET SESSION lock_wait_timeout = 1'];
/** https://mariadb.com/kb/en/server-system-variables/#max_statement_time (seconds) */
const MARIADB = ['SET SESSION max_statement_time = 2'];
/** Milliseconds; and statistics as they are, not as they were kept a day ago: https://dev.mysql.com/doc/refman/8.4/en/server-system-variables.html */
const MYSQL = ['SET SESSION max_execution_time = 2000'];
const MYSQL_8 = ['SET SESSION information_schema_stats_expiry = 0'];

/** Logs in, works inside one read-only transaction and leaves. Rejects where the server cannot be asked; the signal ends the connection at once. */
export async function withMysql<T>(login: Login, signal: AbortSignal, work: (ask: Ask) => Promise<T>): Promise<T> {
  signal.throwIfAborted();
  const { host, port, user, password, tls } = login;
  // A server of this protocol never proves that it knows the password, and what answers its challenge, a word list can open.
  if (password !== null && tls !== 'verify' && !isLoopback(host)) throw new Unproved('checked TLS is needed');
  const refusal: { reason?: Unproved } = {};
  const socket = new Socket();
  const stop = () => socket.destroy(new Error('given up'));
  const connection = createConnection({
    host,
    port,
    user,
    password: password ?? '',
    stream: () => socket,
    ssl: tls === 'off' ? undefined : { rejectUnauthorized: tls === 'verify', verifyIdentity: tls === 'verify' },
    authPlugins: plugins(tls === 'verify', (reason) => {
      refusal.reason = reason;
    }),
    // A server may ask for any file of this machine (https://dev.mysql.com/doc/refman/8.4/en/load-data-local-security.html).
    flags: ['-LOCAL_FILES', '-SESSION_TRACK'],
    multipleStatements: false,
    // Names of columns come from the server: no code is made of them.
    disableEval: true,
    rowsAsArray: true,
    connectTimeout: 0,
  });
  connection.on('error', () => undefined); // told by whatever waits for an answer
  signal.addEventListener('abort', stop, { once: true });
  // Node compares a certificate with this; for an address it would be `localhost`.
  Object.assign(socket, { _host: host });
  socket.once('connect', () => {
    if (password !== null && tls !== 'verify' && !isLoopback(socket.remoteAddress ?? '')) stop();
  });
  socket.connect({ host, port });
  try {
    await connected(connection);
    const [version] = await run(connection, 'SELECT VERSION()');
    for (const one of [...SESSION, ...limits(version?.[0] ?? '')]) await run(connection, one);
    await run(connection, 'START TRANSACTION READ ONLY');
    return await work((text, values) => run(connection, text, values));
  } catch (error) {
    throw refusal.reason ?? error;
  } finally {
    signal.removeEventListener('abort', stop);
    // Leaving politely takes a turn; nobody waits for it.
    connection.end(() => undefined);
    setTimeout(() => socket.destroy(), 200).unref();
  }
}

const limits = (version: string): readonly string[] => {
  if (/mariadb/i.test(version)) return MARIADB;
  return Number.parseInt(version, 10) >= 8 ? [...MYSQL, ...MYSQL_8] : MYSQL;
};

/**
 * The ways to log in that the server may choose. The password itself goes only to a server whose certificate was checked, and by
 * `mysql_clear_password`, which knows no check, never; a key that an unknown server hands out protects nothing from that server
 * (https://dev.mysql.com/doc/refman/8.4/en/caching-sha2-pluggable-authentication.html).
 */
function plugins(checked: boolean, refused: (reason: Unproved) => void): ConnectionOptions['authPlugins'] {
  const refuse = (): never => {
    const reason = new Unproved('the server wants the password itself');
    refused(reason);
    throw reason;
  };
  const sha2 = authPlugins.caching_sha2_password({ overrideIsSecure: true });
  return {
    mysql_clear_password: () => refuse,
    sha256_password: checked ? authPlugins.sha256_password() : () => refuse,
    caching_sha2_password: (on) => {
      const answer = sha2(on);
      let asked = false;
      return (data) => {
        // After the challenge there is nothing to answer but `4`: send the password.
        if (asked && !checked && data[0] !== FAST_SUCCESS) return refuse();
        asked = true;
        return answer(data);
      };
    },
  };
}
const FAST_SUCCESS = 3;

const connected = (connection: Connection): Promise<void> =>
  new Promise((resolve, reject) => {
    connection.once('connect', () => resolve());
    connection.once('error', reject);
  });

const run = (connection: Connection, text: string, values?: readonly string[]): Promise<readonly (readonly (string | null)[])[]> =>
  new Promise((resolve, reject) => {
    const done = (error: Error | null, rows: unknown) => (error ? reject(error) : resolve(textOf(rows)));
    // What has a value is prepared: then no name is ever written into a statement, however the server reads quotes.
    if (values === undefined) connection.query(text, done);
    else connection.execute(text, [...values], done);
  });

const textOf = (rows: unknown): readonly (readonly (string | null)[])[] =>
  Array.isArray(rows) ? rows.map((row) => (Array.isArray(row) ? row.map(plain) : [])) : [];
const plain = (value: unknown): string | null => (value === null || value === undefined ? null : String(value));
