import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { limits } from '../../src/engine/limits';
import { type Action, type Facts, HOLE, NO_POLICY } from '../../src/engine/types';
import { corpusRows } from '../corpus';
import type { Figure } from './run';
import { shippedEngine } from './shipped';

const facts: Facts = {
  home: '/home/you',
  workspace: ['/home/you/projects/shop'],
  platform: 'linux',
  temporary: [],
  own: [],
  files: {},
  evidence: [],
  policy: NO_POLICY,
  snapshots: true,
};
const shell = (command: string): Action => ({
  kind: 'shell',
  command,
  shell: 'bash',
  agent: 'bench',
  conversation: null,
  cwd: '/home/you/projects/shop',
});

/** Commands where the corpora are not there. */
const USUAL = [
  'ls -la',
  'git status',
  'npm test',
  'cat src/index.ts | grep -n export | head -20',
  'rm -rf dist',
  'git push --force origin main',
  'for f in *.ts; do echo "$f"; done',
  'find . -name "*.ts" -exec wc -l {} +',
  'docker compose up -d',
  'railway volume delete --volume v1 --yes',
  `curl -s https://backboard.railway.app/graphql/v2 -d '{"query":"query { me { id } }"}'`,
];

const N = limits.shellLength;
const fill = (piece: string, before = '', after = ''): string =>
  before + piece.repeat(Math.floor((N - before.length - after.length) / piece.length)) + after;
const RAILWAY = 'curl https://backboard.railway.app/graphql/v2 -d ';
/** The longest commands that are read at all, of kinds that cost a careless reader its time; and a megabyte, which is held unread. */
const HOSTILE: Readonly<Record<string, string>> = {
  'one word': fill('a'),
  'open substitutions': fill('$('),
  'quoted substitutions': fill('"$('),
  'open braces': fill('{a,'),
  'brace expansion': fill('{a,b}', 'echo '),
  quotes: fill('"\'"\'', 'echo '),
  backslashes: fill('\\'),
  backticks: fill('`'),
  'many commands': fill('rm -rf a;'),
  pipes: fill('cat|'),
  variables: fill('a=$a$a;', 'a=x;', 'rm -rf $a'),
  redirections: fill('> a ', 'echo '),
  'here-documents': fill('cat <<A\n'),
  'nested shells': fill("bash -c '"),
  globs: fill('*', 'rm '),
  arithmetic: fill('1+', 'echo $((', '1))'),
  loops: fill('for i in 1 2 3 4 5 6 7 8 9; do '),
  functions: fill('f() { f; f; }; f;'),
  GraphQL: fill('a{', `${RAILWAY}'{"query":"mutation{`, `"}'`),
  JSON: fill('[', `${RAILWAY}'`, `'`),
  python: fill('(', "python3 -c '", "'"),
  escapes: fill('\\a', "sed 's/", "'"),
  'empty lines of PHP': fill('\n', "php -r '", "'"),
  'empty lines of sed': fill('\n', "sed -e '", "' a"),
  perl: `perl -e '${fill('unlink 1;').slice(0, limits.wordsLength)}'`,
  'unknown words': fill('"$a" '),
  assignments: Array.from({ length: 7_000 }, (_, at) => `a${at}=/x${at};`).join(''),
  powershell: fill('a', "pwsh -c '", "'"),
  marks: fill(HOLE),
  'a megabyte': 'rm -rf a;'.repeat(111_111),
};

const now = (): number => performance.now() * 1000;
/** Microseconds of the fastest of several runs, so that another process's work does not count. */
function best(runs: number, work: () => void): number {
  let fastest = Number.POSITIVE_INFINITY;
  for (let i = 0; i < runs; i += 1) {
    const started = now();
    work();
    fastest = Math.min(fastest, now() - started);
  }
  return fastest;
}
const at = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
const ascending = (numbers: readonly number[]): readonly number[] => [...numbers].sort((a, b) => a - b);

/** Speed of the engine as it ships against its parser, over the public corpora where they are there; then hostile input, then memory. */
export async function benchEngine(): Promise<readonly Figure[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'mg-engine-'));
  const { judge, parseShell } = await shippedEngine(folder);
  const found = corpusRows().flatMap(({ action }) => (action.kind === 'shell' && action.shell === 'bash' ? [action.command] : []));
  const commands = found.length > 0 ? found : USUAL;
  for (const command of commands) {
    parseShell(command);
    judge(shell(command), facts, limits.rounds);
  }
  const parsing = ascending(commands.map((command) => best(5, () => parseShell(command))));
  const judging = ascending(commands.map((command) => best(5, () => judge(shell(command), facts, limits.rounds))));
  const plain = best(200, () => judge(shell('ls'), facts, limits.rounds));
  const hostile = Object.entries(HOSTILE).map(
    ([what, text]): Figure => ({
      what: `hostile: ${what}, ${Math.round(text.length / 1000)} kB, decided in`,
      value: best(3, () => judge(shell(text), facts, limits.rounds)) / 1000,
      unit: 'ms',
      aim: '≤ 100',
    }),
  );
  rmSync(folder, { recursive: true, force: true });
  return [
    {
      what: `median judge / median parse, ${commands.length} commands`,
      value: at(judging, 0.5) / at(parsing, 0.5),
      unit: '×',
      aim: '≤ 50',
    },
    { what: 'judge, median', value: at(judging, 0.5), unit: 'µs', aim: '≤ 60' },
    { what: 'judge, 99th percentile', value: at(judging, 0.99) / 1000, unit: 'ms', aim: '≤ 1' },
    { what: 'judge, slowest', value: at(judging, 1) / 1000, unit: 'ms', aim: '-' },
    { what: 'judge of a plain ls', value: plain, unit: 'µs', aim: '-' },
    ...hostile,
    { what: 'memory of this process after all of it', value: process.memoryUsage().heapUsed / 1e6, unit: 'MB', aim: '-' },
  ];
}
