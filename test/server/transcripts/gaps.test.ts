import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { GAP_TIMES, Gaps } from '../../../src/server/transcripts/gaps';
import type { TranscriptRecord } from '../../../src/server/transcripts/record';
import { type Sighting, sightingInJournal, sightingOf } from '../../../src/server/transcripts/sighting';

type Call = Extract<TranscriptRecord, { readonly kind: 'call' }>;
const call = (more: Partial<Call> = {}): Call => ({
  kind: 'call',
  conversation: 's',
  callId: 'c1',
  tool: 'Bash',
  hash: null,
  blind: null,
  done: true,
  ...more,
});
const seen = (more: Partial<Sighting> = {}): Sighting => ({
  agent: 'codex',
  conversations: ['s'],
  callId: 'c1',
  hash: null,
  prompt: false,
  at: 0,
  ...more,
});
const late = GAP_TIMES.graceMs + 1;
const long = 'call_0123456789abcdefghij';

/** Records of Codex at time 0, what hooks saw, and the gaps once all is due. */
const rows: readonly (readonly [string, readonly TranscriptRecord[], readonly Sighting[], readonly string[]])[] = [
  ['seen', [call()], [seen()], []],
  ['seen before, long held', [call()], [seen({ at: late - GAP_TIMES.keepMs + 1 })], []],
  ['seen too long ago to be held', [call()], [seen({ at: late - GAP_TIMES.keepMs })], ['Bash hooks-off']],
  ['no hook at all', [call()], [], ['Bash hooks-off']],
  ['another agent has that id', [call()], [seen({ agent: 'claude-code' })], ['Bash hooks-off']],
  ['another conversation has that id', [call()], [seen({ conversations: ['t'] })], ['Bash hooks-off']],
  ['another conversation, and an id like no other', [call({ callId: long })], [seen({ callId: long, conversations: ['t'] })], []],
  ['the sub-agent of it', [call()], [seen({ conversations: ['parent', 's'] })], []],
  ['one of two', [call(), call({ callId: 'c2' })], [seen()], ['Bash hook-failed']],
  ['typed into an open program, whatever hooks saw', [call({ blind: 'typed', tool: 'write_stdin' })], [seen()], ['write_stdin typed']],
  ['typed by the person', [call({ blind: 'user-command', callId: null, tool: '!' })], [], ['! user-command']],
  ['a file of a prompt', [call({ blind: 'attached', callId: null, tool: '@file' })], [seen()], ['@file attached']],
  ['a file of a prompt that was seen', [call({ blind: 'attached', callId: null, tool: '@file' })], [seen({ prompt: true, at: 500 })], []],
  ['two files of it', [1, 2].map(() => call({ blind: 'attached', callId: null })), [seen({ prompt: true })], []],
  ['a prompt of long ago', [call({ blind: 'attached', callId: null })], [seen({ prompt: true, at: -GAP_TIMES.nearMs })], ['Bash attached']],
  ['by what it says', [call({ hash: 'x' })], [seen({ callId: null, hash: 'x' })], []],
  ['something else was said', [call({ hash: 'x' })], [seen({ callId: null, hash: 'y' })], ['Bash hook-failed']],
  [
    'said twice, seen once',
    [call({ hash: 'x' }), call({ hash: 'x', callId: 'c2' })],
    [seen({ callId: null, hash: 'x' })],
    ['Bash hook-failed'],
  ],
  ['judged alone, without an id', [call({ hash: 'x' })], [seen({ callId: null })], []],
  ['judged alone, long ago', [call({ hash: 'x' })], [seen({ callId: null, at: -GAP_TIMES.nearMs })], ['Bash hook-failed']],
  ['a prompt is no call', [call({ hash: 'x' })], [seen({ callId: null, prompt: true })], ['Bash hook-failed']],
  ['turned down by the agent', [call({ done: false }), { kind: 'result', conversation: 's', callId: 'c1', ran: false }], [], []],
  ['it ran', [call({ done: false }), { kind: 'result', conversation: 's', callId: 'c1', ran: true }], [], ['Bash hooks-off']],
  ['told twice', [call(), call()], [], ['Bash hooks-off']],
  ['a result of what came before', [{ kind: 'result', conversation: 's', callId: 'c1', ran: true }], [], []],
];

describe('calls that no hook saw', () => {
  for (const [name, records, sightings, expected] of rows) {
    test(name, () => {
      const gaps = new Gaps();
      for (const record of records) gaps.record('codex', record, 0);
      for (const sighting of sightings) gaps.saw(sighting);
      assert.deepEqual(gaps.due(GAP_TIMES.graceMs - 1), []);
      assert.deepEqual(
        gaps.due(late).map(({ tool, cause }) => `${tool} ${cause}`),
        expected,
      );
      assert.deepEqual(gaps.due(late + GAP_TIMES.openMs), [], 'each once');
    });
  }

  test('a call that never ends is judged in the end, and no sooner', () => {
    const gaps = new Gaps();
    gaps.record('codex', call({ done: false }), 0);
    assert.deepEqual(gaps.due(GAP_TIMES.openMs - 1), []);
    assert.equal(gaps.due(GAP_TIMES.openMs).length, 1);
  });

  test('a flood is judged at once instead of kept', () => {
    const gaps = new Gaps();
    for (let index = 0; index < 3_000; index += 1) gaps.record('codex', call({ callId: `c${index}` }), 0);
    assert.equal(gaps.due(1).length, 1_000);
    assert.equal(gaps.due(late).length, 2_000);
  });
});

test('what a payload and a line of the journal tell', () => {
  const payload = { hook_event_name: 'PreToolUse', session_id: 's', agent_id: 'a', turn_id: 't', model: 'm', cwd: '/w', tool_use_id: 'c' };
  const text = JSON.stringify({
    ...payload,
    permission_mode: 'default',
    transcript_path: null,
    tool_name: 'Bash',
    tool_input: { command: 'x' },
  });
  const { hash, ...found } = sightingOf(Buffer.from(text), 'codex', '/h', 7) ?? {};
  assert.deepEqual(found, { agent: 'codex', conversations: ['s', 'a'], callId: 'c', prompt: false, at: 7 });
  assert.match(hash ?? '', /^[0-9a-f]{64}$/);
  assert.equal(sightingOf(null, 'codex', '/h', 7), null);
  assert.equal(sightingOf(Buffer.from('[1]'), 'codex', '/h', 7), null);
  const line = { at: '2026-01-01T00:00:00.000Z', kind: 'action', agent: 'codex', conversation: 's/a', callId: null, event: 'PreToolUse' };
  assert.deepEqual(sightingInJournal(line), { ...seen({ callId: null }), conversations: ['s', 'a'], at: Date.UTC(2026, 0, 1) });
  assert.equal(sightingInJournal({ ...line, kind: 'verdict' }), null);
  assert.equal(sightingInJournal({ ...line, at: 'x' }), null);
});
