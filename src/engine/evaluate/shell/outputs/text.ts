import { limits } from '../../../limits';
import { HOLE, type Text } from '../../../types';

/** The lines of a text, without a last empty one. */
export const lines = (text: Text): string[] => (text === '' ? [] : text.replace(/\n$/, '').split('\n'));
const joinLines = (all: readonly string[]): Text => all.map((line) => `${line}\n`).join('');

export const reverse = (input: Text): Text => joinLines(lines(input).map((line) => [...line].reverse().join('')));

const CLASSES: Readonly<Record<string, string>> = {
  upper: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ',
  lower: 'abcdefghijklmnopqrstuvwxyz',
  digit: '0123456789',
  space: ' \t\n\r\v\f',
  blank: ' \t',
  punct: '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~',
};

function setOf(source: string): string[] | null {
  const set: string[] = [];
  const text = source.replace(/\[:(\w+):\]/g, (whole, name: string) =>
    name === 'alpha'
      ? `${CLASSES.upper}${CLASSES.lower}`
      : name === 'alnum'
        ? `0-9${CLASSES.upper}${CLASSES.lower}`
        : (CLASSES[name]?.replace(/[\\-]/g, '\\$&') ?? whole),
  );
  if (/\[:|\[=|\[.\*/.test(text)) return null;
  const characters: { c: string; plain: boolean }[] = [];
  for (let i = 0; i < text.length; i++) {
    const escaped = /^\\(?:([0-7]{1,3})|([\s\S]))/.exec(text.slice(i, i + 4));
    if (!escaped) characters.push({ c: text.charAt(i), plain: true });
    else {
      const letter = escaped[2] ?? '';
      characters.push({
        c: escaped[1] ? String.fromCharCode(Number.parseInt(escaped[1], 8)) : ({ n: '\n', t: '\t', r: '\r' }[letter] ?? letter),
        plain: false,
      });
      i += escaped[0].length - 1;
    }
  }
  for (let i = 0; i < characters.length; i++) {
    const from = characters[i]?.c ?? '';
    const to = characters[i + 2]?.c;
    if (characters[i + 1]?.c === '-' && characters[i + 1]?.plain && to !== undefined) {
      if (to.charCodeAt(0) - from.charCodeAt(0) > 300) return null;
      for (let code = from.charCodeAt(0); code <= to.charCodeAt(0); code++) set.push(String.fromCharCode(code));
      i += 2;
    } else set.push(from);
  }
  return set;
}

/** `tr a b`, `tr -d a`, `tr -s a`. */
export function translate(argv: readonly Text[], input: Text): Text | null {
  const options = argv.filter((word) => /^-\w+$/.test(word)).join('');
  const [first, second] = argv.filter((word) => !/^-\w+$/.test(word)).map(setOf);
  if (!first || /[cCt]/.test(options) || second === null) return null;
  if (options.includes('d')) return without(input, new Set(first));
  const squeezed = options.includes('s') ? new Set(second ?? first) : null;
  const to = second ?? first;
  const map = new Map(first.map((c, i) => [c, to[Math.min(i, to.length - 1)] ?? '']));
  let [result, last] = ['', ''];
  for (const c of input) {
    const mapped = map.get(c) ?? c;
    if (squeezed?.has(mapped) && mapped === last) continue;
    result += mapped;
    last = mapped;
  }
  return result;
}

function without(input: Text, set: ReadonlySet<string>): Text {
  let result = '';
  for (const c of input) if (!set.has(c)) result += c;
  return result;
}

/** `cut -d x -f 1,2-3`, `cut -c 1-4`. */
export function cut(argv: readonly Text[], input: Text): Text | null {
  if (input.includes(HOLE)) return null;
  const option = (letter: string) => {
    const at = argv.findIndex((word) => word.startsWith(`-${letter}`));
    return at < 0 ? undefined : argv[at]?.slice(2) || argv[at + 1];
  };
  const [fields, characters, delimiter = '\t'] = [option('f'), option('c') ?? option('b'), option('d')];
  const list = fields ?? characters;
  if (list === undefined || !/^[\d,-]+$/.test(list) || argv.some((word) => word.startsWith('--'))) return null;
  const ranges = list.split(',').map((range) => /^(\d*)(-?)(\d*)$/.exec(range));
  const wanted = (n: number) =>
    ranges.some(
      (range) =>
        range && n >= Number(range[1] || 1) && n <= (range[2] === '' ? Number(range[1]) : Number(range[3] || Number.POSITIVE_INFINITY)),
    );
  return joinLines(
    lines(input).map((line) => {
      if (characters !== undefined) return [...line].filter((_, i) => wanted(i + 1)).join('');
      if (!line.includes(delimiter)) return line;
      return line
        .split(delimiter)
        .filter((_, i) => wanted(i + 1))
        .join(delimiter);
    }),
  );
}

/** `sort`, `sort -u`, `sort -r`. */
export function sorted(argv: readonly Text[], input: Text): Text | null {
  const options = argv.join('');
  if (input.includes(HOLE) || !/^(?:-[ur]+)?$/.test(options)) return null;
  const all = lines(input).sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const distinct = options.includes('u') ? [...new Set(all)] : all;
  return joinLines(options.includes('r') ? distinct.reverse() : distinct);
}

export const unique = (argv: readonly Text[], input: Text): Text | null =>
  argv.length > 0 || input.includes(HOLE) ? null : joinLines(lines(input).filter((line, i, all) => line !== all[i - 1]));

/** `seq last`, `seq first last`, `seq first step last`. */
export function sequence(argv: readonly Text[]): Text | null {
  if (argv.length === 0 || argv.length > 3 || argv.some((word) => !/^-?\d{1,9}$/.test(word))) return null;
  const numbers = argv.map(Number);
  const [first, step, last] =
    numbers.length === 1
      ? [1, 1, numbers[0] ?? 0]
      : numbers.length === 2
        ? [numbers[0] ?? 1, 1, numbers[1] ?? 0]
        : [numbers[0] ?? 1, numbers[1] ?? 1, numbers[2] ?? 0];
  const all: string[] = [];
  for (let n = first; step > 0 ? n <= last : step < 0 && n >= last; n += step) {
    if (all.length > limits.passes) return joinLines([...all, HOLE]);
    all.push(String(n));
  }
  return joinLines(all);
}

/** `paste -d' ' a b`: lines beside each other; `-s`: the lines of each one behind another. */
export function pasted(argv: readonly Text[], inputs: readonly Text[]): Text | null {
  const named = argv.findIndex((word) => /^-s?d$/.test(word));
  const glued = argv
    .map((word) => /^-s?d(.+)$/s.exec(word)?.[1] ?? /^--delimiters=(.*)$/s.exec(word)?.[1])
    .find((one) => one !== undefined);
  const by = [
    ...(named >= 0 ? (argv[named + 1] ?? '\t') : (glued ?? '\t')).replace(/\\n/g, '\n').replace(/\\t/g, '\t').replace(/\\0/g, ''),
  ];
  if (inputs.some((input) => input.includes(HOLE))) return null;
  const columns = inputs.map(lines);
  const glue = (pieces: readonly Text[]): Text =>
    pieces.reduce((line, piece, at) => line + (at > 0 ? (by[(at - 1) % by.length] ?? '') : '') + piece, '');
  if (argv.some((word) => /^-s|^--serial$/.test(word))) return columns.map((column) => `${glue(column)}\n`).join('');
  const most = Math.max(0, ...columns.map((column) => column.length));
  return Array.from({ length: most }, (_, at) => `${glue(columns.map((column) => column[at] ?? ''))}\n`).join('');
}
