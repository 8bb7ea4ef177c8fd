import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import Ajv from 'ajv';
import { parsePolicy } from '../../../src/engine/policy/parse';
import { policySchema } from '../../docs/policySchema';

const file = path.join(__dirname, '../../../media/mollyguard.schema.json');
const text = `${JSON.stringify(policySchema(), null, 2)}\n`;

test('media/mollyguard.schema.json is what the parser reads by (UPDATE_DOCS=1 writes it)', () => {
  if (process.env.UPDATE_DOCS) writeFileSync(file, text);
  assert.equal(readFileSync(file, 'utf8'), text);
});

const validate = new Ajv({ strict: false, allErrors: true }).compile(policySchema());
const rule = {
  id: 'acme/delete-tenant',
  when: { call: 'program', program: 'acmectl', verb: ['tenant', ['delete', 'rm']] },
  verb: 'delete',
  class: 'data',
  resource: { kind: 'tenant', name: ['arg:0'] },
  undo: 'None known.',
  safer: 'Archive it.',
  docs: 'https://docs.example.com/tenants',
  examples: { held: ['acmectl tenant delete t1'], free: [{ kind: 'mcp', server: 's', tool: 't', input: { a: [1] } }] },
};
const ruled = (more: Readonly<Record<string, unknown>>): unknown => ({ rules: [{ ...rule, ...more }] });
const without = (key: keyof typeof rule): unknown => ({
  rules: [Object.fromEntries(Object.entries(rule).filter(([name]) => name !== key))],
});

