import assert from 'node:assert/strict';
import { test } from 'node:test';
import ignore from 'ignore';
import { minimatch } from 'minimatch';
import { type Dialect, dialects, type Format } from '../../../src/agents/ignore/dialects';
import { globsOf } from '../../../src/agents/ignore/globs';
import { rulesOf } from '../../../src/agents/ignore/rules';
import { NAME_PATTERNS, NAMES, OPEN_IN_STORES, OPEN_NAMES, PLACES } from '../../../src/secrets/defaultFiles';
import { isSecretByDefault, SAMPLE_NAMES } from '../../../src/secrets/offLimits';

const place = { folder: '/home/you/shop', home: '/home/you' };
const rules = (format: Format, own: readonly string[] = []) => rulesOf({ format }, own, place).rules;

/** Whether a file's rules cover a path, as its agent reads them. */
const readers: Readonly<Record<Format, (list: readonly string[]) => (path: string) => boolean>> = {
  gitignore: (list) => {
    const reader = ignore({ ignorecase: false }).add([...list]);
    return (path) => reader.ignores(path);
  },
  plain: (list) => readers.gitignore(list),
  claude: (list) => readers.gitignore(list.map((rule) => /^Read\((.*)\)$/.exec(rule)?.[1] ?? assert.fail(rule))),
  zed: (list) => (path) => {
    const ends = path.split('/').map((_, at, parts) => parts.slice(0, at + 1).join('/'));
    return list.some((glob) => ends.some((end) => minimatch(end, glob, { dot: true })));
  },
  opencode: (list) => {
    const all = list.map(
      (rule) =>
        new RegExp(
          `^${rule
            .replaceAll(/[.+^${}()|[\]\\]/g, '\\$&')
            .replaceAll('*', '.*')
            .replaceAll('?', '.')}$`,
          's',
        ),
    );
    return (path) => all.some((one) => one.test(path)) && all.some((one) => one.test(`${place.folder}/${path}`));
  },
};
const formats = Object.keys(readers).filter((one): one is Format => one in readers);

const SECRET = [
  '.env',
  '.env.local',
  '.env.production',
  '.env.staging.local',
  'apps/web/.env',
  'apps/web/.env.development',
  'prod.env',
  '.envrc',
  '.dev.vars',
  'credentials.json',
  'config/credentials',
  'deploy/server.pem',
  'server.key',
  'id_rsa',
  'keys/id_ed25519',
  'client.p12',
  'terraform.tfstate',
  'infra/terraform.tfstate.backup',
  'kubeconfig',
  'docker/.docker/config.json',
  '.aws/credentials',
  '.streamlit/secrets.toml',
  'config/master.key',
  'secrets.yml',
  '.git-credentials',
  '.netrc',
];
const OPEN = [
  '.env.example',
  'apps/web/.env.example',
  '.env.sample',
  '.env.template',
  '.env.test',
  '.env.local.example',
  'id_ed25519.pub',
  'keys/id_rsa.pub',
  '.ssh/id_rsa.pub',
  'src/index.ts',
  'next-env.d.ts',
  'package.json',
  'docs/credentials.md',
  'src/secretService.ts',
  'environment.ts',
  'known_hosts',
];

for (const format of formats)
  test(`${format}: covers secrets and leaves examples and public keys open`, () => {
    const covers = readers[format](rules(format));
    assert.deepEqual(
      SECRET.filter((path) => !covers(path)),
      [],
    );
    assert.deepEqual(OPEN.filter(covers), []);
  });

test('lines with exceptions cover all that the guard holds off limits by its name', () => {
  const covers = readers.gitignore(rules('gitignore'));
  const names = [...NAMES, ...SAMPLE_NAMES, '.env.qa-7', '.env_qa', 'id_rsa_work', 'id_ed25519_sk-2', 'kubeconfig-qa', 'x.secret.exs'];
  const paths = [
    ...names.flatMap((name) => [name, `deep/in/${name}`]),
    ...PLACES.map((one) => one.replace('/**', '/x')),
    ...[
      '.ssh/config',
      '.ssh/known_hosts',
      '.gnupg/pubring.kbx',
      '.ssh/notes',
      'example.env',
      '.env.example',
      'service-account.dist.json',
      'key.pem.enc',
    ],
  ];
  for (const path of paths) if (isSecretByDefault(`/home/you/shop/${path}`, '/home/you')) assert.ok(covers(path), path);
  for (const path of ['.ssh/config', '.ssh/known_hosts', 'key.pem.enc', 'example.env', '.dev.vars.example', '.env_sample'])
    assert.ok(!covers(path), path);
});

