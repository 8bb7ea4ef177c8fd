import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { readJournal } from '../../src/server/journal';
import { Editor } from './editor';
import { TEST_MS, until } from './host/guard';
import { person } from './host/person';
import { command, parts } from './host/workbench';
import { quiet } from './logs';

let editor: Editor;
let page: Page;
const trap = mkdtempSync(path.join(tmpdir(), 'mg-trap-'));
const sprung = path.join(trap, 'psql-was-run');
const inherited = process.env.PATH;
before(async () => {
  // whatever the editor starts finds this psql first
  writeFileSync(path.join(trap, 'psql'), `#!/bin/sh\necho "$@" > '${sprung}'\n`, { mode: 0o755 });
  process.env.PATH = `${trap}${path.delimiter}${inherited}`;
  editor = await Editor.start();
  const { workspace } = editor.stage;
  mkdirSync(path.join(workspace, '.vscode'));
  writeFileSync(path.join(workspace, '.gitignore'), '.env\nnode_modules\n');
  mkdirSync(path.join(workspace, 'node_modules/x'), { recursive: true });
  writeFileSync(path.join(workspace, 'node_modules/x/.env'), 'x\n');
  page = (await editor.window()).page;
});
after(async () => {
  process.env.PATH = inherited;
  await editor?.stop();
  rmSync(trap, { recursive: true });
});

const it = (title: string, body: () => Promise<void>) => test(title, { timeout: TEST_MS }, () => editor.pictured(page, title, body));
const done = (step: number) => page.locator('.getting-started-step').nth(step).locator('.codicon-getting-started-step-checked');
const toast = (text: string) => page.locator('.notifications-toasts', { hasText: text });
const pane = () => page.locator('.pane', { has: page.locator('.pane-header', { hasText: 'Protected Files' }) });
const row = (name: string) => pane().locator(`.monaco-list-row[aria-label^="${name}"]`);

it('the walkthrough opens by command and lists its steps, each with a way on', async () => {
  const steps = page.locator('.gettingStartedSlideDetails .getting-started-step');
  assert.equal(await steps.count(), 0); // not by itself
  await command(page, 'Welcome: Open Walkthrough...');
  await parts.row(page, 'Get Started with Mollyguard').click();
  await steps.first().waitFor();
  const titles = (await steps.locator('.step-title').allTextContents()).map((title) => title.trim());
  assert.deepEqual(titles, ['Choose your agents', 'See what will be written', 'Try it safely', 'Name your production', 'Share a policy']);
  for (const [index, button] of [
    'Set Up Agents…',
    'Check Protection',
    'Try It Safely',
    'Open the Setting',
    'Show Protected Files',
  ].entries()) {
    await steps.nth(index).locator('.step-title').click();
    await steps.nth(index).locator('.monaco-button', { hasText: button }).first().waitFor();
  }
  await steps.nth(1).locator('.step-title').click();
  await steps.nth(1).locator('.monaco-button', { hasText: 'Check Protection' }).click();
  await done(1).waitFor();
});

it('Try It Safely asks the real question: a wrong name does nothing, the right one ends it, and nothing was run', async () => {
  await page.locator('.getting-started-step .step-title', { hasText: 'Try it safely' }).click();
  await page.locator('.getting-started-step .monaco-button', { hasText: 'Try It Safely' }).click();
  const question = await person.reads(page);
  assert.match(question, /A pretend agent wants to delete the production database "demo"\./);
  assert.match(question, /What is lost/);
  await person.reviews(page);
  await person.types(page, 'Demo');
  await parts.message(page, 'That is not "demo"').waitFor();
  await page.keyboard.press('Escape');
  await parts.status(page).filter({ hasText: '1 waiting · demo' }).waitFor();
  await command(page, 'Mollyguard: Try It Safely'); // a second time: the same question
  await person.reads(page);
  await person.approves(page, 'demo');
  await toast('the trial runs nothing').waitFor();
  await done(2).waitFor();
  await command(page, 'Notifications: Clear All Notifications');

  const { entries } = readJournal(path.join(editor.stage.home, '.mollyguard/journal'));
  const tried = entries.filter(({ fields }) => fields.agent === 'mollyguard-trial');
  assert.deepEqual(
    tried.map(({ fields: { event, tool } }) => ({ event, tool })),
    [{ event: 'TryItSafely', tool: 'nothing is run' }],
  );
  assert.equal(existsSync(sprung), false);
  execFileSync('psql', ['the trap works'], { env: { PATH: process.env.PATH } });
  await until('the trap', async () => existsSync(sprung));
});

it('refused: what an agent would have read is shown', async () => {
  await command(page, 'Mollyguard: Try It Safely');
  await person.reads(page);
  await person.refuses(page);
  await toast('A person refused this action in Mollyguard').waitFor();
  await command(page, 'Notifications: Clear All Notifications');
});

it('Protected Files lists what is off limits with its pattern, git-ignored files too, and follows the folder and the settings', async () => {
  const { workspace } = editor.stage;
  await page.locator('.getting-started-step .step-title', { hasText: 'Share a policy' }).click();
  await page.locator('.getting-started-step .monaco-button', { hasText: 'Show Protected Files' }).click();
  await row('.env, off limits to agents by .env from the list that comes with Mollyguard').waitFor();
  await row('sync-domains.sh').waitFor(); // a secret was found in it
  assert.equal(await pane().locator('.monaco-list-row').count(), 3); // with the head over what was found; nothing of node_modules
  writeFileSync(path.join(workspace, 'deploy.pem'), 'x\n');
  await row('deploy.pem, off limits to agents by *.pem').waitFor();
  rmSync(path.join(workspace, 'deploy.pem'));
  await row('deploy.pem').waitFor({ state: 'detached' });
  writeFileSync(path.join(workspace, '.vscode/settings.json'), '{ "mollyguard.protectedFiles": ["src/*.js"] }\n');
  await row('bookings.js in src, off limits to agents by src/*.js from the settings').waitFor();
  await row('.env').click();
  await page.locator('.tab', { hasText: '.env' }).waitFor();
});

it('the logs are quiet', async () => quiet(editor));
