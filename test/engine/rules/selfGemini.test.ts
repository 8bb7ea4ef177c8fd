import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Action } from '../../../src/engine/types';
import { HOME, judgeIn, PROJECT } from '../world';
import { rows } from './rows';

const HOOK = `'${HOME}/.mollyguard/bin/hook' gemini`;
const entry = { matcher: '*', hooks: [{ type: 'command', name: 'mollyguard', command: HOOK, timeout: 900000 }] };
const GEMINI = JSON.stringify({ general: { vimMode: true }, hooks: { BeforeTool: [entry], BeforeAgent: [entry] } });
const QWEN = JSON.stringify({ $version: 3, hooks: { PreToolUse: [entry] } });
const write = (path: string, content: unknown) => ({ kind: 'write', path, content: JSON.stringify(content) });
const world = {
  files: {
    [`${HOME}/.gemini/settings.json`]: GEMINI,
    [`${HOME}/.qwen/settings.json`]: QWEN,
    [`${PROJECT}/off.json`]: '{"disableAllHooks":true}',
  },
  folders: [`${HOME}/.gemini`, `${HOME}/.qwen`],
};

rows(
  'deny self/switch-off',
  [
    `rm ${HOME}/.gemini/settings.json`,
    'rm -rf ~/.qwen',
    'mv ~/.gemini ~/.gemini.old',
    'chmod 000 ~/.qwen/settings.json',
    'sed -i s/900000/1/ ~/.gemini/settings.json',
    'jq "del(.hooks)" ~/.gemini/settings.json > /tmp/x && cp /tmp/x ~/.gemini/settings.json',
    write('~/.gemini/settings.json', { general: { vimMode: true } }),
    write('~/.gemini/settings.json', { ...JSON.parse(GEMINI), hooksConfig: { disabled: ['mollyguard'] } }),
    write('~/.qwen/settings.json', { ...JSON.parse(QWEN), disableAllHooks: true }),
    write('.gemini/settings.json', { hooksConfig: { enabled: false } }),
    write('.gemini/settings.json', { hooksConfig: { enabled: '' } }),
    write('.gemini/settings.json', { hooksConfig: { disabled: 'mollyguard' } }),
    write('.gemini/settings.json', { hooksConfig: { disabled: ['$NAME'] } }),
    // what is no object takes the place of the person's hooks
    write('.gemini/settings.json', { hooks: null }),
    write('.gemini/settings.json', { hooks: [] }),
    write('.gemini/settings.json', { hooks: 'x' }),
    write('sub/.gemini/settings.json', { hooks: [] }),
    write('/etc/gemini-cli/settings.json', { hooksConfig: { enabled: false } }),
    write('/etc/gemini-cli/system-defaults.json', { hooks: [] }),
    write('/etc/qwen-code/settings.json', { disableAllHooks: true }),
    write('.qwen/settings.json', { disableAllHooks: true }),
    write('.qwen/settings.json', { disableAllHooks: 'yes' }),
    write('.qwen/settings.json', { env: { QWEN_CODE_SAFE_MODE: '1' } }),
    'cp off.json .qwen/settings.json',
    'echo QWEN_CODE_SAFE_MODE=1 >> .env',
    "printf 'A=1\\nexport QWEN_CODE_SIMPLE=true\\n' > .qwen/.env",
    { kind: 'write', path: '.env', content: 'GEMINI_CLI_HOME=/tmp/x\n' },
    'QWEN_CODE_SAFE_MODE=1 qwen -p x',
    'QWEN_CODE_SIMPLE=1 qwen -p x',
    'env QWEN_HOME=/tmp/q qwen -p x',
    'GEMINI_CLI_HOME=/tmp/g gemini -p x',
    'GEMINI_CLI_SYSTEM_SETTINGS_PATH=/tmp/s.json gemini -p x',
    'QWEN_CODE_SYSTEM_DEFAULTS_PATH=/tmp/s.json qwen -p x',
  ],
  world,
);
rows('deny self/start-unguarded-agent', ['qwen --bare -p x', 'qwen --safe-mode', 'qwen --yolo --safe-mode -p x'], world);
rows(
  'hold click self/foreign-hook',
  [
    write('.gemini/settings.json', { mcpServers: { x: { command: 'y' } } }),
    write('.gemini/settings.json', { hooks: { BeforeTool: [{ hooks: [{ type: 'command', command: 'lint' }] }] } }),
    write('~/.qwen/settings.json', { ...JSON.parse(QWEN), permissions: { allow: ['Bash'] } }),
    // a hook of an extension may change what ours has judged
    write('.gemini/extensions/x/hooks/hooks.json', { hooks: { BeforeTool: [{ hooks: [{ type: 'command', command: 'x' }] }] } }),
    { kind: 'write', path: '.qwen/extensions/x/run.js', content: 'x()' },
  ],
  world,
);
// both load the project's `.env` into their own environment
rows('deny secrets/reveal-credential', ['printenv', 'env', 'set', 'export -p', 'echo "$SHOP_TOKEN"'], world);
rows(
  'allow',
  [
    'cat ~/.gemini/settings.json',
    'jq .hooks ~/.qwen/settings.json',
    'gemini -p "hello" --yolo',
    'qwen -p "hello"',
    'gemini --version',
    write('.gemini/settings.json', { general: { vimMode: true } }),
    write('.gemini/settings.json', { ui: { hideBanner: true }, hooks: {} }),
    write('.qwen/settings.json', { disableAllHooks: false, ui: { theme: 'x' } }),
    write('~/.gemini/settings.json', { ...JSON.parse(GEMINI), general: { vimMode: false } }),
    { kind: 'write', path: '.gemini/GEMINI.md', content: '# hooks\nhooksConfig.enabled: false' },
    'echo GEMINI_MODEL=x >> .env',
    'echo "set QWEN_CODE_SAFE_MODE=1 to debug" >> notes.md',
  ],
  world,
);

