import { limits } from '../../limits';
import type { Json } from '../../types';
import type { Change } from './afterState';
import { TAKE_OVER } from './takeOver';

/** Keys of agents' settings that switch hooks off when they are there and not false, wherever they stand. */
const OFF_SWITCHES: ReadonlySet<string> = new Set([
  'disableallhooks',
  // a list of hashes in the Copilot CLI's settings: each switches off one hook
  'disabledhooks',
  'hooksdisabled',
  'allowmanagedhooksonly',
  'allowmanagedonly',
  'safemode',
]);
/** Keys that switch hooks on: false is off. */
const ON_SWITCHES: ReadonlySet<string> = new Set(['hooksenabled', 'hooks', 'usehooks', 'enablehooks']);
/** Keys whose value runs something or allows something. */
const POWERS: ReadonlySet<string> = new Set([
  'hooks',
  'permissions',
  'permission',
  'allow',
  'alloweddirectories',
  'mcpservers',
  'mcp',
  'plugin',
  'plugins',
  'enabledplugins',
  'statusline',
  'apikeyhelper',
  'awsauthrefresh',
  'awscredentialexport',
  'otelheadershelper',
  'extraknownmarketplaces',
  'sandbox',
  'trustedfolders',
  'trusted',
  'approvalmode',
  'autoapprove',
  'autoaccept',
  'yolo',
  'allowedtools',
  'coretools',
  'toolpermissions',
  'commandallowlist',
  'tools',
  'command',
  'bash',
  'powershell',
  'skipautopermissionprompt',
  'enableallprojectmcpservers',
  'enabledmcpjsonservers',
  'toolssettings',
  'security',
]);
/** More than can stand in a text of settings that is read at all: nothing is left out. */
const CEILING = limits.settingsLength;

/** Compares an agent's settings or hook file before and after. */
export function agentChange(before: Json, after: Json): Change {
  const kept = new Set(entries(after));
  if (entries(before).some((entry) => entry.includes('mollyguard') && !kept.has(entry))) return 'self-off';
  const was = new Set(switches(before));
  if (switches(after).some((one) => !was.has(one))) return 'self-off';
  const refused = new Set(refusals(after));
  if (refusals(before).some((one) => !refused.has(one))) return 'foreign-hook';
  const had = new Set(powers(before));
  return powers(after).some((one) => !had.has(one)) ? 'foreign-hook' : 'harmless';
}

/** Editor settings by their dotted name, also where they are nested. */
const EDITOR_OFF: readonly (readonly [RegExp, (value: Json) => boolean])[] = [
  [/^chat\.useHooks$/, (value) => value !== true],
  [/^chat\.hookFilesLocations\..*\.copilot[/\\]hooks/, (value) => value !== true],
  [/^chat\.hookFilesLocations$/, (value) => typeof value !== 'object' || value === null],
  [/^chat\.plugins\.enabled$/, (value) => value !== true],
  [/^chat\.hooks\./, () => true],
  [/^(?:chat|github\.copilot)\..*(?:disableAllHooks|hooksEnabled)$/i, () => true],
  [
    /^terminal\.integrated\.env\..*\.(?:BASH_ENV|ENV|BASH_FUNC_.*|SHELLOPTS|BASHOPTS|BASH_XTRACEFD|PS4|NODE_OPTIONS|LD_[A-Z_]+|DYLD_[A-Z_]+|HOME)$/,
    () => true,
  ],
  [/^extensions\.(?:supportAgentsWindow|disabled)\b.*mollyguard/i, () => true],
  [/^customizations\.vscode\.extensions$/, (value) => JSON.stringify(value).toLowerCase().includes('"-mollyguard.')],
  // the editor's start-up file: its inspector is a way to every click
  [/^remote-debugging-port$/, () => true],
];
const EDITOR_FOREIGN =
  /^(?:chat\.tools\.(?:.*\.)?(?:autoApprove|autoReply)\b|chat\.(?:permissions|hookFilesLocations|pluginLocations|agent\.sandbox|autopilot)\b|chat\.mcp\.|mcp\.|task\.allowAutomaticTasks|security\.workspace\.trust\b|terminal\.integrated\.(?:env|automationProfile|profiles)\b|initializeCommand\b|.*dangerouslySkipPermissions|.*allowDangerously)/i;

