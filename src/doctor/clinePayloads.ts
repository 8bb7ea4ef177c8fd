import { clineAnswer } from './answers';
import type { Probe } from './payloads';

/** The command line runs both files, the extension (its payload by its source) the second one only. */
export const clineProbes: readonly Probe[] = ['cline', 'cline-vscode'].flatMap((agent): readonly Probe[] => {
  const common = { agent, shell: 'sh', cwd: (_: string, folder: string) => folder, env: () => ({}), read: clineAnswer } as const;
  const line: Probe = {
    ...common,
    program: 'Cline CLI',
    event: 'tool_call',
    payload: (command, mark, folder) =>
      JSON.stringify({
        clineVersion: '',
        timestamp: new Date().toISOString(),
        taskId: mark,
        sessionContext: { rootSessionId: mark },
        workspaceRoots: [folder],
        workspaceInfo: { rootPath: folder, hint: 'mollyguard' },
        userId: 'unknown',
        agent_id: mark,
        parent_agent_id: null,
        hookName: 'tool_call',
        iteration: 1,
        tool_call: { id: `call_${mark}`, name: 'run_commands', input: { commands: [command] } },
        preToolUse: { toolName: 'run_commands', parameters: { commands: JSON.stringify([command]) } },
      }),
  };
  const extension: Probe = {
    ...common,
    program: 'Cline',
    event: 'PreToolUse',
    payload: (command, mark, folder) =>
      JSON.stringify({
        clineVersion: '4.1.10',
        hookName: 'PreToolUse',
        timestamp: String(Date.now()),
        taskId: mark,
        workspaceRoots: [folder],
        userId: 'mollyguard',
        model: { provider: 'unknown', slug: 'unknown' },
        preToolUse: { toolName: 'run_commands', parameters: { commands: JSON.stringify([command]) } },
      }),
  };
  return agent === 'cline' ? [line] : [line, extension];
});
