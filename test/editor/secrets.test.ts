import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { filesWith, ourFiles } from '../demo/traces';
import { seeded, tokenKinds } from '../secrets/detect/tokens';
import { Editor } from './editor';
import { TEST_MS, until } from './host/guard';
import { command, parts } from './host/workbench';
import { quiet } from './logs';
import { shot } from './screenshots';

/** The page's own. */
declare function getComputedStyle(element: unknown, part: string): { readonly content: string };

const values = [1, 2, 3, 4, 5].map(
  (seed) =>
    tokenKinds()
      .find(({ name }) => name === 'GitHub token')
      ?.make(seeded(seed + Date.now())) ?? '',
);
const [first = '', second = '', third = '', fourth = '', fifth = ''] = values;

let editor: Editor;
let page: Page;
let folder = '';
const file = (name: string): string => path.join(folder, name);

before(async () => {
  editor = await Editor.start();
  folder = path.join(editor.stage.home, 'shop');
  for (const name of ['src', 'scripts', '.vscode']) mkdirSync(file(name), { recursive: true });
  writeFileSync(
    file('src/api.ts'),
    `import { get } from './get';\n\nconst token = "${first}";\nexport const user = () => get('/user', token);\n`,
  );
  writeFileSync(file('scripts/domains.sh'), `#!/bin/sh\ncurl -s -H "Authorization: Bearer ${second}" https://api.github.com/user\n`);
  writeFileSync(file('src/report.py'), `token = "${third}"\n`);
  writeFileSync(file('src/settings.json'), `{ "token": "${fifth}" }\n`);
  writeFileSync(file('.env'), `GITHUB_TOKEN=${fourth}\n`);
  writeFileSync(file('README.md'), '# The shop\n');
  writeFileSync(file('.gitignore'), '.env\n.vscode\n');
  const git = (...args: string[]) => execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b', ...args], { cwd: folder });
  git('init', '-q');
  git('add', 'README.md', '.gitignore', 'scripts');
  git('commit', '-q', '-m', 'Begin');
  page = (await editor.window(folder)).page;
});
after(async () => editor?.stop());

const it = (title: string, body: () => Promise<void>) => test(title, { timeout: TEST_MS }, () => editor.pictured(page, title, body));

const squiggle = (): Locator => page.locator('.editor-instance :is(.squiggly-info, .squiggly-warning, .squiggly-error)').first();
/** The value as the editor draws it. */
const drawn = (value: string): Locator => page.locator('.view-line span > span', { hasText: value.slice(0, 20) }).last();

async function opened(name: string): Promise<void> {
  await command(page, 'Go to File...');
  await parts.input(page).fill(name);
  await parts.row(page, path.basename(name)).waitFor();
  await page.keyboard.press('Enter');
  await page.locator('.tab.active', { hasText: path.basename(name) }).waitFor();
}

/** Tries again what another look of the editor at the file may have ended. */
async function patiently(attempt: () => Promise<void>): Promise<void> {
  for (let left = 9; ; left -= 1) {
    try {
      return await attempt();
    } catch (error) {
      if (left === 0) throw error;
      await page.keyboard.press('Escape');
      await page.mouse.move(640, 700);
    }
  }
}

/** The quick fixes at a value. */
async function fixes(value: string): Promise<Locator> {
  const rows = page.locator('.action-widget .monaco-list-row.action');
  await patiently(async () => {
    await drawn(value).click();
    await page.keyboard.press('Control+.');
    await rows.filter({ hasText: 'Not a Secret' }).waitFor({ timeout: 6_000 });
  });
  return rows;
}

/** What the hover at a value says. */
async function hovered(value: string, text: string): Promise<string> {
  const hover = page.locator('.monaco-hover', { hasText: text }).first();
  await patiently(async () => {
    await drawn(value).hover();
    await hover.waitFor({ timeout: 6_000 });
  });
  return (await hover.textContent()) ?? '';
}

async function fix(value: string, title: string): Promise<void> {
  await (await fixes(value)).filter({ hasText: title }).click();
}

/** A picture in which nobody can read the value. */
async function blurred(value: string, name: string): Promise<void> {
  const look = ((await drawn(value).getAttribute('class')) ?? '').split(' ').join('.');
  const style = await page.addStyleTag({ content: `.view-line .${look} { filter: blur(5px); }` });
  await shot(page, name, { x: 330, y: 36, width: 950, height: 360 });
  await style.evaluate((element) => (element as unknown as { remove(): void }).remove());
}

const row = (name: string): Locator => page.locator(`.explorer-folders-view .monaco-list-row[aria-label^="${name}"]`).first();
const badge = (name: string): Promise<boolean> =>
  row(name).evaluate((element) =>
    [...element.querySelectorAll('*')].some((part) => getComputedStyle(part, '::after').content.includes('⊘')),
  );

it('a secret in an open file is underlined; the hover says what can be lost, and who can read it', async () => {
  await opened('src/api.ts');
  await squiggle().waitFor();
  const text = await hovered(first, 'What can be lost by it');
  assert.match(text, /GitHub token\. (?:An agent can read it here|Because of it agents are denied this whole file)\./);
  assert.match(text, /github\/token/);
  assert.match(text, /Every repository/);
  assert.equal(text.includes(first.slice(4, 20)), false);
  await blurred(first, 'secret');
  await page.mouse.move(640, 700);
});

