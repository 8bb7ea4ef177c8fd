import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { ROWS } from '../../../src/secrets/detect/rules';
import { scan } from '../../../src/secrets/detect/scan';
import { type Random, seeded, tokenKinds } from './tokens';

const made = (name: string, random: Random = seeded(11)): string => {
  const kind = tokenKinds().find((one) => one.name === name);
  assert.ok(kind, name);
  return kind.make(random);
};
const rules = (text: string): readonly string[] => scan(text).map(({ rule }) => rule);

test('a finding says what it is and where, and carries no value', () => {
  const value = made('GitHub token');
  const text = `first\r\nsecond\n  const GITHUB_TOKEN = "${value}";\n`;
  const from = text.indexOf(value);
  assert.deepEqual(scan(text), [
    { rule: 'github/token', provider: 'github', kind: 'GitHub token', key: 'GITHUB_TOKEN', from, to: from + value.length, line: 3 },
  ]);
  assert.equal(JSON.stringify(scan(text)).includes(value.slice(4)), false);
});

test('several in one text come in its order, and none twice', () => {
  const [first, second] = [made('Railway account token'), made('Stripe live key')];
  const found = scan(`RAILWAY_TOKEN=${first}\nA=1\nSTRIPE=${second}\nRAILWAY_API_TOKEN: ${first}\n`);
  assert.deepEqual(
    found.map(({ rule, line, key }) => [rule, line, key]),
    [
      ['railway/token', 1, 'RAILWAY_TOKEN'],
      ['stripe/secret-key', 3, 'STRIPE'],
      ['railway/token', 4, 'RAILWAY_API_TOKEN'],
    ],
  );
});

test('the token of the incident: a bare UUID beside a host of its provider', () => {
  const value = made('Railway account token');
  const command = `curl -X POST https://backboard.railway.app/graphql/v2 -H "Content-Type: application/json" -H "Authorization: Bearer ${value}" -d '{}'`;
  assert.deepEqual(
    scan(command).map(({ rule, provider }) => [rule, provider]),
    [['railway/token', 'railway']],
  );
  assert.deepEqual(rules(`requests.post(URL, headers={"Project-Access-Token": "${value}"})`), ['railway/project-token']);
  assert.deepEqual(rules(`const volume = "${value}"; // https://railway.app/project`), []);
});

test('names and values that stand on two lines, in JSON within JSON, or after a percent code', () => {
  const [railway, github] = [made('Railway project token'), made('GitHub token')];
  assert.deepEqual(rules(`- name: RAILWAY_TOKEN\n  value: "${railway}"\n`), ['railway/token']);
  assert.deepEqual(rules(JSON.stringify(JSON.stringify({ RAILWAY_TOKEN: railway }))), ['railway/token']);
  assert.deepEqual(rules(`"line\\n${github}"`), ['github/token']);
  assert.deepEqual(rules(`https://x.dev/?t%3D${github}`), ['github/token']);
});

test('a wrong checksum is no token', () => {
  const value = made('GitHub token');
  const wrong = value.slice(0, -1) + (value.endsWith('a') ? 'b' : 'a');
  assert.deepEqual(rules(`GITHUB_TOKEN=${wrong}`), []);
});

test('made-up values are no findings', () => {
  const long = (piece: string, length: number): string => piece.repeat(length).slice(0, length);
  const rows = [
    `AWS_ACCESS_KEY_ID=${'AKIA'}IOSFODNN7${'EXAMPLE'}`,
    `STRIPE=sk_live_${long('x', 24)}`,
    `STRIPE=sk_test_${long('your-key-', 24)}`,
    `STRIPE=sk_test_${long('a1', 40)}`,
    `RAILWAY_TOKEN=00000000-0000-0000-0000-000000000000`,
    `RAILWAY_TOKEN=\${RAILWAY_TOKEN}`,
    `RAILWAY_TOKEN=<your-token>`,
    `OPENAI_API_KEY=sk-proj-...`,
    `HEROKU_API_KEY=12345678-1234-1234-1234-123456789012`,
    'postgres://postgres:postgres@localhost:5432/app',
    'postgres://user:password@db.shop.dev/app',
    `postgres://user:\${PASSWORD}@db.shop.dev/app`,
    'postgres://user:<password>@db.shop.dev/app',
    'postgresql://app:s3cret!9Xk@localhost/app',
    'postgresql://app:s3cret!9Xk@db:5432/app',
    'postgresql://app:s3cret!9Xk@db.example.com/app',
    'https://user:pass@example.com/',
    'https://registry.npmjs.org/@scope/name/-/name-1.0.0.tgz',
    'git@github.com:owner/name.git',
    'redis://:%s@%s:%d/0',
    'PGPASSWORD=$PASSWORD psql',
    'PGPASSWORD=postgres psql',
    '-----BEGIN PRIVATE KEY-----\n...\n-----END PRIVATE KEY-----',
    `const header = '-----BEGIN RSA PRIVATE KEY-----';`,
    '"auth": "none"',
    'Authorization: Bearer <token>',
    'Authorization: Bearer $TOKEN',
    'Authorization: Bearer your-access-token-goes-here-please',
  ];
  assert.deepEqual(
    rows.filter((row) => rules(row).length > 0),
    [],
  );
});

