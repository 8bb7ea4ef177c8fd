import assert from 'node:assert/strict';
import { test } from 'node:test';
import { corpusRows, judgeRow, type Row, textOf } from './corpus';

const rows = corpusRows();
const skip = rows.length === 0 ? 'the corpora are not beside this repository (../shared/corpora)' : false;
/** `CORPORA=list` prints every miss and every alarm. */
const list = process.env.CORPORA === 'list';

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
  if (list)
    for (const { row, decision, why } of found)
      console.log(`  ${row.source} ${row.id} ${decision} [${why.trim()}] ${JSON.stringify(textOf(row.action)).slice(0, 300)}`);
}

test('public corpora', { skip }, () => {
  const all = judged();
  const isAlarm = ({ decision }: Outcome): boolean => decision === 'hold' || decision === 'deny';
  for (const source of [...new Set(rows.map((row) => row.source))]) {
    const of = all.filter(({ row }) => row.source === source);
    for (const category of [...new Set(of.map(({ row }) => row.category))].sort()) {
      const dangerous = of.filter(({ row }) => row.label === 'dangerous' && row.category === category);
      if (dangerous.length > 0)
        print(
          `${source}, ${category}: misses`,
          dangerous.filter(({ decision }) => decision === 'allow'),
          dangerous.length,
        );
    }
    const safe = of.filter(({ row }) => row.label === 'safe');
    if (safe.length > 0)
      print(
        `${source}: false alarms`,
        safe.filter(({ decision }) => decision !== 'allow'),
        safe.length,
      );
  }
  const floor = all.filter(({ row }) => row.source === 'nl2bash' && !row.marked);
  const alarms = floor.filter(isAlarm);
  print('nl2bash floor: alarms', alarms, floor.length);
  print(
    'nl2bash floor: snapshots',
    floor.filter(({ decision }) => decision === 'snapshot'),
    floor.length,
  );

  assert.deepEqual(
    all
      .filter(({ decision }) => decision === 'threw')
      .map(({ row, why }) => `${row.id}: ${why}`)
      .slice(0, 3),
    [],
  );
  assert.ok(alarms.length <= floor.length / 100, `${alarms.length} alarms in ${floor.length} commands`);
});
