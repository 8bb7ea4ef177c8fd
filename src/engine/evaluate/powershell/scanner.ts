import { limits } from '../../limits';

/** Text of PowerShell that is being read, and how far. */
export class Scanner {
  readonly text: string;
  at = 0;
  /** Something stands there that this reader does not know. */
  broken = false;
  #depth = 0;

  constructor(text: string) {
    this.text = text;
  }

  get done(): boolean {
    return this.at >= this.text.length;
  }
  get char(): string {
    return this.text[this.at] ?? '';
  }
  peek(ahead = 1): string {
    return this.text[this.at + ahead] ?? '';
  }
  startsWith(word: string): boolean {
    return this.text.startsWith(word, this.at);
  }

  /** What matches here; the pattern must be sticky. */
  match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.at;
    return pattern.exec(this.text);
  }
  /** Takes what matches here. */
  take(pattern: RegExp): string | null {
    const found = this.match(pattern);
    if (!found) return null;
    this.at += found[0].length;
    return found[0];
  }
  takeWord(word: string): boolean {
    if (!this.startsWith(word)) return false;
    this.at += word.length;
    return true;
  }

  /** Blanks, continued lines and comments inside a line. */
  blanks(): void {
    while (this.take(BLANK) !== null);
    if (this.char === '#' && !/[^\s;|&(){}]/.test(this.text[this.at - 1] ?? ' ')) this.take(LINE);
  }
  /** Blanks, ends of lines, semicolons and comments. */
  gaps(): void {
    for (;;) {
      const before = this.at;
      this.blanks();
      this.take(ENDS);
      if (this.at === before) return;
    }
  }
  /** Ends of lines that do not end what is being read (behind `|`, `,`, `(`). */
  lines(): void {
    for (;;) {
      const before = this.at;
      this.blanks();
      this.take(NEWLINES);
      if (this.at === before) return;
    }
  }

  /** One level deeper, as far as that is read. */
  deeper<T>(read: () => T, otherwise: T): T {
    if (this.#depth >= limits.nesting) {
      this.broken = true;
      this.at = this.text.length;
      return otherwise;
    }
    this.#depth += 1;
    const made = read();
    this.#depth -= 1;
    return made;
  }
}

const BLANK = /(?:[ \t\f\u00a0]+|`\r?\n|<#[\s\S]*?(?:#>|$))/y;
const LINE = /#[^\n]*/y;
const ENDS = /[;\r\n]+/y;
const NEWLINES = /[\r\n]+/y;
