import * as vscode from 'vscode';
import { type DoctorReport, type Finding, repairOf } from '../../protocol/doctor';
import { type DoctorRow, doctorCounts, doctorRows } from '../doctorRows';
import { shownPath } from '../places';
import { troubles } from '../statusText';
import type { Trouble } from '../text';
import type { Command, Tools } from './command';

/** Looks at everything again and tries each hook. Says that all is well, or lists every check; choosing a line leads to its repair. */
export const checkProtection: Command = {
  id: 'mollyguard.checkProtection',
  async run(tools) {
    const { guard, hooks, words, notify } = tools;
    const location = vscode.ProgressLocation.Window;
    const report = await vscode.window.withProgress({ location, title: words.doctor.checking }, async () => {
      await hooks.check();
      return hooks.examine().catch(() => null);
    });
    if (report === null) return notify.error(words.doctor.failed);
    const rows = doctorRows(report, troubles(guard.status), words, shownPath);
    if (rows.every(({ kind }) => kind === 'heading' || kind === 'line')) return notify.info(summary(tools, report));
    const choice = await vscode.window.showQuickPick(rows.map(itemOf), {
      title: words.doctor.title,
      placeHolder: words.doctor.pick,
      matchOnDescription: true,
      matchOnDetail: true,
    });
    if (choice?.row.kind === 'trouble') await repair(choice.row.trouble);
    if (choice?.row.kind === 'finding') await mend(choice.row.finding, tools);
  },
};

const itemOf = (row: DoctorRow): vscode.QuickPickItem & { readonly row: DoctorRow } =>
  row.kind === 'heading'
    ? { label: row.label, kind: vscode.QuickPickItemKind.Separator, row }
    : { ...row, kind: vscode.QuickPickItemKind.Default, row };

function summary({ guard: { status }, words }: Tools, report: DoctorReport): string {
  if (status.kind !== 'up') return words.check.starting;
  const { pausedUntil, mode } = status.state;
  if (pausedUntil !== null && pausedUntil > Date.now()) return words.doctor.paused(words.minutes(pausedUntil - Date.now()));
  return mode === 'observe' ? words.doctor.observing : words.doctor.fine(doctorCounts(report, words));
}

/** Set-up again, the file in an editor, or what to do by hand. */
async function mend(finding: Finding, tools: Tools): Promise<void> {
  const { words, notify } = tools;
  const repair = repairOf(finding.id);
  if (finding.id === 'managed-hook-missing') return showManaged(finding.data.agent ?? '', tools);
  if (repair === 'set-up') await vscode.commands.executeCommand('mollyguard.setUpAgents');
  else if (repair === 'open-file' && finding.file !== null) await vscode.window.showTextDocument(vscode.Uri.file(finding.file));
  else notify.info(words.doctor.remedy(finding));
}

/** What an administrator would install, to be read and copied: nothing of ours writes it. */
async function showManaged(agent: string, { hooks, words }: Tools): Promise<void> {
  const offer = await hooks.managed(agent);
  if (offer === null) return;
  const content = `${words.doctor.managed(offer)}\n\n${offer.text}`;
  await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ content, language: 'plaintext' }));
}

async function repair({ id, file, data }: Trouble): Promise<void> {
  switch (id) {
    case 'hook-missing':
    case 'hook-changed':
    case 'runtime-missing':
    case 'agent-unguarded':
      await vscode.commands.executeCommand('mollyguard.setUpAgents');
      return;
    case 'policy-not-accepted':
      await vscode.commands.executeCommand('mollyguard.reviewPolicy');
      return;
    case 'ignore-stale':
    case 'ignore-changed':
      await vscode.commands.executeCommand('mollyguard.writeIgnoreFiles', 'update');
      return;
    case 'hooks-switched-off':
    case 'settings-invalid':
      if (file !== null) await vscode.window.showTextDocument(vscode.Uri.file(file));
      else await vscode.commands.executeCommand('workbench.action.openSettings', data.key ?? data.setting ?? 'mollyguard');
      return;
    case 'server-down':
    case 'socket-taken':
    case 'journal-failed':
    case 'actions-unseen': // in the journal
      await vscode.commands.executeCommand('workbench.action.showOutputChannels');
      return;
    default:
      return id satisfies never;
  }
}
