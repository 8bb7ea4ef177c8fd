import type { Context, Reader } from '../../context';
import { type Call, HOLE, type ProgramCall, type Text } from '../../types';
import { contentOf } from '../http/sources';
import { type Connection, connection, fromUri } from './connection';
import { type Options, options } from './options';
import { CARRIERS, type Carrier } from './platformCarriers';
import { readable } from './psql';
import { scriptCalls } from './script';

const list = (words = ''): readonly string[] => words.split(' ').filter((word) => word !== '');

function carried(carrier: Carrier, call: ProgramCall, context: Context): readonly Call[] {
  const sqlFlags = list(carrier.sql);
  const fileFlags = list(carrier.file);
  const given = options(call, [...sqlFlags, ...fileFlags, ...list(carrier.more)]);
  if (given.has('--help') || (given.has('-h') && call.program !== 'bq')) return [];
  const verb = list(carrier.verb);
  if (!verb.every((word, at) => word.split('|').includes(given.words[at] ?? ''))) return [];
  const rest = given.words.slice(verb.length);
  const [word] = carrier.sqlWord === undefined ? [] : rest.slice(carrier.sqlWord);
  const commands = [...given.all(...sqlFlags), ...(word === undefined ? [] : [word])];
  const files = given.all(...fileFlags).map((path) => contentOf(path, call, context));
  const { texts, calls } = readable(commands.length + files.length === 0 ? [call.stdin] : files, call);
  if (carrier.dialect === 'redis') return [...texts.map((text) => redisProgram(text, call)), ...calls];
  return [...scriptCalls([...commands, ...texts], target(carrier, given, rest), { client: carrier.client, from: call, context }), ...calls];
}

/** Commands on the standard input of Redis' own client. */
const redisProgram = (text: Text, call: ProgramCall): ProgramCall => ({
  ...call,
  via: [...call.via, call.program],
  program: 'redis-cli',
  path: 'redis-cli',
  argv: ['-h', HOLE],
  stdin: { kind: 'text', text },
});

function target(carrier: Carrier, given: Options, rest: readonly Text[]): Connection {
  const url = given.value(...list(carrier.url));
  if (url !== undefined) return fromUri(url, carrier.dialect);
  const named = given.value(...list(carrier.server)) ?? (carrier.serverWord === undefined ? undefined : rest[carrier.serverWord]);
  if (named?.includes('://')) return fromUri(named, carrier.dialect);
  const database = given.value(...list(carrier.database)) ?? (carrier.databaseWord === undefined ? undefined : rest[carrier.databaseWord]);
  const local = carrier.local === 'default' ? !given.has(...list(carrier.away)) && named === undefined : given.has(...list(carrier.local));
  // What it is connected to where nothing is named, the platform knows.
  return connection(carrier.dialect, { host: local ? 'localhost' : (named ?? HOLE), database: database ?? '', credential: !local });
}

/** `neonctl psql main -- -c …`, `neonctl connection-string --psql -- …`: PostgreSQL's own client with what stands behind `--`. */
const neon: Reader = (call) => {
  const dashes = call.argv.indexOf('--');
  const own = { ...call, argv: dashes < 0 ? call.argv : call.argv.slice(0, dashes) };
  const given = options(
    own,
    list(
      '--project-id --branch --org-id --context-file --config-dir --api-key --output -o --role-name --database-name --endpoint-type --name --parent --ssl',
    ),
  );
  const [verb, branch] = given.words;
  if (verb !== 'psql' && !given.has('--psql')) return [];
  const host = given.value('--project-id') ?? HOLE;
  const database = given.value('--database-name') ?? (verb === 'psql' ? branch : undefined) ?? '';
  return [client(call, 'psql', dashes < 0 ? [] : call.argv.slice(dashes + 1), { PGHOST: host, PGDATABASE: database })];
};

/** `railway connect`: the client of the database that the service is. */
const railway: Reader = (call) => {
  const given = options(call, list('-e --environment -p --project -s --service'));
  if (given.words[0] !== 'connect' || call.stdin.kind === 'none') return [];
  const service = given.words[1] ?? given.value('-s', '--service') ?? '';
  if (/redis|valkey/i.test(service)) return [client(call, 'redis-cli', ['-h', HOLE], {})];
  if (/mongo/i.test(service)) return [client(call, 'mongosh', [`mongodb://${HOLE}/`], {})];
  if (/mysql|maria/i.test(service)) return [client(call, 'mysql', ['-h', HOLE], {})];
  const postgres = client(call, 'psql', [], { PGHOST: HOLE, PGDATABASE: service });
  return /postgres|pg/i.test(service) ? [postgres] : [postgres, client(call, 'redis-cli', ['-h', HOLE], {})];
};

/** `render psql db -c …`, `render psql db -- …`, `render kv-cli name -- …`: the client with what stands behind `--`. */
const render: Reader = (call) => {
  const dashes = call.argv.indexOf('--');
  const own = { ...call, argv: dashes < 0 ? call.argv : call.argv.slice(0, dashes) };
  const given = options(own, list('-c --command -o --output'));
  const words = given.words[0] === 'ea' ? given.words.slice(1) : given.words;
  const commands = given.all('-c', '--command').flatMap((sql) => ['-c', sql]);
  const argv = [...commands, ...(dashes < 0 ? [] : call.argv.slice(dashes + 1))];
  if (argv.length === 0 && call.stdin.kind === 'none') return [];
  if (words[0] === 'kv-cli') return [client(call, 'redis-cli', ['-h', HOLE, ...argv], {})];
  return words[0] === 'psql' || words[0] === 'pgcli' ? [client(call, 'psql', argv, { PGHOST: HOLE, PGDATABASE: words[1] ?? '' })] : [];
};

const client = (call: ProgramCall, program: string, argv: readonly Text[], env: Readonly<Record<string, Text>>): ProgramCall => ({
  ...call,
  via: [...call.via, call.program],
  program,
  path: program,
  argv,
  env: { ...call.env, ...env },
});

/** Platforms' own programs that carry SQL, by program name. */
export const platformReaders: Readonly<Record<string, Reader>> = {
  ...Object.fromEntries(
    Object.entries(CARRIERS).map(([name, carriers]): [string, Reader] => [
      name,
      (call, context) => carriers.flatMap((one) => carried(one, call, context)),
    ]),
  ),
  neonctl: neon,
  neon,
  railway,
  render,
};