const good: readonly unknown[] = [
  {},
  { $schema: 'https://example.com/schema.json' },
  {
    environments: { production: { match: ['db.example.com'] }, staging: {}, qa: { match: ['qa'], level: 'staging' } },
    scope: 'qa',
    scopeReads: 'deny',
  },
  { names: { v1: 'orders' }, protectedFiles: ['customers/**', '!a.txt'] },
  { protected: [{ name: 'orders' }, { name: 'o*', kind: 'table', provider: 'postgres', level: 'deny', note: 'the till' }] },
  { approvers: { names: ['Ada Example <ada@example.com>'], note: 'in the channel' } },
  { rules: [rule] },
  ruled({
    when: [
      rule.when,
      { call: 'http', method: ['DELETE'], path: ['/v1/*'], hosts: ['api.acme.example'], fields: { id: ['*', 1, true, null] } },
    ],
  }),
  ruled({ when: { call: 'graphql', operation: 'mutation', field: ['tenantDrop'], named: true } }),
  ruled({ when: { call: 'sql', dialect: ['postgres'], verb: ['DROP'], object: ['table'], where: ['none'], cascade: false } }),
  ruled({ when: { call: 'mcp', tool: ['delete_*'], words: [['delete'], ['project']], input: { id: ['x*'] } } }),
  ruled({ when: { call: 'opaque', why: ['decoded-code'] }, net: 'generic', dies: 'all', reversible: true }),
  ruled({ resource: { kind: 'tenant', name: ['=tenant', 'label:flag:--dir'], identifiers: [], here: true } }),
];
/** A document that is wrong, the key that is told, and what to do about it. */
const wrong: readonly (readonly [value: unknown, key: string, remedy: RegExp])[] = [
  [[], '', /must be a JSON object/],
  [{ protectd: [] }, 'protectd', /is not known\. Known keys are environments/],
  [{ observe: false }, 'observe', /is not known/],
  [{ environments: [] }, 'environments', /must be an object such as/],
  [{ environments: { staging: { match: 'x' } } }, 'environments.staging.match', /must be a list of texts/],
  [{ environments: { staging: { match: [' '] } } }, 'environments.staging.match[0]', /not empty/],
  [{ environments: { staging: { level: 'local' } } }, 'environments.staging.level', /must be "staging" or left out/],
  [{ environments: { qa: { match: ['x'] } } }, 'environments.qa.level', /must be one of/],
  [{ environments: { qa: { match: ['x'], level: 'qa' } } }, 'environments.qa.level', /must be one of/],
  [{ environments: { qa: { level: 'local', matches: [] } } }, 'environments.qa.matches', /use match and level/],
  [{ names: { v1: '' } }, 'names.v1', /must be the name as text/],
  [{ scope: 3 }, 'scope', /must be the name of an environment/],
  [{ scopeReads: 'off' }, 'scopeReads', /must be "journal" or "deny"/],
  [{ protectedFiles: ['x'.repeat(501)] }, 'protectedFiles[0]', /must be a text/],
  [{ protected: {} }, 'protected', /must be a list of objects/],
  [{ protected: ['orders'] }, 'protected[0]', /must be an object, such as \{"kind":"database"/],
  [{ protected: [{ kind: 'database' }] }, 'protected[0]', /needs "name"/],
  [{ protected: [{ name: 'x', level: 'local' }] }, 'protected[0].level', /must be one of production, staging, deny/],
  [{ protected: [{ name: 'x', kinds: 'y' }] }, 'protected[0].kinds', /Known are name, kind, provider, level, note/],
  [{ approvers: ['ada'] }, 'approvers', /must be an object, such as \{"names"/],
  [{ approvers: { names: [] } }, 'approvers.names', /at least 1 entry/],
  [{ approvers: { names: ['a'], mail: 'b' } }, 'approvers.mail', /Known are names, note/],
  [{ rules: {} }, 'rules', /must be a list of objects/],
  [{ rules: ['x'] }, 'rules[0]', /must be an object/],
  [without('undo'), 'rules[0]', /needs "undo"/],
  [without('examples'), 'rules[0]', /needs "examples"/],
  [without('when'), 'rules[0]', /needs "when"/],
  [ruled({ id: 'Delete Tenant' }), 'rules[0].id', /such as "acme\/delete-tenant"/],
  [ruled({ verb: 'destroy' }), 'rules[0].verb', /must be one of delete, overwrite/],
  [ruled({ class: 'disposable' }), 'rules[0].class', /must be one of workspace-files/],
  [ruled({ docs: 'see the wiki' }), 'rules[0].docs', /such as "https:/],
  [ruled({ resource: { kind: 'tenant', name: ['first argument'] } }), 'rules[0].resource.name[0]', /such as "arg:0"/],
  [ruled({ resource: { kind: 'tenant', name: [] } }), 'rules[0].resource.name', /at least 1 entry/],
  [ruled({ when: { program: 'acmectl' } }), 'rules[0].when', /needs "call": one of program, http/],
  [ruled({ when: { call: 'shell', program: 'acmectl' } }), 'rules[0].when.call', /one of program, http/],
  [ruled({ when: { call: 'program' } }), 'rules[0].when', /needs "program"/],
  [ruled({ when: { call: 'program', program: '/usr/bin/acmectl' } }), 'rules[0].when.program', /its name without a folder/],
  [ruled({ when: { call: 'program', program: 'a', flags: ['-f'] } }), 'rules[0].when.flags', /Known are call, program, verb, any/],
  [ruled({ when: [{ call: 'http', method: ['delete'] }] }), 'rules[0].when[0].method[0]', /must be one of GET/],
  [ruled({ when: { call: 'sql', dialect: ['psql'], verb: ['DROP'] } }), 'rules[0].when.dialect[0]', /must be one of postgres/],
  [ruled({ when: [] }), 'rules[0].when', /at least 1 entry/],
  [ruled({ examples: { held: [], free: ['x'] } }), 'rules[0].examples.held', /at least 1 entry/],
];
/** What only the parser can say. */
const beyond: readonly (readonly [value: unknown, key: string, remedy: RegExp])[] = [
  [{ scope: 'stagin' }, 'scope', /names an environment that is not there/],
  [{ environments: { staging: { match: ['*'] } } }, 'environments.staging.match', /true of everything/],
];

const parsed = (value: unknown) => parsePolicy(value, 'team', 'mollyguard.json').problems;
for (const value of good)
  test(`right: ${JSON.stringify(value).slice(0, 90)}`, () => {
    assert.deepEqual(parsed(value), []);
    assert.ok(validate(value), JSON.stringify(validate.errors));
  });
for (const [value, key, remedy] of [...wrong, ...beyond])
  test(`wrong: ${JSON.stringify(value).slice(0, 90)}`, () => {
    const problems = parsed(value);
    assert.deepEqual(
      problems.map((one) => one.key),
      [key],
    );
    assert.match(problems[0]?.message ?? '', remedy);
    assert.equal(
      validate(value),
      beyond.some(([one]) => one === value),
    );
  });

test('every key of the schema says what it is', () => {
  const { properties } = policySchema() as { properties: Record<string, { description?: string }> };
  assert.deepEqual(
    Object.entries(properties).filter(([key, { description }]) => key !== '$schema' && !description),
    [],
  );
});
