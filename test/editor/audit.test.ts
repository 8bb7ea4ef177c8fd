import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { Made, richHome, writeHome } from '../server/audit/richHome';
import { Editor } from './editor';
import { TEST_MS } from './host/guard';
import { command } from './host/workbench';
import { shot } from './screenshots';

const SHOWN = /^\.(?:fly|aws\/cred|config\/(?:gh|stripe)|npmrc|ssh|netrc|pgpass)/;
const made = new Made();
let editor: Editor;
let page: Page;
before(async () => {
  editor = await Editor.start();
  page = (await editor.window()).page;
  const { home, workspace } = editor.stage;
  writeHome(
    home,
    richHome(made).filter(([file]) => SHOWN.test(file)),
  );
  writeFileSync(path.join(workspace, '.env.staging'), `PORT=3000\nSUPABASE_SERVICE_ROLE_KEY=${made.of('', 40)}\n`);
});
after(async () => editor?.stop());

test('credentials in reach: the view, its files and the report; no value is shown', { timeout: TEST_MS }, () =>
  editor.pictured(page, 'audit', async () => {
    await command(page, 'Mollyguard: Audit Credentials in Reach');
    const row = (text: string) => page.locator('.pane-body .monaco-list-row', { hasText: text }).first();
    await row('Critical').waitFor();
    await row('Fly.io login of the account').waitFor();
    await row('GitHub login (OAuth token)').waitFor();
    await row('AWS access key').waitFor();
    await row('Fly.io login of the account').hover();
    await page.locator('.monaco-hover', { hasText: 'fly tokens create' }).first().waitFor();
    await page.mouse.move(900, 600);
    await command(page, 'Mollyguard: Audit Credentials in Reach'); // the worst is in view again
    await row('AWS access key').click();
    await page.locator('.tab.active', { hasText: 'credentials' }).waitFor();
    await page.keyboard.press('Control+W');
    await page.locator('.pane-header', { hasText: 'Credentials in Reach' }).hover();
    await page.locator('.pane-header a[aria-label="Open Report"]').click();
    await page.locator('.tab.active', { hasText: 'credentials.md' }).waitFor();
    await page.locator('.view-line', { hasText: '## Critical' }).first().waitFor();
    await page.locator('.pane-header', { hasText: 'Decisions' }).click(); // closed: the whole list is seen
    await row('Low').waitFor();
    await page.mouse.move(640, 780);
    await shot(page, 'credentials', { x: 0, y: 0, width: 980, height: 765 });
    const text = (await page.locator('body').textContent()) ?? '';
    for (const value of made.values) assert.ok(!text.includes(value), 'a value is shown');
  }),
);
