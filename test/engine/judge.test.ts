import assert from 'node:assert/strict';
import { test } from 'node:test';
import { judge } from '../../src/engine/judge';
import { limits } from '../../src/engine/limits';
import type { Example } from '../../src/engine/rules/rule';
import { type Action, type Facts, HOLE, NO_POLICY, type Policy } from '../../src/engine/types';
import { actionOf, HOME, judgeIn, PROJECT, type World } from './world';

const facts: Facts = {
  home: HOME,
  workspace: [PROJECT],
  platform: 'linux',
  temporary: [],
  own: [],
  files: {},
  evidence: null,
  policy: NO_POLICY,
  snapshots: true,
};

test('what is missing is asked for, then counts as unreadable', () => {
  const action = actionOf('curl -s https://backboard.railway.app/graphql/v2 -H "Authorization: Bearer $T" -d @body.json');
  const first = judge(action, facts, 0);
  assert.ok(first.kind === 'needs');
  const asked = first.files.filter(({ path }) => path.startsWith(PROJECT));
  assert.deepEqual(asked, [{ path: `${PROJECT}/body.json`, want: 'text' }]);
  const last = judge(action, facts, limits.rounds);
  assert.ok(last.kind === 'judged');
  assert.equal(last.verdict.decision, 'hold');
  assert.equal(last.verdict.tier, 'type');
});

test('evidence is asked for only where it could matter', () => {
  const asks = (example: Example): boolean => {
    const judgement = judge(actionOf(example), facts, 0);
    return judgement.kind === 'needs' && judgement.evidence;
  };
  assert.deepEqual([asks('railway volume delete --volume v1'), asks('ls -la'), asks('railway logs')], [true, false, false]);
});

test('a verdict names the files it rests on with their digests', () => {
  const { read } = judgeIn(actionOf('curl -s https://backboard.railway.app/graphql/v2 -d @body.json'), {
    files: { [`${PROJECT}/body.json`]: '{"query":"{ me { id } }"}' },
  });
  assert.deepEqual(read, { [`${PROJECT}/body.json`]: `digest of ${PROJECT}/body.json` });
});

test('judging is pure: the same in, the same out', () => {
  const action = actionOf('railway volume delete --volume v1 && rm -rf src');
  const before = JSON.stringify([action, facts]);
  const answers = [judge(action, facts, limits.rounds), judge(action, facts, limits.rounds)];
  assert.deepEqual(answers[0], answers[1]);
  assert.equal(JSON.stringify([action, facts]), before);
  assert.deepEqual(JSON.parse(JSON.stringify(answers[0])), answers[0]);
});

const big = 'x'.repeat(limits.actionLength + 1);
const tooBig: readonly Example[] = [
  `echo ${big}`,
  { kind: 'write', path: 'a.txt', content: big },
  { kind: 'mcp', server: 's', tool: 't', input: { a: [big] } },
  { kind: 'http', method: 'POST', url: 'https://example.com', body: big },
];
for (const example of tooBig) {
  test(`too big: ${typeof example === 'string' ? 'shell' : String(example.kind)}`, () => {
    const { decision, tier, reason } = judgeIn(actionOf(example)).verdict;
    assert.deepEqual([decision, tier, reason.id], ['hold', 'click', 'too-big']);
  });
}

test('deep nesting in a tool call is held, not followed', () => {
  const depth = 100_000;
  const input: unknown = JSON.parse(`${'['.repeat(depth)}${']'.repeat(depth)}`);
  const { decision, reason } = judgeIn(actionOf({ kind: 'mcp', server: 's', tool: 't', input })).verdict;
  assert.deepEqual([decision, reason.id], ['hold', 'too-big']);
});

test("the engine's own mark in an agent's text means nothing", () => {
  const action: Action = actionOf(`echo ${HOLE} && ls`);
  const { calls, verdict } = judgeIn(action);
  assert.equal(verdict.decision, 'allow');
  assert.ok(!JSON.stringify(calls).includes(HOLE));
});

const STAGE = 'e0000000-0000-4000-8000-000000000001';
const policy: Partial<Policy> = {
  environments: {
    production: { match: ['p-live'], level: 'production' },
    staging: { match: [STAGE], level: 'staging' },
    qa: { match: ['e-qa'], level: 'staging' },
  },
  names: { v1: 'orders' },
};
const scoped = (scope: string): World => ({ policy: { ...policy, scope } });

