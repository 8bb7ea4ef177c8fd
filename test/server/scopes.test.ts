import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NO_POLICY, type Policy } from '../../src/engine/types';
import { type KeptScopes, NO_SCOPES, parseKeptScopes, parseScopeRequest, type ScopePlace, type ScopeTime } from '../../src/protocol/scopes';
import type { JournalEvent } from '../../src/server/journalEvents';
import { Scopes } from '../../src/server/scopes';

const environments: Policy['environments'] = { qa: { match: ['qa'], level: 'staging' } };
const MINUTE = 60_000;
const WINDOW: ScopePlace = { kind: 'window' };
const WORKSPACE: ScopePlace = { kind: 'workspace' };
const talk = (conversation: string): ScopePlace => ({ kind: 'conversation', agent: 'cursor', conversation });

/** A window's scopes on a clock of their own. */
function stage(settings: string | null = null) {
  const clock = { now: 1_000_000, steady: 500 };
  const log: Extract<JournalEvent, { kind: 'scope' }>[] = [];
  let writes = true;
  let changes = 0;
  let policy: Policy = { ...NO_POLICY, environments, scope: settings };
  const scopes = new Scopes({
    policy: () => policy,
    who: 'ada',
    write: (event) => {
      if (writes && event.kind === 'scope') log.push(event);
      return writes;
    },
    changed: () => {
      changes += 1;
    },
    clocks: { now: () => clock.now, steady: () => clock.steady },
  });
  return {
    scopes,
    log,
    change: (place: ScopePlace, name: string | null, text?: string, time: ScopeTime = 15) =>
      scopes.change({ place, name, typed: text === undefined ? null : { text, time } }),
    pass: (milliseconds: number) => {
      clock.now += milliseconds;
      clock.steady += milliseconds;
    },
    clock,
    of: (conversation: string | null = null) => scopes.of('cursor', conversation)?.name ?? null,
    set: (scope: string | null) => {
      policy = { ...policy, scope };
    },
    fail: () => {
      writes = false;
    },
    changes: () => changes,
  };
}

test('nothing limits until a person says so; what narrows is done at once', () => {
  const { change, of, scopes, log } = stage();
  assert.deepEqual([of(), scopes.window, scopes.alone], [null, null, null]);
  assert.equal(change(WINDOW, 'production').kind, 'set');
  assert.equal(change(WINDOW, 'staging').kind, 'set');
  assert.deepEqual(scopes.window, { name: 'staging', level: 'staging', from: 'window', until: null });
  assert.deepEqual([of(), of('a'), scopes.alone], ['staging', 'staging', 'staging']);
  assert.deepEqual(
    log.map(({ how, who, place, from, to, until }) => [how, who, place, from, to, until]),
    [
      ['narrower', 'ada', 'window', null, 'production', null],
      ['narrower', 'ada', 'window', 'production', 'staging', null],
    ],
  );
});

test('what widens is typed, lasts its time, and falls back by itself', () => {
  const { change, of, pass, scopes, log, changes } = stage('staging');
  assert.deepEqual(scopes.window, { name: 'staging', level: 'staging', from: 'settings', until: null });
  assert.deepEqual(change(WINDOW, 'production'), { kind: 'type', expects: 'production' });
  for (const wrong of ['', 'Production', 'staging', 'yes', 'productio']) assert.equal(change(WINDOW, 'production', wrong).kind, 'mismatch');
  assert.deepEqual([of(), log.length], ['staging', 0]);
  assert.equal(change(WINDOW, 'production', ' production ').kind, 'set');
  assert.deepEqual(scopes.window, { name: 'production', level: 'production', from: 'window', until: 1_000_000 + 15 * MINUTE });
  assert.equal(scopes.alone, 'staging');
  pass(15 * MINUTE - 1);
  assert.equal(of(), 'production');
  pass(1);
  assert.equal(of(), 'staging');
  const before = changes();
  scopes.lapse();
  assert.equal(changes(), before + 1);
  scopes.lapse();
  assert.equal(changes(), before + 1);
  assert.deepEqual(
    log.map(({ how, from, to, until }) => [how, from, to, until]),
    [
      ['wider', 'staging', 'production', new Date(1_000_000 + 15 * MINUTE).toISOString()],
      ['over', 'production', 'staging', null],
    ],
  );
});

