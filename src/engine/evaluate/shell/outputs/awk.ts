import { HOLE, type Text } from '../../../types';
import { lines } from './text';

type Value = (fields: readonly string[], line: string) => string;

/** `awk '{print $2}'`, `awk -F, '{print substr($0, 2) "x", $NF}'`: one `print` for each line; null: not told from the program. */
export function awk(argv: readonly Text[], input: Text): Text | null {
  let separator = ' ';
  let program: Text | undefined;
  for (let i = 0; i < argv.length; i++) {
    const word = argv[i] ?? '';
    if (word === '-F') separator = argv[++i] ?? '';
    else if (/^-F./.test(word)) separator = word.slice(2);
    else if (word.startsWith('-') || program !== undefined) return null;
    else program = word;
  }
  const [, once, body] = /^\s*(BEGIN\s*)?\{\s*print\b\s*([^{}]*?);?\s*\}\s*$/.exec(program ?? '') ?? [];
  if (body === undefined || input.includes(HOLE) || input.length > 100_000) return null;
  const values = body === '' ? [whole] : valuesOf(body);
  if (values === null || (separator.length !== 1 && separator !== '\\t') || /[|\\^$.*+?()[{]/.test(separator.replace('\\t', ''))) {
    return null;
  }
  const by = separator === '\\t' ? '\t' : separator;
  if (once !== undefined) return `${values.map((value) => value([], '')).join(' ')}\n`;
  return lines(input)
    .map((line) => {
      const fields = by === ' ' ? line.trim().split(/\s+/) : line.split(by);
      return `${values.map((value) => value(fields, line)).join(' ')}\n`;
    })
    .join('');
}

const whole: Value = (_fields, line) => line;

/** Expressions parted by commas; each is values that stand side by side. */
function valuesOf(body: string): readonly Value[] | null {
  const values: Value[] = [];
  let [rest, parts]: [string, Value[]] = [body.trim(), []];
  const close = (): void => {
    const side = parts;
    values.push((fields, line) => side.map((part) => part(fields, line)).join(''));
    parts = [];
  };
  while (rest !== '') {
    const found = first(rest);
    if (!found) return null;
    parts.push(found.value);
    rest = found.rest.trimStart();
    if (rest.startsWith(',')) {
      close();
      rest = rest.slice(1).trimStart();
      if (rest === '') return null;
    }
  }
  close();
  return values;
}

function first(text: string): { readonly value: Value; readonly rest: string } | null {
  const field = /^\$(\d{1,3}|NF)/.exec(text);
  if (field) {
    const [all, name] = field;
    const at: Value = name === '0' ? whole : (fields) => fields[name === 'NF' ? fields.length - 1 : Number(name) - 1] ?? '';
    return { value: at, rest: text.slice(all.length) };
  }
  const string = /^"([^"\\]*)"/.exec(text);
  if (string) return { value: () => string[1] ?? '', rest: text.slice(string[0].length) };
  const call = /^(substr|toupper|tolower)\(\s*\$(\d{1,3}|NF)\s*(?:,\s*(\d{1,6})\s*)?(?:,\s*(\d{1,6})\s*)?\)/.exec(text);
  if (!call) return null;
  const [all, name, of, from, count] = call;
  const inner = first(`$${of ?? '0'}`)?.value ?? whole;
  if ((name === 'substr') !== (from !== undefined)) return null;
  const change = (value: string): string =>
    name === 'toupper'
      ? value.toUpperCase()
      : name === 'tolower'
        ? value.toLowerCase()
        : value.slice(Math.max(0, Number(from) - 1), count === undefined ? undefined : Math.max(0, Number(from) - 1 + Number(count)));
  return { value: (fields, line) => change(inner(fields, line)), rest: text.slice(all.length) };
}
