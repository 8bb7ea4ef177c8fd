import * as vscode from 'vscode';
import { notSecretMark } from '../notSecretMark';
import { secretAt } from '../secretAt';
import type { Command } from './command';

/** Ends the squiggle: by a comment at the line's end, or where there can be none by a mark in the editor's memory. Agents are denied as before. */
export const notASecret: Command = {
  id: 'mollyguard.notASecret',
  async run({ secrets, words, notify }, argument) {
    const say = words.openSecret;
    const found = await secretAt(argument);
    if (found === null) return notify.info(say.changed);
    const { document, place, range } = found;
    const line = document.lineAt(range.end.line);
    const mark =
      range.start.line === range.end.line ? notSecretMark(document.languageId, document.uri.fsPath, line.text, range.end.character) : null;
    if (mark === null) {
      if (await secrets.notASecret(place)) notify.status(say.marked);
      else notify.info(say.changed);
      return;
    }
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(line.lineNumber, line.text.trimEnd().length), mark);
    if (!(await vscode.workspace.applyEdit(edit))) notify.info(say.changed);
  },
};
