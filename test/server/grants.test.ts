import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, test } from 'node:test';
import { ASKED, calm, endStages, patient, pause, stage, type Try } from './grantStage';

afterEach(endStages);

test('an agent that cannot wait is refused in time while the question stays; its next try after the name runs, once', async () => {
  const { ask, told, question, type, decisions, kinds, recent, log } = stage();
  const first = await ask();
  assert.equal(first.status, 202);
  assert.equal(question().waits, true);
  const { ticket, expires } = question();
  assert.match(await told(first), ASKED);
  assert.deepEqual([question().ticket, question().expires, question().waits], [ticket, expires, false]);
  const [[id] = ['']] = recent();
  assert.deepEqual([recent(), decisions.approvable, decisions.grants], [[[id, 'asked']], [id], []]);
  assert.equal(type('vol'), 'mismatch');
  assert.equal(type(), 'granted');
  assert.deepEqual([decisions.questions, recent(), decisions.approvable], [[], [[id, 'granted']], []]);
  assert.deepEqual(
    decisions.grants.map((grant) => ({ ...grant, until: grant.until > Date.now() + 50_000 })),
    [{ id, agent: 'hurried', until: true }],
  );
  assert.equal(await told(await ask()), '');
  assert.deepEqual([recent(), decisions.grants], [[[id, 'approved']], []]);
  assert.equal((await ask()).status, 202, 'the one after asks again');
  assert.deepEqual(kinds(), ['question', 'asked', 'answer', 'answer', 'grant', 'grant-used', 'question']);
  const used = log.find((event) => event.kind === 'grant-used');
  assert.ok(used?.kind === 'grant-used' && used.id === id && used.by !== id);
});

test('a person who is quick needs no second try, and leaves no grant', async () => {
  const { ask, told, type, decisions, kinds } = stage();
  const first = await ask({ codec: calm });
  assert.equal(type(), 'approved');
  assert.equal(await told(first), '');
  assert.deepEqual([decisions.grants, kinds()], [[], ['question', 'answer', 'release']]);
  assert.equal((await ask()).status, 202);
});

test('a try while the question is open finds it, extends nothing, and runs if the name comes while it waits', async () => {
  const { ask, told, question, type, decisions } = stage();
  const first = await ask();
  await told(first);
  const { ticket, expires } = question();
  for (let i = 0; i < 3; i += 1) {
    const again = await ask();
    assert.equal(again.body, first.body);
    assert.deepEqual([decisions.questions.length, question().ticket, question().waits], [1, ticket, true]);
    assert.match(await told(again), ASKED);
  }
  assert.equal(question().expires, expires);
  const last = await ask({ codec: calm });
  assert.equal(type(), 'approved');
  assert.equal(await told(last), '');
  assert.deepEqual(decisions.grants, [], 'the name was for one try');
  assert.equal((await ask()).status, 202);
  assert.equal(decisions.questions.length, 1);
});

test('tries at once of what is asked already: one of them finds the question, no two run on one name', async () => {
  const { ask, told, type, question, decisions } = stage();
  await told(await ask());
  const both = [await ask({ codec: calm }), await ask({ codec: calm })];
  assert.equal(decisions.questions.length, 2);
  assert.equal(question().waits, true);
  assert.equal(type(), 'approved');
  assert.deepEqual(
    (await Promise.all(both.map(told))).map((text) => text === ''),
    [true, false],
  );
});

test('a grant fits exactly what was approved', async () => {
  const { ask, granted, decisions, command, folder, other, body } = stage();
  const { id, until } = await granted();
  const change = (file: string, text: string) => () => writeFileSync(path.join(folder, file), text);
  const rows: readonly (readonly [string, Try, (() => void)?])[] = [
    ['another conversation', { conversation: 'D' }],
    ['no conversation', { conversation: null }],
    ['another agent', { agent: 'other' }],
    ['another folder with the same file', { action: { cwd: other } }],
    ['a blank more', { action: { command: `${command} ` } }],
    ['one more option', { action: { command: `${command} -s` } }],
    ['something beside it', { action: { command: `${command}; true` } }],
    ['another shell', { action: { shell: 'zsh' } }],
    ['the file written anew with another volume', {}, change('body.json', body.replace('vol-1', 'vol-2'))],
    ['the file with one blank more', {}, change('body.json', `${body} `)],
    [
      'the same loss by a request',
      { action: { kind: 'http', method: 'POST', url: 'https://backboard.railway.app/graphql/v2', headers: {}, body } },
    ],
  ];
  for (const [what, one, before] of rows) {
    before?.();
    const { status } = await ask(one);
    assert.equal(status, 202, what);
    assert.deepEqual(decisions.grants, [{ id, agent: 'hurried', until }], `${what}: neither used nor extended`);
  }
  change('body.json', body)();
  assert.equal((await ask()).body, '', 'the very same passes');
  assert.equal((await ask()).status, 202);
});

test('a launcher that comes back hears the same again, whatever was approved meanwhile', async () => {
  const { ask, told, type, decisions } = stage();
  await told(await ask({ attempt: 'one', callId: 'c' }));
  type();
  assert.match(await told(await ask({ attempt: 'one', callId: 'c' })), ASKED);
  assert.equal(decisions.grants.length, 1);
  assert.equal(await told(await ask({ attempt: 'two' })), '');
  assert.match(await told(await ask({ attempt: 'one', callId: 'c' })), ASKED);
});

