import type { Context, Reader } from '../../context';
import type { Call, ProgramCall, Text } from '../../types';
import { fileCall } from './fileCall';
import { has, readWords } from './flags';
import { write, writeWhole } from './writes';

/** Flags whose value is run. */
const RUNS = [
  '--to-command',
  '-I',
  '--use-compress-program',
  '--checkpoint-action',
  '-F',
  '--info-script',
  '--new-volume-script',
  '--rsh-command',
] as const;

const VALUED = {
  values: (
    '-C --directory -f --file --to-command --checkpoint-action -I --use-compress-program -F --info-script --new-volume-script ' +
    '--rsh-command --rmt-command -T --files-from -X --exclude-from --exclude -b --blocking-factor -g --listed-incremental -K ' +
    '--starting-file -L --tape-length -N --newer -V --label --strip-components --transform --xform --owner --group --mode --mtime ' +
    '--sort --format -H --suffix'
  ).split(' '),
};

/** `tar`: what it extracts lies over what is there; some flags run a program or delete the sources. */
export const tar: Reader = (call, context) => {
  const first = call.argv[0] ?? '';
  const argv = first.startsWith('-') ? call.argv : [`-${first}`, ...call.argv.slice(1)];
  // Old-style clusters take their values from the following words; a folder is only ever named by -C or --directory.
  const words = readWords(argv, VALUED);
  const calls: Call[] = [];
  for (const command of commandsOf(argv)) calls.push(...context.shell(command, call, 'sh', []));
  const archive = words.values.get('-f') ?? words.values.get('--file');
  const extracts = has(words, '-x', '--extract', '--get');
  if (extracts) calls.push(...writeWhole(call, context, words.values.get('-C') ?? words.values.get('--directory') ?? '.'));
  if (has(words, '--remove-files')) {
    calls.push(...into(call, context, archive, words.operands));
  }
  if (archive !== undefined && has(words, '-c', '--create')) calls.push(...write(call, context, archive));
  return calls;
};

/** The values of all flags that are run, also of shortened ones (`--checkpoint-act=exec=…`). */
function commandsOf(argv: readonly string[]): readonly string[] {
  return argv.flatMap((word, at) => {
    if (!word.startsWith('-')) return [];
    const [, name = '', value = argv[at + 1] ?? ''] = /^(--[a-z-]{3,}|-[IF])(?:=?([\s\S]+))?$/.exec(word) ?? [];
    const flag = RUNS.find((one) => one === name || (name.length > 5 && one.startsWith(name)));
    if (flag === undefined) return [];
    if (flag !== '--checkpoint-action') return [value];
    return value.startsWith('exec=') ? [value.slice('exec='.length)] : [];
  });
}

/** `zip -rm archive folder`: what is packed is deleted where it was. */
export const zip: Reader = (call, context) => {
  const words = readWords(call.argv, { values: ['-b', '-i', '-n', '-P', '-s', '-t', '-tt', '-x', '-TT', '--temp-path', '--password'] });
  if (!has(words, '-m', '--move')) return [];
  return into(call, context, words.operands[0], words.operands.slice(1));
};

/** `7z a -sdel archive folder` */
export const sevenZip: Reader = (call, context) => {
  if (!call.argv.some((word) => /^-sdel$/i.test(word))) return [];
  const [verb, archive, ...files] = call.argv.filter((word) => !word.startsWith('-'));
  return verb === 'a' || verb === 'u' ? into(call, context, archive, files) : [];
};

/** Files are packed, and deleted where they were. */
const into = (call: ProgramCall, context: Context, archive: Text | undefined, files: readonly Text[]): readonly Call[] => {
  const to = archive === undefined ? null : fileCall(call, context, 'create', archive).path;
  return files.map((file) => ({ ...fileCall(call, context, 'move', file, { recursive: true }), to }));
};

/** `unzip -d DIR`. */
export const unzip: Reader = (call, context) => {
  const words = readWords(call.argv, { values: ['-d', '-P', '-x'] });
  return ['-l', '-t', '-v', '-Z', '-p', '-z'].some((flag) => words.flags.has(flag))
    ? []
    : writeWhole(call, context, words.values.get('-d') ?? '.');
};
