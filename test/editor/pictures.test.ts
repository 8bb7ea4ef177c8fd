import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { company, incidentCommand } from '../demo/incident';
import type { Turns } from '../demo/turns';
import { agentProcess, NO_OPINION } from './agentProcess';
import { Editor } from './editor';
import { TEST_MS, until } from './host/guard';
import { person } from './host/person';
import { command, parts } from './host/workbench';
import { quiet } from './logs';
import { shot } from './screenshots';

const BAR = { x: 0, y: 765, width: 320, height: 35 };
const TOP = { x: 320, y: 0, width: 640, height: 260 };
const SIDE = { x: 0, y: 0, width: 640, height: 350 };

let editor: Editor;
let turns: Turns;
let page: Page;
/** A window of a folder in which nothing happens. */
let plain: Page;
before(async () => {
  editor = await Editor.start();
  turns = await editor.window();
  page = turns.page;
});
after(async () => editor?.stop());

const it = (title: string, body: () => Promise<void>) => test(title, { timeout: TEST_MS }, () => editor.pictured(page, title, body));

/** Waits for the status item's words and background. */
async function status(where: Page, text: string, background: 'none' | 'warning' | 'error', name: string): Promise<void> {
  const item = parts.status(where).filter({ hasText: text });
  await item.waitFor();
  const seen = async () => /(warning|error)-kind/.exec((await item.getAttribute('class')) ?? '')?.[1] ?? 'none';
  await until(`${text} on ${background}`, async () => (await seen()) === background);
  await where.mouse.move(640, 300);
  await shot(where, `status-${name}`, BAR);
}

/** A window on a new folder of the home; `link`: the environment that Railway's own file links it to. */
async function elsewhere(name: string, link: string | null, files: Readonly<Record<string, string>> = {}): Promise<Page> {
  const { home } = editor.stage;
  const folder = path.join(home, name);
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), text);
  }
  mkdirSync(folder, { recursive: true });
  if (link !== null) {
    const file = path.join(home, '.railway/config.json');
    const config = JSON.parse(readFileSync(file, 'utf8')) as { projects: Record<string, object> };
    const other = { projectPath: folder, name: 'rentals', project: 'a', environment: 'b', environmentName: link, service: null };
    writeFileSync(file, JSON.stringify({ ...config, projects: { ...config.projects, [folder]: other } }));
  }
  return editor.page(folder);
}

it('the status item: local, staging, production, off', async () => {
  await status(page, 'PRODUCTION', 'warning', 'production');
  plain = await elsewhere('plain', null);
  await status(plain, 'Local', 'none', 'local');
  const staging = await elsewhere('stage', 'staging');
  await status(staging, 'Staging', 'none', 'staging');
  await staging.context().close();
  const off = await elsewhere('careless', null, { '.vscode/settings.json': '{ "chat.useHooks": false }\n' });
  await status(off, 'Mollyguard off', 'error', 'off');
  await command(off, 'Mollyguard: Check Protection');
  await off.locator('.quick-input-title', { hasText: 'Check Protection' }).waitFor();
  await parts.row(off, 'chat.useHooks').waitFor();
  await shot(off, 'check-protection', TOP);
  await off.context().close();
});

it('the tooltip, the menu, why this environment, Check Protection', async () => {
  await parts.status(page).hover();
  await page.locator('.monaco-hover', { hasText: 'How this environment is known' }).waitFor();
  await page.mouse.move(640, 300);
  await parts.status(page).click();
  await page.locator('.quick-input-title', { hasText: 'Mollyguard' }).waitFor();
  for (const entry of ['Show Waiting Actions', 'Show Recent Decisions', 'Why This Environment', 'Open Settings'])
    await parts.row(page, entry).waitFor();
  await shot(page, 'menu', TOP);
  await page.keyboard.press('Escape');
  await command(page, 'Mollyguard: Why This Environment');
  await page.locator('.quick-input-title', { hasText: 'Why this environment: PRODUCTION' }).waitFor();
  await shot(page, 'why', TOP);
  await page.keyboard.press('Escape');
  await command(page, 'Mollyguard: Check Protection');
  // the hooks are really tried; the machine's own programs may add notes, so either answer is right, but none may be a problem
  const well = page.locator('.notifications-toasts', { hasText: 'All is well.' });
  const listed = page.locator('.quick-input-title', { hasText: 'Check Protection' });
  await well.or(listed).first().waitFor();
  assert.equal(await page.locator('.quick-input-list .codicon-error').count(), 0);
  if (await listed.isVisible()) {
    await shot(page, 'check-protection-well', TOP);
    await page.keyboard.press('Escape');
  } else await command(page, 'Notifications: Clear All Notifications');
});

it('a question with a click: the harmless button is the default', async () => {
  const agent = agentProcess(editor.stage, 'docker volume rm rentals-cache', 'click');
  await parts.button(page, 'Run Once').waitFor();
  const buttons = await page.locator('.monaco-dialog-box .monaco-button').allTextContents();
  assert.deepEqual([...buttons].sort(), ['Cancel', 'Keep Blocked', 'Refuse', 'Run Once']);
  assert.equal(await page.evaluate('document.activeElement.textContent'), 'Keep Blocked');
  await shot(page, 'question-click', { x: 352, y: 100, width: 576, height: 600 });
  await page.keyboard.press('Enter');
  await parts.dialog(page).waitFor({ state: 'hidden' });
  await status(page, '1 waiting', 'error', 'waiting');
  await command(page, 'Mollyguard: Show Waiting Actions');
  await parts.button(page, 'Run Once').click();
  assert.deepEqual(await agent.answer, NO_OPINION);
});