/** An edit of Gemini CLI by a path that is not there: it takes the only file of the project whose path ends so. */
const edit = (loose: string, old: string, by: string): Action => ({
  kind: 'write',
  path: `${PROJECT}/${loose}`,
  content: null,
  edits: [{ old, new: by, all: false, lines: false }],
  loose,
  agent: 'gemini',
  conversation: 's',
  cwd: PROJECT,
});
const files = {
  ...world.files,
  [`${PROJECT}/.claude/settings.local.json`]: '{"disableAllHooks":false}',
  [`${PROJECT}/.vscode/settings.json`]: '{"chat.useHooks":true,"editor.tabSize":4}',
  [`${PROJECT}/.clinerules/hooks/PreToolUse`]: '#!/bin/sh\nexec mollyguard',
  [`${PROJECT}/.opencode/plugins/guard.js`]: 'mollyguard()',
  [`${PROJECT}/config/settings.json`]: '{"a":1}',
  [`${PROJECT}/src/a.ts`]: 'let a = 1',
};
for (const [rule, loose, old, by] of [
  ['self/switch-off', 'settings.local.json', 'false', 'true'],
  ['self/switch-off', 'claude/settings.local.json', 'false', 'true'],
  ['self/switch-off', 'settings.json', '"chat.useHooks":true', '"chat.useHooks":false'],
  ['self/switch-off', 'PreToolUse', 'exec mollyguard', ''],
  ['self/switch-off', 'hooks/PreToolUse', 'exec mollyguard', ''],
  ['self/switch-off', 'guard.js', 'mollyguard()', ''],
  ['self/switch-off', 'plugins/guard.js', 'mollyguard()', ''],
  [null, 'settings.json', '"editor.tabSize":4', '"editor.tabSize":2'],
  [null, 'config/settings.json', '"a":1', '"a":2'],
  [null, 'src/a.ts', '1', '2'],
  [null, 'a.ts', '1', '2'],
] as const)
  test(`an edit of ${loose}, ${old} → ${by}`, () => assert.equal(judgeIn(edit(loose, old, by), { ...world, files }).verdict.rule, rule));
