import { claudeAnswer, geminiAnswer } from './answers';
import type { Probe } from './payloads';

const DESCRIPTION = 'Mollyguard checks itself.';

/** How Gemini CLI, and Qwen Code that was made from it, start a hook: as recorded. */
export const geminiProbes: readonly Probe[] = [
  {
    agent: 'gemini',
    program: 'Gemini CLI',
    event: 'BeforeTool',
    shell: 'bash',
    cwd: (_, folder) => folder,
    env: (folder) => ({ GEMINI_CWD: folder, GEMINI_PROJECT_DIR: folder, CLAUDE_PROJECT_DIR: folder }),
    payload: (command, mark, folder) =>
      JSON.stringify({
        session_id: mark,
        transcript_path: `${folder}/${mark}.jsonl`,
        cwd: folder,
        hook_event_name: 'BeforeTool',
        timestamp: new Date().toISOString(),
        tool_name: 'run_shell_command',
        tool_input: { command, description: DESCRIPTION },
      }),
    read: geminiAnswer,
  },
  {
    agent: 'qwen',
    program: 'Qwen Code',
    event: 'PreToolUse',
    shell: 'bash',
    cwd: (_, folder) => folder,
    env: (folder) => ({ QWEN_PROJECT_DIR: folder, GEMINI_PROJECT_DIR: folder, CLAUDE_PROJECT_DIR: folder }),
    payload: (command, mark, folder) =>
      JSON.stringify({
        session_id: mark,
        transcript_path: `${folder}/${mark}.jsonl`,
        cwd: folder,
        hook_event_name: 'PreToolUse',
        timestamp: new Date().toISOString(),
        permission_mode: 'yolo',
        prompt_id: `${mark}########0`,
        tool_name: 'run_shell_command',
        tool_input: { command, description: DESCRIPTION, is_background: false },
        tool_use_id: `toolu_${mark}`,
        tool_call_id: `call_${mark}`,
      }),
    read: claudeAnswer,
  },
];
