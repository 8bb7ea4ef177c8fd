import * as vscode from 'vscode';
import { secretAt } from '../secretAt';
import { importLine, isVariableName, referenceEdit, variableName } from '../secretReference';
import type { Command } from './command';

/** Keeps a value in the editor's secret storage and leaves the language's reference to a variable in its place. */
export const moveToSecretStorage: Command = {
  id: 'mollyguard.moveToSecretStorage',
  async run({ secrets, words, notify }, argument) {
    const say = words.openSecret;
    const found = await secretAt(argument);
    if (found === null) return notify.info(say.changed);
    const { document, place, range } = found;
    const folder = (vscode.workspace.getWorkspaceFolder(document.uri)?.uri ?? document.uri).fsPath;
    const taken = new Set(secrets.list.filter((one) => one.folder === folder).map(({ name }) => name));
    const name = await vscode.window.showInputBox({
      title: say.moveTitle,
      prompt: say.movePrompt(place.kind),
      value: variableName(place.key, place.kind),
      ignoreFocusOut: true,
      validateInput: (text) => (!isVariableName(text.trim()) ? say.nameInvalid : taken.has(text.trim()) ? say.nameTaken : null),
    });
    const wanted = name?.trim();
    if (wanted === undefined) return;
    if (document.version !== place.version) return notify.info(say.changed);
    const { line, character } = range.start;
    const { languageId } = document;
    const replaced = referenceEdit(languageId, document.lineAt(line).text, character, range.end.character, wanted);
    if (replaced === null) return notify.info(say.notReplaceable);
    try {
      await secrets.keep({ name: wanted, folder, kind: place.kind }, document.getText(range));
      const edit = new vscode.WorkspaceEdit();
      edit.replace(document.uri, new vscode.Range(line, replaced.from, line, replaced.to), replaced.text);
      const imports = importLine(languageId, document.getText());
      if (imports !== null) edit.insert(document.uri, new vscode.Position(imports, 0), 'import os\n');
      if (!(await vscode.workspace.applyEdit(edit))) return notify.info(say.changed);
      notify.info(`${say.moved(wanted)} ${say.stays}`);
    } catch (error) {
      notify.error(say.failed(error instanceof Error ? error.message : String(error)));
    }
  },
};
