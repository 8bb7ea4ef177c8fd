import { type JSONPath, type ParseError, parse, printParseErrorCode } from 'jsonc-parser';
import { mentions } from './command';
import { faultsOf } from './hookFaults';
import type { Edited, Installer } from './installer';
import { appendEntry, removeEntry, replaceEntry, setValue } from './jsonList';

/** A JSON file with hooks: an agent's own, or its settings. */
export interface HookFile extends Pick<Installer, 'id' | 'title' | 'file' | 'folders' | 'programs'> {
  /** The events that get an entry of ours, each a list below `hooks`. */
  readonly events: readonly string[];
  entry(launcher: string, file: string, event: string): unknown;
  /** Keys beside `hooks` that the file must have (a version), or must not (undefined). Only for a file that holds nothing but hooks. */
  readonly keys: Readonly<Record<string, unknown>>;
  /** Where the lists stand; absent: below `hooks`. Empty: at the top, where what is no list is another's. */
  readonly below?: readonly string[];
  /** What stands there belongs to us as a whole: any other key there is taken out. */
  readonly own?: true;
  /** What tells an entry of ours where it does not name the launcher itself. */
  readonly mark?: string;
  /** The agent ignores the whole file for a comment or a comma too many; `commas`: for the comma only. */
  readonly strict: boolean | 'commas';
}

/** Writes one entry of ours into each list, and takes it out again; every other byte stays. */
export function hookFileInstaller(spec: HookFile): Installer {
  const below = spec.below ?? HOOKS;
  const markOf = (launcher: string): string => spec.mark ?? launcher;
  const isRight = (read: Read, launcher: string, file: string): boolean =>
    strangers(read, spec).length === 0 &&
    Object.entries(spec.keys).every(([key, value]) => read.root[key] === value) &&
    spec.events.every((event) => {
      const list = read.lists[event] ?? [];
      const [place, ...more] = ours(list, markOf(launcher));
      const wanted = JSON.stringify(spec.entry(launcher, file, event));
      return place !== undefined && more.length === 0 && JSON.stringify(list[place]) === wanted;
    });

  return {
    id: spec.id,
    title: spec.title,
    file: spec.file,
    folders: spec.folders,
    programs: spec.programs,
    install(text, launcher, file) {
      if (text === null || text.trim() === '') {
        const hooks = Object.fromEntries(spec.events.map((event) => [event, [spec.entry(launcher, file, event)]]));
        const keys = Object.entries(spec.keys).filter(([, value]) => value !== undefined);
        return { kind: 'edited', text: `${JSON.stringify(framed(below, Object.fromEntries(keys), hooks), null, 2)}\n` };
      }
      const read = readHooks(text, below, spec.strict);
      if (read.kind === 'broken') return read;
      const mark = markOf(launcher);
      if (isRight(read, launcher, file)) return { kind: 'edited', text };
      let edited = text;
      for (const event of spec.events) edited = placed(edited, mark, below, event, spec.entry(launcher, file, event));
      for (const [key, value] of Object.entries(spec.keys)) if (read.root[key] !== value) edited = setValue(edited, [key], value);
      for (const key of strangers(read, spec)) edited = setValue(edited, [...below, key], undefined);
      const after = readHooks(edited, below, spec.strict);
      const whole = after.kind === 'hooks' && isRight(after, launcher, file) && rest(after, mark, spec) === rest(read, mark, spec);
      return whole ? { kind: 'edited', text: edited } : NOT_EDITABLE;
    },
    remove(text, launcher) {
      const mark = markOf(launcher);
      const read = readHooks(text, below);
      if (read.kind === 'broken') return mentions(text, mark) ? read : { kind: 'edited', text };
      const emptied = Object.keys(read.lists).reduce((rest, event) => without(rest, mark, below, event, undefined), text);
      const left = spec.own && emptied !== text ? setValue(emptied, [...below], undefined) : emptied;
      const after = readHooks(left, below);
      if (after.kind === 'broken' || Object.values(after.lists).some((list) => ours(list, mark).length > 0)) return NOT_EDITABLE;
      return { kind: 'edited', text: left !== text && isFrame(left, spec) ? null : left };
    },
    state(text, launcher, file) {
      if (text === null || !mentions(text, markOf(launcher))) return 'missing';
      const read = readHooks(text, below, spec.strict);
      return read.kind === 'hooks' && isRight(read, launcher, file) ? 'installed' : 'changed';
    },
    inspect(text, launcher, file) {
      const read = readHooks(text === null || text.trim() === '' ? '{}' : text, below, spec.strict);
      const broken = read.kind === 'broken' ? read.problem : null;
      // What only a strict reader refuses can still be looked at.
      const loose = read.kind === 'broken' ? readHooks(text ?? '', below) : read;
      if (loose.kind === 'broken') return { broken, faults: [], command: null };
      const found = faultsOf(spec, loose.root, loose.lists, launcher, file, strangers(loose, spec));
      const right = read.kind === 'broken' || isRight(read, launcher, file);
      const unexplained = !right && found.faults.every(({ kind }) => kind === 'foreign-before');
      return { broken, ...found, faults: unexplained ? [...found.faults, REARRANGED] : found.faults };
    },
  };
}

/** Our own edit went wrong: nothing is written then. */
const NOT_EDITABLE: Edited = { kind: 'broken', problem: 'its layout is not one that can be edited without loss' };

/** Everything is there, arranged otherwise than we do: agents read it all the same, but it was not us who wrote it. */
const REARRANGED = { kind: 'settings-changed', event: null, keys: ['arrangement'] } as const;

const STRICTLY = ' (the agent reads it strictly: with comments or a comma too many it ignores the whole file)';

