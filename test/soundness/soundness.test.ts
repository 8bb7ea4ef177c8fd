import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compare, explained } from './compare';
import { destroys, type Payload, harmless as sealedHarmless, destructive as sealedPayloads } from './payloads';
import { bashMissing, openStage } from './stage';
import { verdictOn } from './verdict';

const skip = bashMissing() ?? false;
const text = ({ words }: Payload): string => words.map((word) => (word.includes(' ') ? `'${word}'` : word)).join(' ');

test('the engine stops what the programs hide and lets pass what they show', () => {
  const decide = (payload: Payload): string => verdictOn(text(payload)).decision;
  assert.deepEqual(
    {
      passed: sealedPayloads.filter((payload) => !['hold', 'deny'].includes(decide(payload))).map(text),
      stopped: sealedHarmless.filter((payload) => decide(payload) !== 'allow').map(text),
      destroying: sealedHarmless.filter(({ words }) => destroys(words)).map(text),
    },
    { passed: [], stopped: [], destroying: [] },
  );
});

test('where nothing can be sealed, programs that name nothing which exists are run', { skip }, async () => {
  const stage = openStage(false);
  try {
    const { programs, destructive, disagreements } = await compare(
      stage,
      Array.from({ length: 30 }, (_, i) => 1 + i),
    );
    assert.deepEqual(
      { programs, enough: destructive > 8, missed: disagreements.filter(({ kind }) => kind === 'missed').map(explained) },
      { programs: 30, enough: true, missed: [] },
    );
  } finally {
    stage.close();
  }
});

test('what bash runs of generated programs the engine sees', { skip }, async () => {
  const stage = openStage();
  try {
    const seen = await stage.run([
      'mollyguard-sentinel a "b c"',
      ': mollyguard-sentinel',
      '(sleep 0.1; mollyguard-sentinel later) &',
      'exec 2>&1',
    ]);
    assert.deepEqual(seen, [[['mollyguard-sentinel', 'a', 'b c']], [], [['mollyguard-sentinel', 'later']], []]);
    const seeds = Array.from({ length: 400 }, (_, i) => 1 + i);
    const { programs, destructive, unfinished, disagreements } = await compare(stage, seeds);
    const missed = disagreements.filter(({ kind }) => kind === 'missed');
    const alarms = disagreements.filter(({ kind }) => kind === 'alarm');
    assert.deepEqual(
      { programs, enough: destructive > 100 && destructive < 300, missed: missed.map(explained), unfinished: unfinished.length < 4 },
      { programs: 400, enough: true, missed: [], unfinished: true },
    );
    assert.ok(alarms.length <= 4, alarms.map(explained).join('\n'));
  } finally {
    stage.close();
  }
});
