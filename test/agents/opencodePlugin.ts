import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after } from 'node:test';
import { pathToFileURL } from 'node:url';
import { type PluginAgent, pluginText } from '../../src/agents/opencode/plugin';

const root = mkdtempSync(path.join(tmpdir(), 'mg-plugin-'));
after(() => rmSync(root, { recursive: true, force: true }));

type Hooks = Readonly<Record<string, (input: unknown, output?: unknown) => unknown>>;

/** Our plugin, loaded as the agent loads it, with a script in the place of the launcher. null: there is none. */
export async function plugin(agent: PluginAgent, script: string | null, mode = 0o755) {
  const folder = mkdtempSync(path.join(root, "o'brien $x `y` "));
  const launcher = path.join(folder, 'bin "hook');
  const file = path.join(folder, 'mollyguard.mjs');
  if (script !== null) writeFileSync(launcher, `#!/bin/sh\n${script}\n`);
  if (script !== null) chmodSync(launcher, mode);
  writeFileSync(file, pluginText(agent, launcher, '/home/me/mollyguard.js'));
  const loaded = await import(pathToFileURL(file).href);
  const start: (context: unknown, options: unknown) => Promise<Hooks> = agent === 'opencode' ? loaded.default.server : loaded.Mollyguard;
  const hooks = await start({ directory: '/workspace', worktree: '/' }, { servers: 7 });
  return {
    loaded,
    hooks,
    /** Why the call does not run; null: it does. */
    async before(input: unknown, output: unknown): Promise<string | null> {
      try {
        await hooks['tool.execute.before']?.(input, output);
        return null;
      } catch (error) {
        return error instanceof Error ? error.message : `not an Error: ${String(error)}`;
      }
    },
    /** What the script has written beside itself. */
    wrote: (name: string): string => readFileSync(`${launcher}.${name}`, 'utf8'),
  };
}

/** Keeps what it gets on stdin. */
export const KEEPS = '/bin/cat > "$0.stdin"; printf "%s" "$*" > "$0.words"; /usr/bin/env > "$0.env"; pwd > "$0.cwd"';
export const INPUT = { tool: 'bash', sessionID: 'ses_1', callID: 'call_1' };
export const OUTPUT = { args: { command: 'ls' } };
