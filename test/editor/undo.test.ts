import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { inTerminal } from '../demo/incident';
import type { Turns } from '../demo/turns';
import { Editor } from './editor';
import { TEST_MS, until } from './host/guard';
import { command, parts } from './host/workbench';
import { quiet } from './logs';
import { Repository } from './repository';
import { shot } from './screenshots';

let editor: Editor;
let turns: Turns;
let page: Page;
let repository: Repository;
before(async () => {
  editor = await Editor.start();
  repository = new Repository(editor.stage);
  repository.make();
  turns = await editor.window();
  page = turns.page;
});
after(async () => editor?.stop());

const it = (title: string, body: () => Promise<void>) => test(title, { timeout: TEST_MS }, () => editor.pictured(page, title, body));

/** The agent runs a command in its terminal; nobody may be asked. */
async function runsUnasked(line: string): Promise<void> {
  const turn = turns.turn(({ step }) => (step === 0 ? { calls: [inTerminal(line)] } : { text: 'Done.' }));
  const asked = parts.dialog(page).waitFor();
  asked.catch(() => {});
  const first = await Promise.race([turn, asked.then(() => 'asked' as const)]);
  assert.notEqual(first, 'asked', `${line}: somebody was asked`);
  const { results } = await turn;
  assert.equal(results.length, 1);
  assert.doesNotMatch(results[0] ?? '', /denied/i, line);
}

/** Opens *Undo Last…* and takes the newest, which must be `what`; returns what a person reads before agreeing. */
async function undoLast(what: string): Promise<string> {
  await until(`${what} on top of Undo Last…`, async () => {
    await command(page, 'Mollyguard: Undo Last…');
    await page.locator('.quick-input-title', { hasText: 'Undo Last…' }).waitFor();
    const first = await parts.row(page, '').textContent();
    if (first?.includes(what)) return true;
    await page.keyboard.press('Escape');
    return false;
  });
  await shot(page, 'undo-last', { x: 320, y: 0, width: 640, height: 130 });
  await page.keyboard.press('Enter');
  return readsRestore();
}

async function readsRestore(): Promise<string> {
  await parts.button(page, 'Restore').waitFor();
  return (await parts.dialog(page).textContent()) ?? '';
}

async function restores(): Promise<void> {
  await parts.button(page, 'Restore').click();
  await parts.dialog(page).waitFor({ state: 'hidden' });
}

/** Waits until the tree is as it was; else shows the difference. */
async function isAgain(state: string): Promise<void> {
  await until('the tree as it was', () => repository.state() === state).catch(() => assert.equal(repository.state(), state));
}

for (const line of ['git reset --hard', 'git checkout -- .', 'git clean -fdx', 'rm -rf src'])
  it(`the agent’s \`${line}\` runs unasked, and Undo Last… restores the tree byte for byte`, async () => {
    const was = repository.state();
    await runsUnasked(line);
    const lost = repository.state();
    assert.notEqual(lost, was, 'the command did something');
    const read = await undoLast(line);
    assert.match(read, new RegExp(`Restore the state before "${line}"\\?`));
    assert.match(read, /files are written as they were\./);
    assert.match(read, /src\//);
    assert.match(read, /What is there now is saved first, so that this can be undone too\./);
    await page.keyboard.press('Enter'); // the button that Enter presses changes nothing
    await parts.dialog(page).waitFor({ state: 'hidden' });
    assert.equal(repository.state(), lost);
    await undoLast(line);
    if (line.includes('reset')) await shot(page, 'restore', { x: 400, y: 110, width: 480, height: 580 });
    await restores();
    await isAgain(was);
  });

it('Restore in the Decisions view does the same, and the undo can be undone, twice', async () => {
  const was = repository.state();
  const line = 'git reset --hard HEAD~1';
  await runsUnasked(line);
  const lost = repository.state();
  assert.notEqual(lost, was);
  await command(page, 'Mollyguard: Show Recent Decisions');
  const row = page.locator('.pane-body .monaco-list-row', { hasText: line }).first();
  // hovered anew, as the view may have been drawn anew meanwhile
  const pressed = async (): Promise<void> => {
    await row.hover();
    const button = row.locator('[aria-label="Restore"]');
    await button.waitFor({ timeout: 2_000 });
    await shot(page, 'recent', { x: 0, y: 0, width: 640, height: 350 });
    await button.click({ timeout: 2_000 });
  };
  await until('the button of the row', () =>
    pressed().then(
      () => true,
      () => false,
    ),
  );
  const read = await readsRestore();
  assert.match(read, /Restored in git: .*main/);
  await restores();
  await isAgain(was);
  for (const expected of [lost, was]) {
    await undoLast(`Before the undo of ${line}`);
    await restores();
    await isAgain(expected);
  }
});

it('what was written since it was shown is not lost: nothing is done, and it is asked anew', async () => {
  const was = repository.state();
  await runsUnasked('git reset --hard');
  await undoLast('git reset --hard');
  repository.file('src/prices.js', 'written by a person meanwhile\n');
  const meanwhile = repository.state();
  await restores();
  await page.locator('.notifications-toasts', { hasText: 'files have changed since they were shown' }).waitFor();
  assert.equal(repository.state(), meanwhile);
  await undoLast('git reset --hard');
  await restores();
  await isAgain(was);
  await undoLast('Before the undo of git reset --hard');
  await restores();
  await isAgain(meanwhile);
  assert.equal(repository.read('src/prices.js'), 'written by a person meanwhile\n');
});

it('nothing of it was logged as an error', async () => quiet(editor));
