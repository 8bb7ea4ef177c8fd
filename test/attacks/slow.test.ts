// biome-ignore-all lint/suspicious/noTemplateCurlyInString: shell text is full of them.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { actionOf, judgeIn, PROJECT } from '../engine/world';

const fill = (piece: string, length = 100_000): string => piece.repeat(Math.floor(length / piece.length));
const numbered = (count: number, line: (i: number) => string): string => Array.from({ length: count }, (_, i) => line(i)).join('\n');

/** Text that would cost a careless reader minutes, or its stack; each ends at a ceiling. The runner's own limit says whether it ends in time. */
const slow: readonly (readonly [title: string, command: string, files: Readonly<Record<string, string>>])[] = [
  ['words that wrap each other', `${fill('exec ')}ls`, {}],
  ['the same through another language', `expect -c '${fill('exec ')}ls'`, {}],
  ['aliases', numbered(6_000, (i) => `alias a${i}='ls -la'`), {}],
  ['functions', numbered(6_000, (i) => `f${i}() { :; }`), {}],
  ['coprocesses', fill('coproc a;'), {}],
  ['files', fill('cp a b;'), {}],
  ['descriptors', fill('exec 3>a;ls >&3;'), {}],
  ['programs of unknown name', fill('r??l* a;'), {}],
  ['one large makefile many times', fill('make a;'), { Makefile: fill('x:\n\techo a\n', 900_000) }],
  [
    'goals and patterns',
    'make',
    { Makefile: `all: ${numbered(5_000, (i) => `t${i}`).replaceAll('\n', ' ')}\n${numbered(5_000, (i) => `t${i}%:\n\tls`)}` },
  ],
  ['nested foreach', 'make', { Makefile: `L=${fill('a ', 200)}\nall:\n\techo ${'$(foreach x,$(L),'.repeat(5)}x${')'.repeat(5)}` }],
  [
    'one large manifest many times',
    fill('npm run x;'),
    { 'package.json': JSON.stringify({ scripts: { x: 'ls' }, y: fill('a', 900_000) }) },
  ],
  [
    'scripts by pattern',
    `concurrently ${fill('npm:* ')}`,
    { 'package.json': JSON.stringify({ scripts: Object.fromEntries(Array.from({ length: 5_000 }, (_, i) => [`s${i}`, 'ls'])) }) },
  ],
  ['one large config many times', `ssh ${fill('-F f ')}h`, { f: fill('ProxyCommand ls\n', 900_000) }],
  ['unknown output of a large file', fill('grep a f|sh;'), { f: fill('ls;', 900_000) }],
];
for (const [title, command, files] of slow) {
  test(`${title} end at a ceiling`, () => {
    const absolute = Object.fromEntries(Object.entries(files).map(([name, text]) => [`${PROJECT}/${name}`, text]));
    const { verdict } = judgeIn(actionOf(command), { files: absolute });
    assert.deepEqual([verdict.decision, verdict.reason.id], ['hold', 'not-understood']);
  });
}

/** Text that a backtracking pattern would read again and again. */
const spaces = fill(' ');
const read = [
  `sed '${spaces}x' f`,
  `sed '${fill('; ')}' f`,
  `sed '${fill('\n ')}' f`,
  `sed 's/${fill('\\a')}' f`,
  `sed 's/x/${fill('\\1')}' f`,
  `sed '${Array.from({ length: 20_000 }, (_, i) => `;s${String.fromCharCode(0x4e00 + i)}`).join('')}' f`,
  `gdb -ex 'pipe${spaces}' -batch`,
  `tclsh <<'END'\n${fill('\n')}x\nEND`,
  `osascript -e '${fill('do shell script ')}'`,
  `vim -c '${fill('exec "')}' -c q`,
];
test('text for patterns is read once', () => {
  assert.deepEqual(
    read.map((command) => judgeIn(actionOf(command)).verdict.decision),
    read.map(() => 'allow'),
  );
});
