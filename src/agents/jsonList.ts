import {
  applyEdits,
  createScanner,
  type FormattingOptions,
  findNodeAtLocation,
  type JSONPath,
  modify,
  type Node,
  parseTree,
} from 'jsonc-parser';

/**
 * Edits of one list in a JSON file that people write too: every byte that is not the entry itself stays, comments and layout included.
 * The texts must parse; the caller checks the result.
 */
export function appendEntry(text: string, path: JSONPath, entry: unknown): string {
  const list = listAt(text, path);
  const last = list?.children?.at(-1);
  if (!list) return setValue(text, path, [entry]);
  if (!last) return splice(text, list.offset + 1, list.offset + 1, JSON.stringify(entry));
  const indent = indentOf(text, last);
  const separator = indent === undefined ? ', ' : `,${layoutOf(text).eol}${indent}`;
  return splice(text, end(last), end(last), separator + written(entry, indent, layoutOf(text)));
}

/** Sets a value where there may be none yet, laid out like the rest; undefined takes it out. */
export function setValue(text: string, path: JSONPath, value: unknown): string {
  return applyEdits(text, modify(text, path, value, { formattingOptions: layoutOf(text) }));
}

/** Puts an entry in the place of another. */
export function replaceEntry(text: string, path: JSONPath, index: number, entry: unknown): string {
  const node = listAt(text, path)?.children?.[index];
  return node ? splice(text, node.offset, end(node), written(entry, indentOf(text, node), layoutOf(text))) : text;
}

/** Takes an entry out, with one comma and the blanks before it. */
export function removeEntry(text: string, path: JSONPath, index: number): string {
  const entries = listAt(text, path)?.children ?? [];
  const node = entries[index];
  if (!node) return text;
  const before = entries[index - 1];
  if (!before) {
    const after = entries[index + 1];
    const comma = commaAfter(text, end(node), after ? after.offset : undefined);
    return splice(text, node.offset, after ? after.offset : comma === undefined ? end(node) : comma + 1, '');
  }
  const comma = commaAfter(text, end(before), node.offset);
  const gap = /\s*$/.exec(text.slice(end(before), node.offset))?.[0].length ?? 0;
  const without = splice(text, node.offset - gap, end(node), '');
  return comma === undefined ? without : splice(without, comma, comma + 1, '');
}

const listAt = (text: string, path: JSONPath): Node | undefined => {
  const root = parseTree(text, [], { allowTrailingComma: true });
  const node = root && findNodeAtLocation(root, path);
  return node?.type === 'array' ? node : undefined;
};

interface Layout extends FormattingOptions {
  readonly tabSize: number;
  readonly eol: string;
}

/** How the file is laid out: what it is indented with, and how its lines end. */
function layoutOf(text: string): Layout {
  const indent = /\n([ \t]+)\S/.exec(text)?.[1] ?? '  ';
  return {
    insertSpaces: !indent.startsWith('\t'),
    tabSize: indent.startsWith('\t') ? 1 : indent.length,
    eol: text.includes('\r\n') ? '\r\n' : '\n',
  };
}

const end = (node: Node): number => node.offset + node.length;
const splice = (text: string, from: number, to: number, by: string): string => text.slice(0, from) + by + text.slice(to);

/** The blanks before a node that begins its line; undefined: it stands within one. */
const indentOf = (text: string, node: Node): string | undefined => /(?:^|\n)([ \t]*)$/.exec(text.slice(0, node.offset))?.[1];

/** On lines of its own where it stands on one, laid out as the rest of the file. */
const written = (entry: unknown, indent: string | undefined, { insertSpaces, tabSize, eol }: Layout): string =>
  indent === undefined
    ? JSON.stringify(entry)
    : JSON.stringify(entry, null, insertSpaces ? tabSize : '\t').replaceAll('\n', `${eol}${indent}`);

/** The next comma that is not in a comment. */
function commaAfter(text: string, from: number, to: number | undefined): number | undefined {
  const scanner = createScanner(text, false);
  scanner.setPosition(from);
  // Between two entries stand only blanks, comments and a comma.
  for (scanner.scan(); scanner.getTokenLength() > 0; scanner.scan()) {
    const offset = scanner.getTokenOffset();
    if ((to !== undefined && offset >= to) || text[offset] === ']') return undefined;
    if (text[offset] === ',') return offset;
  }
  return undefined;
}
