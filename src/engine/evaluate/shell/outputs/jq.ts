import { HOLE, type Text } from '../../../types';

type Value = Text | number | boolean | null | readonly Value[] | { readonly [key: string]: Value };

/** `jq -n --arg q "$Q" '{query: $q}'` and `jq -Rs '{query: .}'`: how request bodies are made. Other filters are not told. */
export function jq(argv: readonly Text[], input: Text): Text | null {
  const variables = new Map<string, Value>();
  let [filter, nothing, raw, slurp, bare]: [Text | null, boolean, boolean, boolean, boolean] = [null, false, false, false, false];
  for (let i = 0; i < argv.length; i++) {
    const word = argv[i] ?? '';
    if (word === '--arg' || word === '--argjson') {
      const [name = '', value = ''] = argv.slice(i + 1, i + 3);
      const given = word === '--arg' ? value : parsed(value);
      if (given === undefined) return null;
      variables.set(name, given);
      i += 2;
    } else if (/^-[ncrRsjM]+$/.test(word) || /^--(?:null-input|raw-input|raw-output|join-output|slurp|compact-output)$/.test(word)) {
      nothing ||= word === '--null-input' || /^-\w*n/.test(word);
      raw ||= word === '--raw-input' || /^-\w*R/.test(word);
      bare ||= /^--(?:raw|join)-output$/.test(word) || /^-\w*[rj]/.test(word);
      slurp ||= word === '--slurp' || /^-\w*s/.test(word);
    } else if (word.startsWith('-') || filter !== null) return null;
    else filter = word;
  }
  const dot: Value | undefined = nothing ? null : raw && slurp ? input : raw || slurp ? undefined : parsed(input);
  if (filter === null || dot === undefined) return null;
  const reader = new Reader(filter, variables, dot);
  const value = reader.whole();
  return value === undefined ? null : `${bare && typeof value === 'string' ? value : JSON.stringify(value)}\n`;
}

function parsed(text: Text): Value | undefined {
  try {
    const value: Value = JSON.parse(text);
    return value;
  } catch {
    return undefined;
  }
}

/** Reads a filter that only builds a value. `undefined`: it does more. */
class Reader {
  readonly #text: string;
  readonly #variables: ReadonlyMap<string, Value>;
  readonly #dot: Value;
  #at = 0;
  #depth = 0;

  constructor(text: string, variables: ReadonlyMap<string, Value>, dot: Value) {
    this.#text = text;
    this.#variables = variables;
    this.#dot = dot;
  }

  whole(): Value | undefined {
    const value = this.#value();
    return value !== undefined && this.#take(/^\s*$/) !== null ? value : undefined;
  }

  #take(pattern: RegExp): string | null {
    const match = pattern.exec(this.#text.slice(this.#at));
    if (!match) return null;
    this.#at += match[0].length;
    return match[0].trim();
  }

  #value(): Value | undefined {
    if (++this.#depth > 32) return undefined;
    const value = this.#one();
    this.#depth--;
    return value;
  }

  #one(): Value | undefined {
    if (this.#take(/^\s*\{/) !== null) return this.#object();
    if (this.#take(/^\s*\[/) !== null) return this.#array();
    const word = this.#take(/^\s*(?:"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?|true\b|false\b|null\b|\$\w+|\.(?![\w."[]))/);
    if (word === null) return undefined;
    if (word === '.') return this.#dot;
    if (word.startsWith('$')) return this.#variables.get(word.slice(1)) ?? (word === '$ENV' ? HOLE : undefined);
    return word.includes('\\(') ? undefined : parsed(word);
  }

  #object(): Value | undefined {
    const entries: [string, Value][] = [];
    if (this.#take(/^\s*\}/) !== null) return {};
    for (;;) {
      const key = this.#take(/^\s*(?:"(?:[^"\\]|\\.)*"|\$?\w+)/);
      if (key === null) return undefined;
      const name = key.startsWith('"') ? parsed(key) : key.replace('$', '');
      const value = this.#take(/^\s*:/) !== null ? this.#value() : key.startsWith('$') ? this.#variables.get(key.slice(1)) : undefined;
      if (typeof name !== 'string' || value === undefined) return undefined;
      entries.push([name, value]);
      if (this.#take(/^\s*\}/) !== null) return Object.fromEntries(entries);
      if (this.#take(/^\s*,/) === null) return undefined;
    }
  }

  #array(): Value | undefined {
    const items: Value[] = [];
    if (this.#take(/^\s*\]/) !== null) return items;
    for (;;) {
      const value = this.#value();
      if (value === undefined) return undefined;
      items.push(value);
      if (this.#take(/^\s*\]/) !== null) return items;
      if (this.#take(/^\s*,/) === null) return undefined;
    }
  }
}
