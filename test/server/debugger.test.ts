import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { methods } from '../../src/protocol/messages';
import { type Client, World } from './client';

let world: World;
let window: Client;
before(async () => {
  world = new World();
  window = await world.window([world.folder('w')]);
});
after(() => world.close());

test('a signal does not open the guard server to a debugger, which could answer for the person', {
  skip: process.platform === 'win32',
}, async () => {
  for (let times = 0; times < 3; times += 1) {
    window.kill('SIGUSR1');
    await window.call(methods.ping, null);
  }
  // Node says so as soon as somebody could attach.
  await new Promise((resolve) => setTimeout(resolve, 500));
  assert.doesNotMatch(window.stderr.join(''), /Debugger listening|address already in use/);
  assert.equal(((await window.call(methods.ping, null)) as { pid: number }).pid, window.pid);
});
