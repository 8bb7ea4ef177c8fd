import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { after, test } from 'node:test';
import { AUDIT, type AuditReport } from '../../../src/protocol/audit';
import { World } from '../client';
import { Made, richHome, writeHome } from './richHome';

const world = new World();
after(() => world.close());

test('the guard server answers an audit; no value is in the answer, the journal or what it says', async () => {
  const made = new Made();
  const files = richHome(made).filter(([file]) => /^\.(?:railway|fly|npmrc|ssh)/.test(file));
  writeHome(world.home, files);
  const script = `curl -H "x: y" https://api.example.com\nRAILWAY_TOKEN=${made.uuid()}\n`;
  const folder = world.folder('shop', { '.env.production': `API_SECRET=${made.of('', 30)}\n`, 'customers.txt': script });
  const client = await world.window([folder], { user: { protectedFiles: ['customers.txt'] } });
  const report = (await client.call(AUDIT, { variables: ['VERCEL_TOKEN', 'PATH'] })) as AuditReport;
  const expected = [
    ...files.flatMap(([file, , rows]) => rows.map(() => path.join(world.home, file))),
    path.join(folder, '.env.production'),
    path.join(folder, 'customers.txt'),
    'VERCEL_TOKEN',
  ];
  assert.deepEqual(report.rows.map(({ where }) => (where.kind === 'variable' ? where.name : where.file)).sort(), expected.sort());
  assert.ok(report.rows.every(({ offLimits, where }) => offLimits === (where.kind === 'file')));
  await assert.rejects(client.call(AUDIT, { variables: [1] }), /variables is not a list of names/);
  await assert.rejects(client.call(AUDIT, null), /variables is not a list of names/);
  const journal = existsSync(world.journal)
    ? readdirSync(world.journal).map((name) => readFileSync(path.join(world.journal, name), 'utf8'))
    : [];
  const told = JSON.stringify([client.heard, client.stderr, journal]);
  for (const value of made.values) assert.ok(!told.includes(value), 'a value was told');
});
