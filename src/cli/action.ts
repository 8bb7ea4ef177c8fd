import path from 'node:path';
import type { Action, Json, ShellKind } from '../engine/types';

export type ParsedLine =
  | { readonly kind: 'action'; readonly id: Json; readonly action: Action }
  | { readonly kind: 'error'; readonly id: Json; readonly error: string };

const SHELLS: readonly ShellKind[] = ['bash', 'zsh', 'sh', 'fish', 'powershell', 'cmd'];
const KINDS = ['shell', 'mcp', 'read', 'write', 'delete', 'http'] as const;

/** One line of `judge --jsonl`. `cwd` is the process's own folder. What is wrong is said with the key that is wrong. */
export function parseLine(line: string, cwd: string): ParsedLine {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return { kind: 'error', id: null, error: 'the line is not JSON' };
  }
  if (!isRecord(value)) return { kind: 'error', id: null, error: 'the line is not a JSON object' };
  const given = value.id;
  const id = typeof given === 'string' || typeof given === 'number' ? given : null;
  if (id === null) return { kind: 'error', id, error: given === undefined ? '"id" is missing' : '"id" must be a string or a number' };
  const problems: string[] = [];
  const action = readAction(value, cwd, problems);
  return action && problems.length === 0 ? { kind: 'action', id, action } : { kind: 'error', id, error: problems.join('; ') };
}

/** Reads an action; null or `problems` filled where it is malformed. */
export function readAction(value: Readonly<Record<string, unknown>>, cwd: string, problems: string[]): Action | null {
  const text = (key: string): string => {
    const found = value[key];
    if (typeof found === 'string') return found;
    problems.push(found === undefined ? `"${key}" is missing` : `"${key}" must be a string`);
    return '';
  };
  const optional = (key: string): string | null => (value[key] === undefined || value[key] === null ? null : text(key));
  const kind = KINDS.find((one) => one === value.kind);
  if (kind === undefined) {
    problems.push(value.kind === undefined ? '"kind" is missing' : `"kind" must be one of ${KINDS.join(', ')}`);
    return null;
  }
  const base = { agent: optional('agent') ?? 'unknown', conversation: null, cwd: path.resolve(cwd, optional('cwd') ?? '.') };
  switch (kind) {
    case 'shell': {
      const given = value.shell;
      const shell = given === undefined || given === null ? 'bash' : SHELLS.find((one) => one === given);
      if (shell === undefined) problems.push(`"shell" must be one of ${SHELLS.join(', ')}`);
      return { ...base, kind, command: text('command'), shell: shell ?? 'bash' };
    }
    case 'mcp': {
      const input = value.input;
      if (input === undefined) problems.push('"input" is missing');
      return { ...base, kind, server: text('server'), tool: text('tool'), input: isJson(input) ? input : null };
    }
    case 'http':
      return {
        ...base,
        kind,
        method: text('method'),
        url: text('url'),
        headers: readHeaders(value.headers, problems),
        body: optional('body'),
      };
    case 'read':
    case 'write':
    case 'delete':
      return { ...base, kind, path: text('path'), content: optional('content') };
    default:
      return kind satisfies never;
  }
}

function readHeaders(value: unknown, problems: string[]): Readonly<Record<string, string>> {
  if (value === undefined || value === null) return {};
  const entries = isRecord(value) ? Object.entries(value) : [];
  const headers = entries.flatMap(([name, one]): (readonly [string, string])[] => (typeof one === 'string' ? [[name, one]] : []));
  if (!isRecord(value) || headers.length < entries.length) problems.push('"headers" must be an object of strings');
  return Object.fromEntries(headers);
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
/** What JSON.parse gave is JSON. */
const isJson = (value: unknown): value is Json => value !== undefined;