test('exceptions open nothing that was not closed by the lines before', () => {
  const lines = rules('gitignore');
  const exceptions = lines.filter((line) => line.startsWith('!')).map((line) => line.slice(1));
  const reader = ignore({ ignorecase: false }).add(exceptions);
  for (const path of [
    'dist',
    'dist/index.html',
    'README.md',
    'a.html',
    'schema',
    'template',
    'a.crt',
    'example',
    'x.sample.json',
    'config',
    'readme',
  ])
    assert.ok(!reader.ignores(path), path);
});

test('every pattern of the one list can be said as globs, and they match the same', () => {
  const names = [
    ...SECRET,
    ...OPEN,
    ...NAMES,
    'example',
    'a.example.json',
    'sampled',
    '.env.vault',
    'x.sops.yml',
    'a.d.ts',
    'config.d',
    'config.yml',
  ];
  for (const pattern of [...NAME_PATTERNS, ...OPEN_NAMES, OPEN_IN_STORES]) {
    const globs = globsOf(pattern);
    assert.ok(globs, String(pattern));
    for (const name of names.map((path) => path.split('/').at(-1) ?? ''))
      assert.equal(
        globs.some((glob) => minimatch(name, glob, { dot: true })),
        pattern.test(name),
        `${name} · ${pattern}`,
      );
  }
});

for (const [pattern, expected] of [
  [/^a\.(?:b|c)$/, ['a.b', 'a.c']],
  [/\.x?y$/, ['*.y', '*.xy']],
  [/^a.+/, ['a?**']],
  [/^a.*$/, ['a*']],
  [/^[ab]c$/, ['[ab]c']],
  [/^\d+$/, null],
  [/^a{2}$/, null],
  [/^(a)$/, null],
  [/^[^a]$/, null],
  [/^a+$/, null],
] as const)
  test(`globs: ${pattern}`, () => assert.deepEqual(globsOf(pattern), expected));

/** What a person's own patterns add to the default rules, in each dialect. */
const OWN: readonly (readonly [Format, readonly string[], readonly string[]])[] = [
  ['gitignore', ['prod.yaml', 'ops/keys', '~/x', '/home/you/shop/only/here', '/elsewhere/x'], ['prod.yaml', '**/ops/keys', '/only/here']],
  ['gitignore', ['!prod.yaml', '**/a/**', './b/'], ['!prod.yaml', '**/a/**', 'b']],
  ['gitignore', ['{a,b}.conf'], ['a.conf', 'b.conf']],
  ['plain', ['prod.yaml', 'ops/keys'], ['prod.yaml', '**/ops/keys']],
  [
    'claude',
    ['prod.yaml', 'ops/keys', '/home/you/shop/only/here'],
    ['Read(**/prod.yaml)', 'Read(**/ops/keys)', 'Read(/only/here)', 'Read(./only/here)'],
  ],
  ['opencode', ['prod.yaml'], ['prod.yaml', '*/prod.yaml', 'prod.yaml/*', '*/prod.yaml/*']],
  ['zed', ['prod.yaml', '/home/you/shop/only/here'], ['**/prod.yaml', 'only/here']],
];
for (const [format, own, expected] of OWN)
  test(`${format}: ${own.join(' ')}`, () => {
    const usual = new Set(rules(format));
    assert.deepEqual(
      rules(format, own).filter((rule) => !usual.has(rule)),
      expected,
    );
  });

test('what another list cannot say is told', () => {
  const left = (format: Format, own: readonly string[]) => rulesOf({ format }, own, place).left;
  const odd = ['a\nb', '+(a|b)', 'a\\b', '#x', '{1..3}', 'x\u2028'.trim()];
  assert.deepEqual(left('gitignore', odd.slice(0, 5)), odd.slice(0, 5));
  assert.deepEqual(left('claude', ['!.env.production', '!*.yaml', 'a")b']), ['a")b', '!*.yaml']);
  assert.ok(!rules('claude', ['!.env.production']).includes('Read(**/.env.production)'));
});

test('each file is written once, with a place to read about it', () => {
  const rows: readonly Dialect[] = dialects;
  assert.equal(new Set(rows.map(({ file }) => file)).size, rows.length);
  assert.equal(new Set(rows.map(({ id }) => id)).size, rows.length);
  for (const { docs, covers, misses } of rows) assert.ok(docs.startsWith('https://') && covers !== '' && misses !== '');
});
