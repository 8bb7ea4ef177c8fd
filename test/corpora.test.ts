import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { corpusRows, judgeRow, type Row, textOf } from './corpus';

const rows = corpusRows();
const skip = rows.length === 0 ? 'the corpora are not beside this repository (../shared/corpora)' : false;
/** `CORPORA=list` prints every miss, every alarm, and why each is left as it is. */
const list = process.env.CORPORA === 'list';

/** A row that the engine and its corpus judge differently, and why it stays so. */
interface Remaining {
  readonly source: string;
  readonly id: string;
  readonly is: 'miss' | 'alarm';
  readonly decision: string;
  readonly reason: string;
}
const remaining: readonly Remaining[] = JSON.parse(readFileSync(path.join(__dirname, 'corpora.remaining.json'), 'utf8'));
const keyOf = ({ source, id }: Pick<Remaining, 'source' | 'id'>): string => `${source} ${id}`;
const reasons = new Map(remaining.map((one) => [keyOf(one), one]));

interface Outcome {
  readonly row: Row;
  readonly decision: string;
  readonly why: string;
}
const judged = (): readonly Outcome[] =>
  rows.map((row) => {
    try {
      const { verdict } = judgeRow(row);
      return {
        row,
        decision: verdict.decision,
        why: verdict.rule ?? `${verdict.reason.id} ${verdict.reason.data.why ?? ''} ${verdict.reason.data.about ?? ''}`,
      };
    } catch (error) {
      return { row, decision: 'threw', why: error instanceof Error ? (error.stack ?? '') : String(error) };
    }
  });

function print(title: string, found: readonly Outcome[], of: number): void {
  console.log(`${title}: ${found.length} of ${of}`);
  if (!list) return;
  for (const { row, decision, why } of found) {
    console.log(`  ${keyOf(row)} ${decision} [${why.trim()}] ${JSON.stringify(textOf(row.action)).slice(0, 300)}`);
    const known = reasons.get(keyOf(row));
    if (known) console.log(`    ${known.reason}`);
  }
}

test('public corpora', { skip }, () => {
  const all = judged();
  const threw = all.filter(({ decision }) => decision === 'threw').map(({ row, why }) => `${row.id}: ${why}`);
  assert.deepEqual(threw.slice(0, 3), []);
  const misses: Outcome[] = [];
  for (const source of [...new Set(rows.map((row) => row.source))]) {
    const of = all.filter(({ row }) => row.source === source && row.label === 'dangerous');
    for (const category of [...new Set(of.map(({ row }) => row.category))].sort()) {
      const dangerous = of.filter(({ row }) => row.category === category);
      const missed = dangerous.filter(({ decision }) => decision === 'allow');
      print(`${source}, ${category}: misses`, missed, dangerous.length);
      misses.push(...missed);
    }
  }
  const safe = all.filter(({ row }) => row.label === 'safe');
  const falseAlarms = safe.filter(({ decision }) => decision !== 'allow');
  print('safe: false alarms', falseAlarms, safe.length);
  const floor = all.filter(({ row }) => row.source === 'nl2bash' && !row.marked);
  const alarms = floor.filter(({ decision }) => decision === 'hold' || decision === 'deny');
  print('nl2bash floor: alarms', alarms, floor.length);
  const snapshots = floor.filter(({ decision }) => decision === 'snapshot');
  print('nl2bash floor: snapshots', snapshots, floor.length);

  const found = [
    ...misses.map((one) => ({ ...one, is: 'miss' })),
    ...[...falseAlarms, ...alarms].map((one) => ({ ...one, is: 'alarm' })),
  ].map(({ row, decision, is }) => `${is} ${keyOf(row)} ${decision}`);
  assert.deepEqual(found.sort(), remaining.map((one) => `${one.is} ${keyOf(one)} ${one.decision}`).sort());
  assert.ok(falseAlarms.length <= safe.length * 0.005, `${falseAlarms.length} alarms in ${safe.length} safe commands`);
  assert.ok(alarms.length <= floor.length * 0.001, `${alarms.length} alarms in ${floor.length} harmless commands`);
});

test('every row that is left stands there once, with a reason', () => {
  assert.equal(reasons.size, remaining.length);
  if (list && skip) for (const one of remaining) console.log(`${one.is} ${keyOf(one)} ${one.decision}: ${one.reason}`);
  for (const { id, reason } of remaining) assert.match(reason, /^[A-Z].{40,}\.$/, id);
});
