import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { readJournal } from '../../src/server/journal';
import { startBrowser } from '../editor/host/browser';
import { guard, until } from '../editor/host/guard';
import type { Host } from '../editor/host/install';
import { person } from '../editor/host/person';
import { type EditorServer, installVsix, signal, startServer } from '../editor/host/server';
import { command, openWindow, parts } from '../editor/host/workbench';
import { company, incident } from './incident';
import { isCutOff, watchConnections } from './network';
import { type Stage, setStage } from './stage';
import { noTrace } from './traces';
import { Turns } from './turns';

const root = path.join(__dirname, '..', '..');

type Ok = (line: string) => void;

/** Replays the incident without a person, in a headless browser, with the editor's own dialogs. Throws at the first line that is not so. */
export async function check(host: Host, vsix: string, ok: Ok): Promise<void> {
  const cut = await isCutOff();
  const stage = await setStage();
  const connections = watchConnections(stage.root);
  let server: EditorServer | null = null;
  let browser: Browser | null = null;
  let page: Page | null = null;
  try {
    await installVsix(host, stage, vsix);
    server = await startServer(host, stage, crypto.randomUUID());
    browser = await startBrowser(host);
    page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await openWindow(page, server.url(stage.workspace));
    await incidents(new Turns(stage, page), ok);
    await browser.close();
    await server.stop();
    noTrace(stage);
    ok('the token stands in nothing that Mollyguard wrote');
    assert.deepEqual([...connections.beyond], [], 'something beyond loopback was reached');
    assert.ok(connections.local.size > 0, 'the watch sees connections');
    assert.ok(stage.provider.requests.every(({ from }) => from === '127.0.0.1'));
    ok(
      cut
        ? 'nothing but loopback was reached: there was no other network'
        : 'nothing but loopback was reached: no other connection was seen',
    );
  } catch (error) {
    mkdirSync(path.join(root, 'dist'), { recursive: true });
    if (page) await describe(page, stage);
    throw error;
  } finally {
    connections.stop();
    await browser?.close();
    await server?.stop();
    await stage.stop();
  }
}

/** What stood there when a check failed: the status, the last lines of the journal, dist/demo-failed.png. */
async function describe(page: Page, stage: Stage): Promise<void> {
  const status = await parts.status(page).allTextContents();
  const lines = readJournal(path.join(stage.home, '.mollyguard/journal')).entries.slice(-12);
  console.error(
    `status: ${status}\n${lines.map(({ at, writer, kind, fields }) => `${at} ${writer} ${kind} ${JSON.stringify(fields).slice(0, 200)}`).join('\n')}`,
  );
  await page.screenshot({ path: path.join(root, 'dist/demo-failed.png') }).catch(() => {});
}

/** The incident, again and again, each time with another answer. */
async function incidents(demo: Turns, ok: Ok): Promise<void> {
  const { page, stage } = demo;

  await demo.turn();
  assert.equal(demo.deletions(), 1);
  assert.deepEqual(stage.provider.state().volumes, []);
  ok('control: before set-up the agent’s curl deletes the volume with its backups');

  await setUp(page);
  await guard.waitForLeader(stage.home);
  ok('Mollyguard: Set Up Agents… showed the change and wrote it');

  demo.restore();
  const refused = demo.turn();
  const question = await person.reads(page);
  assert.match(question, new RegExp(`delete the production volume "${company.volume.name}"`));
  assert.match(question, /sync-domains\.sh/, 'the question says where the token comes from');
  assert.ok(!question.includes(stage.token));
  await person.refuses(page);
  const { results } = await refused;
  assert.ok(!results.join('\n').includes(stage.token), 'the script with the token could not be read');
  const told = results.at(-1) ?? '';
  demo.untouched();
  assert.match(told, /denied/i);
  assert.match(told, /A person refused this action.*railway\/delete-volume/);
  ok('refused: volume and backups exist, the agent was told why');

  const mistyped = demo.turn();
  await person.reads(page);
  await person.reviews(page);
  for (const wrong of ['rental-orders', 'Rental-Orders-Data', 'yes', company.volume.id]) {
    await person.types(page, wrong);
    await parts.message(page, `That is not "${company.volume.name}"`).waitFor();
    demo.untouched();
  }
  await page.keyboard.press('Escape');
  await parts.status(page).filter({ hasText: '1 waiting' }).waitFor();
  demo.untouched();
  ok('wrong name: volume and backups exist, the action waits');
  await demo.end(mistyped);
  demo.untouched();

  // the agent sends the very same request twice in one conversation
  const twice = demo.turn(incident(stage, 2));
  await person.reads(page);
  await person.approves(page, company.volume.name);
  await until('the deletion', () => demo.deletions() === 1);
  assert.deepEqual(stage.provider.state().volumes, []);
  demo.restore();
  await person.reads(page);
  await demo.end(twice);
  demo.untouched();
  ok('right name: deleted exactly once; the same request again asks again');

  const third = demo.turn();
  await person.reads(page);
  await demo.end(third);
  demo.untouched();
  ok('a third try, in a new conversation, asks again');

  await hurt(demo, ok, 'killed', (pid) => {
    signal(pid, 'SIGKILL');
    return () => {};
  });
  await hurt(demo, ok, 'stopped', (pid) => {
    signal(pid, 'SIGSTOP');
    return () => signal(pid, 'SIGCONT');
  });
  await hurt(demo, ok, 'answering garbage', async (pid) => {
    const heal = await guard.garbage(stage.home);
    signal(pid, 'SIGKILL'); // so that whoever waits has to ask at the garbage
    return heal;
  });

  await guard.waitForLeader(stage.home);
  const last = demo.turn();
  await person.reads(page);
  await demo.end(last);
  demo.untouched();
  ok('after all that the guard is there again, and asks');
}

type Heal = () => void | Promise<void>;

/** Something happens to the guard server while the question waits. Whatever follows, a person then refuses. */
async function hurt(demo: Turns, ok: Ok, what: string, harm: (leader: number) => Heal | Promise<Heal>): Promise<void> {
  const { page, stage } = demo;
  const leader = await guard.waitForLeader(stage.home);
  const turn = demo.turn();
  await person.reads(page);
  const heal = await harm(leader);
  const told = await demo.end(turn);
  await heal();
  demo.untouched();
  assert.match(told.results.at(-1) ?? '', /denied/i);
  ok(`guard server ${what} in the middle: volume and backups exist, the agent was refused`);
}

async function setUp(page: Page): Promise<void> {
  await command(page, 'Set Up Agents');
  await page.locator('.quick-input-widget .quick-input-count').waitFor();
  await page.keyboard.press('Enter');
  await parts.row(page, 'Write').click();
  await parts.status(page).filter({ hasText: 'PRODUCTION' }).waitFor({ timeout: 60_000 });
}
