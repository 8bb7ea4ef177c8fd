import * as vscode from 'vscode';
import { shownPath } from '../places';
import { ambient, withoutPlace } from '../statusText';
import { label } from '../visible';
import type { Command } from './command';

/** The evidence, line by line; choosing one opens the file there. */
export const whyThisEnvironment: Command = {
  id: 'mollyguard.whyThisEnvironment',
  async run({ guard, words, notify }) {
    if (guard.status.kind !== 'up') return notify.status(words.check.starting);
    const { state } = guard.status;
    const rows = state.evidence.map(({ environment, note, file, line }) => ({
      label: words.environmentLabel(environment),
      description: label(file === null ? note : withoutPlace(note)),
      detail: file === null ? undefined : words.at(shownPath(file), line),
      file,
      line,
    }));
    const none = { label: words.status.noEvidence, description: '', detail: undefined, file: null, line: null };
    const title = `${words.why.title}: ${words.environmentLabel(ambient(state))}`;
    const choice = await vscode.window.showQuickPick(rows.length === 0 ? [none] : rows, { title });
    if (!choice || choice.file === null) return;
    const at = new vscode.Position(Math.max(0, (choice.line ?? 1) - 1), 0);
    await vscode.window.showTextDocument(vscode.Uri.file(choice.file), { selection: new vscode.Range(at, at) });
  },
};
