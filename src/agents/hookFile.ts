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
  /** The agent ignores the whole file for a comment or a comma too many; `commas`: for the comma only. */
  readonly strict: boolean | 'commas';
}

/** Writes one entry of ours into each list, and takes it out again; every other byte stays. */
export function hookFileInstaller(spec: HookFile): Installer {
  const isRight = (read: Read, launcher: string, file: string): boolean =>
    Object.entries(spec.keys).every(([key, value]) => read.root[key] === value) &&
    spec.events.every((event) => {
      const list = read.lists[event] ?? [];
      const [place, ...more] = ours(list, launcher);
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
        return { kind: 'edited', text: `${JSON.stringify({ ...Object.fromEntries(keys), hooks }, null, 2)}\n` };
      }
      const read = readHooks(text, spec.strict);
      if (read.kind === 'broken') return read;
      if (isRight(read, launcher, file)) return { kind: 'edited', text };
      let edited = text;
      for (const event of spec.events) edited = placed(edited, launcher, event, spec.entry(launcher, file, event));
      for (const [key, value] of Object.entries(spec.keys)) if (read.root[key] !== value) edited = setValue(edited, [key], value);
      const after = readHooks(edited, spec.strict);
      const whole = after.kind === 'hooks' && isRight(after, launcher, file) && rest(after, launcher, spec) === rest(read, launcher, spec);
      return whole ? { kind: 'edited', text: edited } : NOT_EDITABLE;
    },
    remove(text, launcher) {
      const read = readHooks(text);
      if (read.kind === 'broken') return mentions(text, launcher) ? read : { kind: 'edited', text };
      const left = Object.keys(read.lists).reduce((rest, event) => without(rest, launcher, event, undefined), text);
      const after = readHooks(left);
      if (after.kind === 'broken' || Object.values(after.lists).some((list) => ours(list, launcher).length > 0)) return NOT_EDITABLE;
      return { kind: 'edited', text: left !== text && isFrame(left, spec) ? null : left };
    },
    state(text, launcher, file) {
      if (text === null || !mentions(text, launcher)) return 'missing';
      const read = readHooks(text, spec.strict);
      return read.kind === 'hooks' && isRight(read, launcher, file) ? 'installed' : 'changed';
    },
    inspect(text, launcher, file) {
      const read = readHooks(text === null || text.trim() === '' ? '{}' : text, spec.strict);
      const broken = read.kind === 'broken' ? read.problem : null;
      // What only a strict reader refuses can still be looked at.
      const loose = read.kind === 'broken' ? readHooks(text ?? '') : read;
      if (loose.kind === 'broken') return { broken, faults: [], command: null };
      const found = faultsOf(spec, loose.root, loose.lists, launcher, file);
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
type Read = { readonly kind: 'hooks'; readonly root: Fields; readonly lists: Readonly<Record<string, readonly unknown[]>> };

function readHooks(text: string, strict: HookFile['strict'] = false): Read | Extract<Edited, { readonly kind: 'broken' }> {
  const errors: ParseError[] = [];
  const root: unknown = parse(text, errors, { allowTrailingComma: strict === false, disallowComments: strict === true });
  const error = errors[0];
  if (error)
    return {
      kind: 'broken',
      problem: `${printParseErrorCode(error.error)} at ${position(text, error.offset)}${strict === true ? STRICTLY : ''}`,
    };
  if (!isRecord(root)) return { kind: 'broken', problem: 'it is not a JSON object' };
  const hooks = root.hooks ?? {};
  if (!isRecord(hooks)) return { kind: 'broken', problem: '"hooks" is not an object' };
  const lists: Record<string, readonly unknown[]> = {};
  for (const [event, list] of Object.entries(hooks)) {
    if (!Array.isArray(list)) return { kind: 'broken', problem: `"hooks.${event}" is not a list` };
    lists[event] = list;
  }
  return { kind: 'hooks', root, lists };
}

/** Places of entries that call the launcher, whatever else they say. */
const ours = (list: readonly unknown[], launcher: string): readonly number[] =>
  list.flatMap((entry, index) => (mentions(JSON.stringify(entry) ?? '', launcher) ? [index] : []));

/** One list with exactly one entry of ours, in the place of the first that was there. */
function placed(text: string, launcher: string, event: string, entry: unknown): string {
  const alone = ours(listIn(text, event), launcher).find((index) => foreignIn(listIn(text, event)[index], launcher) === 0);
  const single = without(text, launcher, event, alone);
  const first = ours(listIn(single, event), launcher)[0];
  return first === undefined ? appendEntry(single, ['hooks', event], entry) : replaceEntry(single, ['hooks', event], first, entry);
}

/** One list without entries of ours, but for one that may stay. In a group that others share, only our handler goes. */
function without(text: string, launcher: string, event: string, keep: number | undefined): string {
  const list = listIn(text, event);
  const path: JSONPath = ['hooks', event];
  return ours(list, launcher)
    .filter((index) => index !== keep)
    .reduceRight((left, index) => {
      if (foreignIn(list[index], launcher) === 0) return removeEntry(left, path, index);
      const handlers = ours(handlersOf(list[index]), launcher);
      return handlers.reduceRight((rest, at) => removeEntry(rest, [...path, index, 'hooks'], at), left);
    }, text);
}

/** Handlers of a group, as Claude Code nests them; a flat entry has none. */
const handlersOf = (entry: unknown): readonly unknown[] => (isRecord(entry) && Array.isArray(entry.hooks) ? entry.hooks : []);
const foreignIn = (entry: unknown, launcher: string): number => handlersOf(entry).length - ours(handlersOf(entry), launcher).length;

function listIn(text: string, event: string): readonly unknown[] {
  const read = readHooks(text);
  return read.kind === 'hooks' ? (read.lists[event] ?? []) : [];
}

/** Everything in the file that is not ours, to be compared before and after. */
function rest({ root, lists }: Read, launcher: string, { keys, events }: HookFile): string {
  const others = Object.entries(root).filter(([key]) => key !== 'hooks' && !Object.hasOwn(keys, key));
  const foreign = Object.entries(lists).map(([event, list]) => {
    const kept = list.map((entry) =>
      (handlersOf(entry).length > 0 ? handlersOf(entry) : [entry]).filter((one) => ours([one], launcher).length === 0),
    );
    return [event, kept.filter((group) => group.length > 0)] as const;
  });
  return JSON.stringify([others, foreign.filter(([event, list]) => list.length > 0 || !events.includes(event))]);
}

/** Does nothing stand in it but our own frame? */
function isFrame(text: string, { keys, events }: HookFile): boolean {
  if (/\/[/*]/.test(text)) return false; // somebody wrote a comment
  const value: unknown = parse(text);
  const frame = { ...keys, hooks: Object.fromEntries(events.map((event) => [event, []])) };
  return JSON.stringify(value) === JSON.stringify(frame);
}

function position(text: string, offset: number): string {
  const lines = text.slice(0, offset).split('\n');
  return `line ${lines.length}, column ${(lines.at(-1)?.length ?? 0) + 1}`;
}

const isRecord = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);
