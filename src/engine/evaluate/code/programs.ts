import { type Content, type FileCall, HOLE, type ProgramCall, type Text } from '../../types';
import { folderOf } from '../files/path';
import { absolute } from '../http/sources';
import { origin } from './evalText';
import type { Machine } from './machine';
import { ownPath } from './ownFile';
import { choices, textOf, textValue, UNKNOWN, type Value } from './values';

export interface Started {
  readonly stdin?: Value | undefined;
  readonly cwd?: Value | undefined;
  readonly env?: Value | undefined;
}

/** Notes that a shell runs this text. */
export function runShell(command: Value | undefined, started: Started, machine: Machine): void {
  for (const one of choices(command ?? UNKNOWN)) {
    const text = textOf(one);
    if (text === HOLE) dynamic(one, machine);
    else machine.calls.push(...machine.context.shell(text, programCall(machine, 'sh', ['-c', text], started), 'sh', []));
  }
}

/** Notes that a program is started with these arguments. */
export function runProgram(program: Value | undefined, args: Value | undefined, started: Started, machine: Machine): void {
  for (const one of choices(program ?? UNKNOWN)) {
    const path = textOf(one);
    const words = args?.v === 'list' ? args.items.map((item) => textOf(item)) : args && args.v !== 'plain' ? [HOLE] : [];
    if (path === HOLE) dynamic(one, machine);
    // Of a program that is not known the arguments tell.
    if (path !== HOLE || words.length > 0) machine.calls.push(programCall(machine, path, words, started));
  }
}

/** A list whose first item is the program. */
export function runList(list: Value | undefined, started: Started, machine: Machine): void {
  if (list?.v === 'list') runProgram(list.items[0], { v: 'list', items: list.items.slice(1) }, started, machine);
  else if (list?.v === 'either') for (const option of list.options) runList(option, started, machine);
  else if (list?.v === 'text') runProgram(list, undefined, started, machine);
  else dynamic(list, machine);
}

/** A command that is not known: what is fetched or decoded is code, anything else some program. */
function dynamic(command: Value | undefined, machine: Machine): void {
  const why = command ? origin(command) : 'unreadable-code';
  machine.note(why === 'unreadable-code' ? 'dynamic-program' : why);
}

function programCall(machine: Machine, path: Text, argv: readonly Text[], { stdin, cwd, env }: Started): ProgramCall {
  const { from } = machine;
  const input: Content = stdin === undefined || stdin.v === 'plain' ? { kind: 'none' } : { kind: 'text', text: textOf(stdin) };
  const own = env?.v === 'dict' ? Object.fromEntries([...env.entries].map(([name, value]) => [name, textOf(value)])) : {};
  return {
    kind: 'program',
    via: [...from.via, from.program],
    remote: from.remote,
    program: path.split('/').at(-1) ?? path,
    path,
    argv,
    stdin: input,
    env: { ...from.env, ...own },
    cwd: cwd && cwd.v !== 'plain' ? absolute(textOf(cwd), from.cwd) : from.cwd,
    stdout: { to: 'captured', target: '' },
  };
}