it('a wrong name, and why', async () => {
  const agent = agentProcess(editor.stage, incidentCommand(editor.stage.token), 'type');
  await person.reads(page);
  await person.reviews(page);
  await person.types(page, 'rental-orders');
  await parts.message(page, `That is not "${company.volume.name}"`).waitFor();
  await shot(page, 'mismatch', { x: 320, y: 0, width: 640, height: 120 });
  await page.locator('.quick-input-widget [aria-label="Why?"]').click();
  await parts.dialog(page).filter({ hasText: 'Rule: railway/delete-volume' }).waitFor();
  await shot(page, 'why-question', { x: 352, y: 60, width: 576, height: 680 });
  await page.keyboard.press('Escape');
  await parts.dialog(page).waitFor({ state: 'hidden' });
  await page.keyboard.press('Escape');
  await command(page, 'Mollyguard: Show Waiting Actions');
  await person.reads(page);
  await person.refuses(page);
  assert.match((await agent.answer).stdout, /"permissionDecision":"deny"/);
});

it('paused: a word is typed, the item says so, and it can be ended', async () => {
  await command(page, 'Mollyguard: Pause…');
  await parts.row(page, '15 minutes').click();
  await parts.message(page, 'Type "pause" to hold nothing in this window for 15 minutes.').waitFor();
  await shot(page, 'pause', { x: 320, y: 0, width: 640, height: 120 });
  await person.types(page, 'pause');
  await status(page, 'Paused 15 min', 'error', 'paused');
  await command(page, 'Mollyguard: End Pause');
  await parts.status(page).filter({ hasText: 'PRODUCTION' }).waitFor();
});

it('set-up: the files, the exact change, one confirmation', async () => {
  const settings = path.join(editor.stage.home, '.claude/settings.json');
  mkdirSync(path.dirname(settings));
  writeFileSync(settings, '{\n  "model": "opus"\n}\n');
  await command(page, 'Mollyguard: Set Up Agents…');
  await parts.row(page, '~/.claude/settings.json').waitFor();
  await shot(page, 'set-up-files', TOP);
  await page.keyboard.press('Enter');
  await page.locator('.quick-input-title', { hasText: 'Write this file?' }).waitFor();
  await page.locator('.monaco-diff-editor .view-line', { hasText: 'matcher' }).waitFor();
  await shot(page, 'set-up', { x: 48, y: 0, width: 940, height: 560 });
  await page.keyboard.press('Enter'); // the first line changes nothing
  await page.locator('.quick-input-title', { hasText: 'Write this file?' }).waitFor({ state: 'hidden' });
  assert.equal(readFileSync(settings, 'utf8'), '{\n  "model": "opus"\n}\n');
  await command(page, 'Mollyguard: Set Up Agents…');
  await parts.row(page, '~/.claude/settings.json').waitFor();
  await page.keyboard.press('Enter');
  await parts.row(page, 'Write').click();
  await page.locator('.notifications-toasts', { hasText: 'Agents are set up.' }).waitFor();
  assert.match(readFileSync(settings, 'utf8'), /"model": "opus"[\s\S]*mollyguard/);
  await command(page, 'Notifications: Clear All Notifications');
});

it('the view says what it is for, where no agent is set up and where nothing was decided', async () => {
  await parts.status(plain).filter({ hasText: 'Local' }).waitFor();
  await command(plain, 'Mollyguard: Show Recent Decisions');
  await plain.locator('.pane-body', { hasText: 'Nothing waits, and nothing has been decided yet.' }).waitFor();
  await shot(plain, 'welcome', SIDE);
  await plain.context().close();
});

it('the off-limits files have a view, each with the pattern that made it so', async () => {
  await command(page, 'Mollyguard: Show Recent Decisions');
  const pane = page.locator('.pane', { has: page.locator('.pane-header', { hasText: 'Protected Files' }) });
  await pane.locator('.pane-header').click();
  await pane.locator('.monaco-list-row', { hasText: '.env' }).first().waitFor();
  await shot(page, 'protected-files', { x: 0, y: 0, width: 640, height: 800 });
});

it('the walkthrough leads through five steps', async () => {
  await command(page, 'Welcome: Open Walkthrough...');
  await parts.row(page, 'Mollyguard').waitFor();
  await parts.input(page).fill('Mollyguard');
  await page.keyboard.press('Enter');
  const steps = page.locator('.gettingStartedSlideDetails .getting-started-step');
  await steps.first().waitFor();
  assert.equal(await steps.count(), 5);
  await steps.nth(2).click();
  await page.locator('.getting-started-step.expanded', { hasText: 'A pretend agent tries' }).waitFor();
  await shot(page, 'walkthrough', { x: 350, y: 36, width: 632, height: 730 });
  await command(page, 'View: Close All Editors');
});

it('observing', async () => {
  editor.stage.settings({ 'mollyguard.mode': 'observe' });
  await page.reload();
  await status(page, 'Observing · PRODUCTION', 'warning', 'observing');
  assert.deepEqual(await agentProcess(editor.stage, incidentCommand(editor.stage.token), 'observed').answer, NO_OPINION);
  await command(page, 'Mollyguard: Show Recent Decisions');
  await page.locator('.pane-body .monaco-list-row', { hasText: 'Observed only' }).first().waitFor();
});

it('nothing of it was logged as an error', async () => quiet(editor));
