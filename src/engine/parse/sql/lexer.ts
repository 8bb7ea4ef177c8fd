import { startsBare } from './bare';
import { backslashCommand, type ClientCommand, lineCommand } from './clients';
import { commentEnd, lineEnd, qQuoted, quoted, unicodeEscapes } from './quotes';
import type { SqlClient, SqlItem, SqlStyle, SqlToken } from './token';
import { Variables } from './variables';

/** Replacements of psql variables in one text, and the longest text they may make. */
const MOST_REPLACEMENTS = 64;
const MOST_TEXT = 1_000_000;

const WORD = /[\p{L}_\u0080-\uFFFF@][\p{L}\p{N}_$\u0080-\uFFFF@]*/uy;
/** T-SQL: temporary tables begin with `#`. */
const WORD_OR_TEMPORARY = /[\p{L}_\u0080-\uFFFF@#][\p{L}\p{N}_$\u0080-\uFFFF@#]*/uy;
const NUMBER = /0[xX][\da-fA-F]+|(?:\d[\d_]*)(?:\.\d*)?(?:[eE][+-]?\d+)?|\.\d+(?:[eE][+-]?\d+)?/y;
const MARK = /\|\||&&|::|:=|<=>|<>|<=|>=|!=|==|!~\*?|~\*|[\s\S]/y;
const TAG = /\$(?:[A-Za-z_\u0080-\uFFFF][\w\u0080-\uFFFF]*)?\$/y;

export interface LexerOptions {
  readonly style: SqlStyle;
  readonly client: SqlClient;
  /** psql variables (`-v`), by name. */
  readonly variables: ReadonlyMap<string, string>;
}

/** Reads SQL text once, from left to right, into statements and client commands. Linear; never throws. */
export class Lexer {
  readonly items: SqlItem[] = [];
  readonly #style: SqlStyle;
  readonly #client: SqlClient;
  readonly #variables: Variables;
  #text: string;
  #at = 0;
  #tokens: SqlToken[] = [];
  #parens = 0;
  /** PostgreSQL's `BEGIN ATOMIC`, SQLite's trigger: statements in a statement. */
  #blocks = 0;
  #comments = 0;
  #delimiter = ';';
  #replacements = 0;

  constructor(text: string, { style, client, variables }: LexerOptions) {
    this.#text = text;
    this.#style = style;
    this.#client = client;
    this.#variables = new Variables(variables);
  }

  read(): readonly SqlItem[] {
    while (this.#at < this.#text.length) this.#step();
    this.#end();
    return this.items;
  }

  #step(): void {
    const text = this.#text;
    const style = this.#style;
    const char = text[this.#at] ?? '';
    const next = text[this.#at + 1] ?? '';
    if (/\s/.test(char) && char.charCodeAt(0) < 128) {
      this.#at += 1;
      return;
    }
    // What sqlcmd takes for a command is one on any new line; others wait for the end of the statement.
    const anywhere = this.#client === 'sqlcmd' || (this.#client === 'sqlplus' && char === '/');
    const fresh = this.#tokens.length === 0 || (anywhere && /(?:^|\n)[ \t]*$/.test(text.slice(Math.max(0, this.#at - 20), this.#at)));
    const command = fresh ? lineCommand(text, this.#at, this.#client) : null;
    if (command) {
      this.#end();
      this.#command(command);
      return;
    }
    if (this.#delimiter !== ';' && text.startsWith(this.#delimiter, this.#at)) {
      this.#at += this.#delimiter.length;
      this.#end();
      return;
    }
    if (char === '-' && next === '-' && (!style.dashSpace || /^[\s\u0000-\u001f]?$/.test(text[this.#at + 2] ?? '')))
      this.#at = lineEnd(text, this.#at);
    else if ((char === '#' && style.hash) || (char === '/' && next === '/' && style.slashes)) this.#at = lineEnd(text, this.#at);
    else if (char === '/' && next === '*') this.#comment();
    else if (char === '*' && next === '/' && this.#comments > 0) {
      this.#comments -= 1;
      this.#at += 2;
    } else if (char === "'") this.#string(this.#at, style.backslash);
    else if (char === '"' || char === '`') this.#quotedName(char, char === '"' ? style.doubleQuoted : 'name');
    else if (char === '[' && style.brackets) this.#quotedName(']', 'name');
    else if (char === '\\') this.#backslash();
    else if (char === '$') this.#dollar();
    else if (char === ':' && next !== ':' && next !== '=' && text[this.#at - 1] !== ':') this.#variable();
    else if (char === ';' && this.#delimiter === ';') this.#semicolon();
    else this.#plain();
  }

  #plain(): void {
    const text = this.#text;
    NUMBER.lastIndex = this.#at;
    const number = NUMBER.exec(text)?.[0];
    if (number !== undefined) {
      this.#at += number.length;
      this.#push('number', number);
      return;
    }
    const pattern = this.#style.bareStatements ? WORD_OR_TEMPORARY : WORD;
    pattern.lastIndex = this.#at;
    const word = pattern.exec(text)?.[0];
    if (word !== undefined) {
      const cut = this.#delimiter === ';' ? -1 : word.indexOf(this.#delimiter);
      this.#word(cut > 0 ? word.slice(0, cut) : word);
      return;
    }
    MARK.lastIndex = this.#at;
    const mark = MARK.exec(text)?.[0] ?? '';
    this.#at += mark.length;
    if (mark === '(') this.#parens += 1;
    else if (mark === ')') this.#parens = Math.max(0, this.#parens - 1);
    this.#push(mark === '?' ? 'param' : 'mark', mark);
  }

  #word(word: string): void {
    const after = this.#text[this.#at + word.length];
    const upper = word.toUpperCase();
    if (after === "'" && (upper === 'E' || upper === 'N' || upper === 'B' || upper === 'X')) {
      this.#string(this.#at + 1, this.#style.backslash || (upper === 'E' && this.#style.prefixes));
      return;
    }
    if (after === "'" && (upper === 'Q' || upper === 'NQ') && this.#style.qQuotes) {
      const { text, end } = qQuoted(this.#text, this.#at + word.length + 1);
      this.#at = end;
      this.#push('string', text);
      return;
    }
    if (upper === 'U' && after === '&' && this.#style.prefixes) {
      const quote = this.#text[this.#at + 2];
      if (quote === "'" || quote === '"') {
        const { text, end } = quoted(this.#text, this.#at + 3, quote, false);
        this.#at = end;
        this.#push(quote === "'" ? 'string' : 'name', unicodeEscapes(text));
        return;
      }
    }
    this.#at += word.length;
    if (this.#style.bareStatements && this.#parens === 0 && startsBare(this.#tokens, upper)) this.#end();
    this.#push(upper.startsWith('@') ? 'param' : 'word', word);
    this.#block(upper);
  }

  #block(upper: string): void {
    const first = this.#tokens[0]?.upper;
    if (first !== 'CREATE') return;
    if (this.#style.parentheses) {
      const before = this.#tokens.at(-2)?.upper;
      if (upper === 'ATOMIC' && before === 'BEGIN') this.#blocks += 1;
      else if (upper === 'CASE' && this.#blocks > 0) this.#blocks += 1;
      else if (upper === 'END' && this.#blocks > 0) this.#blocks -= 1;
    } else if (this.#client === 'sqlite' || (this.#style.brackets && !this.#style.bareStatements)) {
      if (upper === 'TRIGGER' && this.#tokens.length <= 3) this.#blocks = 1;
      else if (upper === 'END' && this.#blocks === 1 && this.#tokens.at(-2)?.text === ';') this.#blocks = 0;
    }
  }

  #comment(): void {
    const open = /^\/\*M?!\d{0,6}/.exec(this.#text.slice(this.#at, this.#at + 10))?.[0];
    if (open !== undefined && this.#style.executable === 'run') {
      this.#comments += 1;
      this.#at += open.length;
    } else this.#at = commentEnd(this.#text, this.#at, this.#style.nestedComments);
  }

  #string(open: number, backslash: boolean): void {
    let { text, end } = quoted(this.#text, open + 1, "'", backslash);
    if (this.#style.prefixes) {
      // It goes on where the next line begins with a quote.
      for (;;) {
        const gap = CONTINUATION.exec(this.#text.slice(end, end + 400))?.[0];
        if (gap === undefined) break;
        const more = quoted(this.#text, end + gap.length, "'", backslash);
        text += more.text;
        end = more.end;
      }
    }
    this.#at = end;
    this.#push('string', text);
  }

  #quotedName(close: string, kind: 'name' | 'string'): void {
    const { text, end } = quoted(this.#text, this.#at + 1, close, kind === 'string' && this.#style.backslash);
    this.#at = end;
    this.#push(kind, text);
  }

  #dollar(): void {
    TAG.lastIndex = this.#at;
    const tag = this.#style.dollarQuotes ? TAG.exec(this.#text)?.[0] : undefined;
    if (tag !== undefined) {
      const end = this.#text.indexOf(tag, this.#at + tag.length);
      const code = this.#text.slice(this.#at + tag.length, end < 0 ? this.#text.length : end);
      this.#at = end < 0 ? this.#text.length : end + tag.length;
      this.#push('code', code);
      return;
    }
    const param = /^\$(?:\d+|\(\w*\)|\{\w*\})?/.exec(this.#text.slice(this.#at, this.#at + 80))?.[0] ?? '$';
    this.#at += param.length;
    this.#push('param', param);
  }

  #variable(): void {
    const found = /^:(?:(\w+)|'(\w+)'|"(\w+)"|\{\?\w+\})/.exec(this.#text.slice(this.#at, this.#at + 120));
    if (!found) {
      this.#at += 1;
      this.#push('mark', ':');
      return;
    }
    const [whole, plain, asString, asName] = found;
    const name = plain ?? asString ?? asName ?? '';
    const value = this.#client === 'psql' ? this.#variables.get(name) : undefined;
    if (value === undefined) {
      this.#at += whole.length;
      this.#push('param', whole);
      return;
    }
    if (plain === undefined) {
      this.#at += whole.length;
      this.#push(asString === undefined ? 'name' : 'string', value);
      return;
    }
    this.#replacements += 1;
    const text = this.#text.slice(0, this.#at) + value + this.#text.slice(this.#at + whole.length);
    if (this.#replacements > MOST_REPLACEMENTS || text.length > MOST_TEXT) {
      this.#at += whole.length;
      this.#push('param', whole);
      return;
    }
    this.#text = text;
  }

  #backslash(): void {
    const command = backslashCommand(this.#text, this.#at, this.#client);
    if (command) {
      this.#command(command);
      return;
    }
    this.#at += 1;
    this.#push('mark', '\\');
  }

  #command({ name, rest, end }: ClientCommand): void {
    this.#at = end;
    if (name === '\\' && this.#client === 'psql') return;
    if (name === ';' || ((name === 'g' || name === 'G') && this.#client === 'mysql')) {
      this.#end();
      return;
    }
    if (name === 'delimiter' || (name === 'd' && this.#client === 'mysql')) this.#delimiter = rest.split(/\s/)[0] || ';';
    else if (this.#client === 'psql' && name === 'set') this.#variables.set(rest);
    const pending = this.#tokens;
    if (!(this.#client === 'mysql' ? name === 'c' : SENDS.has(name))) {
      // The statement goes on after the command.
      this.items.push({ kind: 'command', name, rest, pending: [] });
      return;
    }
    this.#reset();
    this.items.push({ kind: 'command', name, rest, pending });
  }

  #semicolon(): void {
    this.#at += 1;
    if (this.#blocks > 0 || (this.#style.parentheses && this.#parens > 0)) {
      this.#push('mark', ';');
      return;
    }
    this.#end();
  }

  #end(): void {
    if (this.#tokens.length > 0) this.items.push({ kind: 'statement', tokens: this.#tokens });
    this.#reset();
  }

  #reset(): void {
    this.#tokens = [];
    this.#parens = 0;
    this.#blocks = 0;
  }

  #push(kind: SqlToken['kind'], text: string): void {
    this.#tokens.push({ kind, text, upper: kind === 'word' ? text.toUpperCase() : '' });
  }
}

const CONTINUATION = /^[ \t\f\v]*(?:--[^\n]*)?[\r\n](?:\s|--[^\n]*\n)*'/;
/** Commands of psql that send what stands before them. */
const SENDS = new Set(['g', 'gx', 'gexec', 'gset', 'gdesc', 'crosstabview', 'watch', 'bind', 'r', 'reset', 'p', 'parse', 'bind_named']);
