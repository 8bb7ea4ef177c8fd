import { homedir } from 'node:os';
import * as vscode from 'vscode';
import { type GlobPlace, patternsOf } from '../secrets/globs';

/** The setting that adds to the default list. */
export const PROTECTED_FILES = 'mollyguard.protectedFiles';

/** A person's own patterns as they stand in the settings now, and where they are looked at from. */
export function patternsInForce(): { readonly patterns: readonly string[]; readonly place: GlobPlace } {
  const layers = vscode.workspace.getConfiguration().inspect<unknown>(PROTECTED_FILES);
  return {
    patterns: patternsOf(layers?.globalValue, layers?.workspaceFolderValue ?? layers?.workspaceValue),
    place: { home: slashed(homedir()), fold: process.platform !== 'linux' },
  };
}

/** A path as the globs want it. */
export const slashed = (path: string): string => path.replaceAll('\\', '/');
