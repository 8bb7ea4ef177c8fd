import { type SqlItem, tokensOfBody } from '../../parse/sql';
import { fileCall, UNKNOWN_CONTENT } from '../files/fileCall';
import { type Connection, sqlCall } from './connection';
import { type Done, NOTHING } from './done';
import { fact } from './fact';
import { fromOracle, withEnding } from './oracleNames';
import type { Script } from './script';

type Command = Extract<SqlItem, { kind: 'command' }>;

/** Commands of SQL*Plus, cqlsh and snowsql. */
export function otherCommand({ name, rest }: Command, script: Script, at: Connection): Done {
  const word = rest
    .replace(/;\s*$/, '')
    .trim()
    .replace(/^(["'])(.*)\1$/, '$2');
  switch (script.client === 'sqlplus' ? (SHORT[name] ?? name) : name) {
    case 'host':
    case 'system':
      return word === '' ? NOTHING : { ...NOTHING, shells: [rest] };
    case 'start':
    case 'source':
    case 'load': {
      const [file = ''] = script.client === 'sqlplus' ? word.split(/\s/) : [word];
      return { ...NOTHING, follow: [script.client === 'sqlplus' ? withEnding(file) : file] };
    }
    case 'connect':
      return { ...NOTHING, connection: { ...at, ...fromOracle(word) } };
    case 'spool':
      return /^(?:off|out|)$/i.test(word)
        ? NOTHING
        : {
            ...NOTHING,
            calls: [fileCall(script.from, script.context, 'overwrite', withEnding(word, '.lst'), { content: UNKNOWN_CONTENT })],
          };
    case 'shutdown':
      return { ...NOTHING, calls: [sqlCall(fact('SHUTDOWN', { object: 'server' }), at, script.from)] };
    case 'execute':
      return { ...NOTHING, statement: script.context.spend(rest.length / 32) ? tokensOfBody(`BEGIN ${rest}; END`, at.dialect) : null };
    default:
      return NOTHING;
  }
}

/** SQL*Plus' commands by the ways in which they may be written. */
const SHORT: Readonly<Record<string, string>> = {
  '!': 'host',
  ho: 'host',
  '@': 'start',
  '@@': 'start',
  sta: 'start',
  conn: 'connect',
  spo: 'spool',
  exec: 'execute',
};
