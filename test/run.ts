/**
 * The whole suite, in the order in which failures are cheapest: checks and build, unit tests, real agents, real editor.
 *   npm test                 everything
 *   npm test -- unit         only the named stages (check, build, unit, agents, editor, demo)
 */
import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';

const root = path.join(__dirname, '..');
const outside = new Set(['editor', 'demo', 'payloads', 'bench', 'agents-real']);

function testFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const full = path.join(folder, entry.name);
    if (entry.isDirectory()) return folder === __dirname && outside.has(entry.name) ? [] : testFiles(full);
    return entry.name.endsWith('.test.ts') ? [full] : [];
  });
}

const script = (file: string, ...args: readonly string[]) => [process.execPath, '--import', 'tsx', file, ...args];
const stages = {
  check: () => ['npm', 'run', '--silent', 'check'],
  build: () => ['npm', 'run', '--silent', 'package'],
  unit: () => script('test/unit.ts', ...testFiles(__dirname)),
  agents: () => script('test/agents-real/run.ts'),
  editor: () => script('test/editor/run.ts'),
  demo: () => script('test/demo/start.ts', '--check', '--built'),
} satisfies Readonly<Record<string, () => readonly string[]>>;
type Stage = keyof typeof stages;
const isStage = (name: string): name is Stage => Object.hasOwn(stages, name);

/** Those of one row run side by side: one of them waits more than it computes. */
const ORDER: readonly (readonly Stage[])[] = [['check', 'build'], ['unit'], ['agents', 'demo'], ['editor']];

/** Runs a stage. One that has company is printed whole when it ends. */
function ran(name: Stage, alone: boolean): Promise<boolean> {
  const [program = '', ...args] = stages[name]();
  const started = Date.now();
  if (alone) console.log(`\n== ${name}`);
  const child = spawn(program, args, {
    cwd: root,
    stdio: alone ? 'inherit' : ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32',
  });
  const output: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (part: Buffer) => output.push(part));
  return new Promise((resolve, reject) => {
    child.once('error', reject).once('close', (status, signal) => {
      if (!alone) console.log(`\n== ${name}\n${Buffer.concat(output).toString().trimEnd()}`);
      const how = status === 0 ? 'ok' : `failed (${signal ?? `exit ${status}`})`;
      console.log(`== ${name} ${how}, ${Math.round((Date.now() - started) / 1000)} s`);
      resolve(status === 0);
    });
  });
}

async function main(): Promise<void> {
  const wanted = process.argv.slice(2);
  const unknown = wanted.filter((name) => !isStage(name));
  if (unknown.length > 0) {
    console.error(`unknown stage: ${unknown.join(', ')}; known: ${Object.keys(stages).join(', ')}`);
    process.exitCode = 2;
    return;
  }
  for (const row of ORDER) {
    const names = row.filter((name) => wanted.length === 0 || wanted.includes(name));
    const results = await Promise.all(names.map(async (name) => ({ name, ok: await ran(name, names.length === 1) })));
    const failed = results.filter(({ ok }) => !ok).map(({ name }) => name);
    if (failed.length === 0) continue;
    console.error(`\n== failed: ${failed.join(', ')}`);
    process.exitCode = 1;
    return;
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
