import type { Assignment, Command, Redirection, Word } from '../../parse/shell';
import { HOLE, type Text } from '../../types';
import { marksOf } from '../secrets/marks';
import { numberOf } from './arithmetic';
import { assignmentBuiltins } from './builtins/declare';
import { dispatch } from './dispatch';
import { heed, heedElement } from './hooks';
import { runText } from './lists';
import { type Output, SILENT, unknown } from './output';
import { finishRedirects, openRedirects } from './redirects';
import { type Io, type Run, spend } from './run';
import { inheritedMarks, listVariables, noteMarks, trace } from './secrets';
import { fork, type State, type Value } from './state';
import { isWrittenOut } from './test';
import { currentValue, fromOf, setElement, setVariable } from './variables';
import { expandAll, expandInto, expandText, newFields, separators } from './words';

/** Runs a simple command: expands its words, opens its redirections and gives it to whatever its name stands for. */
export function runCommand(run: Run, state: State, command: Command, io: Io): Output {
  if (!spend(run, 2)) return SILENT;
  const { name, prefix } = command;
  state.status = null;
  if (!name) return withoutName(run, state, prefix, io);
  const output = runNamed(run, state, command, name, io);
  // What is not written out, or opens files, may end otherwise than it looks.
  if ((state.status !== null || state.ended) && !(state.aliases.size === 0 && isPlain(command))) {
    state.status = null;
    state.ended = false;
  }
  return output;
}

const isPlain = ({ prefix, suffix, redirects }: Command): boolean =>
  prefix.length === 0 && redirects.length === 0 && suffix.every((item) => item.type === 'Word' && isWrittenOut(item));

