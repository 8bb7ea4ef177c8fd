import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codecs } from '../../src/agents/index';
import { waitMs } from '../../src/server/waits';

/** Agent, the word in the command, and the seconds that it waits then. */
const rows: readonly (readonly [agent: string, word: string, seconds: number])[] = [
  ['claude-code', 'claude-code', 900],
  ['claude-code', 'claude-code-managed', 900],
  ['cursor', 'cursor', 900],
  ['cursor', 'claude-code', 900], // documented: it takes the time-out over from there
  ['cursor', 'vscode', 30],
  ['vscode', 'claude-code', 900],
  ['vscode', 'cursor', 30],
  ['copilot-cli', 'vscode', 900],
  ['qwen', 'qwen', 60],
  ['qwen', 'claude-code', 30],
  ['windsurf', 'claude-code', 10],
  ['codex', 'unheard-of', 30],
];

for (const [agent, word, seconds] of rows) {
  test(`${agent} by the hook of ${word}: ${seconds} s`, () => {
    const codec = codecs.find(({ id }) => id === agent);
    assert.ok(codec);
    assert.equal(waitMs(codec, word), seconds * 1_000);
  });
}
