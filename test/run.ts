/**
 * The whole suite, in the order in which failures are cheapest: checks, build, unit tests, real agents, real editor.
 *   npm test                 everything
 *   npm test -- unit         only the named stages (check, build, unit, agents, editor, demo)
 */
import { spawnSync } from 'node:child_process';
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

const tsx = ['--import', 'tsx'];
const stages: Readonly<Record<string, () => readonly (readonly string[])[]>> = {
  check: () => [['npm', 'run', '--silent', 'check']],
  build: () => [['npm', 'run', '--silent', 'package']],
  unit: () => [[process.execPath, ...tsx, 'test/unit.ts', ...testFiles(__dirname)]],
  agents: () => [
    [process.execPath, ...tsx, 'test/agents-real/prepare.ts'],
    [
      process.execPath,
      ...tsx,
      '--test',
      '--test-concurrency=2',
      '--test-timeout=300000',
      ...testFiles(path.join(__dirname, 'agents-real')),
    ],
  ],
  editor: () => [[process.execPath, ...tsx, 'test/editor/run.ts']],
  demo: () => [[process.execPath, ...tsx, 'test/demo/start.ts', '--check', '--built']],
};

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !Object.hasOwn(stages, name));
if (unknown.length > 0) {
  console.error(`unknown stage: ${unknown.join(', ')}; known: ${Object.keys(stages).join(', ')}`);
  process.exit(2);
}
for (const [name, commands] of Object.entries(stages)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  for (const [program = '', ...args] of commands()) {
    const started = Date.now();
    console.log(`\n== ${name}`);
    const { status, signal, error } = spawnSync(program, args, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' });
    if (error) throw error;
    if (status !== 0) {
      console.error(`== ${name} failed (${signal ?? `exit ${status}`})`);
      process.exit(1);
    }
    console.log(`== ${name} ok, ${Math.round((Date.now() - started) / 1000)} s`);
  }
}
