import { spawnSync } from 'node:child_process';
import { lstatSync } from 'node:fs';
import path from 'node:path';
import { NotSaved } from './budget';

/** Settings that make git run or fetch nothing, whatever the repository's own configuration says. */
const QUIET = [
  'core.hooksPath=/dev/null',
  'core.fsmonitor=false',
  'core.untrackedCache=false',
  'core.splitIndex=false',
  'core.attributesFile=/dev/null',
  'core.editor=false',
  'core.sshCommand=false',
  'core.alternateRefsCommand=',
  'log.showSignature=false',
  'gpg.program=false',
  'gpg.ssh.program=false',
  'gpg.x509.program=false',
  'commit.gpgSign=false',
  'tag.gpgSign=false',
  'protocol.allow=never',
  'credential.helper=',
  'gc.auto=0',
  'maintenance.auto=false',
  'submodule.recurse=false',
  'safe.bareRepository=explicit',
].flatMap((setting) => ['-c', setting]);

const IDENTITY = { NAME: 'Mollyguard', EMAIL: 'snapshots@mollyguard.invalid' };

export interface GitCall {
  readonly input?: string | Buffer;
  readonly env?: Readonly<Record<string, string>>;
  /** Answer status 1 with null instead of failing. */
  readonly may?: boolean;
  readonly milliseconds: number;
}

/**
 * Runs git in a folder, with an environment of its own, and answers its output. Any failure is NotSaved; git's own words are left out,
 * since they may carry what stands in files.
 */
export function git(folder: string, args: readonly string[], call: GitCall): Buffer | null {
  const env = {
    PATH: searchPath(folder),
    HOME: '/nonexistent',
    LC_ALL: 'C',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_ATTR_NOSYSTEM: '1',
    GIT_TERMINAL_PROMPT: '0',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_NO_LAZY_FETCH: '1',
    GIT_NO_REPLACE_OBJECTS: '1',
    GIT_LITERAL_PATHSPECS: '1',
    ...Object.fromEntries(
      ['AUTHOR', 'COMMITTER'].flatMap((who) => Object.entries(IDENTITY).map(([what, value]) => [`GIT_${who}_${what}`, value])),
    ),
    ...call.env,
  };
  const done = spawnSync('git', ['--no-pager', ...QUIET, ...args], {
    cwd: folder,
    env,
    input: call.input ?? '',
    timeout: call.milliseconds,
    killSignal: 'SIGKILL',
    maxBuffer: 1_000_000_000,
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  if (done.status === 0) return done.stdout;
  if (done.status === 1 && call.may) return null;
  const verb = args.find((word) => !word.startsWith('-')) ?? '';
  throw new NotSaved(done.error && 'code' in done.error && done.error.code === 'ENOENT' ? 'git is not installed' : `git ${verb} failed`);
}

/** Where git may be found: never in the repository itself, nor relative to it. */
const searchPath = (folder: string): string =>
  (process.env.PATH ?? '')
    .split(path.delimiter)
    .filter((one) => path.isAbsolute(one) && !`${one}/`.startsWith(`${folder}/`) && !one.includes('/node_modules/'))
    .join(path.delimiter);

/** Output as text; what is no UTF-8 cannot be named again. */
export function textOf(bytes: Buffer | null): string {
  const text = bytes?.toString('utf8') ?? '';
  if (text.includes('\uFFFD')) throw new NotSaved('a name is not valid UTF-8');
  return text;
}

export const parts = (bytes: Buffer | null, separator = '\0'): readonly string[] =>
  textOf(bytes)
    .split(separator)
    .filter((part) => part !== '');

/** The folder itself, or the nearest one above that is there. */
export function existingFolder(file: string): string {
  let at = file;
  while (!lstatSync(at, { throwIfNoEntry: false })?.isDirectory() && at !== path.dirname(at)) at = path.dirname(at);
  return at;
}
