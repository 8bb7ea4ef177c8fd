import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { PASSWORDS, type PostgresServer, startPostgres } from '../server/lookup/postgresServer';
import { agentProcess } from './agentProcess';
import { Editor } from './editor';
import { TEST_MS } from './host/guard';
import { person } from './host/person';
import { command, parts } from './host/workbench';
import { shot } from './screenshots';

const SHOP = [
  'CREATE TABLE customers (id int PRIMARY KEY, name text)',
  'CREATE TABLE orders (id int PRIMARY KEY, customer int REFERENCES customers, note text)',
  'CREATE TABLE payments (id int PRIMARY KEY, paid_for int REFERENCES orders)',
  'CREATE VIEW orders_by_customer AS SELECT customer, count(*) FROM orders GROUP BY customer',
  "INSERT INTO customers SELECT n, 'customer ' || n FROM generate_series(1, 100) n",
  "INSERT INTO orders SELECT n, n % 100 + 1, repeat('x', 50) FROM generate_series(1, 20000) n",
  'ANALYZE',
];

let postgres: PostgresServer | null;
let editor: Editor | undefined;
let page: Page;
let folder = '';

before(async () => {
  postgres = await startPostgres();
  if (!postgres) return;
  await postgres.run('postgres', 'CREATE DATABASE shop', `CREATE ROLE reader LOGIN PASSWORD '${PASSWORDS.reader}'`);
  await postgres.run('shop', ...SHOP, 'GRANT SELECT ON ALL TABLES IN SCHEMA public TO reader');
  editor = await Editor.start();
  editor.stage.settings({
    'mollyguard.environments': { production: { match: ['127.0.0.1'] } },
    'mollyguard.lookups': { postgres: { connections: [{ host: '127.0.0.1', port: postgres.port, user: 'reader', credential: 'reader' }] } },
  });
  folder = path.join(editor.stage.home, 'shop');
  mkdirSync(folder, { recursive: true });
  page = (await editor.window(folder)).page;
});
after(async () => {
  await editor?.stop();
  await postgres?.stop();
});

/** Answers one box of several. */
async function answers(prompt: string, text: string): Promise<void> {
  await parts.message(page, prompt).waitFor();
  await page.locator('.quick-input-widget .quick-input-box input').first().fill(text); // of the type password too
  await page.keyboard.press('Enter');
}

test('a question tells what a real database says would be lost', { timeout: TEST_MS }, async (context) => {
  if (!postgres || !editor) return context.skip('no PostgreSQL can be started here');
  const { port } = postgres;
  const { stage } = editor;
  await editor.pictured(page, 'live facts', async () => {
    await command(page, 'Mollyguard: Add Lookup Credential');
    await answers('name', 'reader');
    await answers('reader', `127.0.0.1:${port}`);
    await answers('127.0.0.1', PASSWORDS.reader);
    await page.locator('.notifications-toasts', { hasText: 'reader' }).waitFor();
    await command(page, 'Notifications: Clear All Notifications');

    const drop = `psql -h 127.0.0.1 -p ${port} -U app -d shop -c 'DROP TABLE orders CASCADE'`;
    const turn = agentProcess(stage, drop, 'facts', folder);
    const text = (await person.reads(page)).replaceAll('\u00A0', ' ');
    assert.match(text, /orders/);
    assert.match(text, /20,?000 rows/);
    assert.match(text, /1 view reads it: public\.orders_by_customer · 1 table refers to it: public\.payments/);
    assert.doesNotMatch(text, new RegExp(PASSWORDS.reader));
    await shot(page, 'question-facts', { x: 320, y: 40, width: 640, height: 700 });
    await person.refuses(page);
    assert.match((await turn.answer).stdout, /"permissionDecision":"deny"/);

    await command(page, 'Mollyguard: Forget Lookup Credentials');
    await page.locator('.notifications-toasts', { hasText: '1 lookup credential was forgotten.' }).waitFor();
    const blind = agentProcess(stage, drop, 'forgotten', folder);
    const less = (await person.reads(page)).replaceAll('\u00A0', ' ');
    assert.doesNotMatch(less, /20,?000 rows|orders_by_customer/);
    assert.match(less, /not known: rows, size and what depends on it/);
    await person.refuses(page);
    assert.match((await blind.answer).stdout, /"permissionDecision":"deny"/);
  });
});
