import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { readJournal, verifyJournal } from '../../src/server/journal';
import { company, incidentCommand, inTerminal } from '../demo/incident';
import { noTrace } from '../demo/traces';
import { agentProcess, NO_OPINION } from './agentProcess';
import { Editor } from './editor';
import { guard, TEST_MS } from './host/guard';
import { person } from './host/person';
import { signal } from './host/server';
import { parts } from './host/workbench';
import { complaints } from './logs';

const name = company.volume.name;

test('one editor, hurt in every way', { timeout: TEST_MS }, async (t) => {
  const editor = await Editor.start();
  const { stage } = editor;
  const command = incidentCommand(stage.token);
  try {
    const turns = await editor.window();
    const { page } = turns;
    const it = (title: string, body: () => Promise<void>) => t.test(title, { timeout: TEST_MS }, () => editor.pictured(page, title, body));

    await it('window reload while waiting: the question survives and can be answered', async () => {
      const agent = agentProcess(stage, command, 'reload');
      await person.reads(page);
      await page.reload();
      await person.reads(page);
      await person.approves(page, name);
      assert.deepEqual(await agent.answer, NO_OPINION);
    });

    await it('leader killed while waiting: the question comes back and can be answered', async () => {
      const leader = await guard.waitForLeader(stage.home);
      const agent = agentProcess(stage, command, 'killed');
      await person.reads(page);
      signal(leader, 'SIGKILL');
      await guard.waitForLeader(stage.home, leader);
      await page.keyboard.press('Escape'); // the question of the dead server, where it still stands
      await person.reads(page);
      await person.approves(page, name);
      assert.deepEqual(await agent.answer, NO_OPINION);
      // the other suites assert that there is none
      assert.ok(complaints(editor).some((line) => line.includes('The guard server ended:')));
    });

    await it('two windows: the question opens in the window whose folder it is about, whoever leads', async () => {
      const website = path.join(stage.home, 'website');
      mkdirSync(website);
      const other = await editor.window(website);
      for (const [owner, bystander, cwd] of [
        [other, turns, website],
        [turns, other, stage.workspace],
      ] as const) {
        const agent = agentProcess(stage, command, `windows-${path.basename(cwd)}`, cwd);
        await person.reads(owner.page);
        assert.equal(await parts.dialog(bystander.page).count(), 0);
        await person.refuses(owner.page);
        assert.match((await agent.answer).stdout, /"permissionDecision":"deny"/);
      }
      stage.restore();
      const turn = other.turn(({ step }) => (step === 0 ? { calls: [inTerminal(command)] } : { text: 'Done.' }));
      await person.reads(other.page);
      assert.equal(await parts.dialog(page).count(), 0);
      await person.approves(other.page, name);
      assert.match((await turn).results.at(-1) ?? '', /"volumeDelete":true/);
      assert.equal(other.deletions(), 1);
      await other.page.context().close();
    });

    await it('every process killed with SIGKILL: the chain of the journal holds, nothing was let through', async () => {
      const agent = agentProcess(stage, command, 'end');
      await person.reads(page);
      const servers = guard.servers(stage.home);
      assert.ok(servers.length > 0);
      for (const pid of [...servers, -editor.server.pid]) signal(pid, 'SIGKILL');
      const answer = await agent.answer;
      assert.match(`${answer.stdout}${answer.stderr}`, /deny|did not let/);
      const folder = path.join(stage.home, '.mollyguard/journal');
      const checks = verifyJournal(folder);
      assert.ok(checks.length >= 3, `${checks.length} writers`);
      assert.deepEqual(
        checks.filter(({ kind }) => kind === 'broken'),
        [],
      );
      assert.ok(readJournal(folder).entries.length > 10);
    });

    await t.test('no credential of the demo stands in anything we wrote', () => noTrace(stage));
  } finally {
    await editor.stop();
  }
});
