import { HOLE, type Text } from '../../../types';
import { isDisposableFolder } from '../../files/place';
import { regularExpression } from './sed';
import { lines } from './text';

type Told = Text | null;
const UNTOLD: readonly [Told, Told] = [null, null];

/**
 * `grep pattern`, with the few options that make lines of its input its output; null: not told. Twice: for the text as it stands, and for a listing
 * whose lines are patterns for names.
 */
export function grep(argv: readonly Text[], input: Text): readonly [Told, Told] {
  if (input.includes(HOLE) || input.length > 100_000) return UNTOLD;
  const operands: Text[] = [];
  let flags = '';
  for (let i = 0; i < argv.length; i++) {
    const word = argv[i] ?? '';
    if (word === '-e') operands.push(argv[++i] ?? '');
    else if (word === '--') {
      operands.push(...argv.slice(i + 1));
      break;
    } else if (/^-[EFGivoqhs]+$/.test(word)) flags += word.slice(1);
    else if (word.startsWith('-')) return UNTOLD;
    else operands.push(word);
  }
  const [pattern] = operands;
  if (pattern === undefined || argv.filter((word) => word === '-e').length > 1) return UNTOLD;
  if (flags.includes('q')) return ['', ''];
  const source = flags.includes('F') ? pattern.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&') : pattern;
  const expression = regularExpression(source, /[EF]/.test(flags), flags.includes('i') ? 'I' : '');
  if (!expression) return UNTOLD;
  const all = lines(input);
  const passes = (line: string): boolean => expression.test(line) !== flags.includes('v');
  const found = all.filter(passes);
  const shown = flags.includes('o') ? found.flatMap((line) => line.match(new RegExp(expression, `${expression.flags}g`)) ?? []) : found;
  const plain = text(shown);
  if (!all.some(isPattern)) return [plain, plain];
  if (flags.includes('o')) return [plain, null];
  const names = flags.includes('v') ? null : namesOf(source, flags.includes('i'));
  return [plain, text(all.flatMap((line) => (isPattern(line) ? narrowed(line, names) : passes(line) ? [line] : [])))];
}

const text = (all: readonly string[]): Text => all.map((line) => `${line}\n`).join('');
const isPattern = (line: string): boolean => /[*?[]/.test(line);

/** `./**` of which only some names pass. */
const narrowed = (line: string, names: readonly string[] | null): readonly string[] =>
  names !== null && line.endsWith('/**') ? names.map((name) => `${line}/${name}`) : [line];

/** An expression that is nothing but words to choose from (`(__pycache__|\.pyc$)`), as patterns for the last names of paths. */
function namesOf(source: string, anyCase: boolean): readonly string[] | null {
  const words = source.replace(/^\\?\(([^()]*)\\?\)$/, '$1').split(/\\?\|/);
  if (anyCase || words.length > 16) return null;
  const names = words.map((word) => {
    const [, literal = '', end = ''] = /^((?:[\w-]|\\\.)+)(\$?)$/.exec(word) ?? [];
    const name = literal.replaceAll('\\.', '.');
    // What is made again goes by its whole name.
    return literal === '' ? null : isDisposableFolder(name) ? `${name}/**` : `*${name}${end === '' ? '*' : ''}`;
  });
  return names.some((name) => name === null) ? null : names.filter((name) => name !== null);
}
