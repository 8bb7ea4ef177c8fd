import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { Approvals } from '../../src/server/approvals';
import type { Again, Asked, Final } from '../../src/server/held';
import type { QuestionBody } from '../../src/server/questions';

const TIMES = { lostMs: 400, keptMs: 600, freshMs: 10, grantMs: 600 };
const SOON = 10_000;
const KIN = { hash: 'k1', vague: false };

const body = (expects: string, tier: 'click' | 'type' = 'type'): QuestionBody => ({
  agent: 'vscode',
  conversation: 'c',
  tier,
  expects,
  verb: 'delete',
  resource: { kind: 'volume', name: expects, provider: 'railway' },
  claimed: null,
  others: 0,
  environment: 'production',
  evidence: [],
  rule: 'railway/delete-volume',
  reason: { id: 'rule', data: {} },
  dies: null,
  undo: null,
  safer: null,
  command: 'railway volume delete',
  cwd: '/w',
  facts: [],
  waits: true,
  ends: false,
});

let open: Approvals[] = [];
afterEach(() => {
  for (const approvals of open) approvals.close();
  open = [];
});

/** An `Approvals` whose world can be changed, with a log of what it told. */
function stage(tier: 'click' | 'type' = 'type') {
  const log: string[] = [];
  const approvals = new Approvals('0011223344556677', () => undefined, TIMES);
  open.push(approvals);
  const world: { hash: string; again: Again | null; journal: boolean } = { hash: 'h1', again: null, journal: true };
  const asked = (attempt: string, more: Partial<Asked> = {}): Asked => ({
    id: `action ${attempt}`,
    hash: world.hash,
    kin: KIN,
    attempt,
    event: 'PreToolUse',
    callId: null,
    question: body('orders', tier),
    holdMs: SOON,
    patienceMs: 2 * SOON,
    again: true,
    judgeAgain: () => world.again ?? { kind: 'ask', hash: world.hash, kin: KIN, question: body('orders', tier) },
    tell: (final: Final) => (final.kind === 'ended' ? final.outcome : final.kind),
    answered: (kind, result) => log.push(`${kind} ${result}`),
    grant: (hash) => {
      log.push(`grant ${hash}`);
      return world.journal;
    },
    release: (hash, slot, by) => {
      log.push(by === null ? `release ${hash} ${slot}` : `use ${hash} ${slot} by ${by}`);
      return world.journal;
    },
    ended: (outcome) => log.push(outcome),
    ...more,
  });
  const ask = (attempt: string, more: Partial<Asked> = {}): string => {
    const found = approvals.ask(asked(attempt, more));
    return found === null ? 'full' : found.kind === 'ticket' ? found.ticket : `told ${found.text}`;
  };
  const poll = async (ticket: string, attempt: string, ms = SOON): Promise<string> => {
    const polled = await approvals.poll(ticket, attempt, ms, new AbortController().signal);
    return polled.kind === 'told' ? polled.text : polled.kind;
  };
  const question = () => approvals.questions.at(-1)?.ticket ?? '';
  return { approvals, world, log, ask, poll, question };
}
async function until(holds: () => boolean): Promise<void> {
  for (let i = 0; i < 500 && !holds(); i += 1) await pause(20);
}
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

test('what a person may answer, by tier', () => {
  const rows = [
    ['type', { kind: 'typed', text: 'orders' }, 'approved'],
    ['type', { kind: 'typed', text: ' orders\n' }, 'approved'],
    ['type', { kind: 'typed', text: 'Orders' }, 'mismatch'],
    ['type', { kind: 'typed', text: 'order' }, 'mismatch'],
    ['type', { kind: 'typed', text: '' }, 'mismatch'],
    ['type', { kind: 'run-once' }, 'not-allowed'],
    ['type', { kind: 'refuse' }, 'refused'],
    ['click', { kind: 'run-once' }, 'approved'],
    ['click', { kind: 'typed', text: 'orders' }, 'not-allowed'],
    ['click', { kind: 'refuse' }, 'refused'],
  ] as const;
  for (const [tier, answer, result] of rows) {
    const { approvals, ask, question } = stage(tier);
    ask('a');
    assert.equal(approvals.answer({ ticket: question(), ...answer }), result, `${tier} ${JSON.stringify(answer)}`);
    assert.equal(approvals.questions.length, result === 'approved' || result === 'refused' ? 0 : 1);
  }
});

test('letters composed in another way are the same name', () => {
  const { approvals, ask, question } = stage();
  ask('a', { question: body('caf\u00e9'), judgeAgain: () => ({ kind: 'ask', hash: 'h1', kin: KIN, question: body('caf\u00e9') }) });
  assert.equal(approvals.answer({ ticket: question(), kind: 'typed', text: 'cafe\u0301' }), 'approved');
});

