import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { company, incident } from '../demo/incident';
import { Editor } from './editor';
import { TEST_MS } from './host/guard';
import { person } from './host/person';
import { parts } from './host/workbench';

test('held for 90 seconds, then approved: the editor’s agent waits and runs it once', { timeout: TEST_MS }, async () => {
  const editor = await Editor.start();
  try {
    const turns = await editor.window();
    const turn = turns.turn(incident(editor.stage));
    await person.reads(turns.page);
    const asked = Date.now();
    await turns.page.keyboard.press('Escape');
    while (Date.now() - asked < 90_000) {
      await sleep(5_000);
      turns.untouched();
      await parts.status(turns.page).filter({ hasText: '1 waiting' }).waitFor();
    }
    await parts.status(turns.page).click();
    await parts.row(turns.page, 'Show Waiting Actions').waitFor();
    await turns.page.keyboard.press('Enter');
    await person.reads(turns.page);
    await person.approves(turns.page, company.volume.name);
    assert.match((await turn).results.at(-1) ?? '', /"volumeDelete":true/);
    assert.equal(turns.deletions(), 1);
  } finally {
    await editor.stop();
  }
});
