import { HOLE, type Text } from '../../../types';
import { regularExpression } from './sed';
import { lines } from './text';

/** `grep pattern`, with the few options that make lines of its input its output; null: not told. */
export function grep(argv: readonly Text[], input: Text): Text | null {
  if (input.includes(HOLE) || input.length > 100_000) return null;
  const operands: Text[] = [];
  let flags = '';
  for (let i = 0; i < argv.length; i++) {
    const word = argv[i] ?? '';
    if (word === '-e') operands.push(argv[++i] ?? '');
    else if (word === '--') {
      operands.push(...argv.slice(i + 1));
      break;
    } else if (/^-[EFGivoqhs]+$/.test(word)) flags += word.slice(1);
    else if (word.startsWith('-')) return null;
    else operands.push(word);
  }
  const [pattern] = operands;
  if (pattern === undefined || argv.filter((word) => word === '-e').length > 1) return null;
  if (flags.includes('q')) return '';
  const source = flags.includes('F') ? pattern.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&') : pattern;
  const expression = regularExpression(source, /[EF]/.test(flags), flags.includes('i') ? 'I' : '');
  if (!expression) return null;
  const found = lines(input).filter((line) => expression.test(line) !== flags.includes('v'));
  const shown = flags.includes('o') ? found.flatMap((line) => line.match(new RegExp(expression, `${expression.flags}g`)) ?? []) : found;
  return shown.map((line) => `${line}\n`).join('');
}
