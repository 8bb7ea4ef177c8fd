import * as vscode from 'vscode';
import type { Command } from './command';

const NAME = /^[^\s\0]{1,100}$/;
/** A host, with a port where it is not the usual one; or the folder of a socket. */
const HOST = /^(?:[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_])?(?::\d{1,5})?|\/\S+)$/;

/** Keeps a credential that is the person's own for read-only look-ups: its name, the one host it may be sent to, and the secret itself. */
export const addLookupCredential: Command = {
  id: 'mollyguard.addLookupCredential',
  async run({ credentials, words, notify }) {
    const text = words.lookup;
    const ask = (prompt: string, fits: RegExp, more: vscode.InputBoxOptions = {}) =>
      vscode.window.showInputBox({
        title: text.addTitle,
        prompt,
        ignoreFocusOut: true,
        validateInput: (value) => (fits.test(value.trim()) ? null : text.invalid),
        ...more,
      });
    const name = (await ask(text.name, NAME))?.trim();
    if (name === undefined) return;
    const host = (await ask(text.host(name), HOST, { placeHolder: 'db.example.com' }))?.trim().toLowerCase();
    if (host === undefined) return;
    const secret = await ask(text.secret(name, host), /^\S[\s\S]*$/, { password: true });
    if (secret === undefined) return;
    await credentials.add({ name, host, secret });
    notify.info(text.added(name, host));
  },
};
