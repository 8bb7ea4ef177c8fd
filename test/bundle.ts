import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { build, type Plugin } from 'esbuild';

const root = path.join(__dirname, '..');
const require = createRequire(__filename);

/** They find programs and files of their own beside themselves. */
const BESIDE = ['esbuild', 'libpg-query', 'playwright-core', 'typescript'];

/** A file that asks where it lies is told where its source does. */
const places: Plugin = {
  name: 'places',
  setup({ onLoad, onResolve }) {
    onResolve({ filter: new RegExp(`^(?:${BESIDE.join('|')})$`) }, ({ path: name }) => ({ path: require.resolve(name), external: true }));
    onLoad({ filter: /\.ts$/ }, ({ path: file }) => {
      const text = readFileSync(file, 'utf8');
      if (file.includes(`${path.sep}node_modules${path.sep}`) || !/\b__(?:dir|file)name\b/.test(text)) return null;
      const told = `const __filename = ${JSON.stringify(file)}; const __dirname = ${JSON.stringify(path.dirname(file))};`;
      return { contents: `${told} ${text}`, loader: 'ts' };
    });
  },
};

/** What a test file is called in a log. */
export const named = (file: string): string => path.relative(root, file).split(path.sep).join('/');

/**
 * Bundles test files into a folder, for processes that need no loader: a bundle starts in a third of the time that it takes to load some
 * hundred source files one by one. Each of `all` becomes one program; what it is called, by its path.
 */
export async function bundle(all: readonly (readonly string[])[], folder: string): Promise<ReadonlyMap<string, string>> {
  mkdirSync(folder, { recursive: true });
  const bundles = all.map((files, at) => {
    const name = String(at).padStart(3, '0');
    const source = path.join(folder, `${name}.js`);
    writeFileSync(source, entry(files));
    return { source, file: path.join(folder, 'bundled', `${name}.cjs`), label: files.map(named).join(', ') };
  });
  await build({
    entryPoints: bundles.map(({ source }) => source),
    outdir: path.join(folder, 'bundled'),
    outExtension: { '.js': '.cjs' },
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    mainFields: ['module', 'main'],
    external: ['vscode'],
    loader: { '.sh': 'text', '.graphql': 'text' },
    plugins: [places],
    logLevel: 'error',
  });
  return new Map(bundles.map(({ file, label }) => [file, label]));
}

/** Each file is a suite of its own in its process, so that what it does before and after its tests is done for these alone. */
const entry = (files: readonly string[]): string =>
  [
    `const { describe } = require('node:test');`,
    ...files.map((file) => `describe(${JSON.stringify(named(file))}, () => { require(${JSON.stringify(file)}); });`),
  ].join('\n');
