import * as vscode from 'vscode';
import { label } from '../visible';
import type { Command } from './command';

const TEMPLATE = `{
  // Everybody who works here with Mollyguard gets this file. What protects counts at once.
  // What loosens ("names", "scope", environments that are not production, "!" patterns) counts after each person has accepted it.
  "environments": {
    "production": { "match": [] }
  },
  // Resources that must not be lost, by name: { "kind": "database", "name": "orders", "level": "deny", "note": "the till" }
  "protected": [],
  // Files beside the built-in list that agents must not read: "customers/**"
  "protectedFiles": [],
  // Rules of your own, in the shape of the built-in ones. "mollyguard policy check" tries their examples.
  "rules": []
}
`;

/** Opens the policy file of a folder; where there is none, one to begin with. */
export const openPolicyFile: Command = {
  id: 'mollyguard.openPolicyFile',
  async run({ policies, notify, words }) {
    const { folders } = policies;
    if (folders.length === 0) return notify.info(words.policy.noFolder);
    const rows = folders.map((one) => ({ label: one.name, description: one.folder, file: one.file }));
    const chosen = rows.length === 1 ? rows[0] : await vscode.window.showQuickPick(rows, { placeHolder: words.policy.pickFolder });
    if (!chosen) return;
    try {
      await policies.create(chosen.file, TEMPLATE);
      await vscode.window.showTextDocument(vscode.Uri.file(chosen.file));
    } catch (error) {
      notify.error(label(error instanceof Error ? error.message : String(error)));
    }
  },
};
