import assert from 'node:assert/strict';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { agentProcess } from './agentProcess';
import { Editor } from './editor';
import { TEST_MS, until } from './host/guard';
import { person } from './host/person';
import { command, parts } from './host/workbench';
import { shot } from './screenshots';

const BAR = { x: 0, y: 765, width: 320, height: 35 };
const TOP = { x: 0, y: 0, width: 1280, height: 36 };

/** Contrast of words on their background that VS Code's own themes have at least. */
const LEAST = 4.5;

const THEMES = [
  { theme: 'Light 2026', suffix: '', kind: 'vs' },
  { theme: 'Default High Contrast', suffix: '-hc', kind: 'hc-black' },
  { theme: 'Default High Contrast Light', suffix: '-hc-light', kind: 'hc-light' },
] as const;

/** Without pictures to take, the theme in which shape has to tell: it gives the item no background. */
const tried = process.env.MOLLYGUARD_SHOTS ? THEMES : THEMES.filter(({ kind }) => kind === 'hc-black');

let editor: Editor;
let page: Page;
let folder = '';

const set = (name: string, text: string): void => {
  const file = path.join(folder, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
};
const environment = (name: string): void => set('.env', name === '' ? '' : `APP_ENV=${name}\n`);

/** WCAG's contrast of the item's words on what is behind them. */
const contrast = (): Promise<number> =>
  page.evaluate<number>(`(() => {
    const label = document.querySelector('.statusbar-item[id$="mollyguard.status"] a, .statusbar-item[id$="mollyguard.status"] .statusbar-item-label');
    const rgb = (text) => (text.match(/[\\d.]+/g) ?? []).map(Number);
    const light = ([r, g, b]) => [r, g, b].map((part) => part / 255).map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
      .reduce((sum, part, at) => sum + part * [0.2126, 0.7152, 0.0722][at], 0);
    let behind = label;
    let colour = rgb(getComputedStyle(behind).backgroundColor);
    while (colour.length === 4 && colour[3] === 0 && behind.parentElement) {
      behind = behind.parentElement;
      colour = rgb(getComputedStyle(behind).backgroundColor);
    }
    const [dark, bright] = [light(colour), light(rgb(getComputedStyle(label).color))].sort((a, b) => a - b);
    return (bright + 0.05) / (dark + 0.05);
  })()`);

/** Waits for the words, looks whether they can be read, takes a picture. */
async function state(words: string, name: string, { suffix }: (typeof THEMES)[number]): Promise<void> {
  await parts.status(page).filter({ hasText: words }).waitFor();
  await page.mouse.move(640, 300);
  await page.locator('.statusbar-item', { hasText: 'The agent was told' }).waitFor({ state: 'hidden' });
  await until(`${words}${suffix} can be read`, async () => (await contrast()) >= LEAST).catch(async () => {
    assert.fail(`${words}${suffix}: ${(await contrast()).toFixed(2)} : 1`);
  });
  await shot(page, `status-${name}${suffix}`, BAR);
}

/** The window with other settings of the person: a file that changes under this editor is read at its next start. */
async function settings(more: Readonly<Record<string, unknown>>): Promise<void> {
  editor.stage.settings(more);
  await page.reload();
  await parts.status(page).filter({ hasNotText: 'Starting' }).waitFor();
}

before(async () => {
  editor = await Editor.start();
  folder = path.join(editor.stage.home, 'shop');
  mkdirSync(folder, { recursive: true });
  editor.stage.settings({
    'workbench.colorTheme': tried[0]?.theme,
    // where the middle of the bar is not the command center, it is the title
    'window.commandCenter': false,
    'chat.commandCenter.enabled': false,
  });
  page = (await editor.window(folder)).page;
});
after(async () => editor?.stop());

const it = (title: string, body: () => Promise<void>) => test(title, { timeout: TEST_MS }, () => editor.pictured(page, title, body));

for (const one of tried)
  it(`every state of the banner can be read in ${one.theme}`, async () => {
    // the first of them is how the window began
    if (one !== tried[0]) await settings({ 'workbench.colorTheme': one.theme, 'mollyguard.mode': 'guard' });
    await page.locator(`.monaco-workbench.${one.kind}`).waitFor();
    environment('');
    await state('Local', 'local', one);
    environment('staging');
    await state('Staging', 'staging', one);
    environment('preview');
    await state('Preview', 'preview', one);
    set('.env', 'DATABASE_URL=postgres://db.example.com/shop\n');
    await state('Unknown', 'unknown', one);
    environment('production');
    await state('PRODUCTION', 'production', one);

    const agent = agentProcess(editor.stage, 'docker volume rm shop-cache', `banner${one.suffix}`, folder);
    await parts.button(page, 'Run Once').waitFor();
    await page.keyboard.press('Enter'); // keeps it blocked
    await parts.dialog(page).waitFor({ state: 'hidden' });
    await state('1 waiting', 'waiting', one);
    await command(page, 'Mollyguard: Show Waiting Actions');
    await person.refuses(page);
    assert.match((await agent.answer).stdout, /"permissionDecision":"deny"/);

    await command(page, 'Mollyguard: Pause…');
    await parts.row(page, '15 minutes').click();
    await person.types(page, 'pause');
    await state('Paused 15 min', 'paused', one);
    await command(page, 'Mollyguard: End Pause');
    await parts.status(page).filter({ hasText: 'PRODUCTION' }).waitFor();

    set('.vscode/settings.json', '{ "chat.useHooks": false }\n');
    await state('Mollyguard off', 'off', one);
    rmSync(path.join(folder, '.vscode'), { recursive: true });
    await parts.status(page).filter({ hasText: 'PRODUCTION' }).waitFor();
    await command(page, 'Notifications: Clear All Notifications');

    await settings({ 'mollyguard.mode': 'observe' });
    await state('Observing · PRODUCTION', 'observing', one);
  });

it('the tooltip says scope, agents and last decisions', async () => {
  await settings({ 'workbench.colorTheme': THEMES[0].theme, 'mollyguard.mode': 'guard' });
  environment('production');
  await parts.status(page).filter({ hasNotText: 'Observing' }).filter({ hasText: 'PRODUCTION' }).waitFor();
  const agent = agentProcess(editor.stage, 'docker volume rm shop-cache', 'tooltip', folder);
  await person.refuses(page);
  await agent.answer;
  await parts.status(page).hover();
  const tooltip = page.locator('.monaco-hover', { hasText: 'How this environment is known' });
  await tooltip.waitFor();
  const text = ((await tooltip.textContent()) ?? '').replaceAll('\u00A0', ' ');
  for (const words of ['Scope of agents’ work: not set', 'Agents guarded: VS Code chat', 'Last decisions', 'docker volume rm shop-cache'])
    assert.ok(text.includes(words), `${words} in ${text}`);
  await tooltip.locator('a', { hasText: '.env' }).waitFor();
  await shot(page, 'tooltip', { x: 0, y: 480, width: 640, height: 320 });
  await page.mouse.move(640, 300);
});

it('the title bar says it too, plain and tinted, also in high contrast', async () => {
  environment('production');
  const title = page.locator('.part.titlebar .window-title', { hasText: 'PRODUCTION' });
  await title.waitFor();
  await shot(page, 'title', TOP);
  await command(page, 'Mollyguard: Tint Window in Production');
  await parts.row(page, 'Settings of This Folder').click();
  await parts.row(page, 'Tint').click();
  await command(page, 'Notifications: Clear All Notifications');
  for (const { theme, suffix } of tried) {
    await settings({ 'workbench.colorTheme': theme });
    await until(`a tint in ${theme}`, () =>
      page.evaluate<boolean>(`getComputedStyle(document.querySelector('.part.titlebar')).backgroundColor === 'rgb(122, 46, 0)'`),
    );
    await shot(page, `tint${suffix}`, { x: 0, y: 0, width: 1280, height: 300 });
  }
  await command(page, 'Mollyguard: Tint Window in Production');
  await parts.row(page, 'Stop Tinting').click();
});
