// biome-ignore-all lint/suspicious/noTemplateCurlyInString: shell text is full of them.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Policy } from '../../src/engine/types';
import { actionOf, HOME, judgeIn } from '../engine/world';

const policy: Partial<Policy> = {
  environments: {
    production: { match: ['p-live', 'db.live.example'], level: 'production' },
    staging: { match: ['p-stage', 'db.stage.example', 'staging'], level: 'staging' },
    qa: { match: ['p-qa'], level: 'staging' },
  },
  scope: 'staging',
};
const files = {
  [`${HOME}/.config/Code/User/settings.json`]: '{"mollyguard.scope":"staging"}',
  [`${HOME}/.mollyguard/policy/0.json`]: '{}',
};
type Try = string | Readonly<Record<string, unknown>>;
function denied(title: string, reason: 'self' | 'out-of-scope', tries: readonly Try[]): void {
  for (const one of tries) {
    test(`${title}: ${typeof one === 'string' ? one : JSON.stringify(one)}`, () => {
      const { decision, reason: why } = judgeIn(actionOf(one), { files, policy }).verdict;
      assert.deepEqual([decision, why.id], ['deny', reason]);
    });
  }
}
const write = (path: string, content: string): Try => ({ kind: 'write', path, content });
const command = (id: string, args: readonly unknown[] = []): Try => ({
  kind: 'mcp',
  server: 'vscode',
  tool: 'run_vscode_command',
  input: { commandId: id, name: id, args },
});
const settings = `${HOME}/.config/Code/User/settings.json`;

denied('a person’s command', 'self', [command('mollyguard.changeScope'), command('mollyguard.changeScope', ['id'])]);
denied('what a person has set', 'self', [
  write(settings, '{}'),
  write(settings, '{"mollyguard.scope":null}'),
  write(settings, '{"mollyguard.scope":"production"}'),
  write(settings, '{"mollyguard.scope":"staging","mollyguard.environments":{"staging":{"match":["p-live"]}}}'),
  `sed -i 's/staging/production/' ${settings}`,
]);
denied('where the extension keeps it', 'self', [
  `sqlite3 ${HOME}/.config/Code/User/workspaceStorage/0a1b/state.vscdb "delete from ItemTable where key like '%mollyguard%'"`,
  `sqlite3 ${HOME}/.config/Code/User/globalStorage/state.vscdb "update ItemTable set value='{}'"`,
  `rm -f ${HOME}/.config/Cursor/User/workspaceStorage/0a1b/state.vscdb`,
  `cp /tmp/other.vscdb ${HOME}/.config/Code/User/workspaceStorage/0a1b/state.vscdb`,
  `python3 -c 'import sqlite3; sqlite3.connect("${HOME}/.config/Code/User/workspaceStorage/0a1b/state.vscdb").execute("delete from ItemTable")'`,
  write(`${HOME}/.vscode-server/data/User/workspaceStorage/0a1b/state.vscdb`, ''),
]);
denied('what is kept for judging alone', 'self', [
  `rm ${HOME}/.mollyguard/policy/0.json`,
  `echo '{}' > ${HOME}/.mollyguard/policy/0.json`,
  write(`${HOME}/.mollyguard/policy/0.json`, '{"folder":null,"policy":{"scope":null}}'),
]);

// The more dangerous of what names a target counts, however it is written.
denied('another name for it', 'out-of-scope', [
  'railway volume delete --volume v-1 --project p-live --environment staging -y',
  'railway volume delete --volume v-1 --environment staging --project=p-live -y',
  'railway up --environment staging --project p-live',
  'railway volume delete --volume v-1 --project p-qa --environment staging -y',
  "psql 'postgres://app@db.live.example/staging' -c 'DROP TABLE orders'",
  "psql -h db.live.example staging -c 'INSERT INTO orders VALUES (1)'",
  "psql -h DB.LIVE.EXAMPLE shop -c 'DROP TABLE orders'",
  "psql -h db.live.example. shop -c 'DROP TABLE orders'",
  'curl -X POST https://db.live.example/staging/orders -d x=1',
  'curl -X POST "https://api.example.com/deploys?environment=staging" -d project=p-live',
  'curl -X POST https://db.live.example@api.example.com.p-live.example/x -d y=1',
]);
denied('a way round the words', 'out-of-scope', [
  'P=p-live; railway up --project $P',
  'P=p-; railway up --project ${P}live',
  "bash -c 'railway up --project p-live'",
  'echo p-live | xargs -I{} railway up --project {}',
  'env RAILWAY_ENVIRONMENT=staging railway up --project p-live',
  'railway up --project "$(printf p-%s live)"',
  'eval "$(echo cmFpbHdheSB1cCAtLXByb2plY3QgcC1saXZl | base64 -d)"',
  'true && railway up --project p-stage && railway up --project p-live',
  "psql -h db.stage.example shop -c 'SELECT 1'; psql -h db.live.example shop -c 'UPDATE orders SET x=1 WHERE id=1'",
  `python3 -c 'import requests; requests.post("https://db.live.example/orders", json={})'`,
  `node -e 'fetch("https://db.live.example/orders", {method: "POST"})'`,
]);