function runNamed(run: Run, state: State, command: Command, name: Word, io: Io): Output {
  const { prefix, suffix } = command;
  const alias = state.aliases.size === 0 || name.parts || name.text !== name.value ? undefined : state.aliases.get(name.value);
  if (alias !== undefined && !run.active.includes(`alias ${name.value}`)) {
    run.host.used.add(alias);
    const text = [alias, ...suffix.flatMap((item) => ('text' in item ? [item.text] : []))].join(' ');
    runText({ ...run, active: [...run.active, `alias ${name.value}`], via: [...run.via, `alias ${name.value}`] }, fork(state), text, {
      ...io,
      wanted: false,
    });
  }
  const declares = assignmentBuiltins.get(name.value);
  if (declares && !state.functions.has(name.value)) {
    const opened = openRedirects(run, state, command.redirects, io);
    const words = suffix.filter((item) => item.type === 'Word' || item.type === 'Assignment');
    printNamed(run, state, words);
    state.last = null;
    const output = declares(run, state, words);
    if (words.every((word) => word.type === 'Word' && word.text.startsWith('-'))) {
      const flags = words.map((word) => word.text.slice(1)).join('');
      // `declare -F` lists functions, `local` and `readonly` little.
      const all = /^(?:export|declare|typeset)$/.test(name.value) && /^[gpx]*$/.test(flags);
      listVariables(run, state, opened.io.stdout, all);
    }
    return finishRedirects(run, opened, output);
  }
  const fields = newFields(separators(run, state));
  expandInto(run, state, name, fields);
  const named = fields.from;
  const glob = fields.glob && /[*?[]/.test(fields.done[0] ?? '') && name.value !== '[';
  let end = -1;
  for (const item of suffix) {
    if (item.type === 'Word') {
      // The parser sees two words in `@<(…)`, the shell one.
      if (item.pos === end && item.text.startsWith('<(')) fields.open = fields.done.pop() ?? null;
      expandInto(run, state, item, fields);
      end = item.end;
    } else if (item.type === 'Assignment') assignmentWord(run, state, item, fields);
  }
  const before = prefix.length > 0 ? temporary(run, state, prefix) : NONE;
  const { redirects } = command;
  const manner = { env: before, glob, from: fields.from, named, functions: true };
  const opened = openRedirects(run, state, redirects, io);
  state.last = fields.done.at(-1) ?? null;
  const output = dispatch(run, state, fields.done, manner, opened.io);
  state.last = fields.done.at(-1) ?? null;
  // Without a program, `exec` gives its redirections to everything that follows.
  const stays = fields.done.length === 1 && fields.done[0] === 'exec';
  if (stays && opened.input) Object.assign(io.stdin, opened.io.stdin);
  return finishRedirects(run, opened, stays ? unknown('what follows') : output, stays);
}

/** `declare -p NAME` */
function printNamed(run: Run, state: State, words: readonly { readonly text: string }[]): void {
  if (!words.some(({ text }) => /^-\w*p/.test(text))) return;
  const names = words.map(({ text }) => text).filter((text) => !text.startsWith('-'));
  trace(
    run,
    names.flatMap((name) => (state.variables.has(name) ? marksOf(fromOf(state, name)) : inheritedMarks(name))),
  );
}

/** `A=1`, `> file`, `$(< file)`. */
function withoutName(run: Run, state: State, prefix: readonly (Assignment | Redirection)[], io: Io): Output {
  const redirects: Redirection[] = [];
  state.last = null;
  for (const item of prefix) {
    if (item.type === 'Assignment') assign(run, state, item);
    else redirects.push(item);
  }
  if (redirects.length === 0) return SILENT;
  const opened = openRedirects(run, state, redirects, io);
  const reads = io.stdout.to === 'captured' && opened.input;
  if (reads) noteMarks(run, io.stdout, marksOf(opened.io.stdin.output.from));
  return finishRedirects(run, opened, reads ? opened.io.stdin.output : SILENT);
}

const NONE: Readonly<Record<string, Text>> = Object.freeze({});

/** Variables that are set for one command only. */
function temporary(run: Run, state: State, prefix: readonly (Assignment | Redirection)[]): Readonly<Record<string, Text>> {
  const env: Record<string, Text> = {};
  for (const item of prefix) {
    if (item.type !== 'Assignment' || item.value.type === 'ArrayValue') continue;
    const value = expandText(run, state, item.value);
    const before = item.append ? currentValue(run, state, item.name) : '';
    const whole = (typeof before === 'string' ? before : HOLE) + value;
    env[item.name] = whole;
    // The shell that is started reads the file that is named here.
    if (item.name !== 'BASH_ENV' && item.name !== 'ENV') heed(run, state, item.name, whole);
  }
  return env;
}

/** `a=b` after the command's name is a word like any other. */
function assignmentWord(
  run: Run,
  state: State,
  { name, value, append, index, text }: Assignment,
  fields: ReturnType<typeof newFields>,
): void {
  if (value.type === 'ArrayValue' || index) {
    fields.done.push(text);
    return;
  }
  fields.open = `${name}${append ? '+=' : '='}`;
  expandInto(run, state, value, fields);
}

/** `seen`: the state that the value's own variables are taken from. */
export function assign(run: Run, state: State, { name, value, append, index }: Assignment, seen: State = state): void {
  if (value.type === 'ArrayValue') {
    const { items, from } = arrayOf(run, seen, value.elements, append ? currentValue(run, state, name) : null);
    setVariable(run, state, name, { value: items, from });
    for (const item of items.values()) heed(run, state, name, item);
    return;
  }
  const fields = newFields(null);
  const text = colonTilde(run, value, expandText(run, seen, value, fields));
  const before = append || index ? currentValue(run, state, name) : null;
  if (index || (append && typeof before === 'object' && before !== null)) {
    const key = index ? expandText(run, state, index) : '0';
    const n = index && !/^\d+$/.test(key) ? numberOf(run, state, key) : null;
    if (n !== null && isExpression(state, key)) setElement(run, state, name, String(n), text, append === true, fields.from);
    setElement(run, state, name, key, text, append === true, [...fromOf(state, name), ...fields.from]);
    heedElement(run, state, name, key, text);
    return;
  }
  const head = !append ? '' : typeof before === 'string' ? before : before === null ? '' : HOLE;
  const from = append ? [...new Set([...fromOf(state, name), ...fields.from])] : fields.from;
  setVariable(run, state, name, { value: head + text, from });
  heed(run, state, name, head + text);
}

/** `PATH=~/bin:~/other` */
const colonTilde = (run: Run, { parts, text }: Word, value: Text): Text =>
  !parts && text.includes(':~') ? value.replace(/:~(?=[/:]|$)/g, `:${run.host.context.facts.home}`) : value;

const isExpression = (state: State, key: Text): boolean => state.variables.has(key) || /[-+*/%()]/.test(key);

function arrayOf(
  run: Run,
  state: State,
  elements: readonly Word[],
  before: Value | null | undefined,
): { items: Map<string, Text>; from: readonly string[] } {
  const items = new Map(typeof before === 'object' && before !== null ? before : typeof before === 'string' ? [['0', before]] : []);
  let next = items.size;
  let from: readonly string[] = [];
  for (const element of elements) {
    const keyed = /^\[([^\]]*)\]=/.exec(element.text);
    if (keyed) {
      const text = expandText(run, state, element);
      const [key, value] = [text.slice(1, text.indexOf(']=')), text.slice(text.indexOf(']=') + 2)];
      items.set(key, value);
      // In an array without words for keys it is an expression.
      const n = /^\d+$/.test(key) || !isExpression(state, key) ? null : numberOf(run, state, key);
      if (n !== null) items.set(String(n), value);
      continue;
    }
    const fields = expandAll(run, state, [element]);
    from = [...new Set([...from, ...fields.from])];
    for (const field of fields.done) items.set(String(next++), field);
  }
  return { items, from };
}
