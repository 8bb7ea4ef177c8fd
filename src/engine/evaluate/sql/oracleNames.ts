import { HOLE, type Text } from '../../types';
import { type Connection, connection, hostOf } from './connection';

/** `user/password@//host:port/service`, `user@name`, `user@(DESCRIPTION=…(HOST=…)…)`: where Oracle's clients connect. */
export function fromOracle(text: Text): Connection {
  const [, user = '', password, server = ''] = /^([^/@\s]*)(?:\/("[^"]*"|[^@\s]*))?(?:@(.*?))?(?:\s+as\s+\w+)?$/is.exec(text) ?? [];
  const plain = server.replace(/^(?:tcps?:)?\/\//i, '');
  const described = /\bHOST\s*=\s*([^)\s]+)/i.exec(plain)?.[1];
  const [, host = '', port = '', database = ''] = /^([^:/]*)(?::(\d+))?(?:\/([^:/?\s]+))?/.exec(plain) ?? [];
  const named = described !== undefined || plain.includes('/') || port !== '';
  return connection('oracle', {
    // A single word is a name of tnsnames.ora: nobody here knows what stands behind it, but it is what people call it.
    host: hostOf(described ?? (server === '' ? '' : host)),
    port,
    user,
    database: named ? (/\b(?:SERVICE_NAME|SID)\s*=\s*([^)\s]+)/i.exec(plain)?.[1] ?? database) : plain.replaceAll(HOLE, ''),
    credential: password !== undefined && password !== '',
  });
}

/** `@drop` is `@drop.sql`. */
export const withEnding = (file: string, ending = '.sql'): string => (/\.[^/]*$/.test(file) ? file : file + ending);
