import type { Reader } from '../../context';
import { HOLE, type Text } from '../../types';
import { contentOf } from '../http/sources';
import { connection, fromUri, sqlCall } from './connection';
import { type Fact, fact } from './fact';
import { options, variable } from './options';
import { readable } from './psql';

/** Longer texts are cut: what is behind is not known, and the client reads it all the same. */
const LONGEST = 100_000;
const OBJECTS = 'COMPOSITE DATABASE|DATABASE|CONSTRAINT|INDEX|USER|ROLE|ALIAS|SERVER';
const DROP = new RegExp(`^DROP\\s+(${OBJECTS})\\s+(\`[^\`]+\`|[\\w.$-]+)`, 'i');
const REPLACE = /^CREATE\s+OR\s+REPLACE\s+(?:COMPOSITE\s+)?DATABASE\s+(`[^`]+`|[\w.$-]+)/i;
const DELETES = /\b(?:DETACH\s+|NODETACH\s+)?DELETE\s+[\w`(]/i;
/** A condition: a WHERE, or properties in a pattern. A batch's own options are none. */
const WHERE = /\bWHERE\b(?!\s*(?:true|1\s*=\s*1)\b)|\([\w\s:|&`]*\{[^{}]*\}\s*\)/i;
const LABEL = /\(\s*\w*\s*:\s*(`[^`]+`|\w+)/;

/** What the statements of a text in Cypher do to data, as far as they lose any. */
export function cypherFacts(text: Text): readonly Fact[] {
  return statementsOf(text.slice(0, LONGEST)).flatMap(factOf);
}

function factOf({ code, strings }: Statement): readonly Fact[] {
  const [, object, name] = DROP.exec(code) ?? [];
  if (object !== undefined && name !== undefined)
    return [fact('DROP', { object: object.toLowerCase().replace(/\s+/g, ' '), names: [bare(name)] })];
  const replaced = REPLACE.exec(code)?.[1];
  if (replaced !== undefined) return [fact('REPLACE', { object: 'database', names: [bare(replaced)] })];
  // Procedures of APOC run the statements that they are given as texts.
  const inner = /\bapoc\.(?:periodic|cypher)\b/i.test(code) ? strings.join(' ') : '';
  const all = `${code} ${inner}`;
  if (!DELETES.test(all)) return [];
  const label = LABEL.exec(all)?.[1];
  return [fact('DELETE', { object: 'node', names: label === undefined ? [] : [bare(label)], where: WHERE.test(all) ? 'real' : 'none' })];
}

const bare = (name: Text): Text => name.replace(/^`|`$/g, '');

interface Statement {
  /** Without comments; texts are empty. */
  readonly code: Text;
  readonly strings: readonly Text[];
}
const TOKENS = /\/\/[^\n]*|\/\*[\s\S]*?\*\/|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`[^`]*`|;|[^"'`;/]+|./g;

function statementsOf(text: Text): readonly Statement[] {
  const found: Statement[] = [];
  let code = '';
  let strings: Text[] = [];
  const end = (): void => {
    if (code.trim() !== '') found.push({ code: code.trim(), strings });
    code = '';
    strings = [];
  };
  for (const [token] of text.matchAll(TOKENS)) {
    if (token === ';') end();
    else if (token.startsWith('//') || token.startsWith('/*')) code += ' ';
    else if (/^["']/.test(token) && token.length > 1) {
      strings.push(token.slice(1, -1));
      code += "''";
    } else code += token;
  }
  end();
  return found;
}

const words = (text: string): readonly string[] => text.split(' ');
const VALUES = words(
  '-a --address --uri -u --username --impersonate -p --password -d --database --encryption --format -P --param -f --file --access-mode --history --idle-timeout --log --notifications --non-interactive',
);

/** `cypher-shell "MATCH …"`, `-f file`, or its standard input. */
const cypherShell: Reader = (call, context) => {
  const given = options(call, VALUES);
  if (given.has('--help', '-h', '--version', '-v', '--driver-version')) return [];
  const uri = given.value('-a', '--address', '--uri') ?? variable(call, 'NEO4J_URI') ?? variable(call, 'NEO4J_ADDRESS');
  const at = {
    ...(uri === undefined ? connection('cypher') : fromUri(uri.includes('://') ? uri : `neo4j://${uri}`, 'cypher')),
    database: given.value('-d', '--database') ?? variable(call, 'NEO4J_DATABASE') ?? '',
  };
  const files = given.all('-f', '--file').map((path) => contentOf(path, call, context));
  const { texts, calls } = readable(given.words.length + files.length === 0 ? [call.stdin] : files, call);
  const all = [...given.words, ...texts];
  const unknown = all.filter((text) => text.trimStart().startsWith(HOLE)).map(() => ({ kind: 'unreadable', why: 'statement' }) as const);
  const size = all.reduce((sum, text) => sum + text.length, 0);
  if (!context.spend(1 + size / 50)) return readable([{ kind: 'unreadable', why: 'budget' }], call).calls;
  return [...all.flatMap(cypherFacts).map((one) => sqlCall(one, at, call)), ...readable(unknown, call).calls, ...calls];
};

export const cypherReaders: Readonly<Record<string, Reader>> = { 'cypher-shell': cypherShell };
