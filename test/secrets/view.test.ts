import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { VIEW_BYTES, viewOf } from '../../src/secrets/view';

/** Values that look like real ones are made when the test runs. */
const made = (length: number, alphabet = 'abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789'): string =>
  Array.from({ length }, (_, at) => alphabet[(at * 7 + length * 3) % alphabet.length]).join('');
const HEX = '0123456789abcdef';
const uuid = [8, 4, 4, 4, 12].map((length) => made(length, HEX)).join('-');
const pem = (of: string): string => [`-----BEGIN ${of}-----`, made(64), made(64), `${made(40)}==`, `-----END ${of}-----`].join('\n');

const t = (name: string, path: string, text: string, expected: readonly string[]) =>
  test(name, () => assert.deepEqual(viewOf(path, text).split('\n'), expected));

t(
  'dotenv: keys, types, lengths; plain values where they hide nothing',
  '/p/.env',
  [
    '# the database',
    '',
    'PORT=3000',
    'NODE_ENV=development',
    'LOG_LEVEL=debug # all',
    'API_URL=http://localhost:4000',
    'REMOTE_URL=https://api.example.com/v1',
    `DATABASE_URL="postgres://app:${made(12)}@db.example.com:5432/shop?sslmode=require"`,
    `export STRIPE_SECRET_KEY='${made(30)}'`,
    `RAILWAY_TOKEN=${uuid}`,
    'DEBUG=true',
    'RETRIES=3',
    'PIN_TOKEN=1234',
    'ADMIN_PASSWORD=true',
    'SESSION_SECRET=',
    `PRIVATE_KEY="${pem('RSA PRIVATE KEY')}"`,
    `ESCAPED_KEY="${pem('PRIVATE KEY').replaceAll('\n', '\\n')}"`,
    'MAIL_FROM=me@example.com',
    'OTHER=$PORT',
  ].join('\n'),
  [
    'PORT: 3000',
    'NODE_ENV: development',
    'LOG_LEVEL: debug',
    'API_URL: http://localhost:4000',
    'REMOTE_URL: url (https: host, path)',
    'DATABASE_URL: connection string (postgres: user, password, host, port, database, options)',
    'STRIPE_SECRET_KEY: token, 20–40 characters',
    'RAILWAY_TOKEN: uuid',
    'DEBUG: boolean',
    'RETRIES: number',
    'PIN_TOKEN: text, under 10 characters',
    'ADMIN_PASSWORD: text, under 10 characters',
    'SESSION_SECRET: empty',
    'PRIVATE_KEY: PEM private key (RSA), 160–320 characters',
    'ESCAPED_KEY: PEM private key, 160–320 characters',
    'MAIL_FROM: e-mail address',
    'OTHER: the value of another variable',
  ],
);
t('dotenv: a value over several lines without quotes is no name', '/p/.env', `A=1\nKEY=${made(20)}\n${made(44)}\nQmVv=\nB=2`, [
  'A: number',
  'KEY: token, 20–40 characters',
  'B: number',
  'and 2 lines of something else',
]);
t(
  'json: structure, lists by their first item, what stands below a credential is one',
  '/p/service-account.json',
  JSON.stringify({
    type: 'service_account',
    private_key: pem('PRIVATE KEY'),
    port: 8080,
    credentials: { pin: 1234, on: true, user: made(5) },
    hosts: [{ name: 'a', token: made(40) }, { name: 'b' }],
    [made(40)]: 'x',
    none: null,
  }),
  [
    'type: text, 10–20 characters',
    'private_key: PEM private key, 160–320 characters',
    'port: 8080',
    'credentials: object',
    '  pin: text, under 10 characters',
    '  on: text, under 10 characters',
    '  user: text, under 10 characters',
    'hosts: list of 2',
    '  each: object',
    '    name: text, under 10 characters',
    '    token: token, 40–80 characters',
    '(a name that is not shown): text, under 10 characters',
    'none: null',
  ],
);
t(
  'yaml',
  '/home/you/.kube/config',
  [
    'apiVersion: v1',
    'users:',
    '- name: me',
    '  user:',
    `    token: ${made(40)}`,
    '    client-key-data: |',
    `      ${made(60)}`,
    `      ${made(60)}`,
    'on: "x',
    '  y"',
    'list:',
    '  - 1',
    '  - 2',
  ].join('\n'),
  [
    'apiVersion: text, under 10 characters',
    'users:',
    '  name: text, under 10 characters',
    '  user:',
    '    token: token, 40–80 characters',
    '    client-key-data: text, 80–160 characters',
    'on: text, under 10 characters',
    'list:',
    '    - number (2 times)',
  ],
);
t(
  'ini',
  '/home/you/.aws/credentials',
  `[default]\naws_access_key_id = ${made(20, 'ABCDEFGHIJKLMNOP234567')}\naws_secret_access_key = ${made(40)}\n; x\n[work]\nregion = x`,
  [
    '[default]',
    'aws_access_key_id: token, 20–40 characters',
    'aws_secret_access_key: token, 40–80 characters',
    '[work]',
    'region: text, under 10 characters',
  ],
);
t('toml', '/p/secrets.toml', `[db]\nurl = "mysql://u:${made(9)}@h/x"\nkeys = [\n  "${made(20)}",\n]\nlong = """\n${made(30)}\n"""`, [
  '[db]',
  'url: connection string (mysql: user, password, host, database)',
  'keys: structured text, under 10 characters',
  'long: token, 20–40 characters',
]);
t('npmrc', '/home/you/.npmrc', `//registry.npmjs.org/:_authToken=${made(40)}\nsave-exact=true`, [
  '…:_authToken: token, 40–80 characters',
  'save-exact: boolean',
]);
t('netrc', '/home/you/.netrc', `machine api.example.com\n  login me\n  password ${made(30)}\nmachine x login y password ${made(8)}`, [
  'machine (host name): login text; password token, 20–40 characters',
  'machine (host name): login text; password text, under 10 characters',
]);
t('pgpass', '/home/you/.pgpass', `db.example.com:5432:shop:app:${made(24)}\n# x`, [
  'host, port, database, user, password (20–40 characters)',
]);
t('pem', '/p/server.key', `${pem('EC PRIVATE KEY')}\n${pem('CERTIFICATE')}`, [
  'PEM private key (EC), 160–320 characters',
  'PEM certificate, 160–320 characters',
]);
t('git credentials', '/home/you/.git-credentials', `https://me:${made(40)}@github.com\n`, [
  'connection string (https: user, password, host)',
]);
t('a history is text, whatever was typed', '/home/you/.bash_history', `export A=${made(20)}\nmysql -p${made(9)} -e x=1\n`, [
  '2 lines of text',
]);
t('nothing in it', '/p/.env', '\n \n', ['(empty)']);

