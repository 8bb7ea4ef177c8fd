import type { Place } from './place';
import {
  AGENT_SETTINGS,
  EDITOR_FOLDERS,
  EDITORS,
  HOME_CACHES,
  HOME_PERSISTENCE,
  MANAGED_SETTINGS,
  NULL_DEVICES,
  SYSTEM_CACHES,
  SYSTEM_PERSISTENCE,
} from './places';
import { compile, type Trie } from './trie';

const everywhere: readonly (readonly [string, Place])[] = [
  ...AGENT_SETTINGS.map((path) => [path, 'agent-settings'] as const),
  ['.vscode/settings.json', 'editor-settings'],
  ['*.code-workspace', 'editor-settings'],
  ['.devcontainer/devcontainer.json', 'editor-settings'],
  ['.devcontainer/*/devcontainer.json', 'editor-settings'],
  ['.devcontainer.json', 'editor-settings'],
  ['.git/hooks/**', 'persistence'],
  ['.git/config', 'persistence'],
  ['.git/config.worktree', 'persistence'],
  ['.git/info/attributes', 'persistence'],
  ['.git/modules/*/hooks/**', 'persistence'],
  ['.git/modules/*/config', 'persistence'],
];
const userData = EDITORS.flatMap((editor) =>
  ['.config', 'Library/Application Support', 'AppData/Roaming'].map((folder) => `${folder}/${editor}/User`),
).concat(
  ['.local/share/code-server/User', '.local/share/code-server/Machine'],
  EDITOR_FOLDERS.flatMap((folder) => [`${folder}/data/User`, `${folder}/data/Machine`]),
);
const atHome: readonly (readonly [string, Place])[] = [
  ...HOME_PERSISTENCE.map((path) => [path, 'persistence'] as const),
  ...HOME_CACHES.map((path) => [path, 'disposable'] as const),
  ...userData.flatMap((folder): (readonly [string, Place])[] => [
    [`${folder}/settings.json`, 'editor-settings'],
    [`${folder}/profiles/*/settings.json`, 'editor-settings'],
    [`${folder}/keybindings.json`, 'editor-settings'],
    [`${folder}/profiles/*/keybindings.json`, 'editor-settings'],
    [`${folder}/globalStorage/state.vscdb*`, 'self'],
    [`${folder}/globalStorage/storage.json`, 'self'],
    [`${folder}/globalStorage/mollyguard.*/**`, 'self'],
    [`${folder}/workspaceStorage/*/state.vscdb*`, 'self'],
    [`${folder}/profiles/*/extensions.json`, 'persistence'],
    [`${folder.replace(/User$/, 'Workspaces')}/*/workspace.json`, 'editor-settings'],
  ]),
  ...EDITOR_FOLDERS.flatMap((folder): (readonly [string, Place])[] => [
    [`${folder}/extensions/mollyguard.*/**`, 'self'],
    [`${folder}/extensions/extensions.json`, 'self'],
    [`${folder}/extensions/.obsolete`, 'self'],
    [`${folder}/argv.json`, 'editor-settings'],
  ]),
  ['.mollyguard/**', 'self'],
];
const fromRoot: readonly (readonly [string, Place])[] = [
  ...MANAGED_SETTINGS.map((path) => [path, 'agent-settings'] as const),
  ...SYSTEM_PERSISTENCE.map((path) => [path, 'persistence'] as const),
  ...SYSTEM_CACHES.map((path) => [path, 'disposable'] as const),
  ...NULL_DEVICES.map((path) => [path, 'device-null'] as const),
];

/** The tables for one way of telling names apart. Each is built when a path first asks for it: most actions need few. */
interface Tables {
  readonly everywhere: () => Trie<Place>;
  readonly home: () => Trie<Place>;
  readonly root: () => Trie<Place>;
  /** First segments of the patterns that may stand anywhere: most paths have none of them. */
  readonly firstNames: ReadonlySet<string>;
}
const tables = (fold: boolean): Tables => {
  const name = (path: string): string => (fold ? path.toLowerCase() : path);
  const table = (rows: typeof everywhere): (() => Trie<Place>) => {
    let built: Trie<Place> | undefined;
    return () => {
      built ??= compile(rows.map(([path, value]) => [name(path), value] as const));
      return built;
    };
  };
  return {
    everywhere: table(everywhere),
    home: table(atHome),
    root: table(fromRoot),
    firstNames: new Set(everywhere.flatMap(([path]) => path.split('/', 1)).map(name)),
  };
};
/** What stands where, as names are written, and in lower case for systems that do not tell them apart. */
export const placeTables = { exactCase: tables(false), anyCase: tables(true) } as const;
