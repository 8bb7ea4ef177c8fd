import type { Context, Reader } from '../../context';
import type { Call, ProgramCall, Text } from '../../types';
import { contentOf } from '../http/sources';
import { type Connection, connection, fromUri, sqlCall } from './connection';
import { fact } from './fact';
import { options, variable } from './options';
import { readable } from './psql';
import { scriptCalls } from './script';

/** Where the project's database is, as far as the command's environment says. */
function projectDatabase(call: ProgramCall): Connection {
  const uri = variable(call, 'DATABASE_URL');
  return uri === undefined ? connection('unknown') : fromUri(uri);
}

const run = (texts: readonly Text[], call: ProgramCall, context: Context): readonly Call[] =>
  scriptCalls(texts, projectDatabase(call), { client: 'none', from: call, context });

/** `typeorm query "…"` */
const typeorm: Reader = (call, context) => {
  const [verb, ...texts] = options(call, ['-d', '--dataSource']).words;
  return verb === 'query' ? run(texts, call, context) : [];
};

/** `bin/console dbal:run-sql "…"`, `doctrine:query:sql "…"`, `doctrine:query:dql "…"` */
const symfony: Reader = (call, context) => {
  const [verb = '', ...texts] = options(call, ['-e', '--env', '--connection', '--em']).words;
  return /^(?:dbal:|d\w*:q\w*:|orm:run-dql)/.test(verb) ? run(texts, call, context) : [];
};

/** `liquibase execute-sql --sql="…"`, `--sql-file=…` */
const liquibase: Reader = (call, context) => {
  const given = options(call, ['--sql', '--sql-file', '--url', '--username', '--password', '--changelog-file', '--defaults-file']);
  if (!given.words.some((word) => /^execute-?sql$/i.test(word))) return [];
  const url = given.value('--url')?.replace(/^jdbc:/, '');
  const files = given.all('--sql-file').map((path) => contentOf(path, call, context));
  const { texts, calls } = readable(files, call);
  return [
    ...scriptCalls([...given.all('--sql'), ...texts], url === undefined ? projectDatabase(call) : fromUri(url), {
      client: 'none',
      from: call,
      context,
    }),
    ...calls,
  ];
};

/** A model whose rows go all at once; `where` before it leaves the others. */
const EVERY_ROW = /\b(?:\\?[A-Z]\w*\\)*([A-Z]\w*)::(?:query\(\)->|withTrashed\(\)->)?(truncate|delete|forceDelete)\(\s*\)/g;
const TABLE = /\bDB::(?:connection\([^)]*\)->)?table\(\s*['"](\w+)['"]\s*\)->(truncate|delete)\(\s*\)/g;
const SCHEMA =
  /\bSchema::(?:connection\([^)]*\)->)?(drop|dropIfExists|dropAllTables|dropAllViews|dropDatabaseIfExists)\(\s*(?:['"](\w+)['"])?/g;
const STATEMENT =
  /\bDB::(?:connection\([^)]*\)->)?(?:statement|unprepared|select|delete|update|affectingStatement)\(\s*(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)')/g;

/** What PHP does to the database through Laravel, as far as its own words tell. */
function eloquent(code: Text, call: ProgramCall, context: Context): readonly Call[] {
  if (!context.spend(1 + code.length / 32)) return [];
  const at = projectDatabase(call);
  const rows = [...code.matchAll(EVERY_ROW), ...code.matchAll(TABLE)].map(([, name = '', method]) =>
    sqlCall(fact(method === 'truncate' ? 'TRUNCATE' : 'DELETE', { names: [name] }), at, call),
  );
  const gone = [...code.matchAll(SCHEMA)].map(([, method = '', name]) =>
    sqlCall(
      fact('DROP', { object: method.includes('Database') ? 'database' : 'table', names: name === undefined ? [] : [name] }),
      at,
      call,
    ),
  );
  return [
    ...rows,
    ...gone,
    ...run(
      [...code.matchAll(STATEMENT)].map(([, double, single]) => double ?? single ?? ''),
      call,
      context,
    ),
  ];
}

/** `artisan tinker --execute="…"`, or code by standard input; `artisan db` is the database's own client. */
const artisan: Reader = (call, context) => {
  const given = options(call, ['--execute', '--env', '--database']);
  const [verb] = given.words;
  if (verb === 'db') {
    const { texts, calls } = readable([call.stdin], call);
    return [...scriptCalls(texts, projectDatabase(call), { client: 'psql', from: call, context }), ...calls];
  }
  if (verb !== 'tinker') return [];
  const codes = given.all('--execute');
  const { texts, calls } = readable(codes.length > 0 ? [] : [call.stdin], call);
  const all = [...codes, ...texts];
  const programs = all.map(
    (code): ProgramCall => ({
      ...call,
      via: [...call.via, 'artisan'],
      program: 'php',
      path: 'php',
      argv: ['-r', code],
      stdin: { kind: 'none' },
    }),
  );
  return [...programs, ...all.flatMap((code) => eloquent(code, call, context)), ...calls];
};

/** Programs of projects that carry SQL or code to the database. */
export const carrierReaders: Readonly<Record<string, Reader>> = {
  typeorm,
  'symfony-console': symfony,
  console: symfony,
  doctrine: symfony,
  liquibase,
  artisan,
};
