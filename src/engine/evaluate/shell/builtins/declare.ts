import type { Assignment, CommandArgument, Word } from '../../../parse/shell';
import { parseShell, printFunction } from '../../../parse/shell';
import { HOLE, type Text } from '../../../types';
import { marksOf } from '../../secrets/marks';
import { numberOf } from '../arithmetic';
import { expandBraces } from '../braces';
import { assign } from '../command';
import { exportFunction } from '../hooks';
import { known, type Output, SILENT, unknown } from '../output';
import type { Run } from '../run';
import { loadedMarks } from '../secrets';
import { fork, only, own, type State } from '../state';
import { adjust, currentValue, setVariable } from '../variables';
import { expandAll } from '../words';

type Declare = (run: Run, state: State, words: readonly CommandArgument[]) => Output;

const table: Readonly<Record<string, Declare>> = {
  export: (run, state, words) => declare(run, state, words, false, true),
  readonly: (run, state, words) => declare(run, state, words, false, false),
  declare: (run, state, words) => declare(run, state, words, true, false),
  typeset: (run, state, words) => declare(run, state, words, true, false),
  local: (run, state, words) => declare(run, state, words, true, false),
};
/** Builtins whose arguments are assignments. They are read before their words are expanded like others. */
export const assignmentBuiltins: ReadonlyMap<string, Declare> = new Map(Object.entries(table));

function declare(run: Run, state: State, words: readonly CommandArgument[], local: boolean, exports: boolean): Output {
  let flags = '';
  let printed: Text | null = null;
  let functions = false;
  // All words are expanded before the first of them counts.
  const seen = words.length > 1 ? fork(state) : state;
  for (const word of words) {
    const alternatives = word.type === 'Assignment' ? bracesOf(word) : null;
    if (word.type === 'Assignment')
      for (const each of alternatives ?? [word]) one(run, state, each.name, () => assign(run, state, each, seen));
    else flags = plainWord(word, flags);
  }
  if (printed !== null) return known(printed, ['declare']);
  return words.length === 0 || /[pF]/.test(flags) || (flags.includes('f') && !functions) ? unknown('declare') : SILENT;

  function plainWord(word: Word, before: string): string {
    let seen = before;
    const { done, from } = expandAll(run, state, [word]);
    for (const text of done) {
      if (/^[-+]/.test(text)) seen += text.startsWith('-') ? text.slice(1) : text;
      else named(text, seen, marksOf(from).length > 0);
    }
    return seen;
  }

  function named(text: Text, seen: string, secret: boolean): void {
    const [, name, append, value] = /^([A-Za-z_]\w*)(?:(\+?)=([\s\S]*))?$/.exec(text) ?? [];
    if (name === undefined) return;
    if (seen.includes('f') && !seen.includes('F')) {
      functions = true;
      if (exports || seen.includes('x')) exportFunction(run, state, name);
      if (!seen.includes('x') && !exports) printed = (printed ?? '') + functionText(state, name);
      return;
    }
    if (seen.includes('p')) {
      const held = currentValue(run, state, name);
      printed = (printed ?? '') + (typeof held === 'string' ? `declare -- ${name}='${held.replaceAll("'", "'\\''")}'\n` : HOLE);
      return;
    }
    one(run, state, name, () => {
      if (value !== undefined)
        setVariable(run, state, name, { value: append ? HOLE + value : value, from: secret ? loadedMarks(name, value) : [] });
      else if (local && !state.variables.has(name)) setVariable(run, state, name, { value: null });
    });
  }

  function one(r: Run, s: State, name: string, set: () => void): void {
    if (local && r.locals && !flags.includes('g') && !r.locals.has(name)) {
      r.locals.set(name, s.variables.get(name));
      own(s);
      s.variables.set(name, only(null));
    }
    const becomes = flags.includes('i') ? 'number' : flags.includes('l') ? 'lower' : flags.includes('u') ? 'upper' : undefined;
    if (becomes) adjust(r, s, name, (variable) => ({ ...variable, becomes }));
    if (/\+[^-]*[ilu]/.test(flags)) adjust(r, s, name, ({ becomes: _none, ...variable }) => variable);
    set();
    if (flags.includes('n')) {
      adjust(r, s, name, (variable) => {
        const [target] = variable.values;
        return typeof target === 'string' && target !== name ? { ...variable, refers: target } : variable;
      });
    }
    if (flags.includes('i')) for (const value of s.variables.get(name)?.values ?? []) if (typeof value === 'string') numberOf(r, s, value);
    if (exports || flags.includes('x')) adjust(r, s, name, (variable) => ({ ...variable, exported: !flags.includes('n') }));
    if (/[ul]/.test(flags)) {
      adjust(r, s, name, (variable) => ({
        ...variable,
        values: variable.values.map((v) => (typeof v === 'string' ? (flags.includes('u') ? v.toUpperCase() : v.toLowerCase()) : v)),
      }));
    }
  }
}

/** What `declare -f` prints of a function. */
function functionText(state: State, name: string): Text {
  const [body, ...others] = state.functions.get(name) ?? [null];
  return body && others.length === 0 ? `${printFunction(name, body)}\n` : HOLE;
}

/** `declare A={b,c}` is `declare A=b A=c`. */
function bracesOf(word: Assignment): readonly Assignment[] | null {
  if (word.value.type === 'ArrayValue' || !word.value.parts?.some(({ type }) => type === 'BraceExpansion')) return null;
  return expandBraces(word.text).flatMap((text) => {
    const command = parseShell(text).commands[0]?.command;
    const item = command?.type === 'Command' ? command.prefix[0] : undefined;
    return item?.type === 'Assignment' ? [item] : [];
  });
}

/** `export` and its kin behind `command` or `builtin`, where only text is left. */
export function declareText(run: Run, state: State, name: string, args: readonly Text[]): Output {
  const command = parseShell(`${name} ${args.map((arg) => `'${arg.replaceAll("'", "'\\''")}'`).join(' ')}`).commands[0]?.command;
  return command?.type === 'Command' ? (assignmentBuiltins.get(name)?.(run, state, command.args) ?? SILENT) : SILENT;
}
