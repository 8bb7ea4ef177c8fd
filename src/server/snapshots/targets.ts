import { gitWords } from '../../engine/evaluate/files/gitWords';
import { type Call, type FileCall, HOLE, type Judged, type ProgramCall } from '../../engine/types';
import { NotSaved } from './budget';

/** A path that would be lost, as the action names it. */
export interface NamedPath {
  readonly path: string;
  readonly recursive: boolean;
  readonly pattern: boolean;
}
/** A repository whose state would be lost. */
export interface GitTarget {
  readonly folder: string;
  /** Ignored files go too. */
  readonly ignored: boolean;
  /** Repositories in it go too. */
  readonly nested: boolean;
  readonly tags: boolean;
  /** Objects may go: only a copy of all of git's own files helps. */
  readonly whole: boolean;
}
export interface Targets {
  readonly paths: readonly NamedPath[];
  readonly git: readonly GitTarget[];
}

const unknown = (why: string): never => {
  throw new NotSaved(why);
};

/** What has to be saved before actions with verdict `snapshot` may run. Throws NotSaved where that cannot be told. */
export function targetsOf(judged: readonly Judged[], home: string): Targets {
  const paths: NamedPath[] = [];
  const repositories: GitTarget[] = [];
  for (const { verdict, calls } of judged) {
    const files = calls.filter((call) => call.kind === 'file');
    for (const effect of verdict.effects) {
      if (effect.class !== 'workspace-files') continue;
      const call: Call | undefined = calls[effect.call];
      if (call?.kind === 'file' && call.verb === 'discard') repositories.push(plainTarget(known(call.path)));
      else if (call?.kind === 'file') paths.push(named(call));
      else if (call?.kind === 'program') repositories.push(gitTarget(call, effect.rule, home));
      else unknown('what would be lost has no path');
    }
    // Through a link or a mount that the action makes itself something else may be lost.
    if (paths.length > 0 && calls.some((call) => call.kind === 'program' && LINKS.has(call.program)))
      unknown('it links folders and deletes in one go');
    // What is moved may be lost under its new name.
    if (paths.length > 0)
      for (const call of files) if (call.verb === 'move') paths.push({ path: known(call.path), recursive: true, pattern: call.pattern });
  }
  return { paths, git: repositories };
}

const LINKS: ReadonlySet<string> = new Set(['ln', 'gln', 'link', 'mount', 'bindfs']);

const known = (path: string): string =>
  path.includes(HOLE) || !path.startsWith('/') ? unknown('what would be lost is not known before it runs') : path;

const plainTarget = (folder: string): GitTarget => ({ folder, ignored: false, nested: false, tags: false, whole: false });

function named(call: FileCall): NamedPath {
  const path = known(call.path);
  const found = call.by.startsWith('find');
  // Of a search whose tests are not known everything below may go.
  if (path.endsWith('/*?')) return { path: path.slice(0, -'/*?'.length), recursive: true, pattern: false };
  return { path, recursive: call.recursive || found || !/^g?(?:rm|unlink)$/.test(call.by), pattern: call.pattern };
}

const WHOLE: ReadonlySet<string> = new Set(['git/expire-history', 'git/rewrite-history']);

function gitTarget(call: ProgramCall, rule: string, home: string): GitTarget {
  if (call.program === 'git-filter-repo' && !call.argv.some((word) => /^--(?:source|target)/.test(word)))
    return { ...plainTarget(known(call.cwd)), whole: true };
  if (call.program !== 'git') return unknown(`what ${call.program} changes is not known`);
  const { folder, gitDir, verb, rest } = gitWords(call, home);
  if (gitDir !== null && gitDir !== `${folder}/.git`) unknown('it names a git folder of its own');
  if (verb === 'worktree' || verb === 'submodule' || verb.includes(HOLE)) unknown(`git ${verb} reaches other work trees`);
  if (rest.some((word) => word.startsWith('--recurse-sub'))) unknown('it reaches into submodules');
  const short = (letter: RegExp): boolean => rest.some((word) => /^-[A-Za-z]+$/.test(word) && letter.test(word));
  const clean = rule === 'git/clean';
  return {
    folder: known(folder),
    ignored: clean && short(/[xX]/),
    nested: clean,
    tags: verb === 'tag',
    whole: WHOLE.has(rule),
  };
}
