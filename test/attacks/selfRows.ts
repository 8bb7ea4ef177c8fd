import assert from 'node:assert/strict';
import { test } from 'node:test';
import { actionOf, HOME, judgeIn, type World } from '../engine/world';
import { guarded } from './selfWorld';

/** A command line, or another action as an object. */
type Row = string | Readonly<Record<string, unknown>>;

const decide = (row: Row, world: World = guarded): string => {
  const { decision, rule } = judgeIn(actionOf(row), world).verdict;
  return decision === 'deny' ? `${decision} ${rule?.split('/')[0]}` : decision;
};
const nameOf = (row: Row): string => (typeof row === 'string' ? row : JSON.stringify(row));

/** Ways to switch Mollyguard or an agent's hook off: each is denied as such. */
export function denied(title: string, list: readonly Row[], world?: World): void {
  for (const row of list) test(`${title}: ${nameOf(row)}`, () => assert.equal(decide(row, world), 'deny self'));
}

/** Ways that are no plain attack on the guard, but end in its loss: a person is asked. */
export function stopped(list: readonly Row[]): void {
  for (const row of list) test(`asked: ${nameOf(row)}`, () => assert.equal(decide(row), 'hold'));
}

/** A machine on which the editor itself is a page in a browser. */
export const codeServer: World = {
  ...guarded,
  files: { ...guarded.files, [`${HOME}/.config/code-server/config.yaml`]: 'bind-addr: 127.0.0.1:8443\nauth: none\ncert: false\n' },
};
export function freeIn(world: World, list: readonly Row[]): void {
  for (const row of list) test(`free: ${nameOf(row)}`, () => assert.equal(decide(row, world), 'allow'));
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
