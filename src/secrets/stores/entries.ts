import type { Format } from './store';

/** One value of a file, the names that lead to it and its line, from 1. The value is looked at and dropped: nothing keeps it. */
export interface Entry {
  readonly names: readonly string[];
  readonly value: string;
  readonly line: number;
}

const MOST_ENTRIES = 20_000;

/** The values of a file in the form that its tool writes. Damaged text gives what can be read of it. */
export function entriesOf(text: string, format: Format): readonly Entry[] {
  const found = READERS[format](text.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n'));
  return found.length > MOST_ENTRIES ? found.slice(0, MOST_ENTRIES) : found;
}

const READERS: Readonly<Record<Format, (text: string) => readonly Entry[]>> = {
  json: jsonEntries,
  lines: lineEntries,
  netrc: netrcEntries,
  pgpass: pgpassEntries,
  addresses: addressEntries,
  whole: (text) => wholeEntries(text),
  key: (text) => (text.includes('PRIVATE KEY') ? [{ names: [], value: text, line: 1 }] : []),
  opaque: () => [],
};

/** JSON, with the names of its objects; the places of a list are `[]`. Read token by token, so that the line is known. */
function jsonEntries(text: string): readonly Entry[] {
  const found: Entry[] = [];
  const open: { list: boolean; name: string | null }[] = [];
  let line = 1;
  for (const [token] of text.matchAll(/\n|"(?:[^"\\\n]|\\.)*"?|[{}[\]:,]|[^\s{}[\]:,"]+/g)) {
    const at = open.at(-1);
    if (token === '\n') line += 1;
    else if (token === '{' || token === '[') open.push({ list: token === '[', name: null });
    else if (token === '}' || token === ']') open.pop();
    else if (token === ',') {
      if (at) at.name = null;
    } else if (token !== ':' && token.startsWith('"')) {
      const value = unescaped(token);
      if (at === undefined || at.list || at.name !== null)
        found.push({ names: open.flatMap(({ list, name }) => (list ? ['[]'] : name === null ? [] : [name])), value, line });
      else at.name = value;
    }
    if (found.length > MOST_ENTRIES) break;
  }
  return found;
}

function unescaped(token: string): string {
  try {
    return String(JSON.parse(token));
  } catch {
    return token.slice(1, -1);
  }
}

/** `name = value` and `name: value`, under `[section]` or deeper than the name above: INI, TOML, YAML, properties, dotenv. */
function lineEntries(text: string): readonly Entry[] {
  const found: Entry[] = [];
  let section: readonly string[] = [];
  let above: { readonly depth: number; readonly name: string }[] = [];
  for (const [index, raw] of text.split('\n').entries()) {
    if (raw.length > 20_000 || found.length > MOST_ENTRIES) continue;
    const plain = raw.trim();
    if (plain === '' || plain.startsWith('#') || plain.startsWith(';')) continue;
    if (plain.startsWith('[') && plain.endsWith(']')) {
      section = plain
        .replace(/^\[+|\]+$/g, '')
        .split('.')
        .map((part) => bare(part.trim()));
      above = [];
      continue;
    }
    const list = /^[ \t]*(?:- +)?/.exec(raw)?.[0].length ?? 0;
    const match = NAME.exec(raw.slice(list));
    if (!match) continue;
    const [all = '', name = ''] = match;
    above = above.filter(({ depth }) => depth < list);
    const rest = raw.slice(list + all.length).trim();
    const names = [...section, ...above.map((one) => one.name), bare(name)];
    if (rest === '' || rest === '|' || rest === '>') above.push({ depth: list, name: bare(name) });
    else found.push({ names, value: plainOf(rest), line: index + 1 });
  }
  return found;
}
const NAME = /^(?:export\s+)?("[^"]{1,200}"|'[^']{1,200}'|[\w./@:*-]{1,200}?)\s*(?:=|:(?=\s|$))/;

const bare = (text: string): string => text.replace(/^(["'])(.*)\1$/, '$2');

function plainOf(rest: string): string {
  const quote = rest[0];
  const end = quote === '"' || quote === "'" ? rest.indexOf(quote, 1) : -1;
  if (end > 0) return rest.slice(1, end);
  const comment = rest.search(/\s#/);
  return comment < 0 ? rest : rest.slice(0, comment).trimEnd();
}

/** `machine HOST login NAME password VALUE`, over any lines. */
function netrcEntries(text: string): readonly Entry[] {
  const found: Entry[] = [];
  let host = '';
  let word = '';
  for (const [index, line] of text.split('\n').entries())
    for (const part of line.replace(/^\s*#.*$/, '').split(/\s+/)) {
      if (part === '') continue;
      if (word === 'machine') host = part;
      else if (word === 'password') found.push({ names: [host, 'password'], value: part, line: index + 1 });
      else if (part === 'default') host = 'default';
      word = ['machine', 'login', 'account', 'password'].includes(word) ? '' : part;
    }
  return found;
}

/** `host:port:database:user:password`; a colon in a part has a backslash before it. */
function pgpassEntries(text: string): readonly Entry[] {
  return text.split('\n').flatMap((line, index) => {
    if (line.startsWith('#')) return [];
    const parts = line.split(/(?<!\\):/);
    const [host = '', , database = '', , value = ''] = parts;
    return parts.length === 5 && value !== '' ? [{ names: [host, database], value, line: index + 1 }] : [];
  });
}

/** One address a line, with a name and a password in it. */
function addressEntries(text: string): readonly Entry[] {
  return text.split('\n').flatMap((line, index) => {
    const [, , value = '', host = ''] = /^\s*([a-z][a-z\d+.-]*):\/\/[^\s:/@]*:([^\s/@]+)@([^\s/:]+)/i.exec(line) ?? [];
    return value === '' ? [] : [{ names: [host], value, line: index + 1 }];
  });
}

/** The first line that holds anything. */
function wholeEntries(text: string): readonly Entry[] {
  const lines = text.split('\n');
  const index = lines.findIndex((line) => line.trim() !== '' && !line.startsWith('#'));
  return index < 0 ? [] : [{ names: [], value: (lines[index] ?? '').trim(), line: index + 1 }];
}
