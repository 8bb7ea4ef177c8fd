/** Installs the agents before their tests start, several files of which run at once; then runs these. */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { bundle } from '../bundle';
import { PROGRAMS } from '../programs';
import { runFiles } from '../report';
import { realAgents } from './agents';
import { find } from './install';

/** Those that take longest start first. */
const LONG = ['matrix/cline', 'gaps', 'managed', 'claudeCode', 'opencode'].map((name) => path.join(`${name}.test.ts`));
const later = (name: string): number => (LONG.includes(name) ? LONG.indexOf(name) : LONG.length);
/** The demo's editor runs beside them: one more, and an agent that takes seconds to start gives up on its hook. */
const AT_ONCE = 2;

async function main(): Promise<void> {
  for (const agent of realAgents) {
    const found = find(agent);
    console.log(`${agent.title}: ${'missing' in found ? found.missing : 'installed'}`);
  }
  const folder = mkdtempSync(path.join(tmpdir(), 'mg-agents-'));
  process.env[PROGRAMS] = path.join(folder, 'programs');
  try {
    const names = readdirSync(__dirname, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.test.ts'));
    const files = names.sort((a, b) => later(a) - later(b) || (a < b ? -1 : 1)).map((name) => [path.join(__dirname, name)]);
    const bundles = await bundle(files, path.join(folder, 'tests'));
    process.execArgv = []; // bundles need no loader of TypeScript
    const passed = await runFiles({
      lanes: [{ files: [...bundles.keys()], concurrency: AT_ONCE }],
      label: (file) => bundles.get(file) ?? file,
      timeout: 1_800_000,
      each: true,
    });
    if (!passed) process.exitCode = 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
