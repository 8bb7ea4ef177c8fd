import { HOLE, type Text } from '../../../types';
import type { Builtin } from '../dispatch';
import { SILENT } from '../output';
import type { Run, Stream } from '../run';
import type { State } from '../state';
import { setVariable } from '../variables';
import { separators } from '../words';

/** Builtins that read standard input into variables. */
export const inputBuiltins: Readonly<Record<string, Builtin>> = {
  read: (run, state, args, { stdin }) => {
    const { names, array, delimiter, raw, known } = options(args);
    const line = known ? takeLine(stdin, delimiter) : HOLE;
    const text = raw ? line : line.replace(/\\([\s\S])/g, '$1');
    assignFields(run, state, array ? [] : names, array, text, stdin.output.from);
    return SILENT;
  },
  mapfile: lines,
  readarray: lines,
  getopts: (run, state, args) => {
    const [, name = 'opt'] = args;
    for (const variable of [name, 'OPTARG', 'OPTIND']) setVariable(run, state, variable, { value: HOLE });
    return SILENT;
  },
};

function options(args: readonly Text[]) {
  const names: Text[] = [];
  let [array, delimiter, raw, known]: [Text | null, Text, boolean, boolean] = [null, '\n', false, true];
  for (let i = 0; i < args.length; i++) {
    const arg = args[i] ?? '';
    const option = /^-([a-zA-Z]*?)([adinNptu])([\s\S]*)$/.exec(arg);
    if (/^-[rse]+$/.test(arg)) raw ||= arg.includes('r');
    else if (option) {
      const value = option[3] || (args[++i] ?? '');
      raw ||= option[1]?.includes('r') ?? false;
      if (option[2] === 'a') array = value;
      else if (option[2] === 'd') delimiter = value.slice(0, 1) || '\0';
      else if (option[2] === 'n' || option[2] === 'N' || option[2] === 'u') known = false;
    } else if (arg !== '--') names.push(arg);
  }
  return { names: names.length > 0 ? names : ['REPLY'], array, delimiter, raw, known };
}

/** One line of what is left to read. */
function takeLine(stdin: Stream, delimiter: Text): Text {
  const { output } = stdin;
  if (!stdin.present) return HOLE;
  // Where a part is unknown, so is the number of its lines.
  if (output.text.includes(HOLE) && !output.text.slice(0, output.text.indexOf(HOLE)).includes(delimiter)) return HOLE;
  const end = output.text.indexOf(delimiter);
  const line = end < 0 ? output.text : output.text.slice(0, end);
  stdin.output = { text: end < 0 ? '' : output.text.slice(end + 1), from: output.from };
  return line;
}

function assignFields(run: Run, state: State, names: readonly Text[], array: Text | null, line: Text, from: readonly string[]): void {
  const split = separators(run, state);
  const all = fieldsOf(line, split, array === null ? names.length : Number.POSITIVE_INFINITY);
  if (array !== null) {
    setVariable(run, state, array, { value: new Map(all.map((field, i) => [String(i), field])), from });
    return;
  }
  names.forEach((name, i) => {
    setVariable(run, state, name, { value: line === HOLE ? HOLE : (all[i] ?? ''), from });
  });
}

function fieldsOf(line: Text, separator: string, most: number): readonly Text[] {
  const blank = [...separator].filter((c) => ' \t\n'.includes(c)).join('');
  const fields: Text[] = [];
  let rest = trimOf(line, blank);
  while (rest !== '' && fields.length < most - 1) {
    const at = [...rest].findIndex((c) => separator.includes(c));
    if (at < 0) break;
    fields.push(rest.slice(0, at));
    rest = blank.includes(rest.charAt(at)) ? trimOf(rest.slice(at), blank) : rest.slice(at + 1);
  }
  return rest === '' ? fields : [...fields, rest];
}

function trimOf(text: Text, blank: string): Text {
  let [start, end] = [0, text.length];
  while (start < end && blank.includes(text.charAt(start))) start++;
  while (end > start && blank.includes(text.charAt(end - 1))) end--;
  return text.slice(start, end);
}

function lines(...[run, state, args, { stdin }]: Parameters<Builtin>): ReturnType<Builtin> {
  const strip = args.some((arg) => /^-\w*t/.test(arg));
  const name = args.filter((arg) => !arg.startsWith('-')).at(-1) ?? 'MAPFILE';
  const { text, from } = stdin.output;
  const whole = text === '' ? [] : text.replace(/\n$/, '').split('\n');
  const items = whole.length > 1_000 || !stdin.present ? [HOLE] : whole;
  setVariable(run, state, name, { value: new Map(items.map((item, i) => [String(i), strip ? item : `${item}\n`])), from });
  return SILENT;
}
