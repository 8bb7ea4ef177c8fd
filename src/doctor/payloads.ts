import { randomUUID } from 'node:crypto';
import { PROBE_MARK } from '../protocol/probe';
import { claudeAnswer, codexAnswer, cursorAnswer, type Said } from './answers';
import { clineProbes } from './clinePayloads';
import { geminiProbes } from './geminiPayloads';
import { otherProbes } from './otherPayloads';
import { pluginProbes } from './pluginPayloads';

/** How one program would start our hook, and what it would say to it. */
export interface Probe {
  readonly agent: string;
  /** Who speaks: several programs may read one hook file. */
  readonly program: string;
  readonly event: string;
  readonly shell: 'sh' | 'bash';
  /** Where the program starts its hooks. */
  readonly cwd: (home: string, folder: string) => string;
  /** What it adds to the hook's environment. */
  readonly env: (folder: string) => Readonly<Record<string, string>>;
  /** The payload in the shape that was recorded from the program (Cursor: as documented). `mark`: the conversation. */
  readonly payload: (command: string, mark: string, folder: string) => string;
  /** What the program makes of exit status 0 and this text. */
  readonly read: (stdout: string) => Said;
}

/** The journal shows it as the conversation. */
export const newMark = (): string => `${PROBE_MARK}${randomUUID().slice(0, 8)}`;

const cursor = (event: string, more: (command: string) => Readonly<Record<string, unknown>>): Probe => ({
  agent: 'cursor',
  program: 'Cursor',
  event,
  shell: 'sh',
  cwd: (home) => `${home}/.cursor`,
  env: (folder) => ({ CURSOR_PROJECT_DIR: folder, CURSOR_VERSION: '3.24.9', CLAUDE_PROJECT_DIR: folder }),
  payload: (command, mark, folder) =>
    JSON.stringify({
      conversation_id: mark,
      generation_id: mark,
      model: 'default',
      hook_event_name: event,
      cursor_version: '3.24.9',
      workspace_roots: [folder],
      user_email: null,
      transcript_path: null,
      cwd: '',
      ...more(command),
    }),
  read: cursorAnswer,
});

/** Every way in which a program starts a hook that set-up writes. */
export const PROBES: readonly Probe[] = [
  {
    agent: 'vscode',
    program: 'VS Code chat',
    event: 'PreToolUse',
    shell: 'sh',
    cwd: (home) => home,
    env: () => ({}),
    payload: (command, mark, folder) =>
      JSON.stringify({
        timestamp: new Date().toISOString(),
        hook_event_name: 'PreToolUse',
        session_id: mark,
        tool_name: 'run_in_terminal',
        tool_input: { command, explanation: 'Mollyguard checks itself.', goal: 'Check', mode: 'sync', isBackground: false, timeout: 20000 },
        tool_use_id: `call_${mark}`,
        cwd: folder,
      }),
    read: claudeAnswer,
  },
  {
    agent: 'copilot-cli',
    program: 'Copilot CLI',
    event: 'PreToolUse',
    shell: 'bash',
    cwd: (_, folder) => folder,
    env: (folder) => ({ COPILOT_CLI: '1', COPILOT_PROJECT_DIR: folder, CLAUDE_PROJECT_DIR: folder }),
    payload: (command, mark, folder) =>
      JSON.stringify({
        hook_event_name: 'PreToolUse',
        session_id: mark,
        timestamp: new Date().toISOString(),
        cwd: folder,
        tool_name: 'Bash',
        tool_input: { command, description: 'Mollyguard checks itself.' },
      }),
    read: claudeAnswer,
  },
  {
    agent: 'claude-code',
    program: 'Claude Code',
    event: 'PreToolUse',
    shell: 'sh',
    cwd: (_, folder) => folder,
    env: (folder) => ({ CLAUDE_PROJECT_DIR: folder, CLAUDECODE: '1' }),
    payload: (command, mark, folder) =>
      `${JSON.stringify({
        session_id: mark,
        transcript_path: `${folder}/${mark}.jsonl`,
        cwd: folder,
        prompt_id: mark,
        permission_mode: 'bypassPermissions',
        effort: { level: 'medium' },
        hook_event_name: 'PreToolUse',
        tool_name: 'Bash',
        tool_input: { command, description: 'Mollyguard checks itself.' },
        tool_use_id: `toolu_${mark}`,
      })}\n`,
    read: claudeAnswer,
  },
  {
    agent: 'codex',
    program: 'Codex',
    event: 'PreToolUse',
    // The person's login shell, whichever it is: the line is one that all of them read alike.
    shell: 'bash',
    cwd: (_, folder) => folder,
    env: () => ({ CODEX_MANAGED_BY_NPM: '1' }),
    payload: (command, mark, folder) =>
      JSON.stringify({
        session_id: mark,
        turn_id: mark,
        transcript_path: null,
        cwd: folder,
        hook_event_name: 'PreToolUse',
        model: 'gpt-5.5',
        permission_mode: 'bypassPermissions',
        tool_name: 'Bash',
        tool_input: { command },
        tool_use_id: `call_${mark}`,
      }),
    read: codexAnswer,
  },
  ...geminiProbes,
  ...pluginProbes,
  ...clineProbes,
  ...otherProbes,
  cursor('preToolUse', (command) => ({ tool_name: 'Shell', tool_input: { command, cwd: '', timeout: 30000 }, tool_use_id: newMark() })),
  cursor('beforeShellExecution', (command) => ({ command, sandbox: false })),
];