type Fields = { readonly [key: string]: unknown };
type Lists = Readonly<Record<string, readonly unknown[]>>;
type Read = { readonly kind: 'hooks'; readonly root: Fields; readonly place: Fields; readonly lists: Lists };

const HOOKS = ['hooks'] as const;

/** The file's text as a value: keys, and the lists in their place. */
const framed = (below: readonly string[], keys: Fields, hooks: Fields): Fields => ({
  ...keys,
  ...below.reduceRight<Fields>((inner, key) => ({ [key]: inner }), hooks),
});

/** Keys that stand where only our lists do. */
const strangers = ({ place }: Read, { own, events }: HookFile): readonly string[] =>
  own ? Object.keys(place).filter((key) => !events.includes(key)) : [];

function readHooks(
  text: string,
  below: readonly string[],
  strict: HookFile['strict'] = false,
): Read | Extract<Edited, { readonly kind: 'broken' }> {
  const errors: ParseError[] = [];
  const root: unknown = parse(text, errors, { allowTrailingComma: strict === false, disallowComments: strict === true });
  const error = errors[0];
  if (error)
    return {
      kind: 'broken',
      problem: `${printParseErrorCode(error.error)} at ${position(text, error.offset)}${strict === true ? STRICTLY : ''}`,
    };
  if (!isRecord(root)) return { kind: 'broken', problem: 'it is not a JSON object' };
  const place = below.reduce<unknown>((value, key) => (isRecord(value) ? (value[key] ?? {}) : value), root);
  if (!isRecord(place)) return { kind: 'broken', problem: `"${below.join('.')}" is not an object` };
  const lists: Record<string, readonly unknown[]> = {};
  for (const [event, list] of Object.entries(place)) {
    if (Array.isArray(list)) lists[event] = list;
    else if (below === HOOKS) return { kind: 'broken', problem: `"hooks.${event}" is not a list` };
  }
  return { kind: 'hooks', root, place, lists };
}

/** Places of entries that call the launcher, whatever else they say. */
const ours = (list: readonly unknown[], launcher: string): readonly number[] =>
  list.flatMap((entry, index) => (mentions(JSON.stringify(entry) ?? '', launcher) ? [index] : []));

/** One list with exactly one entry of ours, in the place of the first that was there. */
function placed(text: string, mark: string, below: readonly string[], event: string, entry: unknown): string {
  const before = listIn(text, below, event);
  const alone = ours(before, mark).find((index) => foreignIn(before[index], mark) === 0);
  const single = without(text, mark, below, event, alone);
  const first = ours(listIn(single, below, event), mark)[0];
  if (first === undefined) return appendEntry(single, [...below, event], entry);
  // One that is right stays as it is laid out.
  const right = JSON.stringify(listIn(single, below, event)[first]) === JSON.stringify(entry);
  return right ? single : replaceEntry(single, [...below, event], first, entry);
}

/** One list without entries of ours, but for one that may stay. In a group that others share, only our handler goes. */
function without(text: string, mark: string, below: readonly string[], event: string, keep: number | undefined): string {
  const list = listIn(text, below, event);
  const path: JSONPath = [...below, event];
  return ours(list, mark)
    .filter((index) => index !== keep)
    .reduceRight((left, index) => {
      if (foreignIn(list[index], mark) === 0) return removeEntry(left, path, index);
      const handlers = ours(handlersOf(list[index]), mark);
      return handlers.reduceRight((rest, at) => removeEntry(rest, [...path, index, 'hooks'], at), left);
    }, text);
}

/** Handlers of a group, as Claude Code nests them; a flat entry has none. */
const handlersOf = (entry: unknown): readonly unknown[] => (isRecord(entry) && Array.isArray(entry.hooks) ? entry.hooks : []);
const foreignIn = (entry: unknown, launcher: string): number => handlersOf(entry).length - ours(handlersOf(entry), launcher).length;

function listIn(text: string, below: readonly string[], event: string): readonly unknown[] {
  const read = readHooks(text, below);
  return read.kind === 'hooks' ? (read.lists[event] ?? []) : [];
}

/** Everything in the file that is not ours, to be compared before and after. */
function rest({ root, place, lists }: Read, launcher: string, { keys, events, below = HOOKS, own }: HookFile): string {
  const top = below[0] === undefined ? Object.keys(lists) : [below[0]];
  const inside = own || below.length === 0 ? [] : Object.entries(place).filter(([event]) => !Object.hasOwn(lists, event));
  const others = [...Object.entries(root).filter(([key]) => !top.includes(key) && !Object.hasOwn(keys, key)), ...inside];
  const foreign = Object.entries(own ? {} : lists).map(([event, list]) => {
    const kept = list.map((entry) =>
      (handlersOf(entry).length > 0 ? handlersOf(entry) : [entry]).filter((one) => ours([one], launcher).length === 0),
    );
    return [event, kept.filter((group) => group.length > 0)] as const;
  });
  return JSON.stringify([others, foreign.filter(([event, list]) => list.length > 0 || !events.includes(event))]);
}

/** Does nothing stand in it but our own frame? */
function isFrame(text: string, { keys, events, below = HOOKS, own }: HookFile): boolean {
  if (/\/[/*]/.test(text)) return false; // somebody wrote a comment
  const value: unknown = parse(text);
  const frame = own ? keys : framed(below, keys, Object.fromEntries(events.map((event) => [event, []])));
  return JSON.stringify(value) === JSON.stringify(frame);
}

function position(text: string, offset: number): string {
  const lines = text.slice(0, offset).split('\n');
  return `line ${lines.length}, column ${(lines.at(-1)?.length ?? 0) + 1}`;
}

const isRecord = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);
