import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { codecs } from '../../src/agents';
import { denialText } from '../../src/agents/text';
import { type Action, NO_POLICY } from '../../src/engine/types';
import { settle } from '../../src/server/facts';
import { redactedView } from '../../src/server/redactedView';

const folder = mkdtempSync(path.join(tmpdir(), 'mg-view-'));
after(() => rmSync(folder, { recursive: true }));
const value = 'made-up-value-of-a-test';
writeFileSync(path.join(folder, '.env'), `API_TOKEN=${value}\nPORT=3000\n`);
symlinkSync(path.join(folder, '.env'), path.join(folder, 'notes.txt'));
const VIEW = 'API_TOKEN: text, 20–40 characters\nPORT: 3000';

const source = { home: path.join(folder, 'home'), workspace: [folder], own: [], temporary: [], policy: NO_POLICY, snapshots: true };
const base = { agent: 'x', conversation: null, cwd: folder };
const shell = (command: string): Action => ({ ...base, kind: 'shell', command, shell: 'bash' });
const settled = (action: Action) => settle([action], source);

const seen: readonly Action[] = [
  shell('cat .env'),
  shell('cat < .env | base64'),
  shell('grep -r PORT .'),
  shell('git show HEAD:.env'),
  shell('cat .env*'),
  shell('cat notes.txt'),
  shell('source .env'),
  { ...base, kind: 'read', path: path.join(folder, '.env'), content: null },
  { ...base, kind: 'mcp', server: 'fs', tool: 'read_file', input: { path: path.join(folder, '.env') } },
];
for (const action of seen) test(`${JSON.stringify(action).slice(0, 120)}: a view`, () => assert.equal(redactedView(settled(action)), VIEW));

const unseen: readonly Action[] = [
  shell('cat README.md'),
  shell('cp .env x.txt'),
  shell('ssh host cat .env'),
  shell('cat ~/.netrc'),
  shell('printenv'),
];
for (const action of unseen)
  test(`${JSON.stringify(action).slice(0, 120)}: none`, () => assert.equal(redactedView(settled(action)), undefined));

test('every agent that can be told why gets the view, in one answer, and no value', () => {
  const one = settled(shell('cat .env'));
  const view = redactedView(one);
  assert.ok(view !== undefined);
  const reason = denialText({ outcome: 'denied', verdict: one.verdict, safer: null, detail: null, view });
  assert.ok(reason.endsWith(`to work with:\n${VIEW}`));
  for (const codec of codecs) {
    const decoded = {
      kind: 'actions',
      event: 'PreToolUse',
      agent: codec.id,
      conversation: null,
      callId: null,
      actions: [],
      tool: 'x',
    } as const;
    const answer = codec.encode({ kind: 'deny', reason }, decoded);
    assert.equal(answer.includes(value), false);
    const said = JSON.stringify(JSON.parse(answer));
    assert.ok(said.includes('API_TOKEN: text') && said.includes('PORT: 3000'), codec.id);
  }
});
