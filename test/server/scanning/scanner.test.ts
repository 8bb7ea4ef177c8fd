import assert from 'node:assert/strict';
import path from 'node:path';
import { test } from 'node:test';
import type { Report } from '../../../src/server/scanning/messages';
import { Scanner } from '../../../src/server/scanning/scanner';
import { uuid } from './made';
import { program, Stage } from './stage';

interface Heard {
  readonly scanner: Scanner;
  readonly reports: Report[];
  readonly lost: string[];
  readonly failures: string[];
  done: number;
}
async function scannerWith(more: { readonly fileMs?: number; readonly idleMs?: number; readonly program?: string }): Promise<Heard> {
  const [reports, lost, failures]: [Report[], string[], string[]] = [[], [], []];
  const heard: Heard = {
    reports,
    lost,
    failures,
    done: 0,
    scanner: new Scanner({
      program: await program(),
      found: (report) => reports.push(report),
      lost: (file) => lost.push(file),
      failed: (why) => failures.push(why),
      done: () => {
        heard.done += 1;
      },
      gaveUp: () => failures.push('gave up'),
      ...more,
    }),
  };
  return heard;
}

test('a file that takes too long is given up: its thread is killed, another one does the rest', async () => {
  const stage = new Stage();
  const heard = await scannerWith({ fileMs: 120 });
  try {
    const token = uuid();
    // Every line holds what is looked for, in a file that is gone through whole.
    const slow = stage.write('a/slow.env', Array.from({ length: 10_500 }, (_, line) => `A_TOKEN_${line}=${uuid()}${uuid()}`).join('\n'));
    stage.write('z/last.sh', `A_TOKEN=${token}\n`);
    heard.scanner.ask({ kind: 'pass', place: stage.place, seen: null });
    await stage.until(() => heard.done === 1, 'the end of the pass');
    assert.deepEqual(heard.lost, [slow]);
    assert.deepEqual(heard.failures, ['a file took too long']);
    assert.deepEqual(
      heard.reports.map(({ path: file }) => path.relative(stage.work, file)),
      ['z/last.sh'],
    );
  } finally {
    heard.scanner.close();
    stage.close();
  }
});

test('a second pass looks into what has changed, and tells what is no more', async () => {
  const stage = new Stage();
  const heard = await scannerWith({});
  try {
    stage.write('a.sh', `A_TOKEN=${uuid()}\n`);
    stage.write('b.sh', `A_TOKEN=${uuid()}\n`);
    await new Promise((resolve) => setTimeout(resolve, 100));
    let seen: Float64Array | null = null;
    const first = new Scanner({
      program: await program(),
      found: () => undefined,
      lost: () => undefined,
      failed: () => undefined,
      gaveUp: () => undefined,
      done: (_job, done) => {
        seen = done.seen;
      },
    });
    first.ask({ kind: 'pass', place: stage.place, seen: null });
    await stage.until(() => seen !== null, 'the first pass');
    first.close();
    stage.write('b.sh', 'echo nothing\n');
    heard.scanner.ask({ kind: 'pass', place: stage.place, seen });
    await stage.until(() => heard.done === 1, 'the second pass');
    assert.deepEqual(
      heard.reports.map(({ path: file, atoms }) => [path.basename(file), atoms.length]),
      [['b.sh', 0]],
    );
  } finally {
    heard.scanner.close();
    stage.close();
  }
});

test('a thread that cannot start is given up after a few tries', async () => {
  const stage = new Stage();
  const heard = await scannerWith({ program: path.join(stage.root, 'missing.js') });
  try {
    heard.scanner.ask({ kind: 'pass', place: stage.place, seen: null });
    await stage.until(() => heard.failures.includes('gave up'), 'the end');
    assert.equal(heard.scanner.busy, false);
  } finally {
    heard.scanner.close();
    stage.close();
  }
});
