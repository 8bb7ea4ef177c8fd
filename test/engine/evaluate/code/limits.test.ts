import assert from 'node:assert/strict';
import { test } from 'node:test';
import { limits } from '../../../../src/engine/limits';
import { doneBy, linesOf } from '../lines';

const loops = Array.from({ length: 8 }, (_, depth) => `${' '.repeat(depth)}for a${depth} in [1, 2, 3, 4, 5, 6, 7, 8]:`).join('\n');

/** Code that would never end, or is more than is read: what it does is still told, or it is opaque. */
const rows: readonly (readonly [title: string, lines: readonly string[], expected: readonly string[]])[] = [
  ['inline code that is too long', doneBy('python3 -', `x = 1\n${'#'.repeat(limits.codeLength)}`), ['opaque too-big']],
  [
    'a file that is too long',
    linesOf('python3 a.py', ['opaque'], { 'a.py': '#'.repeat(limits.codeLength + 1) }),
    ['opaque unreadable-code'],
  ],
  ['brackets in brackets', doneBy('node -', '['.repeat(limits.codeDepth + 1)), ['opaque too-deep']],
  ['endless recursion', doneBy('python3 -', 'import os\ndef f(x):\n  os.remove("/a")\n  f(x + 1)\nf(0)').slice(0, 1), ['delete /a']],
  ['endless eval', doneBy('python3 -', 's = "exec(s)"\nexec(s)'), ['opaque unreadable-code']],
  ['loops in loops', [...new Set(doneBy('python3 -', `import os\n${loops}\n${' '.repeat(8)}os.remove("/a")`))], ['delete /a']],
  ['too many URLs', linesOf(`curl ${'h.example '.repeat(limits.requests + 1)}`, ['http', 'opaque']), ['opaque budget']],
  ['a config file that names itself', linesOf('curl -K c', ['http', 'opaque'], { c: 'config = c\nurl = h.example\n' }), ['opaque budget']],
  ['a config file that cannot be read', linesOf('curl -K c', ['http', 'opaque']), ['opaque unreadable-code']],
];
for (const [title, lines, expected] of rows) test(title, () => assert.deepEqual(lines, expected));
