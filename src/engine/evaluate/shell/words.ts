import { limits } from '../../limits';
import { parseShell, type Word, type WordPart } from '../../parse/shell';
import { HOLE, type Text } from '../../types';
import { isListing, marksOf } from '../secrets/marks';
import { arithmeticText, isReadable } from './arithmetic';
import { expandBraces } from './braces';
import { writtenAt } from './files';
import { parameterOf, simpleParameter } from './parameter';
import { choose, type Run, spend } from './run';
import type { State } from './state';
import { commandOutput, processPath } from './substitute';
import { currentValue } from './variables';

/** Words being put together: `done` are finished, `open` the one that still grows. */
export interface Fields {
  readonly done: Text[];
  open: Text | null;
  /** Separators of this expansion; null: nothing is split (assignments, quotes, patterns of `case`). */
  readonly split: string | null;
  /** An unquoted glob stands in the word. */
  glob: boolean;
  /** The programs whose unknown output stands in the words. */
  from: readonly string[];
}
export const newFields = (split: string | null): Fields => ({ done: [], open: null, split, glob: false, from: [] });

/** The expansion of command words: brace expansion, expansions, field splitting. Globs stay as they are written. */
export function expandInto(run: Run, state: State, word: Word, fields: Fields): void {
  const { parts } = word;
  if (!parts) {
    fields.open = (fields.open ?? '') + tilde(state, run, word.value, word.text);
  } else if (fields.split !== null && parts.some(({ type }) => type === 'BraceExpansion')) {
    const prefix = fields.open;
    for (const source of expandBraces(word.text)) {
      if (!spend(run, 1)) return;
      // `{rm,}` is one word: nothing is left of the other.
      if (source === '' && prefix === null) continue;
      fields.open = prefix;
      const again = parseWord(source);
      if (again?.parts) appendParts(run, state, again.parts, fields, source);
      else fields.open = (prefix ?? '') + (again ? again.value : '');
      closeField(fields);
    }
    return;
  } else appendParts(run, state, parts, fields, word.text);
  closeField(fields);
}

function closeField(fields: Fields): void {
  if (fields.open !== null) fields.done.push(fields.open);
  fields.open = null;
}

/** The fields of several words. */
export function expandAll(run: Run, state: State, words: readonly Word[]): Fields {
  const fields = newFields(separators(run, state));
  for (const word of words) expandInto(run, state, word, fields);
  return fields;
}

/** One word as one text, nothing split: assignments, redirection targets, here-strings. */
export function expandText(run: Run, state: State, word: Word, fields: Fields = newFields(null)): Text {
  if (!word.parts) return tilde(state, run, word.value, word.text);
  appendParts(run, state, word.parts, fields, word.text);
  return fields.open ?? '';
}

/** A word as a pattern: what is quoted is escaped. */
export function expandPattern(run: Run, state: State, word: Word): Text {
  if (!word.parts) return word.text === word.value ? word.value : escapePattern(word.value);
  let pattern = '';
  for (const part of word.parts) {
    const fields = newFields(null);
    appendParts(run, state, [part], fields, '');
    const text = fields.open ?? '';
    const quoted =
      part.type === 'SingleQuoted' || part.type === 'DoubleQuoted' || part.type === 'AnsiCQuoted' || part.type === 'LocaleString';
    const escaped = part.type === 'Literal' && part.text !== part.value;
    pattern += part.type === 'ExtendedGlob' ? HOLE : quoted || escaped ? escapePattern(text) : text;
  }
  return pattern;
}

const escapePattern = (text: Text): Text => text.replace(/[*?[\]\\]/g, '\\$&');

export function appendParts(run: Run, state: State, parts: readonly WordPart[], fields: Fields, source: string): void {
  const [first] = parts;
  for (const part of parts) {
    // `~$x` is no home folder, `~/$x` is.
    if (part === first && part.type === 'Literal' && (parts.length === 1 || part.value.includes('/')))
      add(fields, tilde(state, run, part.value, source));
    else appendPart(run, state, part, fields, false);
  }
}

function appendPart(run: Run, state: State, part: WordPart, fields: Fields, quoted: boolean): void {
  if (!spend(run, 1)) return;
  switch (part.type) {
    case 'Literal':
    case 'SingleQuoted':
    case 'AnsiCQuoted':
      add(fields, part.value);
      return;
    case 'Glob':
      fields.glob = true;
      add(fields, part.text);
      return;
    case 'ExtendedGlob':
      fields.glob = true;
      add(fields, part.text);
      return;
    case 'BraceExpansion':
      add(fields, part.text);
      return;
    case 'DoubleQuoted':
    case 'LocaleString': {
      // "$@" without arguments leaves no word at all, "" leaves an empty one.
      const onlyList = part.parts.length === 1 && /^"\$(?:@|\{@\}|\{\w+\[@\]\})"$/.test(part.text);
      if (!onlyList) add(fields, '');
      for (const child of part.parts) appendPart(run, state, child, fields, true);
      return;
    }
    case 'SimpleExpansion':
      addFound(run, fields, noted(run, part.text, simpleParameter(run, state, part.text.slice(1))), quoted);
      return;
    case 'ParameterExpansion':
      addFound(run, fields, noted(run, part.text, parameterOf(run, state, part)), quoted);
      return;
    case 'CommandExpansion': {
      const output = commandOutput(run, state, part.script, part.text);
      addFound(run, fields, noted(run, part.text, { items: [output.text], list: false, from: output.from }), quoted);
      return;
    }
    case 'ArithmeticExpansion':
      addFound(
        run,
        fields,
        { items: [isReadable(run, part) ? arithmeticText(run, state, part.expression) : HOLE], list: false, from: [] },
        quoted,
      );
      return;
    case 'ProcessSubstitution':
      {
        const path = processPath(run, state, part.operator, part.script, part.text);
        const behind = writtenAt(run.host.files, path);
        // Who is given the path is given what stands behind it.
        if (behind?.kind === 'text') fields.from = [...new Set([...fields.from, ...marksOf(behind.output.from)])];
        add(fields, path);
      }
      return;
    default:
      part satisfies never;
  }
}

