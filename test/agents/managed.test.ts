import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decodePayload } from '../../src/agents';
import { registeredCommand } from '../../src/agents/command';
import { type ManagedHook, managedHooks } from '../../src/agents/managed';
import { readToml } from '../../src/engine/parse/toml';

const launcher = "/home/o'brien/.mollyguard/bin/hook";
const hookOf = (agent: string): { readonly hook: ManagedHook; readonly file: string } => {
  const hook = managedHooks.find((one) => one.agent === agent);
  const file = hook?.files.linux;
  assert.ok(hook && file);
  return { hook, file };
};

test('the files of each agent, by platform', () => {
  assert.deepEqual(
    managedHooks.map(({ agent, files, leaves, proof }) => [agent, files.linux, files.darwin, leaves, proof]),
    [
      [
        'claude-code',
        '/etc/claude-code/managed-settings.d/mollyguard.json',
        '/Library/Application Support/ClaudeCode/managed-settings.d/mollyguard.json',
        'nothing',
        'real',
      ],
      ['codex', '/etc/codex/requirements.toml', '/etc/codex/requirements.toml', 'nothing', 'real'],
      ['copilot-cli', '/etc/github-copilot/policy.d/mollyguard.json', undefined, 'nothing', 'real'],
      ['gemini', '/etc/gemini-cli/settings.json', '/Library/Application Support/GeminiCli/settings.json', 'list', 'real'],
      ['qwen', '/etc/qwen-code/settings.json', '/Library/Application Support/QwenCode/settings.json', 'variables', 'real'],
      ['cursor', '/etc/cursor/hooks.json', '/Library/Application Support/Cursor/hooks.json', 'nothing', 'documented'],
    ],
  );
  for (const { files } of managedHooks) assert.equal(files.win32, undefined, 'agents are not protected there yet');
});

/** The text for a machine that has no such file. */
const value = (agent: string): unknown => {
  const { hook, file } = hookOf(agent);
  const edited = hook.install(null, launcher, file);
  assert.ok(edited.kind === 'edited' && edited.text !== null);
  assert.equal(edited.text, hook.part(launcher, file));
  assert.equal(hook.isInstalled(edited.text, launcher, file), true);
  assert.deepEqual(hook.install(edited.text, launcher, file), edited, 'nothing is added twice');
  return agent === 'codex' ? readToml(edited.text)?.value : JSON.parse(edited.text);
};
const command = (agent: string, way: 'edit' | 'delete' = 'edit', word = agent): string =>
  registeredCommand(launcher, `${word}-managed`, hookOf(agent).file, way);

test('what stands in them', () => {
  const claude = { type: 'command', command: command('claude-code'), onFailure: 'block' };
  const checks = 'Mollyguard checks this action; it may be waiting for your answer';
  assert.deepEqual(value('claude-code'), {
    hooks: {
      PreToolUse: [{ matcher: '*', hooks: [{ ...claude, timeout: 900, statusMessage: checks }] }],
      UserPromptSubmit: [{ hooks: [{ ...claude, timeout: 60, statusMessage: 'Mollyguard looks at the attached files' }] }],
    },
  });
  assert.deepEqual(value('copilot-cli'), {
    version: 1,
    hooks: {
      preToolUse: [{ type: 'command', command: command('copilot-cli', 'delete', 'vscode'), timeout: 900, timeoutSec: 900 }],
    },
  });
  assert.deepEqual(value('gemini'), {
    hooks: {
      BeforeTool: [{ matcher: '*', hooks: [{ type: 'command', command: command('gemini'), timeout: 900_000 }] }],
      BeforeAgent: [{ hooks: [{ type: 'command', command: command('gemini'), timeout: 60_000 }] }],
    },
    hooksConfig: { enabled: true },
  });
  const cursor = { command: command('cursor'), type: 'command', timeout: 900, failClosed: true };
  const events = ['preToolUse', 'beforeShellExecution', 'beforeMCPExecution', 'beforeReadFile', 'beforeTabFileRead', 'beforeSubmitPrompt'];
  assert.deepEqual(value('cursor'), {
    version: 1,
    hooks: Object.fromEntries([...events, 'subagentStart'].map((event) => [event, [cursor]])),
  });
  const qwen = value('qwen');
  assert.ok(typeof qwen === 'object' && qwen !== null && 'disableAllHooks' in qwen);
  assert.equal(qwen.disableAllHooks, false);
  const codex = JSON.parse(JSON.stringify(value('codex')));
  const [handler] = codex.hooks.PreToolUse[0].hooks;
  assert.match(handler.command, /^\/bin\/sh -c '.*bin\/hook" codex-managed \|\| .*requirements\.toml.*exit 2; \}'$/);
  assert.deepEqual(codex, {
    features: { hooks: true },
    hooks: {
      managed_dir: "/home/o'brien/.mollyguard/bin",
      PreToolUse: [{ matcher: '.*', hooks: [{ type: 'command', command: handler.command, timeout: 900, statusMessage: checks }] }],
    },
  });
});

test('what an administrator has there already stays, byte for byte; what cannot be merged is theirs', () => {
  for (const agent of ['claude-code', 'gemini', 'qwen', 'cursor']) {
    const { hook, file } = hookOf(agent);
    const mine = '{\n\t"telemetry": {"enabled": false},\n\t"hooks": {}\n}\n';
    assert.equal(hook.isInstalled(mine, launcher, file), false);
    const edited = hook.install(mine, launcher, file);
    assert.ok(edited.kind === 'edited' && edited.text?.startsWith('{\n\t"telemetry": {"enabled": false},\n\t"hooks": {'), agent);
    assert.equal(hook.isInstalled(edited.text ?? '', launcher, file), true);
  }
  const { hook, file } = hookOf('codex');
  const mine = 'allowed_approval_policies = ["on-request"]\n';
  assert.deepEqual(hook.install(mine, launcher, file), { kind: 'broken', problem: 'it holds other requirements' });
  assert.equal(hook.isInstalled(mine, launcher, file), false);
  assert.equal(hook.isInstalled(mine + hook.part(launcher, file), launcher, file), true);
  assert.equal(hook.isInstalled(hook.part(launcher, file).replace('hooks = true', 'hooks = false'), launcher, file), false);
  assert.equal(hook.isInstalled(hook.part('/home/eve/.mollyguard/bin/hook', file), launcher, file), false);
});

test('a switch that is off again, or a changed command, is not what we offer', () => {
  const gemini = hookOf('gemini');
  const text = gemini.hook.part(launcher, gemini.file);
  assert.equal(gemini.hook.isInstalled(text.replace('"enabled": true', '"enabled": false'), launcher, gemini.file), false);
  const qwen = hookOf('qwen');
  assert.equal(qwen.hook.isInstalled(qwen.hook.part(launcher, qwen.file).replace('false', 'true'), launcher, qwen.file), false);
  for (const { hook, file } of managedHooks.map(({ agent }) => hookOf(agent)))
    assert.equal(hook.isInstalled(hook.part(launcher, file).replaceAll('exit 2', 'exit 0'), launcher, file), false, hook.agent);
});

test('the word in the command is read as the agent’s own, also where the payload does not tell whose it is', () => {
  const payload = '{"hook_event_name":"PreToolUse","session_id":"s","cwd":"/p","tool_name":"Bash","tool_input":{"command":"ls"}}';
  const context = { cwd: '/p', home: '/home/you' };
  for (const word of ['claude-code', 'claude-code-managed']) assert.equal(decodePayload(payload, word, context).codec.id, 'claude-code');
  assert.equal(decodePayload(payload, 'managed', context).codec.id, 'undescribed');
});
