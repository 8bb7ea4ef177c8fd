import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { methods, type Question } from '../../../src/protocol/messages';
import { withMysql } from '../../../src/server/lookup/mysqlClient';
import { modalText } from '../../../src/ui/questionText';
import { words } from '../../ui/words';
import { Guarded, inTime } from './guarded';
import { type MysqlServer, PASSWORDS, startMysql } from './mysqlServer';

const NUMBERS = '(SELECT a.d + 10 * b.d + 100 * c.d + 1 n FROM digits a, digits b, digits c) numbers';
const SHOP = [
  'CREATE DATABASE shop CHARACTER SET utf8mb4',
  'USE shop',
  'CREATE TABLE digits (d int PRIMARY KEY)',
  'INSERT INTO digits VALUES (0),(1),(2),(3),(4),(5),(6),(7),(8),(9)',
  'CREATE TABLE orders (id int PRIMARY KEY, customer int, total int, note varchar(200))',
  `INSERT INTO orders SELECT n, n % 100, n, repeat('x', 200) FROM ${NUMBERS}`,
  'CREATE TABLE payments (id int PRIMARY KEY, paid_for int, FOREIGN KEY (paid_for) REFERENCES orders (id))',
  'CREATE VIEW order_totals AS SELECT o.customer, sum(o.total) AS total FROM orders o GROUP BY o.customer',
  `CREATE TABLE visits (id int PRIMARY KEY) PARTITION BY RANGE (id)
    (PARTITION p1 VALUES LESS THAN (500), PARTITION p2 VALUES LESS THAN MAXVALUE)`,
  'CREATE DATABASE reports',
  'CREATE VIEW reports.daily AS SELECT count(*) AS orders FROM shop.orders',
  'CREATE TABLE reports.unread (id int PRIMARY KEY)',
  'CREATE USER reader@`127.0.0.1` IDENTIFIED BY "fake-reader"',
  'GRANT SELECT, SHOW VIEW ON *.* TO reader@`127.0.0.1`',
  'CREATE USER shopper@`127.0.0.1` IDENTIFIED BY "fake-shopper"',
  'GRANT SELECT ON shop.payments TO shopper@`127.0.0.1`',
  'ANALYZE TABLE orders, payments, visits',
];

let server: MysqlServer | null;
let guarded: Guarded;

before(async () => {
  server = await startMysql();
  if (!server) return;
  await server.run(...SHOP);
  guarded = new Guarded();
  await guarded.start();
  await as('reader');
});
after(async () => {
  guarded?.world.close();
  await server?.stop();
});

const as = (user: keyof typeof PASSWORDS, more: object = {}) => {
  const connection = { host: '127.0.0.1', port: server?.port, user, credential: 'own', ...more };
  const rules = { environments: { production: { match: ['127.0.0.1'] } } };
  return guarded.set({ lookups: { mysql: { connections: [connection] } }, user: rules }, `127.0.0.1:${server?.port}`, PASSWORDS[user]);
};
const asked = (sql: string, database = 'shop') =>
  inTime(() => guarded.asked(`mysql -h 127.0.0.1 -P ${server?.port} -u app ${database} -e '${sql}'`));
const facts = ({ facts: all }: Question) => Object.fromEntries(all.map(({ id, data }) => [id, data]));
const told = async (sql: string, database?: string) => facts(await asked(sql, database));
const real = (name: string, run: () => Promise<void>) =>
  test(name, async (context) => (server ? run() : context.skip('no MariaDB or MySQL can be started here')));

real('the question for DROP TABLE shows estimated rows, size and dependants', async () => {
  const question = await asked('DROP TABLE orders');
  const { size, rows, ...found } = facts(question);
  assert.deepEqual(found, {
    'looked-up': { where: '127.0.0.1/shop', sure: 'yes' },
    views: { count: '2', names: 'reports.daily, shop.order_totals' },
    references: { count: '1', names: 'shop.payments' },
  });
  assert.equal(rows?.name, 'shop.orders');
  assert.ok(Math.abs(Number(rows?.count) - 1_000) < 200, JSON.stringify(rows));
  assert.ok(Number(size?.bytes) > 200_000, JSON.stringify(size));
  const line = modalText(question, words)
    .detail.split('\n\n')
    .find((one) => one.startsWith('What is there now'));
  assert.match(
    line ?? '',
    /^What is there now: looked up at 127\.0\.0\.1\/shop · about [\d,]+ rows in shop\.orders · \d+ kB · 2 views read it: reports\.daily, shop\.order_totals · 1 table refers to it: shop\.payments$/,
  );
  assert.equal(question.expects, 'orders');
});

real('other statements: columns, partitions, databases, what is not there', async () => {
  assert.equal((await told('ALTER TABLE orders DROP COLUMN total')).rows?.name, 'shop.orders');
  assert.equal((await told('DELETE FROM shop.orders', 'reports')).rows?.name, 'shop.orders');
  const visits = await told('TRUNCATE TABLE visits');
  assert.deepEqual([visits.partitions, visits['no-dependants']], [{ count: '2' }, { name: 'shop.visits' }]);
  const shop = await told('DROP DATABASE shop', 'reports');
  assert.deepEqual(
    [shop['looked-up'], shop.holds?.count, shop.holds?.names?.split(', ')[0], shop.views],
    [{ where: '127.0.0.1/shop', sure: 'yes' }, '4', 'orders', { count: '1', names: 'reports.daily' }],
  );
  assert.ok(Number(shop.size?.bytes) > 200_000);
  assert.equal((await told('DROP SCHEMA shop')).holds?.count, '4');
  const nowhere = { provider: 'mysql', about: 'shop.nowhere', why: 'not-found' };
  assert.deepEqual((await told('DROP TABLE nowhere'))['not-known'], nowhere);
});