const MOST_NOTED = 40;
const MOST_VALUES = 4;
const LONGEST_VALUE = 200;

/** Keeps what an expansion came to, for explanations. */
function noted(run: Run, text: string, found: Found): Found {
  const { evaluated } = run.host;
  if (text.length > LONGEST_VALUE) return found;
  const values = evaluated.get(text) ?? [];
  if (values.length >= MOST_VALUES || (values.length === 0 && evaluated.size >= MOST_NOTED)) return found;
  const secret = found.from.length > 0 && marksOf(found.from).some((mark) => !isListing(mark));
  const value = secret ? null : found.items.join(' ').slice(0, LONGEST_VALUE);
  if (!values.includes(value)) evaluated.set(text, [...values, value]);
  return found;
}

/** What a parameter stands for. A `list` (`$@`, `${a[@]}`) gives one field an item, also in quotes. */
export interface Found {
  readonly items: readonly Text[];
  readonly list: boolean;
  /** In quotes they are one word all the same (`"$*"`). */
  readonly star?: boolean;
  readonly from: readonly string[];
}

function addFound(run: Run, fields: Fields, { items, list, star, from }: Found, quoted: boolean): void {
  if (from.length > 0) fields.from = [...new Set([...fields.from, ...from])];
  if (list && fields.split !== null && !(star && quoted)) {
    items.forEach((item, i) => {
      if (i > 0) closeField(fields);
      if (quoted) add(fields, item);
      else addSplit(run, fields, item);
    });
    return;
  }
  const text = items.join(star ? (fields.split ?? ' ').slice(0, 1) : ' ');
  if (quoted || fields.split === null) {
    if (quoted || text !== '') add(fields, text);
  } else addSplit(run, fields, text);
}

function addSplit(run: Run, fields: Fields, text: Text): void {
  if (/[*?[]/.test(text)) fields.glob = true;
  if (!spend(run, text.length >> 7)) return;
  const split = fields.split ?? '';
  let start = 0;
  for (let i = 0; i <= text.length; i++) {
    if (i < text.length && !split.includes(text.charAt(i))) continue;
    if (i > start) add(fields, text.slice(start, i));
    // A separator that is not white space ends a field even when it is empty.
    else if (i < text.length && !' \t\n'.includes(text.charAt(i))) add(fields, '');
    if (i < text.length) closeField(fields);
    start = i + 1;
  }
}

function add(fields: Fields, text: Text): void {
  fields.open = fields.open === null ? text : fields.open.length + text.length > limits.textLength ? HOLE : fields.open + text;
}

/** The characters at which unquoted expansions are split. */
export function separators(run: Run, state: State): string {
  const value = state.variables.has('IFS') ? currentValue(run, state, 'IFS') : undefined;
  return typeof value === 'string' && !value.includes(HOLE) ? value : ' \t\n';
}

function tilde(state: State, run: Run, value: Text, source: string): Text {
  if (!source.startsWith('~')) return value;
  const [, user = '', rest = ''] = /^~([^/]*)([\s\S]*)$/.exec(value) ?? [];
  if (user === '') return home(run, state) + rest;
  if (user === '+') return cwdOf(run, state) + rest;
  return /^[-\d]/.test(user) ? HOLE + rest : value;
}

function home(run: Run, state: State): Text {
  const set = state.variables.has('HOME') ? currentValue(run, state, 'HOME') : undefined;
  return typeof set === 'string' ? set : run.host.context.facts.home;
}

export function cwdOf(run: Run, state: State): Text {
  const { values } = state.cwd;
  const pick = values.length === 1 ? 0 : pickValue(run, state);
  const value = pick < 0 ? HOLE : values[pick];
  return typeof value === 'string' ? value : HOLE;
}

const pickValue = (run: Run, state: State): number => choose(run, state.cwd.values.length, state.cwd);

function parseWord(source: string): Word | null {
  const command = parseShell(`: ${source}`).commands[0]?.command;
  const word = command?.type === 'Command' ? command.suffix[0] : undefined;
  return word?.type === 'Word' ? word : null;
}
