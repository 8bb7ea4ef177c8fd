import { LIKELY_NAMES, SAMPLE_NAMES } from '../../../secrets/offLimits';
import type { Context } from '../../context';
import type { ProgramCall, Text } from '../../types';
import { gitWords } from '../files/gitWords';
import { baseName, folderOf, globMatches, resolvePath } from '../files/path';
import { foundBy } from '../wrappers/lists';
import type { Filtered } from './filters';
import { listingMark, type Mark } from './marks';
import { mayMatchAny } from './patterns';

type Lister = (argv: readonly Text[], call: ProgramCall, context: Context) => readonly Text[];

const operands = (argv: readonly Text[]): readonly Text[] => argv.filter((word) => !word.startsWith('-'));
const orHere = (folders: readonly Text[]): readonly Text[] => (folders.length > 0 ? folders : ['.']);
const flagged = (argv: readonly Text[], pattern: RegExp): boolean => argv.some((word) => pattern.test(word));

/** Without `-a` names that begin with a dot are not told. */
const ls: Lister = (argv) => (flagged(argv, /^-\w*[aAf]|^--al/) ? orHere(operands(argv)) : []);

const find: Lister = (argv, call) =>
  argv.some((word, at) => word === '-type' && argv[at + 1] === 'd')
    ? []
    : foundBy(call)
        .filter((path) => path.endsWith('/**') || LIKELY_NAMES.some((name) => globMatches(baseName(path), name)))
        .map((path) => (path.endsWith('/**') ? path.slice(0, -'/**'.length) : folderOf(folderOf(path))));

const fd: Lister = (argv) => (flagged(argv, /^-\w*[Hu]|^--(?:hidden|unrestricted)$/) ? orHere(operands(argv).slice(1)) : []);
const rg: Lister = (argv) => (argv.includes('--files') && flagged(argv, /^-\w*\.|^-\w*uu|^--hidden$/) ? orHere(operands(argv)) : []);

const listers: Readonly<Record<string, Lister>> = {
  ls,
  gls: ls,
  dir: ls,
  vdir: ls,
  eza: ls,
  exa: ls,
  lsd: ls,
  find,
  gfind: find,
  bfs: find,
  fd,
  fdfind: fd,
  rg,
  git: (_argv, call, context) => {
    const { verb, rest, folder } = gitWords(call, context.facts.home);
    return verb === 'ls-files' && flagged(rest, /^-\w*o|^--others$/) ? [folder] : [];
  },
};

/** The folders whose hidden files are among the names that a program tells somebody else. */
export function listed(call: ProgramCall, context: Context): readonly Mark[] {
  if (call.remote !== null || (call.stdout.to !== 'pipe' && call.stdout.to !== 'captured')) return [];
  const lister = Object.hasOwn(listers, call.program) ? listers[call.program] : undefined;
  return (lister?.(call.argv, call, context) ?? []).map((folder) => listingMark(resolvePath(folder, call.cwd, context.facts.home)));
}

/** Whether names of files with secrets may be left of a list: `ls -a | grep env`. */
export function leavesSecretNames({ name, words, script, many }: Filtered): boolean {
  if ((name !== 'grep' && name !== 'rg') || script === null || many) return true;
  if (words.flags.has('-v') || words.flags.has('--invert-match')) return true;
  return mayMatchAny(script, SAMPLE_NAMES);
}
