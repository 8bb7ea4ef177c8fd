import assert from 'node:assert/strict';
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { agentProcess } from './agentProcess';
import { Editor } from './editor';
import { TEST_MS } from './host/guard';
import { person } from './host/person';
import { parts } from './host/workbench';

let editor: Editor;
let page: Page;
let folder = '';

/** As `kubectl config use-context` leaves it: written beside, and put in the file's place. */
function useContext(current: string): void {
  const file = path.join(editor.stage.home, '.kube/config');
  const named = (name: string, server: string) => `- cluster:\n    server: ${server}\n  name: ${name}\n`;
  const context = (name: string) => `- context:\n    cluster: ${name}\n    user: me\n  name: ${name}\n`;
  const text = `apiVersion: v1\nclusters:\n${named('kind-shop', 'https://127.0.0.1:41001')}${named('prod-eu', 'https://api.eu.example.com:6443')}contexts:\n${context('kind-shop')}${context('prod-eu')}current-context: ${current}\nkind: Config\npreferences: {}\nusers: []\n`;
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(`${file}.new`, text);
  renameSync(`${file}.new`, file);
}

before(async () => {
  editor = await Editor.start();
  folder = path.join(editor.stage.home, 'shop');
  mkdirSync(folder, { recursive: true });
  useContext('kind-shop');
  page = (await editor.window(folder)).page;
});
after(async () => editor?.stop());

const it = (title: string, body: () => Promise<void>) => test(title, { timeout: TEST_MS }, () => editor.pictured(page, title, body));
const shows = (text: string) => parts.status(page).filter({ hasText: text }).waitFor();

it('a kube context switch moves the banner, and the target of a command', async () => {
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