function t(title: string, example: Example, world: World, expected: string): void {
  test(title, () => {
    const { decision, tier, environment, resource, reason } = judgeIn(actionOf(example), world).verdict;
    assert.equal([decision, tier, environment, resource?.name ?? '-', reason.id].join(' '), expected);
  });
}
const drop = (environment: string): string => `railway volume delete --volume v1 --environment ${environment} --yes`;
t('unknown counts as production', drop('e-other'), { policy }, 'hold type unknown orders rule');
t('a listed target is staging', drop(STAGE), { policy }, 'hold click staging orders rule');
t('an own name has its level', drop('e-qa'), { policy }, 'hold click staging orders rule');
t('the more dangerous identifier counts', `${drop(STAGE)} --project p-live`, { policy }, 'hold type production orders rule');
t('inside the scope', drop(STAGE), scoped('staging'), 'hold click staging orders rule');
t('outside the scope', `${drop('x')} --project p-live`, scoped('staging'), 'deny none production orders out-of-scope');
t('an own name is not another of its level', drop('e-qa'), scoped('staging'), 'deny none staging orders out-of-scope');
t('not resolved is not outside', drop('x'), scoped('staging'), 'hold type unknown orders rule');
t('files are in every scope', 'rm -rf src', scoped('staging'), `snapshot none local ${PROJECT}/src snapshot`);
t(
  'a change outside the scope, of no rule',
  'curl -X POST https://p-live.example.com/orders -d x=1',
  scoped('staging'),
  'deny none production - out-of-scope',
);
t('a read outside the scope', 'curl https://p-live.example.com/orders', scoped('staging'), 'allow none production - scope-read');
t('several resources', 'railway volume delete -v v1 -y; railway volume delete -v v2 -y', { policy }, 'hold type unknown orders 2 rule');
t(
  'the same resource twice is one',
  'railway volume delete -v v1 -y; railway volume delete -v v1 -y',
  { policy },
  'hold type unknown orders rule',
);
t(
  'a label in the folder names production, no more',
  drop('x'),
  {
    policy,
    facts: {
      evidence: [
        {
          source: 'dotenv',
          environment: 'production',
          identifiers: [],
          names: {},
          file: '.env',
          line: 1,
          strength: 'ambient',
          note: 'NODE_ENV is production',
        },
      ],
    },
  },
  'hold type production orders rule',
);

const held: readonly Example[] = [
  // A command word that is not known, of a tool that rules speak of.
  'railway volume "$ACTION" -v v1',
  'railway "$A" "$B"',
  // Some file systems tell no case apart.
  '/bin/RM -rf ~/Documents',
  'Railway volume delete -v v1',
  'railway.exe volume delete -v v1',
  // A file tool does what a program would do.
  { kind: 'delete', path: '/home/you/.mollyguard/bin/hook' },
  { kind: 'write', path: '~/.bashrc', content: 'alias ls=rm' },
];
for (const example of held) {
  test(`held: ${JSON.stringify(example)}`, () => assert.notEqual(judgeIn(actionOf(example)).verdict.decision, 'allow'));
}
const free: readonly Example[] = [
  'ls',
  'npm test',
  'git status && git diff',
  'git push origin main',
  '"$EDITOR" notes.md',
  '"$PYTHON" -m pytest',
  { kind: 'read', path: 'src/index.ts' },
  { kind: 'write', path: 'src/new.ts', content: 'export {};' },
  { kind: 'mcp', server: 'playwright', tool: 'browser_click', input: { ref: 'x' } },
  { kind: 'http', method: 'GET', url: 'https://example.com/' },
];
for (const example of free) {
  test(`free: ${JSON.stringify(example)}`, () => assert.equal(judgeIn(actionOf(example)).verdict.decision, 'allow'));
}

test('what comes by standard input has no name of its own', () => {
  const { verdict } = judgeIn(actionOf('kustomize build overlays/shop | kubectl delete -f -'));
  assert.deepEqual([verdict.rule, verdict.resource?.name], ['kubernetes/delete-manifest', 'objects']);
});