/** Compares editor settings before and after. `own`: the user's own file, where nothing of ours may change. */
export function editorChange(before: Json, after: Json, own: boolean): Change {
  const was = new Map(settingsOf(before).map(([name, value]) => [name, JSON.stringify(value)]));
  const now = settingsOf(after);
  const changed = now.filter(([name, value]) => was.get(name) !== JSON.stringify(value));
  if (changed.some(([name, value]) => EDITOR_OFF.some(([key, isOff]) => key.test(name) && isOff(value)))) return 'self-off';
  const names = new Set(now.map(([name]) => name));
  const ours = (name: string): boolean => name.startsWith('mollyguard');
  if (own && (changed.some(([name]) => ours(name)) || [...was.keys()].some((name) => ours(name) && !names.has(name)))) return 'self-off';
  return changed.some(
    ([name, value]) => EDITOR_FOREIGN.test(name) || (name === 'tasks.tasks' && JSON.stringify(value).includes('"folderOpen"')),
  )
    ? 'foreign-hook'
    : 'harmless';
}

/** Leaves by dotted name; a workspace file keeps its settings under `settings`. */
function settingsOf(root: Json): (readonly [string, Json])[] {
  const found: (readonly [string, Json])[] = [];
  const walk = (value: Json, name: string): void => {
    if (found.length > CEILING) return;
    if (isRecord(value) && Object.keys(value).length > 0) {
      for (const [key, inner] of Object.entries(value)) walk(inner, name === '' ? key : `${name}.${key}`);
    } else {
      found.push([name.replace(/^(?:customizations\.vscode\.)?settings\./, ''), value]);
    }
  };
  walk(root, '');
  return found;
}

/** Every list entry, and every plain value, with the names that lead to it: what a hook file consists of, regardless of order and white space. */
function entries(root: Json): string[] {
  const found: string[] = [];
  const walk = (value: Json, name: string): void => {
    if (found.length > CEILING) return;
    if (isList(value)) for (const one of value) found.push(`${name} ${canonical(one)}`);
    else if (isRecord(value)) for (const [key, inner] of Object.entries(value)) walk(inner, `${name}/${key}`);
    else found.push(`${name} ${canonical(value)}`);
  };
  walk(root, '');
  return found;
}

/** What switches hooks off or takes their process over. */
function switches(root: Json): string[] {
  const found: string[] = [];
  each(root, (key, value, name) => {
    const plain = key.toLowerCase();
    if (plain === 'hooksconfig' || (OFF_SWITCHES.has(plain) && value !== false && value !== null))
      found.push(`${name} ${canonical(value)}`);
    if (ON_SWITCHES.has(plain) && (value === false || value === null)) found.push(`${name} off`);
    // Gemini CLI merges layers: what is no object takes the place of the hooks of all layers before.
    if (name === '/hooks' && !isRecord(value)) found.push(`${name} ${canonical(value)}`);
    if (TAKE_OVER.test(key)) found.push(`${name} ${canonical(value)}`);
  });
  return found;
}

/** What an agent is refused: to take that away is to allow it. */
function refusals(root: Json): string[] {
  const found: string[] = [];
  each(root, (key, value, name) => {
    if (key.toLowerCase() === 'deny') found.push(...entries(value).map((entry) => name + entry));
    if (value === 'deny') found.push(name);
  });
  return found;
}

/** Everything below a key that runs or allows something, one string an entry. */
function powers(root: Json): string[] {
  const found: string[] = [];
  each(root, (key, value, name) => {
    if (POWERS.has(key.toLowerCase())) found.push(...entries(value).map((entry) => name + entry));
  });
  return found;
}

function each(root: Json, visit: (key: string, value: Json, name: string) => void): void {
  let left = CEILING;
  const walk = (value: Json, name: string): void => {
    if (isList(value)) for (const one of value) walk(one, `${name}/[]`);
    else if (isRecord(value)) {
      for (const [key, inner] of Object.entries(value)) {
        if (--left < 0) return;
        visit(key, inner, `${name}/${key}`);
        walk(inner, `${name}/${key}`);
      }
    }
  };
  walk(root, '');
}

/** JSON with sorted keys. */
function canonical(value: Json): string {
  if (isList(value)) return `[${value.map(canonical).join(',')}]`;
  if (!isRecord(value)) return JSON.stringify(value);
  const keys = Object.keys(value).sort();
  return `{${keys.map((key) => `${JSON.stringify(key)}:${canonical(value[key] ?? null)}`).join(',')}}`;
}

const isList = (value: Json): value is readonly Json[] => Array.isArray(value);
const isRecord = (value: Json): value is { readonly [key: string]: Json } => typeof value === 'object' && value !== null && !isList(value);
