import { lstatSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Decoded } from '../agents/agent';
import { hasGlob } from '../engine/evaluate/files/path';
import { type Action, HOLE, type Judged } from '../engine/types';
import { type FactsSource, settle, workspaceOf } from './facts';

type Actions = Extract<Decoded, { readonly kind: 'actions' }>;
type Shell = Extract<Action, { readonly kind: 'shell' }>;

/** What a conversation's terminals may be like by now, beside what its payloads tell. Folders: HOLE for one that is not known, the last one first. */
interface State {
  /** Where the terminal may be in which its commands run one after the other. */
  readonly folders: readonly string[];
  /** Where that one was before it moved last. */
  readonly previous: readonly string[];
  /** Where any of them may be. */
  readonly all: readonly string[];
  readonly variables: Readonly<Record<string, string>>;
  /** It has said something else of how to change folders: where it goes to is not where it is. */
  readonly odd: boolean;
}
interface Conversation {
  /** The last command, by which a second event of one call is known. */
  readonly text: string;
  readonly callId: string | null;
  readonly events: readonly string[];
  readonly other: boolean;
  readonly before: State;
  readonly after: State;
}

const NEW: State = { folders: [], previous: [], all: [], variables: {}, odd: false };
const MOST = 500;
const MOST_FOLDERS = 16;
const MOST_VARIABLES = 40;
const LONGEST = 100_000;
const TAKES_AWAY: ReadonlySet<string> = new Set(['delete', 'move', 'discard', 'truncate']);
/** Stands behind a command, to see where the shell is then and what is set there. */
const MARK = 'mollyguard-terminal';
const MOVES =
  /(?:^|[\s;&|(){}`'"])(?:cd|chdir|pushd|popd|source|\.|eval|builtin|command|sl|set-location|push-location|pop-location)(?=\s|$|[;&|)])/im;
const SETS = /(?:^|[\s;&|({])([A-Za-z_]\w{0,60})=/g;
/** Variables that say what a command's name, or its program, leads to. */
const LEADS =
  /^(?:PATH|IFS|CDPATH|BASH_ENV|ENV|PAGER|EDITOR|VISUAL|MAKEFLAGS|NODE_OPTIONS|NODE_PATH|PYTHON(?:PATH|STARTUP)|RUBYOPT|PERL5(?:OPT|LIB)|LD_[A-Z_]+|DYLD_[A-Z_]+|GIT_\w+|npm_config_\w+)$/;
/** A folder alone on its line: some shells go there. */
const FOLDER_LINE = /^[^\S\n]*((?:\.\.|~|\.?\/)[^\s;&|<>()$`]*)[^\S\n]*$/gm;
/** It goes back to where it was before, or to the shell around it. */
const BACK = /(?:^|[\s;&|({])(?:exit|logout|popd|fg|bg|suspend|cd\s+-(?:\s|$|[;&|]))/;
const DASH = /^\s*cd\s+-\s*(?:$|&&|;|\n)/;
const CONTROL = /[\x01-\x08\x0E-\x1F]/;
/** `cd` is another command from now on, or may not do what it says. */
const ODD = /\bcd\s*\(\)|\bfunction\s+cd\b|\balias\s+(?:-\w+\s+)*cd=|\benable\s+-n|\bset\s+-o\s+noexec|\bset\s+-\w*n|\brbash\b/;
/** A folder alone, by its whole path, before anything else. */
const FIRST = /^\s*cd\s+(?:"([^"$`\\]*)"|'([^']*)'|([^\s;&|<>()$`*?[\]{}\\"'#]+))[^\S\n]*(?:$|&&|;|\n)/;
/** A folder that nobody knows. */
const NOWHERE = 'cd "$UNKNOWN_FOLDER"\n';

/**
 * Terminals of some agents live on, while their payloads tell the project's folder each time: after `cd ~` the next command runs there. Such a
 * command is judged as it stands and, besides, in every folder and with the variables that earlier ones may have left. In memory only.
 */
export class Terminals {
  private readonly known = new Map<string, Conversation>();

  /** The same call with what it would do where else the conversation's terminals may be, as far as that matters. */
  spread(call: Actions, source: FactsSource): Actions {
    const state = this.stateFor(call);
    if (state === NEW) return call;
    const told = new Set(call.actions.map(keyOf));
    const all = call.actions.flatMap((action) => (action.kind === 'shell' ? elsewhere(action, state, call.otherTerminal === true) : []));
    const more = [...new Map(all.map((one) => [keyOf(one), one])).values()].filter((one) => !told.has(keyOf(one)));
    const { judged } = settle(more, source);
    const actions = more.filter((_one, at) => matters(judged[at]));
    return actions.length === 0 ? call : { ...call, actions: [...call.actions, ...actions] };
  }

  /** `call`: as it was told, and not denied. */
  learn(call: Actions, source: FactsSource): void {
    const first = call.actions.find((action) => action.kind === 'shell');
    if (first === undefined) return;
    const before = this.stateFor(call);
    const key = conversationOf(call);
    const last = this.known.get(key);
    const same = last !== undefined && isSame(last, call, first);
    const other = call.otherTerminal === true || (same && last.other);
    const shells = call.actions.flatMap((action) => (action.kind === 'shell' ? elsewhere(action, before, other) : []));
    const names = shells.flatMap(({ command }) => namesIn(command));
    const asks = shells.filter(({ command }) => names.length > 0 || MOVES.test(command) || FOLDER_LINE.test(command));
    const after =
      asks.length === 0 && ![BACK, ODD, CONTROL].some((one) => one.test(first.command))
        ? before
        : left(before, first, asks, [...new Set(names)].slice(0, MOST_VARIABLES), source, other);
    const events = same ? [...last.events, call.event] : [call.event];
    this.known.delete(key); // so that the last one stands last
    this.known.set(key, { text: first.command, callId: call.callId, events, other, before, after });
    for (const oldest of this.known.keys()) {
      if (this.known.size <= MOST) break;
      this.known.delete(oldest);
    }
  }

  private stateFor(call: Actions): State {
    const last = this.known.get(conversationOf(call));
    if (!last) return NEW;
    const first = call.actions.find((action) => action.kind === 'shell');
    return first && isSame(last, call, first) ? last.before : last.after;
  }
}

const conversationOf = ({ agent, conversation }: Actions): string => JSON.stringify([agent, conversation]);
const keyOf = (action: Action): string => JSON.stringify(action.kind === 'shell' ? [action.cwd, action.command] : action);

/** Another event of the call that was seen last. */
function isSame({ text, callId, events }: Conversation, call: Actions, { command }: Shell): boolean {
  if (text !== command) return false;
  return callId !== null && call.callId !== null ? callId === call.callId : !events.includes(call.event);
}

/** The same command in the folders, and with the variables, that are left from earlier ones. */
function elsewhere(action: Shell, { folders: own, all, variables }: State, other: boolean): readonly Shell[] {
  const folders = other ? all : own;
  const set = Object.entries(variables)
    .filter(([name]) => LEADS.test(name) || new RegExp(`\\$\\{?[!#]?${name}\\b`).test(action.command))
    .map(([name, value]) => `${LEADS.test(name) ? 'export ' : ''}${name}=${value.split(HOLE).map(quoted).join('"$UNKNOWN_PART"')}\n`)
    .join('');
  // Where no folder is, no command has gone.
  return [action.cwd, ...folders.filter((folder) => folder === HOLE || isFolder(folder))].map((cwd) =>
    cwd.includes(HOLE) ? { ...action, command: NOWHERE + set + action.command } : { ...action, cwd, command: set + action.command },
  );
}

/** Nobody knows that a terminal is there, so that what is missing there is taken for a sign that it is not. */
function matters(judged: Judged | undefined): boolean {
  if (!judged || judged.verdict.effects.length === 0) return judged?.verdict.decision !== 'allow';
  return judged.verdict.effects.some((effect) => {
    const call = judged.calls[effect.call];
    return call?.kind !== 'file' || !TAKES_AWAY.has(call.verb) || call.path.includes(HOLE) || hasGlob(call.path) || mayExist(call.path);
  });
}

function mayExist(file: string): boolean {
  try {
    return lstatSync(file, { throwIfNoEntry: false }) !== undefined;
  } catch {
    return true; // it may lie where we cannot look
  }
}

/** The folder that a command goes to at once; '' where it does not, or not by its whole path. */
function firstFolder(command: string, home: string): string {
  const [, double, single, plain] = FIRST.exec(command) ?? [];
  if (plain === '~' || plain?.startsWith('~/')) return home + plain.slice(1);
  const folder = double ?? single ?? plain ?? '';
  return folder.startsWith('/') ? folder : '';
}

const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

const namesIn = (command: string): readonly string[] => [...command.slice(0, LONGEST).matchAll(SETS)].map(([, name = '']) => name);

/** What these commands leave behind. They are the same one, in each folder that it may have begun in. */
function left(
  before: State,
  { command }: Shell,
  shells: readonly Shell[],
  names: readonly string[],
  source: FactsSource,
  other: boolean,
): State {
  const folders: string[] = [];
  const variables: Record<string, string> = { ...before.variables };
  // Nothing has told git or the shell of another place to look.
  const plain = !before.odd && !Object.keys(before.variables).some((name) => LEADS.test(name));
  const words = names.map((name) => `"$${name}"`).join(' ');
  const marked = shells.map((action) => ({ ...action, command: `${opened(action, source.home, plain)}\n${MARK} ${words}` }));
  for (const [at, { calls }] of settle(marked, source).judged.entries()) {
    const ends = calls.filter((call) => call.kind === 'program' && call.program === MARK);
    const found = ends.flatMap((call) => (call.kind === 'program' ? [call] : []));
    // It swallows what stands behind it: every folder that it comes through may be the last one.
    const programs = found.length > 0 ? found : calls.flatMap((call) => (call.kind === 'program' ? [call] : []));
    for (const { cwd } of programs) if (cwd !== shells[at]?.cwd) folders.push(cwd.includes(HOLE) ? HOLE : cwd);
    for (const { argv } of found)
      names.forEach((name, index) => {
        const value = argv[index];
        if (value === undefined || (value.includes(HOLE) && (!LEADS.test(name) || value === HOLE))) delete variables[name];
        else variables[name] = value;
      });
  }
  // Where it was before is among what is known.
  if (BACK.test(command) && !/[$`]/.test(command)) folders.splice(0, folders.length, ...folders.filter((folder) => folder !== HOLE));
  const odd = before.odd || ODD.test(command);
  const all = fewer([...new Set([...folders, ...before.all])], source.workspace);
  const back = BACK.test(command) || CONTROL.test(command);
  // It has left where it was, whatever that is: it begins by going to a folder that is there.
  const once = (command.match(new RegExp(MOVES, 'gim')) ?? []).length === 1;
  const gone = !odd && !other && !back && isFolder(firstFolder(command, source.home));
  const known = gone ? folders : [...folders, ...(back ? all : before.folders)];
  return {
    folders: fewer([...new Set(!odd && !other && once && DASH.test(command) ? before.previous : known)], source.workspace),
    previous: once && !other ? before.folders : all,
    all,
    odd,
    variables: Object.fromEntries(Object.entries(variables).slice(-MOST_VARIABLES)),
  };
}

/** Without a backslash that would take the next line in, and with `cd` where a shell goes to a folder by its name alone. */
const TOP = /(?<=\bcd\s+)("?)\$\(\s*git\s+rev-parse\s+--show-toplevel\s*(?:2>\s*\/dev\/null\s*)?\)\1(?=\s|$|[;&|)])/g;
const opened = ({ command, cwd }: Shell, home: string, plain: boolean): string =>
  command
    .slice(0, LONGEST)
    .replace(TOP, (all) => (plain ? quoted(workspaceOf(cwd, home)[0] ?? home) : all))
    .replace(/\\+\s*$/, '')
    .replace(FOLDER_LINE, (line, name: string) => (name.startsWith('~') || isFolder(path.resolve(cwd, name)) ? `cd ${name}` : line));

/** No more than are kept: those of the project go first, then all that are too many count as one that nobody knows. */
function fewer(folders: readonly string[], workspace: readonly string[]): readonly string[] {
  if (folders.length <= MOST_FOLDERS) return folders;
  const isOurs = (folder: string): boolean => workspace.some((root) => folder === root || folder.startsWith(`${root}/`));
  const outside = folders.filter((folder) => !isOurs(folder));
  if (outside.length > MOST_FOLDERS) return [...new Set([...outside.slice(0, MOST_FOLDERS - 1), HOLE])];
  const ours = new Set(folders.filter(isOurs).slice(0, MOST_FOLDERS - outside.length));
  return folders.filter((folder) => !isOurs(folder) || ours.has(folder));
}

function isFolder(folder: string): boolean {
  try {
    return statSync(folder).isDirectory();
  } catch {
    return false;
  }
}