test('two events of one call share a grant, each passes once, in any order', async () => {
  const early = { event: 'early', vague: true, action: { command: 'railway volume delete --volume vol-1 -y', cwd: '/' } } as const;
  for (const order of [0, 1]) {
    const { ask, told, type, decisions, folder } = stage();
    const late = { event: 'late', action: { ...early.action, cwd: folder } } as const;
    const pair = (callId: string) => {
      const both: readonly Try[] = [
        { ...early, callId },
        { ...late, callId },
      ];
      return order === 0 ? both : [...both].reverse();
    };
    const first = [await ask({ ...early, callId: 'a' }), await ask({ ...late, callId: 'a' })];
    assert.equal(first[0]?.body, first[1]?.body);
    for (const text of await Promise.all(first.map(told))) assert.match(text, ASKED);
    assert.equal(type(), 'granted');
    for (const one of pair('b')) assert.equal((await ask(one)).body, '');
    assert.deepEqual([decisions.questions, decisions.grants], [[], []]);
    for (const one of pair('c')) assert.equal((await ask(one)).status, 202);
    assert.equal(decisions.questions.length, 1);
  }
});

test('what a person sees of two events that only look alike: a grant does not stretch to another folder', async () => {
  const { ask, told, type, folder, other } = stage();
  const action = { command: 'railway volume delete --volume vol-1 -y', cwd: '/' };
  await told(await ask({ event: 'early', vague: true, action }));
  assert.equal(type(), 'granted');
  for (const cwd of [folder, other]) assert.equal((await ask({ event: 'late', action: { ...action, cwd } })).status, 202);
});

test('a grant ends with its time, or when it is taken back; both are told, and the next try asks', async () => {
  const one = stage(300);
  const { id } = await one.granted();
  await pause(400);
  assert.deepEqual([one.decisions.grants, one.recent(), one.decisions.approvable], [[], [[id, 'expired']], [id]]);
  assert.equal((await one.ask()).status, 202);
  const two = stage();
  const grant = await two.granted();
  assert.equal(two.decisions.revoke('another'), 'gone');
  assert.equal(two.decisions.revoke(grant.id), 'revoked');
  assert.equal(two.decisions.revoke(grant.id), 'gone');
  assert.deepEqual([two.decisions.grants, two.recent()], [[], [[grant.id, 'revoked']]]);
  assert.equal((await two.ask()).status, 202);
  const why = [...one.log, ...two.log].flatMap((event) => (event.kind === 'grant-expired' ? [event.why] : []));
  assert.deepEqual(why, ['lapsed', 'revoked']);
});

test('a refusal of the same target takes its grant back', async () => {
  const { ask, told, answer, granted, decisions, recent } = stage();
  const { id } = await granted();
  await ask({ action: { command: 'railway volume delete --volume vol-1 -y' } });
  assert.equal(answer({ kind: 'refuse' }), 'refused');
  await pause(10);
  assert.deepEqual(decisions.grants, []);
  assert.ok(recent().some(([one, outcome]) => one === id && outcome === 'revoked'));
  assert.match(await told(await ask()), /already refused/);
  assert.deepEqual(decisions.nextTry(id), { kind: 'gone' });
});

test('what cannot be journaled is not granted, and not let through', async () => {
  const one = stage();
  await one.told(await one.ask());
  one.world.fails = (kind) => kind === 'grant';
  assert.equal(one.type(), 'not-allowed');
  assert.deepEqual([one.decisions.grants, one.decisions.questions.length], [[], 1]);
  const two = stage();
  await two.granted();
  two.world.fails = () => true;
  assert.match(await two.told(await two.ask()), /journal/);
  two.world.fails = (kind) => kind === 'grant-used';
  assert.match(await two.told(await two.ask()), /journal/);
  two.world.fails = () => false;
  assert.equal((await two.ask()).status, 202, 'and not used later');
});

test('refused or expired after its agent was put off: no grant, and the memory holds', async () => {
  const one = stage();
  await one.told(await one.ask());
  assert.equal(one.answer({ kind: 'refuse' }), 'refused');
  assert.match(await one.told(await one.ask()), /already refused/);
  const two = stage(60_000, 450);
  await two.told(await two.ask());
  const waiting = await two.ask();
  assert.match(await two.told(waiting), /nobody approved it in time/);
  assert.deepEqual([two.decisions.questions, two.decisions.grants], [[], []]);
});

test('another hook of a call that was put off: told the same at once, and no name is spent on it', async () => {
  const { ask, told, type, decisions, question } = stage();
  const call = { callId: 'c' };
  assert.match(await told(await ask(call)), ASKED);
  const second = await ask({ ...call, event: 'PreToolUse by another' });
  assert.equal(second.status, 200);
  assert.match(second.body.toString(), ASKED);
  assert.equal(question().waits, false);
  assert.equal(type(), 'granted');
  assert.match(await told(await ask({ ...call, event: 'PreToolUse by a third' })), ASKED);
  assert.equal(decisions.grants.length, 1);
  assert.equal(await told(await ask({ callId: 'd' })), '');
  assert.equal(await told(await ask({ callId: 'd', event: 'PreToolUse by another' })), '');
});

test('the question says whether a denial ends the run of its agent', async () => {
  const { ask, question } = stage();
  await ask({ codec: patient });
  assert.equal(question().ends, false);
  const other = stage();
  await other.ask({ codec: { ...patient, limits: { ...patient.limits, ends: true } } });
  assert.equal(other.question().ends, true);
});
