import { absolute } from '../http/sources';
import { handedOn } from './handedOn';
import type { Invocation, Machine } from './machine';
import { pathText, runProgram, runShell, touchFile } from './programs';
import { plainValue, textOf, textValue, UNKNOWN, type Value } from './values';

const NOTHING = plainValue(null);
const FOLDERS = /^(?:os\.f?chdir|contextlib\.chdir|process\.chdir|Deno\.chdir|chdir)$/;
const LINKS =
  /^(?:os\.(?:symlink|link)|(?:node:)?fs(?:\/promises|\.promises)?\.(?:symlink|link)(?:Sync)?|Deno\.(?:symlink|link)(?:Sync)?|symlink|link)$/;
/** `Path("x").symlink_to("y")`: what it is a name for comes last. */
const PATH_LINKS =
  /^(?:text|(?:pathlib\.)?(?:Path|PosixPath)(?:\.home|\.cwd)?\(\)(?:\.\w+(?:\(\))?)*?)\.(?:symlink_to|hardlink_to|link_to)$/;
/** A function of the C library, by Python's own way to them. */
const NATIVE = /^(?:(?:ctypes|cdll)\b.*|(?:Py|C)DLL\(\))\.(\w+)$/;

/** How the names of all of them begin: nearly every call that code makes is none. */
const HEADS =
  /^(?:os\.|contextlib\.|process\.|Deno\.|f?chdir$|(?:node:)?fs\b|symlink$|link$|text\.|pathlib\.|Path\(|Path\.|PosixPath|ctypes\b|cdll\b|PyDLL|CDLL|putenv$|Object\.assign$|posix_kill$)/;

/** Names of variables under which a process keeps its environment. */
export const isEnvironment = (path: string): boolean => path === 'os.environ' || path === 'process.env' || path === 'Bun.env';

/** What is started from here on finds this variable. */
export function setVariable(name: string, value: Value | undefined, machine: Machine): void {
  machine.from = { ...machine.from, env: { ...machine.from.env, [name]: textOf(value ?? UNKNOWN) } };
}

/** What code changes about its own process: the folder, the environment, names for files, other processes. */
export function changesSurroundings(invocation: Invocation, machine: Machine): Value | undefined {
  return (HEADS.test(invocation.path) ? ownProcess(invocation, machine) : undefined) ?? handedOn(invocation, machine);
}

function ownProcess({ path, self, args, named }: Invocation, machine: Machine): Value | undefined {
  const [first, second] = args;
  if (FOLDERS.test(path)) {
    machine.from = { ...machine.from, cwd: absolute(pathText(first ?? named.get('path') ?? UNKNOWN, machine), machine.from.cwd) };
    return NOTHING;
  }
  if (path === 'os.putenv' || path === 'os.environ.setdefault' || path === 'Deno.env.set') {
    setVariable(textOf(first ?? UNKNOWN), second, machine);
    return NOTHING;
  }
  if (path === 'os.environ.update' || (path === 'Object.assign' && first?.v === 'path' && isEnvironment(first.path))) {
    const given = path === 'Object.assign' ? second : first;
    if (given?.v === 'dict') for (const [name, value] of given.entries) setVariable(name, value, machine);
    for (const [name, value] of named) setVariable(name, value, machine);
    return NOTHING;
  }
  if (path === 'putenv' && first?.v === 'text') {
    const at = first.text.indexOf('=');
    if (at > 0) setVariable(first.text.slice(0, at), textValue(first.text.slice(at + 1)), machine);
    return NOTHING;
  }
  if (LINKS.test(path)) return link(first ?? named.get('src'), second ?? named.get('dst'), machine);
  if (PATH_LINKS.test(path) && self) return link(first ?? named.get('target'), self, machine);
  return otherProcess(path, args, machine) ?? native(path, args, machine);
}

/** A second name for a file is what `ln` makes. */
function link(of: Value | undefined, name: Value | undefined, machine: Machine): Value {
  const words = ['-s', pathText(of ?? UNKNOWN, machine), pathText(name ?? UNKNOWN, machine)].map((word) => textValue(word));
  runProgram(textValue('ln'), { v: 'list', items: words }, {}, machine);
  return NOTHING;
}

const attach = (machine: Machine): Value => {
  runProgram(textValue('gdb'), { v: 'list', items: [textValue('-p')] }, {}, machine);
  return NOTHING;
};

/** A debugger's way into another process: Node opens its port on this signal. */
function otherProcess(path: string, args: readonly Value[], machine: Machine): Value | undefined {
  if (path === 'process._debugProcess') return attach(machine);
  if (path !== 'process.kill' && path !== 'os.kill' && path !== 'os.killpg' && path !== 'posix_kill') return undefined;
  const [pid, signal] = args;
  const name = signal?.v === 'path' ? signal.path : signal?.v === 'plain' ? String(signal.value) : textOf(signal ?? UNKNOWN);
  const own = (pid?.v === 'path' && pid.path === 'process.pid') || (pid?.v === 'object' && /getpid\(\)$/.test(pid.of));
  return !own && /(?:^|\.)SIGUSR1$|^10$/.test(name) ? attach(machine) : undefined;
}

/** Functions of the C library that do what a program of that name does. */
function native(path: string, args: readonly Value[], machine: Machine): Value | undefined {
  const name = NATIVE.exec(path)?.[1];
  switch (name) {
    case 'system':
    case 'popen':
      runShell(args[0], {}, machine);
      return NOTHING;
    case 'unlink':
    case 'remove':
    case 'rmdir':
      touchFile('delete', args[0], machine, { by: path });
      return NOTHING;
    case 'truncate':
      touchFile('truncate', args[0], machine, { by: path });
      return NOTHING;
    case 'rename':
      touchFile('move', args[0], machine, { by: path, to: args[1] ?? UNKNOWN });
      return NOTHING;
    case 'symlink':
    case 'link':
      return link(args[0], args[1], machine);
    case 'ptrace':
    case 'process_vm_writev':
      return attach(machine);
    case 'execve':
    case 'execv':
    case 'execvp':
    case 'execl':
    case 'execlp':
    case 'posix_spawn':
      runProgram(args[name === 'posix_spawn' ? 1 : 0], UNKNOWN, {}, machine);
      return NOTHING;
    default:
      return undefined;
  }
}
