import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { NO_POLICY, type Policy } from '../../src/engine/types';
import { ASKED, endStages, patient, stage } from './grantStage';

afterEach(endStages);

const policy = (scope: string | null): Policy => ({
  ...NO_POLICY,
  environments: { production: { match: ['backboard.railway.app'], level: 'production' } },
  scope,
});
const OUTSIDE = /limited this work to the environment "staging"; the target is "production"/;

test('a grant ends when its target comes to lie outside the scope; inside again it is asked about anew', async () => {
  const { actions, granted, ask, told, decisions, log, world } = stage();
  world.policy = policy(null);
  await granted();
  world.policy = policy('production');
  actions.recheck();
  assert.equal(decisions.grants.length, 1);
  world.policy = policy('staging');
  actions.recheck();
  assert.deepEqual(decisions.grants, []);
  assert.ok(log.some((event) => event.kind === 'grant-expired' && event.why === 'withdrawn'));
  assert.match(await told(await ask()), OUTSIDE);
  world.policy = policy('production');
  actions.recheck();
  assert.match(await told(await ask()), ASKED);
});

test('what waits is denied, and the name that is typed too late approves nothing', async () => {
  const { actions, ask, told, decisions, answer, question, world } = stage();
  world.policy = policy(null);
  const waits = await ask({ codec: patient });
  assert.equal(waits.status, 202);
  const { ticket } = question();
  world.policy = policy('staging');
  // the scope falls back, and the answer comes before anything was judged again
  assert.equal(decisions.answer({ ticket, kind: 'typed', text: 'vol-1' }), 'gone');
  assert.match(await told(waits), OUTSIDE);
  assert.deepEqual(decisions.questions, []);
  actions.recheck();
  assert.match(await told(await ask({ codec: patient })), OUTSIDE);
  assert.throws(() => answer({ kind: 'typed', text: 'vol-1' }));
});
