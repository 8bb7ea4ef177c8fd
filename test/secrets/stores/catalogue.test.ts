import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isSecretByDefault } from '../../../src/secrets/offLimits';
import { STORES } from '../../../src/secrets/stores/index';
import { RISKS } from '../../../src/secrets/stores/risks';
import { fieldAt, fits, type Platform, pathsOf } from '../../../src/secrets/stores/store';

const HOMES: Readonly<Record<Platform, string>> = { linux: '/home/me', mac: '/Users/me', windows: 'C:\\Users\\me' };
const paths = (id: string, platform: Platform, variables = {}): readonly string[] => {
  const store = STORES.find((one) => one.id === id);
  assert.ok(store, id);
  return pathsOf(store, { home: HOMES[platform], platform, variables });
};

test('every store is off limits, on every system', () => {
  const open = STORES.flatMap((store) =>
    (['linux', 'mac', 'windows'] as const).flatMap((platform) =>
      pathsOf(store, { home: HOMES[platform], platform, variables: {} })
        .map((path) => path.replace('*', 'x'))
        .filter((path) => !isSecretByDefault(path, HOMES[platform].replaceAll('\\', '/'))),
    ),
  );
  assert.deepEqual(open, []);
});

test('rows are whole: ids differ, patterns are in lower case, everything says how to replace it', () => {
  assert.equal(new Set(STORES.map(({ id }) => id)).size, STORES.length);
  for (const { id, fields, format } of STORES) {
    assert.ok(fields.length > 0, id);
    for (const { at, kind } of fields) {
      assert.equal(at, at.toLowerCase(), id);
      assert.notEqual(kind, '', id);
      assert.equal(at === '', format === 'whole' || format === 'key' || format === 'opaque', id);
    }
  }
  for (const [id, { destroys, narrower, docs }] of Object.entries(RISKS)) {
    assert.match(docs, /^https:\/\//, id);
    assert.match(destroys, /^[A-Z].*\.$/, id);
    assert.ok(narrower.length > 10, id);
  }
  assert.deepEqual(JSON.parse(JSON.stringify(STORES)), STORES);
});

const MAC: readonly (readonly [string, readonly string[]])[] = [
  ['railway', ['/Users/me/.railway/config.json', '/Users/me/.railway/config-staging.json', '/Users/me/.railway/config-dev.json']],
  ['fly', ['/Users/me/.fly/config.yml']],
  ['vercel', ['/Users/me/Library/Application Support/com.vercel.cli/auth.json']],
  ['netlify', ['/Users/me/Library/Preferences/netlify/config.json', '/Users/me/.netlify/config.json']],
  ['atlas', ['/Users/me/Library/Application Support/atlascli/config.toml']],
  ['doctl', ['/Users/me/Library/Application Support/doctl/config.yaml']],
  ['wrangler', ['/Users/me/Library/Preferences/.wrangler/config/default.toml', '/Users/me/.wrangler/config/default.toml']],
  ['gcloud', ['/Users/me/.config/gcloud/credentials.db']],
  ['pnpm', ['/Users/me/Library/Preferences/pnpm/auth.ini']],
  ['keychain', ['/Users/me/Library/Keychains/login.keychain-db']],
  ['gh', ['/Users/me/.config/gh/hosts.yml']],
  ['aws', ['/Users/me/.aws/credentials']],
];
const WINDOWS: readonly (readonly [string, readonly string[]])[] = [
  ['railway', ['C:/Users/me/.railway/config.json', 'C:/Users/me/.railway/config-staging.json', 'C:/Users/me/.railway/config-dev.json']],
  ['vercel', ['C:/Users/me/AppData/Roaming/xdg.data/com.vercel.cli/auth.json']],
  ['netlify', ['C:/Users/me/AppData/Roaming/netlify/Config/config.json', 'C:/Users/me/.netlify/config.json']],
  ['wrangler', ['C:/Users/me/AppData/Roaming/xdg.config/.wrangler/config/default.toml', 'C:/Users/me/.wrangler/config/default.toml']],
  ['gcloud', ['C:/Users/me/AppData/Roaming/gcloud/credentials.db']],
  ['terraform', ['C:/Users/me/AppData/Roaming/terraform.d/credentials.tfrc.json']],
  ['gh', ['C:/Users/me/AppData/Roaming/GitHub CLI/hosts.yml']],
  ['pgpass', ['C:/Users/me/AppData/Roaming/postgresql/pgpass.conf']],
  ['netrc', ['C:/Users/me/_netrc', 'C:/Users/me/.netrc']],
  ['teleport', []],
  ['aws', ['C:/Users/me/.aws/credentials']],
  ['kube', ['C:/Users/me/.kube/config']],
];
for (const [id, expected] of MAC) test(`macOS: ${id}`, () => assert.deepEqual(paths(id, 'mac'), expected));
for (const [id, expected] of WINDOWS) test(`Windows: ${id}`, () => assert.deepEqual(paths(id, 'windows'), expected));

test('variables that move folders are honoured', () => {
  assert.deepEqual(paths('gh', 'linux', { XDG_CONFIG_HOME: '/srv/config' }), ['/srv/config/gh/hosts.yml']);
  assert.deepEqual(paths('vercel', 'linux', { XDG_DATA_HOME: '/srv/data' }), ['/srv/data/com.vercel.cli/auth.json']);
  assert.deepEqual(paths('gcloud', 'windows', { APPDATA: 'D:\\Roaming' }), ['D:/Roaming/gcloud/credentials.db']);
});

test('fields are found by the names that lead to them', () => {
  const fields = [
    { at: 'users > * > auth > token', kind: 'a' },
    { at: '** > secret', kind: 'b', beside: 'session' },
    { at: '*_authtoken', kind: 'c' },
  ];
  const at = (names: readonly string[], beside: readonly string[] = []) => fieldAt(fields, names, new Set(beside))?.kind ?? null;
  assert.equal(at(['users', 'u', 'auth', 'token']), 'a');
  assert.equal(at(['users', 'u', 'v', 'auth', 'token']), null);
  assert.equal(at(['x', 'Secret'], ['session']), 'b');
  assert.equal(at(['x', 'secret']), null);
  assert.equal(at(['//registry.npmjs.org/:_authToken']), 'c');
  assert.deepEqual(
    ['ab', 'axb', 'axxb', 'a', 'ba'].map((name) => fits('a*b', name)),
    [true, true, true, false, false],
  );
  assert.equal(fits('*ab*ab', 'ab'), false);
});
