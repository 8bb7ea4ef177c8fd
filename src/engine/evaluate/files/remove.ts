import type { Reader } from '../../context';
import { fileCall } from './fileCall';
import { has, readWords } from './flags';

const NO_VALUES = { values: [] };

/** `rm`, `trash` and their kin: every operand is deleted. */
export const rm: Reader = (call, context) => {
  const words = readWords(call.argv, NO_VALUES);
  if (has(words, '--help', '--version')) return [];
  const recursive = has(words, '-r', '-R', '--recursive');
  return words.operands.map((operand) => fileCall(call, context, 'delete', operand, { recursive }));
};

/** `unlink FILE`; `rmdir` deletes empty folders only, which are nothing to lose but where a place is special. */
export const unlink: Reader = (call, context) =>
  readWords(call.argv, NO_VALUES).operands.map((operand) => fileCall(call, context, 'delete', operand));

/** `shred`, `wipe`, `srm`: the content is gone for good, whether or not the name is removed. */
export const shred: Reader = (call, context) =>
  readWords(call.argv, { values: ['-n', '--iterations', '-s', '--size', '--random-source', '-o', '-l', '-q'] }).operands.map((operand) =>
    fileCall(call, context, 'delete', operand, { recursive: call.program !== 'shred' }),
  );

/** `rimraf`, `del-cli`: recursive by nature. */
export const rimraf: Reader = (call, context) =>
  readWords(call.argv, NO_VALUES).operands.map((operand) => fileCall(call, context, 'delete', operand, { recursive: true }));
