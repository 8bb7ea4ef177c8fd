import type { Reader } from '../../context';
import type { Call } from '../../types';
import { fileCall } from './fileCall';
import { readWords } from './flags';
import { write, writeWhole } from './writes';

/** `tar`: what it extracts lies over what is there; some flags run a program or delete the sources. */
export const tar: Reader = (call, context) => {
  const first = call.argv[0] ?? '';
  const argv = first.startsWith('-') ? call.argv : [`-${first}`, ...call.argv.slice(1)];
  // Old-style clusters take their values from the following words; a folder is only ever named by -C or --directory.
  const words = readWords(argv, {
    values: [
      '-C',
      '--directory',
      '-f',
      '--file',
      '--to-command',
      '--checkpoint-action',
      '-I',
      '--use-compress-program',
      '-T',
      '-X',
      '--exclude',
    ],
  });
  const calls: Call[] = [];
  for (const flag of ['--to-command', '-I', '--use-compress-program', '--checkpoint-action'] as const) {
    const command = words.values.get(flag);
    if (command === undefined) continue;
    const text = flag === '--checkpoint-action' ? /^exec=(.*)$/s.exec(command)?.[1] : command;
    if (text !== undefined) calls.push(...context.shell(text, call, 'sh', []));
  }
  const extracts = words.flags.has('-x') || words.flags.has('--extract') || words.flags.has('--get');
  if (extracts) calls.push(...writeWhole(call, context, words.values.get('-C') ?? words.values.get('--directory') ?? '.'));
  if (words.flags.has('--remove-files')) {
    calls.push(...words.operands.map((operand) => fileCall(call, context, 'move', operand, { recursive: true })));
  }
  const archive = words.values.get('-f') ?? words.values.get('--file');
  if (archive !== undefined && words.flags.has('-c')) calls.push(...write(call, context, archive));
  return calls;
};

/** `unzip -d DIR`. */
export const unzip: Reader = (call, context) => {
  const words = readWords(call.argv, { values: ['-d', '-P', '-x'] });
  return ['-l', '-t', '-v', '-Z', '-p', '-z'].some((flag) => words.flags.has(flag))
    ? []
    : writeWhole(call, context, words.values.get('-d') ?? '.');
};