test('approved: the waiting poll is released, once, and the next try asks again', async () => {
  const { approvals, ask, poll, question, log } = stage();
  const ticket = ask('a');
  const waiting = poll(ticket, 'a');
  assert.equal(approvals.answer({ ticket: question(), kind: 'typed', text: 'orders' }), 'approved');
  assert.equal(await waiting, 'released');
  assert.equal(await poll(ticket, 'a'), 'released', 'the same try hears the same again');
  assert.deepEqual(log, ['typed approved', 'approved', 'release h1 PreToolUse']);
  const second = ask('b');
  assert.notEqual(second, ticket);
  assert.equal(approvals.questions.length, 1);
  assert.equal(await poll(ticket, 'b', 0), 'gone', 'a ticket serves its own tries only');
});

test('an answer reaches one question only, once', () => {
  const { approvals, ask, question } = stage();
  const ticket = ask('a');
  const first = question();
  assert.equal(approvals.answer({ ticket, kind: 'typed', text: 'orders' }), 'gone', "the launcher's ticket is no question");
  assert.equal(approvals.answer({ ticket: first, kind: 'typed', text: 'orders' }), 'approved');
  assert.equal(approvals.answer({ ticket: first, kind: 'typed', text: 'orders' }), 'gone');
});

test('refused and expired are told, also to who polls late', async () => {
  const one = stage();
  const refused = one.ask('a');
  one.approvals.answer({ ticket: one.question(), kind: 'refuse' });
  assert.equal(await one.poll(refused, 'a'), 'refused');
  const two = stage();
  const expired = two.ask('a', { holdMs: 30 });
  assert.equal(await two.poll(expired, 'a'), 'expired');
  assert.equal(two.approvals.questions.length, 0);
  assert.deepEqual(two.log, ['expired']);
});

test('the same try sent again finds its question; the same action of another try is a second one', () => {
  const { approvals, ask } = stage();
  const ticket = ask('a');
  assert.equal(ask('a'), ticket);
  assert.equal(approvals.questions.length, 1);
  assert.notEqual(ask('b'), ticket);
  assert.equal(approvals.questions.length, 2);
});

test('events of one call share a question, each passes once', async () => {
  const { approvals, ask, poll, question } = stage();
  const ticket = ask('a', { event: 'preToolUse' });
  assert.equal(ask('b', { event: 'beforeShellExecution' }), ticket);
  const both = [poll(ticket, 'a'), poll(ticket, 'b')];
  approvals.answer({ ticket: question(), kind: 'typed', text: 'orders' });
  assert.deepEqual(await Promise.all(both), ['released', 'released']);
  assert.notEqual(ask('c', { event: 'beforeShellExecution' }), ticket, 'the slot is used');
  assert.equal(approvals.questions.length, 1);
});

test('the later event of an approved call passes, and only with the same call id', () => {
  const rows = [
    [null, 'told released'],
    ['call-1', 'told released'],
    ['call-2', 'ticket'],
  ] as const;
  for (const [callId, expected] of rows) {
    const { approvals, ask, question } = stage();
    ask('a', { event: 'preToolUse', callId: 'call-1' });
    approvals.answer({ ticket: question(), kind: 'typed', text: 'orders' });
    const told = ask('b', { event: 'beforeShellExecution', callId });
    assert.equal(told.startsWith('told') ? told : 'ticket', expected, String(callId));
  }
});

test('the same call id twice is one call; two call ids are two', () => {
  const { approvals, ask } = stage();
  const ticket = ask('a', { callId: 'call-1' });
  assert.equal(ask('b', { callId: 'call-1' }), ticket);
  assert.notEqual(ask('c', { callId: 'call-2', event: 'other' }), ticket);
  assert.equal(approvals.questions.length, 2);
});

test('what it rests on changed while waiting: the answer is lost, a new question stands', async () => {
  const { approvals, ask, poll, question, world, log } = stage();
  const ticket = ask('a');
  const first = question();
  const waiting = poll(ticket, 'a');
  world.hash = 'h2';
  assert.equal(approvals.answer({ ticket: first, kind: 'typed', text: 'orders' }), 'gone');
  assert.notEqual(question(), first);
  assert.equal(approvals.answer({ ticket: first, kind: 'typed', text: 'orders' }), 'gone');
  assert.equal(approvals.answer({ ticket: question(), kind: 'typed', text: 'orders' }), 'approved');
  assert.equal(await waiting, 'released');
  assert.deepEqual(log, ['changed', 'typed gone', 'typed approved', 'approved', 'release h2 PreToolUse']);
});

