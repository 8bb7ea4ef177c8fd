import { flowValue, plainEnd, quotedEnd, scalarOf } from './yamlScalar';

/** A scalar is its text; what is left empty is null. */
export type Yaml = string | null | readonly Yaml[] | YamlMap;
export type YamlMap = ReadonlyMap<string, Yaml>;

export const isMap = (value: Yaml | undefined): value is YamlMap => value instanceof Map;

/** More than people have; reading stays within a few milliseconds. */
const LONGEST = 500_000;
const MOST_LINES = 5_000;
const DEEPEST = 40;

interface State {
  readonly lines: string[];
  readonly anchors: Map<string, Yaml>;
  at: number;
}

/**
 * Reads the YAML that tools write for their own settings: block mappings and sequences, flow style, quotes, block scalars, anchors with `<<`. JSON is
 * part of it. undefined for anything beyond (tags, several documents, a key twice): what cannot be read whole says nothing.
 */
export function readYaml(text: string): Yaml | undefined {
  const plain = text.replace(/^\uFEFF/, '');
  if (plain.length > LONGEST) return undefined;
  if (/^\s*[{[]/.test(plain)) return flowValue(plain.trim());
  const lines = plain.split(/\r?\n/, MOST_LINES + 1);
  if (lines.length > MOST_LINES) return undefined;
  const state: State = { lines, anchors: new Map(), at: 0 };
  if (/^---\s*(?:#.*)?$/.test(lineAt(state) ?? '')) state.at += 1;
  if (lineAt(state) === undefined) return null;
  const value = block(state, indentOf(lineAt(state) ?? ''), 0);
  return value === undefined || lineAt(state) !== undefined ? undefined : value;
}

/** The next line that says something; it stays where it is. */
function lineAt(state: State): string | undefined {
  while (state.at < state.lines.length && /^\s*(?:#.*)?$/.test(state.lines[state.at] ?? '')) state.at += 1;
  return state.lines[state.at];
}
const indentOf = (line: string): number => line.length - line.trimStart().length;
const isItem = (text: string): boolean => text === '-' || text.startsWith('- ');

function block(state: State, indent: number, depth: number): Yaml | undefined {
  if (depth > DEEPEST) return undefined;
  return isItem(lineAt(state)?.trimStart() ?? '') ? sequence(state, indent, depth) : mapping(state, indent, depth);
}

function sequence(state: State, indent: number, depth: number): Yaml | undefined {
  const items: Yaml[] = [];
  for (let line = lineAt(state); line !== undefined && indentOf(line) >= indent; line = lineAt(state)) {
    const text = line.trimStart();
    if (indentOf(line) > indent || !isItem(text) || line.includes('\t')) break;
    const rest = text.slice(1).trimStart();
    const inner = indent + text.length - rest.length;
    const isBlock = isItem(rest) || keyOf(rest) !== undefined;
    // What stands behind the dash is read as a block of its own, as deep as it stands.
    if (isBlock) state.lines[state.at] = ' '.repeat(inner) + rest;
    else state.at += 1;
    const item = isBlock ? block(state, inner, depth + 1) : nodeOf(rest, state, indent, depth);
    if (item === undefined) return undefined;
    items.push(item);
  }
  return items;
}

function mapping(state: State, indent: number, depth: number): Yaml | undefined {
  const entries = new Map<string, Yaml>();
  const merged: YamlMap[] = [];
  for (let line = lineAt(state); line !== undefined && indentOf(line) >= indent; line = lineAt(state)) {
    const found = keyOf(line.trimStart());
    if (indentOf(line) > indent || found === undefined || line.includes('\t')) return undefined;
    state.at += 1;
    const value = nodeOf(found.rest, state, indent, depth);
    if (value === undefined || entries.has(found.key)) return undefined;
    if (found.key !== '<<') entries.set(found.key, value);
    else if (isMap(value)) merged.push(value);
    else return undefined;
  }
  for (const one of merged) for (const [key, value] of one) if (!entries.has(key)) entries.set(key, value);
  return entries;
}

/** `key: rest`; undefined where a line is none. */
function keyOf(text: string): { readonly key: string; readonly rest: string } | undefined {
  const quoted = /^["']/.test(text);
  const end = quoted ? quotedEnd(text) : text.search(/:(?:\s|$)/);
  if (end <= 0 || (quoted && !/^\s*:(?:\s|$)/.test(text.slice(end))) || (!quoted && /^[&*!?|>{}[\]%@`#]/.test(text))) return undefined;
  const key = quoted ? scalarOf(text.slice(0, end)) : text.slice(0, end).trimEnd();
  return key === undefined ? undefined : { key, rest: text.slice(text.indexOf(':', end) + 1).trim() };
}

/** The value behind a key or a dash, with the lines that belong to it. */
function nodeOf(text: string, state: State, indent: number, depth: number): Yaml | undefined {
  const anchor = /^&([\w.-]+)(?:\s+|$)/.exec(text);
  if (anchor) {
    const value = nodeOf(text.slice(anchor[0].length), state, indent, depth);
    if (value !== undefined) state.anchors.set(anchor[1] ?? '', value);
    return value;
  }
  const alias = /^\*([\w.-]+)\s*(?:#.*)?$/.exec(text)?.[1];
  if (alias !== undefined) return state.anchors.get(alias);
  if (text === '' || text.startsWith('#')) return below(state, indent, depth);
  if (/^[|>][+-]?\d?[+-]?\s*(?:#.*)?$/.test(text)) return raw(state, indent);
  if (/^[{[]/.test(text)) return flowValue(withFurther(text, state, indent));
  if (/^["']/.test(text)) {
    const end = quotedEnd(text);
    return end > 0 && /^\s*(?:#.*)?$/.test(text.slice(end)) ? scalarOf(text.slice(0, end)) : undefined;
  }
  if (/^[!*%@`]/.test(text)) return undefined;
  const whole = withFurther(text.slice(0, plainEnd(text)).trimEnd(), state, indent);
  return /:(?:\s|$)/.test(whole) ? undefined : scalarOf(whole);
}

/** A block on the following lines; a sequence may stand as far left as its key. */
function below(state: State, indent: number, depth: number): Yaml | undefined {
  const line = lineAt(state);
  if (line === undefined || line.slice(0, indentOf(line)).includes('\t')) return line === undefined ? null : undefined;
  const deeper = indentOf(line) > indent || (indentOf(line) === indent && isItem(line.trimStart()));
  return deeper ? block(state, indentOf(line), depth + 1) : null;
}

/** The lines of a block scalar, as they stand. */
function raw(state: State, indent: number): string {
  const lines: string[] = [];
  for (; state.at < state.lines.length; state.at += 1) {
    const line = state.lines[state.at] ?? '';
    if (line.trim() !== '' && indentOf(line) <= indent) break;
    lines.push(line.trim());
  }
  return lines.join('\n').trimEnd();
}

/** Plain text and flow style go on in lines that stand deeper. */
function withFurther(first: string, state: State, indent: number): string {
  const parts = [first];
  for (let line = lineAt(state); line !== undefined && indentOf(line) > indent; line = lineAt(state)) {
    parts.push(line.trim());
    state.at += 1;
  }
  return parts.join(' ');
}