/** Notes what is done to a file; once for each path it may be. */
export function touchFile(
  verb: FileCall['verb'],
  path: Value | undefined,
  machine: Machine,
  more: { readonly to?: Value | undefined; readonly recursive?: boolean; readonly content?: Value | undefined; readonly by: string },
): void {
  const { from } = machine;
  for (const one of choices(path ?? UNKNOWN)) {
    const text = placeText(one, machine);
    const content: Content =
      more.content === undefined
        ? { kind: 'none' }
        : more.content.v === 'text'
          ? { kind: 'text', text: more.content.text }
          : { kind: 'unreadable', why: 'content that the code makes' };
    machine.calls.push({
      kind: 'file',
      via: [...from.via, from.program],
      remote: from.remote,
      verb,
      path: absolute(text, from.cwd),
      to: more.to ? absolute(pathText(more.to, machine), from.cwd) : null,
      recursive: more.recursive ?? false,
      pattern: /[*?[]/.test(text),
      content,
      by: more.by,
    });
  }
}

/** A path as text, or as an object made from one: `Path("a") / "b"`, `os.path.join("a", "b")`, `Path.home().joinpath("x")`. */
export const pathText = (value: Value, machine: Machine): Text => pathOf(value, machine, false);

/** The same for something that is done to a file: a name out of a folder's listing stands as a pattern. */
export const placeText = (value: Value, machine: Machine): Text => pathOf(value, machine, true);

function pathOf(value: Value, machine: Machine, listed: boolean): Text {
  if (value.v !== 'object') {
    const own = value.v === 'path' ? ownPath(value.path, machine) : undefined;
    if (own !== undefined) return own;
    const text = (listed && (value.v === 'text' || value.v === 'unknown') ? value.asPath : undefined) ?? textOf(value);
    return text.startsWith('file://') ? text.slice(7) : text;
  }
  const { of, args, self } = value;
  // PowerShell's listed files stand for their paths.
  if (self?.v === 'text' && /^text\.(?:fullname|path|pspath|name)$/i.test(of)) return self.text;
  if (/(^|\.)Path\.home\(\)$|^os\.homedir\(\)$/.test(of)) return machine.from.env.HOME ?? machine.context.facts.home;
  if (/(^|\.)Path\.cwd\(\)$|^os\.getcwd\(\)$|^process\.cwd\(\)$|^Deno\.cwd\(\)$/.test(of)) return machine.from.cwd;
  if (TEMPORARY.test(of)) return temporary(machine);
  if (/(?:^|\.)fileURLToPath\(\)$/.test(of)) return pathOf(args[0] ?? UNKNOWN, machine, listed);
  if (/(?:^|[./])dirname\(\)$/.test(of)) return parentOf(pathOf(args[0] ?? UNKNOWN, machine, listed), machine);
  if (self && of.endsWith('.parent')) return parentOf(pathOf(self, machine, listed), machine);
  const parts = args.map((one) => pathOf(one, machine, listed));
  if (/(^|\.)(Path|PurePath|PosixPath)\(\)$|path\.(join|resolve|normalize|abspath|realpath)\(\)$|^join\(\)$/.test(of))
    return joinPath(parts);
  if (/path\.expanduser\(\)$/.test(of)) return joinPath(parts).replace(/^~(?=\/|$)/, () => machine.context.facts.home);
  if (self && /\.(joinpath|resolve|absolute|expanduser)\(\)$/.test(of)) {
    return joinPath([pathOf(self, machine, listed), ...parts]).replace(/^~(?=\/|$)/, () => machine.context.facts.home);
  }
  return HOLE;
}

const parentOf = (path: Text, { from }: Machine): Text => (path.includes(HOLE) || path === '' ? HOLE : folderOf(absolute(path, from.cwd)));

const TEMPORARY = /^os\.tmpdir\(\)$|(?:^|\.)gettempdir\(\)$/;
const temporary = ({ from, context }: Machine): Text => from.env.TMPDIR ?? context.facts.temporary[0] ?? '/tmp';

/** A file or folder that the code makes under a name that nothing had before. */
export const freshPath = (folder: Value | undefined, machine: Machine): Text =>
  `${folder ? pathText(folder, machine).replace(/\/+$/, '') : temporary(machine)}/tmp.mollyguard`;

/** Parts joined as `os.path.join` does: an absolute one starts anew. */
function joinPath(parts: readonly Text[]): Text {
  return parts.reduce((path, part) => (part.startsWith('/') || path === '' ? part : `${path.replace(/\/$/, '')}/${part}`), '');
}

/** What a file holds, as text; unknown where it cannot be read. */
export function fileText(path: Value | undefined, machine: Machine): Value {
  const text = absolute(pathText(path ?? UNKNOWN, machine), machine.from.cwd);
  if (machine.from.remote) return UNKNOWN;
  const file = machine.context.file(text, 'text');
  return file.kind === 'text' ? textValue(file.text) : UNKNOWN;
}
