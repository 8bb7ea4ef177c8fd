import type { Context, Reader } from '../../context';
import { type Call, HOLE, type ProgramCall, type Text } from '../../types';
import { fileCall } from './fileCall';
import { has, readWords } from './flags';
import { hasGlob, resolvePath } from './path';

const NO_VALUES = { values: [] };

/** `rm`, `trash` and their kin: every operand is deleted. */
export const rm: Reader = (call, context) => {
  const words = readWords(call.argv, NO_VALUES);
  if (has(words, '--help', '--version')) return [];
  const recursive = has(words, '-r', '-R', '--recursive');
  const calls: Call[] = [];
  for (const operand of words.operands) {
    calls.push(fileCall(call, context, 'delete', operand, { recursive }));
    if (recursive && operand.endsWith('/')) calls.push(...behindLink(call, context, operand));
  }
  return calls;
};

/** With a slash behind it a link stands for the folder that it leads to: what is in that goes. */
function behindLink(call: ProgramCall, context: Context, operand: Text): readonly Call[] {
  const path = resolvePath(operand, call.cwd, context.facts.home).replace(/\/+$/, '');
  if (call.remote !== null || path === '' || path.includes(HOLE) || hasGlob(path)) return [];
  const { real } = context.file(path, 'stat');
  return real === path ? [] : [fileCall(call, context, 'delete', `${path}/*`, { recursive: true })];
}

/** `unlink FILE`; `rmdir` deletes empty folders only, which are nothing to lose but where a place is special. */
export const unlink: Reader = (call, context) =>
  readWords(call.argv, NO_VALUES).operands.map((operand) => fileCall(call, context, 'delete', operand));

/** `shred`, `wipe`, `srm`: the content is gone for good, whether or not the name is removed. */
export const shred: Reader = (call, context) =>
  readWords(call.argv, { values: ['-n', '--iterations', '-s', '--size', '--random-source', '-o', '-l', '-q'] }).operands.map((operand) =>
    fileCall(call, context, 'delete', operand, { recursive: call.program !== 'shred' }),
  );

/** What a person has thrown away, and may still take back. */
const TRASH = '~/.local/share/Trash/*';
const emptied: Reader = (call, context) =>
  has(readWords(call.argv, NO_VALUES), '--help', '-h', '--version', '--dry-run')
    ? []
    : [fileCall(call, context, 'delete', TRASH, { recursive: true })];

/** `gio remove file`, `gio trash --empty` */
const gio: Reader = (call, context) => {
  const [verb, ...rest] = call.argv;
  const words = readWords(rest, NO_VALUES);
  if (verb === 'remove') return words.operands.map((operand) => fileCall(call, context, 'delete', operand.replace(/^file:\/\//, '')));
  return verb === 'trash' && has(words, '--empty') ? emptied({ ...call, argv: [] }, context) : [];
};

/** Programs of desktops that delete, and that empty the trash. */
export const desktopReaders: Readonly<Record<string, Reader>> = {
  gio,
  'gvfs-rm': rm,
  'trash-empty': emptied,
  'trash-rm': emptied,
  autotrash: emptied,
};

/** `rimraf`, `del-cli`: recursive by nature. */
export const rimraf: Reader = (call, context) =>
  readWords(call.argv, NO_VALUES).operands.map((operand) => fileCall(call, context, 'delete', operand, { recursive: true }));
