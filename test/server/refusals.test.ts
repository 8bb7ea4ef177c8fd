import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Action } from '../../src/engine/types';
import { Refusals, targetsOf } from '../../src/server/refusals';
import { actionOf, HOME, judgeIn, PROJECT, type World } from '../engine/world';

const volume = '3f1b2c4d-1111-4222-8333-444455556666';
const graphql = (id: string): string => `{"query":"mutation { volumeDelete(volumeId: \\"${id}\\") }"}`;
const host = 'https://backboard.railway.app/graphql/v2';
const world: World = {
  files: {
    [`${PROJECT}/kill.sh`]: `curl -X POST ${host} -d '${graphql(volume)}'\n`,
    [`${PROJECT}/kill.py`]: `import requests\nrequests.post('${host}', json={'query': 'mutation { volumeDelete(volumeId: "${volume}") }'})\n`,
    [`${PROJECT}/drop.js`]:
      "const { Client } = require('pg');\nconst c = new Client({ connectionString: 'postgres://u@db.example.com/shop' });\nc.query('DROP TABLE orders');\n",
    [`${PROJECT}/migrations/1.sql`]: 'DROP TABLE IF EXISTS orders;\n',
    [`${HOME}/Documents/taxes.xls`]: 'x',
    [`${HOME}/Documents/plan.xls`]: 'x',
  },
  folders: [`${HOME}/Documents/old`],
  policy: { names: { [volume]: 'prod-data' } },
};

type Row = string | Readonly<Record<string, unknown>>;
const targets = (row: Row, more: Partial<World> = {}): readonly string[] => {
  const action: Action = actionOf(row);
  const { verdict } = judgeIn(action, { ...world, ...more });
  assert.equal(verdict.decision, 'hold', JSON.stringify(row));
  return targetsOf(verdict, [action]);
};

const routes: readonly { readonly refused: Row; readonly same: readonly Row[]; readonly other: readonly Row[] }[] = [
  {
    refused: `railway volume delete --volume ${volume} --yes`,
    same: [
      `railway volume delete --volume=${volume}`,
      'railway volume delete --volume prod-data',
      `curl -X POST ${host} -d '${graphql(volume)}'`,
      `curl https://backboard.railway.com/graphql/v2 --data-raw '${graphql(volume.toUpperCase())}'`,
      `python3 -c 'import requests; requests.post("${host}", json={"query":"mutation { volumeDelete(volumeId: \\"${volume}\\") }"})'`,
      'sh kill.sh',
      'python3 kill.py',
      `V=${volume}; curl -X POST ${host} -d "{\\"query\\":\\"mutation { volumeDelete(volumeId: \\\\\\"$V\\\\\\") }\\"}"`,
      `railway api 'mutation { volumeDelete(volumeId: "${volume}") }'`,
      { kind: 'mcp', server: 'railway', tool: 'volume_delete', input: { volumeId: volume } },
      { kind: 'mcp', server: 'ops', tool: 'delete_volume', input: { id: volume } },
    ],
    other: [
      'railway volume delete --volume 3f1b2c4d-1111-4222-8333-444455556667',
      'railway volume delete --volume data',
      `curl -X POST ${host} -d '${graphql('9f1b2c4d-1111-4222-8333-444455556666')}'`,
      { kind: 'mcp', server: 'railway', tool: 'volume_delete', input: { volumeId: 'other' } },
      `railway service delete --service ${volume}`,
      "psql -h db.example.com shop -c 'DROP TABLE orders'",
    ],
  },
  {
    refused: "psql postgres://u@db.example.com/shop -c 'DROP TABLE orders'",
    same: [
      `psql -h db.example.com shop -c 'drop table if exists public.orders cascade'`,
      `psql -h db.example.com shop -c 'TRUNCATE "orders"'`,
      'node drop.js',
      'psql -h db.example.com shop -f migrations/1.sql',
      'psql < migrations/1.sql',
      "echo 'DROP TABLE orders' | psql -h db.example.com shop",
      { kind: 'mcp', server: 'postgres', tool: 'query', input: { sql: 'DROP TABLE orders' } },
    ],
    other: [
      "psql -h db.example.com shop -c 'DROP TABLE customers'",
      "psql -h db.example.com shop -c 'DROP TABLE audit.orders'",
      "psql -h db.example.com shop -c 'DROP TABLE orders_old'",
      "psql -h stage.example.com shop -c 'DROP TABLE orders'",
      "psql -h db.example.com shop -c 'DROP DATABASE orders'",
    ],
  },
  {
    refused: 'rm ~/Documents/taxes.xls',
    same: [
      'find ~/Documents -name taxes.xls -delete',
      "find ~/Documents -name '*.xls' -delete",
      `python3 -c 'import os; os.remove("${HOME}/Documents/taxes.xls")'`,
      'shred -u ~/Documents/taxes.xls',
      'cd ~/Documents && rm taxes.xls',
      'rm ~/Documents/*.xls',
      'rm -rf ~/Documents',
      '> ~/Documents/taxes.xls',
      { kind: 'delete', path: `${HOME}/Documents/taxes.xls` },
      { kind: 'write', path: `${HOME}/Documents/taxes.xls`, content: '' },
    ],
    other: ['rm ~/Documents/plan.xls', "find ~/Documents -name 'plan*' -delete", 'rm -rf ~/Documents/old'],
  },
  {
    refused: 'rm -rf ~/Documents/old',
    same: ['rm -rf ~/Documents/old/*', 'find ~/Documents/old -delete'],
    other: ['rm -rf ~/Documents/older'],
  },
  {
    refused: 'aws s3 rb s3://backups --force',
    same: ['aws s3api delete-bucket --bucket backups'],
    other: ['aws s3 rb s3://backups-old --force'],
  },
  {
    refused: 'gh repo delete acme/shop --yes',
    same: ['curl -X DELETE https://api.github.com/repos/acme/shop'],
    other: ['gh repo delete acme/shop-old --yes', 'gh repo delete other/shop --yes'],
  },
];

