/**
 * The suites in a real editor, on the installed dist/mollyguard.vsix:
 *   node --import tsx test/editor/run.ts [pattern]     only tests whose name matches
 * MOLLYGUARD_SHOTS=1 writes media/screenshots, MOLLYGUARD_RECORD=1 test/payloads/vscode.
 */
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { runFiles } from '../report';
import { vsix } from './editor';
import { ensureHost, hostImpossible } from './host/install';

/** Those that take longest start first. They wait for the most part, and the others have the processors meanwhile. */
const LONG = ['patience', 'approval', 'lifecycle', 'scope', 'nextTry'];

async function main(): Promise<void> {
  const impossible = hostImpossible();
  if (impossible) return console.log(`skipped: ${impossible}`);
  if (!existsSync(vsix)) throw new Error(`${vsix} is missing: npm run package`);
  await ensureHost(console.log); // once, before the suites ask for it at the same moment
  const [pattern] = process.argv.slice(2);
  const later = (name: string): number => (LONG.indexOf(name) < 0 ? LONG.length : LONG.indexOf(name));
  const files = readdirSync(__dirname)
    .flatMap((name) => (name.endsWith('.test.ts') ? [name.slice(0, -'.test.ts'.length)] : []))
    .sort((a, b) => later(a) - later(b))
    .map((name) => path.join(__dirname, `${name}.test.ts`));
  const passed = await runFiles({
    files,
    concurrency: 2,
    timeout: 1_800_000,
    pattern: pattern === undefined ? undefined : new RegExp(pattern),
    each: true,
  });
  if (!passed) process.exitCode = 1;
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
