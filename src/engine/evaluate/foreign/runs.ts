import { HOLE, type Text } from '../../types';
import type { Token } from './literals';

/** Names that run the strings after them as commands. */
const COMMANDS = new Set(
  (
    'system exec popen popen2 popen3 capture2 capture2e capture3 pipeline spawn shell_exec passthru proc_open pcntl_exec os.execute io.popen ' +
    'IO.popen Process.spawn Kernel.system Kernel.exec Kernel.spawn Open3.capture2 Open3.capture2e Open3.capture3 Open3.popen3 Open3.pipeline system2 shell shell.exec ' +
    'unix System.cmd System.shell os:cmd sys.process posix_spawn ProcessBuilder exec.Command exec.CommandContext Command::new process::Command::new ' +
    'std::process::Command::new Process.Start Diagnostics.Process.Start System.Diagnostics.Process.Start Process.run Process.runSync Process.start execl execlp execv ' +
    'execvp execve syscall.Exec os.proc run3 systemx capturex callCommand callProcess readProcess spawnProcess Sys.command Unix.system execCmd execShellCmd startProcess ' +
    'os.startProcess os.cmd processx::run std::system Runtime.exec'
  ).split(' '),
);
const LAST = new Set(['system', 'callCommand', 'callProcess', 'readProcess', 'spawnProcess']);

/** Whether a name runs what follows it. */
export const runsCommand = (name: string, program: string): boolean =>
  COMMANDS.has(name) ||
  (/^(?:raku|rakudo)$/.test(program) && name === 'run') ||
  (/[.:]/.test(name) && LAST.has(name.slice(Math.max(name.lastIndexOf('.'), name.lastIndexOf(':')) + 1)));

/** Words between a name that runs something and its strings that say nothing. */
const SILENT = new Set(
  'string String list List new c asList listOf arrayOf of vec vec! List.of Arrays.asList Seq Array Vec char args arg arguments const mut ctx context.Background'.split(
    ' ',
  ),
);
const REPEATS = /^(?:exec[lv]\w*|syscall\.Exec|posix_spawn)$/;

/** The strings of one call's arguments, and of `.args([…])` behind it; a word that is no string is a HOLE. */
export function stringsAfter(tokens: readonly Token[], name: number): readonly Text[] {
  const words: Text[] = [];
  let open = false;
  let depth = 0;
  for (let at = name + 1; at < Math.min(tokens.length, name + 65); at += 1) {
    const token = tokens[at];
    if (!token || (token.kind !== 'string' && token.text === ';')) break;
    if (token.kind === 'mark' && '({['.includes(token.text)) depth += 1;
    else if (token.kind === 'mark' && ')}]'.includes(token.text)) {
      depth -= 1;
      if (depth < 0) break;
      if (depth === 0 && token.text === ')') {
        if (tokens[at + 1]?.text !== '.' || !/^args?$/.test(tokens[at + 2]?.text ?? '')) break;
        at += 2;
      }
    } else if (token.kind === 'string') {
      if (open) words[words.length - 1] += token.text;
      else words.push(token.text);
      open = false;
    } else if (token.text === '.' || token.text === '+') open = words.length > 0;
    else if ((token.kind === 'name' && !SILENT.has(token.text)) || token.text === '$') {
      if (open) words[words.length - 1] += HOLE;
      else if (words.at(-1) !== HOLE) words.push(HOLE);
      open = false;
    }
  }
  // The program's own name is said twice.
  if (/Process\.Start$/.test(tokens[name]?.text ?? '')) return words.length === 0 ? [] : [words.join(' ')];
  return REPEATS.test(tokens[name]?.text ?? '')
    ? [...words.slice(0, 1), ...words.slice(2)]
    : words[0] === HOLE && isContext(tokens, name)
      ? words.slice(1)
      : words;
}
const isContext = (tokens: readonly Token[], name: number): boolean => tokens[name]?.text === 'exec.CommandContext';

/** A process that is described before it starts: `p.executableURL = URL(fileURLWithPath: "/bin/rm"); p.arguments = ["-rf", "/x"]`; null: none here. */
export function describedAt(tokens: readonly Token[], at: number): readonly Text[] | null {
  if (tokens[at + 1]?.text !== '=' || !/(?:^|\.)(?:executableURL|launchPath|FileName)$/.test(tokens[at]?.text ?? '')) return null;
  const program = tokens.slice(at + 2, at + 10).find(({ kind }) => kind === 'string')?.text;
  if (program === undefined) return null;
  const behind = tokens.slice(at, at + 200).findIndex(({ kind, text }) => kind === 'name' && /(?:^|\.)(?:arguments|Arguments)$/.test(text));
  const words = behind < 0 ? [] : stringsAfter(tokens, at + behind);
  return [program, ...(words.length === 1 ? (words[0] ?? '').split(/\s+/) : words)];
}

/** Commands that their runner stands behind: Scala's `"rm x".!` and `Seq("rm", "x").!!`, Groovy's `"rm x".execute()`; null: none. */
export function startedBefore(tokens: readonly Token[], at: number, isScala: () => boolean): readonly Text[] | null {
  const token = tokens[at];
  if (token === undefined || (token.text !== '.' && token.text !== '!')) return null;
  const before = tokens[at - 1];
  const [after, next] = tokens.slice(at + 1, at + 3);
  const runs =
    token.text === '.'
      ? (after?.text === '!' && after.kind === 'mark') || (after?.text === 'execute' && next?.text === '(')
      : before?.kind === 'string' && after?.text !== '=' && isScala();
  if (!runs) return null;
  if (before?.kind === 'string') return [before.text];
  return before?.text === ')' || before?.text === ']' ? listBefore(tokens, at - 1) : null;
}

/** Whether code is Scala that starts processes: `"rm x" !`. */
export const startsProcesses = (tokens: readonly Token[]): boolean => tokens.some(({ text }) => text.endsWith('sys.process.'));

/** The strings between a closing bracket and its opening one, where nothing else stands between them. */
function listBefore(tokens: readonly Token[], close: number): readonly Text[] | null {
  const words: Text[] = [];
  for (let at = close - 1; at >= Math.max(0, close - 64); at -= 1) {
    const token = tokens[at];
    if (token?.kind === 'string') words.unshift(token.text);
    else if (token?.text === '[' || token?.text === '(')
      return words.length > 1 && (token.text === '[' || /^(?:Seq|List|Vector|Array|Process)$/.test(tokens[at - 1]?.text ?? ''))
        ? words
        : null;
    else if (token?.text !== ',') return null;
  }
  return null;
}
