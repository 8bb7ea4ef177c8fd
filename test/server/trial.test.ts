import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { methods, TRIAL_AGENT, type TrialResult } from '../../src/protocol/messages';
import { readJournal } from '../../src/server/journal';
import { type Client, send, terminal, World } from './client';

let world: World;
let window: Client;
let folder: string;
before(async () => {
  world = new World();
  folder = world.folder('work');
  window = await world.window([folder]);
  await window.until(() => window.state?.leader === true, 'leadership');
});
after(() => world.close());

const COMMAND = `psql -h db.demo.invalid -c 'DROP DATABASE demo'`;
const trial = () => window.call(methods.trial, null) as Promise<TrialResult>;
const seen = new Set<string>();
/** A question that was not there before: the state follows an answer a moment later. */
const waiting = async () => {
  const fresh = () => window.state?.waiting.find(({ ticket }) => !seen.has(ticket));
  await window.until(() => fresh() !== undefined, 'the question');
  const question = fresh();
  assert.ok(question);
  seen.add(question.ticket);
  return question;
};
const gone = () => window.until(() => window.state?.waiting.length === 0, 'the end');

test('a trial asks the real question; a wrong name is refused, the right one ends it', async () => {
  const end = trial();
  const question = await waiting();
  const { agent, tier, expects, rule, command, environment } = question;
  assert.deepEqual(
    { agent, tier, expects, rule, command, environment },
    { agent: TRIAL_AGENT, tier: 'type', expects: 'demo', rule: 'postgres/drop-database', command: COMMAND, environment: 'unknown' },
  );
  assert.equal(await window.call(methods.answer, { ticket: question.ticket, kind: 'run-once' }), 'not-allowed');
  assert.equal(await window.call(methods.answer, { ticket: question.ticket, kind: 'typed', text: 'Demo' }), 'mismatch');
  assert.equal(await window.call(methods.answer, { ticket: question.ticket, kind: 'typed', text: 'demo' }), 'approved');
  assert.deepEqual(await end, { kind: 'approved' });
  const { entries } = readJournal(world.journal);
  assert.deepEqual(
    entries.filter(({ fields }) => fields.agent === TRIAL_AGENT).map(({ fields: { event, tool } }) => ({ event, tool })),
    [{ event: 'TryItSafely', tool: 'nothing is run' }],
  );
});

test('a real agent has nothing of an approved trial: the same command is asked about, whoever it says it is', async () => {
  const end = trial();
  const { ticket } = await waiting();
  await window.call(methods.answer, { ticket, kind: 'typed', text: 'demo' });
  assert.deepEqual(await end, { kind: 'approved' });
  const named = JSON.stringify({ ...JSON.parse(terminal(COMMAND, folder)), agent: TRIAL_AGENT, event: 'TryItSafely' });
  // No agent has that word: what it says is not read, and the answer is one that no launcher takes.
  const nobody = await send(world.socket, `/v1/actions?agent=${TRIAL_AGENT}&attempt=a0`, named);
  assert.equal(nobody.status, 200);
  assert.doesNotMatch(nobody.body ?? '', /^(?:\{|\n|$)/);
  const reply = await send(world.socket, '/v1/actions?agent=vscode&attempt=a1', named);
  assert.equal(reply.status, 202);
  const question = await waiting();
  assert.equal(question.agent, 'vscode');
  await window.call(methods.answer, { ticket: question.ticket, kind: 'refuse' });
  await gone();
});

test('a refused trial tells what an agent would have read, and is asked again the next time', async () => {
  for (const _ of [1, 2]) {
    const end = trial();
    const { ticket } = await waiting();
    await window.call(methods.answer, { ticket, kind: 'refuse' });
    const result = await end;
    assert.equal(result.kind, 'denied');
    assert.match(result.kind === 'denied' ? result.told : '', /A person refused .* postgres\/drop-database/);
    await gone();
  }
});

test('two requests are one trial', async () => {
  const both = [trial(), trial()];
  const { ticket } = await waiting();
  await window.call(methods.answer, { ticket, kind: 'typed', text: 'demo' });
  assert.deepEqual(await Promise.all(both), [{ kind: 'approved' }, { kind: 'approved' }]);
});

test('where nothing is held, nothing is asked', async () => {
  window.settings([folder], { mode: 'observe' });
  assert.deepEqual(await trial(), { kind: 'not-asked' });
});
