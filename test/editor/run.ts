/**
 * The suites in a real editor, on the installed dist/mollyguard.vsix:
 *   node --import tsx test/editor/run.ts [pattern]     only tests whose name matches
 * MOLLYGUARD_SHOTS=1 writes media/screenshots, MOLLYGUARD_RECORD=1 test/payloads/vscode.
 */
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import path from 'node:path';
import { bundle } from '../bundle';
import { runFiles } from '../report';
import { vsix } from './editor';
import { ensureHost, hostImpossible } from './host/install';

/** These wait for a clock for the most part: one after the other, beside those that keep the processors busy. */
const WAITING = ['patience', 'scope', 'nextTry'];
/** Those that take longest start first. */
const LONG = ['approval', 'bannerPictures', 'doors', 'lifecycle', 'pictures', 'banner', 'undo', 'payloads', 'secrets'];
/** Editors that are busy, at least and at most. On two processors three take longer than two. */
const [LEAST, MOST] = [2, 4];

async function main(): Promise<void> {
  const impossible = hostImpossible();
  if (impossible) return console.log(`skipped: ${impossible}`);
  if (!existsSync(vsix)) throw new Error(`${vsix} is missing: npm run package`);
  await ensureHost(console.log); // once, before the suites ask for it at the same moment
  const [pattern] = process.argv.slice(2);
  const later = (name: string): number => (LONG.indexOf(name) < 0 ? LONG.length : LONG.indexOf(name));
  const names = readdirSync(__dirname).flatMap((name) => (name.endsWith('.test.ts') ? [name.slice(0, -'.test.ts'.length)] : []));
  const busy = names.filter((name) => !WAITING.includes(name)).sort((a, b) => later(a) - later(b));
  const folder = mkdtempSync(path.join(tmpdir(), 'mg-bundles-'));
  try {
    const files = [...WAITING, ...busy].map((name) => [path.join(__dirname, `${name}.test.ts`)]);
    const bundles = await bundle(files, folder);
    const programs = [...bundles.keys()];
    process.execArgv = []; // bundles need no loader of TypeScript
    const passed = await runFiles({
      lanes: [
        { files: programs.slice(0, WAITING.length), concurrency: 1 },
        { files: programs.slice(WAITING.length), concurrency: Math.min(Math.max(availableParallelism(), LEAST), MOST) },
      ],
      label: (file) => bundles.get(file) ?? file,
      timeout: 1_800_000,
      pattern: pattern === undefined ? undefined : new RegExp(pattern),
      each: true,
    });
    if (!passed) process.exitCode = 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
