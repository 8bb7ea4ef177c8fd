import assert from 'node:assert/strict';
import { appendFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { Journal, readJournal } from '../../../src/server/journal';
import { send, World } from '../client';

const SESSION = '11111111-2222-4333-8444-555555555555';

/** Lines of a transcript of Codex. */
const line = (payload: object) => `${JSON.stringify({ timestamp: new Date().toISOString(), type: 'response_item', payload })}\n`;
const ran = (id: string, command: string) =>
  line({ type: 'function_call', call_id: id, name: 'exec_command', arguments: JSON.stringify({ cmd: command }) }) +
  line({ type: 'function_call_output', call_id: id, output: `Chunk ID: 1\nsecret-output` });
const hooked = (id: string, cwd: string) =>
  JSON.stringify({
    ...{ session_id: SESSION, turn_id: 't', transcript_path: null, cwd, hook_event_name: 'PreToolUse', model: 'm' },
    ...{ permission_mode: 'default', tool_name: 'Bash', tool_input: { command: 'true' }, tool_use_id: id },
  });

test('a call without its hook call is counted, journaled and shown in every window; nothing of what it said is kept', async () => {
  const world = new World();
  try {
    const [one, two] = [world.folder('one'), world.folder('two')];
    const sessions = path.join(world.home, '.codex/sessions/2026/11/20');
    mkdirSync(sessions, { recursive: true });
    const file = path.join(sessions, `rollout-2026-11-20T10-00-00-${SESSION}.jsonl`);
    writeFileSync(file, ran('old', 'touch old'));
    const first = await world.window([one], { watchTranscripts: true });
    await first.until(() => first.state?.leader === true, 'leadership');
    const second = await world.window([two], { watchTranscripts: true });
    const gaps = () => readJournal(world.journal).entries.filter(({ kind }) => kind === 'gap');
    // long enough that the followers have looked at what is there
    await new Promise((resolve) => setTimeout(resolve, 5_000));

    await send(world.socket, '/v1/actions?agent=codex&attempt=a1', hooked('seen', one));
    appendFileSync(file, ran('seen', 'true') + ran('unseen', 'touch secret-command'));
    // judged alone: only its journal tells
    const alone = new Journal(world.journal, 'hook');
    alone.append({
      ...({ kind: 'action', id: 'x', agent: 'codex', conversation: SESSION, event: 'PreToolUse', tool: 'Bash' } as const),
      ...{ callId: 'alone', cwd: one, actions: [] },
    });
    alone.close();
    appendFileSync(file, ran('alone', 'true'));
    const shown = [{ id: 'actions-unseen', file: null, data: { agent: 'codex', cause: 'hook-failed', count: '1' } }];
    for (const window of [first, second]) {
      await window.until(() => (window.state?.problems.length ?? 0) > 0, 'the line');
      assert.deepEqual(window.state?.problems, shown);
    }
    assert.deepEqual(
      gaps().map(({ fields: { at: _at, writer: _writer, prev: _prev, ...more } }) => more),
      [{ kind: 'gap', agent: 'codex', conversation: SESSION, callId: 'unseen', tool: 'exec_command', cause: 'hook-failed' }],
    );
    for (const name of readdirSync(world.journal)) assert.doesNotMatch(readFileSync(path.join(world.journal, name), 'utf8'), /secret-/);

    for (const [window, folder] of [
      [first, one],
      [second, two],
    ] as const) {
      window.settings([folder]);
      await window.until(() => window.state?.problems.length === 0, 'the end of it');
    }
    appendFileSync(file, ran('later', 'true'));
    await new Promise((resolve) => setTimeout(resolve, 22_000));
    assert.equal(gaps().length, 1, 'switched off, nothing is read');
  } finally {
    world.close();
  }
});
