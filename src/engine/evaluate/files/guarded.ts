import type { Context } from '../../context';
import type { FileCall, ProgramCall, Text } from '../../types';
import { fileCall, UNKNOWN_CONTENT } from './fileCall';
import { gitWords } from './gitWords';
import { folderOf, isWithin, resolvePath } from './path';
import { isUserWide, type Place, placeOf, placesBelow, specialOf } from './place';
import { HOOK_FILES } from './places';

/** Programs that write nothing unless one of these flags says so. */
const IN_PLACE = /^(?:--write|--fix|--in-?place|--apply|-w|-i(?:\.\w*)?|inplace)$/;
const saysInPlace = (word: Text): boolean => (word.startsWith('-') || word.startsWith('i')) && IN_PLACE.test(word);
const READS: ReadonlySet<string> = new Set(
  `jq yq gojq prettier eslint biome jsonlint ajv shellcheck awk gawk mawk plutil zip docker podman nerdctl kubectl ssh open xdg-open gh aws gsutil s3cmd rclone
  http https xh curl wget aria2c rsync claude codex gemini qwen opencode kilo copilot cline cursor-agent agy code cursor codium view hx man rm mv cp ln tee
  truncate sed gsed dd sort chmod chown chgrp chattr setfacl find tar gtar unzip git install ginstall touch perl ruby node nodejs bun deno python python3 php lua osascript pwsh powershell
  vim vi nvim nano emacs sponge patch xargs sudo env sh bash zsh trash rimraf shred unlink tmux screen batcat glow hexyl pygmentize highlight jless gron fzf nl diff colordiff delta meld vimdiff kill pkill`.split(
    /\s+/,
  ),
);
/** Programs that unpack or lay out files in a folder that they are given, or in which they run. */
const UNPACKS: ReadonlySet<string> = new Set('7z 7za 7zz cpio bsdcpio pax unar unrar jar stow ditto robocopy'.split(' '));
/** The last of their operands is what they write. */
const COPIES: ReadonlySet<string> = new Set(['scp', 'sftp']);

const GUARDS: ReadonlySet<Place | null> = new Set(['agent-settings', 'editor-settings']);

/**
 * A program of which nothing else is known, given a file that guards agents for this person: it may write there. The call says that the file is
 * overwritten with what nobody knows. `looks`: the program only looks at files.
 */
export function touchesGuarded(call: ProgramCall, context: Context, looks: boolean): readonly FileCall[] {
  const { home } = context.facts;
  if (call.program === 'git') return gitTouches(call, context);
  const asks = READS.has(call.program) || (looks && !UNPACKS.has(call.program));
  if (asks && !call.argv.some(saysInPlace)) return NONE;
  if (UNPACKS.has(call.program)) {
    const folders = [call.cwd, ...call.argv.map((word) => resolvePath(word.replace(/^-o(?=.)/, ''), call.cwd, home))];
    const found = folders.flatMap((folder) => below(folder, context));
    if (found.length > 0) return found.slice(0, 1).map((path) => unknown(call, path, context));
  }
  const operands = COPIES.has(call.program) ? call.argv.slice(-1) : call.argv;
  for (const operand of operands) {
    const equals = operand.indexOf('=');
    for (const word of equals < 0 ? [operand] : [operand, operand.slice(equals + 1)]) {
      if (word === '' || word.startsWith('-') || word.length >= 4_096) continue;
      const path = resolvePath(word, call.cwd, home);
      if (GUARDS.has(specialOf(path, context.facts)) && isUserWide(path, context.facts)) return [unknown(call, path, context)];
    }
  }
  return NONE;
}
const NONE: readonly never[] = [];

const unknown = (call: ProgramCall, path: Text, context: Context): FileCall =>
  fileCall(call, context, 'overwrite', path, { content: UNKNOWN_CONTENT, pattern: false });

/** Files of ours and hook files of the person that are there, in this folder of the home or below it. */
export function below(folder: Text, context: Context): readonly Text[] {
  const { home } = context.facts;
  if (!isWithin(folder, home) && !isWithin(home, folder)) return [];
  const listed = HOOK_FILES.map((file) => `${home}/${file}`).filter((file) => isWithin(file, folder));
  const special = placesBelow(folder, context.facts)
    .filter(([path, place]) => place === 'self' && !path.includes('*'))
    .map(([path]) => path);
  return [...new Set([...listed, ...special])].filter((path) => context.file(path, 'stat').kind !== 'missing');
}

/** Verbs that may put any file of the work tree in another state. */
const TREE: ReadonlySet<string> = new Set(
  'stash apply am pull merge rebase revert cherry-pick checkout switch restore reset clean read-tree checkout-index sparse-checkout bisect rm mv'.split(
    ' ',
  ),
);
const LOOKS: Readonly<Record<string, ReadonlySet<string>>> = { stash: new Set(['list', 'show', 'create', 'store', 'drop', 'clear']) };

/** git in a folder whose files guard agents (`~/.claude`, a home folder under version control): what is there afterwards cannot be told. */
function gitTouches(call: ProgramCall, context: Context): readonly FileCall[] {
  const { home } = context.facts;
  const { verb, rest, folder, help } = gitWords(call, home);
  if (help) return [];
  if (verb === 'worktree' || verb === 'submodule') {
    const paths = rest.slice(1).map((word) => resolvePath(word, folder, home));
    return paths
      .filter((path) => placeOf(path, context.facts) === 'self')
      .slice(0, 1)
      .map((path) => unknown(call, path, context));
  }
  if (!TREE.has(verb) || LOOKS[verb]?.has(rest[0] ?? '') || rest.includes('--staged') || rest.includes('--check')) return [];
  const moved = rest.find((word) => /^--(?:directory|prefix)=/.test(word));
  const root = moved === undefined ? folder : resolvePath(moved.slice(moved.indexOf('=') + 1), folder, home);
  if (moved === undefined && !isWithin(folder, home)) return [];
  const found = below(root, context).filter((path) => named(path, root, rest, verb, context, folder));
  return found.slice(0, 1).map((path) => unknown(call, path, context));
}

/** Whether the words leave room for this file: a patch that can be read, or paths that are given, say which files they touch. */
function named(path: Text, root: Text, rest: readonly Text[], verb: Text, context: Context, folder: Text): boolean {
  const relative = path.slice(root.length + 1);
  const dashes = rest.indexOf('--');
  if (dashes >= 0) {
    const paths = rest.slice(dashes + 1).map((word) => resolvePath(word, folder, context.facts.home));
    return paths.some((one) => isWithin(path, one) || isWithin(one, folderOf(path)));
  }
  if (verb !== 'apply' && verb !== 'am') return true;
  const texts = rest
    .filter((word) => !word.startsWith('-'))
    .map((word) => context.file(resolvePath(word, folder, context.facts.home), 'text'));
  return texts.length === 0 || texts.some((fact) => fact.kind !== 'text' || fact.text.includes(relative));
}
