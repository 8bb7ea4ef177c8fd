import { argumentsOf } from '../cmd/words';
import { type Argument, type Expr, positional, text } from '../code/ir';
import { postfix, primary } from './expressions';
import { subexpression } from './pipelines';
import type { Scanner } from './scanner';
import { blockValue, escaped, joined, own, stringAt, variable } from './strings';

/** Where a bare word ends. */
const ENDS = /[\s;|&(){},<>]/;
const OPENS_VALUE = new Set(['"', "'", '$', '(', '[', '{', '@']);
/** Characters of a parameter with its colon. */
const LONGEST_NAME = 256;
const REDIRECT = /(?:[1-6*])?(>>?)(?:&([12]))?/y;

/** A command with its words: `Remove-Item -Recurse $x`, `& $program`, `railway volume delete`. */
export function command(source: Scanner, input: Expr | null, to: Expr): Expr {
  const dot = source.take(/&(?!&)|\.(?=[\s$"'({])/y);
  source.blanks();
  const called = word(source, true) ?? text('');
  const args: Argument[] = [positional(called)];
  const add = (name: string, value: Expr): void => void args.push({ name, spread: false, value });
  if (input) add('|', input);
  if (dot !== null) add('&', text(dot));
  add('@', to);
  for (;;) {
    source.blanks();
    if (source.done || /[\n\r;|)}]/.test(source.char)) break;
    if (source.char === '&') {
      if (source.peek() === '&') break;
      source.at += 1;
      break;
    }
    if (source.takeWord('--%')) {
      const rest = source.take(/[^\r\n|]*/y) ?? '';
      for (const one of argumentsOf(rest)) args.push(positional(text(one)));
      break;
    }
    const redirect = source.match(REDIRECT);
    if (redirect) {
      source.at += redirect[0].length;
      if (redirect[2] !== undefined) continue;
      source.blanks();
      const target = word(source, false) ?? text('');
      if (!/^[2-6]/.test(redirect[0])) add(redirect[1] ?? '>', target);
      else add('2>', target);
      continue;
    }
    const before = source.at;
    const spread = source.take(/@[A-Za-z_]\w*(?=[\s;|)}]|$)/y);
    if (spread !== null) args.push({ name: null, spread: true, value: { t: 'name', name: spread.slice(1).toLowerCase() } });
    else args.push(positional(argument(source)));
    if (source.at === before) {
      source.broken = true;
      source.at += 1;
    }
  }
  return { t: 'call', fn: { t: 'path', path: 'ps.run' }, args };
}

/** One argument, or several with commas. */
function argument(source: Scanner): Expr {
  const items: Expr[] = [word(source, false) ?? text('')];
  for (;;) {
    const before = source.at;
    source.blanks();
    if (source.char !== ',') {
      source.at = before;
      break;
    }
    source.at += 1;
    source.lines();
    items.push(word(source, false) ?? text(''));
  }
  const [only] = items;
  return items.length === 1 && only ? only : { t: 'list', items: items.map(positional) };
}

/** One word as commands take it. A parameter (`-Recurse`) stands as a path, so that a text in quotes is never taken for one. */
function word(source: Scanner, name: boolean): Expr | null {
  const { char } = source;
  if (char === '(' || source.startsWith('$(') || source.startsWith('@(') || source.startsWith('@{'))
    return glued(source, postfix(source, primary(source)), name);
  if (char === '{') return blockValue(source);
  const string = stringAt(source);
  if (string) return name || source.char === '.' ? postfix(source, string) : string;
  if (char === '$') {
    const found = variable(source);
    if (found) return glued(source, postfix(source, found), name);
  }
  const parts = bare(source);
  const [only] = parts;
  if (parts.length === 1 && only?.t === 'text' && !name && /^-[A-Za-z_?]/.test(only.text)) return { t: 'path', path: only.text };
  return parts.length === 0 ? null : joined(parts);
}

/** `$dir\file`: what stands right behind a value belongs to the word. */
function glued(source: Scanner, value: Expr, name: boolean): Expr {
  if ((name && !/[\\/]/.test(source.char)) || source.done || ENDS.test(source.char)) return value;
  return joined([value, ...bare(source)]);
}

function bare(source: Scanner): readonly Expr[] {
  const parts: Expr[] = [];
  let plain = '';
  const flush = (): void => {
    if (plain !== '') parts.push(text(plain));
    plain = '';
  };
  while (!source.done && !ENDS.test(source.char)) {
    const { char } = source;
    // `-Name:"value"`: the value is a word of its own.
    // (Asked of the character first: a word that grows letter by letter is not to be read anew for each.)
    if (parts.length === 0 && OPENS_VALUE.has(char) && plain.length <= LONGEST_NAME && /^-[A-Za-z]\w*:$/.test(plain)) break;
    if (char === '`') {
      // Windows PowerShell knows no escape character by that name, so that the letter stands as it is.
      plain += source.peek() === 'e' ? 'e' : escaped(source.peek());
      source.at += 2;
    } else if (char === '"' || char === "'") {
      const string = stringAt(source);
      if (!string) break;
      flush();
      parts.push(string);
    } else if (char === '$') {
      const value = source.peek() === '(' ? subexpression(source) : variable(source);
      if (value) {
        flush();
        parts.push(value);
        // The end of a member of a variable inside a word is text: `$x.bak`.
      } else {
        plain += char;
        source.at += 1;
      }
    } else {
      plain += char;
      source.at += 1;
    }
  }
  // A group behind a word (`stash@{0}`, `HEAD^{tree}`) is text where it cannot be a block.
  if (/[@^]$/.test(plain) && source.char === '{') plain += source.take(/\{[^{}\s]*\}/y) ?? '';
  flush();
  return parts;
}

export const writeTo = (value: Expr, operator: string, target: Expr): Expr => own('write', value, text(operator), target);
