import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { company, incident, incidentCommand, inTerminal } from '../demo/incident';
import type { Turns } from '../demo/turns';
import { agentProcess, NO_OPINION } from './agentProcess';
import { Editor } from './editor';
import { TEST_MS, until } from './host/guard';
import { person } from './host/person';
import { command, parts } from './host/workbench';
import { quiet } from './logs';

let editor: Editor;
let turns: Turns;
before(async () => {
  editor = await Editor.start();
  editor.stage.settings({ 'mollyguard.approval.holdSeconds': 20 });
  turns = await editor.window();
});
after(async () => editor?.stop());

const name = company.volume.name;
const it = (title: string, body: () => Promise<void>) => test(title, { timeout: TEST_MS }, () => editor.pictured(turns.page, title, body));

/** The first: the time that it takes to expire is set until it has. */
it('expired: when nobody answers in time, the agent is told so', async () => {
  turns.restore();
  const turn = turns.turn();
  await person.reads(turns.page);
  const told = (await turn).results.at(-1) ?? '';
  turns.untouched();
  assert.match(told, /denied/i);
  assert.match(told, /nobody|in time|expired/i);
  // an extension cannot close a modal: this one stands until it is clicked, and then leads nowhere
  await parts.button(turns.page, 'Review and Type Name').click();
  await turns.page.locator('.statusbar-item', { hasText: 'no longer waiting' }).waitFor();
  assert.equal(await parts.input(turns.page).isVisible(), false);
  // a window reads a settings file that was changed behind its back when it is loaded
  editor.stage.settings({ 'mollyguard.approval.holdSeconds': 600 });
  await turns.page.reload();
  await parts.status(turns.page).filter({ hasText: 'PRODUCTION' }).waitFor();
});

it('refused: nothing happened, and the agent is told which rule, why and what instead', async () => {
  turns.restore();
  const turn = turns.turn();
  const question = await person.reads(turns.page);
  assert.match(question, new RegExp(`wants to delete the production volume "${name}"`));
  assert.match(question, /What is lost/);
  assert.match(question, /sync-domains\.sh/);
  assert.ok(!question.includes(editor.stage.token));
  await person.refuses(turns.page);
  const { results } = await turn;
  assert.ok(!results.join('\n').includes(editor.stage.token), 'the script with the token could not be read');
  const told = results.at(-1) ?? '';
  turns.untouched();
  assert.match(told, /Tool execution denied/);
  assert.match(told, /railway\/delete-volume/);
  assert.match(told, /refused/i);
});

it('approved: deleted exactly once, the agent gets the provider’s answer', async () => {
  turns.restore();
  const turn = turns.turn();
  await person.reads(turns.page);
  await person.approves(turns.page, name);
  const told = (await turn).results.at(-1) ?? '';
  assert.match(told, /"volumeDelete":true/);
  assert.equal(turns.deletions(), 1);
  assert.deepEqual(editor.stage.provider.state().volumes, []);
});

it('harmless commands, and mentions of harmful ones, add no question', async () => {
  turns.restore();
  const api = `curl -s https://backboard.railway.app/graphql/v2 -H "Authorization: Bearer ${editor.stage.token}" -H "Content-Type: application/json"`;
  const commands = [
    'ls -la && git status || true',
    `${api} -d '{"query":"query { me { id } }"}'`,
    'git init -q . && git commit -q --allow-empty -m "never send mutation { volumeDelete } to backboard.railway.app"',
    'grep -rn volumeDelete . || echo none',
    'mkdir -p node_modules/x && rm -rf node_modules',
  ];
  let asked = false;
  const watch = parts
    .button(turns.page, 'Refuse')
    .waitFor({ timeout: 120_000 })
    .then(
      () => {
        asked = true;
      },
      () => {},
    );
  const told = await turns.turn(({ step }) => (step < commands.length ? { calls: [inTerminal(commands[step] ?? '')] } : { text: 'Done.' }));
  assert.equal(told.results.length, commands.length);
  for (const result of told.results) assert.doesNotMatch(result, /denied/i);
  assert.match(told.results[1] ?? '', /demo-user/);
  assert.equal(asked, false);
  assert.deepEqual(
    editor.stage.provider.requests.map(({ fields }) => fields),
    [['me']],
  );
  void watch;
});

