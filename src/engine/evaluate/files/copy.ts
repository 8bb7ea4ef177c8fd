import type { Context, Reader } from '../../context';
import type { Call, FileCall, ProgramCall, Text } from '../../types';
import { fileCall } from './fileCall';
import { has, readWords, type Words } from './flags';
import { resolvePath } from './path';
import { BREW_SERVICE } from './places';
import { contentOf, landings, secondName, write, writeWhole } from './writes';

const VALUES = { values: ['-t', '--target-directory', '-S', '--suffix', '-m', '--mode', '-o', '--owner', '-g', '--group', '--context'] };

interface Transfer {
  readonly words: Words;
  readonly sources: readonly Text[];
  readonly target: Text;
  /** The target is a folder by the flags. */
  readonly folder: boolean;
}

function transferOf(call: ProgramCall): Transfer | null {
  const words = readWords(call.argv, VALUES);
  if (has(words, '--help', '--version')) return null;
  const into = [...words.values].find(([flag]) => flag === '-t' || (flag.length > 3 && '--target-directory'.startsWith(flag)))?.[1];
  const operands = into === undefined && words.flags.has('--target-directory') ? words.operands.slice(1) : words.operands;
  if (into !== undefined) return { words, sources: operands, target: into, folder: true };
  const target = operands.at(-1);
  if (target === undefined) return null;
  if (operands.length === 1) return { words, sources: operands, target: '.', folder: true };
  return { words, sources: operands.slice(0, -1), target, folder: operands.length > 2 };
}

/** What lies at the target is written over; reported where that matters. */
const overwrites = ({ words, sources, target, folder }: Transfer, call: ProgramCall, context: Context): FileCall[] => {
  const deep = has(words, '-r', '-R', '-a', '--recursive', '--archive');
  return landings(sources, target, folder).flatMap(({ source, path, whole }) =>
    whole || (deep && path !== target)
      ? writeWhole(call, context, path)
      : write(call, context, path).map((one) => ({ ...one, content: contentOf(source, call, context) })),
  );
};

/** `mv`: the sources vanish from where they were; what stands at the target is lost. */
export const mv: Reader = (call, context) => {
  const transfer = transferOf(call);
  if (!transfer) return [];
  const { words, sources, target } = transfer;
  const moved = sources.map((source) => ({
    ...fileCall(call, context, 'move', source),
    to: fileCall(call, context, 'create', target).path,
  }));
  if (has(words, '-n', '--no-clobber')) return moved;
  const kept = has(words, '-b', '--backup');
  if (kept) return [...moved, ...overwrites(transfer, call, context)];
  const lost = landings(sources, target, transfer.folder).map(({ source, path }) =>
    fileCall(call, context, 'overwrite', path, { content: contentOf(source, call, context) }),
  );
  return [...moved, ...lost];
};

/** `cp`, `install`: the target is written over. Copying `/dev/null` onto a file empties it. */
export const cp: Reader = (call, context) => {
  const transfer = transferOf(call);
  if (!transfer) return [];
  const harmless = call.program.endsWith('install') ? ['-d', '--directory'] : ['-n', '--no-clobber'];
  if (has(transfer.words, ...harmless)) return [];
  const emptied = transfer.sources.includes('/dev/null') ? [fileCall(call, context, 'truncate', transfer.target)] : [];
  // `install -s` strips.
  const links = !call.program.endsWith('install') && has(transfer.words, '-l', '--link', '-s', '--symbolic-link');
  const linked = links ? transfer.sources.flatMap((source) => secondName(call, context, source)) : [];
  return [...emptied, ...linked, ...overwrites(transfer, call, context)];
};

/** `ln`: the file linked to counts as written, where it guards something; the link itself too. */
export const ln: Reader = (call, context) => {
  const transfer = transferOf(call);
  if (!transfer) return [];
  const sources = transfer.sources.filter((source) => !isBrewService(source, transfer.target, call, context));
  const linked: Call[] = sources.flatMap((source) => secondName(call, context, source));
  // A file that becomes a link to nothing is gone.
  const emptied =
    has(transfer.words, '-f', '--force') && sources.includes('/dev/null') ? [fileCall(call, context, 'delete', transfer.target)] : [];
  return [...linked, ...emptied, ...landings(sources, transfer.target, transfer.folder).flatMap(({ path }) => write(call, context, path))];
};

/** What Homebrew prints after an installation; `brew services start` does the same. Writing such a file is held, so it is Homebrew's own. */
function isBrewService(source: Text, target: Text, call: ProgramCall, { facts }: Context): boolean {
  const at = (word: Text): Text => resolvePath(word, call.cwd, facts.home).replace(/\/+$/, '');
  return call.remote === null && BREW_SERVICE.test(at(source)) && at(target) === `${facts.home}/Library/LaunchAgents`;
}