test('ids of things are no tokens, whoever gave them out', () => {
  const id = randomUUID();
  const rows = [
    `RAILWAY_PROJECT_ID=${id}`,
    `RAILWAY_SERVICE_ID: "${id}"`,
    `const railwayEnvironmentId = '${id}'`,
    `railway_volume = "${id}"`,
    `SCALEWAY_PROJECT_ID=${id}`,
    `ATLAS_PROJECT=${id}`,
  ];
  assert.deepEqual(
    rows.filter((row) => rules(row).length > 0),
    [],
  );
  assert.deepEqual(rules(`RAILWAY_TOKEN=${id}`), ['railway/token']);
});

test('values inside longer words are no findings', () => {
  const [github, stripe] = [made('GitHub token'), made('Stripe test key')];
  assert.deepEqual(rules(`x${github}`), []);
  assert.deepEqual(rules(`${github}x`), []);
  assert.deepEqual(rules(`task_${stripe}`), []);
});

test('signed tokens: what is public, unsigned, expired or the example of the standard is none', () => {
  const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const signed = (claims: object, alg = 'RS256'): string =>
    `${part({ alg, typ: 'JWT' })}.${part(claims)}.${made('Fly.io personal token').slice(4)}`;
  assert.deepEqual(rules(`T=${signed({ sub: 'deploy' })}`), ['jwt/token']);
  assert.deepEqual(rules(`T=${signed({ sub: 'deploy', exp: 4102444800 })}`), ['jwt/token']);
  assert.deepEqual(rules(`T=${signed({ sub: 'deploy', exp: 1500000000 })}`), []);
  assert.deepEqual(rules(`T=${signed({ sub: '1234567890', name: 'John Doe' })}`), []);
  assert.deepEqual(rules(`T=${signed({ iss: 'supabase', role: 'anon' })}`), []);
  assert.deepEqual(rules(`T=${signed({ sub: 'deploy' }, 'none')}`), []);
});

test('public keys and certificates are no findings, private keys are in every form', () => {
  const key = made('RSA key');
  assert.deepEqual(rules(key), ['pem/private-key']);
  assert.deepEqual(rules(`KEY="${key.replaceAll('\n', '\\n')}"`), ['pem/private-key']);
  assert.deepEqual(rules(key.replaceAll('\n', '\r\n')), ['pem/private-key']);
  assert.deepEqual(rules(key.replaceAll('RSA PRIVATE', 'PUBLIC')), []);
  assert.deepEqual(rules(key.replaceAll('RSA PRIVATE KEY', 'CERTIFICATE')), []);
  // Cut off at the end of the text.
  assert.deepEqual(rules(key.slice(0, 600)), ['pem/private-key']);
});

test('the rules are data, and each is one by itself', () => {
  assert.deepEqual(JSON.parse(JSON.stringify(ROWS)), ROWS);
  for (const { rule, words, pattern, kind } of ROWS) {
    assert.match(rule, /^[a-z]+\/[a-z-]+$/);
    assert.equal(words.length > 0 && words.every((word) => word.length >= 3 || word === 'q~'), true, rule);
    assert.equal(
      /[*+](?![^[]*\])|\{\d+,\}/.test(pattern.replace(/\\[+*]/g, '').replace(/\[[^\]]*\]/g, '')),
      false,
      `${rule} repeats without bound`,
    );
    assert.notEqual(kind, '');
  }
});
