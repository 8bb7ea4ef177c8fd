/** What a playbook says: texts, lists and maps. */
export type Yaml = string | readonly Yaml[] | { readonly [key: string]: Yaml };

interface Line {
  readonly indent: number;
  readonly text: string;
}
interface Reader {
  readonly lines: readonly Line[];
  at: number;
}
const DEEPEST = 40;
const KEY = /^((?:"[^"]*"|'[^']*'|[^\s#"'{}[\],&*!|>%@`-][^:#]*|-[^\s:#][^:#]*))\s*:(?:\s+(.*))?$/;

/** The documents of a YAML text, as far as playbooks use it: blocks, lists, block texts and short flows. What is damaged ends it. */
export function readYaml(text: string): readonly Yaml[] {
  return text.split(/^---.*$/m).flatMap((part) => {
    const reader: Reader = { lines: linesOf(part), at: 0 };
    const value = reader.lines.length === 0 ? null : node(reader, reader.lines[0]?.indent ?? 0, 0);
    return value === null ? [] : [value];
  });
}

/** Blank lines stay: they belong to block texts. */
const linesOf = (text: string): readonly Line[] =>
  text
    .split('\n')
    .map((raw) => ({ indent: raw.search(/\S|$/), text: raw.trim() }))
    .filter(({ text: line }, at, all) => line !== '' || all.slice(at).some((one) => one.text !== ''))
    .filter(({ text: line }) => !line.startsWith('#'));

const peek = (reader: Reader): Line | undefined => {
  while (reader.lines[reader.at]?.text === '') reader.at += 1;
  return reader.lines[reader.at];
};

function node(reader: Reader, indent: number, depth: number): Yaml | null {
  const first = peek(reader);
  if (!first || first.indent < indent || depth > DEEPEST) return null;
  if (/^-(?:\s|$)/.test(first.text)) return listAt(reader, first.indent, depth);
  return KEY.test(first.text) ? mapAt(reader, first.indent, depth) : scalarAt(reader);
}

function listAt(reader: Reader, indent: number, depth: number): Yaml {
  const items: Yaml[] = [];
  for (let line = peek(reader); line?.indent === indent && /^-(?:\s|$)/.test(line.text); line = peek(reader)) {
    const rest = line.text.slice(1);
    const inner = indent + 1 + rest.search(/\S|$/);
    if (rest.trim() === '') {
      reader.at += 1;
      items.push(node(reader, indent + 1, depth + 1) ?? '');
    } else {
      // The rest of the line is the first line of the item.
      const own: Reader = {
        lines: [...reader.lines.slice(0, reader.at), { indent: inner, text: rest.trim() }, ...reader.lines.slice(reader.at + 1)],
        at: reader.at,
      };
      items.push(node(own, inner, depth + 1) ?? '');
      reader.at = Math.max(own.at, reader.at + 1);
    }
  }
  return items;
}

function mapAt(reader: Reader, indent: number, depth: number): Yaml {
  const entries: [string, Yaml][] = [];
  for (let line = peek(reader); line?.indent === indent; line = peek(reader)) {
    const [, key = '', value = ''] = KEY.exec(line.text) ?? [];
    if (key === '') break;
    reader.at += 1;
    entries.push([plain(key), valueAt(reader, value.replace(/\s+#.*$/, ''), indent, depth)]);
  }
  return Object.fromEntries(entries);
}

function valueAt(reader: Reader, value: string, indent: number, depth: number): Yaml {
  const block = /^([|>])[-+\d]*$/.exec(value)?.[1];
  if (block !== undefined) return blockText(reader, indent, block === '>' ? ' ' : '\n');
  if (value !== '' && !/^[&!]\S*$/.test(value)) return folded(reader, value, indent);
  const next = peek(reader);
  // A list may stand as far left as its key.
  const deeper = next !== undefined && (next.indent > indent || (next.indent === indent && /^-(?:\s|$)/.test(next.text)));
  return (deeper && next ? node(reader, next.indent, depth + 1) : null) ?? '';
}

function blockText(reader: Reader, indent: number, joint: string): string {
  const texts: string[] = [];
  for (let line = reader.lines[reader.at]; line && (line.text === '' || line.indent > indent); line = reader.lines[reader.at]) {
    texts.push(line.text);
    reader.at += 1;
  }
  return texts.join(joint).trim();
}

/** A text that goes on in deeper lines. */
function folded(reader: Reader, first: string, indent: number): Yaml {
  const more: string[] = [];
  for (let line = reader.lines[reader.at]; line && line.text !== '' && line.indent > indent; line = reader.lines[reader.at]) {
    more.push(line.text);
    reader.at += 1;
  }
  return flow([first, ...more].join(' '));
}

function scalarAt(reader: Reader): Yaml {
  const text = reader.lines[reader.at]?.text ?? '';
  reader.at += 1;
  return flow(text);
}

/** `[a, b]`, `{a: b}` without anything nested, or a text. */
function flow(text: string): Yaml {
  const inner = /^[[{]([^[\]{}]*)[\]}]$/.exec(text)?.[1];
  if (inner === undefined) return plain(text);
  const parts = inner
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  if (text.startsWith('[')) return parts.map(plain);
  return Object.fromEntries(parts.map((part) => [plain(part.replace(/:.*$/s, '').trim()), plain(part.replace(/^[^:]*:?\s*/, ''))]));
}

const plain = (text: string): string => {
  const quoted = /^(["'])([\s\S]*)\1$/.exec(text.trim());
  if (!quoted) return text.trim();
  return quoted[1] === '"' ? (quoted[2] ?? '').replace(/\\(["\\])/g, '$1') : (quoted[2] ?? '').replaceAll("''", "'");
};
