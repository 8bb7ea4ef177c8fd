import type { Context, Reader } from '../../context';
import { type Call, type FileCall, HOLE, type ProgramCall, type Text } from '../../types';
import { fileCall } from './fileCall';
import { forced, forcedLater } from './gitForced';
import { forcedByLease } from './gitLease';
import { gitRuns, runsCode } from './gitRuns';
import { type GitWords, gitWords } from './gitWords';
import { isWithin } from './path';
import { write } from './writes';

/**
 * `git`: what its rules cannot see in the words alone: aliases, settings and variables that run something, files it writes, work it throws away
 * (`discard`) with the folder in which that happens.
 */
export const git: Reader = (call, context) => {
  const words = gitWords(call, context.facts.home);
  if (words.help) return [];
  const alias = aliasOf(words, call, context);
  if (alias !== null) return alias;
  const more = forced(words, call) ?? forcedByLease(words, call, context);
  if (more) return [more];
  return [
    ...gitRuns(call, words.verb, words.rest, words.config, context),
    ...settingsWritten(words, call, context),
    ...filesWritten(words, call, context),
    ...discards(words, call, context),
  ];
};

/** A verb that is an alias of this command line or of the settings file: `!text` is shell, the rest are git words. */
function aliasOf({ verb, rest, config, folder }: GitWords, call: ProgramCall, context: Context): readonly Call[] | null {
  const name = `alias.${verb.toLowerCase()}`;
  const given = config.findLast(([key]) => key === name)?.[1] ?? (KNOWN.has(verb) ? undefined : aliasInFiles(verb, folder, context));
  if (given === undefined) return null;
  if (given.startsWith('!')) return context.shell(`${given.slice(1)} "$@"`, call, 'sh', rest);
  const before = call.argv.slice(0, call.argv.length - rest.length - 1);
  return [{ ...call, argv: [...before, ...given.split(/\s+/).filter((word) => word !== ''), ...rest] }];
}

const KNOWN: ReadonlySet<string> = new Set(
  `add am apply archive bisect blame branch bundle cat-file check-ignore checkout cherry cherry-pick clean clone commit config describe diff diff-tree difftool fetch
  filter-branch filter-repo for-each-ref format-patch fsck gc grep help init lfs log ls-files ls-remote ls-tree maintenance merge merge-base mv notes pack-refs prune pull push
  range-diff rebase reflog remote repack replace rerere reset restore rev-list rev-parse revert rm shortlog show show-ref sparse-checkout stash status submodule switch
  symbolic-ref tag update-index update-ref var version whatchanged worktree`.split(/\s+/),
);

