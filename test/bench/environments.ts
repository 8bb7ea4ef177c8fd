import { lstatSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { judge } from '../../src/engine/judge';
import { limits } from '../../src/engine/limits';
import { NO_POLICY } from '../../src/engine/types';
import type { Place } from '../../src/environments/detector';
import { filesOf } from '../../src/environments/gather';
import { detectors } from '../../src/environments/index';
import { variablesFrom } from '../../src/environments/variablesFrom';
import { gatherEvidence, keptEvidence } from '../../src/server/evidence';
import { keptFiles } from '../../src/server/keptFiles';
import { CONFIG_ENV, configsOf } from '../environments/configs';
import type { Figure } from './run';

const RUNS = 400;
/** Milliseconds of the middle one of many runs, and of the slowest but one in twenty. */
function timed(work: () => void, runs = RUNS): { readonly middle: number; readonly most: number } {
  const times = Array.from({ length: runs }, () => {
    const started = performance.now();
    work();
    return performance.now() - started;
  }).sort((a, b) => a - b);
  return { middle: times[Math.floor(runs / 2)] ?? 0, most: times[Math.floor(runs * 0.95)] ?? 0 };
}

/** Large files as people have them: hundreds of clusters, profiles, links, variables. */
function large(text: string, file: string): string {
  const times = (one: (at: number) => string, count: number) => Array.from({ length: count }, (_, at) => one(at)).join('');
  if (/\/\.env[\w.]*$|web\.env$/.test(file))
    return text + times((at) => `SETTING_${at}_URL=https://s${at}.example.com/a/b/c?x=${at}\n`, 400);
  if (file.endsWith('/.aws/config'))
    return text + times((at) => `[profile p${at}]\nsso_account_id = ${100_000_000_000 + at}\nregion = eu-west-1\n`, 300);
  if (file.endsWith('/.kube/config')) {
    const clusters = times(
      (at) => `- cluster:\n    certificate-authority-data: ${'Q'.repeat(1500)}\n    server: https://c${at}.example.com\n  name: c${at}\n`,
      100,
    );
    const contexts = times((at) => `- context:\n    cluster: c${at}\n    user: me\n  name: k${at}\n`, 100);
    return text.replace('contexts:\n', `${clusters}contexts:\n${contexts}`);
  }
  if (file.endsWith('/.railway/config.json')) {
    const parsed = JSON.parse(text);
    for (let at = 0; at < 300; at += 1)
      parsed.projects[`/home/you/p${at}`] = { project: `p${at}`, name: `n${at}`, environment: `e${at}`, environmentName: 'staging' };
    return JSON.stringify(parsed, null, 2);
  }
  if (file.endsWith('/compose.yaml'))
    return text + times((at) => `  s${at}:\n    environment:\n      A_URL: http://a${at}\n      B: c\n`, 200);
  if (file.endsWith('/.ssh/config')) return text + times((at) => `Host h${at}\n  HostName h${at}.example.com\n`, 500);
  if (file.endsWith('/config/database.yml'))
    return text + times((at) => `env${at}:\n  adapter: postgresql\n  host: h${at}.example.com\n  database: d${at}\n`, 12);
  return text;
}

/** What it costs to know where an action's target is, on a machine with the settings of every detector. */
export function benchEnvironments(): readonly Figure[] {
  const root = mkdtempSync(path.join(tmpdir(), 'mg-bench-environments-'));
  try {
    const home = path.join(root, 'home');
    const cwd = path.join(home, 'shop');
    const configs = configsOf(home, cwd);
    for (const [file, text] of Object.entries(configs)) {
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, text);
    }
    const place: Place = { cwd, home, workspace: [cwd], env: variablesFrom(CONFIG_ENV) };
    const read = (file: string): string | undefined => configs[file];
    const there = Object.keys(configs);
    const looked = filesOf(place, read);
    const gathered = keptEvidence(keptFiles().reader);
    const command = {
      kind: 'shell',
      command: 'psql -c "DROP TABLE orders"',
      shell: 'bash',
      agent: 'bench',
      conversation: null,
      cwd,
    } as const;
    const facts = {
      home,
      workspace: [cwd],
      platform: 'linux',
      temporary: [],
      own: [],
      files: {},
      evidence: [],
      policy: NO_POLICY,
      snapshots: true,
    } as const;
    const warm = timed(() => gathered(place));
    const cold = timed(() => gatherEvidence(place), 100);
    const judging = timed(() => judge(command, facts, limits.rounds));
    const reading = timed(() => there.map((file) => readFileSync(file, 'utf8')));
    const looking = timed(() => looked.map((file) => lstatSync(path.dirname(file), { throwIfNoEntry: false })));
    const each = detectors.map((detector) => {
      const texts = (wanted: readonly string[]) =>
        Object.fromEntries(wanted.flatMap((file) => (configs[file] === undefined ? [] : [[file, large(configs[file], file)]])));
      const first = texts(detector.wants(place));
      const files = { ...first, ...texts(detector.leads?.(first, place) ?? []) };
      return { id: detector.id, ...timed(() => detector.detect(files, place), 60) };
    });
    return [
      { what: `resolving, warm files, median (${detectors.length} detectors)`, value: warm.middle, unit: 'ms', aim: '≤ 1' },
      { what: 'resolving, warm files, 95th percentile', value: warm.most, unit: 'ms', aim: '-' },
      { what: 'resolving / reading the same files with fs', value: warm.middle / reading.middle, unit: '×', aim: '≤ 1' },
      { what: `resolving / looking at ${looked.length} paths with fs.lstat`, value: warm.middle / looking.middle, unit: '×', aim: '-' },
      { what: 'resolving / judging `psql -c "DROP TABLE orders"`', value: warm.middle / judging.middle, unit: '×', aim: '-' },
      { what: 'resolving, nothing kept, median', value: cold.middle, unit: 'ms', aim: '≤ 20' },
      ...each.map(({ id, middle }): Figure => ({ what: `${id}, large files, median`, value: middle, unit: 'ms', aim: '≤ 1' })),
      { what: 'slowest detector, large files, 95th percentile', value: Math.max(...each.map(({ most }) => most)), unit: 'ms', aim: '≤ 5' },
    ];
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}
