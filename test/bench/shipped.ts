import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';
import { type BuildOptions, build, type Plugin } from 'esbuild';
import type { judge } from '../../src/engine/judge';
import type { parseShell } from '../../src/engine/parse/shell';

const root = path.join(__dirname, '../..');
interface Rules {
  readonly rulesBeside: Plugin;
  writeRules(folder: string): Promise<void>;
}

interface Shipped {
  readonly judge: typeof judge;
  readonly parseShell: typeof parseShell;
}

/** The engine bundled and minified as it ships: what loads these files adds to every call between them. `into`: a folder for it. */
export async function shippedEngine(into: string): Promise<Shipped> {
  const { rulesBeside, writeRules }: Rules = await import(path.join(root, 'writtenRules.mjs'));
  await writeRules(into);
  return bundled<Shipped>(path.join(into, 'judge.cjs'), {
    stdin: {
      contents: `export * from './judge'; export { parseShell } from './parse/shell'; export { shelf } from './rules/shelf';`,
      resolveDir: path.join(root, 'src/engine'),
    },
    plugins: [rulesBeside],
  });
}

/** A module of the sources, bundled and minified as it ships, in a folder that is there for it. */
export const shippedModule = <T>(source: string, into: string): Promise<T> =>
  bundled<T>(path.join(into, `${path.basename(path.dirname(source))}.cjs`), { entryPoints: [path.join(root, source)] });

async function bundled<T>(outfile: string, what: BuildOptions): Promise<T> {
  await build({
    ...what,
    outfile,
    bundle: true,
    minify: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    mainFields: ['module', 'main'],
    logLevel: 'error',
  });
  return createRequire(__filename)(outfile);
}

const READ_ALL = `const { shelf } = require('./judge.cjs'); const started = performance.now(); shelf.catalogue();
for (let at = 0; at < shelf.size; at += 1) shelf.provider(at); console.log(performance.now() - started)`;

/** Milliseconds in which a fresh process reads all rules of such an engine: the fastest of several. */
export const rulesReadIn = (folder: string): number =>
  Math.min(...Array.from({ length: 7 }, () => Number(execFileSync(process.execPath, ['-e', READ_ALL], { cwd: folder, encoding: 'utf8' }))));
