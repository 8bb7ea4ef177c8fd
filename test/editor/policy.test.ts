import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { agentProcess } from './agentProcess';
import { Editor } from './editor';
import { TEST_MS } from './host/guard';
import { person } from './host/person';
import { command, parts } from './host/workbench';

let editor: Editor;
let page: Page;
let folder = '';

const write = (text: string): void => writeFileSync(path.join(folder, 'mollyguard.json'), text);

before(async () => {
  editor = await Editor.start();
  folder = path.join(editor.stage.home, 'shop');
  mkdirSync(folder, { recursive: true });
  page = (await editor.window(folder)).page;
});
after(async () => editor?.stop());

const it = (title: string, body: () => Promise<void>) => test(title, { timeout: TEST_MS }, () => editor.pictured(page, title, body));

it('a policy file is completed and checked as it is written', async () => {
  await command(page, 'Mollyguard: Open Policy File');
  await page.locator('.tab', { hasText: 'mollyguard.json' }).waitFor();
  await page.locator('.view-line', { hasText: 'Everybody who works here' }).waitFor();
  write('{\n  // a comment\n  "protectd": [],\n  "scope": "staging"\n}\n');
  await command(page, 'Problems: Focus on Problems View');
  const row = (text: string) => page.locator('.markers-panel .monaco-list-row', { hasText: text }).first();
  await row('"protectd" is not known. Known keys are').waitFor(); // of the guard server
  await row('Property protectd is not allowed').waitFor(); // of the schema
  await row('"scope" loosens, so it does not count yet').waitFor();
  assert.equal(await page.locator('.markers-panel .monaco-list-row', { hasText: /comment/i }).count(), 0);
});

let orders = 0;
/** What a person reads when an agent drops a table of the test database. */
async function asked(): Promise<string> {
  orders += 1;
  const turn = agentProcess(editor.stage, `psql -h db.test.example shop -c 'DROP TABLE orders_${orders}'`, 'policy', folder);
  const text = await person.reads(page);
  await person.refuses(page);
  assert.match((await turn.answer).stdout, /"permissionDecision":"deny"/);
  return text;
}

it('what loosens counts after a person has read it and typed the word', async () => {
  const environments = '{\n  "environments": { "staging": { "match": ["db.test.example"] } }\n}\n';
  write(environments);
  assert.match(await asked(), /unknown/i);

  const review = async (word: string) => {
    await command(page, 'Mollyguard: Review Policy…');
    await parts.button(page, 'Review…').waitFor();
    assert.match((await parts.dialog(page).textContent()) ?? '', /environments\.staging/);
    await parts.button(page, 'Review…').click();
    await parts.input(page).waitFor();
    await person.types(page, word);
  };
  await review('yes');
  await parts.message(page, 'Type "accept"').waitFor();
  await page.keyboard.press('Escape');
  assert.match(await asked(), /unknown/i);

  await review('accept');
  await parts.input(page).waitFor({ state: 'hidden' });
  assert.match(await asked(), /staging/i);

  write(environments.replace('"db.test.example"', '"db.test.example", "db.example"'));
  assert.match(await asked(), /unknown/i);
});
