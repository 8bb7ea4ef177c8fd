import type { ParameterExpansionPart, ParameterOperation } from '../../parse/shell';
import { HOLE, type Text } from '../../types';
import { WHOLE_ENVIRONMENT } from '../secrets/marks';
import { numberOf } from './arithmetic';
import { runPrompt } from './hooks';
import { DECODING, union } from './output';
import { printf } from './outputs/print';
import { compilePattern, remove, replace } from './pattern';
import { choose, type Run, spend } from './run';
import { inheritedMarks } from './secrets';
import type { State } from './state';
import { currentValue, fromOf, itemsOf, setVariable } from './variables';
import { cwdOf, expandPattern, expandText, type Found, newFields } from './words';

/** A parameter before its operation. `set`: `maybe` where only the environment knows. */
interface Held extends Found {
  readonly set: 'yes' | 'no' | 'maybe';
}
const one = (text: Text, from: readonly string[] = []): Held => ({ items: [text], list: false, set: 'yes', from });
const MAYBE: Held = { items: [HOLE], list: false, set: 'maybe', from: [] };
const UNSET: Held = { items: [''], list: false, set: 'no', from: [] };

/** `$name`, `$1`, `$@`. */
export const simpleParameter = (run: Run, state: State, name: string): Found => lookUp(run, state, name, undefined);

/** `${…}` with its operation. */
export function parameterOf(run: Run, state: State, part: ParameterExpansionPart): Found {
  const { prefix, operation } = part;
  const index = part.index === undefined ? undefined : expandText(run, state, part.index);
  if (prefix === '!') return indirect(run, state, part, index);
  const held = lookUp(run, state, part.parameter, index);
  if (prefix === '#') return one(held.items.some((item) => item.includes(HOLE)) ? HOLE : lengthOf(held, index, part.parameter));
  return operation ? operate(run, state, part, held, operation) : held;
}

const lengthOf = (held: Held, index: Text | undefined, name: string): Text =>
  String(
    index === '@' || index === '*' || name === '@' || name === '*'
      ? held.set === 'no'
        ? 0
        : held.items.length
      : [...(held.items[0] ?? '')].length,
  );

