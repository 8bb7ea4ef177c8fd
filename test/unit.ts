/**
 * Bundles the unit tests and runs them: unit.ts <test file>... A bundle starts in a third of the time that it takes to load some hundred
 * source files one by one, and there are hundreds of test files. Most of them only compute: many of these share a process.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import path from 'node:path';
import { build, type Plugin } from 'esbuild';
import { PROGRAMS } from './programs';
import { runFiles } from './report';

const root = path.join(__dirname, '..');

/** Folders of tests that only compute; but for those files that start something, or change what others would see. */
const COMPUTING = /^test\/(?:agents|attacks|engine|environments|protocol|secrets|ui)\//;
const APART =
  /\bfrom '(?:node:(?:child_process|http|net|worker_threads)|esbuild|libpg-query)'|\bmock\b|\b(?:before|after)(?:Each)?\(|^\s*process\.(?:env\.\w+ = |chdir|on\()/m;
/** So many groups that none is much longer than another. */
const GROUPS = 6 * availableParallelism();
const FILE_MS = 900_000;

/** A file that asks where it lies is told where its source does. */
const places: Plugin = {
  name: 'places',
  setup({ onLoad }) {
    onLoad({ filter: /\.ts$/ }, ({ path: file }) => {
      const text = readFileSync(file, 'utf8');
      if (file.includes(`${path.sep}node_modules${path.sep}`) || !/\b__(?:dir|file)name\b/.test(text)) return null;
      const told = `const __filename = ${JSON.stringify(file)}; const __dirname = ${JSON.stringify(path.dirname(file))};`;
      return { contents: `${told} ${text}`, loader: 'ts' };
    });
  },
};

const named = (file: string): string => path.relative(root, file).split(path.sep).join('/');

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

/** Each file is a suite of its own in its process, so that what it does before and after its tests is done for these alone. */
const entry = (files: readonly string[]): string =>
  [
    `const { describe } = require('node:test');`,
    ...files.map((file) => `describe(${JSON.stringify(named(file))}, () => { require(${JSON.stringify(file)}); });`),
  ].join('\n');

async function main(): Promise<number> {
  const files = process.argv.slice(2).map((file) => path.resolve(file));
  const folder = mkdtempSync(path.join(tmpdir(), 'mg-unit-'));
  try {
    const all = processes(files);
    const entries = all.map((one, at) => {
      const file = path.join(folder, `${String(at).padStart(3, '0')}.js`);
      writeFileSync(file, entry(one));
      return file;
    });
    await build({
      entryPoints: entries,
      outdir: path.join(folder, 'bundled'),
      outExtension: { '.js': '.cjs' },
      bundle: true,
      platform: 'node',
      target: 'node20',
      format: 'cjs',
      mainFields: ['module', 'main'],
      // They find programs and files of their own beside themselves.
      external: ['esbuild', 'typescript', 'libpg-query', 'vscode'],
      loader: { '.sh': 'text', '.graphql': 'text' },
      plugins: [places],
      logLevel: 'error',
    });
    process.execArgv = []; // bundles need no loader of TypeScript
    process.env.NODE_PATH = path.join(root, 'node_modules');
    process.env[PROGRAMS] = path.join(folder, 'programs');
    mkdirSync(path.join(folder, 'programs'));
    const bundles = new Map(
      all.map((one, at) => [path.join(folder, 'bundled', `${String(at).padStart(3, '0')}.cjs`), one.map(named).join(', ')]),
    );
    return (await runFiles({
      files: [...bundles.keys()],
      label: (file) => bundles.get(file) ?? file,
      // Many tests wait for a server or a clock more than they compute: one file more than there are processors.
      concurrency: availableParallelism() + 1,
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
