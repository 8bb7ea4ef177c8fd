import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { company, incidentCommand } from '../demo/incident';
import type { Turns } from '../demo/turns';
import { agentProcess } from './agentProcess';
import { Editor } from './editor';
import { TEST_MS } from './host/guard';
import { person } from './host/person';
import { command, parts } from './host/workbench';
import { quiet } from './logs';
import { shot } from './screenshots';

let editor: Editor;
let turns: Turns;
let page: Page;
before(async () => {
  editor = await Editor.start();
  turns = await editor.window();
  page = turns.page;
});
after(async () => editor?.stop());

const name = company.volume.name;
const it = (title: string, body: () => Promise<void>) => test(title, { timeout: TEST_MS }, () => editor.pictured(page, title, body));
const kind = async (): Promise<string> =>
  /(warning|error)-kind/.exec((await parts.status(page).getAttribute('class')) ?? '')?.[1] ?? 'none';

it('the status bar says PRODUCTION, and the tooltip why', async () => {
  const item = parts.status(page).filter({ hasText: 'PRODUCTION' });
  await item.waitFor();
  assert.equal(await kind(), 'warning');
  await shot(page, 'status', { x: 0, y: 600, width: 640, height: 200 });
  await item.hover();
  const tooltip = page.locator('.monaco-hover', { hasText: 'How this environment is known' });
  await tooltip.waitFor();
  assert.match((await tooltip.textContent()) ?? '', /rentals-production|production/);
  await page.mouse.move(640, 300);
  await tooltip.waitFor({ state: 'hidden' });
});

it('the question, the box, the view', async () => {
  const turn = turns.turn();
  await person.reads(page);
  assert.equal(await kind(), 'error');
  await shot(page, 'question', { x: 0, y: 38, width: 1280, height: 762 });
  await person.reviews(page);
  await page.locator('.quick-input-title', { hasText: name }).waitFor();
  await page.keyboard.type('rental-orders');
  await parts.message(page, `Type ${name} to run this once. Esc leaves it waiting.`).waitFor();
  await shot(page, 'type-name', { x: 320, y: 0, width: 640, height: 120 });
  await page.keyboard.press('Enter');
  await parts.message(page, `That is not "${name}"`).waitFor();
  await page.keyboard.press('Escape');
  await command(page, 'Show Recent Decisions');
  const row = (text: string) => page.locator('.pane-body .monaco-list-row', { hasText: text });
  await row('Waiting').first().waitFor();
  await row(name).first().waitFor();
  await row(name).first().click(); // the row leads to the question
  await person.reads(page);
  await person.refuses(page);
  await turn;
  turns.untouched();
  await row('Recent').first().waitFor();
  await row('Refused').first().waitFor();

  const next = agentProcess(editor.stage, incidentCommand(editor.stage.token), 'surfaces');
  await person.reads(page);
  await page.keyboard.press('Escape');
  await row('Waiting').first().waitFor();
  await shot(page, 'decisions', { x: 0, y: 0, width: 640, height: 350 });
  await command(page, 'Show Waiting Actions');
  await person.reads(page);
  await person.refuses(page);
  assert.match((await next.answer).stdout, /"permissionDecision":"deny"/);
});

it('hooks switched off by a workspace: red, and the file is named', async () => {
  const folder = path.join(editor.stage.home, 'careless');
  const file = path.join(folder, '.vscode/settings.json');
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, '{ "chat.useHooks": false }\n');
  const careless = await editor.page(folder);
  const item = parts.status(careless).filter({ hasText: 'Mollyguard off' });
  await item.waitFor();
  await item.hover();
  const tooltip = careless.locator('.monaco-hover', { hasText: 'chat.useHooks' });
  await tooltip.waitFor();
  assert.ok(((await tooltip.textContent()) ?? '').includes('.vscode/settings.json'));
  await careless.context().close();
});

it('nothing of it was logged as an error', async () => quiet(editor));
