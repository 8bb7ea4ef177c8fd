import type { Context } from '../../context';
import { HOLE, type ProgramCall, type Text } from '../../types';
import type { GitWords } from './gitWords';
import { folderOf, isWithin, resolvePath } from './path';

/** Branches that others build on, whatever comes behind some of these names. */
const SHARED =
  /^(?:main|master|trunk|mainline|dev|devel|develop|development|default|next|canary|nightly|edge|beta|alpha|lts|live|uat|qa|test|testing|preview|demo|integration|gh-pages|pages|docs|v?\d+(?:[._-](?:\d+|x))*)$|^(?:main|master|release|releases|stable|prod|production|staging|stage|support|maintenance|deploy|deployment|env|environments?)(?:$|[-_./])/i;
const isOwn = (branch: Text): boolean =>
  /^[A-Za-z0-9][\w./+#-]*$/.test(branch) && !/^refs\/|\.\.|^HEAD$/.test(branch) && !SHARED.test(branch);

/** Flags of a push that change nothing of what a lease keeps. */
const PLAIN: ReadonlySet<string> = new Set(
  '--force-with-lease --force-if-includes -u --set-upstream -q --quiet -v --verbose --progress --no-progress --porcelain --no-verify --atomic'.split(
    ' ',
  ),
);
const isLease = (word: Text): boolean => word.length > '--force-'.length && '--force-with-lease'.startsWith(word.replace(/=.*/s, ''));

/**
 * A push with a lease overwrites only what this repository has fetched, so nothing is lost of a person's own branch: its old commits stay here. The same
 * call as the forced push that it is for any other branch, or where that cannot be told; null: it is none, or of an own branch.
 */
export function forcedByLease(words: GitWords, call: ProgramCall, context: Context): ProgramCall | null {
  const { verb, rest } = words;
  if (verb !== 'push' && verb !== 'send-pack') {
    if (!staysOnBranch(words)) moved.add(context);
    return null;
  }
  if (!rest.some(isLease) || rest.includes('--force')) return null;
  const at = call.argv.length - rest.length;
  return keepsAll(words, call, context) ? null : { ...call, argv: [...call.argv.slice(0, at), '--force', ...rest] };
}

/** Judgements in which an earlier command may have gone to another branch. */
const moved = new WeakSet<Context>();

function keepsAll({ verb, rest, config, gitDir, folder }: GitWords, call: ProgramCall, context: Context): boolean {
  if (verb !== 'push' || call.remote !== null || gitDir !== null) return false;
  if (config.some(([name]) => /^(?:push|remote|branch|include|url)/.test(name))) return false;
  const flags = rest.filter((word) => word.startsWith('-'));
  // With the expected commit in its words, a lease lets go of what was never fetched.
  if (!flags.every((word) => PLAIN.has(word) || /^--force-with-lease=[\w./-]+$/.test(word))) return false;
  const [remote = 'origin', refspec, ...more] = rest.filter((word) => !word.startsWith('-'));
  if (more.length > 0 || !/^[\w-][\w.-]*$/.test(remote)) return false;
  // Asked for at once: there are few rounds.
  const settings = refspec === undefined || refspec === 'HEAD' ? userConfig(context) : '';
  const repository = repositoryOf(folder, context);
  if (!repository || /^[^\S\n]*(?:push|mirror)\s*=|\[\s*include/im.test(repository.config)) return false;
  if (refspec !== undefined && refspec !== 'HEAD') {
    const target = refspec.includes(':') ? refspec.slice(refspec.indexOf(':') + 1) : refspec;
    return !refspec.startsWith('+') && isOwn(target.replace(/^refs\/heads\//, ''));
  }
  if (moved.has(context) || /^[^\S\n]*default\s*=(?!\s*(?:simple|current|nothing)\b)/im.test(repository.config + settings)) return false;
  return isOwn(/^ref: refs\/heads\/(\S+)\s*$/.exec(repository.head)?.[1] ?? '');
}

/** Whether the branch that is checked out, and where it is pushed to, are the same afterwards; or as good: another of the person's own. */
function staysOnBranch({ verb, rest }: GitWords): boolean {
  if (STAYS.has(verb)) return true;
  const flags = rest.filter((word) => word.startsWith('-'));
  const operands = rest.filter((word, at) => !word.startsWith('-') && !VALUED.has(rest[at - 1] ?? ''));
  switch (verb) {
    case 'rebase':
      return operands.length < 2;
    case 'branch':
      return flags.every((word) => !/^-[a-zA-Z]*[mMcC]|^--(?:move|copy)/.test(word));
    case 'stash':
      return operands[0] !== 'branch';
    case 'checkout':
    case 'switch':
      return (
        rest.filter((word) => !word.startsWith('-')).every(isOwn) && operands.length === rest.length - flags.length && operands.length === 1
      );
    case 'config':
      return !operands.some((word) => word.includes(HOLE) || /^(?:push|remote|branch|include|url)/i.test(word));
    default:
      return false;
  }
}
const STAYS: ReadonlySet<string> = new Set(
  `add am apply blame cat-file cherry cherry-pick clean commit describe diff fetch for-each-ref gc grep log ls-files ls-remote ls-tree merge merge-base mv notes pull push
  range-diff reflog reset restore rev-list rev-parse revert rm shortlog show show-ref status tag version help`.split(/\s+/),
);
const VALUED: ReadonlySet<string> = new Set(['--onto', '-x', '--exec', '-s', '--strategy', '-X', '--strategy-option']);

const DEEPEST = 8;

/** What git finds from a folder upwards, no further than the project goes; null where that cannot be read. */
function repositoryOf(folder: Text, context: Context): { readonly head: Text; readonly config: Text } | null {
  const root = context.facts.workspace.find((one) => isWithin(folder, one)) ?? folder;
  let at = folder;
  for (let depth = 0; depth < DEEPEST; depth++, at = folderOf(at)) {
    const head = context.file(`${at}/.git/HEAD`, 'text');
    const config = context.file(`${at}/.git/config`, 'text');
    const link = context.file(`${at}/.git`, 'text');
    if (head.kind === 'text' && config.kind === 'text') return { head: head.text, config: config.text };
    if (link.kind === 'text') return worktreeOf(link.text, at, context);
    if (link.kind !== 'missing' || at === root) return null;
  }
  return null;
}

/** A work tree beside the first one has its own HEAD and the settings of all. */
function worktreeOf(link: Text, at: Text, context: Context): { readonly head: Text; readonly config: Text } | null {
  const own = /^gitdir: (.+)\/worktrees\/([^/\n]+)\s*$/.exec(link);
  const common = own?.[1] === undefined ? null : resolvePath(own[1], at, context.facts.home);
  if (common === null) return null;
  const head = context.file(`${common}/worktrees/${own?.[2] ?? ''}/HEAD`, 'text');
  const config = context.file(`${common}/config`, 'text');
  return head.kind === 'text' && config.kind === 'text' ? { head: head.text, config: config.text } : null;
}

function userConfig({ facts, file }: Context): Text {
  return ['.gitconfig', '.config/git/config']
    .map((name) => file(`${facts.home}/${name}`, 'text'))
    .map((fact) => (fact.kind === 'text' ? fact.text : fact.kind === 'missing' ? '' : 'default = unread'))
    .join('\n');
}
