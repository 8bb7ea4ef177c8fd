import { limits } from '../../limits';
import type { Text } from '../../types';
import { assignment, declaration, renamed } from './statements';

/** What a block that is open is closed with. */
type Open = 'if' | 'loop' | 'braces' | 'switch';
const CLOSES: Readonly<Record<Open, string>> = { if: 'fi', loop: 'done', braces: '}', switch: 'fi' };
/** A condition that nobody knows: each case may be the one. */
const MAYBE = 'if test "$__unknown"; then :';

/** fish as the text of a shell that means the same; `broken`: there is something that was not understood. */
export function fishToShell(text: Text): { readonly text: Text; readonly broken: boolean } {
  const reader = new Translator(text);
  const made = reader.list('');
  return { text: made, broken: reader.broken };
}

class Translator {
  readonly #text: Text;
  #at = 0;
  #depth = 0;
  broken = false;

  constructor(text: Text) {
    this.#text = text.replace(/\r\n/g, '\n');
  }

  /** Commands up to the closing bracket, which is left. */
  list(close: string): Text {
    if (this.#depth >= limits.nesting) {
      this.broken = true;
      this.#at = this.#text.length;
      return '';
    }
    this.#depth += 1;
    const open: Open[] = [];
    let out = '';
    for (;;) {
      this.#take(/(?:[ \t\n;]|\\\n|#[^\n]*)+/y);
      const char = this.#text[this.#at];
      if (char === undefined || char === close) break;
      const before = this.#at;
      out += this.#command(open, close);
      if (this.#at === before) {
        this.broken = true;
        this.#at += 1;
      }
    }
    if (open.length > 0) {
      this.broken = true;
      out += open
        .reverse()
        .map((one) => `${CLOSES[one]};`)
        .join('\n');
    }
    this.#depth -= 1;
    return out;
  }

