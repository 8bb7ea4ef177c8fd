/**
 * Bundles the unit tests and runs them: unit.ts <test file>... A bundle starts in a third of the time that it takes to load some hundred
 * source files one by one, and there are hundreds of test files.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import path from 'node:path';
import { build, type Plugin } from 'esbuild';

const root = path.join(__dirname, '..');

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

async function main(): Promise<number> {
  const files = process.argv.slice(2).map((file) => path.resolve(file));
  const folder = mkdtempSync(path.join(tmpdir(), 'mg-unit-'));
  try {
    await build({
      entryPoints: files,
      outdir: folder,
      outbase: root,
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
    const bundles = files.map((file) => path.join(folder, path.relative(root, file).replace(/\.ts$/, '.cjs')));
    // Many tests wait for a server or a clock more than they compute: one file more than there are processors.
    const atOnce = `--test-concurrency=${availableParallelism() + 1}`;
    const env = { ...process.env, NODE_PATH: path.join(root, 'node_modules') };
    const { status } = spawnSync(process.execPath, ['--test', atOnce, '--test-timeout=300000', ...bundles], {
      cwd: root,
      env,
      stdio: 'inherit',
    });
    return status ?? 1;
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
