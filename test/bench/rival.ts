import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { limits } from '../../src/engine/limits';
import type { Action, Facts } from '../../src/engine/types';
import { NO_POLICY } from '../../src/engine/types';
import { corpusRows } from '../corpus';
import type { Figure } from './run';
import { rulesReadIn, shippedEngine } from './shipped';

const ROUNDS = 3;
/** Passes over all commands: what else the machine did during one of them does not count. */
const PASSES = { least: 3, most: 10 };
/** A pass after which neither engine's slowest percent is faster by more than this share is the last. */
const SETTLED = 0.02;
const at = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;

type Slowest = Readonly<Record<'ours' | 'theirs', number>>;

const isSettled = (passes: readonly Slowest[]): boolean => {
  const [before, last] = passes.slice(-2);
  return before !== undefined && last !== undefined && (['ours', 'theirs'] as const).every((of) => last[of] > before[of] * (1 - SETTLED));
};

/** Microseconds of the fastest of several rounds in a row. */
function best(work: () => void): number {
  let fastest = Number.POSITIVE_INFINITY;
  for (let round = 0; round < ROUNDS; round += 1) {
    const started = performance.now();
    work();
    fastest = Math.min(fastest, performance.now() - started);
  }
  return fastest * 1000;
}

/**
 * The published `cc-safety-net` and our engine on the same commands in turns, each in this process by its own call. Both have judged every command
 * once, unmeasured, before the first is measured, and passes go on until neither gets faster: what code costs before it is compiled is no property of
 * the command that happens to need it, and a 99th percentile would tell little else of code that few commands need. What either does at every call,
 * such as reading its settings, stays in its time.
 */
export async function benchRival(): Promise<readonly Figure[]> {
  const rows = corpusRows().flatMap(({ action, label }) =>
    action.kind === 'shell' && action.shell === 'bash' && action.command.trim() !== '' ? [{ command: action.command, label }] : [],
  );
  if (rows.length === 0) {
    console.log('  the corpora are not there: nothing to compare on');
    return [];
  }
  const { checkCommand } = await import('cc-safety-net/api');
  // It reads its own settings from the folder at each call, as it does in use.
  const cwd = mkdtempSync(path.join(tmpdir(), 'mg-rival-'));
  const { judge } = await shippedEngine(cwd);
  const facts: Facts = {
    home: '/home/you',
    workspace: [cwd],
    platform: 'linux',
    temporary: [],
    own: [],
    files: {},
    evidence: [],
    policy: NO_POLICY,
    snapshots: true,
  };
  const action = (command: string): Action => ({ kind: 'shell', command, shell: 'bash', agent: 'bench', conversation: null, cwd });
  const ours = (command: string): boolean => {
    const judged = judge(action(command), facts, limits.rounds);
    return judged.kind === 'judged' && judged.verdict.decision === 'allow';
  };
  const theirs = (command: string): boolean => checkCommand({ command, cwd }).kind === 'allow';
  const dangerous = rows.filter(({ label }) => label === 'dangerous');
  const stopped = (allows: (command: string) => boolean): number =>
    (dangerous.filter(({ command }) => !allows(command)).length / dangerous.length) * 100;
  const caught = { ours: stopped(ours), theirs: stopped(theirs) };
  for (const { command } of rows) {
    ours(command);
    theirs(command);
  }
  const times = rows.map(() => ({ ours: Number.POSITIVE_INFINITY, theirs: Number.POSITIVE_INFINITY }));
  const sorted = (of: 'ours' | 'theirs'): readonly number[] => times.map((one) => one[of]).sort((a, b) => a - b);
  const slowest = (): Slowest => ({ ours: at(sorted('ours'), 0.99), theirs: at(sorted('theirs'), 0.99) });
  const passes: Slowest[] = [];
  while (passes.length < PASSES.least || (passes.length < PASSES.most && !isSettled(passes))) {
    for (const [row, { command }] of rows.entries()) {
      const fastest = times[row];
      if (!fastest) continue;
      fastest.ours = Math.min(
        fastest.ours,
        best(() => ours(command)),
      );
      fastest.theirs = Math.min(
        fastest.theirs,
        best(() => theirs(command)),
      );
    }
    passes.push(slowest());
  }
  const rules = rulesReadIn(cwd);
  rmSync(cwd, { recursive: true, force: true });
  const [mine, its] = [sorted('ours'), sorted('theirs')];
  const early = passes[PASSES.least - 1] ?? slowest();
  return [
    { what: 'ours as it ships, median', value: at(mine, 0.5), unit: 'µs', aim: '≤ 60' },
    { what: 'ours as it ships, 99th percentile', value: at(mine, 0.99) / 1000, unit: 'ms', aim: '≤ 1' },
    { what: 'all rules read by a fresh process', value: rules, unit: 'ms', aim: '≤ 15' },
    { what: `cc-safety-net / ours, median of ${rows.length} commands`, value: at(its, 0.5) / at(mine, 0.5), unit: '×', aim: '≥ 10' },
    {
      what: `cc-safety-net / ours, 99th percentile, settled in ${passes.length} passes`,
      value: at(its, 0.99) / at(mine, 0.99),
      unit: '×',
      aim: '≥ 10',
    },
    { what: `the same after ${PASSES.least} passes`, value: early.theirs / early.ours, unit: '×', aim: '-' },
    { what: `dangerous commands of the corpora not let through (${dangerous.length}), ours`, value: caught.ours, unit: '%', aim: '-' },
    { what: 'the same, cc-safety-net at default settings', value: caught.theirs, unit: '%', aim: '-' },
  ];
}