test('changed between the answer and the release: asked anew', async () => {
  const { approvals, ask, poll, question, world } = stage();
  const ticket = ask('a');
  assert.equal(approvals.answer({ ticket: question(), kind: 'typed', text: 'orders' }), 'approved');
  await pause(20);
  world.hash = 'h2';
  assert.equal(await poll(ticket, 'a', 10), 'waiting');
  assert.equal(approvals.questions.length, 1);
});

test('denied by the second judgement', async () => {
  const { approvals, ask, poll, question, world } = stage();
  const ticket = ask('a');
  const waiting = poll(ticket, 'a');
  world.again = { kind: 'deny', denial: { outcome: 'denied', safer: null, detail: null } };
  assert.equal(approvals.answer({ ticket: question(), kind: 'typed', text: 'orders' }), 'gone');
  assert.equal(await waiting, 'deny');
  assert.equal(approvals.questions.length, 0);
});

test('not journaled, not released', async () => {
  const { approvals, ask, poll, question, world } = stage();
  const ticket = ask('a');
  world.journal = false;
  approvals.answer({ ticket: question(), kind: 'typed', text: 'orders' });
  assert.equal(await poll(ticket, 'a'), 'deny');
});

test('a launcher that does not come back is lost; one that does is not', async () => {
  const { approvals, ask, poll, log } = stage();
  const ticket = ask('a');
  for (let i = 0; i < 3; i += 1) {
    await pause(200);
    assert.equal(await poll(ticket, 'a', 5), 'waiting');
  }
  assert.equal(approvals.questions.length, 1);
  await until(() => approvals.questions.length === 0);
  assert.deepEqual(log, ['lost']);
  assert.equal(await poll(ticket, 'a'), 'gone');
});

test('approved while its launcher is away: it hears so when it is back in time, else the approval is gone', async () => {
  const one = stage();
  const ticket = one.ask('a');
  one.approvals.answer({ ticket: one.question(), kind: 'typed', text: 'orders' });
  await pause(30);
  assert.equal(await one.poll(ticket, 'a'), 'released');
  const two = stage();
  const late = two.ask('a');
  two.approvals.answer({ ticket: two.question(), kind: 'typed', text: 'orders' });
  await until(() => two.log.includes('lost'));
  assert.equal(await two.poll(late, 'a'), 'gone');
  assert.deepEqual(two.log, ['typed approved', 'approved', 'lost']);
});

test('a poll whose asker goes ends, and does not use the approval', async () => {
  const { approvals, ask, question, poll } = stage();
  const ticket = ask('a');
  const gone = new AbortController();
  const polled = approvals.poll(ticket, 'a', SOON, gone.signal);
  gone.abort();
  assert.deepEqual(await polled, { kind: 'waiting' });
  approvals.answer({ ticket: question(), kind: 'typed', text: 'orders' });
  assert.equal(await poll(ticket, 'a'), 'released');
});

test('too many waiting: no room', () => {
  const { ask } = stage();
  for (let i = 0; i < 100; i += 1) assert.notEqual(ask(`a${i}`), 'full');
  assert.equal(ask('one-more'), 'full');
});

test('two events of one call, one of which does not tell its folder: one question, each passes once', () => {
  const vague = { hash: 'k1', vague: true };
  const { approvals, ask, question, log } = stage();
  const first = ask('a', { event: 'preToolUse', hash: 'h1', kin: vague });
  assert.equal(ask('b', { event: 'beforeShellExecution', hash: 'h2' }), first);
  assert.equal(approvals.answer({ ticket: question(), kind: 'typed', text: 'orders' }), 'approved');
  assert.equal(ask('c', { event: 'beforeMCPExecution', hash: 'h3' }), 'told released');
  assert.deepEqual(log, ['typed approved', 'approved', 'release h1 beforeMCPExecution']);
  assert.notEqual(ask('d', { event: 'beforeShellExecution', hash: 'h2' }), first, 'the same event again is another call');
});

test('two events that both tell their folder, and not the same: two questions', () => {
  const { approvals, ask } = stage();
  assert.notEqual(ask('a', { event: 'preToolUse', hash: 'h1' }), ask('b', { event: 'beforeShellExecution', hash: 'h2' }));
  assert.equal(approvals.questions.length, 2);
});

test('two events of which one is vague, and which lose different things: two questions', () => {
  const { approvals, ask } = stage();
  ask('a', { event: 'preToolUse', hash: 'h1', kin: { hash: 'k1', vague: true } });
  ask('b', { event: 'beforeShellExecution', hash: 'h2', kin: { hash: 'k2', vague: false } });
  assert.equal(approvals.questions.length, 2);
});
