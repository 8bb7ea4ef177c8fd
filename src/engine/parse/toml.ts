import type { Json } from '../types';

/** One `key = value` of a TOML document. */
export interface TomlEntry {
  /** From the document's root; an element of an array of tables has its number as text. */
  readonly path: readonly string[];
  readonly value: Json;
  /** Its lines, from the first byte to behind the last line's end, comments behind the value included. */
  readonly from: number;
  readonly to: number;
}
/** One `[header]`, or `[[header]]`. */
export interface TomlTable {
  readonly path: readonly string[];
  readonly from: number;
  readonly to: number;
}
export interface TomlDocument {
  readonly value: { readonly [key: string]: Json };
  readonly entries: readonly TomlEntry[];
  readonly tables: readonly TomlTable[];
}

/** Values deeper than this are not read: no settings file needs them. */
const DEPTH = 60;
const LONGEST = 1_000_000;

/** Reads TOML with the place of each entry; null where it is none. Dates and numbers that JSON does not have are texts. */
export function readToml(text: string): TomlDocument | null {
  if (text.length > LONGEST) return null;
  try {
    return new Reader(text).document();
  } catch (error) {
    if (error instanceof NotToml) return null;
    throw error;
  }
}

class NotToml extends Error {}

type Open = Map<string, Node>;
/** How a table came to be tells what may still be added to it. */
type Node =
  | { readonly kind: 'value'; readonly value: Json }
  | { readonly kind: 'table'; readonly keys: Open; by: 'header' | 'path' | 'dotted' }
  | { readonly kind: 'tables'; readonly list: Open[] };

class Reader {
  private readonly text: string;
  private at = 0;

  constructor(text: string) {
    this.text = text;
  }

  document(): TomlDocument {
    const root: Open = new Map();
    const entries: TomlEntry[] = [];
    const tables: TomlTable[] = [];
    let [table, path]: [Open, readonly string[]] = [root, []];
    if (this.text.startsWith('\uFEFF')) this.at = 1;
    for (;;) {
      this.blankLines();
      const from = this.lineStart();
      if (this.at >= this.text.length) break;
      if (this.text[this.at] === '[') {
        const list = this.text.startsWith('[[', this.at);
        this.at += list ? 2 : 1;
        const keys = this.keys();
        this.expect(list ? ']]' : ']');
        [table, path] = open(root, keys, list);
        this.lineEnd();
        tables.push({ path, from, to: this.at });
      } else {
        const keys = this.keys();
        this.expect('=');
        this.blanks();
        const value = this.value(0);
        put(table, keys, value);
        this.lineEnd();
        entries.push({ path: [...path, ...keys], value, from, to: this.at });
      }
    }
    return { value: plain(root), entries, tables };
  }

  private keys(): readonly string[] {
    const found: string[] = [];
    do {
      this.blanks();
      const sign = this.text[this.at];
      if (sign === '"' || sign === "'") {
        if (this.text.startsWith(sign.repeat(3), this.at)) throw new NotToml();
        found.push(this.string());
      } else found.push(this.match(/[A-Za-z0-9_-]+/y));
      this.blanks();
    } while (this.skip('.'));
    return found;
  }

  private value(depth: number): Json {
    if (depth > DEPTH) throw new NotToml();
    const sign = this.text[this.at];
    if (sign === '"' || sign === "'") return this.string();
    if (sign === '[') return this.list(depth);
    if (sign === '{') return this.inline(depth);
    return scalar(this.match(/[A-Za-z0-9_+.:-]+(?: \d{2}:[\d:.]+(?:Z|[+-][\d:]+)?)?/y));
  }

  private list(depth: number): Json {
    const found: Json[] = [];
    for (this.at++, this.gap(); !this.skip(']'); this.gap()) {
      found.push(this.value(depth + 1));
      this.gap();
      if (this.skip(',')) continue;
      this.expect(']');
      break;
    }
    return found;
  }

  private inline(depth: number): Json {
    const keys: Open = new Map();
    for (this.at++, this.gap(); !this.skip('}'); this.gap()) {
      const path = this.keys();
      this.expect('=');
      this.gap();
      put(keys, path, this.value(depth + 1));
      this.gap();
      if (this.skip(',')) continue;
      this.expect('}');
      break;
    }
    return plain(keys);
  }

