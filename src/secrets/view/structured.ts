import { describeValue, isSecretKey } from './describe';
import { shownName } from './names';

const MOST_LINES = 4_000;
const DEEPEST = 8;
/** Lines of a view that anybody could be shown. */
const ENOUGH = 200;

/** The shape of a JSON document; null: it is none. */
export function viewJson(text: string): readonly string[] | null {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return null;
  }
  if (typeof value !== 'object' || value === null) return null;
  const out: string[] = [];
  walk(value, '', false, 0, out);
  return out;
}

function walk(value: object, own: string, secret: boolean, depth: number, out: string[]): void {
  const entries: readonly (readonly [string, unknown])[] = Array.isArray(value)
    ? value.slice(0, 1).map((item: unknown) => [own, item])
    : Object.entries(value);
  for (const [key, inner] of entries) {
    if (out.length >= ENOUGH) return;
    const hidden = secret || isSecretKey(key);
    const name = `${'  '.repeat(depth)}${Array.isArray(value) ? 'each' : shownName(key)}`;
    if (typeof inner !== 'object' || inner === null) {
      out.push(`${name}: ${inner === null ? 'null' : describeValue(key, String(inner), hidden)}`);
      continue;
    }
    out.push(`${name}: ${Array.isArray(inner) ? `list of ${inner.length}` : 'object'}`);
    if (depth < DEEPEST) walk(inner, key, hidden, depth + 1, out);
  }
}

interface Open {
  readonly indent: number;
  readonly secret: boolean;
  /** It has its value on its own line: what stands deeper goes on with that. */
  readonly closed: boolean;
  readonly key: string;
}

/** The shape of a YAML document, line by line: what is not understood is passed over. */
export function viewYaml(text: string): readonly string[] {
  const out: string[] = [];
  const lines = text.split(/\r?\n/).slice(0, MOST_LINES);
  let open: readonly Open[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    const trimmed = line.trim();
    if (trimmed === '' || /^(?:#|---|\.\.\.|%)/.test(trimmed)) continue;
    const dash = /^\s*(?:-\s+)*/.exec(line)?.[0] ?? '';
    const indent = dash.length;
    open = open.filter((one) => one.indent < indent);
    const parent = open.at(-1);
    if (parent?.closed) continue;
    const inherited = open.some(({ secret }) => secret);
    const [, a, b, c, rest] =
      /^(?:"([^"]{1,200})"|'([^']{1,200})'|([^\s"'#:[\]{},][^:#]{0,200}?))\s*:(?:\s+(.*))?$/s.exec(line.slice(indent)) ?? [];
    const key = a ?? b ?? c;
    const told = key === undefined ? (parent?.key ?? '') : key;
    const secret = inherited || isSecretKey(told);
    const value = (key === undefined ? (dash.includes('-') ? line.slice(indent) : null) : (rest ?? ''))?.trim();
    if (value === undefined) continue;
    const { text: whole, last } = scalar(lines, at, indent, value);
    at = last;
    const name = ' '.repeat(Math.min(indent, 16)) + (key === undefined ? '-' : `${shownName(key)}:`);
    const nothing = value === '' || value.startsWith('#');
    out.push(nothing ? name : `${name} ${describeValue(told, whole, secret)}`);
    if (key !== undefined) open = [...open, { indent, secret, closed: !nothing, key }];
  }
  return out;
}

/** A scalar with the lines that it goes on over. */
function scalar(lines: readonly string[], at: number, indent: number, value: string): { readonly text: string; readonly last: number } {
  if (/^[|>][-+\d]*\s*(?:#.*)?$/.test(value)) {
    let last = at;
    const parts: string[] = [];
    // A block's key may stand behind dashes: its text is deeper than the first of them.
    const outer = /^\s*/.exec(lines[at] ?? '')?.[0].length ?? indent;
    for (let next = at + 1; next < lines.length; next += 1) {
      const line = lines[next] ?? '';
      if (line.trim() !== '' && (/^\s*/.exec(line)?.[0].length ?? 0) <= outer) break;
      parts.push(line.trim());
      last = next;
    }
    return { text: parts.join('\n').trim() || '…', last };
  }
  const quote = /^["']/.exec(value)?.[0];
  if (quote === undefined) return { text: value.replace(/\s+#.*$/, ''), last: at };
  const parts = [value.slice(1)];
  for (let next = at; ; next += 1) {
    const part = parts.at(-1) ?? '';
    const end = closing(part, quote);
    if (end >= 0) return { text: [...parts.slice(0, -1), part.slice(0, end)].join('\n'), last: next };
    if (next + 1 >= lines.length) return { text: parts.join('\n'), last: lines.length };
    parts.push(lines[next + 1] ?? '');
  }
}

function closing(text: string, quote: string): number {
  for (let at = 0; at < text.length; at += 1) {
    if (quote === '"' && text[at] === '\\') at += 1;
    else if (text[at] === quote) {
      if (quote === "'" && text[at + 1] === "'") at += 1;
      else return at;
    }
  }
  return -1;
}
