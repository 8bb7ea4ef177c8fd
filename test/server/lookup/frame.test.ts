import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Evidence, NO_POLICY } from '../../../src/engine/types';
import { settle } from '../../../src/server/facts';
import { Cache } from '../../../src/server/lookup/cache';
import { type Found, type Lookup, lookupEvidence } from '../../../src/server/lookup/lookup';
import { Lookups } from '../../../src/server/lookup/lookups';
import { LookupState } from '../../../src/server/lookup/state';

const HOME = '/home/ada';
const COMMAND = `curl https://backboard.railway.com/graphql/v2 -H "Authorization: Bearer $T" -d '{"query":"mutation { volumeDelete(volumeId: \\"vol-1\\") }"}'`;
const judged = (found: readonly Evidence[] = []) =>
  settle([{ kind: 'shell', command: COMMAND, shell: 'bash', agent: 'x', conversation: null, cwd: '/nowhere/shop' }], {
    home: HOME,
    workspace: ['/nowhere/shop'],
    own: [],
    temporary: [],
    policy: NO_POLICY,
    snapshots: true,
    env: {},
    found,
  });

/** What is known once a look-up has answered so. */
async function known(find: Lookup['find'], more: Partial<Lookup> = {}) {
  const state = new LookupState();
  state.apply({ railway: true });
  state.keep([{ name: 'own', host: 'h', secret: 'fake-secret-value' }]);
  const lookup: Lookup = { id: 'one', provider: 'railway', wants: () => true, find, ...more };
  const lookups = new Lookups({ home: HOME, state, workspace: () => [], lookups: [lookup], patienceMs: 200 });
  return lookups.find(lookups.plan(judged()), new AbortController().signal);
}
const finding =
  (found: Found): Lookup['find'] =>
  async () =>
    found;

test('a look-up never says that something is on this machine', async () => {
  const { evidence } = await known(finding({ evidence: [lookupEvidence('local', ['vol-1'], {}, 'dev')], facts: [] }));
  assert.deepEqual(evidence, [lookupEvidence('unknown', ['vol-1'], {}, 'dev')]);
  assert.equal(judged(evidence).verdict.environment, 'unknown');
});

test('what it says of the target counts, what it says of anything else does not', async () => {
  const at = (id: string) => finding({ evidence: [lookupEvidence('staging', [id], { [id]: 'orders', 'vol-2': 'users' }, 'n')], facts: [] });
  const own = judged((await known(at('vol-1'))).evidence).verdict;
  assert.deepEqual([own.environment, own.resource?.name, own.resource?.claimed], ['staging', 'orders', 'vol-1']);
  const other = judged((await known(at('vol-3'))).evidence).verdict;
  assert.deepEqual([other.environment, other.resource?.name], ['unknown', 'vol-1']);
});

test('it only tells: no strength, source, file or choice of its own', async () => {
  const odd: Evidence = {
    ...lookupEvidence('staging', ['vol-1'], {}, 'n'),
    source: 'settings',
    file: '/etc/passwd',
    line: 3,
    choice: { of: 'database', name: 'x', current: true, from: '/' } as Evidence['choice'] & object,
  };
  assert.deepEqual((await known(finding({ evidence: [odd], facts: [] }))).evidence, [lookupEvidence('staging', ['vol-1'], {}, 'n')]);
});

test('a secret is masked, and a text without end is cut', async () => {
  const facts = [{ id: 'holds', data: { names: `fake-secret-value ${'x'.repeat(500)}` } }] as const;
  const [told] = (await known(finding({ evidence: [], facts }))).facts;
  assert.equal(told?.data.names?.length, 201);
  assert.ok(!told?.data.names?.includes('fake-secret-value'));
});

test('late, failed and empty are facts, and no evidence', async () => {
  const why = async (find: Lookup['find']) => (await known(find)).facts;
  const fact = (reason: string) => [{ id: 'not-known', data: { provider: 'railway', why: reason } }];
  assert.deepEqual(await why(() => new Promise(() => undefined)), fact('late'));
  assert.deepEqual(await why(() => Promise.reject(new Error('fake'))), fact('failed'));
  assert.deepEqual(
    await why(() => {
      throw new Error('at once');
    }),
    fact('failed'),
  );
  assert.deepEqual(await why(async () => null), fact('failed'));
});

test('two who ask wait for one answer; it is given up when both have gone', async () => {
  const cache = new Cache<string>();
  let asked = 0;
  let stopped = 0;
  const slow = (signal: AbortSignal) =>
    new Promise<string>(() => {
      asked += 1;
      signal.addEventListener('abort', () => {
        stopped += 1;
      });
    });
  const [one, two] = [new AbortController(), new AbortController()];
  const both = [cache.get('k', one.signal, slow), cache.get('k', two.signal, slow)].map((each) => each.catch(() => 'gone'));
  one.abort();
  assert.equal(await both[0], 'gone');
  assert.deepEqual([asked, stopped], [1, 0]);
  two.abort();
  assert.equal(await both[1], 'gone');
  assert.deepEqual([asked, stopped], [1, 1]);
  assert.equal(await cache.get('k', new AbortController().signal, async () => 'again'), 'again');
  assert.equal(await cache.get('k', new AbortController().signal, async () => 'other'), 'again');
});
