import path from 'node:path';
import { build, type Plugin } from 'esbuild';

const root = path.join(__dirname, '../..');
interface Rules {
  readonly rulesBeside: Plugin;
  writeRules(folder: string): Promise<void>;
}

/** What set-up installs, as the build makes it but not minified: the hook's programs, their rules beside them. */
export async function buildLibrary(folder: string): Promise<void> {
  const { rulesBeside, writeRules }: Rules = await import(path.join(root, 'writtenRules.mjs'));
  const source = path.join(root, 'src/hook');
  await build({
    entryPoints: { hook: path.join(source, 'main.ts'), start: path.join(source, 'start.ts'), uninstall: path.join(source, 'uninstall.ts') },
    outdir: folder,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    supported: { 'dynamic-import': false },
    mainFields: ['module', 'main'],
    loader: { '.sh': 'text', '.graphql': 'text' },
    plugins: [rulesBeside],
    logLevel: 'error',
  });
  await writeRules(folder);
}
