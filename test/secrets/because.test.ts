import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compileBecause, globOf } from '../../src/secrets/because';
import { NAME_PATTERNS } from '../../src/secrets/defaultFiles';
import { compileOffLimits } from '../../src/secrets/globs';

const place = { home: '/home/me', fold: false };
const patterns = ['customers/**', '!.env.ci', '*.dump', '!old.dump'];
const because = compileBecause(patterns, place);

const rows: readonly (readonly [path: string, because: string | null])[] = [
  ['/w/.env', 'default .env'],
  ['/w/.ENV', 'default .env'],
  ['/w/.env.production', 'default .env.*'],
  ['/w/.env.ci', null],
  ['/w/.env.example', null],
  ['/w/prod.env', 'default *.env'],
  ['/w/ssl/server.key', 'default *.key'],
  ['/w/id_ed25519', 'default id_{rsa,dsa,ecdsa,ed25519}*'],
  ['/w/service-account-prod.json', 'default service*account*.json'],
  ['/w/infra/terraform.tfstate.backup', 'default *.tfstate*'],
  ['/w/.aws/credentials', 'default .aws/credentials'],
  ['/home/me/.ssh/id_rsa', 'default .ssh/**'],
  ['/home/me/.npmrc', 'default ~/.npmrc'],
  ['/w/.npmrc', null],
  ['/etc/shadow', 'default /etc/shadow'],
  ['/w/customers/a/list.csv', 'policy customers/**'],
  ['/w/x.dump', 'policy *.dump'],
  ['/w/old.dump', null],
  ['/w/src/index.ts', null],
];

for (const [path, expected] of rows) {
  test(`${path} is ${expected ?? 'not off limits'}`, () => {
    const why = because(path);
    assert.equal(why && `${why.list} ${why.pattern}`, expected);
    assert.equal(why?.list ?? null, compileOffLimits(patterns, place)(path));
  });
}

test('every name of the default list reads as a pattern', () => {
  for (const shape of NAME_PATTERNS) {
    assert.doesNotMatch(globOf(shape), /[\\()?^$+|]/, shape.source);
  }
});
