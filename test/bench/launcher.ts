import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { hookCommand } from '../../src/agents/vscode/install';
import { ensureLibrary } from '../../src/host/setUp';
import { World } from '../server/client';
import type { Figure } from './run';

const RUNS = 40;
const src = path.join(__dirname, '../../src');

/** An installed extension: the programs as they ship. */
function extension(root: string): string {
  const folder = path.join(root, 'extension');
  const build = [path.join(__dirname, '../../esbuild.mjs'), '--production', '--into', path.join(folder, 'dist')];
  const { status, stderr } = spawnSync(process.execPath, build, { cwd: path.join(__dirname, '../..'), encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
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

type Series = readonly [program: string, args: readonly string[], input: string, output: RegExp];

/**
 * Processor time of one run in milliseconds, with all processes it starts: less noisy than wall time where others work on the machine.
 * A shell counts it (`times`), since Node.js tells nothing of its children.
 */
function processorTime([program, args, input]: Series, root: string): number {
  const file = path.join(root, 'input');
  writeFileSync(file, input);
  const loop = `for run in ${'1 '.repeat(RUNS)}; do "$@" <'${file}' >/dev/null; done; times`;
  const { stdout } = spawnSync('/bin/sh', ['-c', loop, 'sh', program, ...args], { encoding: 'utf8', env: {} });
  const children = [...(stdout.trim().split('\n').at(-1) ?? '').matchAll(/(\d+)m([\d.]+)s/g)];
  return (children.reduce((sum, [, minutes, seconds]) => sum + Number(minutes) * 60 + Number(seconds), 0) / RUNS) * 1_000;
}

/** One tool call through the launcher, against the start of a Node.js that does nothing, in turns in the same run. */
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
    const series = {
      node: [process.execPath, ['-e', '0'], '', /^$/],
      asks: [asks, ['vscode'], ls, /^$/],
      registered: ['/bin/sh', ['-c', hookCommand(asks, '/hooks.json')], ls, /^$/],
      alone: [alone, ['vscode'], ls, /^$/],
      refused: [alone, ['vscode'], incident, /"deny"/],
    } as const satisfies Readonly<Record<string, Series>>;
    const times: Readonly<Record<string, number[]>> = Object.fromEntries(Object.keys(series).map((name) => [name, []]));
    for (let run = 0; run <= RUNS; run += 1) {
      for (const [name, [program, args, input, output]] of Object.entries(series)) {
        const started = performance.now();
        const { status, stdout, stderr } = spawnSync(program, args, { input, encoding: 'utf8', env: {} });
        const took = performance.now() - started;
        if (status !== 0 || !output.test(stdout)) throw new Error(`${name}: exit ${status}, ${stdout} ${stderr}`);
        if (run > 0) times[name]?.push(took); // the first round fills the disk cache
      }
    }
    const wall = (name: keyof typeof series): number => median(times[name] ?? []);
    const node = processorTime(series.node, root);
    const against = (what: string, name: keyof typeof series, aim: string): readonly Figure[] => [
      { what: `${what} / node -e 0`, value: wall(name) / wall('node'), unit: '×', aim },
      { what: `${what} / node -e 0, processor time`, value: processorTime(series[name], root) / node, unit: '×', aim },
    ];
    return [
      ...against('launcher with a running server', 'asks', '≤ 0.4'),
      ...against('the same as registered: a shell beside it', 'registered', '-'),
      ...against('judging alone', 'alone', '≤ 2'),
      ...against('judging alone, the incident refused', 'refused', '≤ 2'),
      { what: 'launcher with a running server', value: wall('asks'), unit: 'ms', aim: '10–15' },
      { what: 'node -e 0', value: wall('node'), unit: 'ms', aim: '-' },
    ];
  } finally {
    world.close();
    rmSync(root, { recursive: true, force: true });
  }
}
