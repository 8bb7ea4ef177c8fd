import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Denial, denialText, MAX_REASON, oneLine } from '../../src/agents/text';
import type { Effect, Resource, Verdict } from '../../src/engine/types';

const resource: Resource = { kind: 'volume', name: 'pg-data', provider: 'railway', identifiers: ['v1'], claimed: null };
const effect: Effect = {
  verb: 'delete',
  class: 'data',
  resource,
  environment: 'production',
  evidence: [],
  reversible: false,
  rule: 'railway/delete-volume',
  call: 0,
};
const verdict: Verdict = {
  decision: 'hold',
  tier: 'type',
  rule: 'railway/delete-volume',
  environment: 'production',
  resource,
  others: 0,
  effects: [effect],
  reason: { id: 'rule', data: {} },
};
const held: Denial = { outcome: 'refused', verdict, safer: 'Detach it first', detail: null };

const t = (name: string, denial: Denial, expected: string) => test(name, () => assert.equal(denialText(denial), expected));

t(
  'refused',
  held,
  'A person refused this action in Mollyguard. It would delete the production volume "pg-data". Rule: railway/delete-volume. Safer: Detach it first. Do not retry by other means; ask the user.',
);
t(
  'several: the count of the typed name is said in words',
  { ...held, safer: null, verdict: { ...verdict, environment: 'unknown', others: 2, resource: { ...resource, name: 'pg-data 3' } } },
  'A person refused this action in Mollyguard. It would delete the (environment unknown) volume "pg-data" and 2 more. Rule: railway/delete-volume. Do not retry by other means; ask the user.',
);
t(
  'expired, local',
  { ...held, outcome: 'expired', safer: null, verdict: { ...verdict, environment: 'local' } },
  'Mollyguard held this action and nobody approved it in time. It would delete the volume "pg-data". Rule: railway/delete-volume. Do not retry by other means; ask the user, who can approve the next try in Mollyguard.',
);
t(
  'denied without a resource: the reason says why',
  {
    outcome: 'denied',
    safer: null,
    detail: null,
    verdict: { ...verdict, rule: null, resource: null, effects: [], reason: { id: 'self', data: {} } },
  },
  "Mollyguard denied this action. It would switch off or change Mollyguard or an agent's hook. Do not retry by other means; ask the user.",
);
const outside = (data: Readonly<Record<string, string>>): Verdict => ({ ...verdict, reason: { id: 'out-of-scope', data } });
t(
  'outside the scope: what it is, what to do, and who can widen it',
  { ...held, outcome: 'denied', verdict: outside({ scope: 'staging', target: 'production' }) },
  'Mollyguard denied this action. It would delete the production volume "pg-data". A person has limited this work to the environment "staging"; the target is "production", outside it, so nothing may be changed there. Do this with its counterpart in "staging", or leave it. Only a person can widen the scope, with "Mollyguard: Change Scope…" in the editor. Rule: railway/delete-volume. Do not retry by other means; ask the user.',
);
t(
  'a read outside the scope, where reads are refused',
  {
    outcome: 'denied',
    safer: null,
    detail: null,
    verdict: { ...outside({ scope: 'qa', target: 'prod-eu', doing: 'read' }), rule: null, resource: null, effects: [] },
  },
  'Mollyguard denied this action. A person has limited this work to the environment "qa"; the target is "prod-eu", outside it, and reads outside it are refused too. Do this with its counterpart in "qa", or leave it. Only a person can widen the scope, with "Mollyguard: Change Scope…" in the editor. Do not retry by other means; ask the user.',
);
t(
  'malformed',
  { outcome: 'malformed', verdict: null, safer: null, detail: 'field tool_name is missing or not a text' },
  'Mollyguard could not read this tool call, so it did not let it run. Field tool_name is missing or not a text. Do not retry by other means; ask the user.',
);
t(
  'asked',
  { outcome: 'asked', verdict: null, safer: null, detail: null },
  'Mollyguard held this action and is asking a person. If they approve, send exactly this action again. Do not retry by other means.',
);

test('every outcome says something, in one line, and that no other way must be tried', () => {
  for (const outcome of ['denied', 'refused', 'refused-before', 'expired', 'asked', 'alone', 'malformed', 'server-trouble'] as const) {
    const text = denialText({ outcome, verdict: null, safer: null, detail: null });
    assert.match(text, /^(Mollyguard|A person) .*Do not retry by other means/);
    assert.ok(!text.includes('\n'));
  }
});

test('hostile names stay in one line, visible and bounded', () => {
  const name = `a\nb\u202Ec\u0000d\u200B\uD800${'x'.repeat(5_000)}`;
  const text = denialText({ ...held, verdict: { ...verdict, resource: { ...resource, name } } });
  assert.ok(text.length <= MAX_REASON && text.endsWith('Do not retry by other means; ask the user.'));
  assert.ok(text.includes('"a b\uFFFDc d\uFFFD\uFFFDx'));
  assert.equal(oneLine('a\u2028b\u0085c'), 'a b c');
  assert.equal(oneLine(`${'x'.repeat(MAX_REASON - 2)}\u{1F512}y`).at(-1), '…');
});
