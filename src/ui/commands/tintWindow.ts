import * as vscode from 'vscode';
import { shownPath } from '../places';
import type { Command, Tools } from './command';

/** Opt-in: where the colours may be written, the exact change as a diff, a confirmation. Where it is on, the way to end it. */
export const tintWindow: Command = {
  id: 'mollyguard.tintWindow',
  async run(tools) {
    const { tint, notify, words } = tools;
    try {
      const accepted = await tint.accepted();
      await (accepted.length > 0 ? end(tools, accepted) : begin(tools));
    } catch (error) {
      notify.error(words.setUp.failed(error instanceof Error ? error.message : String(error)));
    }
  },
};

async function begin({ tint, notify, preview, words }: Tools): Promise<void> {
  const say = words.tint;
  const rows = tint.targets().map((target) => ({
    label: say.target[target.kind],
    description: shownPath(target.file),
    ...(target.kind === 'user' ? { detail: say.userHint } : {}),
    target,
  }));
  if (rows.length === 0) return notify.info(say.nowhere);
  const chosen = await vscode.window.showQuickPick(rows, { title: say.title, placeHolder: say.pick });
  if (!chosen) return;
  const { file } = chosen.target;
  const plan = await tint.plan(chosen.target);
  if (plan.kind === 'own') return notify.info(say.own(shownPath(file)));
  if (plan.kind === 'broken') return notify.error(say.broken(shownPath(file), plan.problem));
  try {
    await preview.show([{ agent: words.name, path: file, before: plan.before, after: plan.text }]);
    const rows = [{ label: words.setUp.keep }, { label: say.tint, description: shownPath(file) }];
    const answer = await vscode.window.showQuickPick(rows, { title: say.confirm, placeHolder: words.setUp.below, ignoreFocusOut: true });
    if (answer?.label !== say.tint) return;
    await tint.accept(chosen.target);
    notify.info(say.on);
  } finally {
    await preview.close();
  }
}

async function end({ tint, notify, words }: Tools, accepted: readonly string[]): Promise<void> {
  const say = words.tint;
  const files = accepted.map(shownPath).join(', ');
  const answer = await vscode.window.showQuickPick([{ label: words.setUp.keep }, { label: say.stop, description: files }], {
    title: say.title,
    placeHolder: say.isOn,
  });
  if (answer?.label !== say.stop) return;
  await tint.stop();
  notify.info(say.off(files));
}