  private string(): string {
    const sign = this.text[this.at] ?? '';
    const long = this.text.startsWith(sign.repeat(3), this.at);
    this.at += long ? 3 : 1;
    if (long) this.match(/(?:\r?\n)?/y);
    let found = '';
    for (;;) {
      const next = this.text[this.at];
      if (next === undefined || (!long && (next === '\n' || next === '\r'))) throw new NotToml();
      if (next === sign && (!long || this.text.startsWith(sign.repeat(3), this.at))) break;
      if (next === '\\' && sign === '"') found += this.escape(long);
      else {
        found += next;
        this.at++;
      }
    }
    if (!long) {
      this.at++;
      return found;
    }
    // One or two quotation marks before the three that end it belong to the text.
    const marks = this.match(sign === '"' ? /"{3,5}/y : /'{3,5}/y);
    return found + marks.slice(3);
  }

  private escape(long: boolean): string {
    if (long) {
      const folded = /\\[ \t]*\r?\n\s*/y;
      folded.lastIndex = this.at;
      const gap = folded.exec(this.text);
      if (gap) {
        this.at += gap[0].length;
        return '';
      }
    }
    const [, letter = '', short, middle, full] = this.exec(/\\(?:([btnfre"\\])|x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8}))/y);
    if (letter !== '') return ESCAPES[letter] ?? letter;
    const code = Number.parseInt(short ?? middle ?? full ?? '', 16);
    if (code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) throw new NotToml();
    return String.fromCodePoint(code);
  }

  private lineStart(): number {
    return this.text.lastIndexOf('\n', this.at - 1) + 1;
  }

  private lineEnd(): void {
    this.blanks();
    this.match(/(?:#[^\n]*)?(?:\r?\n|$)/y);
  }

  private blanks(): void {
    this.match(/[ \t]*/y);
  }

  private blankLines(): void {
    this.match(/(?:[ \t]*(?:#[^\n]*)?\r?\n)*[ \t]*(?:#[^\n]*$)?/y);
  }

  /** Blanks, line ends and comments, as lists have them; inline tables since TOML 1.1. */
  private gap(): void {
    this.match(/(?:[ \t\r\n]+|#[^\n]*)*/y);
  }

  private skip(sign: string): boolean {
    if (!this.text.startsWith(sign, this.at)) return false;
    this.at += sign.length;
    return true;
  }

  private expect(sign: string): void {
    if (!this.skip(sign)) throw new NotToml();
  }

  private match(pattern: RegExp): string {
    return this.exec(pattern)[0];
  }

  private exec(pattern: RegExp): RegExpExecArray {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text);
    if (!found) throw new NotToml();
    this.at = pattern.lastIndex;
    return found;
  }
}

const ESCAPES: Readonly<Record<string, string>> = { b: '\b', t: '\t', n: '\n', f: '\f', r: '\r', e: '\u001b' };

function scalar(word: string): Json {
  if (word === 'true' || word === 'false') return word === 'true';
  if (/^[+-]?(?:\d[\d_]*)(?:\.\d[\d_]*)?(?:[eE][+-]?\d[\d_]*)?$/.test(word)) return Number(word.replaceAll('_', ''));
  if (/^0(?:x[\dA-Fa-f_]+|o[0-7_]+|b[01_]+)$/.test(word)) return Number(word.replaceAll('_', ''));
  if (/^[+-]?(?:inf|nan)$|^\d{4}-\d{2}-\d{2}|^\d{2}:\d{2}/.test(word)) return word;
  throw new NotToml();
}

/** The table that a header opens; a second `[header]` of one name is none. */
function open(root: Open, keys: readonly string[], list: boolean): [Open, readonly string[]] {
  let table = root;
  const path: string[] = [];
  for (const [i, key] of keys.entries()) {
    const last = i === keys.length - 1;
    const node = table.get(key);
    path.push(key);
    if (node === undefined) {
      const keysOf: Open = new Map();
      table.set(key, last && list ? { kind: 'tables', list: [keysOf] } : { kind: 'table', keys: keysOf, by: last ? 'header' : 'path' });
      if (last && list) path.push('0');
      table = keysOf;
    } else if (node.kind === 'tables' && (!last || list)) {
      if (last) node.list.push(new Map());
      const inner = node.list.at(-1);
      if (!inner) throw new NotToml();
      path.push(String(node.list.length - 1));
      table = inner;
    } else if (node.kind === 'table' && !(last && (list || node.by !== 'path'))) {
      if (last) node.by = 'header';
      table = node.keys;
    } else throw new NotToml();
  }
  return [table, path];
}

function put(table: Open, keys: readonly string[], value: Json): void {
  const last = keys.at(-1) ?? '';
  let at = table;
  for (const key of keys.slice(0, -1)) {
    const node = at.get(key);
    if (node === undefined) {
      const keysOf: Open = new Map();
      at.set(key, { kind: 'table', keys: keysOf, by: 'dotted' });
      at = keysOf;
    } else if (node.kind === 'table' && node.by === 'dotted') at = node.keys;
    else throw new NotToml();
  }
  if (at.has(last)) throw new NotToml();
  at.set(last, { kind: 'value', value });
}

const plain = (keys: Open): { readonly [key: string]: Json } =>
  Object.fromEntries(
    [...keys].map(([key, node]) => [
      key,
      node.kind === 'value' ? node.value : node.kind === 'table' ? plain(node.keys) : node.list.map((one) => plain(one)),
    ]),
  );
