import * as vscode from 'vscode';
import { shownPath } from '../places';
import type { Command } from './command';

/** As long as a person needs to paste it. */
const CLIPBOARD_MS = 60_000;

/** Puts a value that was moved to the secret storage into the clipboard, for a minute. */
export const copySecret: Command = {
  id: 'mollyguard.copySecret',
  async run({ secrets, words, notify }) {
    const say = words.openSecret;
    const rows = secrets.list.map(({ id, name, kind, folder }) => ({ label: name, description: kind, detail: shownPath(folder), id }));
    if (rows.length === 0) return notify.info(say.none);
    const chosen = await vscode.window.showQuickPick(rows, { title: say.copyTitle, placeHolder: say.copyPick, matchOnDetail: true });
    if (!chosen) return;
    const value = await secrets.read(chosen.id);
    if (value === null) return notify.error(say.gone(chosen.label));
    const { clipboard } = vscode.env;
    await clipboard.writeText(value);
    notify.status(say.copied(chosen.label));
    setTimeout(async () => {
      if ((await clipboard.readText()) === value) await clipboard.writeText('');
    }, CLIPBOARD_MS).unref();
  },
};
