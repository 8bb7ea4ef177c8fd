import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { github } from '../../../src/server/lookup/github';
import { type Api, api, type Stage, stage } from './stage';

/** Shapes of https://docs.github.com/en/rest/repos/repos#get-a-repository and https://docs.github.com/en/rest/search/search */
const SHOP = {
  id: 1296269,
  name: 'shop',
  full_name: 'acme/shop',
  private: true,
  default_branch: 'main',
  forks_count: 9,
  size: 108,
  pushed_at: '2026-01-26T19:06:43Z',
};
const ANSWERS: Readonly<Record<string, unknown>> = {
  '/repos/acme/shop': SHOP,
  '/repositories/1296269': SHOP,
  '/repos/acme/old': { ...SHOP, full_name: 'acme/old', private: false, forks_count: 0, size: 0, pushed_at: null },
  '/search/issues?q=repo%3Aacme%2Fshop%20is%3Apr%20is%3Aopen&per_page=1': { total_count: 3, incomplete_results: false, items: [{}] },
};

let server: Api;
let own: Stage;
let open: Stage;
let usual: Stage;
before(async () => {
  server = await api(({ url = '', headers }) => (headers.authorization === 'Bearer fake-token' ? ANSWERS[url] : undefined));
  const endpoint = `http://127.0.0.1:${server.port}`;
  own = stage('github', { endpoint, credential: 'reader' }, { [`reader@127.0.0.1:${server.port}`]: 'fake-token' });
  open = stage('github', { endpoint });
  const credentials = { 'reader@api.github.com': 'fake-token' };
  usual = stage('github', { credential: 'reader' }, credentials, (url) => url.replace('https://api.github.com', endpoint));
});
after(() => {
  for (const one of [own, open, usual]) one.remove();
  server.close();
});

const FACTS = [
  { id: 'looked-up', data: { where: '127.0.0.1:PORT/acme/shop, private, default branch main' } },
  { id: 'forks', data: { count: '9' } },
  { id: 'open-pulls', data: { count: '3' } },
  { id: 'size', data: { bytes: '110592' } },
  { id: 'last-changed', data: { at: '2026-01-26T19:06:43Z' } },
];
const find = async (command: string, on: Stage = own) => {
  const found = await on.find(github, command, 'github/delete-repository');
  return JSON.parse(JSON.stringify(found).replaceAll(`:${server.port}/`, ':PORT/'));
};
const notKnown = (why: string) => ({ evidence: [], facts: [{ id: 'not-known', data: { provider: 'github', why } }] });

describe('GitHub', () => {
  test('tells what is known of a repository', async () => {
    assert.deepEqual(await find('gh repo delete acme/shop --yes'), { evidence: [], facts: FACTS });
  });

  test('what it does not tell is not known', async () => {
    assert.deepEqual(await find('gh repo delete acme/old --yes'), {
      evidence: [],
      facts: [
        { id: 'looked-up', data: { where: '127.0.0.1:PORT/acme/old, public, default branch main' } },
        { id: 'forks', data: { count: '0' } },
        { id: 'not-known', data: { provider: 'github', about: 'open pull requests', why: 'failed' } },
        { id: 'size', data: { bytes: '0' } },
      ],
    });
  });

  test('a repository that it does not show is no fact', async () => {
    assert.equal(await find('gh repo delete acme/hidden --yes'), 'failed');
  });

  test('without a credential it is asked as anybody', async () => {
    const before = server.credentials.length;
    assert.equal(await find('gh repo delete acme/shop --yes', open), 'failed');
    assert.deepEqual(server.credentials.slice(before), ['']);
  });

  for (const command of ['gh api -X DELETE repos/acme/shop', 'curl -X DELETE https://api.github.com/repos/acme/shop'])
    test(`${command}: at its usual place`, async () => {
      const found = await find(command, usual);
      assert.deepEqual(found.facts[0], { id: 'looked-up', data: { where: 'github.com/acme/shop, private, default branch main' } });
    });

  test('a number becomes a name', async () => {
    const found = await find('gh api -X DELETE repositories/1296269', usual);
    assert.deepEqual(
      found.evidence.map(({ identifiers, names, environment }: Record<string, unknown>) => [identifiers, names, environment]),
      [[['1296269'], { 1296269: 'acme/shop' }, 'unknown']],
    );
  });

  test('a credential for another host is not sent', async () => {
    const other = stage('github', { credential: 'reader' }, { 'reader@ghe.example.com': 'fake-token' });
    assert.deepEqual(await find('gh repo delete acme/shop', other), notKnown('no-connection'));
    other.remove();
  });

  for (const command of [
    'gh repo delete',
    'gh repo delete shop --yes',
    'gh repo delete ghe.example.com/acme/shop --yes',
    'GH_HOST=ghe.example.com gh repo delete acme/shop --yes',
    'curl -X DELETE https://api.github.com/repos/acme/shop', // another GitHub than the one in the settings
    'curl -X DELETE https://api.github.com/repos/acme/..%2f..%2fuser',
    'gh repo delete acme/.. --yes',
  ] as const)
    test(`${command}: not said for certain`, async () => {
      const before = server.requests.length;
      const found = await find(command);
      assert.deepEqual(found, notKnown('target'));
      assert.equal(server.requests.length, before, 'nobody was asked');
    });
});
