import type { Call, ProgramCall, Text } from '../../types';
import { HOLE } from '../../types';

/** Names that tell Mollyguard's own processes, and the editor that they live in. */
const OURS = [
  'mollyguard',
  'bin/hook',
  'extensionhost',
  'extension-host',
  'node-ipc', // how every server of an editor is started, ours among them
  'vscode',
  'visual studio code',
  'code helper',
  'cursor helper',
  'share/code',
  'share/cursor',
];
const NAMES = new Set([
  'code',
  'code-insiders',
  'code-oss',
  'code-server',
  'cursor',
  'codium',
  'vscodium',
  'windsurf',
  'electron',
  'code.exe',
  'cursor.exe',
  // what the shells of hooks are started with
  'hook',
  'exit',
]);
const SHORTEST = 5;
/** How an agent starts a hook. Killed with its shell, a hook has no opinion. */
const HOOK = "bash -c '/.mollyguard/bin/hook' claude-code || { echo 'mollyguard' >&2; exit 2; }";
/** Patterns that mean something of its own first. */
const PLAIN: ReadonlySet<string> = new Set(['claude', 'echo', 'bash']);

/**
 * Whether a pattern for processes means ours or the editor's. It is a regular expression of the agent's making, so it is not run: what is special in
 * it stands for anything.
 */
export function aims(pattern: Text): boolean {
  return pattern
    .toLowerCase()
    .split('|')
    .some((part) => {
      const plain = part
        .replace(/\\(.)/g, '$1')
        .replace(/\[(.)\]/g, '$1')
        .replace(/^[\^(]+|[$)]+$/g, '');
      const pieces = plain.split(/\[[^\]]*\]|[.*+?(){}\uE000]/);
      const literal = pieces.join('');
      if (NAMES.has(plain) || OURS.some((name) => plain.includes(name))) return true;
      if (literal.length >= SHORTEST && !PLAIN.has(plain) && inOrder(pieces, HOOK)) return true;
      return literal.length >= SHORTEST && ['mollyguard', 'extensionhost'].some((name) => inOrder(pieces, name));
    });
}

function inOrder(pieces: readonly string[], name: string): boolean {
  let from = 0;
  for (const piece of pieces) {
    const at = name.indexOf(piece, from);
    if (at < 0) return false;
    from = at + piece.length;
  }
  return true;
}

const FINDS: ReadonlySet<string> = new Set(['pgrep', 'pidof', 'lsof', 'fuser', 'ss']);
const LISTS: ReadonlySet<string> = new Set(['ps', 'top', 'htop', 'pstree', 'jps']);
const PICKS: ReadonlySet<string> = new Set(['grep', 'egrep', 'rg', 'ag', 'awk', 'gawk', 'sed']);
const ENDS: ReadonlySet<string> = new Set(
  'kill gdb lldb strace ltrace renice prlimit cpulimit ionice taskset criu reptyr nsenter py-spy'.split(' '),
);
/** Words that are no options: behind `--` none is. */
export function patternsOf({ argv }: ProgramCall): readonly Text[] {
  const end = argv.indexOf('--');
  return argv.filter((word, at) => !word.startsWith('-') || (end >= 0 && at > end));
}

/** Whether a call may end, stop or enter a process. */
export const endsProcesses = (call: Call): boolean => call.kind === 'program' && ENDS.has(call.program);

/** The call that ends, stops or enters a process which another call of the same action has looked up as ours or the editor's. */
export function aimedAtGuard(calls: readonly Call[]): ProgramCall | undefined {
  const programs = calls.filter((call) => call.kind === 'program');
  const lists = programs.some(({ program }) => LISTS.has(program));
  const finds = programs.some(
    (call) => (FINDS.has(call.program) || (lists && PICKS.has(call.program))) && patternsOf(call).some((word) => wordsOf(word).some(aims)),
  );
  if (!finds) return undefined;
  return programs.find((call) => ENDS.has(call.program) && call.argv.some((word) => word.includes(HOLE)) && !call.argv.includes('-0'));
}

/** awk's and sed's patterns stand between slashes. */
const wordsOf = (word: Text): readonly Text[] => [word, ...[...word.matchAll(/\/([^/]+)\//g)].map(([, inner]) => inner ?? '')];
