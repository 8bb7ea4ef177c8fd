import type { Context } from '../../context';
import { HOLE, type ProgramCall, type Text } from '../../types';
import { has } from '../files/flags';
import { baseName, globMatches, resolvePath } from '../files/path';
import { leftOut } from './corrected';
import type { Filtered } from './filters';
import { isIgnored } from './ignored';
import { isListing, nameOfMark } from './marks';
import { byContentIn, isOffLimitsName, offLimitsIn } from './offLimits';
import { mayMatch } from './patterns';

/** A command that goes through folders, what it would show there, and how it says less. */
interface Search {
  readonly files: readonly Text[];
  readonly safer: string;
}

/** Off-limits files that a recursive search would print lines of: those that are there, are not excluded, and hold what is looked for. */
export function searched(call: ProgramCall, filtered: Filtered, context: Context): Search {
  const { name, words } = filtered;
  const none: Search = { files: [], safer: '' };
  if (filtered.quiet || call.remote !== null) return none;
  const recursive = name === 'grep' ? recursesGrep(filtered) : name === 'rg' ? true : name === 'diff' && has(words, '-r', '--recursive');
  const given = filtered.files.length > 0 ? filtered.files : recursive && name !== 'diff' && call.stdin.kind === 'none' ? ['.'] : [];
  const listed = filtered.files.some((word) => word.includes(HOLE)) ? (call.secrets?.words ?? []).filter(isListing).map(nameOfMark) : [];
  const folders = [...given.flatMap((word) => foldersOf(word, recursive, call, context)), ...listed];
  if (folders.length === 0) return none;
  const looks = name === 'rg' && listed.length === 0 ? looksAt(call, filtered) : 'all';
  const found = folders.flatMap((folder) => (looks === 'visible' ? visibleIn(folder, context) : offLimitsIn(folder, context)));
  const passed = (path: Text): boolean => looks === 'hidden' && isOffLimitsName(path, context) && isIgnored(path, call.cwd, context);
  const shown = found.filter((path) => !passed(path) && !isLeftOut(path, call.argv, context) && showsSome(path, filtered, context));
  return { files: shown, safer: saferSearch(call, name, shown) };
}

/** What a secret was found in, as far as no name on the way to it begins with a dot. */
const visibleIn = (folder: Text, context: Context): readonly Text[] => {
  const { length } = context.file(folder, 'stat').real;
  return byContentIn(folder, context).filter((path) => !/\/\./.test(path.slice(length)));
};

const recursesGrep = ({ words }: Filtered): boolean =>
  has(words, '-r', '-R', '--recursive', '--dereference-recursive') ||
  words.values.get('-d') === 'recurse' ||
  words.values.get('--directories') === 'recurse';