const NAMES = [
  'PORT',
  'API_TOKEN',
  'DATABASE_URL',
  'password',
  'clientSecret',
  'HOST',
  'NODE_ENV',
  'x',
  'private_key',
  'LOG_LEVEL',
  'DEBUG',
] as const;
const name = fc.constantFrom(...NAMES);
const word = (alphabet: string) =>
  fc.array(fc.constantFrom(...alphabet), { minLength: 20, maxLength: 39 }).map((letters) => letters.join(''));
const WIDE = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';
const FILES: Readonly<Record<string, (entries: readonly (readonly [string, string])[]) => string>> = {
  '/p/.env': (entries) => entries.map(([key, value]) => `${key}=${value}`).join('\n'),
  '/p/.env.local': (entries) => entries.map(([key, value]) => `export ${key}="${value}" # ${value}`).join('\n'),
  '/p/credentials.json': (entries) => JSON.stringify({ a: Object.fromEntries(entries), b: entries.map(([, value]) => value) }),
  '/p/broken.json': (entries) => `{${entries.map(([key, value]) => `"${key}": "${value}"`).join(',\n')}`,
  '/p/secrets.yaml': (entries) => entries.map(([key, value]) => `${key}: ${value}\nlist:\n  - ${value}\n  - {a: ${value}}`).join('\n'),
  '/p/block.yml': (entries) => entries.map(([key, value]) => `${key}: |\n  ${value}\n  ${value}: ${value}\n`).join(''),
  '/p/credentials': (entries) => entries.map(([key, value]) => `[${key}]\n${key} = ${value}\n${value}`).join('\n'),
  '/p/secrets.toml': (entries) => entries.map(([key, value]) => `${key} = '''\n${value}\n${value}='''`).join('\n'),
  '/p/multi.env': (entries) => entries.map(([key, value]) => `${key}=${value}\n${value}\n${value.slice(0, 7)}=\n${value}==`).join('\n'),
  '/p/app.secrets': (entries) => entries.map(([key, value]) => `${key}: ${value} \\\n  ${value}`).join('\n'),
  '/home/you/.netrc': (entries) => entries.map(([, value]) => `machine ${value} login ${value} password ${value}`).join('\n'),
  '/home/you/.pgpass': (entries) => entries.map(([, value]) => `${value}:1:${value}:${value}:${value}`).join('\n'),
  '/home/you/.git-credentials': (entries) => entries.map(([, value]) => `https://${value}:${value}@${value}/${value}?${value}`).join('\n'),
  '/p/id_rsa': (entries) =>
    entries.map(([, value]) => `-----BEGIN OPENSSH PRIVATE KEY-----\n${value}\n-----END OPENSSH PRIVATE KEY-----\n${value}`).join('\n'),
  '/p/.htpasswd': (entries) => entries.map(([, value]) => `${value}:${value}`).join('\n'),
};