real('a user that is shown little does not say that there is nothing', async () => {
  await as('shopper');
  const hidden = (about: string, why: string) => ({ provider: 'mysql', about, why });
  assert.deepEqual((await told('DROP TABLE orders'))['not-known'], hidden('shop.orders', 'not-found'));
  const payments = await told('DROP TABLE payments');
  assert.deepEqual([payments['no-dependants'], payments['not-known']], [undefined, hidden('what depends on it', 'not-shown')]);
  const all = (await asked('DROP DATABASE shop')).facts.map(({ data }) => data);
  assert.ok(all.some(({ about }) => about === 'other tables in it'));
  await as('reader');
});

real('a name is a value: what is written in it runs nowhere', async () => {
  const name = "x' OR 1=1; DROP TABLE payments; -- y";
  const question = await guarded.asked(`mysql -h 127.0.0.1 -P ${server?.port} shop <<'EOF'\nDROP TABLE \`${name}\`;\nEOF\n`);
  assert.equal(facts(question)['not-known']?.why, 'not-found', JSON.stringify(question.facts));
  assert.equal((await told('TRUNCATE TABLE payments')).rows?.name, 'shop.payments');
});

real('the session writes nothing, whatever its user may, and has two seconds', async () => {
  await server?.run('CREATE USER app@`127.0.0.1` IDENTIFIED BY "fake-app"', 'GRANT ALL ON *.* TO app@`127.0.0.1`');
  const login = { host: '127.0.0.1', port: server?.port ?? 0, user: 'app', password: 'fake-app', tls: 'off' } as const;
  const withApp = (sql: string, values: readonly string[] = []) => withMysql(login, AbortSignal.timeout(20_000), (ask) => ask(sql, values));
  assert.deepEqual(await withApp('SELECT ?', ['7']), [['7']]);
  await assert.rejects(withApp('DELETE FROM shop.digits'), /READ ONLY/);
  await assert.rejects(withApp('SELECT 1; SELECT 2'), /syntax/);
  await assert.rejects(
    withApp(`SELECT count(*) FROM ${Array.from({ length: 9 }, (_, at) => `shop.orders t${at}`).join(', ')}`),
    /time|interrupted/i,
  );
});

real('a certificate counts for the name in the settings, from an authority that this machine knows', async () => {
  const env = { ...process.env, NODE_EXTRA_CA_CERTS: server?.authority ?? '' };
  const login = (host: string, known: boolean) =>
    new Promise<string>((resolve, reject) => {
      const one = { host, port: server?.port, user: 'reader', password: PASSWORDS.reader, tls: 'verify' };
      const args = ['--import', 'tsx', path.join(__dirname, 'mysqlLogin.ts'), JSON.stringify(one)];
      execFile(process.execPath, args, known ? { env } : {}, (error, stdout) => (error ? reject(error) : resolve(stdout)));
    });
  assert.match(await login('localhost', true), /^in TLSv1/);
  assert.match(await login('127.0.0.1', true), /^out .*(altnames|IP)/);
  assert.match(await login('localhost', false), /^out .*certificate/);
});

real('no connection, a wrong password, a credential of another host: the question says what is not known', async () => {
  const none = { 'not-known': { provider: 'mysql', why: 'no-connection', where: '127.0.0.1/shop' } };
  await as('reader', { database: 'other' });
  assert.deepEqual(await told('DROP TABLE orders'), none);
  await as('reader', { user: 'shopper' });
  assert.deepEqual(await told('DROP TABLE payments'), { 'not-known': { provider: 'mysql', why: 'failed' } });
  await as('reader');
  guarded.client.tell(methods.credentials, { credentials: [{ name: 'own', host: 'db.example.com', secret: PASSWORDS.reader }] });
  assert.deepEqual(await told('DROP TABLE visits'), none);
});

real('a server elsewhere gets no password without checked TLS, and the question says why nothing is known', async () => {
  const connection = { host: 'db.example.com', user: 'reader', credential: 'own', tls: 'unverified' };
  await guarded.set({ lookups: { mysql: { connections: [connection] } } }, 'db.example.com', PASSWORDS.reader);
  const question = await guarded.asked(`mysql -h db.example.com shop -e 'DROP TABLE orders'`);
  assert.deepEqual(facts(question), { 'not-known': { provider: 'mysql', why: 'unproved', where: 'db.example.com/shop' } });
  assert.match(modalText(question, words).detail, /the server at db\.example\.com\/shop does not prove which one it is: use TLS/);
});

real('switched off, the question says what it does not know', async () => {
  guarded.client.settings([guarded.folder], { lookups: {} });
  assert.deepEqual(await told('DROP TABLE orders'), { 'not-known': { provider: 'mysql', why: 'off' } });
});

real('no password stands in the journal or in anything that was told', async () => {
  const { journal } = guarded.world;
  const all = JSON.stringify([
    readdirSync(journal).map((file) => readFileSync(path.join(journal, file), 'utf8')),
    guarded.client.states,
    guarded.client.stderr,
  ]);
  assert.ok(all.includes('look-up'));
  for (const password of Object.values(PASSWORDS)) assert.ok(!all.includes(password));
});
