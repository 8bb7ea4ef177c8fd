import assert from 'node:assert/strict';
import { test } from 'node:test';
import { atomsOf } from '../../../src/secrets/detect/atoms';
import { seeded, tokenKinds } from './tokens';

const uuid = tokenKinds()[0]?.make(seeded(21)) ?? '';
const weak = ['Orange', 'Market', '77!'].join('');
const seen = (text: string, path: string): readonly (readonly [string, string | null, number, string | null, string])[] =>
  atomsOf(text, path).map(({ value, key, line, provider, strength }) => [value, key, line, provider, strength]);

const t = (path: string, text: string, ...wanted: readonly (readonly [string, string | null, number, string | null, string])[]): void => {
  test(`${path}: ${text.replaceAll(uuid, 'UUID').replaceAll(weak, 'WEAK').split('\n')[0]}`, () =>
    assert.deepEqual(seen(text, path), wanted));
};

t('.env', `A=1\nRAILWAY_TOKEN=${uuid}\n`, [uuid, 'RAILWAY_TOKEN', 2, 'railway', 'strong']);
t('.env', `export DOMAIN_TOKEN="${uuid}" # for domains\n`, [uuid, 'DOMAIN_TOKEN', 1, null, 'strong']);
t('.env', `SESSION='${uuid}'\r\nDB_PASSWORD=${weak}\r\n`, [uuid, 'SESSION', 1, null, 'strong'], [weak, 'DB_PASSWORD', 2, null, 'weak']);
t('.env', `GREETING=${weak}\nNODE_ENV=production\nHOST=www.shop.dev\n`);
t('config.yml', `db:\n  password: ${weak}\n  ids:\n    - ${uuid}\n`, [weak, 'password', 2, null, 'weak']);
t('railway-token', `${uuid}\n`, [uuid, 'railway-token', 1, 'railway', 'strong']);
// Ids of things are no tokens.
t('project-id.txt', `${uuid}\n`);
t('railway.json', JSON.stringify({ projectId: uuid, volume: uuid }));
t('notes.md', `The volume is ${uuid}.\n`);
t('kill.sh', `curl https://backboard.railway.app/graphql/v2 -d '{"query":"mutation { volumeDelete(volumeId: \\\\"${uuid}\\\\") }"}'\n`);
t('settings.toml', `[api]\ntoken = "${uuid}"\n`, [uuid, 'token', 2, null, 'strong']);
t('app.properties', `spring.datasource.password=${weak}\n`, [weak, 'spring.datasource.password', 1, null, 'weak']);
t('settings.json', JSON.stringify({ api: { token: uuid, note: weak } }), [uuid, 'token', 1, null, 'strong']);
t('.netrc', `machine api.heroku.com login me password ${weak}\n`, [weak, 'password', 1, 'heroku', 'weak']);
t('.netrc', `machine git.shop.dev\n  login me\n  password ${weak}\n`, [weak, 'password', 3, null, 'weak']);
t('.pgpass', `db.shop.dev:5432:shop:me:${weak}\n`, [weak, 'password', 1, 'postgres', 'weak']);
t(
  '.env',
  `DATABASE_URL=postgres://me:${weak.replace('!', '%21')}@db.shop.dev/shop\n`,
  [weak.replace('!', '%21'), 'DATABASE_URL', 1, 'postgres', 'weak'],
  [weak, 'DATABASE_URL', 1, 'postgres', 'weak'],
);
t('scripts/domains.sh', `#!/bin/sh\ncurl -s https://backboard.railway.app/graphql/v2 \\\n  -H "Authorization: Bearer ${uuid}"\n`, [
  uuid,
  'Authorization',
  3,
  'railway',
  'strong',
]);
t(
  'deploy.sh',
  `curl -u "me:${weak}" https://api.shop.dev/\nmysql --password=${weak}x shop\n`,
  [weak, null, 1, null, 'weak'],
  [`${weak}x`, 'password', 2, null, 'weak'],
);
t('deploy.sh', `TOKEN=${uuid}\ncurl https://backboard.railway.com/graphql/v2 -H "Project-Access-Token: $TOKEN"\n`, [
  uuid,
  'TOKEN',
  1,
  'railway',
  'strong',
]);

t('.m2/settings.xml', `<server><id>shop</id><password>${weak}</password></server>\n`, [weak, 'password', 1, null, 'weak']);
t('.m2/settings.xml', `<token>${uuid}</token>\n`, [uuid, 'token', 1, null, 'strong']);
t('nuget.config', `<add key="ClearTextPassword" value="${weak}" />\n`, [weak, 'ClearTextPassword', 1, null, 'weak']);
t('wp-config.php', `define( 'DB_PASSWORD', '${weak}' );\n`, [weak, 'DB_PASSWORD', 1, null, 'weak']);
t('prod.tfvars', `db_password = "${weak}"\n`, [weak, 'db_password', 1, null, 'weak']);
t('.my.cnf', `[client]\nuser=me\npassword='${weak}'\n`, [weak, 'password', 3, 'mysql', 'weak']);

test('a login in base64 is known by its password too', () => {
  const text = JSON.stringify({ auths: { 'https://index.docker.io/v1/': { auth: Buffer.from(`me:${weak}`).toString('base64') } } });
  assert.deepEqual(
    seen(text, '.docker/config.json').find(([value]) => value === weak),
    [weak, 'auth', 1, 'docker', 'weak'],
  );
});

test('the lines of a private key are values, also inside JSON', () => {
  const key =
    tokenKinds()
      .find(({ name }) => name === 'RSA key')
      ?.make(seeded(4)) ?? '';
  const lines = key.split('\n').filter((line) => line.length === 64);
  for (const text of [key, JSON.stringify({ private_key: key })])
    assert.deepEqual(
      atomsOf(text, 'a.json')
        .flatMap(({ value }) => (lines.includes(value) ? [value] : []))
        .toSorted(),
      lines.toSorted(),
    );
});