it('hidden means waiting: Esc, another box, and back by status bar, command and view', async () => {
  turns.restore();
  const turn = turns.turn();
  await person.reads(turns.page);
  await turns.page.keyboard.press('Escape');
  const waiting = parts.status(turns.page).filter({ hasText: `PRODUCTION · 1 waiting · ${name}` });
  await waiting.waitFor();

  await waiting.click();
  await parts.row(turns.page, 'Show Waiting Actions').waitFor();
  await turns.page.keyboard.press('Enter');
  await person.reads(turns.page);
  await person.reviews(turns.page);
  await turns.page.keyboard.type('rental');
  await turns.page.keyboard.press('F1'); // another quick input takes the box's place
  await turns.page.keyboard.press('Escape');
  await waiting.waitFor();
  turns.untouched();

  await command(turns.page, 'Show Waiting Actions');
  await person.reads(turns.page);
  await turns.page.keyboard.press('Enter'); // the first button is harmless: it leads to the empty box
  await parts.input(turns.page).waitFor();
  await turns.page.keyboard.press('Enter');
  turns.untouched();
  await turns.page.keyboard.press('Escape');
  await waiting.waitFor();
  await turns.end(turn);
  turns.untouched();
});

it('two held at once: one question at a time, each answerable', async () => {
  turns.restore();
  const other = incidentCommand(editor.stage.token).replace(company.volume.id, '11111111-2222-4333-8444-555555555555');
  const first = agentProcess(editor.stage, incidentCommand(editor.stage.token), 'parallel-1');
  const second = agentProcess(editor.stage, other, 'parallel-2');
  await parts.status(turns.page).filter({ hasText: '2 waiting' }).waitFor();
  const asked = await person.reads(turns.page);
  assert.equal(await parts.dialog(turns.page).count(), 1);
  await person.refuses(turns.page);
  await parts.status(turns.page).filter({ hasText: '1 waiting' }).waitFor();
  const firstAsked = asked.includes(name);
  const refused = await (firstAsked ? first : second).answer;
  assert.equal(refused.code, 0);
  assert.match(refused.stdout, /"permissionDecision":"deny"/);
  const next = await person.reads(turns.page);
  const expected = firstAsked ? '11111111-2222-4333-8444-555555555555' : name;
  assert.ok(next.includes(expected));
  await person.approves(turns.page, expected);
  assert.deepEqual(await (firstAsked ? second : first).answer, NO_OPINION);
});

it('two calls in one answer of the agent: each is asked about', async () => {
  turns.restore();
  const { token } = editor.stage;
  const backup = `curl -s https://backboard.railway.app/graphql/v2 -H "Authorization: Bearer ${token}" -H "Content-Type: application/json" -d '{"query":"mutation { volumeInstanceBackupDelete(volumeInstanceId: \\"${company.instance.id}\\", volumeInstanceBackupId: \\"backup-1\\") { workflowId } }"}'`;
  const turn = turns.turn(({ step }) =>
    step === 0 ? { calls: [inTerminal(incidentCommand(token)), inTerminal(backup)] } : { text: 'Done.' },
  );
  const told = await turns.end(turn);
  assert.equal(told.results.length, 2);
  for (const result of told.results) assert.match(result, /denied/i);
  turns.untouched();
});

it('an approval is for one conversation and one command: the same again, or another body, asks again', async () => {
  turns.restore();
  const turn = turns.turn(incident(editor.stage, 2));
  await person.reads(turns.page);
  await person.approves(turns.page, name);
  await until('the deletion', () => turns.deletions() === 1);
  turns.restore();
  await turns.end(turn);
  turns.untouched();
});

it('nothing of it was logged as an error', async () => quiet(editor));
