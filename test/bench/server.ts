import { execFileSync, fork } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { World } from '../server/client';
import type { Figure } from './run';

const SETTLE_MS = 5_000;
const root = path.join(__dirname, '../..');
const vsix = path.join(root, 'dist/mollyguard.vsix');

/** Resident memory of a process in MB; Linux only. */
const residentOf = (pid: number): number => Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1000;
const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, SETTLE_MS));

/** Memory of an idle guard server against a Node.js process that does nothing, and the size of what is installed. */
export async function benchServer(): Promise<readonly Figure[]> {
  const size: readonly Figure[] = existsSync(vsix) ? [{ what: '.vsix', value: statSync(vsix).size / 1e6, unit: 'MB', aim: '≤ 2' }] : [];
  if (process.platform !== 'linux') return size;
  // As it ships: minified, its rules beside it.
  const built = mkdtempSync(path.join(tmpdir(), 'mg-bench-'));
  execFileSync(process.execPath, [path.join(root, 'esbuild.mjs'), '--production', '--into', built], { cwd: root });
  const world = new World(path.join(built, 'server.js'));
  const bare = fork('-', [], { execArgv: ['-e', 'setInterval(() => {}, 1e6)'], silent: true });
  try {
    const window = await world.window([world.folder('work')]);
    await settled();
    const idle = residentOf(window.pid);
    const nothing = residentOf(bare.pid ?? 0);
    return [
      { what: 'idle server / idle bare node, resident memory', value: idle / nothing, unit: '×', aim: '-' },
      { what: 'idle server, resident memory', value: idle, unit: 'MB', aim: '≤ 40' },
      { what: 'idle server beyond bare node', value: idle - nothing, unit: 'MB', aim: '-' },
      ...size,
    ];
  } finally {
    bare.kill('SIGKILL');
    world.close();
    rmSync(built, { recursive: true, force: true });
  }
}
