import { HOLE, type ProgramCall, type Text } from '../../../types';
import { flag, parseOptions } from '../../wrappers/options';
import { type Io, type Run, spend } from '../run';
import { type Found, findFile, readAt, runTask } from './files';

const NAMES = ['Taskfile.yml', 'Taskfile.yaml', 'taskfile.yml', 'taskfile.yaml', 'Taskfile.dist.yml', 'Taskfile.dist.yaml'];

/** With these it only tells what it would do. */
const TELLS = /^(?:-n|--dry|-l|--list|-a|--list-all|--summary|--status|-h|--help|--version|-i|--init)$/;

/** One task: its command lines, and the tasks that run with it. */
interface Task {
  readonly lines: readonly Text[];
  readonly others: readonly string[];
}

/** `task name… A=b -- words`: the command lines that the Taskfile keeps under the names. */
export function runTaskfile(run: Run, call: ProgramCall, io: Io): void {
  const parsed = parseOptions(call.argv, {
    short: 'dtoCIe',
    long: 'dir taskfile output concurrency interval exit-code sort completion',
    operands: 999,
  });
  const dashes = call.argv.indexOf('--');
  if (call.argv.slice(0, dashes < 0 ? undefined : dashes).some((word) => TELLS.test(word))) return;
  const folder = flag(parsed, 'd', 'dir');
  const cwd = typeof folder !== 'string' ? call.cwd : folder.startsWith('/') ? folder : `${call.cwd}/${folder}`;
  const named = flag(parsed, 't', 'taskfile');
  const here = { ...call, cwd };
  const found =
    typeof named === 'string' ? readAt(run, here, named.startsWith('/') ? named : `${cwd}/${named}`) : findFile(run, here, NAMES, 4);
  if (!found) return;
  const rest = dashes < 0 ? [] : call.argv.slice(dashes + 1);
  const words = [...parsed.operands, ...parsed.rest].filter((word) => !rest.includes(word) || dashes < 0);
  const given = new Map(
    words.flatMap((word): (readonly [string, Text])[] =>
      /^\w+=/.test(word) ? [[word.slice(0, word.indexOf('=')), word.slice(word.indexOf('=') + 1)]] : [],
    ),
  );
  const names = words.filter((word) => !/^\w+=/.test(word) && !word.startsWith('-'));
  const { tasks, variables } = readTaskfile(found.text);
  given.set('CLI_ARGS', rest.join(' '));
  const visit = (inside: Run, name: string): void => {
    const mark = `task ${found.path} ${name}`;
    const task = tasks.get(name);
    if (!task || inside.active.includes(mark) || !spend(inside, 1)) return;
    const deeper: Run = { ...inside, active: [...inside.active, mark] };
    for (const other of task.others) visit(deeper, other);
    for (const line of task.lines) runTask(deeper, { ...here, cwd: folderOf(found) }, found.path, filled(line, variables, given), io);
  };
  for (const name of names.length > 0 ? names : ['default']) visit(run, name);
}

const folderOf = ({ path }: Found): Text => path.slice(0, path.lastIndexOf('/')) || '/';

/** `{{.NAME}}`: a variable that the file or the command line sets; anything else is not known. */
const filled = (line: Text, variables: ReadonlyMap<string, Text>, given: ReadonlyMap<string, Text>): Text =>
  line.replace(/\{\{-?\s*(?:\.(\w+)\s*)?[^{}]*?-?\}\}/g, (whole, name: string | undefined) =>
    name !== undefined && /^\{\{-?\s*\.\w+\s*-?\}\}$/.test(whole) ? (given.get(name) ?? variables.get(name) ?? HOLE) : HOLE,
  );

/** The file by its indentation: as much YAML as Taskfiles are written in. */
function readTaskfile(text: Text): { readonly tasks: ReadonlyMap<string, Task>; readonly variables: ReadonlyMap<string, Text> } {
  const tasks = new Map<string, { lines: Text[]; others: string[] }>();
  const variables = new Map<string, Text>();
  let section = '';
  let task: { lines: Text[]; others: string[] } | null = null;
  let base = -1;
  let key = '';
  let block: { readonly indent: number; readonly lines: Text[] } | null = null;
  const close = (): void => {
    if (block && task) task.lines.push(block.lines.join('\n'));
    block = null;
  };
  for (const line of text.split(/\r?\n/)) {
    const indent = line.search(/\S/);
    if (block && (indent < 0 || indent > block.indent)) {
      block.lines.push(line.trim());
      continue;
    }
    close();
    if (indent < 0 || /^\s*#/.test(line)) continue;
    const [, name = '', value = ''] = /^\s*["']?([\w:.*/-]+?)["']?\s*:(?:\s+(.*))?$/.exec(line) ?? [];
    if (indent === 0) {
      [section, task, base, key] = [name, null, -1, ''];
      continue;
    }
    if (section === 'vars' && name !== '') variables.set(name, unquoted(value) || HOLE);
    if (section !== 'tasks') continue;
    if (base < 0) base = indent;
    if (indent === base && name !== '') {
      task = { lines: [], others: [] };
      tasks.set(name, task);
      key = 'cmds';
      add(task, 'cmds', value);
      if (/^[|>]/.test(value)) block = { indent, lines: [] };
      continue;
    }
    if (!task) continue;
    const item = /^\s*-\s+(.*)$/.exec(line)?.[1];
    if (item === undefined) {
      if (/^(?:cmds|cmd|deps)$/.test(name)) {
        key = name === 'cmd' ? 'cmds' : name;
        if (/^[|>]/.test(value)) block = { indent, lines: [] };
        else add(task, key, value);
      } else if (name === 'task' && (key === 'cmds' || key === 'deps')) task.others.push(unquoted(value));
      else if (name !== '' && indent <= base + 4 && !/^(?:vars|for|silent|ignore_error|platforms|defer|split|set)$/.test(name)) key = name;
      continue;
    }
    if (/^[|>][+-]?\s*$/.test(item) || /^(?:cmd|defer):\s*[|>]/.test(item)) {
      if (key === 'cmds') block = { indent, lines: [] };
    } else add(task, key, item);
  }
  close();
  return { tasks, variables };
}

function add(task: { lines: Text[]; others: string[] }, key: string, text: Text): void {
  const plain = text.replace(/\s+#.*$/, '').trim();
  if (plain === '' || /^[|>]/.test(plain)) return;
  const list = /^\[(.*)\]$/.exec(plain)?.[1];
  if (list !== undefined) {
    for (const one of list.split(/,\s*/)) add(task, key, one);
    return;
  }
  const [, kind, value = ''] = /^\{?\s*(cmd|task|defer)\s*:\s*(.*?)\s*\}?$/.exec(plain) ?? [];
  if (kind === 'task' || key === 'deps') task.others.push(unquoted(kind === 'task' ? (value.split(',')[0] ?? value) : plain));
  else if (key === 'cmds') task.lines.push(unquoted(kind === undefined ? plain : value.startsWith('{') ? '' : value));
}

const unquoted = (value: Text): Text =>
  /^"((?:[^"\\]|\\.)*)"$/.exec(value.trim())?.[1]?.replace(/\\(["\\])/g, '$1') ??
  /^'((?:[^']|'')*)'$/.exec(value.trim())?.[1]?.replaceAll("''", "'") ??
  value.trim();
