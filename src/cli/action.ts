import path from 'node:path';
import type { Fields } from '../agents/fields';
import { readAction as readAnyAction } from '../agents/generic/action';
import type { Action, Json } from '../engine/types';

export type ParsedLine =
  | { readonly kind: 'action'; readonly id: Json; readonly action: Action }
  | { readonly kind: 'error'; readonly id: Json; readonly error: string };

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
  if (!isRecord(value)) return null;
  const { agent = null } = value;
  if (agent !== null && typeof agent !== 'string') problems.push('"agent" must be a string');
  const who = { agent: typeof agent === 'string' ? agent : 'unknown', conversation: null };
  return readAnyAction(value, who, (given) => path.resolve(cwd, given ?? '.'), problems);
}

const isRecord = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);
