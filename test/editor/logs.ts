import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Editor } from './editor';

/** Lines of others, each with the reason why it says nothing about Mollyguard. */
const KNOWN: readonly (readonly [RegExp, string])[] = [
  [
    // the editor itself lies in our cache
    /^(?![\s\S]*mollyguard(?!\/editor-))[\s\S]*\/lib\/vscode\/extensions\//,
    'it comes from an extension that ships with the editor, and names nothing of ours',
  ],
  [
    /\[error\] Unable to refresh tree view (?:copilot-chat|mollyguard\.\w+): Canceled\s*$/,
    'a window that reloads closes its connection before it tells its extensions: what a view had just told it, it never heard',
  ],
  [
    /\[error\] Error: read ECONNRESET\s+at TCP\.onStreamRead \(node:[^)]*\)\s*$/,
    'a TCP connection of the editor’s own went with its window; ours are pipes and Unix sockets',
  ],
  [/Cannot find module '\.\/build\/Release\/watchdog'/, 'the editor’s own native watchdog is not built in this host'],
];

/** Fails if the extension host, the extension or the guard server warned of anything, or the window of anything that is ours. */
export function quiet(editor: Editor): void {
  assert.deepEqual(complaints(editor), []);
}

/** What the logs complain of, without what is known. */
export function complaints({ stage, shouted }: Pick<Editor, 'stage' | 'shouted'>): readonly string[] {
  const logs = filesIn(path.join(stage.userData, 'logs'));
  // the guard server's own output goes into the extension's channel
  const ours = logs.filter((file) => /\/mollyguard\.mollyguard\/|\/remoteexthost\.log$/.test(file));
  assert.ok(
    ours.some((file) => file.endsWith('/remoteexthost.log')),
    'the extension host writes a log',
  );
  const records = ours.flatMap((file) => recordsOf(readFileSync(file, 'utf8')).map((record) => `${path.basename(file)}: ${record}`));
  return [...records.filter((record) => /\[(?:warning|error|critical)\]/.test(record)), ...shouted].filter(
    (record) => !KNOWN.some(([known]) => known.test(record)),
  );
}

/** A record starts with its time and goes on until the next. */
const recordsOf = (text: string): readonly string[] => text.split(/^(?=\d{4}-\d\d-\d\dT[\d:.]+Z \[)/m).filter((record) => record !== '');

function filesIn(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  const entries = readdirSync(folder, { withFileTypes: true, recursive: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
}
