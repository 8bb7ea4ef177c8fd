import { createRequire } from 'node:module';
import path from 'node:path';
import { build } from 'esbuild';
import type * as judging from '../../src/engine/judge';

/** The engine bundled and minified as it ships: what loads these files adds to every call between them. `into`: a folder for it. */
export async function shippedEngine(into: string): Promise<typeof judging> {
  const outfile = path.join(into, 'judge.cjs');
  await build({
    entryPoints: [path.join(__dirname, '../../src/engine/judge.ts')],
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
