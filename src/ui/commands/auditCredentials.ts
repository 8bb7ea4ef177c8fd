import * as vscode from 'vscode';
import { VIEWS } from '../contributions';
import type { Command } from './command';

/** Looks for every credential that an agent could read, and shows where each lies and what it can destroy. */
export const auditCredentials: Command = {
  id: 'mollyguard.auditCredentials',
  async run({ guard, audit, notify, words }) {
    notify.status(words.audit.busy);
    const report = await vscode.window.withProgress({ location: { viewId: VIEWS.decisions } }, () => guard.audit());
    if (report === null) return notify.error(words.audit.unreachable);
    await audit.show(report);
  },
};
