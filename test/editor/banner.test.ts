import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { agentProcess } from './agentProcess';
import { Editor } from './editor';
import { TEST_MS, until } from './host/guard';
import { person } from './host/person';
import { command, parts } from './host/workbench';
import { quiet } from './logs';

/** From the write of the file to the words in the status bar. */
const WITHIN_MS = 1_000;
/** Other suites may run on the same processors: the fastest of so many counts. */
const TRIES = 12;

let editor: Editor;
let page: Page;
let folder = '';

const write = (file: string, text: string): void => {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
};
/** As programs do that write beside and put it in the file's place. */
const replace = (file: string, text: string): void => {
  write(`${file}.new`, text);
  renameSync(`${file}.new`, file);
};
const inHome = (name: string): string => path.join(editor.stage.home, name);
const inFolder = (name: string): string => path.join(folder, name);

const kubeconfig = (current: string): string => {
  const cluster = (name: string, server: string) => `- cluster:\n    server: ${server}\n  name: ${name}\n`;
  const context = (name: string) => `- context:\n    cluster: ${name}\n    user: me\n  name: ${name}\n`;
  return `apiVersion: v1\nclusters:\n${cluster('kind-shop', 'https://127.0.0.1:41001')}${cluster('prod-eu', 'https://api.eu.example.com:6443')}contexts:\n${context('kind-shop')}${context('prod-eu')}current-context: ${current}\nkind: Config\npreferences: {}\nusers: []\n`;
};
const link = (environmentName: string): string =>
  JSON.stringify({
    projects: { [folder]: { projectPath: folder, name: 'shop', project: 'p1', environment: `e-${environmentName}`, environmentName } },
  });

/** Notes in the window when the status item says something else. */
const observe = (): Promise<void> =>
  page.evaluate(`(() => {
    const seen = (globalThis.mollyguardSeen = []);
    const look = () => {
      const text = document.querySelector('.statusbar-item[id$="mollyguard.status"]')?.textContent ?? '';
      if (seen.at(-1)?.text !== text) seen.push({ text, at: Date.now() });
    };
    new MutationObserver(look).observe(document.querySelector('.statusbar'), { subtree: true, childList: true, characterData: true, attributes: true });
    look();
  })()`);

/** Changes something and waits for the words; returns how long they took. */
async function took(change: () => void, words: string): Promise<number> {
  const from = Date.now();
  change();
  await parts.status(page).filter({ hasText: words }).waitFor();
  const seen = await page.evaluate<{ text: string; at: number }[]>('globalThis.mollyguardSeen');
  return (seen.findLast(({ text }) => text.includes(words))?.at ?? Number.POSITIVE_INFINITY) - from;
}

/** A change there and back follows within a second each. */
async function follows(there: () => void, words: string, back: () => void, before: string): Promise<void> {
  const times: { there: number; back: number }[] = [];
  const fast = (way: 'there' | 'back') => times.some((time) => time[way] <= WITHIN_MS);
  while (times.length < TRIES && !(fast('there') && fast('back')))
    times.push({ there: await took(there, words), back: await took(back, before) });
  assert.ok(fast('there') && fast('back'), JSON.stringify(times));
}

before(async () => {
  editor = await Editor.start();
  folder = inHome('shop');
  mkdirSync(folder, { recursive: true });
  page = (await editor.window(folder)).page;
  await parts.status(page).filter({ hasText: 'Local' }).waitFor();
  await observe();
});
after(async () => editor?.stop());

const it = (title: string, body: () => Promise<void>) => test(title, { timeout: TEST_MS }, () => editor.pictured(page, title, body));

it('the banner follows a kube context within a second, in a folder that was not there before', async () => {
  const use = (context: string) => () => replace(inHome('.kube/config'), kubeconfig(context));
  await follows(use('prod-eu'), 'PRODUCTION', use('kind-shop'), 'Local');
});

it('a kube context switch moves the banner, and the target of a command', async () => {
  const useContext = (context: string) => replace(inHome('.kube/config'), kubeconfig(context));
  const shows = (text: string) => parts.status(page).filter({ hasText: text }).waitFor();
  useContext('kind-shop');
  await shows('Local');
  useContext('prod-eu');
  await shows('PRODUCTION');
  const item = parts.status(page);
  assert.match((await item.getAttribute('class')) ?? '', /warning-kind/);
  await item.hover();
  const tooltip = page.locator('.monaco-hover', { hasText: 'the current Kubernetes context is prod-eu' });
  await tooltip.waitFor();
  assert.match((await tooltip.textContent()) ?? '', /api\.eu\.example\.com/);
  await page.mouse.move(640, 300);
  await tooltip.waitFor({ state: 'hidden' });

  const turn = agentProcess(editor.stage, 'kubectl delete namespace shop', 'environments', folder);
  assert.match(await person.reads(page), /PRODUCTION/i);
  await person.refuses(page);
  assert.match((await turn.answer).stdout, /"permissionDecision":"deny"/);

  useContext('kind-shop');
  await shows('Local');
});

