import type { Json } from '../../engine/types';
import { sha256 } from '../../environments/sha256';

/** What Codex calls a command hook by: its file, and its place in the list of one event. */
export const hookKey = (file: string, group: number, handler: number): string => `${file}:pre_tool_use:${group}:${handler}`;

/** A hook's entry as Codex reads it from a hook file. */
export interface CommandHook {
  readonly command: string;
  readonly timeout: number;
  readonly statusMessage: string;
}

/**
 * The hash that Codex trusts a `PreToolUse` hook by: SHA-256 of the entry as compact JSON with sorted keys, each hook in a group of its
 * own, with what Codex adds by itself (`async`). A byte of the entry that changes makes another hash, and an untrusted hook is skipped
 * without a word.
 */
export function trustedHash(matcher: string, { command, timeout, statusMessage }: CommandHook): string {
  const hook = { type: 'command', command, timeout, statusMessage, async: false };
  return `sha256:${sha256(canonical({ event_name: 'pre_tool_use', matcher, hooks: [hook] }))}`;
}

function canonical(value: Json): string {
  if (Array.isArray(value)) return `[${value.map((one: Json) => canonical(one)).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const fields = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${fields.map(([key, inner]: [string, Json]) => `${JSON.stringify(key)}:${canonical(inner)}`).join(',')}}`;
}
