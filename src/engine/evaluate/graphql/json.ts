import { HOLE, type Json } from '../../types';

const MAX_DEPTH = 64;

/**
 * Reads JSON that may hold unknown parts. A HOLE inside a string stays in it; one that stands for a value becomes a string of one HOLE.
 * `twice`: some object has a key twice, and servers disagree which one counts. null: not JSON.
 */
export function readJson(text: string): { readonly value: Json; readonly twice: boolean } | null {
  const reader = new JsonReader(text);
  return reader.document();
}

const STRING = /"[^"\\]*(?:\\[\s\S][^"\\]*)*"/y;
const WORD = /[^\s,:[\]{}"]+/y;
const NUMBER = /^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/;
const LINE_BREAK = /[\n\r\t]/;

class JsonReader {
  readonly #text: string;
  #at = 0;
  #twice = false;

  constructor(text: string) {
    this.#text = text.startsWith('\uFEFF') ? text.slice(1) : text;
  }

  document(): { value: Json; twice: boolean } | null {
    const value = this.#value(0);
    this.#space();
    return value === undefined || this.#at < this.#text.length ? null : { value, twice: this.#twice };
  }

  #space(): void {
    for (;;) {
      const code = this.#text.charCodeAt(this.#at);
      if (code !== 32 && code !== 9 && code !== 10 && code !== 13) return;
      this.#at++;
    }
  }

  #take(char: string): boolean {
    this.#space();
    if (this.#text.charAt(this.#at) !== char) return false;
    this.#at++;
    return true;
  }

  #value(depth: number): Json | undefined {
    if (depth > MAX_DEPTH) return undefined;
    this.#space();
    const char = this.#text.charAt(this.#at);
    if (char === '{') return this.#object(depth);
    if (char === '[') return this.#array(depth);
    if (char === '"') return this.#string();
    return this.#word();
  }

  #object(depth: number): Json | undefined {
    this.#at++;
    const members = new Map<string, Json>();
    if (this.#take('}')) return {};
    do {
      this.#space();
      const key = this.#text.charAt(this.#at) === '"' ? this.#string() : undefined;
      if (key === undefined || !this.#take(':')) return undefined;
      const value = this.#value(depth + 1);
      if (value === undefined) return undefined;
      if (members.has(key)) this.#twice = true;
      members.set(key, value);
    } while (this.#take(','));
    return this.#take('}') ? Object.fromEntries(members) : undefined;
  }

  #array(depth: number): Json | undefined {
    this.#at++;
    const items: Json[] = [];
    if (this.#take(']')) return items;
    do {
      const value = this.#value(depth + 1);
      if (value === undefined) return undefined;
      items.push(value);
    } while (this.#take(','));
    return this.#take(']') ? items : undefined;
  }

  #string(): string | undefined {
    STRING.lastIndex = this.#at;
    const quoted = STRING.exec(this.#text)?.[0];
    if (quoted === undefined) return undefined;
    this.#at += quoted.length;
    return quoted.includes('\\') || LINE_BREAK.test(quoted) ? plainString(quoted) : quoted.slice(1, -1);
  }

  /** Numbers, true, false, null, and whatever a HOLE is part of. */
  #word(): Json | undefined {
    WORD.lastIndex = this.#at;
    const word = WORD.exec(this.#text)?.[0] ?? '';
    this.#at += word.length;
    if (word.includes(HOLE)) return HOLE;
    if (word === 'true' || word === 'false') return word === 'true';
    if (word === 'null') return null;
    return NUMBER.test(word) ? Number(word) : undefined;
  }
}

function plainString(quoted: string): string | undefined {
  try {
    // Raw line breaks are not JSON, but lenient servers take them; a stricter one refuses, which harms nobody.
    const value: unknown = JSON.parse(quoted.replace(/[\n\r\t]/g, (c) => (c === '\n' ? '\\n' : c === '\r' ? '\\r' : '\\t')));
    return typeof value === 'string' ? value : undefined;
  } catch {
    return undefined;
  }
}
