import assert from 'node:assert/strict';
import { test } from 'node:test';
import { REDACTED, redact } from '../../src/secrets/redact';
import { SHAPES, shapesIn } from '../../src/secrets/shapes';

/** Texts that a shape's pattern matches, made from the pattern itself: every alternative, the first and the last member of each class. */
function texts(pattern: string): readonly string[] {
  const group = /^(.*?)\((\?[:!])([^()]*)\)(.*)$/.exec(pattern);
  if (group) {
    const [, before = '', kind, inner = '', after = ''] = group;
    const inners = kind === '?!' ? [''] : inner.split('|');
    return inners.flatMap((one) => texts(before + one + after));
  }
  return ['first', 'last'].map((end) =>
    pattern.replace(/(\\w|\[(?:\\.|[^\]])+\]|\\?.)(\{(\d+),?\}|[?*])?/g, (_all, unit: string, _count, times = '1') =>
      member(unit, end === 'first').repeat(Number(times)),
    ),
  );
}

function member(unit: string, first: boolean): string {
  if (unit === '\\w') return first ? 'a' : '0';
  if (!unit.startsWith('[')) return unit.replace(/^\\/, '');
  const members = unit.slice(1, -1).replaceAll('\\w', 'a-z0').replaceAll('\\', '');
  return (first ? members.at(0) : /^[a-zA-Z0-9]-[a-zA-Z0-9]/.test(members) ? members.at(2) : members.at(1)) ?? '';
}

for (const [prefix, rest] of SHAPES) {
  test(`what ${prefix} matches is masked`, () => {
    const alone = new RegExp(`^(?:${prefix}${rest})$`);
    const samples = texts(prefix).flatMap((begin) => texts(rest).map((end) => begin + end));
    assert.ok(samples.length >= 2);
    for (const sample of samples) {
      assert.match(sample, alone);
      assert.equal(redact(`see ${sample}`), `see ${REDACTED}`);
    }
  });
}

test('ordinary text has no shape, and the pattern for a set of shapes is made once', () => {
  assert.equal(shapesIn('ls -la /home/me/project && npm run build'), null);
  assert.equal(shapesIn('npm_ a'), shapesIn('b npm_'));
});
