import * as vscode from 'vscode';
import { shownPath } from '../places';
import type { IgnoreRow, ProposedChange } from '../ports';
import type { Command, Tools } from './command';

/** On request: which files, the exact change as diffs, a confirmation. Where some are written already: update them, or take our lines out again. */
export const writeIgnoreFiles: Command = {
  id: 'mollyguard.writeIgnoreFiles',
  async run(tools, argument) {
    const { ignore, notify, preview, words } = tools;
    try {
      const rows = await ignore.rows();
      if (rows.length === 0) return notify.info(words.ignore.nowhere);
      const written = rows.filter(({ state }) => state === 'written');
      const what = argument === 'update' ? 'update' : await next(written.length, tools);
      if (what === 'update') await write(written, tools);
      else if (what === 'remove') await remove(written, tools);
      else if (what === 'choose') await choose(rows, tools);
    } catch (error) {
      notify.error(words.setUp.failed(error instanceof Error ? error.message : String(error)));
    } finally {
      await preview.close();
    }
  },
};

async function next(written: number, { words: { ignore: say } }: Tools): Promise<'choose' | 'update' | 'remove' | undefined> {
  if (written === 0) return 'choose';
  const rows = [
    { label: say.update, what: 'update' as const },
    { label: say.choose, what: 'choose' as const },
    { label: say.remove, what: 'remove' as const },
  ];
  return (await vscode.window.showQuickPick(rows, { title: say.title, placeHolder: say.what(written) }))?.what;
}

async function choose(rows: readonly IgnoreRow[], tools: Tools): Promise<void> {
  const say = tools.words.ignore;
  const items = rows.map((row) => ({
    label: shownPath(row.path),
    description: `${row.agent} · ${say.state[row.state]}`,
    detail: say.detail(row.covers, row.misses),
    picked: row.state !== 'absent',
    row,
  }));
  const chosen = await vscode.window.showQuickPick(items, {
    title: say.title,
    placeHolder: say.pick,
    canPickMany: true,
    ignoreFocusOut: true,
  });
  if (!chosen || chosen.length === 0) return;
  await write(
    chosen.map(({ row }) => row),
    tools,
  );
}

async function write(rows: readonly IgnoreRow[], tools: Tools): Promise<void> {
  const { ignore, notify, words } = tools;
  const say = words.ignore;
  const { changes, opened, left } = await ignore.plan(rows);
  if (left.length > 0) notify.error(say.left(left.join(' ')));
  // Somebody else's lines decide after ours: a person says that they may.
  if (opened.length > 0 && !(await kept(opened, tools))) return;
  const shown = changes.filter(({ before, after }) => before !== after);
  if (shown.length > 0 && !(await agreed(shown, say.confirm(shown.length), say.write, tools))) return;
  await ignore.accept(changes);
  if (shown.length > 0) notify.info(say.done(list(shown)));
  else if (left.length === 0) notify.info(say.nothing);
}

async function remove(rows: readonly IgnoreRow[], tools: Tools): Promise<void> {
  const { ignore, notify, words } = tools;
  const files = rows.map(({ path }) => path);
  const changes = await ignore.planRemoval(files);
  if (changes.length > 0 && !(await agreed(changes, words.ignore.removeConfirm, words.ignore.remove, tools))) return;
  await ignore.remove(files, changes);
  notify.info(words.ignore.removed(files.map(shownPath).join(', ')));
}

async function kept(opened: readonly string[], { words: { ignore: say, setUp } }: Tools): Promise<boolean> {
  const rows = [{ label: setUp.keep }, { label: say.keepOpen, description: opened.join(', ') }];
  return (await vscode.window.showQuickPick(rows, { title: say.opened(opened.length), ignoreFocusOut: true }))?.label === say.keepOpen;
}

/** No modal: behind one the change could not be read to its end. */
async function agreed(changes: readonly ProposedChange[], title: string, yes: string, { preview, words }: Tools): Promise<boolean> {
  await preview.show(changes);
  const rows = [{ label: words.setUp.keep }, { label: yes, description: list(changes) }];
  const answer = await vscode.window.showQuickPick(rows, { title, placeHolder: words.setUp.below, ignoreFocusOut: true });
  return answer?.label === yes;
}

const list = (changes: readonly ProposedChange[]): string => changes.map(({ path }) => shownPath(path)).join(', ');
