import { commandWords, type SqlItem, type SqlToken, tokensOfBody } from '../../parse/sql';
import { HOLE, type Text } from '../../types';
import { fileCall, UNKNOWN_CONTENT } from '../files/fileCall';
import { type Connection, fromKeywords, fromUri, hostOf, sqlCall } from './connection';
import { type Done, NOTHING } from './done';
import { fact } from './fact';
import { otherCommand } from './otherCommands';
import type { Script } from './script';

type Command = Extract<SqlItem, { kind: 'command' }>;

export function readCommand(command: Command, script: Script, at: Connection): Done {
  switch (script.client) {
    case 'psql':
      return psqlCommand(command, script, at);
    case 'mysql':
      return mysqlCommand(command, script, at);
    case 'sqlite':
      return sqliteCommand(command, script, at);
    case 'sqlcmd':
      return sqlcmdCommand(command, at);
    case 'sqlplus':
    case 'cqlsh':
    case 'snowsql':
      return otherCommand(command, script, at);
    default:
      return NOTHING;
  }
}

/** `file` is written, `|command` is run. */
function output(word: Text | undefined, { from, context }: Script): Done {
  if (word === undefined || word === '' || word.startsWith('-')) return NOTHING;
  if (word.startsWith('|')) return { ...NOTHING, shells: [word.slice(1)] };
  return { ...NOTHING, calls: [fileCall(from, context, 'overwrite', word, { content: UNKNOWN_CONTENT })] };
}

function psqlCommand({ name, rest }: Command, script: Script, at: Connection): Done {
  const words = commandWords(rest);
  const [first, second, third, fourth] = words.map(({ text }) => text);
  const run = words.filter(({ command }) => command).map(({ text }) => text);
  const base: Done = { ...NOTHING, shells: run };
  switch (name) {
    case '!':
      return { ...base, shells: [rest] };
    case 'i':
    case 'ir':
    case 'include':
    case 'include_relative':
      return { ...base, follow: [first === undefined || first.startsWith(':') ? HOLE : first] };
    case 'o':
    case 'out':
    case 'g':
    case 'gx':
    case 'w':
    case 'write': {
      // `| command` takes the rest of the line.
      const whole = rest.startsWith('|') ? rest : first?.startsWith('(') ? rest.slice(rest.indexOf(')') + 1).trim() : first;
      const done = output(whole, script);
      return { ...done, shells: [...run, ...done.shells] };
    }
    case 'copy': {
      const program = /\bprogram\s+'((?:[^']|'')*)'/i.exec(rest)?.[1]?.replace(/''/g, "'");
      if (program !== undefined) return { ...base, shells: [program], statement: copied(rest, script) };
      const target = /\bto\s+(?:'([^']*)'|(\S+))/i.exec(rest);
      const file = target?.[1] ?? target?.[2];
      const done = file === undefined || /^p?std(?:out|in)$/i.test(file) ? NOTHING : output(file, script);
      return { ...done, statement: copied(rest, script) };
    }
    case 'c':
    case 'connect': {
      if (first === undefined) return base;
      if (first.includes('://')) return { ...base, connection: { ...fromUri(first, at.dialect), dialect: at.dialect } };
      const keywords = fromKeywords(first);
      if (keywords) return { ...base, connection: { ...at, host: '', database: '', ...keywords } };
      const own = (word: Text | undefined, before: Text): Text => (word === undefined || word === '-' ? before : word);
      const host = own(third, at.host);
      return {
        ...base,
        connection: {
          ...at,
          database: own(first, at.database),
          user: own(second, at.user),
          host: hostOf(host),
          port: own(fourth, at.port),
        },
      };
    }
    case 'lo_unlink':
      return {
        ...base,
        calls: [
          sqlCall(fact('CALL', { object: 'function', action: 'lo_unlink', names: first === undefined ? [] : [first] }), at, script.from),
        ],
      };
    default:
      return base;
  }
}

