import { readToml } from '../../../parse/toml';
import type { Json, ProgramCall, Text } from '../../../types';
import { parseOptions } from '../../wrappers/options';
import { quoted } from '../../wrappers/special';
import { type Io, type Run, spend } from '../run';
import { type Found, findFile, readAt, runTask } from './files';

type Table = Readonly<Record<string, Json>>;
/** Where a tool keeps its tasks, by dotted paths; `*` is any name. */
const PLACES: Readonly<Record<string, readonly string[]>> = {
  pdm: ['tool.pdm.scripts'],
  hatch: ['tool.hatch.envs.*.scripts', 'envs.*.scripts'],
  rye: ['tool.rye.scripts'],
  pixi: ['tool.pixi.tasks', 'tasks', 'feature.*.tasks', 'tool.pixi.feature.*.tasks'],
  poe: ['tool.poe.tasks', 'tasks'],
  taskipy: ['tool.taskipy.tasks'],
  task: ['tool.taskipy.tasks'],
  poetry: ['tool.poe.tasks', 'tool.taskipy.tasks'],
  uv: ['tool.poe.tasks', 'tool.taskipy.tasks'],
};
/** Programs that are functions of the project's own modules. */
const ENTRIES = ['project.scripts', 'project.gui-scripts', 'tool.poetry.scripts'];
const FILES: Readonly<Record<string, readonly string[]>> = {
  pixi: ['pixi.toml', 'pyproject.toml'],
  hatch: ['pyproject.toml', 'hatch.toml'],
  poe: ['pyproject.toml', 'poe_tasks.toml'],
};

/** `pdm run x`, `hatch run env:x`, `poe x`, `uv run x`: what the project's file keeps under the name. */
export function runProject(run: Run, call: ProgramCall, io: Io, program: (words: readonly Text[]) => void): void {
  if (call.program === 'cargo') {
    runAlias(run, call, program);
    return;
  }
  const { rest } = parseOptions(call.argv, {
    short: 'CpPe',
    long: 'directory project env environment with extra group python package root',
  });
  const words =
    rest[0] === 'run' || rest[0] === 'exec'
      ? parseOptions(rest.slice(1), { short: 'epwm', long: 'environment env python with extra group package project directory' }).rest
      : rest;
  // `poetry run poe x`: poe is started by its own name.
  const [first = '', ...args] = words;
  if (first === '' || (call.program !== 'poe' && first === 'poe')) return;
  const found = findFile(run, call, FILES[call.program] ?? ['pyproject.toml'], 4);
  const document = found ? readToml(found.text)?.value : undefined;
  if (!found || !document) return;
  const name = call.program === 'hatch' ? first.replace(/^.*:/, '') : first;
  const here = { ...call, cwd: folderOf(found) };
  const tables = (PLACES[call.program] ?? []).flatMap((place) => tablesAt(document, place.split('.')));
  const visit = (inside: Run, wanted: string, behind: readonly Text[]): void => {
    const mark = `project ${found.path} ${wanted}`;
    if (inside.active.includes(mark) || !spend(inside, 1)) return;
    const deeper: Run = { ...inside, active: [...inside.active, mark] };
    for (const table of tables) {
      for (const text of textsOf(table[wanted], (other) => visit(deeper, other, []))) {
        // A task may start with another one's name.
        const other = /^[\w:-]+/.exec(text)?.[0] ?? '';
        if (other !== wanted && Object.hasOwn(table, other)) visit(deeper, other, []);
        runTask(deeper, here, found.path, [text, ...behind.map(quoted)].join(' '), io);
      }
    }
  };
  visit(run, name, args);
  if (/^(?:task|taskipy|poe)/.test(call.program)) return;
  for (const table of ENTRIES.flatMap((place) => tablesAt(document, place.split('.')))) {
    const entry = typeof table[name] === 'string' ? table[name] : null;
    if (typeof entry === 'string') runEntry(run, here, entry, program);
  }
}

const folderOf = ({ path }: Found): Text => path.slice(0, path.lastIndexOf('/')) || '/';
const isTable = (value: Json | undefined): value is Table => typeof value === 'object' && value !== null && !Array.isArray(value);

function tablesAt(value: Json | undefined, path: readonly string[]): readonly Table[] {
  if (!isTable(value)) return [];
  const [first, ...rest] = path;
  if (first === undefined) return [value];
  return first === '*' ? Object.values(value).flatMap((one) => tablesAt(one, rest)) : tablesAt(value[first], rest);
}

/** The command lines of one task, however its tool writes them; names of other tasks are run by themselves. */
function textsOf(value: Json | undefined, other: (name: string) => void, depth = 0): readonly Text[] {
  if (typeof value === 'string') return [value];
  if (depth > 6 || value === null || value === undefined) return [];
  if (Array.isArray(value)) return value.flatMap((one: Json) => textsOf(one, other, depth + 1));
  if (!isTable(value)) return [];
  for (const name of ['ref', 'depends-on', 'depends_on', 'deps', 'depends'])
    for (const one of textsOf(value[name], other, depth + 1)) other(one.split(/\s/)[0] ?? one);
  for (const list of [value.sequence, value.composite, value.chain])
    if (Array.isArray(list)) for (const one of list) if (typeof one === 'string') other(one.split(/\s/)[0] ?? one);
  const cmd = value.cmd;
  const joined = Array.isArray(cmd) && cmd.every((one) => typeof one === 'string') ? [cmd.join(' ')] : textsOf(cmd, other, depth + 1);
  return [...joined, ...[value.shell, value.sequence, value.composite, value.chain].flatMap((one) => textsOf(one, other, depth + 1))];
}

/** `shop.cli:main`: the module's file, with the function called behind it. */
function runEntry(run: Run, call: ProgramCall, entry: string, program: (words: readonly Text[]) => void): void {
  const [, module = '', fn = 'main'] = /^([\w.]+)(?::([\w.]+))?/.exec(entry) ?? [];
  const path = module.replaceAll('.', '/');
  for (const file of [`${path}.py`, `src/${path}.py`, `${path}/__init__.py`, `src/${path}/__init__.py`, `${path}/__main__.py`]) {
    const found = readAt(run, call, `${call.cwd}/${file}`);
    if (!found) continue;
    program(['python', '-c', `${found.text}\n${fn}()`]);
    return;
  }
}

/** `[alias]` of `.cargo/config.toml` */
function runAlias(run: Run, call: ProgramCall, program: (words: readonly Text[]) => void): void {
  const [name, ...args] = call.argv.filter((word) => !word.startsWith('+'));
  if (name === undefined || name.startsWith('-') || run.active.includes(`cargo ${name}`)) return;
  const found = findFile(run, call, ['.cargo/config.toml', '.cargo/config'], 4);
  const table = found ? tablesAt(readToml(found.text)?.value, ['alias'])[0] : undefined;
  const value = table && Object.hasOwn(table, name) ? table[name] : undefined;
  const words =
    typeof value === 'string'
      ? value.split(/\s+/)
      : Array.isArray(value)
        ? value.flatMap((one) => (typeof one === 'string' ? [one] : []))
        : [];
  if (words.length > 0 && words[0] !== name) program(['cargo', ...words, ...args]);
}
