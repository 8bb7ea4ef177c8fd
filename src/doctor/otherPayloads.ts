import { claudeAnswer, decisionAnswer, geminiAnswer, type Said } from './answers';
import type { Probe } from './payloads';

/** Exit status 2 is its denial; with status 0 it looks at nothing. */
const exitAnswer = (stdout: string): Said => (stdout === '' ? 'no-opinion' : 'failed');

const probe = (
  agent: string,
  program: string,
  event: string,
  read: Probe['read'],
  payload: (command: string, mark: string, folder: string) => object,
): Probe => ({
  agent,
  program,
  event,
  shell: 'sh',
  cwd: (_, folder) => folder,
  env: () => ({}),
  payload: (command, mark, folder) => JSON.stringify(payload(command, mark, folder)),
  read,
});
const claude = (tool: string) => (command: string, mark: string, folder: string) => ({
  session_id: mark,
  cwd: folder,
  hook_event_name: 'PreToolUse',
  tool_name: tool,
  tool_input: { command },
});

/** Agents that could not be run: their hooks are started as documented. */
export const otherProbes: readonly Probe[] = [
  probe('antigravity', 'Antigravity', 'PreToolUse', decisionAnswer('deny', 'allow'), (command, mark, folder) => ({
    toolCall: { name: 'run_command', args: { CommandLine: command, Cwd: folder } },
    conversationId: mark,
    stepIdx: 1,
    workspacePaths: [folder],
  })),
  probe('windsurf', 'Cascade', 'pre_run_command', exitAnswer, (command, mark, folder) => ({
    agent_action_name: 'pre_run_command',
    trajectory_id: mark,
    execution_id: mark,
    timestamp: new Date().toISOString(),
    tool_info: { command_line: command, cwd: folder },
  })),
  probe('devin', 'Devin', 'PreToolUse', decisionAnswer('block', null), claude('exec')),
  probe('kiro', 'Kiro', 'PreToolUse', exitAnswer, claude('execute_bash')),
  probe('factory', 'Factory droid', 'PreToolUse', claudeAnswer, claude('Execute')),
  probe('augment', 'Auggie', 'PreToolUse', claudeAnswer, (command, mark, folder) => ({
    hook_event_name: 'PreToolUse',
    conversation_id: mark,
    workspace_roots: [folder],
    tool_name: 'launch-process',
    tool_input: { command, cwd: folder, wait: true },
  })),
  probe('amp', 'Amp', 'tool.call', geminiAnswer, (command, mark, folder) => ({
    plugin: 'amp',
    tool: 'Bash',
    callID: mark,
    thread: mark,
    directory: folder,
    input: { cmd: command },
  })),
];
