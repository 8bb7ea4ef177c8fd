import type { Node, ParseError } from 'jsonc-parser';
import type { Json } from '../types';

/** Most actions read no settings file. */
const load = (): typeof import('jsonc-parser') => require('jsonc-parser');

/**
 * Reads JSON as editors and agents do: comments and trailing commas are taken. null where it is not JSON, or has what a tolerant reader
 * would skip: half-read settings are unknown settings.
 */
export function readJsonc(text: string): { readonly value: Json } | null {
  if (depthOf(text) > DEEPEST) return null;
  const errors: ParseError[] = [];
  const value: unknown = load().parse(text.startsWith('\uFEFF') ? text.slice(1) : text, errors, { allowTrailingComma: true });
  return errors.length > 0 || !isJson(value) ? null : { value };
}

/** A file that people write, as far as it can be read, and where things stand in it. */
export interface ReadFile {
  /** undefined: nothing of it can be read. */
  readonly value: unknown;
  readonly errors: readonly { readonly line: number; readonly what: string }[];
  /** The line of an entry, of what it lies in where it is not there; a text in a list is found by what it says. From 1. */
  lineOf(path: readonly (string | number)[]): number;
}

/** Reads JSON with comments and tells what is wrong with it; unlike `readJsonc` it keeps what could be read. */
export function readJsoncFile(text: string): ReadFile {
  const plain = text.startsWith('\uFEFF') ? text.slice(1) : text;
  if (depthOf(plain) > DEEPEST) return { value: undefined, errors: [{ line: 1, what: 'it is nested too deeply' }], lineOf: () => 1 };
  const { parseTree, getNodeValue, printParseErrorCode } = load();
  const errors: ParseError[] = [];
  const tree = parseTree(plain, errors, { allowTrailingComma: true });
  const lineAt = (offset: number): number => plain.slice(0, offset).split('\n').length;
  const twice = tree ? doubled(tree) : [];
  return {
    value: tree && getNodeValue(tree),
    errors: [
      ...errors.map(({ error, offset }) => ({ line: lineAt(offset), what: wordsOf(printParseErrorCode(error)) })),
      ...twice.map(({ offset, value }) => ({ line: lineAt(offset), what: `"${String(value)}" stands twice` })),
    ].slice(0, MOST_ERRORS),
    lineOf: (path) => (tree ? lineAt(offsetOf(tree, path)) : 1),
  };
}
const MOST_ERRORS = 20;

/** `CommaExpected` → `comma expected`. */
const wordsOf = (code: string): string => code.replace(/(?<=[a-z])([A-Z])/g, ' $1').toLowerCase();

function offsetOf(tree: Node, path: readonly (string | number)[]): number {
  let node = tree;
  let offset = tree.offset;
  for (const part of path) {
    const children = node.children ?? [];
    if (node.type === 'array') {
      const item =
        typeof part === 'number' ? children[part] : children.find(({ value }) => typeof value === 'string' && value.trim() === part);
      if (!item) break;
      node = item;
      offset = item.offset;
      continue;
    }
    const member = children.findLast((one) => one.children?.[0]?.value === part);
    const value = member?.children?.[1];
    if (!member) break;
    offset = member.offset;
    if (!value) break;
    node = value;
  }
  return offset;
}

/** Keys that an object has more than once: only the last one counts. */
function doubled(node: Node): readonly Node[] {
  const keys = node.type === 'object' ? (node.children ?? []).flatMap(({ children }) => children?.[0] ?? []) : [];
  const seen = new Set<unknown>();
  const twice = keys.filter(({ value }) => seen.size === seen.add(value).size);
  return [...twice, ...(node.children ?? []).flatMap(doubled)];
}

/** The parser recurses: what is nested deeper than any settings file is not read. Brackets in strings count too; that only errs to the strict side. */
const DEEPEST = 200;
function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 91 || code === 123) deepest = Math.max(deepest, ++depth);
    else if (code === 93 || code === 125) depth--;
  }
  return deepest;
}

function isJson(value: unknown): value is Json {
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return true;
  if (Array.isArray(value)) return value.every(isJson);
  return typeof value === 'object' && Object.values(value).every(isJson);
}
