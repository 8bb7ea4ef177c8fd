import type { Yaml } from './yaml';

const DEEPEST = 40;

/** Where a quoted text that begins at 0 ends, behind its quote; -1 where it does not. */
export function quotedEnd(text: string): number {
  const quote = text[0];
  for (let at = 1; at < text.length; at += 1) {
    if (quote === '"' && text[at] === '\\') at += 1;
    else if (text[at] === quote && quote === "'" && text[at + 1] === quote) at += 1;
    else if (text[at] === quote) return at + 1;
  }
  return -1;
}

/** Where plain text ends: before a comment. */
export function plainEnd(text: string): number {
  const comment = text.search(/\s#/);
  return comment < 0 ? text.length : comment;
}

/** The text of a scalar, without its quotes; undefined where it cannot be told. */
export function scalarOf(text: string): string | undefined {
  if (text.includes('\0')) return undefined;
  if (text.startsWith("'")) return text.slice(1, -1).replaceAll("''", "'");
  if (!text.startsWith('"')) return /^(?:~|null|Null|NULL)$/.test(text) ? '' : text;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'string' ? value : undefined;
  } catch {
    return undefined; // an escape that JSON does not know
  }
}

/** `{ a: b, c: [d] }` and JSON; undefined where it is damaged or something follows. */
export function flowValue(text: string): Yaml | undefined {
  const read = flow({ text, at: 0 }, 0);
  return read !== undefined && /^\s*(?:#.*)?$/s.test(read.rest) ? read.value : undefined;
}

interface Cursor {
  readonly text: string;
  at: number;
}

function flow(cursor: Cursor, depth: number): { readonly value: Yaml; readonly rest: string } | undefined {
  const value = flowAt(cursor, depth);
  return value === undefined ? undefined : { value, rest: cursor.text.slice(cursor.at) };
}

function flowAt(cursor: Cursor, depth: number): Yaml | undefined {
  if (depth > DEEPEST) return undefined;
  skip(cursor);
  const first = cursor.text[cursor.at];
  if (first === '{') return flowMap(cursor, depth);
  if (first === '[') return flowList(cursor, depth);
  return flowScalar(cursor);
}

function flowMap(cursor: Cursor, depth: number): Yaml | undefined {
  const entries = new Map<string, Yaml>();
  cursor.at += 1;
  for (;;) {
    skip(cursor);
    if (take(cursor, '}')) return entries;
    const key = flowScalar(cursor);
    skip(cursor);
    if (key === undefined || entries.has(key) || !take(cursor, ':')) return undefined;
    skip(cursor);
    const value = /[,}]/.test(cursor.text[cursor.at] ?? '') ? null : flowAt(cursor, depth + 1);
    if (value === undefined) return undefined;
    entries.set(key, value);
    skip(cursor);
    if (!take(cursor, ',') && cursor.text[cursor.at] !== '}') return undefined;
  }
}

function flowList(cursor: Cursor, depth: number): Yaml | undefined {
  const items: Yaml[] = [];
  cursor.at += 1;
  for (;;) {
    skip(cursor);
    if (take(cursor, ']')) return items;
    const item = flowAt(cursor, depth + 1);
    if (item === undefined) return undefined;
    items.push(item);
    skip(cursor);
    if (!take(cursor, ',') && cursor.text[cursor.at] !== ']') return undefined;
  }
}

function flowScalar(cursor: Cursor): string | undefined {
  const rest = /^["']/.test(cursor.text[cursor.at] ?? '') ? null : /[^,{}[\]]*?(?=:(?:[\s,{}[\]"']|$)|[,{}[\]]|$)/y;
  if (rest === null) {
    // No longer than a certificate: the rest of the text is not copied for each scalar.
    const text = cursor.text.slice(cursor.at, cursor.at + 100_000);
    const end = quotedEnd(text);
    cursor.at += Math.max(end, 0);
    return end < 0 ? undefined : scalarOf(text.slice(0, end));
  }
  rest.lastIndex = cursor.at;
  const found = rest.exec(cursor.text)?.[0] ?? '';
  cursor.at += found.length;
  const text = found.trim();
  return text === '' || /^[&*!|>%@`#]/.test(text) ? undefined : scalarOf(text);
}

function skip(cursor: Cursor): void {
  while (/\s/.test(cursor.text[cursor.at] ?? '')) cursor.at += 1;
}
function take(cursor: Cursor, mark: string): boolean {
  if (cursor.text[cursor.at] !== mark) return false;
  cursor.at += 1;
  return true;
}