test('a clock that is set back, or stands still, makes nothing longer', () => {
  const { change, of, clock } = stage('staging');
  change(WINDOW, 'production', 'production', 1);
  clock.steady += MINUTE;
  clock.now -= 10 * MINUTE;
  assert.equal(of(), 'staging');
  change(WINDOW, 'production', 'production', 1);
  clock.now += MINUTE;
  assert.equal(of(), 'staging');
});

test('to lift a scope is typed too, as what it lets through', () => {
  const { change, of, pass, scopes } = stage('staging');
  assert.deepEqual(change(WINDOW, null), { kind: 'type', expects: 'production' });
  assert.equal(change(WINDOW, null, 'staging').kind, 'mismatch');
  assert.equal(change(WINDOW, null, 'production', 'window').kind, 'set');
  assert.equal(of(), null);
  pass(100 * 24 * 60 * MINUTE);
  assert.equal(of(), null);
  assert.equal(scopes.kept.wider[0]?.until, null);
  assert.equal(change(WINDOW, 'staging').kind, 'set');
  assert.deepEqual([of(), scopes.kept.wider], ['staging', []]);
});

test('another environment of the same level is no narrower one', () => {
  const { change, of } = stage('staging');
  assert.deepEqual(change(WINDOW, 'qa'), { kind: 'type', expects: 'qa' });
  assert.equal(change(WINDOW, 'preview').kind, 'set');
  assert.deepEqual(change(WINDOW, 'qa'), { kind: 'type', expects: 'qa' });
  assert.equal(change(WINDOW, 'nowhere').kind, 'gone');
  assert.equal(of(), 'preview');
});

test('a workspace keeps its own, narrower at once, wider from now on once typed', () => {
  const { change, of, scopes } = stage('staging');
  change(WINDOW, 'preview');
  assert.equal(change(WORKSPACE, 'local').kind, 'set');
  assert.deepEqual([of(), scopes.window?.from, scopes.kept.window], ['local', 'workspace', null]);
  assert.equal(change(WORKSPACE, 'production', 'production', 30).kind, 'set');
  assert.deepEqual([of(), scopes.kept.workspace, scopes.alone], ['production', { name: 'local' }, 'local']);
  assert.equal(change(WORKSPACE, 'production', 'production', 'kept').kind, 'set');
  assert.deepEqual([of(), scopes.kept.workspace, scopes.kept.wider, scopes.alone], ['production', { name: 'production' }, [], 'staging']);
  assert.equal(change(WORKSPACE, null, 'production', 'kept').kind, 'set');
  assert.deepEqual([of(), scopes.alone], [null, 'staging']);
});

test('a conversation has its own; a new one the window’s; narrowing the window narrows all', () => {
  const { change, of, pass, scopes } = stage('production');
  assert.equal(change(talk('a'), 'staging').kind, 'set');
  assert.deepEqual(
    [of('a'), of('a/sub-agent'), of('b'), of(null), scopes.of('claude-code', 'a')?.name],
    ['staging', 'staging', 'production', 'production', 'production'],
  );
  assert.deepEqual(change(talk('a'), 'production'), { kind: 'type', expects: 'production' });
  assert.equal(change(talk('a'), 'production', 'production', 1).kind, 'set');
  assert.deepEqual([of('a'), of('b')], ['production', 'production']);
  pass(MINUTE);
  assert.equal(of('a'), 'staging');
  change(WINDOW, 'local');
  assert.deepEqual([of('a'), of('b')], ['local', 'local']);
  assert.equal(change(WINDOW, 'production', 'production', 1).kind, 'set');
  assert.deepEqual([of('a'), of('b')], ['staging', 'production']);
  assert.equal(change(talk('b'), 'local').kind, 'set');
  assert.deepEqual([of('a'), of('b')], ['staging', 'local']);
});

test('without a journal nothing gets wider, and everything may get narrower', () => {
  const { change, of, fail } = stage('staging');
  fail();
  assert.equal(change(WINDOW, 'production', 'production').kind, 'failed');
  assert.equal(of(), 'staging');
  assert.equal(change(WINDOW, 'local').kind, 'set');
  assert.equal(of(), 'local');
});

