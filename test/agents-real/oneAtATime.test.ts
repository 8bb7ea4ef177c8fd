import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import path from 'node:path';
import { test } from 'node:test';
import { takeTurn } from './oneAtATime';

const PORT = 25_461;

test('one run at a time, in this process and in others, and a killed one holds nobody up', async () => {
  const order: string[] = [];
  const first = await takeTurn(PORT);
  const second = takeTurn(PORT).then((release) => {
    order.push('second');
    return release;
  });
  await new Promise((resolve) => setTimeout(resolve, 500));
  assert.equal(order.length, 0);
  first();
  (await second)();
  assert.deepEqual(order, ['second']);

  const code = `require('tsx/cjs'); require(${JSON.stringify(path.join(__dirname, 'oneAtATime.ts'))}).takeTurn(${PORT}).then(() => { console.log('taken'); setInterval(() => {}, 1000); })`;
  const other = spawn(process.execPath, ['-e', code], { stdio: ['ignore', 'pipe', 'inherit'] });
  await new Promise((resolve) => other.stdout.once('data', resolve));
  const third = takeTurn(PORT).then((release) => {
    order.push('third');
    release();
  });
  await new Promise((resolve) => setTimeout(resolve, 500));
  assert.deepEqual(order, ['second']);
  other.kill('SIGKILL');
  await third;
  assert.deepEqual(order, ['second', 'third']);
});