/** The folders that an operand stands for: one that is gone through, or everything that `find` tells (`./**`). */
function foldersOf(word: Text, recursive: boolean, call: ProgramCall, context: Context): readonly Text[] {
  const path = resolvePath(word, call.cwd, context.facts.home);
  if (baseName(path) === '**') return [path.slice(0, -'/**'.length) || '/'];
  if (!recursive || /[*?[]/.test(path)) return [];
  return context.file(path, 'stat').kind === 'directory' ? [path] : [];
}

/** ripgrep and its kin pass over hidden files, and over ignored ones, unless they are told otherwise. */
function looksAt(call: ProgramCall, { words, files }: Filtered): 'visible' | 'hidden' | 'all' {
  if (files.some((word) => baseName(word) === '**')) return 'all';
  const program = call.program.toLowerCase();
  if (program === 'ack') return 'visible';
  const unrestricted = call.argv.filter((word) => word === '-u' || word === '--unrestricted').length + doubled(call.argv);
  if (program === 'ag') return has(words, '--hidden', '-u', '--unrestricted') ? 'all' : 'visible';
  // A glob that takes files in overrules what is passed over.
  if (unrestricted >= 2 || chosen(call.argv).some((glob) => !glob.startsWith('!'))) return 'all';
  if (!has(words, '--hidden', '-.')) return 'visible';
  return unrestricted === 1 || has(words, '--no-ignore', '--no-ignore-vcs') ? 'all' : 'hidden';
}
const doubled = (argv: readonly Text[]): number => (argv.some((word) => /^-[a-tv-z]*u[a-tv-z]*u/.test(word)) ? 2 : 0);

/** Values of a flag, in the same word or the next. */
const valuesOf = (flags: RegExp, argv: readonly Text[]): readonly Text[] =>
  argv.flatMap((word, at) => {
    const match = flags.exec(word);
    return match ? [match[1] ?? argv[at + 1] ?? ''] : [];
  });
/** ripgrep's globs of files to take in, or with `!` to leave out. */
const chosen = (argv: readonly Text[]): readonly Text[] => valuesOf(/^(?:--i?glob|-g)(?:=?(.+))?$/, argv);

/** Taken out by `--exclude`, `-g '!…'` or `--ignore`, or not taken in by `--include`, `-g`. */
function isLeftOut(path: Text, argv: readonly Text[], context: Context): boolean {
  const name = baseName(path);
  const fits = (glob: Text): boolean => globMatches(glob.replace(/^\*\*\//, ''), name);
  if (valuesOf(/^--(?:exclude|ignore)(?:=(.*))?$/, argv).some(fits)) return true;
  const globs = chosen(argv);
  if (globs.some((glob) => glob.startsWith('!') && fits(glob.slice(1)))) return true;
  const included = [...valuesOf(/^--include(?:=(.*))?$/, argv), ...globs.filter((glob) => !glob.startsWith('!'))];
  if (included.length > 0) return !included.some((glob) => braces(glob).some((one) => fits(one) || reaches(one, path)));
  // A type of source files has none that is called like a secret; which type others are of is not told.
  if (!isOffLimitsName(path, context)) return false;
  return (
    argv.some((word, at) => /^(?:-t|--type)$/.test(word) && argv[at + 1] !== undefined) ||
    argv.some((word) => /^(?:-t\w+|--type=)/.test(word))
  );
}
/** `src/**`, `config/.env*`: the folders that it names, and the last part of it. */
function reaches(glob: Text, path: Text): boolean {
  const parts = glob.split('/').filter((part) => part !== '' && part !== '.');
  const last = parts.at(-1) ?? '';
  const folders = parts.slice(0, -1);
  const wild = folders.findIndex((part) => /[*?[]/.test(part));
  const named = wild < 0 ? folders : folders.slice(0, wild);
  return parts.length > 1 && path.includes(`/${[...named, ''].join('/')}`) && (last === '**' || globMatches(last, baseName(path)));
}
const braces = (glob: Text): readonly Text[] => {
  const match = /^(.*)\{([^{}]*)\}(.*)$/.exec(glob);
  return match ? (match[2] ?? '').split(',').map((part) => `${match[1] ?? ''}${part}${match[3] ?? ''}`) : [glob];
};

/** A search shows the lines that match; what holds none of them is not shown. */
function showsSome(path: Text, filtered: Filtered, context: Context): boolean {
  const { name, words, script, many } = filtered;
  if ((name !== 'grep' && name !== 'rg') || script === null || many || words.flags.has('-f')) return true;
  if (has(words, '-v', '--invert-match', '-L', '--passthru')) return true;
  const fact = context.file(path, 'text');
  return fact.kind !== 'text' || mayMatch(script, fact.text);
}

function saferSearch(call: ProgramCall, name: string, files: readonly Text[]): string {
  const { program, via } = call;
  if (via.some((one) => /^(?:g?find|bfs|fdfind|fd)$/.test(one))) return "Leave them out: find … ! -name '.env*' ….";
  if (call.secrets?.words.some(isListing)) return "Leave them out of the list: … | grep -v '[.]env' | ….";
  if (name === 'grep') return leftOut(call, files, excludes, `Leave them out: ${program} --exclude='.env*' ….`);
  if (program === 'ag') return leftOut(call, files, (one) => ['--ignore', one], "Leave them out: ag --ignore '.env*' ….");
  if (name === 'rg') return leftOut(call, files, (one) => ['-g', `!${one}`], `Leave them out: ${program} -g '!.env*' ….`);
  return leftOut(call, files, excludes, "Leave out the files called '.env*'.");
}

const excludes = (pattern: string): readonly string[] => [`--exclude=${pattern}`];
