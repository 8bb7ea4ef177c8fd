import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { vsix } from '../editor/editor';
import { startBrowser } from '../editor/host/browser';
import { ensureHost, hostImpossible } from '../editor/host/install';
import { installVsix, startServer } from '../editor/host/server';
import { command, openWindow } from '../editor/host/workbench';
import type { Figure } from './run';

const RUNS = 3;
const median = (numbers: readonly number[]): number => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;

/** Loading and activating Mollyguard in a real editor, as the editor itself tells it, against its own Git extension in the same start. */
export async function benchActivation(): Promise<readonly Figure[]> {
  const impossible = hostImpossible() ?? (existsSync(vsix) ? null : `${vsix} is missing: npm run package`);
  if (impossible) {
    console.log(`  activation: skipped, ${impossible}`);
    return [];
  }
  const host = await ensureHost();
  const work = mkdtempSync(path.join(tmpdir(), 'mollyguard-bench-'));
  const folders = { work, home: path.join(work, 'home'), userData: path.join(work, 'user'), extensions: path.join(work, 'extensions') };
  const workspace = path.join(work, 'workspace');
  for (const folder of [folders.home, path.join(folders.userData, 'User'), folders.extensions, workspace])
    mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folders.userData, 'User', 'settings.json'), JSON.stringify({ 'workbench.startupEditor': 'none' }));
  await installVsix(host, folders, vsix);
  const server = await startServer(host, folders);
  const browser = await startBrowser(host);
  try {
    const ours: number[] = [];
    const git: number[] = [];
    for (let run = 0; run < RUNS; run++) {
      const context = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'] });
      const page = await context.newPage();
      await openWindow(page, server.url(workspace));
      await page.waitForTimeout(8_000);
      await command(page, 'Developer: Startup Performance');
      await page.locator('.monaco-editor .view-line', { hasText: 'System Info' }).first().waitFor({ timeout: 20_000 });
      await page.locator('.monaco-editor .view-lines').first().click();
      await page.keyboard.press('Control+A');
      await page.keyboard.press('Control+C');
      const text = await page.evaluate('navigator.clipboard.readText()');
      ours.push(costOf(String(text), 'mollyguard.mollyguard'));
      git.push(costOf(String(text), 'vscode.git'));
      await context.close();
    }
    return [
      { what: 'activation (load and call), of a real editor', value: median(ours), unit: 'ms', aim: '≤ 25' },
      { what: 'activation / activation of the editor’s Git extension', value: median(ours) / median(git), unit: '×', aim: '-' },
    ];
  } finally {
    await browser.close();
    await server.stop();
    rmSync(work, { recursive: true, force: true });
  }
}

/** Load and call of one extension from the editor's table: `| id | eager | load code | call activate | finish activate | …`. */
function costOf(text: string, id: string): number {
  const rows = text.split('\n').map((line) => line.split('|').map((cell) => cell.trim()));
  const row = rows.find((cells) => cells[1] === id);
  return row ? Number(row[3]) + Number(row[4]) : Number.NaN;
}
