import type { Context, Reader } from '../../context';
import { HOLE, type ProgramCall, type Text } from '../../types';
import { fileCall } from './fileCall';
import { has, readWords } from './flags';
import { hasGlob, resolvePath } from './path';
import { placeOf } from './place';
import { write } from './writes';

const NO_VALUES = { values: [] };

/** `tee`: its standard input goes into every operand. */
export const tee: Reader = (call, context) => {
  const words = readWords(call.argv, NO_VALUES);
  const verb = has(words, '-a', '--append') ? 'append' : 'overwrite';
  return words.operands.map((operand) => fileCall(call, context, verb, operand, { content: call.stdin }));
};

/** `sponge`: its standard input, once it ended. Nothing leaves the file empty. */
export const sponge: Reader = (call, context) => {
  const words = readWords(call.argv, NO_VALUES);
  const verb = has(words, '-a') ? 'append' : 'overwrite';
  const empties = verb === 'overwrite' && call.stdin.kind === 'text' && call.stdin.text === '';
  return words.operands.flatMap((operand) =>
    empties ? [fileCall(call, context, 'truncate', operand)] : write(call, context, operand, call.stdin, verb),
  );
};

const FALLOCATE = { values: ['-l', '--length', '-o', '--offset'] };
/** `fallocate -p`: what lies there becomes nothing; without such a flag space is added. */
export const fallocate: Reader = (call, context) => {
  const words = readWords(call.argv, FALLOCATE);
  return has(words, '-p', '--punch-hole', '-z', '--zero-range', '-c', '--collapse-range')
    ? words.operands.map((operand) => fileCall(call, context, 'truncate', operand))
    : [];
};

/** Editors and `patch`: what they do to a file cannot be told, only to which. */
export const editor: Reader = (call, context) => readWords(call.argv, EDITOR).operands.flatMap((operand) => write(call, context, operand));
const EDITOR = { values: ['-c', '-S', '-u', '-i', '-p', '-d', '-o', '-s', '--cmd', '-e', '-f', '-l', '--eval'] };

const TRUNCATE = { values: ['-s', '--size', '-r', '--reference'] };
/** `truncate -s 0`: what lies beyond the size is gone; growing loses nothing. */
export const truncate: Reader = (call, context) => {
  const words = readWords(call.argv, TRUNCATE);
  const size = words.values.get('-s') ?? words.values.get('--size') ?? '0';
  if (size.startsWith('+') || has(words, '--help')) return [];
  return words.operands.map((operand) => fileCall(call, context, 'truncate', operand));
};

const SED = { values: ['-e', '--expression', '-f', '--file', '-l', '--line-length'] };
/** `sed -i`: the operands after the script are written. Its script is told along, for files whose variables matter. */
export const sed: Reader = (call, context) => {
  const words = readWords(call.argv, SED);
  const inPlace = has(words, '-i', '--in-place') || call.argv.some((word) => /^-[nErsuz]*i/.test(word));
  const scripted = words.values.has('-e') || words.values.has('--expression') || words.values.has('-f') || words.values.has('--file');
  const script = scripted ? call.argv.join('\n') : (words.operands[0] ?? '');
  const written = [...script.matchAll(/(?:^|[;}\n/]|[0-9$,])[^\S\n]*w\s+([^;}\n]+)/g)].flatMap((match) =>
    write(call, context, match[1] ?? ''),
  );
  if (!inPlace) return written;
  const content = { kind: 'unreadable', why: script } as const;
  const files = words.operands.slice(scripted ? 0 : 1).filter((operand) => !isMissing(operand, call, context));
  return [...written, ...files.flatMap((operand) => write(call, context, operand, content))];
};

/** sed makes no file: one that is not there, and that nothing before made, stays so. What guards agents is put back at any time. */
function isMissing(operand: Text, call: ProgramCall, context: Context): boolean {
  if (call.remote !== null || operand.includes(HOLE) || hasGlob(operand)) return false;
  const path = resolvePath(operand, call.cwd, context.facts.home);
  const guards = ['self', 'agent-settings', 'editor-settings'].includes(placeOf(path, context.facts));
  return !path.includes(HOLE) && !guards && context.file(path, 'stat').kind === 'missing';
}

const IN_PLACE = { values: ['-e', '-E', '-I', '-M', '-m'] };
/** `perl -i -pe …`, `ruby -i`: the files after the program text are written. */
export const editInPlace: Reader = (call, context) => {
  if (!call.argv.some((word) => /^-[a-zA-Z0-9]*i/.test(word) && !/^-[eEIMm]/.test(word))) return [];
  const words = readWords(call.argv, IN_PLACE);
  const files = words.values.has('-e') || words.values.has('-E') ? words.operands : words.operands.slice(1);
  const content = { kind: 'unreadable', why: call.argv.join('\n') } as const;
  return files.flatMap((file) => write(call, context, file, content));
};

/** `sort -o FILE`, `shuf -o`, `curl`-like tools that name what they write by a flag. */
export const writesFlag = (flags: readonly string[], values: readonly string[]): Reader => {
  const table = { values: [...flags, ...values] };
  return (call, context) => {
    const words = readWords(call.argv, table);
    return flags.flatMap((flag) => {
      const target = words.values.get(flag);
      return target === undefined
        ? []
        : [fileCall(call, context, 'overwrite', target, { content: { kind: 'unreadable', why: call.program } })];
    });
  };
};

/** `dd`: writes its `of=`. Sources without content, and devices, make it destruction. */
export const dd: Reader = (call, context) => {
  const operand = (name: string): Text | undefined => call.argv.findLast((word) => word.startsWith(`${name}=`))?.slice(name.length + 1);
  const target = operand('of');
  if (target === undefined || target === '')
    return call.argv.some((word) => word.includes(HOLE) && !word.includes('=')) ? [fileCall(call, context, 'overwrite', HOLE)] : [];
  const empties = /^\/dev\/(?:zero|null|u?random|full)$/.test(operand('if') ?? '');
  return [fileCall(call, context, empties ? 'truncate' : 'overwrite', target, { content: { kind: 'unreadable', why: 'dd' } })];
};
