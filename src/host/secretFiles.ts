import { existsSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { withIgnored } from './gitignore';
import { patternFor, withProtected } from './setUp/protectedEntry';

/** A file before and after; null: it does not exist. */
interface Change {
  readonly agent: string;
  readonly path: string;
  readonly before: string | null;
  readonly after: string;
}
/** `nowhere`: there is no file that it could be written to; `broken`: the one there is cannot be edited. */
type Planned = Change | 'already' | 'nowhere' | 'broken';

/** Plans what keeps a file from agents or from git, and writes it once a person has read it. Works on what the editor shows of a file. */
export class SecretFiles {
  /** The workspace's settings, with the file among those that are off limits. */
  async planOffLimits(file: string): Promise<Planned> {
    const folder = vscode.workspace.getWorkspaceFolder(vscode.Uri.file(file));
    const { workspaceFile, workspaceFolders = [] } = vscode.workspace;
    if (folder?.uri.scheme !== 'file') return 'nowhere';
    const relative = path.relative(folder.uri.fsPath, file).replaceAll('\\', '/');
    const pattern = patternFor(path.basename(folder.uri.fsPath), relative);
    const many = workspaceFile?.scheme === 'file';
    if (!many && workspaceFolders.length !== 1) return 'nowhere';
    const settings = many ? workspaceFile.fsPath : path.join(folder.uri.fsPath, '.vscode', 'settings.json');
    const before = await textOf(settings);
    const after = withProtected(before, many ? ['settings'] : [], pattern);
    return after === 'already' || after === 'broken' ? after : { agent: '', path: settings, before, after };
  }

  /** The repository's `.gitignore`, with the file in it. */
  async planIgnored(file: string): Promise<Planned> {
    const root = repositoryOf(file);
    if (root === null) return 'nowhere';
    const place = path.join(root, '.gitignore');
    const before = await textOf(place);
    const after = withIgnored(before, path.relative(root, file).replaceAll('\\', '/'));
    return after === 'already' ? after : { agent: '', path: place, before, after };
  }

  /** Writes it, if the file is still what was shown. */
  async write({ path: file, before, after }: Change): Promise<void> {
    if ((await textOf(file)) !== before) throw new Error('the file changed in the meantime.');
    const uri = vscode.Uri.file(file);
    const edit = new vscode.WorkspaceEdit();
    if (before === null) {
      await vscode.workspace.fs.createDirectory(vscode.Uri.file(path.dirname(file)));
      await vscode.workspace.fs.writeFile(uri, Buffer.from(after));
      return;
    }
    const document = await vscode.workspace.openTextDocument(uri);
    edit.replace(uri, new vscode.Range(0, 0, document.lineCount, 0), after);
    const done = (await vscode.workspace.applyEdit(edit)) && (await document.save());
    if (!done) throw new Error('the editor did not save it.');
  }
}

/** null: there is no such file. */
async function textOf(file: string): Promise<string | null> {
  if (!existsSync(file)) return null;
  return (await vscode.workspace.openTextDocument(vscode.Uri.file(file))).getText();
}

function repositoryOf(file: string): string | null {
  let folder = path.dirname(file);
  while (!existsSync(path.join(folder, '.git'))) {
    const up = path.dirname(folder);
    if (up === folder) return null;
    folder = up;
  }
  return folder;
}
