import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { type AgentProcess, agentProcess } from './agentProcess';
import { Editor } from './editor';
import { TEST_MS } from './host/guard';
import { person } from './host/person';
import { command, parts } from './host/workbench';

let editor: Editor;
let page: Page;
let folder = '';

before(async () => {
  editor = await Editor.start();
  editor.stage.settings({ 'mollyguard.environments': { production: { match: ['p-live'] }, staging: { match: ['p-stage'] } } });
  folder = path.join(editor.stage.home, 'shop');
  mkdirSync(folder, { recursive: true });
  page = (await editor.window(folder)).page;
});
after(async () => editor?.stop());

let volumes = 0;
const deletes = (project: 'p-live' | 'p-stage'): AgentProcess => {
  volumes += 1;
  return agentProcess(editor.stage, `railway volume delete --volume v-${volumes} --project ${project} -y`, 'scope', folder);
};
const denial = async (agent: AgentProcess): Promise<string> => {
  const { stdout } = await agent.answer;
  assert.match(stdout, /"permissionDecision":"deny"/);
  return stdout;
};
const OUTSIDE = /limited this work to the environment \\"staging\\"; the target is \\"production\\"/;

/** *Change Scope…* for this window, up to the environment. */
async function chooses(environment: string): Promise<void> {
  await command(page, 'Mollyguard: Change Scope…');
  await parts.row(page, 'This Window').click();
  await page.locator('.quick-input-title', { hasText: 'Change Scope… This Window' }).waitFor();
  await parts.row(page, environment).click();
}

test(
  'in staging scope production is denied and its staging twin asked about; production is typed, and falls back',
  {
    timeout: TEST_MS,
  },
  () =>
    editor.pictured(page, 'scope', async () => {
      const unset = deletes('p-live');
      assert.match(await person.reads(page), /production/i);
      await page.keyboard.press('Escape');
      await chooses('Staging');
      assert.match(await denial(unset), OUTSIDE); // it waited, and lies outside by now
      assert.match(await denial(deletes('p-live')), OUTSIDE);

      const twin = deletes('p-stage');
      assert.match(await person.reads(page), /staging/i);
      await person.refuses(page);
      assert.doesNotMatch(await denial(twin), OUTSIDE);

      await chooses('PRODUCTION');
      await parts.row(page, '1 minute').click();
      const prompt = parts.message(page, 'Type "production" to let agents change what is in PRODUCTION');
      await prompt.waitFor();
      for (const wrong of ['staging', 'yes']) {
        await person.types(page, wrong);
        await parts.message(page, 'press Esc to change nothing').waitFor();
      }
      assert.match(await denial(deletes('p-live')), OUTSIDE);
      await person.types(page, 'production');
      await parts.input(page).waitFor({ state: 'hidden' });
      const typed = Date.now();

      const inside = deletes('p-live');
      assert.match(await person.reads(page), /production/i);
      await page.keyboard.press('Escape');
      await parts.status(page).click();
      await parts.row(page, 'PRODUCTION until').waitFor();
      await page.keyboard.press('Escape');

      assert.match(await denial(inside), OUTSIDE); // nobody answered: the minute is over
      assert.ok(Date.now() - typed > 50_000);
      await parts.status(page).filter({ hasNotText: 'waiting' }).waitFor();
      assert.match(await denial(deletes('p-live')), OUTSIDE);
      await parts.status(page).click();
      await parts.row(page, 'Change Scope…').filter({ hasText: 'Staging' }).waitFor();
      await page.keyboard.press('Escape');
    }),
);
