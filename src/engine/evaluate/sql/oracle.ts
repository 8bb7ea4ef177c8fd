import type { Context, Reader } from '../../context';
import { type Call, HOLE, type ProgramCall, type Text } from '../../types';
import { contentOf } from '../http/sources';
import { sqlCall } from './connection';
import { type Fact, fact } from './fact';
import { fromOracle, withEnding } from './oracleNames';
import { readable } from './psql';
import { scriptCalls } from './script';

/** SQL*Plus forgets what was typed so far at an empty line. */
const BLANK = /\n[ \t]*\r?\n(?=\s*(?:drop|truncate|delete|update|purge|flashback|alter)\b)/gi;
const FLAGS = new Set(['-c', '-m', '-r', '-C', '-M', '-R', '-name', '-proxy', '-cloudconfig']);

/** `sqlplus`, `sql` (SQLcl): a connection, a script to start, or statements on standard input. */
function sqlplus(call: ProgramCall, context: Context): readonly Call[] {
  const words: Text[] = [];
  for (let at = 0; at < call.argv.length; at += 1) {
    const word = call.argv[at] ?? '';
    if (/^-(?:v|version|h|help|V|H)$/i.test(word)) return [];
    if (FLAGS.has(word)) at += 1;
    else if (!word.startsWith('-') || word === '-') words.push(word);
  }
  const start = words.findIndex((word) => word.startsWith('@'));
  const script = words[start]?.replace(/^@+/, '');
  const logon = words.slice(0, start < 0 ? words.length : start).join(' ');
  const connected = fromOracle(/^\/nolog$/i.test(logon) ? '' : logon);
  const files = start < 0 ? [] : [contentOf(withEnding(script === '' ? (words[start + 1] ?? HOLE) : (script ?? HOLE)), call, context)];
  const { texts, calls } = readable([...files, call.stdin], call);
  const read = texts.map((text) => text.replace(BLANK, '\n;\n'));
  return [...scriptCalls(read, connected, { client: 'sqlplus', from: call, context }), ...calls];
}

/** What RMAN's commands lose: `DELETE … OBSOLETE`, `DROP DATABASE INCLUDING BACKUPS`, `RESTORE DATABASE`. */
const RMAN = /(?:^|[;{\n])\s*(delete|drop|restore|switch|change)\s+((?:(?:noprompt|force|expired|obsolete)\s+)*)([a-z]+)?([^;}]*)/gi;

function rmanFacts(text: Text): readonly Fact[] {
  return [...text.replace(/#[^\n]*/g, '').matchAll(RMAN)].flatMap(([, verb = '', how = '', what = '', rest = '']): readonly Fact[] => {
    const object = what.toLowerCase();
    const said = verb.toLowerCase();
    if (said === 'delete') return [fact('PURGE', { object: 'backup', names: [`${how}${what}`.trim().toLowerCase()] })];
    if (said === 'change') return /\b(?:delete|uncatalog)\b/i.test(rest) ? [fact('PURGE', { object: 'backup', names: [object] })] : [];
    if (said === 'drop') return object === 'database' || object === 'pluggable' ? [fact('DROP', { object: 'database' })] : [];
    if (/\b(?:validate|preview)\b/i.test(rest) || !/^(?:database|tablespace|datafile|pluggable|primary)$/.test(object)) return [];
    return [fact('RESTORE', { object: 'database' })];
  });
}

/** `rman target … cmdfile=x`, `@x`, or commands on standard input. */
const rman: Reader = (call, context) => {
  const words = call.argv;
  const target = words[words.findIndex((word) => /^target$/i.test(word)) + 1] ?? words.find((word) => /^target=/i.test(word));
  const connected = fromOracle((target ?? '').replace(/^target=/i, ''));
  const files = words.flatMap((word, at) => {
    const named = /^(?:cmdfile=|@)(.+)$/is.exec(word)?.[1] ?? (/^cmdfile$/i.test(word) ? words[at + 1] : undefined);
    return named === undefined ? [] : [contentOf(named.replace(/^['"]|['"]$/g, ''), call, context)];
  });
  const { texts, calls } = readable(files.length > 0 ? files : [call.stdin], call);
  return [
    ...texts.flatMap((text) => (context.spend(1 + text.length / 16) ? rmanFacts(text) : [])).map((one) => sqlCall(one, connected, call)),
    ...calls,
  ];
};

/** Oracle's own clients. `sql` is SQLcl. */
export const oracleReaders: Readonly<Record<string, Reader>> = { sqlplus, sqlplusw: sqlplus, sqlcl: sqlplus, sql: sqlplus, rman };
