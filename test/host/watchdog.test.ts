import assert from 'node:assert/strict';
import { test } from 'node:test';
import { backOff } from '../../src/host/backOff';
import { Watchdog } from '../../src/host/watchdog';

const times = { everyMs: 5, silentMs: 40 };
/** Resolves with what the watchdog said, and how many pulses it felt before. */
const watch = (ping: (count: number) => Promise<unknown>) =>
  new Promise<{ why: string; pings: number }>((resolve) => {
    let pings = 0;
    new Watchdog(
      () => {
        pings += 1;
        return ping(pings);
      },
      (why) => resolve({ why, pings }),
      times,
    );
  });

test('silence is told once, after pulses that were answered', async () => {
  assert.deepEqual(await watch((count) => (count < 4 ? Promise.resolve() : new Promise(() => undefined))), { why: 'no answer', pings: 4 });
});

test('an error is as good as silence', async () => {
  assert.deepEqual(await watch(() => Promise.reject(new Error('connection is closed'))), { why: 'connection is closed', pings: 1 });
});

test('a late answer does not bring the dead back, and a disposed watchdog says nothing', async () => {
  const said: string[] = [];
  let answer: (() => void) | undefined;
  const late = new Watchdog(
    () =>
      new Promise<void>((resolve) => {
        answer = resolve;
      }),
    (why) => said.push(why),
    times,
  );
  const quiet = new Watchdog(
    () => new Promise(() => undefined),
    () => said.push('after dispose'),
    times,
  );
  quiet.dispose();
  await new Promise((resolve) => setTimeout(resolve, 4 * times.silentMs));
  answer?.();
  await new Promise((resolve) => setTimeout(resolve, 2 * times.silentMs));
  late.dispose();
  assert.deepEqual(said, ['no answer']);
});

test('a process that was itself stopped does not blame the other', async () => {
  const said: string[] = [];
  let pings = 0;
  const dog = new Watchdog(
    async () => {
      pings += 1;
      // the answer is there, but behind other work of the event loop
      for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setImmediate(resolve));
    },
    (why) => said.push(why),
    times,
  );
  const until = Date.now() + 600;
  while (Date.now() < until);
  const before = pings;
  while (pings < before + 3 && said.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  dog.dispose();
  assert.deepEqual(said, []);
});

test('the pause before a new start grows to five seconds and never ends', () => {
  assert.deepEqual(
    [1, 2, 3, 4, 5, 6, 7, 1_000].map((failures) => backOff(failures)),
    [200, 400, 800, 1_600, 3_200, 5_000, 5_000, 5_000],
  );
});
