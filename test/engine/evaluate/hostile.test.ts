// biome-ignore-all lint/suspicious/noTemplateCurlyInString: shell text is full of them.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { limits } from '../../../src/engine/limits';
import type { Call } from '../../../src/engine/types';
import { calls, line } from './helpers';

const whys = (found: readonly Call[]): readonly string[] => [
  ...new Set(found.flatMap((call) => (call.kind === 'opaque' ? [call.why] : []))),
];
const fill = (part: string, length: number = limits.shellLength): string => part.repeat(Math.floor(length / part.length));

/** Text that is made to be expensive, and the ceiling that answers it. */
const hostile: readonly (readonly [string, string])[] = [
  [fill('a;'), 'budget'],
  [fill('a|'), 'budget'],
  [fill('a&&'), 'budget'],
  [fill('a', limits.shellLength + 1), 'too-big'],
  [fill('('), 'too-deep'],
  [fill('$('), 'too-deep'],
  [`echo ${fill('$(', 300)}${fill(')', 150)}`, 'too-deep'],
  [`${fill('if a;then ', 2_000)}rm x`, 'too-deep'],
  [`echo ${fill('{', 500)}${fill(',}', 500)}`, 'too-deep'],
  [`echo $((${fill('1+', 2_000)}1))`, 'too-deep'],
  [fill('x=$x$x$x$x;x=a$x;', 20_000), 'budget'],
  [`${fill('for i in 1 2 3 4 5 6 7 8;do ', 280)}rm x;${fill('done;', 50)}`, 'budget'],
  ['a=\'eval "$a$a"\'; eval "$a"', 'too-big'],
  ['for i in $(seq 1 100000); do rm $i; done', 'budget'],
  [`while read x; do rm $x; done <<< "${fill('x\n', 10_000)}"`, 'budget'],
  ['f() { bash -c "$1"; }; f "bash -c \'bash -c ls\'"', ''],
];
hostile.forEach(([text, why], i) => {
  test(`hostile text ${i} is answered by a ceiling`, () => {
    assert.deepEqual(
      whys(calls(text)).filter((found) => found !== 'syntax'),
      why === '' ? [] : [why],
    );
  });
});

test('a command that is hidden behind expensive text is not lost in silence', () => {
  const found = calls(`${fill('x=1;', 100_000)}rm -rf /`);
  assert.ok(found.some((call) => line(call) === 'rm -rf /') || whys(found).length > 0);
});

const PIECES = [
  ...'rm -rf / $x "$x" ${x} ${x:-y} $( ) ` " \' ; | && || & { } ( if then fi for in do done while case esac <<E E > < >> <( $(( )) [[ ]]'.split(
    ' ',
  ),
  ...'x= x eval sudo xargs \\ $@ ${x[@]} f() function # * ~ ! = base64 echo cat - -- export read cd . a{b,c} {1..9} source trap exec time'.split(
    ' ',
  ),
  ...'coproc select until local let (( 2>&1 <<< \uE000 \0 é'.split(' '),
  ...['\n', 'bash -c', 'find . -exec', '{} +', 'ssh h', 'docker exec c', "$'\\x41'", 'base64 -d'],
];

test('a file on disk that is too much to follow is not understood, and what stands behind it is looked at', () => {
  for (const big of [fill('a;', 20_000), fill('a;'), fill('a', limits.shellLength + 1)]) {
    const found = calls('source big.sh; rm x', { files: { '/w/big.sh': big } });
    assert.deepEqual([whys(found), found.map(line).at(-1)], [['unreadable-code'], 'rm x']);
  }
});

test('a script that the action writes itself is part of the action', () => {
  const found = calls(`cat > big.sh <<'E'\n${fill('a;\n', 60_000)}E\nsh big.sh`);
  assert.deepEqual(whys(found), ['budget']);
});

/** Pieces of shell in any order, the same ones in every run. */
function* nonsense(count: number): Generator<string> {
  let seed = 4_711;
  const next = (below: number) => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0;
    return (seed >>> 8) % below;
  };
  for (let i = 0; i < count; i++)
    yield Array.from({ length: 1 + next(40) }, () => (PIECES[next(PIECES.length)] ?? '') + (next(3) === 0 ? '' : ' ')).join('');
}

test('nonsense is never an error, and never more than the ceiling of calls', () => {
  for (const text of nonsense(4_000)) {
    const found = calls(text);
    assert.ok(found.length <= limits.calls + 2, text);
  }
});
