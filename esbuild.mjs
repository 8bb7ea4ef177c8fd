// One row a bundle. `external: ['vscode']` stands only where vscode exists, so a wrong import anywhere else fails the build.
import { writeFileSync } from 'node:fs';
import { build, context } from 'esbuild';

const production = process.argv.includes('--production');
const watch = process.argv.includes('--watch');

const bundles = [
  { entry: 'src/extension.ts', out: 'dist/extension.js', external: ['vscode', './languageClient'] },
  { entry: 'src/host/languageClient.ts', out: 'dist/languageClient.js', external: ['vscode'] },
  { entry: 'src/server/main.ts', out: 'dist/server.js' },
  { entry: 'src/hook/main.ts', out: 'dist/hook.js' },
  { entry: 'src/cli.ts', out: 'dist/cli.js' },
  { entry: 'src/hook/uninstall.ts', out: 'dist/uninstall.js' },
];

const options = ({ entry, out, external = [] }) => ({
  entryPoints: [entry],
  outfile: out,
  external,
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  // becomes require(): import() of a bundle beside this one would need its extension, which TypeScript does not write
  supported: { 'dynamic-import': false },
  mainFields: ['module', 'main'],
  loader: { '.sh': 'text', '.graphql': 'text' },
  minify: production,
  sourcemap: production ? false : 'linked',
  legalComments: 'none',
  logLevel: 'warning',
  metafile: true,
});

if (watch) {
  for (const bundle of bundles) await (await context(options(bundle))).watch();
} else {
  const results = await Promise.all(bundles.map((bundle) => build(options(bundle))));
  writeFileSync('dist/meta.json', JSON.stringify(Object.fromEntries(results.map((r, i) => [bundles[i].out, r.metafile]))));
}
