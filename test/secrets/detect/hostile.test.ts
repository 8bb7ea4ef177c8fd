import assert from 'node:assert/strict';
import { test } from 'node:test';
import { atomsOf } from '../../../src/secrets/detect/atoms';
import { scan } from '../../../src/secrets/detect/scan';
import { hostileTexts } from './hostile';

/** Milliseconds of one run; where that is over what is allowed, of the fastest of four. */
function cost(work: () => unknown, allowed = 0): number {
  let best = Number.POSITIVE_INFINITY;
  for (let run = 0; run < 4 && best > allowed; run += 1) {
    const started = performance.now();
    work();
    best = Math.min(best, performance.now() - started);
  }
  return best;
}

/** A pass over as many characters that looks at each a hundred times: what no text may cost more than. */
function linear(): number {
  const text = 'the quick brown fox '.repeat(3000);
  return cost(() => {
    let sum = 0;
    for (let round = 0; round < 100; round += 1) for (let at = 0; at < text.length; at += 1) sum = (sum + text.charCodeAt(at) * round) | 0;
    return sum;
  });
}

test('no text of 60 kB costs a rule more than a linear reading would', () => {
  const allowed = linear() * 25;
  scan('warm');
  const slow = hostileTexts().flatMap(({ rule, shape, text }) => (cost(() => scan(text), allowed) > allowed ? [`${rule}: ${shape}`] : []));
  assert.deepEqual(slow, []);
});

test('the wide reading of such texts is bounded too', () => {
  const allowed = linear() * 400;
  const shapes = [
    'a',
    ' ',
    '"',
    '\\',
    ':',
    '=',
    'a=',
    '"a":',
    'a:b@',
    'http://',
    'https://a:',
    'machine a password ',
    '-p ',
    '{"a":[',
    '/',
    '.',
    'a.',
    '-',
  ];
  const slow = shapes.filter((shape) => cost(() => atomsOf(shape.repeat(60_000 / shape.length), 'a.json'), allowed) > allowed);
  assert.deepEqual(slow, []);
});