function indirect(run: Run, state: State, part: ParameterExpansionPart, index: Text | undefined): Found {
  if (part.operation?.type === 'Names') {
    const names = [...state.variables.keys()].filter((name) => name.startsWith(part.parameter));
    return { items: [...names, HOLE], list: true, from: [] };
  }
  if (index === '@' || index === '*') {
    const value = currentValue(run, state, part.parameter);
    return value !== null && typeof value === 'object' ? { items: [...value.keys()], list: index === '@', from: [] } : one(HOLE);
  }
  const target = lookUp(run, state, part.parameter, index).items[0] ?? '';
  const [, name = '', , key] = /^(\w+|[@*#?$!-])(\[(.*)\])?$/.exec(target) ?? [];
  // Whichever it is.
  if (name === '') return one(HOLE, target.includes(HOLE) ? [WHOLE_ENVIRONMENT] : []);
  const held = lookUp(run, state, name, key);
  return part.operation ? operate(run, state, { ...part, parameter: name }, held, part.operation) : held;
}

function lookUp(run: Run, state: State, name: string, index: Text | undefined): Held {
  if (/^\d+$/.test(name)) {
    if (name === '0') return one(state.zero);
    const arg = state.args[Number(name) - 1];
    return arg === undefined ? UNSET : one(arg);
  }
  if (name === '@' || name === '*')
    return { items: state.args, list: true, star: name === '*', set: state.args.length > 0 ? 'yes' : 'no', from: [] };
  if (name === '#') return one(String(state.args.length));
  if (name === '_') return one(state.last ?? HOLE);
  if (/^[?$!-]$/.test(name) || CHANGING.has(name)) return one(HOLE);
  const value = currentValue(run, state, name);
  if (value === undefined) return wellKnown(run, state, name);
  if (value === null) return UNSET;
  const from = fromOf(state, name);
  // What is not known at all may be an array.
  if (value === HOLE) return one(HOLE, fromOf(state, name));
  if (typeof value === 'string') return index === undefined || index === '0' || index === '@' || index === '*' ? one(value, from) : UNSET;
  if (index === '@' || index === '*')
    return { items: itemsOf(value), list: true, star: index === '*', set: value.size > 0 ? 'yes' : 'no', from };
  // zsh: an array without a subscript is all of it, and the first element is the one with the number one.
  if (run.shell === 'zsh' && index === undefined) return { items: itemsOf(value), list: true, set: value.size > 0 ? 'yes' : 'no', from };
  const key = run.shell === 'zsh' && value.has('0') && /^[1-9]\d*$/.test(index ?? '') ? String(Number(index) - 1) : (index ?? '0');
  const found = value.get(keyOf(run, state, key, value));
  return found !== undefined ? one(found, from) : index?.includes(HOLE) ? one(HOLE, from) : UNSET;
}

function keyOf(run: Run, state: State, index: Text, value: ReadonlyMap<string, Text>): Text {
  if (value.has(index)) return index;
  const n = numberOf(run, state, index);
  if (n === null) return index;
  if (n >= 0) return String(n);
  const last = Math.max(-1, ...[...value.keys()].map(Number));
  return String(last + 1 + n);
}

/** What the shell itself changes, whatever is assigned. */
const CHANGING = new Set(
  'RANDOM SRANDOM SECONDS LINENO EPOCHSECONDS EPOCHREALTIME BASHPID BASH_COMMAND HISTCMD FUNCNAME DIRSTACK GROUPS'.split(' '),
);

/** What a shell sets by itself or a user's environment certainly has. */
function wellKnown(run: Run, state: State, name: string): Held {
  switch (name) {
    case 'HOME':
      return one(run.host.context.facts.home);
    case 'PWD':
      return one(cwdOf(run, state));
    case 'IFS':
      return one(' \t\n');
    case 'BASH':
    case 'SHELL':
      return one('/bin/bash');
    case 'PPID':
    case 'UID':
    case 'EUID':
    case 'PATH':
    case 'USER':
    case 'LOGNAME':
      return one(HOLE);
    default:
      return { ...MAYBE, from: inheritedMarks(name) };
  }
}

function operate(run: Run, state: State, part: ParameterExpansionPart, held: Held, operation: ParameterOperation): Found {
  switch (operation.type) {
    case 'Default':
      return withDefault(run, state, part, held, operation);
    case 'Remove': {
      const pattern = compiled(run, state, operation.operand);
      return each(run, held, (item) => (pattern ? remove(item, pattern, operation.operator) : HOLE));
    }
    case 'Replace': {
      const pattern = compiled(run, state, operation.pattern);
      const by = expandText(run, state, operation.replacement);
      // A wanted tail or head is all that is taken away: `${x/%.sh/}`.
      return each(run, held, (item) => (pattern ? replace(item, pattern, by, operation.operator) : HOLE));
    }
    case 'Slice':
      return slice(run, state, part, held, operation);
    case 'CaseModification': {
      if (operation.operand) return each(run, held, () => HOLE);
      const upper = operation.operator.startsWith('^');
      const all = operation.operator.length === 2;
      const change = (text: string) => (upper ? text.toUpperCase() : text.toLowerCase());
      return each(run, held, (item) => (all ? change(item) : change(item.slice(0, 1)) + item.slice(1)));
    }
    case 'Transform': {
      const how = operation.operand.value;
      if (how === 'U') return each(run, held, (item) => item.toUpperCase());
      if (how === 'u') return each(run, held, (item) => item.slice(0, 1).toUpperCase() + item.slice(1));
      if (how === 'L') return each(run, held, (item) => item.toLowerCase());
      if (how === 'Q') return each(run, held, (item) => `'${item.replaceAll("'", "'\\''")}'`);
      if (how === 'A' && !held.list) return each(run, held, (item) => `${part.parameter}='${item.replaceAll("'", "'\\''")}'`);
      if (how === 'E') return each(run, held, (item) => printf(['%b', item]) ?? HOLE);
      // Expanded like a prompt: the substitutions in it run.
      if (how === 'P') {
        for (const item of held.items) runPrompt(run, state, item);
        return each(run, held, (item) => (/[\\$`]/.test(item) ? HOLE : item));
      }
      return { ...held, items: [HOLE] };
    }
    case 'Unknown':
      if (operation.operator === '~' || operation.operator === '~~')
        return each(run, held, (item) => (operation.operator === '~~' ? toggled(item) : toggled(item.slice(0, 1)) + item.slice(1)));
      return { ...held, items: [HOLE] };
    case 'Names':
      return { ...held, items: [HOLE] };
  }
}

const toggled = (text: string): string => [...text].map((c) => (c === c.toLowerCase() ? c.toUpperCase() : c.toLowerCase())).join('');

function withDefault(
  run: Run,
  state: State,
  part: ParameterExpansionPart,
  held: Held,
  operation: Extract<ParameterOperation, { type: 'Default' }>,
): Found {
  const colon = operation.operator.startsWith(':');
  const how = operation.operator.at(-1);
  const text = held.items.join(' ');
  const filled = held.set === 'yes' && (!colon || text.replaceAll(HOLE, '') !== '');
  const bare = held.set === 'no' || (held.set === 'yes' && colon && text === '');
  const other = (): Found => {
    const fields = newFields(null);
    const value = expandText(run, state, operation.operand, fields);
    if (how === '=') setVariable(run, state, part.parameter, { value, from: fields.from });
    return one(value, fields.from);
  };
  if (how === '?') {
    if (!filled) expandText(run, state, operation.operand);
    return held;
  }
  const [whenSet, whenBare] = how === '+' ? [other, () => one('')] : [() => held, other];
  if (filled) return whenSet();
  if (bare) return whenBare();
  const pick = choose(run, 2);
  return pick === 0 ? whenBare() : pick === 1 ? whenSet() : one(HOLE, whenBare().from);
}

function slice(
  run: Run,
  state: State,
  part: ParameterExpansionPart,
  held: Held,
  operation: Extract<ParameterOperation, { type: 'Slice' }>,
): Found {
  const offset = numberOf(run, state, expandText(run, state, operation.offset));
  const length = operation.length ? numberOf(run, state, expandText(run, state, operation.length)) : undefined;
  if (offset === null || length === null) return { ...held, items: [HOLE] };
  if (!held.list) return each(run, held, (item) => cut([...item], offset, length).join(''));
  // `${@:0}` counts the shell's own name.
  const items = part.parameter === '@' || part.parameter === '*' ? [state.zero, ...held.items] : held.items;
  return { ...held, items: cut(items, offset, length) };
}

function cut<T>(items: readonly T[], offset: number, length: number | undefined): readonly T[] {
  const start = offset < 0 ? items.length + offset : offset;
  if (start < 0) return [];
  return items.slice(start, length === undefined ? undefined : length < 0 ? length : start + length);
}

/** Applies a text operation; what is not wholly known gives an unknown result. Known text that is not followed to its end is hidden by it. */
function each(run: Run, held: Held, change: (item: string) => Text): Found {
  let hidden = false;
  const items = held.items.map((item) => {
    if (item.includes(HOLE)) return HOLE;
    const changed = item.length > MAX_SUBJECT || !spend(run, 1 + (item.length >> 3)) ? HOLE : change(item);
    hidden ||= changed === HOLE && item !== '';
    return changed;
  });
  return { ...held, items, from: hidden ? union(held.from, [HIDDEN]) : held.from };
}
const HIDDEN = `${DECODING}an expansion`;
const MAX_SUBJECT = 4_000;

function compiled(run: Run, state: State, word: Parameters<typeof expandPattern>[2]) {
  const source = expandPattern(run, state, word);
  return source.includes(HOLE) || source.length > 200 ? null : compilePattern(source);
}
