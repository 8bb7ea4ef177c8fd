import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { endStages, patient, stage } from './grantStage';

afterEach(endStages);

test('Allow Asking Again: what a person refused is asked about at its next try, and only then', async () => {
  const { ask, told, answer, decisions, recent, kinds, state } = stage();
  const first = await ask({ codec: patient });
  assert.deepEqual(decisions.refused, []);
  assert.equal(answer({ kind: 'refuse' }), 'refused');
  assert.match(await told(first), /refused/);
  assert.match(await told(await ask({ codec: patient })), /already refused/);
  const [[round] = [''], [id] = ['']] = recent();
  assert.deepEqual(decisions.refused, [id, round]);
  assert.deepEqual(state.now().refused, [id, round]);
  assert.deepEqual(decisions.nextTry(id), { kind: 'gone' }, 'what was refused is not what was left unanswered');

  assert.equal(decisions.askAgain({ id: 'another' }), 'gone');
  assert.equal(decisions.askAgain({ id }), 'allowed');
  assert.deepEqual([decisions.refused, decisions.questions, decisions.grants], [[], [], []], 'nothing is approved');
  assert.equal(decisions.askAgain({ id }), 'gone');
  assert.equal((await ask({ codec: patient })).status, 202);
  assert.deepEqual(kinds(), ['question', 'answer', 'refusal', 'refusal', 'refusal-ended', 'question']);
});

test('Allow Asking Again that cannot be journaled changes nothing', async () => {
  const { ask, told, answer, decisions, world } = stage();
  const first = await ask({ codec: patient });
  answer({ kind: 'refuse' });
  await told(first);
  world.fails = (kind) => kind === 'refusal-ended';
  assert.equal(decisions.askAgain({ id: null }), 'failed');
  assert.equal(decisions.refused.length, 1);
  assert.match(await told(await ask({ codec: patient })), /already refused/);
  world.fails = () => false;
  assert.equal(decisions.askAgain({ id: null }), 'allowed');
  assert.equal((await ask({ codec: patient })).status, 202);
});
