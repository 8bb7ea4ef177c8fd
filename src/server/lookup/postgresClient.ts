import { EventEmitter } from 'node:events';
import { Socket } from 'node:net';
import { Client } from 'pg';

/** One login, complete: nothing is taken from the environment, `~/.pgpass` or a service file, which others may have written. */
export interface Login {
  readonly host: string;
  readonly port: number;
  readonly database: string;
  readonly user: string;
  readonly password: string | null;
  readonly tls: 'verify' | 'unverified' | 'off';
}
/** Runs one statement; each column comes as text. */
export type Ask = (text: string, values: readonly unknown[]) => Promise<readonly (readonly (string | null)[])[]>;

/**
 * What the server itself keeps to for this session: it writes nothing, gives up after two seconds, waits for no lock, and finds no function or
 * operator but its own, whatever a role or a database was set to.
 */
const OPTIONS = [
  'default_transaction_read_only=on',
  'statement_timeout=2000',
  'lock_timeout=1000',
  'idle_in_transaction_session_timeout=5000',
  'search_path=pg_catalog',
]
  .map((option) => `-c ${option}`)
  .join(' ');

/** Logs in, works inside one read-only transaction and leaves. Rejects where the server cannot be asked; the signal ends the connection at once. */
export async function withPostgres<T>(login: Login, signal: AbortSignal, work: (ask: Ask) => Promise<T>): Promise<T> {
  signal.throwIfAborted();
  const { host, port, database, user, password, tls } = login;
  const socket = new Socket();
  const client = new Client({
    host,
    port,
    database,
    user,
    // A function: with none, pg would look for a password elsewhere.
    password: () => password ?? '',
    ssl: tls === 'off' ? false : { rejectUnauthorized: tls === 'verify' },
    stream: () => socket,
    options: OPTIONS,
    application_name: 'mollyguard',
  });
  client.on('error', () => undefined); // told by whatever waits for an answer
  const stop = () => socket.destroy(new Error('given up'));
  signal.addEventListener('abort', stop, { once: true });
  try {
    const proved = tls === 'verify' || password === null ? () => true : provesItself(client, stop);
    await client.connect();
    if (!proved()) throw new Error('anybody may be that server');
    await client.query('BEGIN TRANSACTION READ ONLY');
    return await work(async (text, values) => {
      const { rows } = await client.query<(string | null)[]>({ text, values: [...values], rowMode: 'array' });
      return rows;
    });
  } finally {
    signal.removeEventListener('abort', stop);
    // Leaving politely takes a turn; nobody waits for it.
    client.end().catch(() => undefined);
    setTimeout(() => socket.destroy(), 200).unref();
  }
}

/**
 * Whoever listens on a port without a certificate may be anybody, and could tell that there is nothing to lose. By SCRAM a server proves in the end
 * that it knows the password (https://www.postgresql.org/docs/current/sasl-authentication.html); one that leaves that out is not asked, and one
 * that wants the password in clear does not get it. The answer tells, once logged in, whether it was proved.
 */
function provesItself(client: object, stop: () => void): () => boolean {
  const connection = 'connection' in client ? client.connection : undefined;
  if (!(connection instanceof EventEmitter)) throw new Error('pg has changed: its login cannot be followed');
  let proved = false;
  for (const weak of ['authenticationCleartextPassword', 'authenticationMD5Password']) connection.prependListener(weak, stop);
  // pg has checked the server's proof before it goes on to be ready.
  connection.on('authenticationSASLFinal', () => {
    proved = true;
  });
  return () => proved;
}
