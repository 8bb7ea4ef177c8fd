import type { Fields } from './fields';

/** Whose dialect a payload is in. null: nothing in it tells; then the registered command's word counts. */
export type Shape =
  | 'cursor'
  | 'codex'
  | 'claude-code'
  | 'copilot-cli'
  | 'gemini'
  | 'qwen'
  | 'opencode'
  | 'kilo'
  | 'cline'
  | 'cline-vscode'
  | 'vscode'
  | null;

/**
 * Programs load each other's hook files, so the payload tells who speaks, by fields that only one of them sends: Cursor its version and
 * ids of its own; Codex a turn; VS Code and the Copilot CLI a time; Claude Code a permission mode and no time.
 * Gemini CLI calls its events by names of its own; Qwen Code sends a time and a permission mode.
 * Of those that send a time alone, VS Code gives each call an id; the Copilot CLI gives none, or names its fields in camelCase.
 */
export function shapeOf(fields: Fields): Shape {
  // Our own plugin says where it runs.
  if (fields.plugin === 'opencode' || fields.plugin === 'kilo') return fields.plugin;
  if (CLINE.some((name) => name in fields)) return CLINE_LINE.some((name) => name in fields) ? 'cline' : 'cline-vscode';
  if (CURSOR.some((name) => name in fields)) return 'cursor';
  if ('turn_id' in fields) return 'codex';
  // The spelling of VS Code's documentation: the event's name tells it from the other.
  if ('hookEventName' in fields) return 'vscode';
  if (typeof fields.hook_event_name === 'string' && GEMINI.test(fields.hook_event_name)) return 'gemini';
  if ('timestamp' in fields && QWEN.some((name) => name in fields)) return 'qwen';
  if (COPILOT.some((name) => name in fields)) return 'copilot-cli';
  if ('timestamp' in fields) return VSCODE.some((name) => name in fields) ? 'vscode' : 'copilot-cli';
  return 'permission_mode' in fields || 'prompt_id' in fields || 'effort' in fields ? 'claude-code' : null;
}

const CLINE = ['clineVersion', 'preToolUse', 'taskId'] as const;
/** Cline's extension does not send these. */
const CLINE_LINE = ['tool_call', 'agent_id', 'sessionContext'] as const;
const CURSOR = ['cursor_version', 'generation_id', 'conversation_id', 'workspace_roots'] as const;
const GEMINI = /^(?:Before|After)[A-Z]|^PreCompress$/;
const QWEN = ['permission_mode', 'prompt_id', 'tool_call_id', 'submitted_prompt'] as const;
const COPILOT = ['toolName', 'toolArgs', 'parentAgentId'] as const;
const VSCODE = ['tool_use_id', 'transcript_path'] as const;
