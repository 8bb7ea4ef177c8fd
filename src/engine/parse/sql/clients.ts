import { lineEnd } from './quotes';
import type { SqlClient } from './token';

/** A command of a client in the text: its name, what follows, and where the text goes on. */
export interface ClientCommand {
  readonly name: string;
  readonly rest: string;
  readonly end: number;
}

/** Commands of psql that take the whole line as it is. */
const WHOLE = new Set(['!', 'copy', 'ef', 'ev', 'sf', 'sv', 'h', 'help']);

/** `\name rest`, which psql and the MySQL client know anywhere outside quotes. `at` is that of the backslash. */
export function backslashCommand(text: string, at: number, client: SqlClient): ClientCommand | null {
  if (client === 'mysql') {
    const name = text[at + 1] ?? '';
    const end = '!.uTPdW'.includes(name) && name !== '' ? lineEnd(text, at) : at + 2;
    return { name, rest: text.slice(at + 2, end).trim(), end };
  }
  if (client !== 'psql') return null;
  const second = text[at + 1] ?? '';
  if (second === '\\' || second === ';') return { name: second, rest: '', end: at + 2 };
  if (second === '!') return { name: '!', rest: text.slice(at + 2, lineEnd(text, at)).trim(), end: lineEnd(text, at) };
  let nameEnd = at + 1;
  while (nameEnd < text.length && !/[\s\\|'"`:]/.test(text[nameEnd] ?? '')) nameEnd += 1;
  const name = text.slice(at + 1, nameEnd);
  const end = WHOLE.has(name) ? lineEnd(text, at) : argumentsEnd(text, nameEnd);
  return { name, rest: text.slice(nameEnd, end).trim(), end };
}

/** Arguments end with the line, or where the next command begins; both count only outside quotes. */
function argumentsEnd(text: string, from: number): number {
  let quote = '';
  for (let at = from; at < text.length; at += 1) {
    const char = text[at] ?? '';
    if (char === '\n') return at;
    if (quote !== '') {
      if (char === '\\' && quote === "'") at += 1;
      else if (char === quote) quote = '';
    } else if (char === "'" || char === '"' || char === '`') quote = char;
    else if (char === '\\') return at;
  }
  return text.length;
}

const LINES: Readonly<Record<SqlClient, RegExp | null>> = {
  psql: null,
  none: null,
  mysql: /(source|system|delimiter|use|connect|tee|pager)(?=[\s;]|$)/iy,
  sqlite: /\.([A-Za-z]+)/y,
  sqlplus:
    /(?:(!)|(@@?)|(\/)(?=\s*(?:\r?\n|$))|(host|ho|start|sta|connect|conn|spool|spo|rem|remark|prompt|pro|shutdown|startup|exec|execute|set|define|exit|quit)(?=[\s;]|$))/iy,
  cqlsh: /(source)(?=\s)/iy,
  snowsql: /!(\w+)/y,
  sqlcmd: /(?::?(!!)|:([A-Za-z]+)|(go)(?=\s*(?:\d+\s*)?(?:\r?\n|$)))/iy,
};

/** A command that stands where a statement would begin. */
export function lineCommand(text: string, at: number, client: SqlClient): ClientCommand | null {
  const pattern = LINES[client];
  if (!pattern) return null;
  pattern.lastIndex = at;
  const found = pattern.exec(text);
  const name = found?.slice(1).find((one) => one !== undefined);
  if (!found || name === undefined) return null;
  const end = lineEnd(text, at);
  return { name: name.toLowerCase(), rest: text.slice(at + found[0].length, end).trim(), end };
}

/** Characters of a command's arguments that are looked at. */
const LONGEST = 4_000;

/** The words of a command's arguments, quotes taken off; `command` where it stands in backquotes. */
export function commandWords(rest: string): readonly { readonly text: string; readonly command: boolean }[] {
  const words: { text: string; command: boolean }[] = [];
  const pattern = /'((?:[^'\\]|\\[\s\S]|'')*)'|"((?:[^"]|"")*)"|`([^`]*)`|([^\s'"`]+)/g;
  let end = -1;
  for (const found of rest.slice(0, LONGEST).matchAll(pattern)) {
    const text = (found[1]?.replace(/''/g, "'") ?? found[2] ?? found[3] ?? found[4] ?? '').replace(/\\([\\'])/g, '$1');
    const last = words.at(-1);
    // `\set a 'x'y` is one word; a command stays on its own.
    if (last && end === found.index && !last.command && found[3] === undefined) last.text += text;
    else words.push({ text, command: found[3] !== undefined });
    end = found.index + found[0].length;
  }
  return words;
}
