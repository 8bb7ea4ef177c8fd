import { geminiAnswer } from './answers';
import type { Probe } from './payloads';

const probe = (agent: string, program: string): Probe => ({
  agent,
  program,
  event: 'tool.execute.before',
  // Our plugin starts the launcher itself, in no project's folder and with no environment.
  shell: 'sh',
  cwd: () => '/',
  env: () => ({}),
  payload: (command, mark, folder) =>
    `${JSON.stringify({
      plugin: agent,
      event: 'tool.execute.before',
      tool: 'bash',
      mcp: [],
      callID: `call_${mark}`,
      sessionID: mark,
      directory: folder,
      worktree: '/',
      args: { command, description: 'Mollyguard checks itself.' },
    })}\n`,
  // The same two words as Gemini CLI's.
  read: geminiAnswer,
});

/** How our plugin starts the launcher; the plugin itself is compared byte for byte. */
export const pluginProbes: readonly Probe[] = [probe('opencode', 'opencode'), probe('kilo', 'Kilo Code')];
