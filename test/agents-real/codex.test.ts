import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import { codex } from './agents/codex';
import { find } from './install';
import { isolation } from './isolation';
import { SUB_AGENT, type ToolCall } from './model/script';
import { Stage } from './stage';

/** What only Codex has: trust by a hash, patches typed into a shell, JavaScript that calls tools, sub-agents, an open terminal. */
const found = find(codex);
const skip = 'missing' in found ? found.missing : false;
const program = 'program' in found ? found.program : [];
if (skip) console.log(`The real Codex is not tested: ${skip}`);

const it = (name: string, body: (at: Stage) => Promise<void>) =>
  test(name, { skip }, async () => {
    const at = new Stage(codex, program);
    try {
      await body(at);
    } finally {
      at.close();
    }
  });

interface Hook {
  readonly key: string;
  readonly currentHash: string;
  readonly trustStatus: string;
  readonly enabled: boolean;
}
/** What Codex itself says of the hooks that it found. */
function hooksOf(at: Stage): readonly Hook[] {
  const ask = [
    { id: 1, method: 'initialize', params: { clientInfo: { name: 'test', version: '1' } } },
    { method: 'initialized' },
    { id: 2, method: 'hooks/list', params: { cwds: [at.project] } },
  ];
  const [command = '', ...args] = [...isolation(), 'sh', '-c', '(cat; sleep 3) | "$0" app-server', ...program];
  const { stdout } = spawnSync(command, args, {
    cwd: at.project,
    encoding: 'utf8',
    input: ask.map((one) => `${JSON.stringify({ jsonrpc: '2.0', ...one })}\n`).join(''),
    env: { PATH: '/usr/sbin:/sbin:/usr/bin:/bin', HOME: at.world.home, LOCAL_KEY: 'test' },
    timeout: 60_000,
  });
  const answer = stdout
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line))
    .find(({ id }) => id === 2);
  return answer.result.data.flatMap(({ hooks }: { readonly hooks: readonly Hook[] }) => hooks);
}
const file = (at: Stage, name: string): string => path.join(at.world.home, '.codex', name);
const edit = (name: string, change: (text: string) => string): void => writeFileSync(name, change(readFileSync(name, 'utf8')));

describe('the real Codex', () => {
  it('trusts our hook after set-up, wherever it stands; one changed byte, and it does not', async (at) => {
    await at.configure();
    const lint = { hooks: { PreToolUse: [{ matcher: 'Bash', hooks: [{ type: 'command', command: 'true' }] }] } };
    writeFileSync(file(at, 'hooks.json'), JSON.stringify(lint));
    await at.setUp();
    const [theirs, ours, ...more] = hooksOf(at);
    assert.deepEqual(
      [theirs?.trustStatus, ours?.trustStatus, ours?.enabled, ours?.key, more],
      ['untrusted', 'trusted', true, `${file(at, 'hooks.json')}:pre_tool_use:1:0`, []],
    );
    assert.ok(readFileSync(file(at, 'config.toml'), 'utf8').includes(ours?.currentHash ?? '-'));
    const before = readFileSync(file(at, 'hooks.json'), 'utf8');
    writeFileSync(file(at, 'hooks.json'), before.replace('900', '901'));
    assert.equal(hooksOf(at)[1]?.trustStatus, 'modified');
    writeFileSync(file(at, 'hooks.json'), before);
    edit(file(at, 'config.toml'), (text) => text.replace(/trusted_hash.*\n/, ''));
    assert.equal(hooksOf(at)[1]?.trustStatus, 'untrusted');
  });

  it('a patch typed into a shell, and a program that is kept open', async (at) => {
    await at.setUp();
    const patch = (name: string, line: string) =>
      `apply_patch <<'EOF'\n*** Begin Patch\n*** Add File: ${name}\n+${line}\n*** End Patch\nEOF`;
    const call = (cmd: string, more: object = {}): ToolCall => ({ name: 'exec_command', input: { cmd, ...more } });
    const { told } = await at.turn([
      [call(patch('.claude/settings.local.json', '{"disableAllHooks":true}'))],
      [call(patch('new.txt', 'x'))],
      [call('bash --norc', { tty: true, yield_time_ms: 500 })],
      [call('ssh shop-production', { tty: true, yield_time_ms: 500 })],
    ]);
    assert.deepEqual([at.read('.claude/settings.local.json'), at.read('new.txt')], [null, 'x\n']);
    assert.match(told[0] ?? '', /self\/switch-off/);
    assert.match(told[2] ?? '', /shell\/open-shell/);
    assert.match(told[3] ?? '', /shell\/open-session/);
  });

  it('tools that JavaScript calls, and those of a sub-agent', async (at) => {
    await at.configure();
    edit(file(at, 'config.toml'), (text) => text.replace('gpt-5.5', 'gpt-6.1-sol'));
    await at.setUp();
    const js = (input: string): ToolCall => ({ name: 'exec', namespace: 'functions', custom: true, input });
    const run = (cmd: string): ToolCall =>
      js(`try { await tools.exec_command(${JSON.stringify({ cmd })}); } catch (e) { text(String(e)); }`);
    const team = (name: string, input: Readonly<Record<string, unknown>>): ToolCall => ({ name, namespace: 'collaboration', input });
    const { heard } = await at.turn(
      [
        [run('railway volume delete --volume vol-1 --yes; touch ran.txt')],
        [run('echo fine > fine.txt')],
        [js(`try { await tools.mcp__railway__volume_delete({ volumeId: 'vol-1' }); } catch (e) { text(String(e)); }`)],
        [team('spawn_agent', { task_name: 'sub', message: SUB_AGENT, fork_turns: 'none' })],
        [team('wait_agent', { timeout_ms: 20_000 })],
      ],
      { subAgent: [[run('rm -rf ~/.mollyguard')], [run('touch sub.txt')]] },
    );
    assert.deepEqual([at.read('ran.txt'), at.read('railway.txt'), at.read('fine.txt'), at.read('sub.txt')], [null, null, 'fine\n', '']);
    for (const rule of [/railway\/delete-volume/, /self\/touch-mollyguard/]) assert.match(heard, rule);
  });
});
