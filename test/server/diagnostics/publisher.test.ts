import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Diagnostic } from 'vscode-languageserver/node';
import { Publisher } from '../../../src/server/diagnostics/publisher';

const one = (message: string): Diagnostic => ({ range: { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } }, message });

test('what two parts say of a file stands side by side, and each takes back its own', () => {
  const sent: (readonly [string, readonly unknown[]])[] = [];
  const publisher = new Publisher(({ uri, diagnostics }) => sent.push([uri, diagnostics.map(({ message }) => message)]));
  publisher.publish('policy', 'file:///a/mollyguard.json', [one('policy')]);
  publisher.publish('secrets', 'file:///a/mollyguard%2Ejson', [one('secret')]);
  publisher.publish('secrets', 'file:///a/mollyguard.json', [one('secret')]);
  publisher.publish('policy', 'file:///a/mollyguard.json', []);
  publisher.publish('secrets', 'file:///a/mollyguard.json', []);
  publisher.publish('secrets', 'file:///b.ts', []);
  assert.deepEqual(
    sent.map(([, messages]) => messages),
    [['policy'], ['policy', 'secret'], ['secret'], []],
  );
});
