import assert from 'node:assert/strict';
import { request as secureRequest } from 'node:https';
import path from 'node:path';
import { after, before, beforeEach, test } from 'node:test';
import { modalText } from '../../../src/ui/questionText';
import { makeCertificates } from '../../demo/certificate';
import { company, freshState, incidentCommand } from '../../demo/incident';
import { type Provider, type ProviderState, providerHosts, startProvider } from '../../demo/provider';
import { words } from '../../ui/words';
import { type Endpoint, endpoint, Guarded } from './guarded';

const OWN = 'fake-own-token';
const guarded = new Guarded();
let provider: Provider;
let forward: Endpoint;

before(async () => {
  const pem = makeCertificates(providerHosts).server;
  provider = await startProvider({ file: path.join(guarded.world.root, 'provider.json'), state: freshState(), token: OWN, pem });
  // The provider answers to its own host names only, over TLS: this hands every request on to it.
  forward = await endpoint((incoming, response, body) => {
    const headers = { host: providerHosts[1], authorization: incoming.headers.authorization, 'content-type': 'application/json' };
    const options = { port: provider.port, path: incoming.url, method: incoming.method, headers, rejectUnauthorized: false };
    secureRequest(options, (answer) => {
      response.writeHead(answer.statusCode ?? 500, { 'content-type': 'application/json' });
      answer.pipe(response);
    }).end(body);
  });
  await guarded.start();
});
beforeEach(async () => {
  provider.reset(freshState());
  forward.requests.length = 0;
  await guarded.set({ lookups: { railway: { endpoint: forward.url, credential: 'own' } } }, forward.host, OWN);
});
after(async () => {
  guarded.world.close();
  forward.stop();
  await provider.stop();
});

const command = incidentCommand('fake-agent-token');

test('an id becomes a name, a project and an environment, with size and backups; the name is what is typed', async () => {
  const question = await guarded.asked(command);
  assert.deepEqual(question.facts, [
    {
      id: 'located',
      data: { name: 'rental-orders-data', project: 'rentals-production', environment: 'production', service: 'orders-database' },
    },
    { id: 'size', data: { bytes: '18432000000' } },
    { id: 'backups', data: { count: '3', newest: '2026-04-19T02:00:00.000Z' } },
  ]);
  assert.deepEqual(
    [question.expects, question.claimed, question.environment, question.tier],
    ['rental-orders-data', company.volume.id, 'production', 'type'],
  );
  assert.ok(question.evidence.some(({ note }) => note.includes('project rentals-production, environment production')));
  const lines = modalText(question, words).detail.split('\n\n');
  assert.ok(
    lines.includes(
      'What is there now: rental-orders-data in project rentals-production, environment production, service orders-database · 18.4 GB · 3 backups, the newest of 2026-04-19 02:00 UTC',
    ),
    lines.join('\n'),
  );
});

test('it only asks, with the person’s token, and nothing is changed', async () => {
  await guarded.asked(command);
  assert.deepEqual([...new Set(forward.requests.map(({ authorization }) => authorization))], [`Bearer ${OWN}`]);
  assert.deepEqual([...new Set(provider.requests.flatMap(({ fields }) => fields))].sort(), ['projects', 'volumeInstanceBackupList']);
  assert.deepEqual(provider.state(), freshState());
});

/** The volume in environments of these names. */
function placed(...names: readonly string[]): ProviderState {
  const state = freshState();
  const environments = names.map((name, at) => ({ id: `${at}${company.environment.id.slice(1)}`, name }));
  const [volume] = state.volumes;
  assert.ok(volume);
  const id = environments.at(-1)?.id ?? '';
  const project = { ...company.project, name: 'rentals', environments, services: [] };
  return { projects: [project], volumes: [{ ...volume, instance: { ...volume.instance, environmentId: id } }] };
}

for (const [names, environment, tier] of [
  [['staging'], 'staging', 'click'],
  [['dev'], 'staging', 'click'], // at a hoster nothing is on this machine
  [['main'], 'unknown', 'type'],
  [['production-staging'], 'production', 'type'],
  [[], 'unknown', 'type'], // an instance in no environment that is told
] as const)
  test(`environment ${names[0] ?? 'of no name'}: ${environment}, ${tier}`, async () => {
    provider.reset(placed(...names));
    const question = await guarded.asked(command);
    assert.deepEqual([question.environment, question.tier], [environment, tier]);
  });

test('a project is as dangerous as the most dangerous of its environments', async () => {
  provider.reset(placed('staging', 'main'));
  const body = JSON.stringify({ query: `mutation { projectDelete(id: "${company.project.id}") }` });
  const question = await guarded.asked(`curl https://backboard.railway.com/graphql/v2 -H "Authorization: Bearer $T" -d '${body}'`);
  assert.deepEqual([question.expects, question.environment, question.tier], ['rentals', 'unknown', 'type']);
});

test('an id beside the target’s own lowers nothing, and tells nothing of the target', async () => {
  provider.reset(placed('staging'));
  const hidden = '00000000-0000-4000-8000-000000000000';
  const [project] = provider.state().projects;
  const sent = (query: string) =>
    `curl https://backboard.railway.com/graphql/v2 -H "Authorization: Bearer $T" -d '${JSON.stringify({ query: `mutation { ${query} }` })}'`;
  const decoy = await guarded.asked(
    sent(`volumeInstanceUpdate(volumeId: "${hidden}", environmentId: "${project?.environments[0]?.id}", input: { serviceId: null })`),
  );
  assert.deepEqual([decoy.facts.map(({ data }) => data.why), decoy.environment], [['not-found'], 'unknown']);
  const pair = `volumeInstanceBackupId: "${hidden}", volumeInstanceId: "${company.instance.id}"`;
  const backup = await guarded.asked(sent(`volumeInstanceBackupDelete(${pair}) { workflowId }`));
  assert.deepEqual([backup.facts[0]?.id, backup.environment, backup.tier], ['located', 'unknown', 'type']);
});

test('a person’s own name for it goes before Railway’s', async () => {
  const lookups = { railway: { endpoint: forward.url, credential: 'own' } };
  await guarded.set({ lookups, user: { names: { [company.volume.id]: 'the orders' } } }, forward.host, OWN);
  assert.equal((await guarded.asked(command)).expects, 'the orders');
});

test('an id that it does not show, a token of another host, no token: nothing is lowered, and the question says so', async () => {
  const at = (why: string) => [{ id: 'not-known', data: { provider: 'railway', why, where: forward.host } }];
  const other = await guarded.asked(command.replace(company.volume.id, '00000000-0000-4000-8000-000000000000'));
  assert.deepEqual([other.facts, other.environment], [at('not-found'), 'unknown']);
  await guarded.set({ lookups: { railway: { endpoint: forward.url, credential: 'own' } } }, 'backboard.railway.com', OWN);
  assert.deepEqual((await guarded.asked(command)).facts, at('no-connection'));
  await guarded.set({ lookups: { railway: { endpoint: forward.url } } }, forward.host, OWN);
  const none = await guarded.asked(command);
  assert.deepEqual([none.facts, none.environment, none.tier], [at('no-connection'), 'unknown', 'type']);
});
