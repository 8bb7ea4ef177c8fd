/**
 * Bundles the unit tests and runs them: unit.ts <test file>... There are hundreds of files. Most of them only compute: many of these share
 * a process.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import path from 'node:path';
import { bundle, named } from './bundle';
import { PROGRAMS } from './programs';
import { runFiles } from './report';

const root = path.join(__dirname, '..');

/** Folders of tests that only compute; but for those files that start something, or change what others would see. */
const COMPUTING = /^test\/(?:agents|attacks|engine|environments|protocol|secrets|ui)\//;
const APART =
  /\bfrom '(?:node:(?:child_process|http|net|worker_threads)|esbuild|libpg-query)'|\bmock\b|\b(?:before|after)(?:Each)?\(|^\s*process\.(?:env\.\w+ = |chdir|on\()/m;
/** What waits for a clock nearly all of its time, the longest first: it has a lane of its own, so that no processor waits with it. */
const WAITING = [
  'test/doctor/seven/answers.test.ts',
  'test/hook/hostile.test.ts',
  'test/hook/launcher.test.ts',
  'test/server/transcripts/watch.test.ts',
  'test/server/launcher.test.ts',
  'test/server/election.test.ts',
  'test/server/nextTry.test.ts',
  'test/hook/loginShell.test.ts',
  'test/hook/deadline.test.ts',
  'test/hook/exitTwo.test.ts',
];
/** So many groups that none is much longer than another. */
const GROUPS = 6 * availableParallelism();
const FILE_MS = 900_000;

/** The files of each process. Groups and files that wait for others alternate. */
function processes(files: readonly string[]): readonly (readonly string[])[] {
  const apart: string[][] = [];
  const groups: { readonly files: string[]; size: number }[] = [];
  const computing = files.filter((file) => COMPUTING.test(named(file)) && !APART.test(readFileSync(file, 'utf8')));
  for (const file of files) if (!computing.includes(file)) apart.push([file]);
  for (let at = 0; at < Math.min(GROUPS, computing.length); at += 1) groups.push({ files: [], size: 0 });
  const sized = computing.map((file) => ({ file, size: statSync(file).size })).sort((a, b) => b.size - a.size);
  for (const { file, size } of sized) {
    const least = groups.reduce((a, b) => (b.size < a.size ? b : a));
    least.files.push(file);
    least.size += size;
  }
  const step = Math.max(1, Math.floor(apart.length / Math.max(1, groups.length)));
  return [
    ...groups.flatMap((group, at) => [...apart.slice(at * step, (at + 1) * step), group.files]),
    ...apart.slice(groups.length * step),
  ];
}

async function main(): Promise<number> {
  const files = process.argv.slice(2).map((file) => path.resolve(file));
  const folder = mkdtempSync(path.join(tmpdir(), 'mg-unit-'));
  try {
    const waiting = WAITING.map((name) => path.join(root, name)).filter((file) => files.includes(file));
    const others = processes(files.filter((file) => !waiting.includes(file)));
    const bundles = await bundle([...waiting.map((file) => [file]), ...others], folder);
    const programs = [...bundles.keys()];
    process.execArgv = []; // bundles need no loader of TypeScript
    process.env.NODE_PATH = path.join(root, 'node_modules');
    process.env[PROGRAMS] = path.join(folder, 'programs');
    mkdirSync(path.join(folder, 'programs'));
    return (await runFiles({
      lanes: [
        { files: programs.slice(0, waiting.length), concurrency: 2 },
        // Many of these wait for a server now and then: one file more than there are processors.
        { files: programs.slice(waiting.length), concurrency: availableParallelism() + 1 },
      ],
      label: (file) => bundles.get(file) ?? file,
      timeout: FILE_MS,
    }))
      ? 0
      : 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

main().then(
  (status) => process.exit(status),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
