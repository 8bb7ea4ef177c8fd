import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parsePolicy } from '../../../src/engine/policy/parse';
import type { Policy } from '../../../src/engine/types';
import { actionOf, judgeIn } from '../world';

/** A rule that is complete but for what it matches. */
const rule = (id: string, when: unknown, more: Readonly<Record<string, unknown>> = {}) => ({
  id,
  when,
  verb: 'delete',
  class: 'data',
  resource: { kind: 'tenant', name: ['arg:0'] },
  undo: 'None known.',
  safer: 'Archive it.',
  docs: 'https://docs.example.com/tenants',
  examples: { held: ['x'], free: ['y'] },
  ...more,
});
const acme = rule('acme/delete-tenant', { call: 'program', program: 'acmectl', verb: ['tenant', ['delete', 'rm']] });
const api = rule(
  'acme/delete-by-api',
  { call: 'http', method: ['DELETE'], hosts: ['api.acme.example'], path: ['/v1/tenants/*'] },
  { resource: { kind: 'tenant', name: ['path:last'] } },
);

function policyOf(value: unknown): Policy {
  const { policy, problems } = parsePolicy(value, 'team', 'mollyguard.json');
  assert.deepEqual(problems, []);
  return policy;
}
const judged = (command: string, value: unknown) => {
  const { decision, tier, rule, environment, resource } = judgeIn(actionOf(command), { policy: policyOf(value) }).verdict;
  return [decision, tier, rule, environment, resource?.name ?? null].join(' ');
};

/** Rules of a team's own: what is added to a policy, a command, and the verdict. */
const rules: readonly (readonly [policy: unknown, command: string, verdict: string])[] = [
  [{}, 'acmectl tenant delete t1', 'allow none  local '],
  [{ rules: [acme] }, 'acmectl tenant delete t1', 'hold type acme/delete-tenant unknown t1'],
  [{ rules: [acme] }, 'acmectl tenant list', 'allow none  local '],
  // Nobody knows which flags of an unknown program take a value: both readings count.
  [{ rules: [acme] }, 'acmectl --region eu tenant delete t1', 'hold type acme/delete-tenant unknown t1'],
  [{ rules: [acme] }, 'acmectl --force tenant delete t1', 'hold type acme/delete-tenant unknown t1'],
  [{ rules: [acme] }, 'sudo sh -c "acmectl tenant rm t1"', 'hold type acme/delete-tenant unknown t1'],
  [{ rules: [acme], environments: { staging: { match: ['t1'] } } }, 'acmectl tenant delete t1', 'hold click acme/delete-tenant staging t1'],
  [{ rules: [api] }, 'curl -X DELETE https://api.acme.example/v1/tenants/t9', 'hold type acme/delete-by-api unknown t9'],
  [{ rules: [api] }, 'curl -X DELETE https://api.other.example/v1/other/t9', 'allow none  local '],
  [
    {
      rules: [
        rule(
          'acme/drop-field',
          { call: 'graphql', operation: 'mutation', field: ['tenantDrop'] },
          { resource: { kind: 'tenant', name: ['field:id'] } },
        ),
      ],
    },
    `curl https://api.acme.example/graphql -d '{"query":"mutation { tenantDrop(id: \\"t3\\") }"}'`,
    'hold type acme/drop-field unknown t3',
  ],
  // A built-in program is read as built-in rules read it, and a rule of one's own hides none of them.
  [
    {
      rules: [
        rule(
          'kubernetes/restart',
          { call: 'program', program: 'kubectl', verb: ['rollout', 'restart'] },
          {
            verb: 'stop',
            resource: { kind: 'deployment', name: ['arg:0'], identifiers: ['flag:--context'] },
          },
        ),
      ],
    },
    'kubectl --context prod-eu -n shop rollout restart deployment/web',
    'hold type kubernetes/restart production deployment/web',
  ],
  [
    {
      rules: [
        rule(
          'acme/nothing',
          { call: 'program', program: 'railway', verb: ['**'] },
          { class: 'session', resource: { kind: 'machine', name: ['=x'], here: true } },
        ),
      ],
    },
    'railway volume delete --volume v1 --yes',
    'hold type railway/delete-volume unknown v1',
  ],
  // Where both hold, the built-in one words the question.
  [
    {
      rules: [
        rule(
          'acme/harmless-words',
          { call: 'program', program: 'railway', verb: ['**'] },
          { resource: { kind: 'thing', name: ['=harmless'] } },
        ),
      ],
    },
    'railway volume delete --volume v1 --yes',
    'hold type railway/delete-volume unknown v1',
  ],
];
for (const [policy, command, verdict] of rules)
  test(`${command} with ${JSON.stringify(policy).slice(0, 60)}`, () =>
    assert.equal(judged(command, policy).replaceAll('null', ''), verdict));

const named = (more: Readonly<Record<string, unknown>>) => ({
  environments: { local: { match: ['db.test.example'] } },
  protected: [{ name: 'orders', ...more }],
});
const drop = "psql -h db.test.example shop -c 'DROP TABLE orders'";
/** Resources that must not be lost. The server is on the list of local ones. */
const resources: readonly (readonly [policy: unknown, command: string, verdict: string])[] = [
  [{ ...named({}), protected: [] }, drop, 'hold click postgres/drop-table local orders'],
  [named({}), drop, 'hold type postgres/drop-table production orders'],
  [named({ level: 'staging' }), drop, 'hold click postgres/drop-table staging orders'],
  [named({ level: 'deny' }), drop, 'deny none postgres/drop-table production orders'],
  [named({ kind: 'table' }), drop, 'hold type postgres/drop-table production orders'],
  [named({ kind: 'database' }), drop, 'hold click postgres/drop-table local orders'],
  [named({ provider: 'postgres' }), drop, 'hold type postgres/drop-table production orders'],
  [named({ provider: 'mysql' }), drop, 'hold click postgres/drop-table local orders'],
  [named({ name: 'ord*' }), drop, 'hold type postgres/drop-table production orders'],
  // A database is protected with its tables.
  [named({ name: 'shop', kind: 'database' }), drop, 'hold type postgres/drop-table production orders'],
  [
    named({ name: 'shop', kind: 'database' }),
    "psql -h db.test.example other -c 'DROP TABLE shop'",
    'hold click postgres/drop-table local shop',
  ],
  [named({}), "psql -h db.test.example shop -c 'SELECT * FROM orders'", 'allow none  local '],
  // Words in a path are nobody's database.
  [named({}), 'rm src/orders', 'snapshot none filesystem/delete-workspace local /home/you/projects/shop/src/orders'],
];
for (const [policy, command, verdict] of resources)
  test(`${command} with ${JSON.stringify(policy)}`, () => assert.equal(judged(command, policy).replaceAll('null', ''), verdict));

test('a denial names the entry', () => {
  const { verdict } = judgeIn(actionOf(drop), { policy: policyOf(named({ level: 'deny', note: 'the till' })) });
  assert.deepEqual([verdict.reason.id, verdict.reason.data.by], ['protected', 'mollyguard.json']);
  assert.deepEqual(
    verdict.effects[0]?.evidence.map(({ note }) => note),
    ['orders is protected by mollyguard.json: the till'],
  );
});

test('a protected resource lies outside a scope of staging', () => {
  const policy = {
    ...policyOf({ environments: { staging: { match: ['db.test.example'] } }, protected: [{ name: 'orders' }] }),
    scope: 'staging',
  };
  assert.equal(judgeIn(actionOf(drop), { policy }).verdict.reason.id, 'out-of-scope');
});
