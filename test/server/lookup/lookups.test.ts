import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { request } from 'node:http';
import path from 'node:path';
import { after, afterEach, before, test } from 'node:test';
import { incidentCommand } from '../../demo/incident';
import { type Endpoint, endpoint, Guarded } from './guarded';

const OWN = 'fake-own-token';
const guarded = new Guarded();
let open: Endpoint[] = [];

before(() => guarded.start());
afterEach(() => {
  for (const one of open) one.stop();
  open = [];
});
after(() => guarded.world.close());

/** Railway is looked up at an endpoint that answers so. */
async function at(answer: Parameters<typeof endpoint>[0]): Promise<Endpoint> {
  const one = await endpoint(answer);
  open.push(one);
  await guarded.set({ lookups: { railway: { endpoint: one.url, credential: 'own' } } }, one.host, OWN);
  return one;
}
const command = incidentCommand('fake-agent-token');
const unknown = (why: string) => [{ id: 'not-known', data: { provider: 'railway', why } }];
const journal = () => {
  const { journal: folder } = guarded.world;
  return readdirSync(folder)
    .map((file) => readFileSync(path.join(folder, file), 'utf8'))
    .join('');
};

test('an endpoint that never answers: the question comes without it after 2 seconds, as dangerous as before', async () => {
  await at(() => undefined);
  const started = Date.now();
  const { facts, environment, tier } = await guarded.asked(command);
  assert.deepEqual([facts, environment, tier], [unknown('late'), 'unknown', 'type']);
  assert.ok(Date.now() - started >= 1_900);
});

test('errors, pages, endless and foreign answers are failures, and lower nothing', async () => {
  const rows: readonly Parameters<typeof endpoint>[0][] = [
    (_request, response) => response.writeHead(500).end('{}'),
    (_request, response) => response.end('<html>log in</html>'),
    (_request, response) => response.end('null'),
    (_request, response) => response.end('{"errors":[{"message":"Not Authorized"}]}'),
    (_request, response) => response.end(`{"data":{"me":"${'x'.repeat(2_000_000)}"}}`),
    (_request, response) => response.destroy(),
  ];
  for (const row of rows) {
    await at(row);
    const { facts, environment } = await guarded.asked(command);
    assert.deepEqual([facts, environment], [unknown('failed'), 'unknown']);
  }
});

test('a redirect is not followed: the token goes to its own host alone', async () => {
  const other = await endpoint((_request, response) => response.end('{}'));
  open.push(other);
  await at((_request, response) => response.writeHead(307, { location: other.url }).end());
  assert.deepEqual((await guarded.asked(command)).facts, unknown('failed'));
  assert.deepEqual(other.requests, []);
});

test('an endpoint of the workspace is nobody’s; one that is not safe is told and off', async () => {
  const theirs = await endpoint((_request, response) => response.end('{}'));
  open.push(theirs);
  const railway = { endpoint: theirs.url, credential: 'own' };
  await guarded.set({ lookups: {}, workspace: { lookups: { railway } } }, theirs.host, OWN);
  assert.deepEqual((await guarded.asked(command)).facts, unknown('off'));
  await guarded.set({ lookups: { railway: { endpoint: 'http://db.example.com/graphql', credential: 'own' } } }, 'db.example.com', OWN);
  assert.deepEqual((await guarded.asked(command)).facts, unknown('off'));
  const problem = guarded.client.state?.problems.find(({ data }) => data.key === 'mollyguard.lookups');
  assert.match(problem?.data.message ?? '', /endpoint must be an https address/);
  assert.deepEqual(theirs.requests, []);
});

test('the launcher’s first answer does not wait for a look-up; when it goes meanwhile, nobody is asked and the look-up ends', async () => {
  let ended = false;
  const one = await at((_request, response) => {
    response.on('close', () => {
      ended = true;
    });
  });
  const reply = await guarded.send(command, 'gone-1');
  assert.ok(!ended && reply.status === 202 && reply.body, JSON.stringify(reply));
  const polling = request({ socketPath: guarded.world.socket, path: `/v1/actions/${reply.body}?attempt=gone-1`, agent: false });
  polling.on('error', () => undefined);
  polling.end();
  await guarded.client.until(() => one.requests.length > 0, 'the look-up');
  polling.destroy();
  await guarded.client.until(() => ended, 'the end of the look-up');
  await new Promise((resolve) => setTimeout(resolve, 300));
  assert.deepEqual(guarded.waiting, []);
});

test('other verdicts do not wait, and the same try finds the same look-up', async () => {
  const one = await at(() => undefined);
  let asked = false;
  const slow = guarded.asked(command).then(() => {
    asked = true;
  });
  const free = await guarded.send('git status', 'free-1');
  assert.deepEqual([free.status, free.body, asked], [200, '', false]);
  await slow;
  assert.equal(one.requests.length, 1);
});

test('what was found is kept for a moment, and forgotten when settings change', async () => {
  const one = await at((_request, response) => response.end('{"data":{"projects":{"edges":[]}}}'));
  await guarded.asked(command);
  const { length } = one.requests;
  await guarded.asked(command);
  assert.equal(one.requests.length, length);
  await guarded.set({ lookups: { railway: { endpoint: one.url, credential: 'own' } } }, one.host, OWN);
  await guarded.asked(command);
  assert.equal(one.requests.length, 2 * length);
});

test('neither the person’s token nor the agent’s is journaled or told', () => {
  const all = journal() + JSON.stringify([guarded.client.states, guarded.client.stderr]);
  assert.match(all, /look-up/);
  assert.doesNotMatch(all, /fake-own-token|fake-agent-token/);
});

test('a ticket of a look-up is its own try’s', async () => {
  await at(() => undefined);
  const { body } = await guarded.send(command, 'mine-1');
  const stolen = await new Promise<number>((resolve, reject) => {
    const theirs = request({ socketPath: guarded.world.socket, path: `/v1/actions/${body}?attempt=theirs`, agent: false }, (answer) => {
      answer.resume();
      resolve(answer.statusCode ?? 0);
    });
    theirs.on('error', reject);
    theirs.end();
  });
  assert.equal(stolen, 410);
});