describe('what was refused is known again by whatever way it is reached', () => {
  for (const { refused, same, other } of routes) {
    const memory = new Refusals();
    const name = JSON.stringify(refused);
    test(`refused: ${name}`, () => memory.remember('d', 'cursor', 'one', targets(refused), 0));
    for (const row of same)
      test(`${name}, then ${JSON.stringify(row)}: the same`, () => assert.notEqual(memory.find('cursor', 'one', targets(row), 1), null));
    for (const row of other)
      test(`${name}, then ${JSON.stringify(row)}: another`, () => assert.equal(memory.find('cursor', 'one', targets(row), 1), null));
  }
});

test('who is meant: the conversation, its sub-agents, and for ten minutes another agent', () => {
  const memory = new Refusals();
  const drop = targets("psql -h db.example.com shop -c 'DROP TABLE orders'");
  memory.remember('d1', 'claude-code', 's1/agent-7', drop, 0);
  const found = (agent: string, conversation: string | null, at = 1) => memory.find(agent, conversation, drop, at) !== null;
  assert.deepEqual(
    {
      session: found('claude-code', 's1'),
      subAgent: found('claude-code', 's1/agent-8'),
      newConversation: found('claude-code', 's2'),
      otherAgent: found('codex', 'x'),
      otherAgentNameless: found('gemini', null),
      otherAgentLater: found('codex', 'x', 600_001),
      sessionMuchLater: found('claude-code', 's1', 1e12),
    },
    {
      session: true,
      subAgent: true,
      newConversation: false,
      otherAgent: true,
      otherAgentNameless: true,
      otherAgentLater: false,
      sessionMuchLater: true,
    },
  );
  assert.equal(memory.remembered(null).length, 1);
  memory.forget(null);
  assert.deepEqual([found('claude-code', 's1'), memory.ids(1)], [false, []]);
});

test('Allow Asking Again: by a decision or a try to go round it, whatever else was refused stays', () => {
  const memory = new Refusals();
  const [orders, customers, taxes, documents] = [
    targets("psql -h db.example.com shop -c 'DROP TABLE orders'"),
    targets("psql -h db.example.com shop -c 'DROP TABLE customers'"),
    targets('rm ~/Documents/taxes.xls'),
    targets('rm -rf ~/Documents'),
  ] as const;
  memory.remember('d1', 'claude-code', 's1', orders, 0);
  memory.remember('d2', 'claude-code', 's1', customers, 0);
  memory.remember('d3', 'claude-code', 's1', taxes, 0);
  memory.repeated('d4', 'codex', 'x', orders, 1);
  memory.remember('d5', 'gemini', null, orders, 0);
  const refused = (target: readonly string[], agent = 'claude-code') => memory.find(agent, 's1', target, 2) !== null;
  assert.deepEqual(memory.ids(2), ['d1', 'd4', 'd2', 'd3', 'd5']);
  assert.deepEqual(memory.ids(3_600_001), ['d1', 'd4', 'd2', 'd3'], 'without a conversation it ends by itself');

  memory.forget('unheard-of');
  assert.equal(memory.ids(2).length, 5);
  assert.deepEqual(memory.remembered('d4'), orders);
  memory.forget('d4');
  assert.deepEqual([refused(orders), refused(orders, 'gemini'), refused(customers)], [false, false, true], 'to whomever it was refused');
  assert.deepEqual(memory.ids(2), ['d2', 'd3']);

  assert.equal(refused(documents), true, 'a folder is refused with what was refused in it');
  memory.remember('d6', 'claude-code', 's1', documents, 3);
  memory.forget('d6');
  assert.deepEqual([refused(documents), refused(taxes), refused(customers)], [false, false, true]);
});

test('one action with very many targets pushes nothing out', () => {
  const memory = new Refusals();
  memory.remember('d1', 'codex', 'c', ['action orders'], 0);
  memory.remember(
    'd2',
    'codex',
    'c',
    Array.from({ length: 5_000 }, (_, index) => `action ${index}`),
    0,
  );
  assert.equal(memory.find('codex', 'c', ['action orders'], 1), 'action orders');
  assert.equal(memory.find('codex', 'c', ['action 0'], 1), 'action 0', 'the first named is the first lost');
});

test('an action that nobody understood stands for itself', () => {
  const memory = new Refusals();
  const unclear = ['action abc'];
  memory.remember('d', 'codex', 'c', unclear, 0);
  assert.equal(memory.find('codex', 'c', ['action abc'], 1), 'action abc');
  assert.equal(memory.find('codex', 'c', ['action abd'], 1), null);
});