it('the banner follows a Railway link within a second', async () => {
  const file = inHome('.railway/config.json');
  write(file, link('staging'));
  await parts.status(page).filter({ hasText: 'Staging' }).waitFor();
  await follows(
    () => write(file, link('production')),
    'PRODUCTION',
    () => write(file, link('staging')),
    'Staging',
  );
  await took(() => rmSync(file), 'Local');
});

it('the banner follows an edited .env within a second', async () => {
  const set = (name: string) => () => write(inFolder('.env'), `# of the app\nAPP_ENV=${name}\n`);
  await follows(set('production'), 'PRODUCTION', set('staging'), 'Staging');
  await took(() => rmSync(inFolder('.env')), 'Local');
});

it('the banner follows a Terraform workspace and a git branch within a second', async () => {
  const select = (name: string) => () => write(inFolder('.terraform/environment'), name);
  await follows(select('production'), 'PRODUCTION', select('default'), 'Local');
  const branch = (name: string) => () => replace(inFolder('.git/HEAD'), `ref: refs/heads/${name}\n`);
  await follows(branch('production'), 'PRODUCTION', branch('main'), 'Local');
});

it('the title of the window says what is in reach, and nothing where that is local', async () => {
  const titled = (pattern: RegExp) => until(`a title like ${pattern.source}`, async () => pattern.test(await page.title()));
  await titled(/^shop/);
  write(inFolder('.env'), 'APP_ENV=production\n');
  await titled(/^PRODUCTION - .*shop/);
  write(inFolder('.env'), 'APP_ENV=staging\n');
  await titled(/^Staging - .*shop/);
  rmSync(inFolder('.env'));
  await titled(/^shop/);
});

// what follows takes windows and programs away: the editor itself complains of that
it('nothing of it was logged as an error', async () => quiet(editor));

/** The title bar's colours, as the window has them. */
const titleBar = () =>
  page.evaluate<string>(`(() => {
    const { backgroundColor, color } = getComputedStyle(document.querySelector('.part.titlebar'));
    return backgroundColor + ' ' + color;
  })()`);

it('the tint is opted in to after its diff, comes and goes with production, and leaves every byte as it was', async () => {
  const settings = inFolder('.vscode/settings.json');
  const before = '{\n\t// mine\n\t"editor.rulers": [80,],\n}\n';
  write(settings, before);
  const plain = await titleBar();
  const production = () => write(inFolder('.env'), 'APP_ENV=production\n');
  const local = () => rmSync(inFolder('.env'));
  const now = () => readFileSync(settings, 'utf8');
  production();
  await parts.status(page).filter({ hasText: 'PRODUCTION' }).waitFor();
  await command(page, 'Mollyguard: Tint Window in Production');
  await parts.row(page, 'Settings of This Folder').click();
  await page.locator('.monaco-diff-editor .view-line', { hasText: 'titleBar.activeBackground' }).first().waitFor();
  await page.locator('.quick-input-title', { hasText: 'Write this while production is in reach?' }).waitFor();
  await page.keyboard.press('Enter'); // the first line changes nothing
  await page.locator('.quick-input-title', { hasText: 'Write this while' }).waitFor({ state: 'hidden' });
  assert.equal(now(), before);

  await command(page, 'Mollyguard: Tint Window in Production');
  await parts.row(page, 'Settings of This Folder').click();
  await parts.row(page, 'Tint').click();
  await until('a tinted title bar', async () => (await titleBar()) === 'rgb(122, 46, 0) rgb(255, 255, 255)');
  assert.match(now(), /\/\/ mine[\s\S]*"titleBar.activeBackground": "#7A2E00"/);
  await command(page, 'Notifications: Clear All Notifications');
  local();
  await until('the file as it was', () => now() === before);
  await until('the title bar as it was', async () => (await titleBar()) === plain);
  production();
  await until('a tinted file', () => now() !== before);

  // the program that holds it crashes, and production goes before it is there again
  const [holder] = Object.keys(JSON.parse(readFileSync(inHome('.mollyguard/state/tint.json'), 'utf8')).files[settings].holders);
  process.kill(Number(holder), 'SIGKILL');
  local();
  await page.goto('about:blank');
  assert.notEqual(now(), before);
  page = (await editor.window(folder)).page;
  await until('the file as it was, after a crash', () => now() === before);
  production();
  await until('a tinted file after a crash', () => now() !== before);

  // the window goes: what it held is given back, by itself or by the next window's start
  await page.goto('about:blank');
  await until('the file as it was, without a window', () => now() === before);
  page = (await editor.window(folder)).page;
  await until('a tinted file again', () => now() !== before);

  await command(page, 'Mollyguard: Tint Window in Production');
  await parts.row(page, 'Stop Tinting').click();
  await until('the file as it was, for good', () => now() === before);
  local();
  await parts.status(page).filter({ hasText: 'Local' }).waitFor();
  production();
  await parts.status(page).filter({ hasText: 'PRODUCTION' }).waitFor();
  assert.equal(now(), before);
});