it('the value moves to the secret storage and leaves a reference', async () => {
  const rows = await fixes(first);
  assert.deepEqual((await rows.allTextContents()).filter((title) => /Secret|Off-Limits|gitignore/.test(title)).sort(), [
    'Add to .gitignore',
    'Mark File Off-Limits',
    'Move Value to Secret Storage…',
    'Not a Secret',
  ]);
  await blurred(first, 'secret-actions');
  await rows.filter({ hasText: 'Move Value' }).click();
  await parts.message(page, 'The name of the variable that takes its place (GitHub token)').waitFor();
  assert.equal(await parts.input(page).inputValue(), 'TOKEN');
  await parts.input(page).fill('GITHUB_TOKEN');
  await page.keyboard.press('Enter');
  await page.locator('.notifications-toasts', { hasText: 'GITHUB_TOKEN is in the editor’s secret storage' }).waitFor();
  await page.locator('.view-line', { hasText: 'process.env.GITHUB_TOKEN' }).waitFor();
  await squiggle().waitFor({ state: 'detached' });
  await command(page, 'File: Save');
  await until('the file without the value', async () => !readFileSync(file('src/api.ts'), 'utf8').includes(first));
  await command(page, 'Notifications: Clear All Notifications');
  await command(page, 'Mollyguard: Copy Secret…');
  await parts.row(page, 'GITHUB_TOKEN').waitFor();
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.keyboard.press('Enter');
  await page.locator('.statusbar-item', { hasText: 'GITHUB_TOKEN is in the clipboard for a minute.' }).waitFor();
  assert.equal(await page.evaluate('navigator.clipboard.readText()'), first);
  await page.evaluate("navigator.clipboard.writeText('')");
});

it('a file is marked as off limits, after its change was read: and so it says', async () => {
  await opened('scripts/domains.sh');
  await squiggle().waitFor();
  await fix(second, 'Mark File Off-Limits');
  await page.locator('.quick-input-title', { hasText: 'Write .vscode/settings.json?' }).waitFor();
  await page.locator('.monaco-diff-editor .view-line', { hasText: 'scripts/domains.sh' }).waitFor();
  assert.equal(existsSync(file('.vscode/settings.json')), false);
  await page.locator('.quick-input-list .monaco-list-row', { hasText: /^Write/ }).click();
  await page.locator('.notifications-toasts', { hasText: 'domains.sh is off limits to agents.' }).waitFor();
  assert.deepEqual(JSON.parse(readFileSync(file('.vscode/settings.json'), 'utf8')), {
    'mollyguard.protectedFiles': ['scripts/domains.sh'],
  });
  await command(page, 'Notifications: Clear All Notifications');
  await opened('scripts/domains.sh');
  // git has it, so it is still said; agents do not
  await hovered(second, 'Agents are denied this file. It is in git.');
  await page.mouse.move(640, 700);
  await until('the badge', () => badge('domains.sh'));
});

it('a file is kept out of git, after the change of .gitignore was read', async () => {
  const before = readFileSync(file('.gitignore'), 'utf8');
  await opened('src/report.py');
  await squiggle().waitFor();
  await fix(third, 'Add to .gitignore');
  await page.locator('.quick-input-title', { hasText: 'Write .gitignore?' }).waitFor();
  await page.locator('.monaco-diff-editor .view-line', { hasText: '/src/report.py' }).waitFor();
  assert.equal(readFileSync(file('.gitignore'), 'utf8'), before);
  await page.locator('.quick-input-list .monaco-list-row', { hasText: /^Write/ }).click();
  await page.locator('.notifications-toasts', { hasText: 'report.py is ignored by git.' }).waitFor();
  assert.equal(readFileSync(file('.gitignore'), 'utf8'), `${before}/src/report.py\n`);
  assert.equal(execFileSync('git', ['check-ignore', 'src/report.py'], { cwd: folder, encoding: 'utf8' }), 'src/report.py\n');
  await command(page, 'Notifications: Clear All Notifications');

  // A second time there is nothing to write, and it says so.
  await opened('src/report.py');
  await squiggle().waitFor();
  await fix(third, 'Add to .gitignore');
  await page.locator('.notifications-toasts', { hasText: 'It is listed there already.' }).waitFor();
  assert.equal(readFileSync(file('.gitignore'), 'utf8'), `${before}/src/report.py\n`);
  await command(page, 'Notifications: Clear All Notifications');
  writeFileSync(file('.gitignore'), before);
});

it('what is no secret is marked by a comment, and not shown any more', async () => {
  await opened('src/report.py');
  await squiggle().waitFor();
  await fix(third, 'Not a Secret');
  await page.locator('.view-line', { hasText: 'mollyguard: not a secret' }).waitFor();
  await squiggle().waitFor({ state: 'detached' });
});

it('where a line can have no comment, the editor keeps that it is no secret', async () => {
  const before = readFileSync(file('src/settings.json'), 'utf8');
  await opened('src/settings.json');
  await squiggle().waitFor();
  await fix(fifth, 'Not a Secret');
  await squiggle().waitFor({ state: 'detached' });
  assert.equal(readFileSync(file('src/settings.json'), 'utf8'), before);
});

it('in a file for secrets nothing is underlined', async () => {
  await row('.env').dblclick(); // git ignores it, so it is not found by its name
  await page.locator('.tab.active', { hasText: '.env' }).waitFor();
  await hovered(fourth, 'Off limits to');
  assert.equal(await squiggle().count(), 0);
  await page.mouse.move(640, 700);
});

it('a file in which a secret was found has the badge too', async () => {
  await command(page, 'File: Save All');
  await command(page, 'View: Show Explorer');
  await row('report.py').waitFor();
  await until('the badges', async () => (await badge('report.py')) && (await badge('.env')) && !(await badge('README.md')));
  await shot(page, 'badge', { x: 0, y: 36, width: 350, height: 290 });
});

it('no value stands in anything that was written, nor in a log', async () => {
  for (const value of values) assert.deepEqual(filesWith(ourFiles(editor.stage), value), []);
  assert.deepEqual(filesWith([file('.env')], fourth), [file('.env')]);
  quiet(editor);
});
