import assert from 'node:assert/strict';
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { explain } from '../../src/cli/explain';
import { checkPolicy } from '../../src/cli/policyCheck';
import { alonePolicy } from '../../src/server/alonePolicy';

const root = realpathSync(mkdtempSync(path.join(tmpdir(), 'mg-')));
const file = path.join(root, 'mollyguard.json');
after(() => rmSync(root, { recursive: true, force: true }));

const rule = (held: readonly unknown[], free: readonly unknown[]) => ({
  rules: [
    {
      id: 'acme/delete-tenant',
      when: { call: 'program', program: 'acmectl', verb: ['tenant', 'delete'] },
      verb: 'delete',
      class: 'data',
      resource: { kind: 'tenant', name: ['arg:0'] },
      undo: 'None known.',
      safer: 'Archive it.',
      docs: 'https://docs.example.com/tenants',
      examples: { held, free },
    },
  ],
});
/** A policy file, the exit status, and what is said. */
const rows: readonly (readonly [value: unknown, status: number, says: readonly RegExp[]])[] = [
  [{}, 0, [/^Nothing to correct; 0 examples tried\.$/m]],
  [
    rule(['acmectl tenant delete t1'], ['acmectl tenant list']),
    0,
    [/^Nothing to correct; 2 examples tried\.$/m, /line 7: No rule knows the program "acmectl"/],
  ],
  [
    rule(['acmectl tenant list'], ['acmectl tenant list']),
    1,
    [/line 24: the rule "acme\/delete-tenant" does not hold its example\..*: acmectl tenant list$/m],
  ],
  [rule(['acmectl tenant delete t1'], ['sudo acmectl tenant delete t1']), 1, [/holds what it says it leaves alone\./]],
  [rule(['acmectl tenant delete t1', { kind: 'shel' }], ['ls']), 1, [/has an example that is no action/]],
  [{ scope: 'staging' }, 0, [/line 2: "scope" loosens: it counts after each person has accepted it\./]],
  [{ protected: [{ nam: 'x' }] }, 1, [/line 4: "protected\[0\]\.nam" is not known\. Known are name/, /^2 to correct\.$/m]],
];
for (const [value, status, says] of rows)
  test(`policy check on ${JSON.stringify(value).slice(0, 80)}`, () => {
    writeFileSync(file, JSON.stringify(value, null, 2));
    const checked = checkPolicy(file, { home: root, cwd: root, env: {} });
    assert.equal(checked.status, status, checked.text);
    for (const line of says) assert.match(checked.text, line);
  });

test('policy check on a file that is not there', () => {
  assert.deepEqual(checkPolicy(path.join(root, 'x.json'), { home: root, cwd: root, env: {} }).status, 1);
});

test('explain says in which file, on which line, an entry stands', () => {
  writeFileSync(
    file,
    JSON.stringify({ environments: { production: { match: ['db.example'] } }, protected: [{ name: 'orders', note: 'the till' }] }, null, 2),
  );
  const policy = alonePolicy(root, root, { remember: false });
  assert.ok(!('problem' in policy));
  const text = explain(["psql -h db.example shop -c 'DROP TABLE orders'"], { home: root, cwd: root, policy, env: {} });
  assert.match(text, /db\.example is listed under production in .*mollyguard\.json line 5/);
  assert.match(text, /orders is protected by .*mollyguard\.json line 10: the till/);
});