test('a fresh server is told what was chosen; what is over by then does not come back, and nothing gets longer', () => {
  const first = stage('staging');
  first.change(WORKSPACE, 'preview');
  first.change(talk('a'), 'local');
  first.change(WINDOW, 'production', 'production', 30);
  const kept: KeptScopes = JSON.parse(JSON.stringify(first.scopes.kept));
  const again = (now: number, more: Partial<KeptScopes> = {}) => {
    const second = stage('staging');
    second.clock.now = now;
    second.scopes.restore({ ...kept, ...more });
    return second;
  };
  const second = again(1_000_000 + 29 * MINUTE);
  assert.deepEqual([second.of(), second.of('a')], ['production', 'local']);
  second.pass(MINUTE);
  assert.equal(second.of(), 'preview');
  assert.equal(again(1_000_000 + 31 * MINUTE).of(), 'preview');
  const forged = again(1_000_000, { wider: [{ place: WINDOW, name: 'production', until: 1_000_000 + 10_000 * MINUTE }] });
  forged.pass(60 * MINUTE);
  assert.equal(forged.of(), 'preview');
});

test('an environment that is no longer there limits to what is local', () => {
  const { change, of, scopes, set } = stage();
  change(WINDOW, 'qa');
  set(null);
  scopes.restore({ ...NO_SCOPES, window: { name: 'gone' } });
  assert.deepEqual([of(), scopes.window?.level], ['gone', 'local']);
});

test('conversations that act can be chosen, with their decisions', () => {
  const { scopes, change } = stage('production');
  assert.equal(scopes.saw('cursor', 'a', 'd1', 'ls'), true);
  assert.equal(scopes.saw('cursor', 'b', 'd2', 'pwd'), true);
  assert.equal(scopes.saw('cursor', 'a/sub', 'd3', 'make'), false);
  assert.equal(scopes.saw('cursor', null, 'd4', 'make'), false);
  change(talk('b'), 'staging');
  assert.deepEqual(
    scopes.view.conversations.map(({ conversation, summary, decisions, scope }) => [conversation, summary, decisions.join(), scope?.name]),
    [
      ['a', 'make', 'd1,d3', 'production'],
      ['b', 'pwd', 'd2', 'staging'],
    ],
  );
  assert.deepEqual(
    scopes.view.environments.map(({ name }) => name),
    ['local', 'preview', 'staging', 'production', 'qa'],
  );
  for (let at = 0; at < 30; at += 1) scopes.saw('cursor', `c${at}`, `e${at}`, 'x');
  assert.equal(scopes.view.conversations.length, 20);
});

test('messages: what is not as it should be changes nothing, and what was kept only loses by it', () => {
  const typed = { text: 'production', time: 15 };
  const good: readonly unknown[] = [
    { place: WINDOW, name: 'production', typed: null },
    { place: talk('a'), name: null, typed },
    { place: WORKSPACE, name: 'qa', typed: { text: 'qa', time: 'kept' } },
  ];
  for (const value of good) assert.deepEqual(parseScopeRequest(value), { kind: 'valid', value });
  const bad: readonly unknown[] = [
    null,
    {},
    { place: 'window', name: 'x', typed: null },
    { place: { kind: 'conversation', agent: 'x' }, name: 'x', typed: null },
    { place: WINDOW, name: '', typed: null },
    { place: WINDOW, name: 'x' },
    { place: WINDOW, name: 'x', typed: 'x' },
    { place: WINDOW, name: 'x', typed: { text: 'x', time: 45 } },
    { place: WINDOW, name: 'x', typed: { text: 'x', time: 'kept' } },
    { place: WINDOW, name: 'x', typed: { text: 'x', time: 1e9 } },
  ];
  for (const value of bad) assert.equal(parseScopeRequest(value).kind, 'invalid', JSON.stringify(value));
  const kept = parseKeptScopes({
    workspace: { name: 7 },
    window: 'production',
    conversations: [{}],
    wider: [{ place: WINDOW, name: 'production', until: 'never' }],
  });
  assert.deepEqual(kept, { kind: 'valid', value: NO_SCOPES });
  assert.equal(parseKeptScopes(undefined).kind, 'invalid');
});
