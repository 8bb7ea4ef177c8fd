import { limits } from '../../../limits';
import { HOLE, type Text } from '../../../types';

const SIMPLE: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  a: '\x07',
  b: '\b',
  e: '\x1b',
  E: '\x1b',
  f: '\f',
  v: '\v',
  '\\': '\\',
  "'": "'",
  '"': '"',
  '?': '?',
};

/** Backslash escapes. `octal`: how an octal number is written (`\0101` for echo and %b, `\101` for a format). `\c` ends everything. */
function readEscapes(text: Text, octal: 'echo' | 'format'): { readonly text: Text; readonly ends: boolean } {
  if (!text.includes('\\')) return { text, ends: false };
  let bytes: number[] = [];
  let result = '';
  const flush = () => {
    if (bytes.length > 0) result += new TextDecoder().decode(Uint8Array.from(bytes)).replaceAll(HOLE, '\uFFFD');
    bytes = [];
  };
  for (let i = 0; i < text.length; i++) {
    const rest = text[i] === '\\' ? text.slice(i + 1, i + 12) : '';
    const hex = /^x([\da-fA-F]{1,2})/.exec(rest);
    const number =
      (octal === 'echo' ? /^0([0-7]{0,3})/ : /^([0-7]{1,3})/).exec(rest) ?? (octal === 'echo' ? /^([1-7][0-7]{0,2})/.exec(rest) : null);
    if (hex ?? number) {
      bytes.push(hex ? Number.parseInt(hex[1] ?? '', 16) : Number.parseInt(number?.[1] || '0', 8) & 255);
      i += (hex ?? number)?.[0].length ?? 0;
      continue;
    }
    flush();
    const unicode = /^(?:u([\da-fA-F]{1,4})|U([\da-fA-F]{1,8}))/.exec(rest);
    const simple = rest === '' ? undefined : SIMPLE[rest.charAt(0)];
    if (unicode) {
      const point = Number.parseInt(unicode[1] ?? unicode[2] ?? '', 16);
      result += point <= 0x10ffff && point !== 0xe000 ? String.fromCodePoint(point) : '\uFFFD';
      i += unicode[0].length;
    } else if (rest.startsWith('c')) return { text: result, ends: true };
    else if (simple !== undefined) {
      result += simple;
      i++;
    } else result += text.charAt(i);
  }
  flush();
  return { text: result, ends: false };
}

/** `echo`; `escapes`: this shell's own reads them without `-e`. */
export function echo(argv: readonly Text[], escapes: boolean): Text {
  let [at, newline, reads] = [0, true, escapes];
  for (; /^-[neE]+$/.test(argv[at] ?? ''); at++) {
    const word = argv[at] ?? '';
    if (word.includes('n')) newline = false;
    if (word.includes('e')) reads = true;
    else if (word.includes('E')) reads = false;
  }
  const text = argv.slice(at).join(' ');
  if (!reads) return newline ? `${text}\n` : text;
  const { text: read, ends } = readEscapes(text, 'echo');
  return newline && !ends ? `${read}\n` : read;
}

const DIRECTIVE = /%(%|([-+ 0#]*)(\*|\d+)?(?:\.(\*|\d+)?)?(?:hh|h|ll|l|q|L|j|z|t)?([a-zA-Z])|\(([^)]*)\)T)/g;

/** `printf`: the format is used again as long as arguments are left. null: `-v`, or a directive that is not known. */
export function printf(argv: readonly Text[]): Text | null {
  const words = argv[0] === '--' ? argv.slice(1) : argv;
  const [format = '', ...args] = words;
  if (format === '-v' || (format.startsWith('-') && format.length > 1 && format !== '-%s')) return null;
  if (format.includes(HOLE) && args.length > 0) return null;
  const template = unescapeFormat(format);
  if (!template) return null;
  let [next, result, stopped] = [0, '', false];
  do {
    const before = next;
    for (const piece of template) {
      if (stopped) break;
      if (typeof piece === 'string') result += piece;
      else {
        const width = piece.width === '*' ? Number(args[next++] ?? 0) : Number(piece.width ?? 0);
        const precision =
          piece.precision === '*' ? Number(args[next++] ?? 0) : piece.precision === undefined ? null : Number(piece.precision);
        const formatted = directive(piece, args[next++], precision);
        if (!formatted) return null;
        stopped = formatted.ends;
        result += pad(formatted.text, width, piece.flags);
      }
    }
    if (next === before || result.length > limits.textLength) break;
  } while (next < args.length && !stopped);
  return result;
}

interface Directive {
  readonly letter: string;
  readonly flags: string;
  readonly width: string | undefined;
  readonly precision: string | undefined;
}

function unescapeFormat(format: Text): readonly (Text | Directive)[] | null {
  const pieces: (Text | Directive)[] = [];
  let end = 0;
  for (const match of format.matchAll(DIRECTIVE)) {
    pieces.push(readEscapes(format.slice(end, match.index), 'format').text);
    end = match.index + match[0].length;
    if (match[1] === '%') pieces.push('%');
    else if (match[5] === undefined) return null;
    else pieces.push({ letter: match[5], flags: match[2] ?? '', width: match[3], precision: match[4] });
  }
  pieces.push(readEscapes(format.slice(end), 'format').text);
  return pieces;
}

function directive(
  { letter, flags }: Directive,
  arg: Text | undefined,
  precision: number | null,
): { readonly text: Text; readonly ends: boolean } | null {
  const value = arg ?? '';
  const plain = (text: Text) => ({ text, ends: false });
  switch (letter) {
    case 's':
      return plain(precision === null ? value : value.slice(0, precision));
    case 'b':
      return readEscapes(value, 'echo');
    case 'c':
      return plain(value.slice(0, 1));
    case 'q':
      return plain(value.includes(HOLE) || /^[\w./:=@%+,-]+$/.test(value) ? value : `'${value.replaceAll("'", "'\\''")}'`);
    case 'd':
    case 'i':
    case 'u':
    case 'x':
    case 'X':
    case 'o': {
      if (value.includes(HOLE)) return plain(HOLE);
      const n = /^["']/.test(value)
        ? (value.codePointAt(1) ?? 0)
        : value === ''
          ? 0
          : Number(/^[-+]?0[0-7]+$/.test(value) ? Number.parseInt(value, 8) : value);
      if (!Number.isSafeInteger(n)) return null;
      const digits = Math.abs(n).toString(letter === 'o' ? 8 : letter === 'x' || letter === 'X' ? 16 : 10);
      if (n < 0 && !'di'.includes(letter)) return null;
      const sign = n < 0 ? '-' : flags.includes('+') ? '+' : '';
      return plain(sign + (letter === 'X' ? digits.toUpperCase() : digits).padStart(precision ?? 0, '0'));
    }
    default:
      return null;
  }
}

function pad(text: Text, width: number, flags: string): Text {
  if (width > 10_000 || Number.isNaN(width)) return HOLE;
  return flags.includes('-')
    ? text.padEnd(width)
    : flags.includes('0') && /^-?[\da-fA-F]+$/.test(text)
      ? text.padStart(width, '0')
      : text.padStart(width);
}
