import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildSync } from 'esbuild';
import { ensureLibrary } from '../../src/host/setUp';
import { World } from '../server/client';
import type { Figure } from './run';

const RUNS = 40;
const src = path.join(__dirname, '../../src');

/** An installed extension: the two programs, minified as they ship. */
function extension(root: string): string {
  const folder = path.join(root, 'extension');
  for (const name of ['main', 'uninstall']) {
    buildSync({
      entryPoints: [path.join(src, 'hook', `${name}.ts`)],
      outfile: path.join(folder, 'dist', name === 'main' ? 'hook.js' : 'uninstall.js'),
      bundle: true,
      minify: true,
      platform: 'node',
      target: 'node20',
      format: 'cjs',
      mainFields: ['module', 'main'],
      loader: { '.sh': 'text' },
      logLevel: 'error',
    });
  }
  writeFileSync(path.join(folder, 'package.json'), '{}');
  return folder;
}

/** Installs the library into a home and returns its launcher. */
async function installed(home: string, runtime: string, extensionPath: string): Promise<string> {
  mkdirSync(home, { recursive: true });
  const launcher = readFileSync(path.join(src, 'hook/launcher.sh'), 'utf8');
  const { execPath, platform } = process;
  await ensureLibrary({ home, runtime, extensionPath, version: '0.0.1', execPath, searchPath: [], platform, launcher });
  return path.join(home, '.mollyguard/bin/hook');
}

const median = (values: number[]): number => values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/** Wall time of one tool call through the launcher, against the start of a Node.js that does nothing, in turns in the same run. */
export async function benchLauncher(): Promise<readonly Figure[]> {
  if (process.platform === 'win32') return [];
  const root = realpathSync(mkdtempSync(path.join(tmpdir(), 'mg-bench-')));
  const world = new World();
  try {
    const folder = world.folder('work');
    await world.window([folder]);
    const extensionPath = extension(root);
    const asks = await installed(world.home, world.runtime, extensionPath);
    const alone = await installed(path.join(root, 'home'), path.join(root, 'r'), extensionPath);
    const call = (command: string): string =>
      JSON.stringify({
        hook_event_name: 'PreToolUse',
        session_id: 's',
        cwd: folder,
        tool_name: 'run_in_terminal',
        tool_input: { command },
      });
    const ls = call('ls -la');
    const incident = call(
      `curl -X POST https://backboard.railway.app/graphql/v2 -H "Authorization: Bearer $T" -d '{"query":"mutation { volumeDelete(volumeId: \\"v\\") }"}'`,
    );
    const series: Readonly<Record<string, readonly [program: string, args: readonly string[], input: string, output: RegExp]>> = {
      node: [process.execPath, ['-e', '0'], '', /^$/],
      asks: [asks, ['vscode'], ls, /^$/],
      alone: [alone, ['vscode'], ls, /^$/],
      refused: [alone, ['vscode'], incident, /"deny"/],
    };
    const times: Record<string, number[]> = {};
    for (let run = 0; run <= RUNS; run += 1) {
      for (const [name, [program, args, input, output]] of Object.entries(series)) {
        const started = performance.now();
        const { status, stdout, stderr } = spawnSync(program, args, { input, encoding: 'utf8', env: {} });
        const took = performance.now() - started;
        if (status !== 0 || !output.test(stdout)) throw new Error(`${name}: exit ${status}, ${stdout} ${stderr}`);
        if (run > 0) (times[name] ??= []).push(took); // the first round fills the disk cache
      }
    }
    const of = (name: string): number => median(times[name] ?? []);
    return [
      { what: 'launcher with a running server / node -e 0', value: of('asks') / of('node'), unit: '×', aim: '≤ 0.4' },
      { what: 'launcher with a running server', value: of('asks'), unit: 'ms', aim: '10–15' },
      { what: 'judging alone / node -e 0', value: of('alone') / of('node'), unit: '×', aim: '≤ 2' },
      { what: 'judging alone, the incident refused / node -e 0', value: of('refused') / of('node'), unit: '×', aim: '≤ 2' },
      { what: 'node -e 0', value: of('node'), unit: 'ms', aim: '-' },
    ];
  } finally {
    world.close();
    rmSync(root, { recursive: true, force: true });
  }
}
