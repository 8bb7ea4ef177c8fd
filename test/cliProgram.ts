import { copyFileSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { programs } from './programs';

/** Puts the program into a file. No `external`: an import of vscode would fail here, as it does in the real build. */
export async function cliProgram(file: string): Promise<void> {
  const folder = await programs('cli', (outdir) =>
    build({
      entryPoints: [path.join(__dirname, '../src/cli.ts')],
      outdir,
      bundle: true,
      platform: 'node',
      target: 'node20',
      format: 'cjs',
      mainFields: ['module', 'main'],
      logLevel: 'error',
    }),
  );
  mkdirSync(path.dirname(file), { recursive: true });
  copyFileSync(path.join(folder, 'cli.js'), file);
}