for (const [path, write] of Object.entries(FILES))
  test(`${path}: no piece of a value, whatever it is, and never more than ${VIEW_BYTES} bytes`, () => {
    const entries = fc.uniqueArray(fc.tuple(name, word(WIDE)), { selector: ([key]) => key, minLength: 1, maxLength: 11 });
    fc.assert(
      fc.property(entries, (all) => {
        const view = viewOf(path, write(all));
        assert.ok(Buffer.byteLength(view) <= VIEW_BYTES);
        // What a view says of other values of the same kind is in our words.
        const ours = viewOf(
          path,
          write(all.map(([key, value]) => [key, value.replace(/[a-z]/g, 'q').replace(/[A-Z]/g, 'Q').replace(/\d/g, '7')])),
        );
        for (const [, value] of all) {
          for (let at = 0; at + 4 <= value.length; at += 1) {
            const piece = value.slice(at, at + 4);
            assert.ok(!view.includes(piece) || ours.includes(piece) || VOCABULARY.includes(piece), `${JSON.stringify(piece)} in the view`);
          }
        }
      }),
      { numRuns: 150 },
    );
  });
/** A piece may be one of our own words by chance. */
const VOCABULARY = NAMES.join(' ').concat(
  ' characters token text under over number boolean connection string list each object structured uuid name shown machine login password database options private block lines something else more host value another variable path empty times',
);

test('any text at all: no error, and within its length', () => {
  fc.assert(
    fc.property(fc.constantFrom(...Object.keys(FILES)), fc.string({ unit: 'binary', maxLength: 400 }), (path, text) => {
      assert.ok(Buffer.byteLength(viewOf(path, text)) <= VIEW_BYTES);
    }),
    { numRuns: 600 },
  );
});

test('a long file is cut, and says so', () => {
  const view = viewOf('/p/.env', Array.from({ length: 500 }, (_, at) => `${'ABCDEFGHIJ'[at % 10]}_NAME=${made(20)}`).join('\n'));
  assert.ok(Buffer.byteLength(view) <= VIEW_BYTES);
  assert.match(view, /… and \d+ more lines$/);
});
