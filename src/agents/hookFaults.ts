import { mentions } from './command';
import type { HookFile } from './hookFile';

/** What is wrong with our entries in a hook file, one by one. Pure; `state` says only whether anything is. */
export type HookFault =
  | { readonly kind: 'missing' }
  | { readonly kind: 'event-missing'; readonly event: string }
  | { readonly kind: 'command-changed'; readonly event: string }
  | { readonly kind: 'settings-changed'; readonly event: string | null; readonly keys: readonly string[] }
  | { readonly kind: 'duplicate'; readonly event: string; readonly count: number }
  /** The agent skips a hook that it was not told to trust, without a word. */
  | { readonly kind: 'untrusted'; readonly why: 'missing' | 'changed' | 'disabled' }
  | { readonly kind: 'foreign-before'; readonly event: string; readonly count: number };

/** What stands in a hook file. `broken`: why the agent does not read it. */
export interface HookInspection {
  readonly broken: string | null;
  readonly faults: readonly HookFault[];
  /** The registered command, where an entry carries it byte for byte; it is ours, not the file's. */
  readonly command: string | null;
}

type Fields = { readonly [key: string]: unknown };
type Lists = Readonly<Record<string, readonly unknown[]>>;

/** Compares what a file holds with what it must hold. */
export function faultsOf(
  spec: HookFile,
  root: Fields,
  lists: Lists,
  launcher: string,
  file: string,
  strangers: readonly string[],
): Omit<HookInspection, 'broken'> {
  const faults: HookFault[] = [];
  const places = spec.events.map((event) => ({ event, found: handlersIn(lists[event] ?? [], spec.mark ?? launcher) }));
  if (places.every(({ found }) => found.every(({ ours }) => !ours))) return { faults: [{ kind: 'missing' }], command: null };
  let command: string | null = null;
  for (const { event, found } of places) {
    const own = found.filter(({ ours }) => ours);
    const wanted = partsOf(spec.entry(launcher, file, event));
    if (own.length === 0) faults.push({ kind: 'event-missing', event });
    if (own.length > 1) faults.push({ kind: 'duplicate', event, count: own.length });
    const before = found.findIndex(({ ours }) => ours);
    if (before > 0) faults.push({ kind: 'foreign-before', event, count: before });
    for (const { handler, group } of own) {
      const same = handler.command === wanted.handler.command;
      if (same && typeof wanted.handler.command === 'string') command = wanted.handler.command;
      else faults.push({ kind: 'command-changed', event });
      const keys = [...differing(handler, wanted.handler), ...differing(group, wanted.group)].filter((key) => key !== 'command');
      if (keys.length > 0) faults.push({ kind: 'settings-changed', event, keys });
    }
  }
  const keys = [...Object.entries(spec.keys).flatMap(([key, value]) => (root[key] === value ? [] : [key])), ...strangers];
  if (keys.length > 0) faults.push({ kind: 'settings-changed', event: null, keys });
  return { faults, command };
}

/** Every handler of a list, in the order in which the file has them, with what its group says besides. */
function handlersIn(list: readonly unknown[], launcher: string) {
  return list.flatMap((entry) => {
    const nested = isFields(entry) && Array.isArray(entry.hooks) ? entry.hooks : null;
    const group = nested && isFields(entry) ? withoutHooks(entry) : {};
    return (nested ?? [entry]).map((handler: unknown) => ({
      handler: isFields(handler) ? handler : {},
      group,
      ours: mentions(JSON.stringify(handler) ?? '', launcher),
    }));
  });
}

/** An entry of ours as its handler and its group. */
function partsOf(entry: unknown): { readonly handler: Fields; readonly group: Fields } {
  if (!isFields(entry)) return { handler: {}, group: {} };
  const [first] = Array.isArray(entry.hooks) ? entry.hooks : [];
  return isFields(first) ? { handler: first, group: withoutHooks(entry) } : { handler: entry, group: {} };
}

const withoutHooks = (entry: Fields): Fields => Object.fromEntries(Object.entries(entry).filter(([key]) => key !== 'hooks'));

const differing = (found: Fields, wanted: Fields): readonly string[] =>
  [...new Set([...Object.keys(found), ...Object.keys(wanted)])].filter(
    (key) => JSON.stringify(found[key]) !== JSON.stringify(wanted[key]) || Object.hasOwn(found, key) !== Object.hasOwn(wanted, key),
  );

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);
