import { candidatesFor, hasExactHost, isKnownProgram } from './rules/candidates';
import { argsReader, matches } from './rules/match';
import type { Call, OpaqueCall, OpaqueWhy, ProgramCall } from './types';
import { HOLE } from './types';

/** What cannot be judged at all: held whatever it is about. */
const ALWAYS: ReadonlySet<OpaqueWhy> = new Set(['too-big', 'too-deep', 'budget']);

/** Programs that mostly destroy, beside those that rules name. */
const DESTROYERS: ReadonlySet<string> = new Set([
  'rm',
  'unlink',
  'rmdir',
  'shred',
  'srm',
  'dd',
  'truncate',
  'mkfs',
  'wipefs',
  'fdisk',
  'parted',
  // PowerShell and cmd, with their aliases
  'remove-item',
  'ri',
  'rd',
  'del',
  'erase',
  'clear-content',
  'clear-item',
  'format',
  'format-volume',
  'clear-disk',
  'remove-partition',
  'diskpart',
  'invoke-expression',
  'iex',
  'invoke-command',
  'icm',
  'start-process',
  'stop-computer',
  'restart-computer',
  'stop-process',
]);
/** Flags with which an unknown program can only mean harm: `$X -rf ~`. */
const RUTHLESS = /^-(?=[a-z]*r)(?=[a-z]*f)[a-z]{2,4}$|^-enc(?:odedcommand)?$|^--?recurse$/i;

const SHELLS: ReadonlySet<string> = new Set(['sh', 'bash', 'zsh', 'dash', 'ksh', 'fish', 'eval', 'source', '.']);

/**
 * Whether something that was not understood is held: where a tool that rules speak of, a provider's host or a credential is involved, or where what
 * cannot be read was made or fetched by the same action. Otherwise it is allowed and journaled: most of what is dynamic in shell text is harmless.
 * `whole` is the action's text, for calls that carry none of their own.
 */
export function isHeld(call: OpaqueCall, all: readonly Call[], whole: string): boolean {
  if (ALWAYS.has(call.why)) return true;
  if (all.some((one) => (one.kind === 'http' || one.kind === 'graphql') && one.credential && hasExactHost(one.host))) return true;
  if (call.why === 'unreadable-code' && isMadeHere(call, all)) return true;
  const text = call.text === '' ? whole : call.text;
  if (call.why === 'unsupported-shell') return wordsOf(text).some(isDestroyer) || CALLED.test(text) || roughCalls(text).some(mayMatch);
  return wordsOf(`${call.about} ${text}`).some((word) => isDestroyer(word) || isKnownProgram(word));
}

/** PowerShell's call operator on something that is not a plain name. */
const CALLED = /&\s*[($]/;

/** Roughly the commands of a text in a shell that is not read: words between separators, quotes and escapes taken out. */
function roughCalls(text: string): readonly ProgramCall[] {
  return text.split(/[;|&\n(){}]+/).flatMap((part): ProgramCall[] => {
    const [path = '', ...argv] = part
      .replace(/["'`^]/g, '')
      .trim()
      .split(/\s+/);
    const program = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1).replace(/\.(?:exe|cmd|bat)$/i, '');
    const call: ProgramCall = {
      kind: 'program',
      program,
      path,
      argv,
      stdin: { kind: 'none' },
      env: {},
      cwd: '',
      stdout: { to: 'shown', target: '' },
      via: [],
      remote: null,
    };
    return program === '' ? [] : [call];
  });
}

function mayMatch(call: ProgramCall): boolean {
  const argsOf = argsReader(call);
  return candidatesFor(call, null).some((candidate) => matches(candidate, call, argsOf, null) !== 'no');
}

/** A shell that reads what this action fetches, or a script that it writes with content nobody knows. */
function isMadeHere({ about }: OpaqueCall, all: readonly Call[]): boolean {
  if (SHELLS.has(about)) return all.some(({ kind }) => kind === 'http');
  const name = about.slice(about.lastIndexOf('/') + 1);
  return all.some((one) => one.kind === 'file' && one.content.kind === 'unreadable' && one.path.endsWith(`/${name}`));
}

function isDestroyer(word: string): boolean {
  const lower = word.toLowerCase();
  return DESTROYERS.has(lower) || RUTHLESS.test(word) || (word.includes('.') && hasExactHost(lower));
}

const wordsOf = (text: string): readonly string[] => text.replaceAll(HOLE, ' ').split(/[^A-Za-z0-9_.@-]+/);
