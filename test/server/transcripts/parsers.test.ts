import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import { transcripts } from '../../../src/server/transcripts/index';
import { inputHash, type TranscriptRecord } from '../../../src/server/transcripts/record';

const samples = path.join(__dirname, '../../payloads/transcripts');
const ID = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

/** `agent/sample`: the file that it stood in, and what is read from it as `call <id> <tool> [blind] [done]`, `ran <id>` and `not <id>`. */
const rows: Readonly<Record<string, { readonly file: string; readonly reads: readonly string[] }>> = {
  'claude-code/turn.jsonl': {
    file: '-workspace/x.jsonl',
    reads: [
      ...['call toolu_000001 Bash', 'call toolu_000002 Bash', 'ran toolu_000001', 'ran toolu_000002'],
      ...['call toolu_000004 Read', 'ran toolu_000004', 'call toolu_000006 Write', 'ran toolu_000006'],
      ...['call toolu_000008 mcp__railway__volume_list', 'ran toolu_000008', 'call toolu_000010 Bash', 'ran toolu_000010'],
    ],
  },
  'claude-code/mention.jsonl': {
    file: '-workspace/x.jsonl',
    reads: [
      ...['call @file attached done', 'call toolu_000001 Read', 'not toolu_000001', 'call toolu_000003 NoSuch', 'not toolu_000003'],
      ...['call toolu_000005 Agent', 'ran toolu_000005'],
    ],
  },
  'claude-code/subagent.jsonl': { file: '-workspace/x/subagents/agent-1.jsonl', reads: ['call toolu_000008 Bash', 'ran toolu_000008'] },
  'codex/turn.jsonl': {
    file: `2026/11/20/rollout-2026-11-20T10-00-00-${ID(1)}.jsonl`,
    reads: [
      ...['call call_000002 exec_command', 'call call_000004 exec_command', 'ran call_000002', 'ran call_000004'],
      ...['call call_000008 exec_command', 'ran call_000008', 'call call_000012 apply_patch', 'ran call_000012'],
      ...['call call_000016 mcp__railway__volume_list', 'ran call_000016', 'call call_000020 exec_command', 'ran call_000020'],
    ],
  },
  'codex/codemode.jsonl': {
    file: `2026/11/20/rollout-2026-11-20T10-00-00-${ID(1)}.jsonl`,
    reads: [
      ...[`call exec-${ID(4)} CommandExecution done`, `call exec-${ID(5)} McpToolCall done`],
      ...['ran call_000002', 'ran call_000006'],
    ],
  },
  'codex/pty.jsonl': {
    file: `2026/11/20/rollout-2026-11-20T10-00-00-${ID(1)}.jsonl`,
    reads: [
      ...['call call_000002 exec_command', 'ran call_000002', 'call call_000006 write_stdin typed', 'not call_000006', 'not call_000010'],
      ...['call call_000014 exec_command', 'not call_000014', 'call call_000018 no_such not-hooked', 'not call_000018', 'not call_000022'],
    ],
  },
  'copilot-cli/turn.jsonl': {
    file: `${ID(1)}/events.jsonl`,
    reads: [
      ...[
        'call call_000001 bash',
        'call call_000002 bash',
        'ran call_000002',
        'ran call_000001',
        'call call_000004 view',
        'ran call_000004',
      ],
      ...['call call_000006 create', 'ran call_000006', 'call call_000008 railway-volume_list', 'ran call_000008'],
      ...['call call_000010 bash', 'ran call_000010'],
    ],
  },
};

const of = (agent: string) => {
  const found = transcripts.find((one) => one.agent === agent);
  assert.ok(found, agent);
  return found;
};
const said = (record: TranscriptRecord): string =>
  record.kind === 'call'
    ? ['call', record.callId ?? '', record.tool, record.blind ?? '', record.done ? 'done' : ''].filter((part) => part !== '').join(' ')
    : `${record.ran ? 'ran' : 'not'} ${record.callId}`;
const linesOf = (sample: string) => readFileSync(path.join(samples, sample), 'utf8').trimEnd().split('\n');