/** `\copy (delete … returning *) to x` is COPY; a program in it is run here, not by the server. */
const copied = (rest: string, script: Script): readonly SqlToken[] =>
  script.context.spend(rest.length / 32) ? tokensOfBody(`COPY ${rest.replace(/\bprogram\b/i, '')}`, 'postgres') : [];

function mysqlCommand({ name, rest }: Command, script: Script, at: Connection): Done {
  const word = rest
    .replace(/;\s*$/, '')
    .trim()
    .replace(/^(["'`])(.*)\1$/, '$2');
  switch (name) {
    case '!':
    case 'system':
      return { ...NOTHING, shells: [rest] };
    case '.':
    case 'source':
      return { ...NOTHING, follow: [word] };
    case 'u':
    case 'use':
      return { ...NOTHING, connection: { ...at, database: word } };
    case 'T':
    case 'tee':
      return output(word, script);
    case 'P':
    case 'pager':
      return { ...NOTHING, shells: word === '' ? [] : [word] };
    case 'connect': {
      const [database, host] = word.split(/\s+/);
      return { ...NOTHING, connection: { ...at, database: database || at.database, host: host === undefined ? at.host : hostOf(host) } };
    }
    default:
      return NOTHING;
  }
}

const DOT = [
  'shell',
  'system',
  'read',
  'restore',
  'open',
  'output',
  'once',
  'excel',
  'import',
  'backup',
  'save',
  'clone',
  'log',
  'load',
  'www',
] as const;

function sqliteCommand({ name, rest }: Command, script: Script, at: Connection): Done {
  const words = commandWords(rest).map(({ text }) => text);
  const plain = words.filter((word) => !word.startsWith('-'));
  // The shell takes any beginning of a command's name: all that are meant count.
  const meant: Done[] = DOT.filter((one) => one.startsWith(name) && (name.length > 1 || one.length === 1 || one === 'shell')).map(
    (one): Done => {
      switch (one) {
        case 'shell':
        case 'system':
          return { ...NOTHING, shells: [rest] };
        case 'read':
          return plain[0]?.startsWith('|')
            ? { ...NOTHING, shells: [rest.replace(/^["']?\|/, '').replace(/["']$/, '')] }
            : { ...NOTHING, follow: plain.slice(0, 1) };
        case 'import':
          return plain[0]?.startsWith('|') ? { ...NOTHING, shells: [plain[0].slice(1)] } : NOTHING;
        case 'open':
          return {
            ...(words.includes('--new') || words.includes('-new') ? output(plain.at(-1), script) : NOTHING),
            connection: { ...at, database: plain.at(-1) ?? ':memory:' },
          };
        case 'restore':
          return { ...NOTHING, calls: [sqlCall(fact('RESTORE', { object: 'database', names: [at.database] }), at, script.from)] };
        case 'output':
        case 'once':
        case 'backup':
        case 'save':
        case 'clone':
        case 'log':
          return /^(?:stdout|stderr|off|on)$/i.test(plain.at(-1) ?? '')
            ? NOTHING
            : output(rest.startsWith('|') ? rest : plain.at(-1), script);
        default:
          return NOTHING;
      }
    },
  );
  return {
    calls: meant.flatMap(({ calls }) => calls),
    shells: [...new Set(meant.flatMap(({ shells }) => shells))],
    follow: meant.flatMap(({ follow }) => follow),
    connection: meant.find(({ connection }) => connection !== null)?.connection ?? null,
    statement: null,
  };
}

function sqlcmdCommand({ name, rest }: Command, at: Connection): Done {
  if (name === '!!') return { ...NOTHING, shells: [rest] };
  if (name === 'r') return { ...NOTHING, follow: [rest.replace(/^"(.*)"$/, '$1')] };
  if (name === 'connect') return { ...NOTHING, connection: { ...at, host: hostOf(rest.split(/[\s,\\]/)[0] ?? '') } };
  return NOTHING;
}
