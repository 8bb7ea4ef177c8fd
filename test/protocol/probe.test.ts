import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Action } from '../../src/engine/types';
import { isProbe, MUST_DENY, MUST_PASS, PROBE_MARK } from '../../src/protocol/probe';

const shell = (command: string): Action => ({ kind: 'shell', command, shell: 'bash', cwd: '/p', agent: 'codex', conversation: 'x' });
const write: Action = { kind: 'write', path: '~/.mollyguard/doctor-probe', content: '', cwd: '/p', agent: 'codex', conversation: 'x' };

test('a probe is what doctor sends, letter by letter, in a conversation of its own', () => {
  const mark = `${PROBE_MARK}1a2b3c4d`;
  for (const command of [MUST_DENY, MUST_PASS]) assert.equal(isProbe(mark, [shell(command)]), true);
  for (const [conversation, actions] of [
    ['another', [shell(MUST_DENY)]],
    [null, [shell(MUST_DENY)]],
    [`x${mark}`, [shell(MUST_DENY)]],
    // An agent that calls its conversation so hides nothing by it.
    [mark, [shell(`${MUST_DENY}; rm -rf ~`)]],
    [mark, [shell(` ${MUST_DENY}`)]],
    [mark, [shell('rm -rf ~')]],
    [mark, [shell(MUST_DENY), shell('rm -rf ~')]],
    [mark, [write]],
    [mark, []],
  ] as const)
    assert.equal(isProbe(conversation, actions), false, JSON.stringify(actions));
});
