import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { type ParseError, parse } from 'jsonc-parser';
import { clineSwitches } from '../../agents/cline/switches';
import { codexSwitches } from '../../agents/codex/config';
import { geminiSettingsOfFolder, geminiSettingsOfHome } from './geminiSettings';

/** A settings file that can switch hooks off, and for which agents (ids). */
export interface SettingsFile {
  readonly file: string;
  readonly agents: readonly string[];
  /** Keys that switch hooks off when they are true. The editor's own keys are looked at in any file. */
  readonly off: readonly string[];
  /** Keys with a list of hooks that are off; ours may be one of them. */
  readonly some?: readonly string[];
  /** The key below which the settings stand; absent: the file itself. */
  readonly below?: string;
  /** Comments are allowed. */
  readonly comments: boolean;
  /** Not JSON: the agent's own reader tells. */
  readonly read?: (text: string) => { readonly broken: boolean; readonly keys: readonly string[] };
}

const OFF = ['disableAllHooks'] as const;
/** VS Code's Copilot sessions run the Copilot CLI. */
const COPILOT = ['vscode', 'copilot-cli'] as const;
/** Settings of the machine's administrator, which come before a person's own. */
const CLAUDE_MANAGED = ['/etc/claude-code/managed-settings.json', '/Library/Application Support/ClaudeCode/managed-settings.json'];
const CODEX_MANAGED = ['/etc/codex/requirements.toml', '/etc/codex/managed_config.toml', '/etc/codex/config.toml'];
const claudeManaged = (file: string): SettingsFile => ({
  file,
  agents: ['claude-code'],
  off: [...OFF, 'allowManagedHooksOnly'],
  comments: false,
});
const factory = (file: string): SettingsFile => ({ file, agents: ['factory'], off: ['hooksDisabled'], comments: true });
const codex = (file: string): SettingsFile => ({ file, agents: ['codex'], off: [], comments: true, read: codexSwitches });
/** Folders of VS Code's editions below a home: each keeps its settings in `User/`, profiles beside them, and a server in `data/Machine/`. */
const EDITORS = ['Code', 'Code - Insiders', 'VSCodium'].flatMap((name) => [`.config/${name}`, `Library/Application Support/${name}`]);
const SERVERS = ['.vscode-server', '.vscode-server-insiders', '.vscode-remote'];
/** As many profiles and workspace files are looked at. */
const MOST = 20;

/** A person's own agents' settings, and the administrator's. */
export function settingsOfHome(home: string): readonly SettingsFile[] {
  return [
    { file: path.join(home, '.copilot', 'settings.json'), agents: COPILOT, off: OFF, some: ['disabledHooks'], comments: true },
    { file: path.join(home, '.claude', 'settings.json'), agents: ['claude-code'], off: OFF, comments: false },
    ...CLAUDE_MANAGED.map(claudeManaged),
    codex(path.join(home, '.codex', 'config.toml')),
    factory(path.join(home, '.factory', 'settings.json')),
    ...CODEX_MANAGED.map(codex),
    ...geminiSettingsOfHome(home),
    {
      file: path.join(home, '.cline', 'data', 'globalState.json'),
      agents: ['cline-vscode'],
      off: [],
      comments: false,
      read: clineSwitches,
    },
  ];
}

/** Files that Claude Code merges with the administrator's own one. */
export async function settingsOfAdministrators(): Promise<readonly SettingsFile[]> {
  const all = await Promise.all(
    CLAUDE_MANAGED.map(async (file) => {
      const folder = path.join(path.dirname(file), 'managed-settings.d');
      const names = (await readdir(folder).catch((): string[] => [])).filter((name) => name.endsWith('.json')).slice(0, MOST);
      return names.map((name) => claudeManaged(path.join(folder, name)));
    }),
  );
  return all.flat();
}

