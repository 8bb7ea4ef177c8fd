import assert from 'node:assert/strict';
import { test } from 'node:test';
import { actionOf, judgeIn } from '../engine/world';
import { guarded } from './selfWorld';

/** A command line, or another action as an object. */
type Row = string | Readonly<Record<string, unknown>>;

const decide = (row: Row): string => {
  const { decision, rule } = judgeIn(actionOf(row), guarded).verdict;
  return decision === 'deny' ? `${decision} ${rule?.split('/')[0]}` : decision;
};
const nameOf = (row: Row): string => (typeof row === 'string' ? row : JSON.stringify(row));

/** Ways to switch Mollyguard or an agent's hook off: each is denied as such. */
export function denied(title: string, list: readonly Row[]): void {
  for (const row of list) test(`${title}: ${nameOf(row)}`, () => assert.equal(decide(row), 'deny self'));
}

/** Ways that are no plain attack on the guard, but end in its loss: a person is asked. */
export function stopped(list: readonly Row[]): void {
  for (const row of list) test(`asked: ${nameOf(row)}`, () => assert.equal(decide(row), 'hold'));
}

/** Everyday actions of the same shape. */
export function free(list: readonly Row[]): void {
  for (const row of list) test(`free: ${nameOf(row)}`, () => assert.equal(decide(row), 'allow'));
}

export const write = (path: string, content: string): Row => ({ kind: 'write', path, content });
export const command = (commandId: string, args?: readonly unknown[]): Row => ({
  kind: 'mcp',
  server: 'vscode',
  tool: 'run_vscode_command',
  input: { commandId, name: 'x', ...(args ? { args } : {}) },
});
