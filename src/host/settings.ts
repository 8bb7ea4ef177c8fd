import * as vscode from 'vscode';
import type { InstalledAgent, Problem, WindowSettings } from '../protocol/messages';

/** Keys of the policy, as in a policy file; each is `mollyguard.<key>` in the settings. */
const USER_KEYS = ['environments', 'names', 'scope', 'scopeReads', 'protectedFiles', 'allowed', 'customAgents'] as const;
/** What a workspace may say at all; names and scope are a person's own. */
const WORKSPACE_KEYS = ['environments', 'scopeReads', 'protectedFiles', 'allowed'] as const;
const HOLD = { least: 10, most: 600 };

/** The window's settings, layer by layer and as written; the guard server validates and merges them. */
export function readSettings(found: readonly Problem[], agents: readonly InstalledAgent[]): WindowSettings {
  const settings = vscode.workspace.getConfiguration('mollyguard');
  const pick = (keys: readonly string[], layer: 'user' | 'workspace') => {
    const entries = keys.map((key) => {
      const layers = settings.inspect<unknown>(key);
      return [key, layer === 'user' ? layers?.globalValue : (layers?.workspaceFolderValue ?? layers?.workspaceValue)] as const;
    });
    return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
  };
  // all are application scope: a workspace's value does not reach them
  const mode: unknown = settings.get('mode');
  const hold: unknown = settings.get('approval.holdSeconds');
  const watch: unknown = settings.get('watchTranscripts');
  const problems: Problem[] = [...found];
  const wrong = (key: string, message: string) => problems.push({ id: 'settings-invalid', file: null, data: { key, message } });
  if (mode !== 'guard' && mode !== 'observe') wrong('mollyguard.mode', 'guard | observe');
  const seconds = typeof hold === 'number' && hold >= HOLD.least && hold <= HOLD.most ? hold : HOLD.most;
  if (seconds !== hold) wrong('mollyguard.approval.holdSeconds', `${HOLD.least}–${HOLD.most}`);
  return {
    mode: mode === 'observe' ? 'observe' : 'guard',
    holdSeconds: seconds,
    user: pick(USER_KEYS, 'user'),
    workspace: pick(WORKSPACE_KEYS, 'workspace'),
    folders: (vscode.workspace.workspaceFolders ?? []).filter(({ uri }) => uri.scheme === 'file').map(({ uri }) => uri.fsPath),
    trusted: vscode.workspace.isTrusted,
    watchTranscripts: watch === true,
    lookups: settings.inspect<unknown>('lookups')?.globalValue,
    agents,
    problems,
  };
}
