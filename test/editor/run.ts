/**
 * The suites in a real editor, on the installed dist/mollyguard.vsix:
 *   node --import tsx test/editor/run.ts [pattern]     only tests whose name matches
 * MOLLYGUARD_SHOTS=1 writes media/screenshots, MOLLYGUARD_RECORD=1 test/payloads/vscode.
 */
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { vsix } from './editor';
import { ensureHost, hostImpossible } from './host/install';

async function main(): Promise<void> {
  const impossible = hostImpossible();
  if (impossible) return console.log(`skipped: ${impossible}`);
  if (!existsSync(vsix)) throw new Error(`${vsix} is missing: npm run package`);
  await ensureHost(console.log); // once, before the suites ask for it at the same moment
  const [pattern] = process.argv.slice(2);
  const files = readdirSync(__dirname)
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => path.join(__dirname, name));
  let passed = 0;
  let failed = 0;
  const events = run({
    files,
    concurrency: 2,
    timeout: 1_800_000,
    ...(pattern === undefined ? {} : { testNamePatterns: [new RegExp(pattern)] }),
  });
  events.on('test:pass', ({ skip, details }) => {
    if (skip === undefined && details.type !== 'suite') passed += 1;
  });
  events.on('test:fail', () => {
    failed += 1;
  });
  events.compose(new spec()).pipe(process.stdout);
  await new Promise((resolve) => events.once('end', resolve));
  if (failed > 0 || passed === 0) {
    if (passed === 0) console.error('no test ran');
    process.exitCode = 1;
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
