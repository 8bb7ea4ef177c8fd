import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { readJournal } from '../../src/server/journal';
import { agentProcess, NO_OPINION } from './agentProcess';
import { Editor } from './editor';
import { TEST_MS } from './host/guard';
import { person } from './host/person';
import { command, parts } from './host/workbench';

const ENTRY = { program: 'acmectl', command: 'cache purge' };

test('Always Allow… in the question of a net: shown, typed, written, and not asked about again', { timeout: TEST_MS }, async () => {
  const editor = await Editor.start();
  try {
    const { page } = await editor.window();
    const { stage } = editor;
    const purge = () => agentProcess(stage, 'acmectl cache purge --yes', 'allowed');
    const written = (): unknown => {
      const settings: unknown = JSON.parse(readFileSync(path.join(stage.userData, 'User/settings.json'), 'utf8'));
      return (settings as Record<string, unknown>)['mollyguard.allowed'];
    };
    await editor.pictured(page, 'allowed', async () => {
      const first = purge();
      await person.reads(page);
      await parts.button(page, 'Always Allow…').click();
      await parts.button(page, 'Type the Name…').waitFor();
      const shown = (await parts.dialog(page).textContent()) ?? '';
      assert.match(shown, /Always allow the command acmectl cache purge\?/);
      assert.ok(shown.includes(JSON.stringify(ENTRY)), shown);
      await page.keyboard.press('Enter'); // the first button keeps asking
      await parts.dialog(page).waitFor({ state: 'hidden' });
      assert.equal(written(), undefined);

      await command(page, 'Show Waiting Actions');
      await person.reads(page);
      await parts.button(page, 'Always Allow…').click();
      await parts.button(page, 'Type the Name…').click();
      await parts.message(page, 'to write the entry').waitFor();
      await person.types(page, 'yes');
      await parts.message(page, 'press Esc to change nothing').waitFor();
      assert.equal(written(), undefined);
      await person.types(page, 'acmectl');
      assert.deepEqual(await first.answer, NO_OPINION);
      assert.deepEqual(written(), [ENTRY]);
      assert.deepEqual(await purge().answer, NO_OPINION);

      const { entries } = readJournal(path.join(stage.home, '.mollyguard/journal'));
      const told = entries.filter(({ fields }) => fields.kind === 'allowed' || fields.kind === 'answer').map(({ fields }) => fields);
      assert.deepEqual(
        told.map(({ kind, entry, answer }) => [kind, entry ?? answer]),
        [
          ['allowed', ENTRY],
          ['answer', 'run-once'],
        ],
      );

      const other = agentProcess(stage, 'acmectl project delete shop --yes', 'allowed');
      assert.match(await person.reads(page), /shop/);
      await person.refuses(page);
      assert.match((await other.answer).stdout, /"permissionDecision":"deny"/);
    });
  } finally {
    await editor.stop();
  }
});
