import type { Context } from '../../context';
import type { Call, ProgramCall, Text } from '../../types';
import { quoted } from '../wrappers/special';
import { configFromFiles } from './gitConfigFiles';
import { isWithin, resolvePath } from './path';

/** Settings whose value git runs as a command. */
const COMMANDS =
  /^(?:core\.(?:editor|pager|sshcommand|fsmonitor|askpass|gitproxy|alternaterefscommand)|sequence\.editor|pager\..+|diff\.external|diff\..+\.(?:command|textconv)|difftool\..+\.cmd|mergetool\..+\.cmd|merge\..+\.driver|filter\..+\.(?:clean|smudge|process)|credential\.(?:.+\.)?helper|gpg\.(?:.+\.)?program|interactive\.difffilter|uploadpack\.packobjectshook|trailer\..+\.(?:command|cmd)|sendemail\..+cmd|browser\..+\.cmd|man\..+\.cmd|http\.proxy.*cmd|submodule\..+\.update|remote\..+\.(?:uploadpack|receivepack|vcs))$/;
/** Settings that name a folder or file of commands. */
const FOLDERS = /^(?:core\.(?:hookspath|attributesfile|worktree)|init\.templatedir|include\.path|includeif\..+\.path|exec-path)$/;

/** A program by its bare name, as people set editors, pagers and credential helpers. */
const PLAIN = /^(?::|[\w.+-]+(?: (?:--wait|-w|-[A-Z]+))?)$/;

/** What later runs for this user when a setting like this stays. */
export const runsCode = (name: string, value: Text): boolean =>
  (COMMANDS.test(name) && value !== '' && !PLAIN.test(value)) ||
  FOLDERS.test(name) ||
  (name.startsWith('alias.') && value.trimStart().startsWith('!'));

const ENVIRONMENT = [
  'GIT_SSH_COMMAND',
  'GIT_EDITOR',
  'GIT_SEQUENCE_EDITOR',
  'GIT_PAGER',
  'GIT_EXTERNAL_DIFF',
  'GIT_ASKPASS',
  'GIT_PROXY_COMMAND',
  'GIT_SSH',
  'PAGER',
  'EDITOR',
  'VISUAL',
  'SSH_ASKPASS',
] as const;

/** `ext::sh -c rm% -rf`: words between blanks, in which a percent sign keeps the next character. Read as a shell would, too. */
function transport(text: Text): readonly Text[] {
  const plain = text.replace(/%[Ss]/g, 'x');
  const words = plain.split(/(?<!%) /).map((word) => word.replace(/%(.)/g, '$1'));
  return [plain, ...(plain.includes('%') ? [words.map(quoted).join(' ')] : [])];
}

/** Hooks that a verb runs, in their order. */
const HOOKS: Readonly<Record<string, readonly string[]>> = {
  commit: ['pre-commit', 'prepare-commit-msg', 'commit-msg', 'post-commit'],
  push: ['pre-push'],
  merge: ['pre-merge-commit', 'post-merge'],
  pull: ['post-merge'],
  checkout: ['post-checkout'],
  switch: ['post-checkout'],
  rebase: ['pre-rebase', 'post-rewrite'],
};
const UNHOOKED: ReadonlySet<string> = new Set(['--no-verify', '--dry-run', '--help', '--abort', '-n']);

/**
 * The hooks of the project's own folder that the verb runs. Those in `.git/hooks` were asked about when they were written; what lies in the
 * project is a file like any other until it runs.
 */
function hooksOf(
  call: ProgramCall,
  verb: Text,
  rest: readonly Text[],
  config: readonly (readonly [string, Text])[],
  context: Context,
): Text[] {
  const hooks = Object.hasOwn(HOOKS, verb) ? HOOKS[verb] : undefined;
  if (!hooks || call.remote || rest.some((word) => UNHOOKED.has(word))) return [];
  const given = config.findLast(([name]) => name === 'core.hookspath')?.[1];
  const root = context.facts.workspace.find((folder) => isWithin(call.cwd, folder)) ?? call.cwd;
  const folder = given ?? `${root}/.husky`;
  return hooks
    .map((hook) => `${resolvePath(folder, call.cwd, context.facts.home)}/${hook}`)
    .filter((path) => context.file(path, 'text').kind === 'text')
    .map((path) => `sh ${quoted(path)}`);
}

/** What a git command line runs besides git: settings given for this one call, variables, and flags of its verb. */
export function gitRuns(
  call: ProgramCall,
  verb: Text,
  rest: readonly Text[],
  config: readonly (readonly [string, Text])[],
  context: Context,
): readonly Call[] {
  const texts: Text[] = hooksOf(call, verb, rest, config, context);
  for (const [name, value] of [...config, ...configFromFiles(call, config, context)])
    if (COMMANDS.test(name) && value !== '') texts.push(value.replace(/^!/, ''));
  for (const name of ENVIRONMENT) {
    const value = call.env[name];
    if (value !== undefined && value !== '' && value !== ':') texts.push(value);
  }
  const flag = (...names: readonly string[]): void => {
    for (const [at, word] of rest.entries()) {
      for (const name of names) {
        if (word === name) texts.push(rest[at + 1] ?? '');
        else if (name.startsWith('--') && word.startsWith(`${name}=`)) texts.push(word.slice(name.length + 1));
        else if (!name.startsWith('--') && word.startsWith(name) && word.length > 2) texts.push(word.slice(2));
      }
    }
  };
  const after = (word: string): void => {
    const at = rest.indexOf(word);
    const command = at < 0 ? [] : rest.slice(at + 1).filter((one, index, all) => index > 0 || !one.startsWith('-') || all.length === 1);
    // One word is text for a shell, several are a program.
    if (command.length > 0) texts.push(command.length === 1 || word === 'foreach' ? command.join(' ') : command.map(quoted).join(' '));
  };
  if (verb === 'rebase') {
    flag('-x', '--exec');
    for (const [at, word] of rest.entries()) if (/^-[a-wyz]+x$/i.test(word)) texts.push(rest[at + 1] ?? '');
  }
  if (verb === 'bisect') after('run');
  else if (verb === 'submodule') after('foreach');
  else if (verb === 'filter-branch')
    flag(
      '--setup',
      '--env-filter',
      '--tree-filter',
      '--index-filter',
      '--parent-filter',
      '--msg-filter',
      '--commit-filter',
      '--tag-name-filter',
    );
  else if (verb === 'difftool') flag('-x', '--extcmd');
  else if (verb === 'grep') {
    flag('--open-files-in-pager');
    // Its value only sticks to it.
    for (const word of rest) if (/^-[a-zA-Z]*O./.test(word)) texts.push(`${word.replace(/^-[a-zA-NP-Z]*O/, '')} ./**`);
  } else if (['fetch', 'pull', 'clone', 'ls-remote', 'fetch-pack', 'archive'].includes(verb))
    flag('--upload-pack', '--exec', ...(verb === 'clone' ? ['-u'] : []));
  else if (['push', 'send-pack'].includes(verb)) flag('--receive-pack', '--exec');
  for (const word of rest) if (word.startsWith('ext::')) texts.push(...transport(word.slice('ext::'.length)));
  return texts.filter((text) => text !== '').flatMap((text) => context.shell(text, call, 'sh', []));
}
