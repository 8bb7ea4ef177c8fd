import type { FunctionNode } from '../../parse/shell';
import { parseShell, printFunction } from '../../parse/shell';
import { HOLE, type Text } from '../../types';
import { codeOf } from '../wrappers/variables';
import { runBody } from './compound';
import { contentsOf } from './files';
import { runText } from './lists';
import { codeFrom } from './output';
import { absolute } from './redirects';
import { emitOpaque, type Io, noInput, type Run, SHOWN, spend, withMeter } from './run';
import { type FunctionBody, fork, revive, type State, subshell } from './state';
import { setVariable } from './variables';

const SILENTLY = (): Io => ({ stdin: noInput(), stdout: SHOWN, wanted: false });

/** Runs text now that somebody will run later: a prompt, a completion, a key. */
export function runLater(run: Run, state: State, by: string, text: Text): void {
  runText({ ...run, via: [...run.via, by] }, fork(state), text, SILENTLY());
}

/** Text that the shell expands like a prompt (`${x@P}`). Quotes in it stand for themselves. */
export function runPrompt(run: Run, state: State, text: Text): void {
  if (/[$`]|\uE000/.test(text)) runLater(run, state, 'prompt', `: <<mollyguard-prompt\n${promptText(text)}\nmollyguard-prompt\n`);
}

/** A prompt's own escapes, read before it is expanded. */
const promptText = (text: Text): Text =>
  text.replace(/\\(?:([0-7]{1,3})|([\s\S]))/g, (all, octal: string | undefined, c: string) => {
    if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8) & 255);
    if (/[adDehHjlrstT@AuvVwW!#]/.test(c)) return HOLE;
    return { n: '\n', '[': '', ']': '', '\\': '\\' }[c] ?? all;
  });

/** A name or a subscript that is read as an expression (`[[ -v a[…] ]]`, `read a[…]`): the substitutions in it run. */
export function runSubscript(run: Run, state: State, text: Text): void {
  if (/\$\(|`/.test(text)) runLater(run, state, 'subscript', `: <<mollyguard-subscript\n${text}\nmollyguard-subscript\n`);
}

/** A variable has got a value: some are code. A file that is not there is none. */
export function heed(run: Run, state: State, name: string, value: Text): void {
  const code = codeOf(name, value);
  if (!code) return;
  if (code.kind === 'text') {
    runLater(run, state, name, code.code);
    return;
  }
  if (run.remote) return;
  const path = absolute(run, state, code.code);
  const here = { ...run, via: [...run.via, name] };
  for (const content of contentsOf(run.host.files, path, run.host.disk)) {
    const why = codeFrom(content?.from ?? []);
    if (content?.text.includes('\uE000') && why !== 'unreadable-code') emitOpaque(here, why, code.code, '');
    if (content) withMeter(run, path, code.code, () => runText(here, fork(state), content.text, SILENTLY()));
  }
}

/** An element of an array in which a shell keeps what is code: `BASH_ALIASES[ll]=…`, zsh's `functions[f]=…`. */
export function heedElement(run: Run, state: State, array: string, key: Text, value: Text): void {
  if (array === 'BASH_ALIASES' || (run.shell === 'zsh' && /^[gs]?aliases$/.test(array))) {
    if (spend(run, 1 + (state.aliases.size >> 3))) state.aliases = new Map(state.aliases).set(key, value);
  } else if (run.shell === 'zsh' && array === 'functions') runLater(run, state, `function ${key}`, value);
}

/** `hash -p path name`: from now on the name may stand for another program. */
export function renamed(run: Run, state: State, name: Text, path: Text): void {
  if (!spend(run, 1 + (state.functions.size >> 3))) return;
  const command = parseShell(`f() { '${path.replaceAll("'", "'\\''")}' "$@"; }`).commands[0]?.command;
  if (command?.type === 'Function') state.functions = new Map(state.functions).set(name, [command.body, null]);
}

/** A shell ends: its traps run with the variables and functions of now. */
export function runTraps(run: Run, state: State, before: readonly Text[] = []): void {
  for (const text of state.traps) {
    const word = /^\s*([\w-]+)/.exec(text)?.[1] ?? '';
    if (before.includes(text) || !(/[$`]/.test(text) || state.functions.has(word) || state.aliases.has(word))) continue;
    const last = subshell(state);
    revive(last);
    last.traps = [];
    runText({ ...run, via: [...run.via, 'trap'] }, last, text, SILENTLY());
  }
}

/** Functions and aliases that the action leaves behind without having used them: a shell that lives on will. */
export function runLeftovers(run: Run, state: State): void {
  const { defined, used } = run.host;
  for (const [name, bodies] of state.functions) {
    for (const body of bodies) {
      if (!body || !defined.has(body) || used.has(body)) continue;
      const later = fork(state);
      later.args = [];
      later.dead = false;
      runBody({ ...run, via: [...run.via, `function ${name}`], active: [name] }, later, body, SILENTLY());
    }
  }
  for (const [name, text] of state.aliases) {
    if (!used.has(text)) runText({ ...run, via: [...run.via, `alias ${name}`], active: [`alias ${name}`] }, fork(state), text, SILENTLY());
  }
}

const EXPORTED = /^BASH_FUNC_([\s\S]+)(?:%%|\(\))$/;

/** `export -f name`: the shells that are started find the function in their environment. */
export function exportFunction(run: Run, state: State, name: string): void {
  const [body, ...others] = state.functions.get(name) ?? [null];
  const text = body && others.length === 0 ? printFunction(name, body).slice(name.length) : HOLE;
  setVariable(run, state, `BASH_FUNC_${name}%%`, { value: text, exported: true });
}

/** The functions that a shell finds in its environment. */
export function importFunctions(run: Run, state: State, env: Readonly<Record<string, Text>>): void {
  for (const [key, value] of Object.entries(env)) {
    const name = EXPORTED.exec(key)?.[1];
    if (name === undefined) continue;
    if (value.includes(HOLE)) run.host.undecided = true;
    const command = parseShell(`${name}${value}`).commands[0]?.command;
    if (command?.type === 'Function') define(run, state, command);
  }
}

/** Notes a function that the action's own text defines. */
export function define(run: Run, state: State, { name, body }: FunctionNode): void {
  if (!spend(run, 1 + (state.functions.size >> 3))) return;
  const known: FunctionBody = body;
  if (run.host.meter.why === 'budget') run.host.defined.add(known);
  state.functions = new Map(state.functions).set(name.value, [known]);
}
