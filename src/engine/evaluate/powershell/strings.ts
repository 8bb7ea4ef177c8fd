import { type Expr, text } from '../code/ir';
import { subexpression } from './pipelines';
import type { Scanner } from './scanner';
import { block } from './statements';

const NAME = /\$(?:\{[^}]*\}|[A-Za-z_?]\w*:[A-Za-z_][\w]*|[A-Za-z_]\w*|[$?^_]|\d+)/y;
const ESCAPES: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  '0': '\0',
  a: '\u0007',
  b: '\b',
  e: '\u001b',
  f: '\f',
  v: '\v',
};

export const escaped = (char: string): string => ESCAPES[char] ?? char;

/** Several pieces as one text. */
export function joined(parts: readonly Expr[]): Expr {
  const [only] = parts;
  if (parts.length === 0) return text('');
  return parts.length === 1 && only?.t === 'text' ? only : { t: 'concat', parts: [text(''), ...parts] };
}

/** A function of ours that the reader's library answers. */
export const own = (name: string, ...args: readonly Expr[]): Expr => ({
  t: 'call',
  fn: { t: 'path', path: `ps.${name}` },
  args: args.map((value) => ({ name: null, spread: false, value })),
});

/** `$name`, `${name}`, `$env:NAME`; names know no case. */
export function variable(source: Scanner): Expr | null {
  const word = source.take(NAME);
  if (word === null) return null;
  const name = word.replace(/^\$\{?|\}$/g, '');
  const [, scope = '', plain = name] = /^([A-Za-z]\w*):(.*)$/s.exec(name) ?? [];
  return named(scope.toLowerCase(), plain);
}

function named(scope: string, plain: string): Expr {
  const lower = plain.toLowerCase();
  if (scope === 'env') return own('env', text(plain));
  if (scope === 'function') return own('function', text(plain));
  if (scope === 'alias') return text(plain);
  if (lower === 'true' || lower === 'false') return { t: 'plain', value: lower === 'true' };
  if (lower === 'null') return { t: 'plain', value: null };
  if (lower === 'psitem') return { t: 'name', name: '_' };
  if (/^(?:home|pwd|psscriptroot|pscommandpath|pshome|pid|profile)$/.test(lower)) return own(lower);
  return { t: 'name', name: lower };
}

/** A string in quotes of any kind, a here-string too; null: none stands here. */
export function stringAt(source: Scanner): Expr | null {
  const here = source.match(/@(["'])[ \t]*\r?\n/y);
  if (here) {
    source.at += here[0].length;
    const end = source.text.indexOf(`\n${here[1]}@`, source.at - 1);
    const body = source.text.slice(source.at, end < 0 ? undefined : Math.max(source.at, end));
    const from = source.at;
    source.at = end < 0 ? source.text.length : end + 3;
    if (end < 0) source.broken = true;
    return here[1] === "'" ? text(body.replace(/\r$/, '')) : within(source, from, from + body.length);
  }
  if (source.char === "'" || isCurly(source.char)) return single(source);
  if (source.char !== '"' && source.char !== '\u201c' && source.char !== '\u201d') return null;
  source.at += 1;
  return joined(pieces(source, /["\u201c\u201d]/, source.text.length));
}

/** PowerShell takes typographic quotes for plain ones. */
const isCurly = (char: string): boolean => char === '\u2018' || char === '\u2019';

function single(source: Scanner): Expr {
  const [whole = '', body = ''] = source.match(/['\u2018\u2019]((?:[^'\u2018\u2019]|['\u2018\u2019]{2})*)/y) ?? [];
  source.at += whole.length + 1;
  if (source.at > source.text.length) source.broken = true;
  return text(body.replace(/['\u2018\u2019]{2}/g, "'"));
}

function within(source: Scanner, from: number, to: number): Expr {
  const after = source.at;
  source.at = from;
  const parts = pieces(source, null, to);
  source.at = after;
  return joined(parts);
}

/** What stands between double quotes: text, variables, `$( … )`. */
function pieces(source: Scanner, close: RegExp | null, to: number): readonly Expr[] {
  const parts: Expr[] = [];
  let plain = '';
  const flush = (): void => {
    if (plain !== '') parts.push(text(plain));
    plain = '';
  };
  while (source.at < to) {
    const { char } = source;
    if (close?.test(char)) {
      if (!close.test(source.peek())) {
        source.at += 1;
        flush();
        return parts;
      }
      plain += '"';
      source.at += 2;
    } else if (char === '`') {
      plain += escaped(source.peek());
      source.at += 2;
    } else if (char === '$') {
      const value = source.peek() === '(' ? subexpression(source) : variable(source);
      if (value === null) {
        plain += char;
        source.at += 1;
        continue;
      }
      flush();
      parts.push(value);
    } else {
      plain += char;
      source.at += 1;
    }
  }
  if (close) source.broken = true;
  flush();
  return parts;
}

/** `{ … }` as a value: its text, and what it does. */
export function blockValue(source: Scanner): Expr {
  const from = source.at + 1;
  const fn = block(source);
  return own('block', text(source.text.slice(from, Math.max(from, source.at - 1))), fn);
}