/** A person's editor settings: of every edition, profile and server. */
export async function settingsOfEditors(home: string): Promise<readonly SettingsFile[]> {
  const files: string[] = SERVERS.map((name) => path.join(home, name, 'data', 'Machine', 'settings.json'));
  for (const editor of EDITORS) {
    const user = path.join(home, editor, 'User');
    const profiles = (await readdir(path.join(user, 'profiles')).catch((): string[] => [])).slice(0, MOST);
    files.push(path.join(user, 'settings.json'), ...profiles.map((name) => path.join(user, 'profiles', name, 'settings.json')));
  }
  return files.map((file) => ({ file, agents: ['vscode'], off: [], comments: true }));
}

/** Files of a workspace that switch hooks off for everybody who opens it. Copilot reads Claude's project settings too. */
export async function settingsOfFolder(folder: string): Promise<readonly SettingsFile[]> {
  const names = await readdir(folder).catch((): string[] => []);
  const workspaces = names.filter((name) => name.endsWith('.code-workspace')).slice(0, MOST);
  const at = (file: string, agents: readonly string[], comments: boolean): SettingsFile => ({
    file: path.join(folder, file),
    agents,
    off: OFF,
    comments,
  });
  return [
    { ...at('.vscode/settings.json', ['vscode'], true), off: [] },
    ...workspaces.map((name) => ({ ...at(name, ['vscode'], true), off: [], below: 'settings' })),
    at('.claude/settings.json', ['claude-code', ...COPILOT], false),
    at('.claude/settings.local.json', ['claude-code', ...COPILOT], false),
    codex(path.join(folder, '.codex', 'config.toml')),
    factory(path.join(folder, '.factory', 'settings.json')),
    factory(path.join(folder, '.factory', 'settings.local.json')),
    at('.github/copilot/settings.json', COPILOT, true),
    at('.github/copilot/settings.local.json', COPILOT, true),
    ...geminiSettingsOfFolder(folder),
  ];
}

/** Which switches are off in the text of a settings file, and whether the text is as its reader wants it. */
export function switchedOff(
  text: string,
  { off, below, comments, read }: SettingsFile,
): { readonly broken: boolean; readonly keys: readonly string[] } {
  if (read) return read(text);
  const errors: ParseError[] = [];
  const whole: unknown = parse(text, errors, { allowTrailingComma: comments, disallowComments: !comments });
  const settings = below === undefined ? whole : field(whole, below);
  const locations = setting(settings, 'chat.hookFilesLocations');
  const keys = [
    ...off.filter((key) => field(settings, key) === true),
    ...(setting(settings, 'chat.useHooks') === false ? ['chat.useHooks'] : []),
    ...(setting(settings, 'chat.hooks.allowManagedOnly') === true ? ['chat.hooks.allowManagedOnly'] : []),
    ...(isRecord(locations)
      ? Object.entries(locations).flatMap(([place, on]) =>
          on === false && /\.copilot([\\/]|$)/.test(place) ? ['chat.hookFilesLocations'] : [],
        )
      : []),
  ];
  return { broken: text.trim() !== '' && errors.length > 0, keys: [...new Set(keys)] };
}

/** Which lists of hooks that are off stand in it, with something in them: a hook is named by a hash that only the agent can make. */
export function perhapsOff(text: string, { some = [], comments }: SettingsFile): readonly string[] {
  const settings: unknown = parse(text, [], { allowTrailingComma: comments, disallowComments: !comments });
  return some.filter((key) => {
    const list = field(settings, key);
    return Array.isArray(list) && list.length > 0;
  });
}

/** A setting by its dotted name, written flat or as nested objects: the editor reads both. */
function setting(settings: unknown, name: string): unknown {
  const flat = field(settings, name);
  if (flat !== undefined) return flat;
  const dot = name.indexOf('.');
  return dot < 0 ? undefined : setting(field(settings, name.slice(0, dot)), name.slice(dot + 1));
}

const field = (value: unknown, name: string): unknown => (isRecord(value) && Object.hasOwn(value, name) ? value[name] : undefined);
const isRecord = (value: unknown): value is { readonly [key: string]: unknown } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
