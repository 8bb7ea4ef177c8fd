import type { Context, Reader } from '../../context';
import type { Call, Content, ProgramCall, Text } from '../../types';
import { contentOf } from '../http/sources';
import { connection } from './connection';
import { options } from './options';
import { readable } from './psql';
import { scriptCalls } from './script';

/** Statements that a site's own tool hands to MySQL's client; without any, what comes by its standard input. */
function mysql(statements: readonly Text[], files: readonly Content[], call: ProgramCall, context: Context): readonly Call[] {
  const { texts, calls } = readable(statements.length + files.length === 0 ? [call.stdin] : files, call);
  return [...scriptCalls([...statements, ...texts], connection('mysql'), { client: 'mysql', from: call, context }), ...calls];
}

const php = (codes: readonly Text[], call: ProgramCall): readonly Call[] =>
  codes.map((code) => ({
    ...call,
    via: [...call.via, call.program],
    program: 'php',
    path: 'php',
    argv: ['-r', code],
    stdin: { kind: 'none' },
  }));

/** Words behind an alias of a site (`wp @prod db query`). */
const behindAlias = (words: readonly Text[]): readonly Text[] => (words[0]?.startsWith('@') ? words.slice(1) : words);

/** `wp db query "…"`, `wp db cli` with standard input, `wp eval "…"` */
const wp: Reader = (call, context) => {
  const [noun, verb = '', ...rest] = behindAlias(options(call, []).words);
  if (noun === 'eval') return php([verb], call);
  return noun === 'db' && ['query', 'cli', 'connect'].includes(verb) ? mysql(rest, [], call, context) : [];
};

const QUERY = /^(?:sql:query|sql-query|sqlq)$/;
const CLIENT = /^(?:sql:cli|sql-cli|sqlc)$/;
const EVAL = /^(?:php:eval|php-eval|eval|ev)$/;

/** `drush sql:query "…"`, `--file=…`, `drush sql:cli` with standard input, `drush php:eval "…"` */
const drush: Reader = (call, context) => {
  const given = options(call, ['-r', '--root', '-l', '--uri', '--file', '--database', '--target', '--db-url', '--extra']);
  const [verb = '', ...rest] = behindAlias(given.words);
  if (EVAL.test(verb)) return php(rest.slice(0, 1), call);
  const files = given.all('--file').map((path) => contentOf(path, call, context));
  return QUERY.test(verb) ? mysql(rest, files, call, context) : CLIENT.test(verb) ? mysql([], [], call, context) : [];
};

/** Tools of websites that carry SQL or PHP to the site. */
export const siteReaders: Readonly<Record<string, Reader>> = { wp, 'wp-cli': wp, 'wp-cli.phar': wp, drush, 'drush.phar': drush };
