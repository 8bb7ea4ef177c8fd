import type { Context } from '../../context';
import { readJsonc } from '../../parse/jsonc';
import type { Call, FileCall, Json, ProgramCall, Text } from '../../types';
import { textAfter, textBefore } from './fileTexts';
import { baseName, folderOf } from './path';

/** Servers of tools, by the file's name: agents start them by themselves, beside their hooks. */
const SERVERS: ReadonlySet<string> = new Set([
  '.mcp.json',
  'mcp.json',
  '.claude.json',
  'mcp_config.json',
  'mcp-config.json',
  'cline_mcp_settings.json',
]);
const TASKS: ReadonlySet<string> = new Set(['tasks.json']);
const CONTAINERS: ReadonlySet<string> = new Set(['devcontainer.json', '.devcontainer.json']);
/** What npm starts scripts with, or loads before them. */
const NPM_LINE = /^\s*(?:script-shell|node-options|shell|git)\s*=\s*\S/i;
/** Definitions of agents, skills and commands, whose front matter may add hooks. */
const DEFINITION =
  /\/(?:\.claude|\.github|\.agents|\.copilot|\.codex|\.cursor|\.qwen|\.gemini|\.factory)\/(?:agents|skills|commands|chatmodes|prompts|droids)\/.*\.(?:md|mdc|toml)$/;
const HOOKS = /^(?:hooks|permissionMode)[ \t]*:[ \t]*(.*(?:\n[ \t]+.*|\n[ \t]*-.*)*)/gm;
const CEILING = 200_000;
const NONE: readonly never[] = [];

const isNpm = (name: string): boolean => name === '.npmrc' || name === 'npmrc';

/** A file by which something is started later without being asked for. */
export function startsLater(path: Text): boolean {
  const name = baseName(path);
  return TASKS.has(name) || SERVERS.has(name) || isNpm(name) || DEFINITION.test(path);
}

/** Whether it would start, or load, more than before. What cannot be told is not asked about. */
export function addsStart(path: Text, before: string | null, after: string | null): boolean {
  if (after === null || before === after || after.length > CEILING) return false;
  const was = new Set(startsIn(path, before ?? ''));
  return startsIn(path, after).some((one) => !was.has(one));
}

function startsIn(path: Text, text: string): readonly string[] {
  const name = baseName(path);
  if (isNpm(name)) return text.split('\n').filter((line) => NPM_LINE.test(line));
  if (SERVERS.has(name)) return NONE;
  if (!TASKS.has(name)) return [...frontMatter(text).matchAll(HOOKS)].map(([all]) => all);
  return objectsIn(readJsonc(text)?.value ?? null)
    .filter(({ runOptions }) => JSON.stringify(runOptions ?? null).includes('"folderOpen"'))
    .map((task) => JSON.stringify(task));
}

const frontMatter = (text: string): string => /^\uFEFF?---\r?\n([\s\S]*?)\n---/.exec(text)?.[1] ?? '';

/** What such a file starts that it did not start before, read as code now: servers of tools, and what a container has the machine run first. */
export function laterCalls(call: FileCall, context: Context): readonly Call[] {
  const name = baseName(call.path);
  const servers = SERVERS.has(name);
  if ((!servers && !CONTAINERS.has(name)) || call.remote !== null || !WRITES.has(call.verb)) return NONE;
  const before = textBefore(call.path, context);
  const after = textAfter(call, before);
  if (after === null || after === before || after.length > CEILING) return NONE;
  const commands = servers ? serversIn : firstIn;
  const was = new Set(before === null ? NONE : commands(readJsonc(before)?.value ?? null));
  const added = commands(readJsonc(after)?.value ?? null).filter((command) => !was.has(command));
  // As one text: what is too much of it is held.
  return added.length === 0 ? NONE : context.shell(added.join('\n'), starterOf(call), 'sh', []);
}
const WRITES: ReadonlySet<string> = new Set(['overwrite', 'append', 'create']);

const serversIn = (root: Json): readonly Text[] =>
  objectsIn(root).flatMap(({ command, args }) => {
    if (typeof command !== 'string') return [];
    const words = (Array.isArray(args) ? args : []).filter((word) => typeof word === 'string');
    return [[command, ...words].map(quoted).join(' ')];
  });

/** `initializeCommand` runs on the machine itself, before there is a container. */
const firstIn = (root: Json): readonly Text[] => {
  const first = isRecord(root) ? root.initializeCommand : null;
  const all = isRecord(first) ? Object.values(first) : [first];
  return all.flatMap((one) =>
    typeof one === 'string'
      ? [one]
      : Array.isArray(one)
        ? [one.flatMap((word) => (typeof word === 'string' ? [quoted(word)] : [])).join(' ')]
        : [],
  );
};

/** Every object in it, the outermost first. */
function objectsIn(root: Json): readonly { readonly [key: string]: Json }[] {
  const found: { readonly [key: string]: Json }[] = [];
  const walk = (value: Json, depth: number): void => {
    if (depth > 8 || found.length > 2_000) return;
    if (isRecord(value)) found.push(value);
    if (isRecord(value) || Array.isArray(value)) for (const inner of Object.values(value)) walk(inner, depth + 1);
  };
  walk(root, 0);
  return found;
}

const isRecord = (value: Json | undefined): value is { readonly [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const quoted = (word: Text): Text => `'${word.replaceAll("'", `'\\''`)}'`;

/** The file itself, as if it ran: in the project whose settings it holds. */
function starterOf({ path, via }: FileCall): ProgramCall {
  const folder = folderOf(path);
  const cwd = /\/\.[^/]*$/.test(folder) ? folderOf(folder) : folder;
  const stdout = { to: 'discarded', target: '' } as const;
  return { kind: 'program', program: baseName(path), path, argv: [], stdin: { kind: 'none' }, env: {}, cwd, stdout, via, remote: null };
}
