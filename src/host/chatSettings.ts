import path from 'node:path';
import * as vscode from 'vscode';
import type { Problem } from '../protocol/messages';

const LAYERS = ['globalValue', 'workspaceValue', 'workspaceFolderValue'] as const;

/**
 * Settings of the editor's own chat that keep our hook from running. Both have window scope, so that a repository's
 * `.vscode/settings.json` can switch off the hooks of the user too: every layer is looked at, and the file is named.
 */
export function chatSettingProblems(): readonly Problem[] {
  const chat = vscode.workspace.getConfiguration('chat');
  const problems: Problem[] = [];
  const found = (setting: string, layer: (typeof LAYERS)[number]) => {
    const file = layerFile(layer);
    problems.push({ id: 'hooks-switched-off', file, data: { setting, key: setting } });
  };
  const useHooks = chat.inspect<unknown>('useHooks');
  const locations = chat.inspect<unknown>('hookFilesLocations');
  for (const layer of LAYERS) {
    if (useHooks?.[layer] === false) found('chat.useHooks', layer);
    if (switchesOff(locations?.[layer])) found('chat.hookFilesLocations', layer);
  }
  // a policy or a default of an experiment shows in no layer
  if (problems.length === 0 && chat.get<unknown>('useHooks') === false) {
    problems.push({ id: 'hooks-switched-off', file: null, data: { setting: 'chat.useHooks', key: 'chat.useHooks' } });
  }
  return problems;
}

/** `{"~/.copilot/hooks": false}`, with whatever spelling of the path. */
function switchesOff(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(([place, on]) => on === false && /(^|[\\/])\.copilot[\\/]+hooks[\\/]*$/.test(path.normalize(place)));
}

function layerFile(layer: (typeof LAYERS)[number]): string | null {
  if (layer === 'globalValue') return null;
  const { workspaceFile, workspaceFolders } = vscode.workspace;
  if (layer === 'workspaceValue' && workspaceFile?.scheme === 'file') return workspaceFile.fsPath;
  const [folder] = workspaceFolders ?? [];
  return folder ? path.join(folder.uri.fsPath, '.vscode', 'settings.json') : null;
}
