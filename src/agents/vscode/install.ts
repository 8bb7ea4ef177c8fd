import { applyEdits, modify, type ParseError, parse, printParseErrorCode } from 'jsonc-parser';
import type { Edited, Installer } from '../installer';
import { appendEntry, removeEntry, replaceEntry } from '../jsonList';

const LIST = ['hooks', 'PreToolUse'] as const;
const SECONDS = 900;

/**
 * `~/.copilot/hooks/mollyguard.json`: VS Code's chat and the Copilot CLI read every file of that folder. The event's PascalCase name makes
 * both send the same dialect; each reads one of the two time-outs.
 */
export const vscodeInstaller: Installer = {
  id: 'vscode',
  title: 'VS Code chat and Copilot CLI',
  file: (home) => `${home}/.copilot/hooks/mollyguard.json`,
  install(text, launcher, file) {
    const entry = entryFor(launcher, file);
    if (text === null || text.trim() === '') {
      return { kind: 'edited', text: `${JSON.stringify({ version: 1, hooks: { PreToolUse: [entry] } }, null, 2)}\n` };
    }
    const read = readHooks(text);
    if (read.kind === 'broken') return read;
    if (isRight(read, launcher, file)) return { kind: 'edited', text };
    const first = ours(read.list, launcher)[0];
    const single = withoutOurs(text, launcher, first);
    const placed = first === undefined ? appendEntry(single, LIST, entry) : replaceEntry(single, LIST, first, entry);
    const switchedOn =
      read.root.disableAllHooks === undefined ? placed : applyEdits(placed, modify(placed, ['disableAllHooks'], undefined, {}));
    const after = readHooks(switchedOn);
    return after.kind === 'hooks' && isRight(after, launcher, file) ? { kind: 'edited', text: switchedOn } : NOT_EDITABLE;
  },
  remove(text, launcher) {
    const read = readHooks(text);
    if (read.kind === 'broken') return text.includes(launcher) ? read : { kind: 'edited', text };
    const left = withoutOurs(text, launcher, undefined);
    const after = readHooks(left);
    if (after.kind === 'broken' || ours(after.list, launcher).length > 0) return NOT_EDITABLE;
    return { kind: 'edited', text: left !== text && isEmpty(left) ? null : left };
  },
  state(text, launcher, file) {
    if (text === null || !mentions(text, launcher)) return 'missing';
    const read = readHooks(text);
    return read.kind === 'hooks' && isRight(read, launcher, file) ? 'installed' : 'changed';
  },
};

/** Our own edit went wrong: nothing is written then. */
const NOT_EDITABLE: Edited = { kind: 'broken', problem: 'its layout is not one that can be edited without loss' };

/**
 * The registered command. The launcher runs beside a shell that outlives it: whatever happens to it (gone, crashed, killed) is exit 2,
 * which both agents take for a denial, and so is SIGTERM, which VS Code sends when its own limit is over.
 */
export function hookCommand(launcher: string, file: string): string {
  const remedy = `Mollyguard did not answer, so this action does not run. Open a folder in an editor with Mollyguard to repair it, or delete ${file} to remove this hook.`;
  return `exec 3<&0; ${quote(launcher)} vscode <&3 3<&- & trap "kill $!" TERM; wait $! || { echo ${quote(remedy)} >&2; exit 2; }`;
}

const entryFor = (launcher: string, file: string) => ({
  type: 'command',
  command: hookCommand(launcher, file),
  timeout: SECONDS,
  timeoutSec: SECONDS,
});

type Read = { readonly kind: 'hooks'; readonly root: { readonly [key: string]: unknown }; readonly list: readonly unknown[] };

function readHooks(text: string): Read | Extract<Edited, { readonly kind: 'broken' }> {
  const errors: ParseError[] = [];
  const root: unknown = parse(text, errors, { allowTrailingComma: true, disallowComments: false });
  const error = errors[0];
  if (error) return { kind: 'broken', problem: `${printParseErrorCode(error.error)} at ${position(text, error.offset)}` };
  if (!isRecord(root)) return { kind: 'broken', problem: 'it is not a JSON object' };
  const hooks = root.hooks ?? {};
  if (!isRecord(hooks)) return { kind: 'broken', problem: '"hooks" is not an object' };
  const list: unknown = hooks.PreToolUse ?? [];
  return Array.isArray(list) ? { kind: 'hooks', root, list } : { kind: 'broken', problem: '"hooks.PreToolUse" is not a list' };
}

const isRight = (read: Read, launcher: string, file: string): boolean => {
  const places = ours(read.list, launcher);
  return (
    places.length === 1 &&
    read.root.disableAllHooks === undefined &&
    JSON.stringify(read.list[places[0] ?? 0]) === JSON.stringify(entryFor(launcher, file))
  );
};

/** Places of entries that call the launcher, whatever else they say. */
const ours = (list: readonly unknown[], launcher: string): readonly number[] =>
  list.flatMap((entry, index) => (mentions(JSON.stringify(entry) ?? '', launcher) ? [index] : []));

/** Is the launcher's path in this JSON text, as JSON writes it within a shell word? */
const mentions = (json: string, launcher: string): boolean =>
  json.includes(JSON.stringify(launcher).slice(1, -1)) || json.includes(JSON.stringify(quote(launcher)).slice(1, -1));

function withoutOurs(text: string, launcher: string, keep: number | undefined): string {
  const read = readHooks(text);
  if (read.kind === 'broken') return text;
  return ours(read.list, launcher)
    .filter((index) => index !== keep)
    .reduceRight((left, index) => removeEntry(left, LIST, index), text);
}

/** Does nothing stand in it but our own frame? */
function isEmpty(text: string): boolean {
  if (/\/[/*]/.test(text)) return false; // somebody wrote a comment
  const value: unknown = parse(text);
  return JSON.stringify(value) === '{"version":1,"hooks":{"PreToolUse":[]}}';
}

function position(text: string, offset: number): string {
  const lines = text.slice(0, offset).split('\n');
  return `line ${lines.length}, column ${(lines.at(-1)?.length ?? 0) + 1}`;
}

const isRecord = (value: unknown): value is { readonly [key: string]: unknown } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const quote = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;