  /** One command, with whatever joins it to the next. */
  #command(open: Open[], close: string): Text {
    this.#take(/[ \t]+/y);
    const keyword = this.#take(
      /(?:else[ \t]+if|else|end|if|while|for|function|begin|switch|case|and|or|not|!|set|alias)(?=[\s;)&|]|$)/y,
    )?.replace(/\s+/, ' ');
    switch (keyword) {
      case 'if':
      case 'while':
        open.push(keyword === 'if' ? 'if' : 'loop');
        return `${keyword} ${this.#condition(open, close)}${keyword === 'if' ? 'then' : 'do'}\n:\n`;
      case 'else if':
        return `elif ${this.#condition(open, close)}then\n:\n`;
      case 'else':
        return 'else\n:\n';
      case 'for':
        open.push('loop');
        return `for ${this.#job(close)}do\n:\n`;
      case 'begin':
        open.push('braces');
        return '{\n:\n';
      case 'function': {
        open.push('braces');
        return declaration(this.#words(close));
      }
      case 'switch':
        open.push('switch');
        return `: ${this.#job(close)}${MAYBE}\n`;
      case 'case':
        this.#job(close);
        return `fi\n${MAYBE}\n`;
      case 'end': {
        const last = open.pop();
        if (last === undefined) this.broken = true;
        return `${last === undefined ? ':' : CLOSES[last]} ${this.#job(close)}`;
      }
      // Behind a line of its own they join it to the one before.
      case 'and':
      case 'or':
        return this.#command(open, close);
      case 'not':
      case '!':
        return `! ${this.#command(open, close)}`;
      case 'set':
        return `${assignment(this.#words(close))}${this.#joint()}`;
      case 'alias':
        return `${renamed(this.#words(close))}${this.#joint()}`;
      default:
        return this.#job(close);
    }
  }

  /** A condition: `and` and `or` on the next line still belong to it. */
  #condition(open: Open[], close: string): Text {
    let out = this.#command(open, close);
    while (/(?:&&|\|\|) $/.test(out)) out += this.#command(open, close);
    return out;
  }

  /** A pipeline up to the end of its line, and what joins it to the next one. */
  #job(close: string): Text {
    let out = '';
    for (;;) {
      const words = this.#words(close);
      // Without a file it reads what is piped into it.
      if (/^(?:source|\.)$/.test(words[0] ?? '') && /^-?$/.test(words[1] ?? '')) words[1] = '/dev/stdin';
      out += words.join(' ');
      const pipe = this.#take(/(?:[12]>|&)?\|(?!\|)\s*/y);
      if (pipe === null) break;
      out += ' | ';
      if (this.#take(/begin(?=[\s;])/y) !== null) {
        // A block that is read by a pipe: it is looked at by itself.
        out += 'cat\n';
        this.#at -= 5;
        return out;
      }
      this.#take(/(?:not|!)\s+/y);
    }
    return out + this.#joint();
  }

  /** `;`, a line's end, `&`, `&&`, `; and`. */
  #joint(): Text {
    const sign = this.#take(/[ \t]*(?:&&|\|\||;|\n|&(?!>)|$)/y)?.trim();
    if (sign === undefined) return '\n';
    if (sign === '&&' || sign === '||') {
      this.#take(/\s+/y);
      return ` ${sign} `;
    }
    const word = this.#take(/(?:[ \t\n;]|\\\n|#[^\n]*\n)*(?:and|or)(?=[ \t(])/y);
    if (word !== null) return word.endsWith('and') ? ' && ' : ' || ';
    return sign === '&' ? ' &\n' : '\n';
  }

  /** Words of one command, redirections too, in the other shell's writing. */
  #words(close: string): Text[] {
    const words: Text[] = [];
    for (;;) {
      this.#take(/(?:[ \t]|\\\n)+/y);
      const char = this.#text[this.#at] ?? '';
      if (char === '' || char === close || char === '\n' || char === ';' || char === '|') return words;
      if (char === '#') {
        this.#take(/#[^\n]*/y);
        return words;
      }
      if (/^(?:[12]>\||&\||&&)/.test(this.#text.slice(this.#at, this.#at + 3))) return words;
      const redirect = this.#take(/(?:[0-9]?(?:>>|>\?|>|<\?|<)|&>>?|\^\^?(?=[ \t/]))(?:&[0-9-])?/y);
      if (redirect !== null) {
        words.push(redirect.replace('?', '').replace(/^\^/, '2>'));
        continue;
      }
      if (char === '&') return words;
      const before = this.#at;
      words.push(this.#word(close));
      if (this.#at === before) {
        this.broken = true;
        this.#at += 1;
      }
    }
  }

  #word(close: string): Text {
    let out = '';
    for (;;) {
      const char = this.#text[this.#at] ?? '';
      if (char === '' || char === close || /[\s;|<>&]/.test(char)) return out;
      if (char === "'") out += this.#single();
      else if (char === '"') out += this.#double();
      else if (char === '(') out += this.#substitution();
      else if (char === '$') out += this.#dollar(false);
      else if (char === '\\') out += this.#escape();
      else {
        // What means something to the other shell only is plain here.
        out += /[`!]/.test(char) ? `\\${char}` : char;
        this.#at += 1;
      }
    }
  }

  #single(): Text {
    const [whole = '', body = ''] = this.#match(/'((?:[^'\\]|\\[\s\S])*)'?/y) ?? [];
    this.#at += whole.length;
    return `'${body.replace(/\\(['\\])/g, '$1').replaceAll("'", "'\\''")}'`;
  }

  #double(): Text {
    let out = '"';
    this.#at += 1;
    for (;;) {
      const char = this.#text[this.#at] ?? '';
      if (char === '' || char === '"') {
        if (char === '') this.broken = true;
        this.#at += 1;
        return `${out}"`;
      }
      if (char === '\\') {
        out += this.#text.slice(this.#at, this.#at + 2);
        this.#at += 2;
      } else if (char === '$') {
        out += this.#dollar(true);
      } else {
        out += char === '`' ? '\\`' : char;
        this.#at += 1;
      }
    }
  }

  /** `(command)`, with parts of its lines in brackets behind it; `(command | psub)` is a file. */
  #substitution(): Text {
    this.#at += 1;
    const inner = this.list(')').trim();
    if (this.#text[this.#at] === ')') this.#at += 1;
    else this.broken = true;
    this.#take(/\[[^\]]*\]/y);
    const file = /^([\s\S]*)\|\s*psub(?:\s[^|]*)?$/.exec(inner)?.[1];
    return file === undefined ? `$(${inner})` : `<(${file})`;
  }

  #dollar(quoted: boolean): Text {
    if (this.#text[this.#at + 1] !== '(') return this.#variable(quoted);
    this.#at += 1;
    return this.#substitution();
  }

  #variable(quoted: boolean): Text {
    const [whole = '', signs = '', name = '', index] = this.#match(/(\$+)(?:\{?(\w+)\}?)?(?:\[([^\]]*)\])?/y) ?? [];
    this.#at += Math.max(1, whole.length);
    if (name === '') return '\\$';
    const of = name === 'argv' ? positional(index) : name === 'status' ? '?' : element(signs.length > 1 ? `!${name}` : name, index, quoted);
    return quoted ? `\${${of}}` : `"\${${of}}"`;
  }

  #escape(): Text {
    const code = this.#take(/\\(?:x[\da-f]{1,2}|X[\da-f]{1,2}|[0-7]{1,3}|u[\da-f]{1,4}|U[\da-f]{1,8}|[abefnrtv])/iy);
    if (code !== null) return `$'${code.replace('X', 'x')}'`;
    const two = this.#text.slice(this.#at, this.#at + 2);
    this.#at += 2;
    return two === '\\\n' ? '' : two;
  }

  #match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#at;
    return pattern.exec(this.#text);
  }
  #take(pattern: RegExp): Text | null {
    const found = this.#match(pattern);
    if (!found || found[0] === '') return null;
    this.#at += found[0].length;
    return found[0];
  }
}

/** Lists count from one; a part of one may be any. */
const element = (name: string, index: string | undefined, quoted: boolean): string =>
  name.startsWith('!')
    ? name
    : index !== undefined && /^[1-9]\d*$/.test(index)
      ? `${name}[${Number(index) - 1}]`
      : `${name}[${quoted ? '*' : '@'}]`;
const positional = (index: string | undefined): string => (index !== undefined && /^[1-9]\d*$/.test(index) ? index : '@');
