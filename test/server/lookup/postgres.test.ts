import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { methods, type Question } from '../../../src/protocol/messages';
import { modalText } from '../../../src/ui/questionText';
import { words } from '../../ui/words';
import { type Client, held, poll, terminal, World } from '../client';
import { inTime } from './guarded';
import { PASSWORDS, type PostgresServer, startPostgres } from './postgresServer';

const SHOP = [
  'CREATE TABLE customers (id int PRIMARY KEY, name text)',
  'CREATE TABLE orders (id int PRIMARY KEY, customer int REFERENCES customers, total int, note text)',
  'CREATE TABLE payments (id int PRIMARY KEY, paid_for int REFERENCES orders)',
  'CREATE VIEW order_totals AS SELECT customer, sum(total) AS total FROM orders GROUP BY customer',
  "INSERT INTO customers SELECT n, 'customer ' || n FROM generate_series(1, 100) n",
  "INSERT INTO orders SELECT n, n % 100 + 1, n, repeat('x', 50) FROM generate_series(1, 20000) n",
  'CREATE TABLE visits (at date, page text) PARTITION BY RANGE (at)',
  "CREATE TABLE visits_1 PARTITION OF visits FOR VALUES FROM ('2026-01-01') TO ('2026-07-01')",
  "CREATE TABLE visits_2 PARTITION OF visits FOR VALUES FROM ('2026-07-01') TO ('2027-01-01')",
  "INSERT INTO visits SELECT date '2026-01-01' + n % 300, 'home' FROM generate_series(1, 3000) n",
  'CREATE SCHEMA archive',
  'CREATE TABLE archive.old_orders AS SELECT * FROM orders WHERE id <= 1000',
  'ANALYZE',
];

let postgres: PostgresServer | null;
let world: World;
let client: Client;
let folder: string;
let tries = 0;
const seen = new Set<string>();

before(async () => {
  postgres = await startPostgres();
  if (!postgres) return;
  await postgres.run('postgres', 'CREATE DATABASE shop', ...(['reader', 'plain'] as const).map(login));
  await postgres.run('shop', ...SHOP);
  world = new World();
  folder = world.folder('shop-code');
  client = await world.window([folder], { lookups: settings(), user: { environments: { production: { match: ['127.0.0.1'] } } } });
  await client.until(() => client.state?.leader === true, 'the socket');
  client.tell(methods.credentials, { credentials: [credential('reader', PASSWORDS.reader), credential('plain', PASSWORDS.plain)] });
});
after(async () => {
  world?.close();
  await postgres?.stop();
});

const login = (name: 'reader' | 'plain') => `CREATE ROLE ${name} LOGIN PASSWORD '${PASSWORDS[name]}'`;
const credential = (name: string, secret: string) => ({ name, host: `127.0.0.1:${postgres?.port}`, secret });
const settings = (more: object = {}) => ({
  postgres: { connections: [{ host: '127.0.0.1', port: postgres?.port, user: 'reader', credential: 'reader', ...more }] },
});

/** What a person is asked about a command, once the look-up is over. */
const asked = (command: string): Promise<Question> => inTime(() => askedOnce(command));
async function askedOnce(command: string): Promise<Question> {
  const attempt = `try-${++tries}`;
  const ticket = await held(world.socket, attempt, terminal(command, folder, { session_id: attempt, tool_use_id: attempt }));
  const polled = poll(world.socket, ticket, attempt);
  const find = () => client.state?.waiting.find((one) => one.command === command && !seen.has(one.ticket));
  await client.until(() => find() !== undefined, `the question for ${command}`);
  const question = find();
  assert.ok(question);
  seen.add(question.ticket);
  await client.call(methods.answer, { ticket: question.ticket, kind: 'refuse' });
  await polled;
  return question;
}
const psql = (sql: string, database = 'shop') => `psql -h 127.0.0.1 -p ${postgres?.port} -U app -d ${database} -c '${sql}'`;
const facts = ({ facts: all }: Question) => Object.fromEntries(all.map(({ id, data }) => [id, data]));
const real = (name: string, run: () => Promise<void>) =>
  test(name, async (context) => (postgres ? run() : context.skip('no PostgreSQL can be started here')));

real('the question for DROP TABLE shows estimated rows, size and dependants', async () => {
  const question = await asked(psql('DROP TABLE orders CASCADE'));
  const { size, ...found } = facts(question);
  assert.deepEqual(found, {
    'looked-up': { where: '127.0.0.1/shop', sure: 'yes' },
    rows: { count: '20000', name: 'public.orders' },
    views: { count: '1', names: 'public.order_totals' },
    references: { count: '1', names: 'public.payments' },
  });
  assert.ok(Number(size?.bytes) > 1_000_000, JSON.stringify(size));
  const told = modalText(question, words)
    .detail.split('\n\n')
    .find((line) => line.startsWith('What is there now'));
  assert.match(
    told ?? '',
    /^What is there now: looked up at 127\.0\.0\.1\/shop · about 20,000 rows in public\.orders · \d(\.\d)? MB · 1 view reads it: public\.order_totals · 1 table refers to it: public\.payments$/,
  );
  assert.equal(question.tier, 'type');
  assert.equal(question.expects, 'orders');
});

