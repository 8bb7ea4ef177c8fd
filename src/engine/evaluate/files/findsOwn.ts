import type { Context } from '../../context';
import type { FileCall, ProgramCall, Text } from '../../types';
import { fileCall, UNKNOWN_CONTENT } from './fileCall';
import { below } from './guarded';
import { baseName, folderOf, globMatches, isWithin, resolvePath } from './path';

const NONE: readonly never[] = [];
const FINDS: ReadonlySet<string> = new Set(['find', 'gfind', 'bfs']);
const ACTS: ReadonlySet<string> = new Set(['-exec', '-execdir', '-ok', '-okdir']);

/**
 * `find` in the home folder whose tests let one of the files through that guard agents, with an action that changes what is found. `looks`: the
 * program only looks at files.
 */
export function foundFiles(call: ProgramCall, context: Context, looks: (program: string) => boolean): readonly FileCall[] {
  const { argv } = call;
  if (!FINDS.has(call.program) || call.remote !== null) return NONE;
  const acts = argv.some((word, at) => word === '-delete' || word === '-rm' || (ACTS.has(word) && !looks(baseName(argv[at + 1] ?? ''))));
  if (!acts) return NONE;
  const tests = argv.filter((_word, at) => /^-i?(?:name|path|wholename)$/.test(argv[at - 1] ?? ''));
  // Without a test for the name the folder goes as a whole, which is read elsewhere.
  if (tests.length === 0) return [];
  const { home } = context.facts;
  const first = argv.findIndex((word) => /^(?:-.|[(!])/.test(word) && !['-H', '-L', '-P'].includes(word));
  const roots = argv.slice(0, first < 0 ? argv.length : first).filter((word) => !word.startsWith('-'));
  for (const root of roots.length === 0 ? ['.'] : roots) {
    const folder = resolvePath(root, call.cwd, home);
    const found = below(folder, context).find((path) => tests.some((test) => passes(test, path, folder)));
    if (found !== undefined) return [fileCall(call, context, 'overwrite', found, { content: UNKNOWN_CONTENT, pattern: false })];
  }
  return [];
}

/** Whether the test takes the file, or a folder that it lies in below the root. */
function passes(test: Text, path: Text, root: Text): boolean {
  for (let one = path; one !== root && isWithin(one, root); one = folderOf(one)) {
    if (globMatches(test.includes('/') ? `*${test.replace(/^[.*]+/, '')}` : test, test.includes('/') ? one : baseName(one))) return true;
  }
  return false;
}
