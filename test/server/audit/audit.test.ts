import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { AUDIT_RANKS, type AuditRow } from '../../../src/protocol/audit';
import { compileOffLimits } from '../../../src/secrets/globs';
import { audit } from '../../../src/server/audit/audit';
import { Made, richHome, writeHome } from './richHome';

const root = realpathSync(mkdtempSync(path.join(tmpdir(), 'mg-')));
after(() => rmSync(root, { recursive: true, force: true }));

const look = (home: string, folders: readonly string[], variables: readonly { name: string; value: string | null }[] = []) =>
  audit({
    homes: { home, platform: 'linux', variables: {} },
    folders,
    variables,
    offLimits: compileOffLimits([], { home, fold: false }),
    history: 0,
  });

const told = ({ rank, provider, kind, name, where, environment }: AuditRow): string =>
  [
    `${rank} ${provider ?? ''} ${kind}`,
    name === null ? '' : `(${name})`,
    where.kind === 'file' && where.line !== null ? `:${where.line}` : '',
    environment ?? '',
  ]
    .filter((part) => part !== '')
    .join(' ');

test('every tool of a rich home is told, with its kind, line and environment, and nothing else', async () => {
  const home = path.join(root, 'rich');
  const made = new Made();
  const files = richHome(made);
  writeHome(home, files);
  mkdirSync(path.join(home, 'shop'));
  const report = await look(home, [path.join(home, 'shop')]);
  const got = report.rows.map((row) => `${row.where.kind === 'file' ? path.relative(home, row.where.file) : ''}: ${told(row)}`).sort();
  const expected = files.flatMap(([file, , rows]) => rows.map((row) => `${file}: ${row}`)).sort();
  assert.deepEqual(got, expected);
  assert.deepEqual(report.gaps, []);
  assert.ok(new Set(files.map(([file]) => file)).size >= 40);
  const text = JSON.stringify(report);
  for (const value of made.values) assert.ok(!text.includes(value), 'a value stands in the report');
  for (const row of report.rows)
    assert.equal(row.offLimits, row.where.kind === 'file' && !row.where.file.endsWith('mcp.json'), JSON.stringify(row.where));
});

test('the worst comes first, and of the same rank what is known to be production', async () => {
  const home = path.join(root, 'rich');
  const { rows } = await look(home, [path.join(home, 'shop')]);
  const ranks = rows.map(({ rank }) => AUDIT_RANKS.indexOf(rank));
  assert.deepEqual(ranks, [...ranks].sort());
  assert.equal(rows[0]?.environment, 'production');
  assert.deepEqual(
    rows.map(({ rank }) => rank).filter((rank, at, all) => rank !== all[at - 1]),
    [...AUDIT_RANKS],
  );
});

/** A file of a project, and the rows it gives. `S` stands for 24 characters made at run time, `U` for a UUID. */
const rows: readonly (readonly [file: string, text: string, rows: readonly string[]])[] = [
  ['.env.production', 'RAILWAY_TOKEN=U\nPORT=3000\n', ['high railway Railway project token (RAILWAY_TOKEN) :1 production']],
  ['.env', 'RAILWAY_API_TOKEN=U\n', ['critical railway Railway account or workspace token (RAILWAY_API_TOKEN) :1']],
  ['.env', 'SESSION_SECRET=S\n', ['medium  Credential (SESSION_SECRET) :1']],
  ['.env', 'SESSION_SECRET=change-me\nDEBUG=true\nTOKEN=$OTHER_TOKEN\n', []],
  ['.env', 'SUPABASE_SERVICE_ROLE_KEY=S\n', ['high supabase Supabase service_role key (SUPABASE_SERVICE_ROLE_KEY) :1']],
  ['.env.example', 'SESSION_SECRET=S\n', []],
  ['scripts/domains.sh', '#!/bin/sh\nDOMAIN_CLI_RAILWAY_TOKEN=U\n', ['critical railway Railway token (DOMAIN_CLI_RAILWAY_TOKEN) :2']],
  [
    'scripts/domains.sh',
    'DOMAIN_CLI_TOKEN=U\ncurl https://backboard.railway.app/graphql/v2 -H "Authorization: Bearer $DOMAIN_CLI_TOKEN"\n',
    ['critical railway Railway account or workspace token (DOMAIN_CLI_TOKEN) :1'],
  ],
  [
    'scripts/volumes.sh',
    'RAILWAY_TOKEN=U\ncurl https://backboard.railway.app/graphql/v2 -H "Authorization: Bearer $RAILWAY_TOKEN"\n',
    ['critical railway Railway account or workspace token (RAILWAY_TOKEN) :1'],
  ],
  ['src/index.ts', 'const id = "U";\n', []],
  ['node_modules/x/index.js', 'RAILWAY_TOKEN=U\n', []],
  ['secrets.json', '{\n  "stripe": { "password": "S" }\n}\n', ['medium  Credential (password) :2']],
  ['signing/release.p12', '\0S', ['high  Key store']],
  ['team.kdbx', '\0S', ['critical  Password store']],
  ['signing/release.p8', '\0S', ['high  Key store']],
  ['package-lock.json', '{ "RAILWAY_TOKEN": "U" }', []],
];
for (const [index, [file, text, expected]] of rows.entries())
  test(`a project's ${file}, ${index}`, async () => {
    const home = path.join(root, `home-${index}`);
    const made = new Made();
    writeHome(home, [
      [
        `shop/${file}`,
        text
          .replaceAll(/U/g, (all, at) => (/[="]/.test(text[at - 1] ?? '') ? made.uuid() : all))
          .replaceAll(/\bS\b/g, () => made.of('', 24)),
      ],
    ]);
    const report = await look(home, [path.join(home, 'shop')]);
    assert.deepEqual(report.rows.map(told), expected);
    for (const value of made.values) assert.ok(!JSON.stringify(report).includes(value));
  });

test('of variables only the names are told, and those that hold paths are none', async () => {
  const home = path.join(root, 'empty');
  const folder = path.join(home, 'shop');
  mkdirSync(folder, { recursive: true });
  const made = new Made();
  const { rows: found } = await look(
    home,
    [folder],
    [
      { name: 'VERCEL_TOKEN', value: null },
      { name: 'MY_PROD_PASSWORD', value: made.of('', 20) },
      { name: 'GITHUB_TOKEN', value: made.of('ghp_', 36) },
      { name: 'SSH_AUTH_SOCK', value: '/tmp/agent.1' },
      { name: 'TOKEN_FILE', value: '/run/token' },
      { name: 'AUTH', value: '1' },
      { name: 'PWD', value: null },
      { name: 'OLDPWD', value: null },
      { name: 'PATH', value: '/bin' },
    ],
  );
  assert.deepEqual(
    found.map((row) => [told(row), row.where]),
    [
      ['critical github GitHub personal access token (classic) (GITHUB_TOKEN)', { kind: 'variable', name: 'GITHUB_TOKEN' }],
      ['critical vercel Vercel credential (VERCEL_TOKEN)', { kind: 'variable', name: 'VERCEL_TOKEN' }],
      ['medium  Credential (MY_PROD_PASSWORD) production', { kind: 'variable', name: 'MY_PROD_PASSWORD' }],
    ],
  );
  assert.ok(!made.values.some((value) => JSON.stringify(found).includes(value)));
});