function aliasInFiles(verb: Text, folder: Text, context: Context): Text | undefined {
  if (verb === '' || verb.includes(HOLE) || !/^[A-Za-z0-9-]+$/.test(verb)) return undefined;
  const { home, workspace } = context.facts;
  const roots = new Set([folder, ...workspace.filter((root) => isWithin(folder, root))]);
  const files = [...[...roots].map((root) => `${root}/.git/config`), `${home}/.gitconfig`, `${home}/.config/git/config`];
  for (const file of files) {
    const fact = context.file(file, 'text');
    const found = fact.kind === 'text' ? aliasIn(fact.text, verb) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The alias in a settings file's text, without its quotes. */
function aliasIn(text: string, verb: string): Text | undefined {
  let inside = false;
  for (const line of text.split('\n')) {
    const section = /^\s*\[\s*([^\]"\s]+)/.exec(line);
    if (section) inside = section[1]?.toLowerCase() === 'alias';
    const pair = inside ? /^\s*([A-Za-z0-9-]+)\s*=\s*(.*?)\s*$/.exec(line) : null;
    if (pair?.[1]?.toLowerCase() === verb.toLowerCase()) return (pair[2] ?? '').replace(/^"(.*)"$/, '$1').replace(/\\(["\\])/g, '$1');
  }
  return undefined;
}

/** `git config name value`: a setting that runs code later is written where it stays. */
function settingsWritten({ verb, rest, folder }: GitWords, call: ProgramCall, context: Context): readonly Call[] {
  if (verb !== 'config') return [];
  const looks =
    rest.some((word) => /^--(?:get|list|unset|name-only|show)|^-l$/.test(word)) || ['get', 'list', 'unset'].includes(rest[0] ?? '');
  const file = flagValue(rest, '-f', '--file');
  if (looks) return [];
  const words = rest.filter((word, at) => !word.startsWith('-') && !['-f', '--file', '--type', '--default'].includes(rest[at - 1] ?? ''));
  if (words[0] === 'set') words.shift();
  const [name = '', value] = words;
  if (rest.includes('--edit') || rest.includes('-e')) return gitRuns(call, verb, [], [], context);
  if (value === undefined) return [];
  const key = name.toLowerCase();
  const target =
    file ?? (rest.includes('--system') ? '/etc/gitconfig' : rest.includes('--global') ? '~/.gitconfig' : `${folder}/.git/config`);
  const alias = key.startsWith('alias.') && !value.trimStart().startsWith('!');
  // An alias is used in the same breath before any file can be read: what it stands for is judged now.
  const later = forcedLater(key, value, call);
  if (later.length > 0) return later;
  if (alias) return [{ ...call, argv: value.split(/\s+/).filter((word) => word !== '') }];
  return runsCode(key, value) || key.includes(HOLE) ? [fileCall(call, context, 'overwrite', target, { by: 'git config' })] : [];
}

const flagValue = (rest: readonly Text[], ...names: readonly string[]): Text | undefined => {
  for (const [at, word] of rest.entries()) {
    for (const name of names) {
      if (word === name) return rest[at + 1];
      if (name.startsWith('--') && word.startsWith(`${name}=`)) return word.slice(name.length + 1);
    }
  }
  return undefined;
};

/** Files that a verb is told to write. */
function filesWritten({ verb, rest, folder }: GitWords, call: ProgramCall, context: Context): readonly Call[] {
  const target = flagValue(rest, '--output', ...(verb === 'archive' ? ['-o'] : []));
  const here = { ...call, cwd: folder };
  const calls: Call[] = target === undefined ? [] : write(here, context, target);
  if (verb === 'clone' || verb === 'init') {
    const into = rest.findLast((word) => !word.startsWith('-'));
    if (into !== undefined) calls.push(...write(here, context, into));
    const template = flagValue(rest, '--template');
    const settings = [flagValue(rest, '-c', '--config')].filter((one) => one !== undefined);
    for (const one of settings) {
      const [name = '', value = ''] = one.split('=');
      if (runsCode(name.toLowerCase(), value)) calls.push(fileCall(here, context, 'create', '~/.gitconfig', { by: `git ${verb}` }));
    }
    if (template !== undefined && template !== '')
      calls.push(fileCall(here, context, 'create', `${folder}/.git/hooks/template`, { by: `git ${verb}` }));
  }
  return calls;
}

/** Uncommitted work that goes, by folder or path: in the project a snapshot keeps it, elsewhere nothing does. */
function discards(words: GitWords, call: ProgramCall, context: Context): readonly FileCall[] {
  const { verb, rest, folder } = words;
  const here = { ...call, cwd: folder };
  const flags = rest.slice(0, rest.includes('--') ? rest.indexOf('--') : rest.length).filter((word) => word.startsWith('-'));
  const short = (letter: string): boolean => flags.some((flag) => /^-[A-Za-z]+$/.test(flag) && flag.includes(letter));
  const long = (...names: readonly string[]): boolean =>
    flags.some(
      (flag) => flag.length > 3 && names.some((name) => name.startsWith(flag.replace(/=.*/, '')) && name.slice(0, 4) === flag.slice(0, 4)),
    );
  const discard = (word: Text): FileCall => fileCall(here, context, 'discard', word, { by: `git ${verb}`, recursive: false });
  switch (verb) {
    case 'checkout': {
      if (short('p') || long('--patch')) return [];
      const paths = pathsOf(rest);
      if (paths.length > 0) return paths.map(discard);
      return short('f') || long('--force') ? [discard('.')] : [];
    }
    case 'restore': {
      const staged = short('S') || long('--staged');
      if ((staged && !short('W') && !long('--worktree')) || short('p') || long('--patch')) return [];
      return restoredPaths(rest).map(discard);
    }
    case 'switch':
      return short('f') || long('--force', '--discard-changes') ? [discard('.')] : [];
    case 'reset':
      return long('--hard', '--merge') ? [discard('.')] : [];
    case 'clean':
      return (short('f') || long('--force')) && !short('n') && !long('--dry-run') ? [discard('.')] : [];
    case 'worktree':
      return rest[0] === 'remove' && (short('f') || long('--force'))
        ? rest
            .slice(1)
            .filter((word) => !word.startsWith('-'))
            .map(discard)
        : [];
    default:
      return [];
  }
}

const CHECKOUT_VALUES: ReadonlySet<string> = new Set(['-b', '-B', '--orphan', '--conflict', '-t', '--pathspec-from-file']);
/** What `git checkout` takes for paths: behind `--`, after a commit, or one word that can only be a path. */
function pathsOf(rest: readonly Text[]): readonly Text[] {
  if (rest.some((word) => word === '-b' || word === '-B' || word === '--orphan')) return [];
  const dashes = rest.indexOf('--');
  if (dashes >= 0) return rest.slice(dashes + 1).map(pathspec);
  if (rest.some((word) => word.startsWith('--pathspec-from-file'))) return [HOLE];
  const operands = rest.filter((word, at) => !word.startsWith('-') && !CHECKOUT_VALUES.has(rest[at - 1] ?? ''));
  if (operands.length > 1) return operands.slice(1).map(pathspec);
  const only = operands[0] ?? '';
  return /^(?:\.{1,2}(?:\/.*)?|:.*|.*[*?].*|.*\/|.*\.[a-z]{1,5})$/i.test(only) ? [pathspec(only)] : [];
}

function restoredPaths(rest: readonly Text[]): readonly Text[] {
  const dashes = rest.indexOf('--');
  const operands = rest.filter(
    (word, at) =>
      (dashes >= 0 && at > dashes) || (!word.startsWith('-') && !['-s', '--source'].includes(rest[at - 1] ?? '') && at !== dashes),
  );
  return rest.some((word) => word.startsWith('--pathspec-from-file')) ? [HOLE] : operands.map(pathspec);
}

/** `:/`, `:(top)x`: from the top; what is not known is still in the work tree. */
const pathspec = (word: Text): Text => {
  const plain = word.replace(/^:(?:\/|\([^)]*\))/, '').replace(/\/+$/, '');
  return plain === '' || plain === '*' || plain.includes(HOLE) ? '.' : plain;
};
