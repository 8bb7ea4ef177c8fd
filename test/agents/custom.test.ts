import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { customCodec } from '../../src/agents/custom/codec';
import { type CustomAgents, parseCustomAgents, REASON } from '../../src/agents/custom/definition';
import { decodePayload } from '../../src/agents/index';
import { actionsOf } from './rows';

const ACME = {
  id: 'acme',
  title: 'Acme',
  hookFile: '~/.acme/hooks.json',
  fields: {
    event: 'when',
    tool: 'call.name',
    input: 'call.args',
    cwd: 'dir',
    session: 'chat',
    command: 'call.args.line',
    path: 'call.args.where',
  },
  tools: { shell: ['run'], read: ['open'], write: ['put'], delete: ['zap'], fetch: ['web'] },
  deny: { stdout: { ok: false, because: `No. ${REASON}` } },
};
const parse = (value: unknown): CustomAgents => parseCustomAgents(value, new Set(['vscode', 'generic']));
const agents = parse([ACME]);
const acme = agents.kind === 'agents' ? agents.agents[0] : undefined;

const decoded = (payload: unknown, hint = 'acme', custom = agents) =>
  decodePayload(JSON.stringify(payload), hint, { cwd: '/work', home: '/home/me', custom: () => custom });
const payload = (name: string, args: unknown) => ({ when: 'before', dir: '/ws', chat: 's', call: { name, args } });

describe('what a description says of a payload', () => {
  const t = (name: string, args: object, kind: string, expected: object) =>
    test(`${name} ${JSON.stringify(args)}`, () => {
      const { codec, decoded: found } = decoded(payload(name, args));
      assert.equal(codec.id, 'acme');
      assert.ok(found.kind === 'actions', JSON.stringify(found));
      assert.deepEqual([found.agent, found.conversation, found.event, found.tool], ['acme', 's', 'before', name]);
      const base = { agent: 'acme', conversation: 's', cwd: '/ws', kind };
      assert.deepEqual(found.actions[0], { ...base, ...expected });
    });
  t('run', { line: 'ls' }, 'shell', { command: 'ls', shell: 'bash' });
  t('open', { where: '.env' }, 'read', { path: '/ws/.env', content: null });
  t('put', { where: 'a', content: 'x' }, 'write', { path: '/ws/a', content: 'x' });
  t('zap', { where: 'a' }, 'delete', { path: '/ws/a', content: null });
  t('web', { url: 'https://a.example' }, 'http', { method: 'GET', url: 'https://a.example', headers: {}, body: null });
  t('bash', { command: 'ls' }, 'shell', { command: 'ls', shell: 'bash' });
  t('mcp__rail__volume_delete', { id: 1 }, 'mcp', { server: 'rail', tool: 'volume_delete', input: { id: 1 } });
  t('brand-new', { x: 1 }, 'mcp', { server: 'acme', tool: 'brand-new', input: { x: 1 } });
});

test('a server’s tool by fields of its own', () => {
  const found = parse([{ id: 'b', title: 'B', fields: { mcpServer: 's', mcpTool: 't', input: 'i' }, deny: { exitCode: 2 } }]);
  const { decoded: one } = decoded({ s: 'rail', t: 'volume_delete', i: { id: 1, command: 'ls' } }, 'b', found);
  assert.ok(one.kind === 'actions');
  assert.deepEqual(
    one.actions.map(({ kind }) => kind),
    ['mcp', 'shell'],
  );
});

test('what does not fit is malformed', () => {
  for (const value of [
    {},
    [],
    1,
    payload('run', {}),
    payload('run', { line: 1 }),
    payload('', {}),
    { ...payload('run', { line: 'ls' }), dir: 'ws' },
  ])
    assert.equal(decoded(value).decoded.kind, 'malformed', JSON.stringify(value));
});

describe('answers', () => {
  const nothing = { kind: 'nothing', event: 'x' } as const;
  test('as described, as one line of JSON whatever the reason holds', () => {
    assert.ok(acme);
    const codec = customCodec(acme);
    assert.equal(codec.encode({ kind: 'no-opinion' }, nothing), '');
    const reason = `a "b" \\ $& $1 ${REASON}`;
    assert.deepEqual(JSON.parse(codec.encode({ kind: 'deny', reason }, nothing)), { ok: false, because: `No. ${reason}` });
    assert.equal(customCodec({ ...acme, allow: '{"ok":true}' }).encode({ kind: 'no-opinion' }, nothing), '{"ok":true}');
    const exits = customCodec({ ...acme, deny: { exitCode: 3 } });
    assert.equal(exits.encode({ kind: 'deny', reason: 'no "x"' }, nothing), `{"denied":"no 'x'"}`);
  });
  test('nobody described, or badly: no answer is JSON, so that the launcher refuses', () => {
    for (const custom of [parse([]), { kind: 'broken', problem: 'p' } as const]) {
      const { codec, decoded: found } = decoded({ kind: 'shell', command: 'ls' }, 'acme', custom);
      for (const reply of [{ kind: 'no-opinion' }, { kind: 'deny', reason: 'no' }] as const)
        assert.throws(() => JSON.parse(codec.encode(reply, found)));
      assert.notEqual(codec.encode({ kind: 'no-opinion' }, found), '');
    }
  });
  test('an agent that is known is never taken for a described one', () => {
    const own = { kind: 'agents', agents: acme ? [{ ...acme, id: 'factory' }] : [] } as const;
    assert.equal(decoded({ tool_name: 'Execute', tool_input: { command: 'ls' } }, 'factory', own).codec.title, 'Factory droid');
  });
});

