import type { Context } from '../../context';
import { limits } from '../../limits';
import { readJsonc } from '../../parse/jsonc';
import { type FileCall, HOLE, type Json } from '../../types';
import { editedText } from './edits';
import { textAfter, textBefore } from './fileTexts';
import { isIgnoreFile, opensFiles } from './ignoreBlock';
import { addsStart, startsLater } from './laterStarts';
import { baseName, hasGlob } from './path';
import { isUserWide, type Place } from './place';
import { agentChange, editorChange } from './settings';
import { TAKE_OVER } from './takeOver';
import { tomlChange } from './tomlSettings';

/**
 * What a write leaves behind. `self-off`: Mollyguard or an agent's hook would be off or changed, or that cannot be told. `foreign-hook`: another's hook
 * or permission would be added. `harmless`: neither.
 */
export const CHANGES = ['self-off', 'foreign-hook', 'harmless'] as const;
export type Change = (typeof CHANGES)[number];

/** Computes the state after one call on a settings, hook or environment file. Asks for the file's present text. */
export function changeOf(call: FileCall, place: Place, context: Context): Change {
  const managed = isUserWide(call.path, context.facts);
  if (isIgnoreFile(call.path)) return ignoreChange(call, context);
  if (place !== 'agent-settings' && place !== 'editor-settings')
    return startsLater(call.path) ? startChange(call, context) : environmentChange(call, context);
  if (call.verb === 'permissions') return managed ? 'self-off' : 'harmless';
  const many = call.recursive || call.pattern || hasGlob(call.path) || call.path.includes(HOLE);
  if (call.verb === 'delete' || call.verb === 'move' || call.verb === 'discard') {
    if (!managed) return 'harmless';
    if (place === 'editor-settings') return many ? 'harmless' : removal(call, context);
    return many ? 'self-off' : removal(call, context);
  }
  if (many) return 'self-off';
  const before = textBefore(call.path, context);
  const after = textAfter(call, before);
  // It counts once a person builds the container anew: what cannot be told now is seen then.
  if (after === null && /^\.?devcontainer\.json$/.test(baseName(call.path))) return 'harmless';
  if (baseName(call.path) === 'keybindings.json' && after !== null) return isOurs(after) && !isOurs(before ?? '') ? 'self-off' : 'harmless';
  if (after === null || after.includes(HOLE) || (before === null && managed)) return 'self-off';
  if (before === after) return 'harmless';
  if (Math.max(before?.length ?? 0, after.length) > limits.settingsLength) return managed ? 'self-off' : 'foreign-hook';
  if (place === 'editor-settings') return jsonChange(before, after, (one, two) => editorChange(one, two, managed));
  // An agent that reads strictly (Claude Code does) ignores a file with one comment or comma too many, our hook in it included.
  if (before !== null && isOurs(before) && isStrict(before) && !isStrict(after)) return 'self-off';
  if (/\.jsonc?$/.test(call.path)) return jsonChange(before, after, agentChange);
  return call.path.endsWith('.toml') ? tomlChange(before ?? '', after) : scriptChange(before);
}

/** What an agent leaves alone by its own list is a permission that it lacks. */
function ignoreChange(call: FileCall, context: Context): Change {
  if (call.verb === 'permissions') return 'harmless';
  const gone = call.verb === 'delete' || call.verb === 'move' || call.verb === 'discard';
  const before = textBefore(call.path, context);
  return opensFiles(before, gone ? null : textAfter(call, before)) ? 'foreign-hook' : 'harmless';
}

/** What starts something by itself later is another's hook. */
function startChange(call: FileCall, context: Context): Change {
  if (call.verb !== 'overwrite' && call.verb !== 'append' && call.verb !== 'create') return 'harmless';
  const before = textBefore(call.path, context);
  return addsStart(call.path, before, textAfter(call, before)) ? 'foreign-hook' : 'harmless';
}

/** Removing a file of ours, or one that may be ours, switches off; removing another's does not. */
function removal(call: FileCall, context: Context): Change {
  const fact = context.file(call.path, 'text');
  return fact.kind === 'missing' || (fact.kind === 'text' && !isOurs(fact.text)) ? 'harmless' : 'self-off';
}

const isOurs = (text: string): boolean => text.toLowerCase().includes('mollyguard');

function isStrict(text: string): boolean {
  try {
    JSON.parse(text.replace(/^\uFEFF/, ''));
    return true;
  } catch {
    return false;
  }
}

/** A text that does not parse is not knowledge: agents skip such a file silently, hooks and all. */
function jsonChange(before: string | null, after: string, compare: (before: Json, after: Json) => Change): Change {
  const next = after.trim() === '' ? { value: null } : readJsonc(after);
  if (next === null) return 'self-off';
  const last = before === null ? null : before.trim() === '' ? { value: null } : readJsonc(before);
  // A file that did not parse had no effect, unless our entry was in it.
  if (last === null && before !== null && isOurs(before)) return 'self-off';
  return compare(last?.value ?? null, next.value);
}

const lines = (text: string): string[] =>
  text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));

/** A hook program or plugin. */
const scriptChange = (before: string | null): Change => (before === null || isOurs(before) ? 'self-off' : 'foreign-hook');

/** `.env` and its kin: only what takes over a hook's own process matters here. */
function environmentChange(call: FileCall, context: Context): Change {
  if (call.edits) {
    const before = textBefore(call.path, context);
    // Not to be computed (its old text is not there as it is written): what it would put in is looked at by itself.
    const after = before === null ? null : editedText(before, call.edits);
    return takesOver(after ?? call.edits.map((edit) => edit.new).join('\n'), before) ? 'self-off' : 'harmless';
  }
  if (call.content.kind === 'unreadable') {
    return environmentNames(call.content.why).some((name) => TAKE_OVER.test(name)) ? 'self-off' : 'harmless';
  }
  if (call.content.kind !== 'text' || !isEnvironment(call.content.text)) return 'harmless';
  return takesOver(call.content.text, textBefore(call.path, context)) ? 'self-off' : 'harmless';
}
/** Does a line that was not there before set a variable that replaces what a hook runs? */
function takesOver(text: string, before: string | null): boolean {
  const known = new Set(lines(before ?? ''));
  return lines(text).some((line) => !known.has(line) && environmentNames(line).some((name) => TAKE_OVER.test(name)));
}
const isEnvironment = (text: string): boolean => environmentNames(text).some((name) => TAKE_OVER.test(name));
const environmentNames = (text: string): string[] =>
  [...text.matchAll(/(?<![\w.$])(BASH_FUNC_[^\s=]*|[A-Z][A-Z\d_]*)["']?\s*[+:]?=/g)].map((match) => match[1] ?? '');

/** A file of a project that counts by what a write leaves in it: what an agent loads into the environment of its hooks, leaves alone, or starts. */
export const isWatchedFile = (path: string): boolean =>
  /^\.env(?:$|\.|rc$)/.test(baseName(path)) || isIgnoreFile(path) || startsLater(path);
