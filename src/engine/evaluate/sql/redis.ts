import type { Context, Reader } from '../../context';
import { type Call, HOLE, type ProgramCall, type Text } from '../../types';
import { contentOf } from '../http/sources';
import { type Connection, connection, fromUri, hostOf, sqlCall } from './connection';
import { readable } from './psql';
import { redisFacts } from './redisFacts';

const VALUES = new Set([
  '-h',
  '-p',
  '-t',
  '-s',
  '-a',
  '-u',
  '-r',
  '-i',
  '-n',
  '-d',
  '-D',
  '-X',
  '--user',
  '--pass',
  '--sni',
  '--cacert',
  '--cert',
  '--key',
  '--cacertdir',
  '--tls-ciphers',
  '--pattern',
  '--count',
  '--quoted-pattern',
  '--rdb',
  '--functions-rdb',
  '--eval',
  '--memkeys-samples',
  '--lru-test',
]);
const LISTS = new Set(['xargs', 'parallel']);

/** `redis-cli`: flags up to the first word, then one command, or commands on standard input, one a line. It connects to this machine if not told. */
function redisCli(call: ProgramCall, context: Context): readonly Call[] {
  let at = 0;
  let connected: Connection = connection('redis', { host: '127.0.0.1' });
  const scripts: Text[] = [];
  for (; at < call.argv.length; at += 1) {
    const word = call.argv[at] ?? '';
    if (!word.startsWith('-')) break;
    if (!VALUES.has(word)) continue;
    at += 1;
    const value = call.argv[at] ?? '';
    if (word === '-h') connected = { ...connected, host: hostOf(value) };
    else if (word === '-p') connected = { ...connected, port: value };
    else if (word === '-n') connected = { ...connected, database: value };
    else if (word === '-s') connected = { ...connected, host: 'localhost' };
    else if (word === '-u') connected = fromUri(value, 'redis');
    else if (word === '-a' || word === '--pass') connected = { ...connected, credential: true };
    else if (word === '--eval') scripts.push(value);
  }
  // `--cluster call host:port FLUSHALL` sends it to every node.
  const words = call.argv[at - 1] === '--cluster' && call.argv[at] === 'call' ? call.argv.slice(at + 2) : call.argv.slice(at);
  const listed = call.via.some((name) => LISTS.has(name));
  const run = (one: readonly Text[]): readonly Call[] => redisFacts(one, listed).map((found) => sqlCall(found, connected, call));
  if (scripts.length > 0) {
    const { texts, calls } = readable(
      scripts.map((path) => contentOf(path, call, context)),
      call,
    );
    return [...texts.flatMap((text) => run(['EVAL', text])), ...calls];
  }
  if (words.length > 0) {
    if (words[0] === HOLE) return [...run(['DEL', HOLE]), ...readable([{ kind: 'unreadable', why: 'command' }], call).calls];
    // Numbers before a command repeat it.
    return run(/^\d+$/.test(words[0] ?? '') ? words.slice(1) : words);
  }
  const { texts, calls } = readable([call.stdin], call);
  const lines = texts.flatMap((text) => (context.spend(text.length / 32) ? text.split(/\r?\n/) : []));
  return [...lines.flatMap((line) => run(wordsOf(line))), ...calls];
}

const wordsOf = (line: Text): readonly Text[] =>
  (line.match(/"[^"]*"|'[^']*'|\S+/g) ?? []).map((word) => word.replace(/^(["'])(.*)\1$/, '$2'));

/** Redis, and what speaks its protocol. */
export const redisReaders: Readonly<Record<string, Reader>> = { 'redis-cli': redisCli, 'valkey-cli': redisCli, 'keydb-cli': redisCli };
