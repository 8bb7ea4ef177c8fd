import path from 'node:path';
import * as vscode from 'vscode';
import { typedAnswer } from '../typedAnswer';
import { label } from '../visible';
import type { Command, Tools } from './command';

/** Never translated: the word that is typed. */
const WORD = 'accept';

type Reviewed = Tools['policies']['folders'][number];

/** Shows what a policy file changes since it was accepted; what loosens counts once the word is typed, as long as the file says exactly that. */
export const reviewPolicy: Command = {
  id: 'mollyguard.reviewPolicy',
  async run(tools) {
    const { policies, notify, words } = tools;
    if (policies.folders.length === 0) return notify.info(words.policy.noFolder);
    const waiting = policies.folders.filter(({ file }) => waitsIn(tools, file).length > 0);
    if (waiting.length === 0) return notify.info(words.policy.none);
    const one = waiting.length === 1 ? waiting[0] : await pick(waiting, tools);
    if (one) await review(one, tools);
  },
};

async function pick(folders: readonly Reviewed[], { words }: Tools): Promise<Reviewed | undefined> {
  const rows = folders.map((one) => ({ label: one.name, description: one.folder, one }));
  return (await vscode.window.showQuickPick(rows, { title: words.policy.title, placeHolder: words.policy.pickFolder }))?.one;
}

async function review({ folder, file }: Reviewed, tools: Tools): Promise<void> {
  const { policies, preview, notify, words } = tools;
  const name = path.basename(file);
  try {
    const after = await policies.read(file);
    const change = { agent: '', path: file, before: policies.accepted(folder) ?? '', after };
    await preview.show([change], words.policy.diff(name));
    const detail = [...waitsIn(tools, file), words.policy.unread].join('\n\n');
    const asked = await notify.confirmHarmful(words.policy.waits(name), detail, words.policy.later, words.policy.review);
    if (!asked || !(await typedAnswer(WORD, words.policy.title, words.policy.prompt(WORD, name), words))) return;
    // What was read is what counts, and nothing that came since.
    if ((await policies.read(file)) !== after) return notify.error(words.policy.changed(name));
    await policies.accept(folder, after);
    notify.status(words.policy.accepted(name));
  } catch (error) {
    notify.error(words.policy.unusable(name, label(error instanceof Error ? error.message : String(error))));
  } finally {
    await preview.close();
  }
}

/** What of a file waits for a person, a line each. */
function waitsIn({ guard }: Tools, file: string): readonly string[] {
  if (guard.status.kind !== 'up') return [];
  return guard.status.state.problems
    .filter((one) => one.id === 'policy-not-accepted' && one.file === file)
    .map(({ data }) => label(`${data.key ?? ''}: ${data.message ?? ''}`));
}
