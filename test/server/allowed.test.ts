import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import type { Allowed } from '../../src/engine/types';
import { parseAllowRequest } from '../../src/server/allowRequest';
import { endStages, patient, stage } from './grantStage';

afterEach(endStages);

const guess = { codec: patient, action: { kind: 'shell', command: 'acmectl cache purge --yes' } } as const;
const ENTRY: Allowed = { program: 'acmectl', command: 'cache purge' };

test('what only a net holds is asked about with the entry that ends it; once it stands in the settings, nothing is asked', async () => {
  const { ask, told, question, answer, actions, state, world, recent } = stage();
  const first = await ask(guess);
  assert.equal(question().tier, 'click');
  assert.deepEqual(question().allow, ENTRY);
  world.policy = { ...world.policy, allowed: [ENTRY] };
  actions.recheck();
  assert.deepEqual(question().allow, ENTRY, 'what waits is answered by a person');
  assert.equal(answer({ kind: 'run-once' }), 'approved');
  assert.equal(await told(first), '');
  assert.equal(await told(await ask(guess)), '');
  assert.deepEqual(
    recent().map(([, outcome]) => outcome),
    ['allowed', 'approved'],
  );
  assert.equal(state.now().recent[0]?.reason.id, 'allowed');
});

test('its row keeps the entry, whatever was answered', async () => {
  const { ask, told, answer, state } = stage();
  const first = await ask(guess);
  answer({ kind: 'refuse' });
  assert.match(await told(first), /refused/);
  assert.deepEqual(
    state.now().recent.map(({ outcome, allow }) => [outcome, allow]),
    [['refused', ENTRY]],
  );
});

test("a rule's question, one of two things, and what no entry fits offer nothing", async () => {
  for (const command of [
    'railway volume delete -y',
    'acmectl cache purge --yes; acmectl project delete shop --yes',
    'acmectl cache purge --yes; git push --force',
    'acmectl cache purge --env production --yes',
    './acmectl cache purge --yes',
  ]) {
    const { ask, question } = stage();
    await ask({ codec: patient, action: { kind: 'shell', command } });
    assert.equal(question().allow, undefined, command);
    endStages();
  }
});

const offered: readonly (readonly [command: string, entry: Allowed | undefined])[] = [
  ['-X DELETE https://api.acme.dev/v1/caches/7', { host: 'api.acme.dev', methods: ['DELETE'], path: '/v1/caches/*' }],
  ['-X DELETE https://api.acme.dev/v1/teams/41/caches/images', { host: 'api.acme.dev', methods: ['DELETE'], path: '/v1/teams/*/caches/*' }],
  ['-X DELETE https://api.acme.dev/cache', { host: 'api.acme.dev', methods: ['DELETE'], path: '/cache' }],
  ['-X POST https://api.acme.dev/v1/users/delete', { host: 'api.acme.dev', methods: ['POST'], path: '/v1/users/delete' }],
  ['-X DELETE https://ci.acme.dev:8443/jobs/7', { host: 'ci.acme.dev:8443', methods: ['DELETE'], path: '/jobs/*' }],
  ['-X DELETE "https://api.acme.dev/v1/caches/$ID"', { host: 'api.acme.dev', methods: ['DELETE'] }],
  ['-X DELETE https://203.0.113.9/v1/caches/7', undefined],
  ['-X DELETE -L https://api.acme.dev/v1/caches/7', undefined],
];
for (const [rest, entry] of offered) {
  test(`offered for curl ${rest}`, async () => {
    const { ask, question } = stage();
    await ask({ codec: patient, action: { kind: 'shell', command: `curl -H "Authorization: Bearer $T" ${rest}` } });
    assert.deepEqual(question().allow, entry);
  });
}

test('a request to write an entry names one that the settings would take', () => {
  assert.deepEqual(parseAllowRequest({ entry: ENTRY }), { kind: 'valid', value: { entry: ENTRY } });
  for (const value of [null, {}, { entry: null }, { entry: { host: '*' } }, { entry: { program: 'x', all: true } }, { entry: [ENTRY] }])
    assert.equal(parseAllowRequest(value).kind, 'invalid', JSON.stringify(value));
});
