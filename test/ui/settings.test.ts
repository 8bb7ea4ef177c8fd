import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { mergePolicies } from '../../src/engine/policy/merge';
import { parsePolicy } from '../../src/engine/policy/parse';
import { SETTINGS } from '../../src/ui/contributions';

const root = path.join(__dirname, '..', '..');
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');
const manifest = JSON.parse(read('package.json'));
const nls: Record<string, string> = JSON.parse(read('package.nls.json'));

interface Setting {
  readonly scope?: string;
  readonly order?: number;
  readonly default?: unknown;
  readonly enum?: readonly string[];
  readonly markdownDescription?: string;
  readonly markdownEnumDescriptions?: readonly string[];
  readonly description?: string;
}
const settings: Readonly<Record<string, Setting>> = manifest.contributes.configuration.properties;
const restricted: readonly string[] = manifest.capabilities.untrustedWorkspaces.restrictedConfigurations;

/**
 * What a setting could do in the wrong hands. A new setting needs a row here before it can ship.
 * `weakens`: its value may hold less, or ask less clearly, so only the person sets it, for the whole application.
 * `adds`: a workspace may set it, and what it says there counts only where it tightens; `proof` shows that with a workspace's value.
 */
const rows: Readonly<Record<string, { readonly kind: 'weakens' } | { readonly kind: 'adds'; readonly proof: () => void }>> = {
  'mollyguard.mode': { kind: 'weakens' },
  'mollyguard.scope': { kind: 'weakens' },
  'mollyguard.names': { kind: 'weakens' },
  'mollyguard.approval.holdSeconds': { kind: 'weakens' },
  'mollyguard.customAgents': { kind: 'weakens' },
  'mollyguard.restoreHooks': { kind: 'weakens' },
  // which other files are read is the person's own affair
  'mollyguard.watchTranscripts': { kind: 'weakens' },
  // a workspace could have an id called by another name, or ask a server of its own
  'mollyguard.lookups': { kind: 'weakens' },
  // a repository could hide that secrets stand in it
  'mollyguard.secretDiagnostics': { kind: 'weakens' },
  // what is asked about no more
  'mollyguard.allowed': { kind: 'weakens' },
  'mollyguard.environments': {
    kind: 'adds',
    proof: () => {
      const [own, lowered] = [
        merged({}),
        merged({ environments: { local: { match: ['db.example'] }, qa: { match: ['*'], level: 'local' } } }),
      ];
      assert.deepEqual(lowered.policy, own.policy);
      assert.ok(lowered.problems.some(({ kind }) => kind === 'not-accepted'));
      const raised = merged({ environments: { production: { match: ['db.example'] } } });
      assert.notDeepEqual(raised.policy, own.policy);
      assert.deepEqual(raised.problems, []);
    },
  },
  'mollyguard.scopeReads': {
    kind: 'adds',
    proof: () => {
      const reads = (workspace: unknown, user: unknown) => merged(workspace, user).policy.scopeReads;
      assert.deepEqual(
        [reads({ scopeReads: 'journal' }, { scopeReads: 'deny' }), reads({ scopeReads: 'deny' }, {}), reads({}, {})],
        ['deny', 'deny', 'journal'],
      );
    },
  },
  'mollyguard.protectedFiles': {
    kind: 'adds',
    proof: () => {
      const { policy, problems } = merged({ protectedFiles: ['!.env', '*.dump'] }, { protectedFiles: ['!fixtures/.env'] });
      assert.deepEqual(policy.protectedFiles, ['!fixtures/.env', '*.dump']);
      assert.equal(problems.length, 1);
    },
  },
};

function merged(workspace: unknown, user: unknown = {}) {
  const [own, shared] = [parsePolicy(user, 'user', 'user'), parsePolicy(workspace, 'workspace', 'workspace')];
  return { policy: mergePolicies({ user: own.policy, workspace: shared.policy }), problems: shared.problems };
}

test('every setting has its row, and contributions.ts names the same in the order of the settings page', () => {
  assert.deepEqual(Object.keys(settings).sort(), Object.keys(rows).sort());
  assert.deepEqual([...SETTINGS].sort(), Object.keys(rows).sort());
  const orders = Object.values(settings).map(({ order }) => order ?? 0);
  assert.deepEqual(
    orders,
    [...new Set(orders)].sort((a, b) => a - b),
  );
  assert.ok(SETTINGS.length <= 15);
});

test('restrictedConfigurations names nothing else', () => {
  assert.deepEqual(
    [...restricted].sort(),
    Object.keys(rows)
      .filter((key) => rows[key]?.kind === 'weakens')
      .sort(),
  );
});

for (const [key, setting] of Object.entries(settings)) {
  test(`${key}: default, scope, order, one sentence`, () => {
    assert.ok(setting.default !== undefined, 'a default');
    assert.ok(setting.order !== undefined, 'an order');
    assert.equal(setting.markdownDescription, `%setting.${key.replace('mollyguard.', '')}%`);
    assert.equal(setting.description, undefined);
    const [first = '', ...rest] = (nls[setting.markdownDescription?.replaceAll('%', '') ?? ''] ?? '').split('\n\n');
    assert.match(first, /^(?:Controls|Specifies|Limits|Maps|Lists) (?:[^.]|\.(?=\S))*\.$/, 'one sentence that begins with a verb');
    assert.ok(rest.length <= 1 && rest.every((text) => text.startsWith('Example: `')), 'and at most an example');
    if (setting.enum) {
      assert.equal(setting.markdownEnumDescriptions?.length, setting.enum.length);
      for (const text of setting.markdownEnumDescriptions ?? []) assert.match(nls[text.replaceAll('%', '')] ?? '', /^[A-Z].*\.$/);
    }
  });

  const row = rows[key];
  if (row?.kind === 'weakens') {
    test(`${key} could weaken: no repository can set it`, () => {
      assert.match(setting.scope ?? '', /^(?:application|machine)$/);
      assert.ok(restricted.includes(key));
    });
  } else if (row) {
    test(`${key}: a workspace only tightens by it`, () => {
      assert.match(setting.scope ?? '', /^(?:window|resource)$/);
      row.proof();
    });
  }
}