describe('what transcripts tell', () => {
  test('every recorded sample has its row', () => {
    const found = readdirSync(samples).flatMap((agent) => readdirSync(path.join(samples, agent)).map((name) => `${agent}/${name}`));
    assert.deepEqual(found.sort(), Object.keys(rows).sort());
  });

  for (const [sample, { file, reads }] of Object.entries(rows)) {
    test(sample, () => {
      const one = of(sample.split('/')[0] ?? '');
      assert.match(file, one.files);
      const records = linesOf(sample).flatMap((line) => (one.hint.test(line) ? one.read(JSON.parse(line), file) : []));
      assert.deepEqual(
        records.map((record) => said(record)),
        reads,
      );
      assert.match([...new Set(records.map(({ conversation }) => conversation))].join(), /^[0-9a-f-]{36}$/);
      // the hint leaves out nothing that would be a record
      assert.deepEqual(
        linesOf(sample).flatMap((line) => one.read(JSON.parse(line), file)),
        records,
      );
    });
  }

  /** Not recorded: they need an interactive screen, or an older or newer program. */
  const user = { type: 'user', sessionId: 's', message: { role: 'user', content: '<bash-input>rm -rf build</bash-input>' } };
  const item = (payload: object) => ({ type: 'response_item', payload });
  const documented: readonly (readonly [string, string, object, readonly string[]])[] = [
    ['a command typed with !', 'claude-code', user, ['call ! user-command done']],
    [
      'the same, in a block',
      'claude-code',
      { ...user, message: { content: [{ type: 'text', text: '<bash-input>x</bash-input>' }] } },
      ['call ! user-command done'],
    ],
    ['the same, quoted', 'claude-code', { ...user, message: { content: 'say <bash-input>x</bash-input>' } }, []],
    [
      'typed by JavaScript',
      'codex',
      item({ type: 'custom_tool_call', call_id: 'c', name: 'exec', input: 'tools.write_stdin({ chars })' }),
      ['call c write_stdin typed'],
    ],
    [
      'looking at an open program',
      'codex',
      item({ type: 'function_call', call_id: 'c', name: 'write_stdin', arguments: '{"chars":""}' }),
      [],
    ],
    [
      'typed, not understood',
      'codex',
      item({ type: 'function_call', call_id: 'c', name: 'write_stdin', arguments: '{' }),
      ['call c write_stdin typed'],
    ],
    ['a plan', 'codex', item({ type: 'function_call', call_id: 'c', name: 'update_plan', arguments: '{}' }), []],
    [
      'a tool nobody knows',
      'codex',
      item({ type: 'function_call', call_id: 'c', name: 'robot', arguments: '{}' }),
      ['call c robot not-hooked'],
    ],
    [
      'a declined command',
      'codex',
      { type: 'event_msg', payload: { type: 'item_completed', item: { type: 'CommandExecution', id: 'exec-1', status: 'declined' } } },
      [],
    ],
    [
      'a command of the person',
      'codex',
      { type: 'event_msg', payload: { type: 'item_completed', item: { type: 'CommandExecution', id: 'u1', source: 'user_shell' } } },
      ['call u1 ! user-command done'],
    ],
  ];
  for (const [name, agent, line, reads] of documented) {
    test(name, () =>
      assert.deepEqual(
        of(agent)
          .read({ ...line }, 'x')
          .map((record) => said(record)),
        reads,
      ),
    );
  }

  test('nothing of what a call said is kept', () => {
    for (const [sample, { file }] of Object.entries(rows)) {
      const one = of(sample.split('/')[0] ?? '');
      const kept = JSON.stringify(linesOf(sample).flatMap((line) => one.read(JSON.parse(line), file)));
      assert.doesNotMatch(kept, /touch|notes\.txt|vol-1|Begin Patch/, sample);
    }
  });

  test('lines of another shape give nothing and throw nothing', () => {
    const odd = [{}, { type: 'assistant' }, { message: 7 }, { message: { content: [null, 7, { type: 'tool_use' }] } }, { payload: [] }];
    const more = [
      { type: 'response_item', payload: { type: 'function_call' } },
      { type: 'tool.execution_start', data: { toolCallId: 7 } },
    ];
    for (const one of transcripts)
      for (const line of [...odd, ...more]) assert.deepEqual(one.read({ ...line }, ''), [], JSON.stringify(line));
  });

  test('a hash tells inputs apart, whatever the order of their fields', () => {
    assert.equal(inputHash({ a: 1, b: [2] }), inputHash({ b: [2], a: 1 }));
    assert.notEqual(inputHash({ a: 1 }), inputHash({ a: 2 }));
    assert.equal(inputHash(JSON.parse(`${'['.repeat(200_000)}${']'.repeat(200_000)}`)), null);
  });
});
