import type { Context, Reader } from '../../context';
import { type Call, HOLE, type ProgramCall, type Text } from '../../types';
import { codeReaders } from '../code/index';
import { contentOf } from '../http/sources';
import { type Connection, connection, fromUri, hostOf } from './connection';
import { options } from './options';
import { readable } from './psql';

const VALUES = [
  '--eval',
  '--host',
  '--port',
  '-u',
  '--username',
  '-p',
  '--password',
  '--authenticationDatabase',
  '--authenticationMechanism',
  '-f',
  '--file',
  '--tlsCAFile',
  '--tlsCertificateKeyFile',
  '--db',
  '--json',
];

/** `mongosh`: JavaScript in which `db` is the database. It connects to this machine if not told. */
function mongosh(call: ProgramCall, context: Context): readonly Call[] {
  const flags = options(call, VALUES);
  const scripts = [...flags.words.filter((word) => /\.[cm]?js$/.test(word)), ...flags.all('-f', '--file')];
  const target = flags.words.find((word) => !/\.[cm]?js$/.test(word));
  const connected = {
    ...targetOf(target, flags.value('--host')),
    credential: flags.has('-p', '--password') || /:\/\/[^/@]+:[^/@]+@/.test(target ?? ''),
  };
  const commands = flags.all('--eval');
  const files = scripts.map((path) => contentOf(path, call, context));
  const { texts, calls } = readable(commands.length + files.length === 0 ? [call.stdin] : files, call);
  const code = [...commands, ...texts].map((text) =>
    text.replace(/^[ \t]*use[ \t]+["']?([\w-]+)["']?[ \t]*(?:;|$)/gm, "db = db.getSiblingDB('$1');"),
  );
  return [...code.flatMap((text) => run(text, connected, call, context)), ...calls];
}

function targetOf(target: Text | undefined, host: Text | undefined): Connection {
  const server = host === undefined ? '127.0.0.1' : hostOf(host.replace(/^.*\//, '').replace(/:\d+.*$/s, ''));
  if (target === undefined) return connection('mongodb', { host: server });
  if (/^mongodb(?:\+srv)?:/.test(target)) return fromUri(target, 'mongodb');
  if (target.includes(HOLE)) return connection('mongodb', { host: HOLE, database: target });
  const [first = '', second] = target.split('/');
  return second === undefined
    ? connection('mongodb', { host: server, database: first })
    : connection('mongodb', { host: hostOf(first.replace(/:\d+$/, '')), database: second });
}

/** The code as the shell runs it, what it does to databases placed where the shell is connected. */
function run(code: Text, connected: Connection, call: ProgramCall, context: Context): readonly Call[] {
  const found = codeReaders.node?.({ ...call, argv: ['-e', code], stdin: { kind: 'none' } }, context) ?? [];
  return found.map((one) => {
    if (one.kind !== 'sql' || one.dialect !== 'mongodb') return one;
    const database = one.database === '' ? connected.database : one.database;
    const host =
      one.host === '' ? (call.remote && /^(?:127\.|localhost)/.test(connected.host) ? call.remote.host : connected.host) : one.host;
    const names = one.object === 'database' && one.names.length === 0 && database !== '' ? [database] : one.names;
    return { ...one, names, database, host, port: connected.port, user: connected.user, credential: connected.credential };
  });
}

/** MongoDB's shells. */
export const mongoReaders: Readonly<Record<string, Reader>> = { mongosh, mongo: mongosh };
