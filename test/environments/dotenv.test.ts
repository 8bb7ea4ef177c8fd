import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dotenv } from '../../src/environments/dotenv';

const place = { cwd: '/w', home: '/h', workspace: ['/w', '/other'] };

function t(file: string, text: string, ...expected: readonly string[]): void {
  test(`${file}: ${text.split('\n')[0]?.replace(/:[^:@/]*@/, ':…@')}`, () => {
    const found = dotenv.detect({ [`/w/${file}`]: text }, place);
    assert.deepEqual(
      found.map(({ environment, identifiers, line, note }) => `${environment} [${identifiers.join(' ')}] ${line} ${note}`),
      expected,
    );
    assert.ok(
      found.every(({ strength }) => strength === 'ambient'),
      'a label never lowers',
    );
  });
}
t('.env', 'NODE_ENV=production', 'production [] 1 NODE_ENV is production (.env line 1)');
t('.env', '# x\nexport RAILWAY_ENVIRONMENT="staging" # theirs', 'staging [] 2 RAILWAY_ENVIRONMENT is staging (.env line 2)');
t('.env', 'NODE_ENV=something');
t(
  '.env',
  'DATABASE_URL=postgres://app:p4ss@word@db-prod.example.com:5432/orders?ssl=1',
  'production [db-prod.example.com db-prod.example.com/orders] 1 DATABASE_URL host db-prod.example.com, database orders, user app (.env line 1)',
);
t(
  '.env',
  'DATABASE_URL=postgres://u:p@db.example.com/orders',
  'unknown [db.example.com db.example.com/orders] 1 DATABASE_URL host db.example.com, database orders, user u (.env line 1)',
);
t('.env.production', 'DB_HOST=db.example.com', 'production [db.example.com] 1 DB_HOST host db.example.com (.env.production line 1)');
t('.env.staging', "PGHOST='db.example.com'", 'staging [db.example.com] 1 PGHOST host db.example.com (.env.staging line 1)');
t('.env.local', 'DB_HOST=db.example.com', 'unknown [db.example.com] 1 DB_HOST host db.example.com (.env.local line 1)');
t(
  '.env.production',
  'DATABASE_URL=mysql://root@localhost/shop',
  'local [] 1 DATABASE_URL host localhost, database shop, user root (.env.production line 1)',
);
t(
  '.env',
  'PROD_REDIS_URL=rediss://:x@cache.example.com:6379',
  'production [cache.example.com] 1 PROD_REDIS_URL host cache.example.com (.env line 1)',
);
t('.env', 'RAILWAY_PROJECT_ID=p-1', 'unknown [p-1] 1 RAILWAY_PROJECT_ID (.env line 1)');
// Other addresses, references and secrets are nobody's environment.
t('.env', `API_URL=https://api.prod.example.com\nDATABASE_URL=$\{OTHER}\nDB_HOST=$\{X}\nSECRET_KEY=production`);

test('no value of a secret stands in a note', () => {
  const secret = ['hunter', '2-not-real'].join('');
  const text = `DATABASE_URL=postgres://app:${secret}@db.example.com/orders\nREDIS_URL=redis://:${secret}@c.example.com\nDB_HOST=u:${secret}@db.example.com\n`;
  assert.ok(!JSON.stringify(dotenv.detect({ '/w/.env': text }, place)).includes(secret));
});

test('looks in the folder and in the workspace', () => {
  const wanted = dotenv.wants(place);
  assert.ok(wanted.includes('/w/.env') && wanted.includes('/other/.env.production'));
  assert.equal(new Set(wanted).size, wanted.length);
});
