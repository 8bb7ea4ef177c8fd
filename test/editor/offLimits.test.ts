import assert from 'node:assert/strict';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { setUpHooks } from '../demo/hooks';
import { inTerminal } from '../demo/incident';
import { filesWith, ourFiles } from '../demo/traces';
import type { Turns } from '../demo/turns';
import { claudeProcess, NO_OPINION } from './agentProcess';
import { Editor } from './editor';
import { TEST_MS, until } from './host/guard';
import { command, parts } from './host/workbench';
import { quiet } from './logs';
import { shot } from './screenshots';

/** Stands in the off-limits file alone. */
const CONTENT = 'fake-word-that-stands-in-no-other-file';

/** The page's own. */
declare function getComputedStyle(element: unknown, part: string): { readonly content: string };

let editor: Editor;
let turns: Turns;
let page: Page;
const file = (name: string): string => path.join(editor.stage.workspace, name);
before(async () => {
  editor = await Editor.start();
  const { stage, host } = editor;
  mkdirSync(path.join(stage.home, '.claude'));
  await setUpHooks(stage, host.node);
  mkdirSync(file('.vscode')); // before the window: its watcher misses folders that are made later
  writeFileSync(file('.env.production'), `API_KEY=${CONTENT}\n`);
  for (const name of ['customers.csv', 'deploy_key.pem', '.env.example']) writeFileSync(file(name), 'x\n');
  turns = await editor.window();
  page = turns.page;
});
after(async () => editor?.stop());

const it = (title: string, body: () => Promise<void>) => test(title, { timeout: TEST_MS }, () => editor.pictured(page, title, body));

const row = (name: string): Locator => page.locator(`.explorer-folders-view .monaco-list-row[aria-label^="${name}"]`).first();
/** A badge is no text but CSS content. */
const badge = (name: string): Promise<string> =>
  row(name).evaluate((element) =>
    [...element.querySelectorAll('*')].map((part) => getComputedStyle(part, '::after').content.replaceAll('"', '')).includes('⊘')
      ? '⊘'
      : '',
  );
async function badges(expected: Readonly<Record<string, string>>): Promise<void> {
  const names = Object.keys(expected);
  await row(names[0] ?? '').waitFor();
  const look = async () => Object.fromEntries(await Promise.all(names.map(async (name) => [name, await badge(name)] as const)));
  const same = async () => JSON.stringify(await look()) === JSON.stringify(expected);
  await until('the badges', same).catch(async () => assert.deepEqual(await look(), expected));
}

it('files that are off limits have a badge, with a reason; others have none', async () => {
  await badges({
    '.env': '⊘',
    '.env.production': '⊘',
    'deploy_key.pem': '⊘',
    '.env.example': '',
    'customers.csv': '',
    'package.json': '',
    'README.md': '',
  });
  await hovered('.env.production', 'Off limits to agents: it may hold credentials');
  await shot(page, 'off-limits', { x: 0, y: 0, width: 760, height: 350 });
  await page.mouse.move(640, 500);
});

/** A row that is drawn anew under the mouse tells nothing until the mouse comes again. */
async function hovered(name: string, text: string): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    await row(name).hover();
    try {
      await page.locator('.monaco-hover', { hasText: text }).waitFor({ timeout: 6_000 });
      return;
    } catch (error) {
      if (tries === 20) throw error;
      await page.mouse.move(640, 500);
    }
  }
}

it('a workspace adds a badge at once, but takes none away; a person’s own settings do', async () => {
  writeFileSync(file('.vscode/settings.json'), JSON.stringify({ 'mollyguard.protectedFiles': ['*.csv', '!.env', '!.env.*'] }));
  await badges({ 'customers.csv': '⊘', '.env': '⊘', '.env.production': '⊘', 'README.md': '' });
  await hovered('customers.csv', 'Off limits to agents: listed in the settings');
  await page.mouse.move(640, 500);
  editor.stage.settings({ 'mollyguard.protectedFiles': ['!.env'] });
  await page.reload();
  await parts.status(page).filter({ hasText: 'PRODUCTION' }).waitFor();
  await badges({ '.env': '', '.env.production': '⊘', 'customers.csv': '⊘' });
});

it('the editor’s own agent is denied what would show or copy such a file, and told why without a word of it', async () => {
  const copy = path.join(editor.stage.home, 'copy.txt');
  const calls = [
    { tool: 'read_file', input: { filePath: file('customers.csv'), startLine: 1, endLine: 20 } },
    inTerminal('while read -r line; do echo "$line"; done < .env.production'),
    inTerminal(`base64 < .env.production > ${copy}`),
  ];
  const free = [{ tool: 'read_file', input: { filePath: file('.env.example'), startLine: 1, endLine: 20 } }, inTerminal('cat .env')];
  const all = [...calls, ...free];
  const told = await turns.turn(({ step }) => {
    const call = all[step];
    return call ? { calls: [call] } : { text: 'Done.' };
  });
  assert.equal(told.results.length, all.length);
  for (const [at, result] of told.results.entries()) {
    const what = JSON.stringify(all[at]);
    assert.ok(!result.includes(CONTENT) && !result.includes(Buffer.from(CONTENT).toString('base64').slice(4, -4)), what);
    if (at >= calls.length) {
      assert.doesNotMatch(result, /denied/i, what);
      continue;
    }
    assert.match(result, /Tool execution denied/, what);
    assert.match(result, /Mollyguard denied this action/, what);
    assert.match(
      result,
      /It would (?:reveal|copy|send) the file ".*\/(?:\.env\.production|customers\.csv)"\. That file is off limits to agents/,
      what,
    );
    assert.match(result, /Do not retry by other means; ask the user\./, what);
  }
  assert.equal(existsSync(copy), false);
  assert.match(told.results.at(-1) ?? '', /APP_ENV=staging/);
});

it('so is Claude Code, by its own payloads', async () => {
  const { stage } = editor;
  for (const [tool, input] of [
    ['Read', { file_path: file('.env.production') }],
    ['Bash', { command: 'cat .env.production' }],
    ['Bash', { command: `grep -r "" ${stage.workspace}/.env.production` }],
  ] as const) {
    const { code, stdout, stderr } = await claudeProcess(stage, tool, input).answer;
    assert.deepEqual([code, stderr], [0, ''], tool);
    const answer = JSON.parse(stdout) as { hookSpecificOutput: { permissionDecision: string; permissionDecisionReason: string } };
    assert.equal(answer.hookSpecificOutput.permissionDecision, 'deny');
    assert.match(
      answer.hookSpecificOutput.permissionDecisionReason,
      /the file ".*\/\.env\.production"\. That file is off limits to agents/,
    );
    assert.ok(!stdout.includes(CONTENT));
  }
  assert.deepEqual(await claudeProcess(stage, 'Read', { file_path: file('README.md') }).answer, NO_OPINION);
  assert.deepEqual(await claudeProcess(stage, 'Bash', { command: 'git log --oneline -- .env.production' }).answer, NO_OPINION);
});

it('refusals stand in the Decisions view; nothing of the file stands in anything that was written', async () => {
  await command(page, 'Mollyguard: Show Recent Decisions');
  await page.locator('.pane-body .monaco-list-row', { hasText: 'Refused by policy' }).first().waitFor();
  assert.deepEqual(filesWith(ourFiles(editor.stage), CONTENT), []);
  assert.deepEqual(filesWith([file('.env.production')], CONTENT), [file('.env.production')]);
  quiet(editor);
});
