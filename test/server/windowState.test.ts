import assert from 'node:assert/strict';
import { mock, test } from 'node:test';
import { WindowState } from '../../src/server/windowState';

test('a clock that stands still, or is set back, does not make a pause longer', () => {
  mock.timers.enable({ apis: ['setTimeout'] });
  try {
    const state = new WindowState(() => undefined);
    state.pause(1);
    mock.timers.tick(59_999);
    assert.equal(state.paused, true);
    mock.timers.tick(2);
    assert.deepEqual([state.paused, state.now().pausedUntil], [false, null]);
    state.close();
  } finally {
    mock.timers.reset();
  }
});
