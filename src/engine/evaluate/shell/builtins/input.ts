import { HOLE, type Text } from '../../../types';
import { parseOptions } from '../../wrappers/options';
import { streamOf } from '../descriptors';
import type { Builtin } from '../dispatch';
import { runSubscript } from '../hooks';
import { runText } from '../lists';
import { DECODING, SILENT } from '../output';
import type { Run, Stream } from '../run';
import { fork, type State } from '../state';
import { currentValue, setVariable } from '../variables';
import { separators } from '../words';

/** Builtins that read standard input into variables. */
export const inputBuiltins: Readonly<Record<string, Builtin>> = {
  read: (run, state, args, io) => {
    const { names, array, delimiter, raw, count, whole, descriptor } = options(args);
    for (const name of names) runSubscript(run, state, name);
    const { stream, done } = descriptor === null ? { stream: io.stdin, done: () => {} } : streamOf(run, descriptor);
    const line = takeLine(stream, whole ? null : delimiter, count);
    const text = raw ? line : line.replace(/\\([\s\S])/g, '$1');
    assignFields(run, state, array ? [] : names, array, text, stream.output.from);
    done();
    return SILENT;
  },
  mapfile: lines,
  readarray: lines,
  getopts: (run, state, args) => {
    const [, name = 'opt'] = args;
    for (const variable of [name, 'OPTIND']) setVariable(run, state, variable, { value: HOLE });
    setVariable(run, state, 'OPTARG', { value: HOLE, from: [`${DECODING}getopts`] });
    return SILENT;
  },
};

function options(args: readonly Text[]) {
  const names: Text[] = [];
  let [array, descriptor]: [Text | null, Text | null] = [null, null];
  let [delimiter, raw, whole]: [Text, boolean, boolean] = ['\n', false, false];
  let count = Number.POSITIVE_INFINITY;
  for (let i = 0; i < args.length; i++) {
    const arg = args[i] ?? '';
    const option = /^-([a-zA-Z]*?)([adinNptu])([\s\S]*)$/.exec(arg);
    if (/^-[rse]+$/.test(arg)) raw ||= arg.includes('r');
    else if (option) {
      const value = option[3] || (args[++i] ?? '');
      raw ||= option[1]?.includes('r') ?? false;
      if (option[2] === 'a') array = value;
      else if (option[2] === 'd') delimiter = value.slice(0, 1) || '\0';
      else if (option[2] === 'u') descriptor = value;
      else if (option[2] === 'n' || option[2] === 'N') {
        // `-N` counts line ends as well.
        whole = option[2] === 'N';
        count = /^\d{1,9}$/.test(value) ? Number(value) : 0;
      }
    } else if (arg !== '--') names.push(arg);
  }
  return { names: names.length > 0 ? names : ['REPLY'], array, delimiter, raw, count, whole, descriptor };
}

/** One line of what is left to read, or so many characters of it; without a delimiter so many of all that is left. */
function takeLine(stdin: Stream, delimiter: Text | null, count: number): Text {
  const { output } = stdin;
  if (!stdin.present) return HOLE;
  // Where a part is unknown, so is the number of its lines.
  const unknown = output.text.includes(HOLE);
  if (unknown && (delimiter === null || !output.text.slice(0, output.text.indexOf(HOLE)).includes(delimiter))) return HOLE;
  const end = delimiter === null ? -1 : output.text.indexOf(delimiter);
  const line = end < 0 ? output.text : output.text.slice(0, end);
  if (line.length > count) {
    stdin.output = { text: output.text.slice(count), from: output.from };
    return line.slice(0, count);
  }
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

/** `mapfile -t -u 3 -C code -c 1 rows`: all lines; `code` runs as they come. */
function lines(...[run, state, args, io]: Parameters<Builtin>): ReturnType<Builtin> {
  const { flags, rest } = parseOptions(args, { short: 'dnOsuCc' });
  const strip = flags.some(([name]) => name === 't');
  const lastOf = (wanted: string): Text | null | undefined => flags.findLast(([name]) => name === wanted)?.[1];
  const descriptor = lastOf('u');
  const { stream } = typeof descriptor === 'string' ? streamOf(run, descriptor) : { stream: io.stdin };
  const { text, from } = stream.output;
  const whole = text === '' ? [] : text.replace(/\n$/, '').split('\n');
  const items = whole.length > 1_000 || !stream.present ? [HOLE] : whole;
  const skipped = items.slice(Number(lastOf('s') ?? 0) || 0);
  const count = Number(lastOf('n') ?? 0) || skipped.length;
  const origin = lastOf('O');
  const before = origin === undefined ? undefined : currentValue(run, state, rest[0] ?? 'MAPFILE');
  const start = Number(origin ?? 0) || 0;
  const value = new Map(typeof before === 'object' && before !== null ? before : []);
  for (const [i, item] of skipped.slice(0, count).entries()) value.set(String(start + i), strip ? item : `${item}\n`);
  setVariable(run, state, rest[0] ?? 'MAPFILE', { value, from });
  const code = lastOf('C');
  if (typeof code === 'string')
    runText({ ...run, via: [...run.via, 'mapfile'] }, fork(state), `${code} 0 ${HOLE}`, { ...io, wanted: false });
  return SILENT;
}
