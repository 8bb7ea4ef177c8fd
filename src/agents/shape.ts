import type { Fields } from './fields';

/** Whose dialect a payload is in. null: nothing in it tells; then the registered command's word counts. */
export type Shape = 'cursor' | 'codex' | 'claude-code' | 'vscode' | null;

/**
 * Programs load each other's hook files, so the payload tells who speaks, by fields that only one of them sends: Cursor its version and
 * ids of its own; Codex a turn; VS Code and the Copilot CLI a time; Claude Code a permission mode and no time.
 */
export function shapeOf(fields: Fields): Shape {
  if (CURSOR.some((name) => name in fields)) return 'cursor';
  if ('turn_id' in fields) return 'codex';
  if ('timestamp' in fields || 'toolName' in fields || 'toolArgs' in fields) return 'vscode';
  return 'permission_mode' in fields || 'prompt_id' in fields || 'effort' in fields ? 'claude-code' : null;
}

const CURSOR = ['cursor_version', 'generation_id', 'conversation_id', 'workspace_roots'] as const;
