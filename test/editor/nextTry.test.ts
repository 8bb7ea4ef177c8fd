import assert from 'node:assert/strict';
import { test } from 'node:test';
import { company, incidentCommand, inTerminal } from '../demo/incident';
import { Editor } from './editor';
import { TEST_MS } from './host/guard';
import { person } from './host/person';
import { command, parts } from './host/workbench';

test('expired, then approved for its next try: told into the chat, run once; refused, then asked about again', {
  timeout: TEST_MS,
}, async () => {
  const editor = await Editor.start();
  try {
    editor.stage.settings({ 'mollyguard.approval.holdSeconds': 40 });
    const turns = await editor.window();
    const { page } = turns;
    const { name } = company.volume;
    const first = turns.turn();
    await person.reads(page);
    await page.keyboard.press('Escape');
    assert.match((await first).results.at(-1) ?? '', /nobody approved it in time/);

    await command(page, 'Mollyguard: Approve Next Try…');
    await page.locator('.quick-input-title', { hasText: 'Approve Next Try…' }).waitFor();
    await page.keyboard.press('Enter');
    assert.match(await person.reads(page), /its next try of exactly this action runs, once/);
    await person.reviews(page);
    await parts.message(page, 'to let the next try of this run once').waitFor();
    await person.types(page, name);
    await parts.input(page).waitFor({ state: 'hidden' });
    turns.untouched();

    await parts.status(page).click();
    await parts.row(page, 'Tell the Agent').waitFor();
    await parts.row(page, 'Tell the Agent').click();
    const input = page.locator('.interactive-input-part .view-lines', { hasText: 'Approved in Mollyguard' });
    await input.waitFor();
    assert.match(((await input.textContent()) ?? '').replaceAll('\u00A0', ' '), /send exactly the same action again\.$/);

    const again = { calls: [inTerminal(incidentCommand(editor.stage.token))] };
    let tries = 0;
    const second = editor.stage.model.play(() => {
      tries += 1;
      return tries > 2 ? { text: 'Done.' } : again;
    });
    await input.click();
    await page.keyboard.press('Enter');
    await person.reads(page); // the second of its tries
    assert.equal(turns.deletions(), 1);
    await person.refuses(page);
    const [once, twice] = (await second).results.slice(-2);
    assert.match(once ?? '', /"volumeDelete":true/);
    assert.match(twice ?? '', /refused/i);
    assert.equal(turns.deletions(), 1);

    await parts.status(page).click();
    await parts.row(page, 'Allow Asking Again…').click();
    await parts.row(page, name).click();
    const prompt = parts.message(page, `to let agents ask about "${name}" again`);
    await prompt.waitFor();
    await person.types(page, name);
    await parts.message(page, 'press Esc to change nothing').waitFor();
    await person.types(page, 'ask again');
    await prompt.waitFor({ state: 'hidden' });
    const third = turns.turn();
    await person.reads(page);
    await person.refuses(page);
    assert.match((await third).results.at(-1) ?? '', /refused/i);
    assert.equal(turns.deletions(), 1);
  } finally {
    await editor.stop();
  }
});