describe('a description that is wrong makes all of them wrong', () => {
  const rows: readonly (readonly [value: unknown, problem: string])[] = [
    [{}, 'must be a list'],
    [[1], 'entry 1: is not an object'],
    [[{ ...ACME, id: 'A' }], 'entry 1: "id" must be a short name in small letters, digits and hyphens'],
    [[{ ...ACME, id: 'vscode' }], 'entry 1: the id "vscode" is taken'],
    [[{ ...ACME, id: 'mollyguard-trial' }], 'entry 1: the id "mollyguard-trial" is taken'],
    [[ACME, ACME], 'entry 2: the id "acme" is taken'],
    [[{ ...ACME, title: ' ' }], 'entry 1: "title" must be a name'],
    [[{ ...ACME, hookFile: 'x' }], 'entry 1: "hookFile" must be a path that begins with / or ~/'],
    [[{ ...ACME, more: 1 }], 'entry 1: "more" is not known'],
    [[{ ...ACME, deny: undefined }], 'entry 1: "deny" must be {"stdout": {…}} or {"exitCode": 2}'],
    [[{ ...ACME, deny: { exitCode: 0 } }], 'entry 1: "exitCode" must be from 1 to 125'],
    [[{ ...ACME, deny: { stdout: { ok: false } } }], `entry 1: "deny.stdout" must hold ${REASON} in a text`],
    [[{ ...ACME, deny: { exitCode: 2, stdout: {} } }], 'entry 1: "deny" must be either {"stdout": {…}} or {"exitCode": 2}'],
    [[{ ...ACME, allow: 'x' }], 'entry 1: "allow" must be an object'],
  ];
  for (const [value, problem] of rows) test(problem, () => assert.deepEqual(parse(value), { kind: 'broken', problem }));
  test('fields and tools', () => {
    for (const change of [
      { fields: { x: 'y' } },
      { fields: { tool: 1 } },
      { fields: { tool: 'a..b' } },
      { tools: { shell: 'x' } },
      { tools: { run: [] } },
    ])
      assert.equal(parse([{ ...ACME, ...change }]).kind, 'broken', JSON.stringify(change));
  });
});

describe('the plain protocol', () => {
  const t = (value: unknown, expected: readonly string[] | string) =>
    test(JSON.stringify(value), () => assert.deepEqual(actionsOf(JSON.stringify(value), 'generic'), expected));
  t({ kind: 'shell', command: 'ls', cwd: '/ws' }, ['bash: ls']);
  t({ kind: 'write', path: 'a', cwd: '/ws', content: 'x' }, ['write /ws/a = "x"']);
  t({ kind: 'read', path: '~/.aws/credentials' }, ['read /home/me/.aws/credentials']);
  t({ kind: 'mcp', server: 's', tool: 't', input: { a: 1 } }, ['mcp s t {"a":1}']);
  t({ kind: 'http', method: 'DELETE', url: 'https://a.example' }, ['DELETE https://a.example']);
  t({ kind: 'read', path: '' }, 'malformed: "path" is not a path');
  t({ kind: 'shell', command: 'ls', agent: 'Claude Code' }, 'malformed: "agent" must be a short name in small letters');
  t({ kind: 'shell', command: 'ls', conversation: 1 }, 'malformed: "conversation" must be a string');
  t({ kind: 'dance' }, 'malformed: "kind" must be one of shell, mcp, read, write, delete, http');
  t([], 'malformed: the payload is not one JSON object');
  test('an agent’s own name is told from every agent that is known', () => {
    const { decoded: found } = decoded({ kind: 'shell', command: 'ls', agent: 'claude-code', conversation: 'c', id: 'i' }, 'generic');
    assert.ok(found.kind === 'actions');
    assert.deepEqual([found.agent, found.conversation, found.callId], ['generic/claude-code', 'c', 'i']);
  });
});
