import { limits } from '../../limits';
import type { Text } from '../../types';

/** One command of cmd.exe as it is written; variables are taken in when it runs. */
export type Node =
  | { readonly kind: 'simple'; readonly text: Text; readonly redirects: readonly Redirect[] }
  | { readonly kind: 'group'; readonly body: readonly Node[]; readonly redirects: readonly Redirect[] }
  | { readonly kind: 'if'; readonly condition: Text; readonly ways: readonly (readonly Node[])[] }
  | { readonly kind: 'for'; readonly options: Text; readonly name: string; readonly set: Text; readonly body: readonly Node[] }
  | { readonly kind: 'pipe'; readonly stages: readonly Node[] };
export interface Redirect {
  readonly operator: string;
  readonly target: Text;
}

const IF =
  /@?if\b\s*(?:\/i\s+)?(?:not\s+)?(?:\/i\s+)?(?:(?:exist|defined|errorlevel|cmdextversion)\s+(?:"[^"\n]*"|[^\s&|()"]+)|(?:"[^"\n]*"|[^\s=&|()"]+)\s*(?:==|equ|neq|lss|leq|gtr|geq)\s*(?:"[^"\n]*"|[^\s&|()"]+))\s*/iy;
const FOR = /@?for\b\s+((?:\/[a-z]\b\s*(?:"[^"\n]*"\s*)?(?:(?!%?%\w\s)[^\s(]+\s+)?)*)%?%(\w)\s+in\s*\(/iy;

/** Reads commands of a batch file or of `cmd /c`. */
export class Batch {
  readonly #text: Text;
  #at = 0;
  #depth = 0;
  /** Something was not understood. */
  broken = false;

  constructor(text: Text) {
    this.#text = text.replace(/\r/g, '').replace(/\^\n[ \t]*/g, ' ');
  }

  read(): readonly Node[] {
    const nodes = this.#list(false);
    return nodes;
  }

  /** Commands up to the end or the closing bracket; `one`: only what belongs to one line. */
  #list(inside: boolean, one = false): readonly Node[] {
    const nodes: Node[] = [];
    if (this.#depth >= limits.nesting) {
      this.broken = true;
      this.#at = this.#text.length;
      return nodes;
    }
    this.#depth += 1;
    for (;;) {
      this.#take(one ? /[ \t&]+/y : /[\s&]+/y);
      const char = this.#text[this.#at];
      if (char === undefined || (char === ')' && inside) || (one && char === '\n')) break;
      const before = this.#at;
      nodes.push(this.#pipe(inside));
      if (this.#at === before) this.#at += 1;
      if (one && inside && this.#text[this.#at] === ')') break;
    }
    this.#depth -= 1;
    return nodes;
  }

  #pipe(inside: boolean): Node {
    const stages = [this.#command(inside)];
    while (this.#take(/[ \t]*\|(?!\|)[ \t]*/y) !== null) stages.push(this.#command(inside));
    this.#take(/[ \t]*\|\|/y);
    const [only] = stages;
    return stages.length === 1 && only ? only : { kind: 'pipe', stages };
  }

  #command(inside: boolean): Node {
    this.#take(/[ \t@]+/y);
    const condition = this.#take(IF);
    if (condition !== null) return this.#branches(condition, inside);
    const loop = this.#match(FOR);
    if (loop) return this.#loop(loop, inside);
    if (this.#text[this.#at] === '(') {
      const body = this.#group();
      return { kind: 'group', body, redirects: this.#redirects() };
    }
    return this.#simple(inside);
  }

  #group(): readonly Node[] {
    this.#at += 1;
    const body = this.#list(true);
    if (this.#take(/\)/y) === null) this.broken = true;
    return body;
  }

  /** What stands behind a condition or a `do`: a group, or the rest of the line. */
  #body(inside: boolean): readonly Node[] {
    this.#take(/[ \t]+/y);
    return this.#text[this.#at] === '(' ? this.#group() : this.#list(inside, true);
  }

  #branches(condition: Text, inside: boolean): Node {
    const ways = [this.#body(inside)];
    if (this.#take(/\s*else\b/iy) !== null) ways.push(this.#body(inside));
    return { kind: 'if', condition, ways };
  }

  #loop(found: RegExpExecArray, inside: boolean): Node {
    this.#at += found[0].length;
    const set = this.#take(/(?:"[^"\n]*"|'[^'\n]*'|`[^`\n]*`|\^.|[^)])*/y) ?? '';
    if (this.#take(/\)\s*do\b/iy) === null) this.broken = true;
    return { kind: 'for', options: (found[1] ?? '').trim(), name: found[2] ?? '', set: set.trim(), body: this.#body(inside) };
  }

  /** The text of one command: up to an operator outside quotes. A caret takes the meaning from what follows it. */
  #simple(inside: boolean): Node {
    let text = '';
    let quoted = false;
    const redirects: Redirect[] = [];
    for (; this.#at < this.#text.length; this.#at += 1) {
      const char = this.#text[this.#at] ?? '';
      if (char === '\n') break;
      if (char === '"') quoted = !quoted;
      if (!quoted) {
        if (char === '^') {
          this.#at += 1;
          text += ESCAPED[this.#text[this.#at] ?? ''] ?? this.#text[this.#at] ?? '';
          continue;
        }
        if (char === '&' || char === '|' || (char === ')' && inside)) break;
        if (char === '<' || char === '>') {
          text = text.replace(/(^|\s)[0-9]$/, '$1');
          redirects.push(...this.#redirects(/[0-9]$/.exec(this.#text.slice(0, this.#at))?.[0]));
          this.#at -= 1;
          continue;
        }
      }
      text += char;
    }
    return { kind: 'simple', text: text.trim(), redirects };
  }

  #redirects(number?: string): readonly Redirect[] {
    const found: Redirect[] = [];
    for (;;) {
      const match = this.#match(/[ \t]*([0-9]?)(>>|>|<)(?:&[0-9]|[ \t]*("[^"\n]*"|[^\s&|<>)]+))/y);
      if (!match) break;
      this.#at += match[0].length;
      const which = match[1] || number || '';
      if (match[3] !== undefined && !/^[2-9]$/.test(which)) found.push({ operator: match[2] ?? '>', target: match[3].replaceAll('"', '') });
    }
    if (found.length === 0 && /[<>]/.test(this.#text[this.#at] ?? '')) this.#at += 1;
    return found;
  }

  #match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#at;
    return pattern.exec(this.#text);
  }
  #take(pattern: RegExp): Text | null {
    const found = this.#match(pattern);
    if (!found) return null;
    this.#at += found[0].length;
    return found[0];
  }
}

/** What a caret makes plain must not be read as an operator again; these stand for them until the words are made. */
const ESCAPED: Readonly<Record<string, string>> = { '&': '\ue001', '|': '\ue002', '<': '\ue003', '>': '\ue004', '"': '\ue005' };
export const plain = (text: Text): Text => text.replace(/[\ue001-\ue005]/g, (mark) => '&|<>"'[mark.charCodeAt(0) - 0xe001] ?? mark);
