/** Installs the agents before their tests start, several files of which run at once; then runs these. */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PROGRAMS } from '../programs';
import { runFiles } from '../report';
import { realAgents } from './agents';
import { find } from './install';

async function main(): Promise<void> {
  for (const agent of realAgents) {
    const found = find(agent);
    console.log(`${agent.title}: ${'missing' in found ? found.missing : 'installed'}`);
  }
  const programs = mkdtempSync(path.join(tmpdir(), 'mg-programs-'));
  process.env[PROGRAMS] = programs;
  try {
    const files = readdirSync(__dirname, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.test.ts'));
    const passed = await runFiles({
      files: files.sort().map((name) => path.join(__dirname, name)),
      concurrency: 2,
      timeout: 1_800_000,
      each: true,
    });
    if (!passed) process.exitCode = 1;
  } finally {
    rmSync(programs, { recursive: true, force: true });
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
