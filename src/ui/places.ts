import path from 'node:path';
import * as vscode from 'vscode';

/** A file as a person knows it: by its place in the workspace, else in the home folder. */
export function shownPath(file: string): string {
  const relative = vscode.workspace.asRelativePath(file);
  const home = process.env.HOME ?? process.env.USERPROFILE ?? '';
  return home !== '' && relative.startsWith(home + path.sep) ? `~${relative.slice(home.length)}` : relative;
}