real('other statements: partitions, columns, schemas, databases, what is not there', async () => {
  const ids = async (sql: string, database?: string) => facts(await asked(psql(sql, database)));
  const { rows, partitions } = await ids('TRUNCATE visits');
  assert.deepEqual([rows, partitions], [{ count: '3000', name: 'public.visits' }, { count: '2' }]);
  assert.deepEqual((await ids('ALTER TABLE orders DROP COLUMN total')).rows, { count: '20000', name: 'public.orders' });
  assert.deepEqual((await ids('DELETE FROM archive.old_orders')).rows, { count: '1000', name: 'archive.old_orders' });
  const archive = await ids('DROP SCHEMA archive CASCADE');
  assert.deepEqual(
    [archive.holds, archive.rows],
    [
      { kind: 'tables', count: '1', names: 'old_orders' },
      { count: '1000', name: 'archive' },
    ],
  );
  const shop = await ids('DROP DATABASE shop', 'postgres');
  assert.deepEqual(
    [shop['looked-up'], shop.holds?.count, shop.rows],
    [{ where: '127.0.0.1/shop', sure: 'yes' }, '5', { count: '24100', name: 'shop' }],
  );
  assert.ok(Number(shop.size?.bytes) > 1_000_000);
  assert.deepEqual((await ids('DROP TABLE nowhere')).missing, { name: 'nowhere' });
});

real('a framework’s command goes where its files say, and the question says that it is only they who say so', async () => {
  const app = world.folder('shop-code/app', { '.env': `DATABASE_URL=postgres://app@127.0.0.1:${postgres?.port}/shop\n` });
  mkdirSync(path.join(app, 'prisma'));
  const schema = 'datasource db {\n  provider = "postgresql"\n  url = env("DATABASE_URL")\n}\n';
  writeFileSync(path.join(app, 'prisma', 'schema.prisma'), schema);
  const found = facts(await asked(`cd ${app} && npx prisma migrate reset --force`));
  assert.deepEqual(
    [found['looked-up'], found.rows],
    [
      { where: '127.0.0.1/shop', sure: 'no' },
      { count: '24100', name: 'shop' },
    ],
  );
});

real('a name is a value: what is written in it runs nowhere', async () => {
  const found = facts(await asked(`psql -h 127.0.0.1 -p ${postgres?.port} -d shop <<< "DROP TABLE \\"x'); DROP TABLE payments; --\\""`));
  assert.deepEqual(found, { 'looked-up': { where: '127.0.0.1/shop', sure: 'yes' }, missing: { name: "x'); DROP TABLE payments; --" } });
  assert.deepEqual(facts(await asked(psql('TRUNCATE payments'))).rows, { count: '0', name: 'public.payments' });
});

real('no connection for the host, the port or the database: nothing is asked, and the question says so', async () => {
  const none = (where: string) => ({ 'not-known': { provider: 'postgres', why: 'no-connection', where } });
  assert.deepEqual(facts(await asked('psql -h db.example.com -d shop -c "DROP TABLE orders"')), none('db.example.com/shop'));
  assert.deepEqual(facts(await asked('psql -h 127.0.0.1 -p 1 -d shop -c "DROP TABLE orders"')), none('127.0.0.1/shop'));
  client.settings([folder], { lookups: settings({ database: 'other' }), user: { environments: { production: { match: ['127.0.0.1'] } } } });
  assert.deepEqual(facts(await asked(psql('DROP TABLE orders'))), none('127.0.0.1/shop'));
});

real('a credential of another host is not sent, a password never in clear to a server that nobody vouches for', async () => {
  const user = { environments: { production: { match: ['127.0.0.1'] } } };
  client.settings([folder], { lookups: settings({ user: 'plain', credential: 'plain' }), user });
  assert.deepEqual(facts(await asked(psql('DROP TABLE customers'))), { 'not-known': { provider: 'postgres', why: 'failed' } });
  client.tell(methods.credentials, { credentials: [{ name: 'reader', host: 'db.example.com', secret: PASSWORDS.reader }] });
  client.settings([folder], { lookups: settings(), user });
  const where = '127.0.0.1/shop';
  assert.deepEqual(facts(await asked(psql('DROP TABLE customers'))), {
    'not-known': { provider: 'postgres', why: 'no-connection', where },
  });
});

real('switched off, the question says what it does not know', async () => {
  client.settings([folder], { lookups: {} });
  assert.deepEqual(facts(await asked(psql('DROP TABLE orders'))), { 'not-known': { provider: 'postgres', why: 'off' } });
});

real('no password stands in the journal or in anything that was told', async () => {
  const journal = readdirSync(world.journal).map((file) => readFileSync(path.join(world.journal, file), 'utf8'));
  const all = JSON.stringify([journal, client.states, client.stderr]);
  assert.ok(all.includes('look-up'));
  for (const password of Object.values(PASSWORDS)) assert.ok(!all.includes(password));
});
