import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileNotes } from '../../../../src/engine/context';
import { type Change, changeOf } from '../../../../src/engine/evaluate/files/afterState';
import { placeOf } from '../../../../src/engine/evaluate/files/place';
import { createContext } from '../../../../src/engine/evaluate/shell/context';
import { type Facts, type FileCall, type FileEdit, type FileFact, HOLE, NO_POLICY } from '../../../../src/engine/types';

const HOME = '/home/you';
const PROJECT = '/home/you/shop';

interface Write {
  readonly path: string;
  /** What stands there now; nothing: there is no file. */
  readonly before?: string;
  /** What is written; null: not known. */
  readonly after?: string | null;
  readonly verb?: FileCall['verb'];
  /** What an edit tool replaces: old, new. */
  readonly edits?: FileCall['edits'];
}

function changed({ path, before, after, verb, edits }: Write): Change {
  const full = path.replace(/^~/, HOME).replace(/^@/, PROJECT);
  const fact: FileFact = before === undefined ? { kind: 'missing', real: full } : { kind: 'text', real: full, text: before, digest: 'd' };
  const facts: Facts = {
    home: HOME,
    workspace: [PROJECT],
    platform: 'linux',
    temporary: [],
    own: [],
    files: { [full]: fact },
    evidence: [],
    policy: NO_POLICY,
    snapshots: true,
  };
  const context = { ...createContext(facts, true), ...fileNotes(facts, true) };
  const content: FileCall['content'] =
    after === null ? { kind: 'unreadable', why: 'x' } : after === undefined ? { kind: 'none' } : { kind: 'text', text: after };
  const call: FileCall = {
    kind: 'file',
    via: [],
    remote: null,
    verb: verb ?? 'overwrite',
    path: full,
    to: null,
    recursive: false,
    pattern: false,
    content: edits ? { kind: 'unreadable', why: 'the agent does not tell' } : content,
    by: 'test',
    ...(edits ? { edits } : {}),
  };
  return changeOf(call, placeOf(full, facts), context);
}

const t = (name: string, write: Write, expected: Change): void => {
  test(`${name}: ${expected}`, () => assert.equal(changed(write), expected));
};

const OUR_HOOK = `{"type":"command","command":"'/home/you/.mollyguard/bin/hook' vscode || exit 2","timeout":900}`;
const OURS = `{"version":1,"hooks":{"PreToolUse":[${OUR_HOOK}]}}`;
const CLAUDE = `{"model":"opus","hooks":{"PreToolUse":[{"matcher":"*","hooks":[${OUR_HOOK}]}]},"permissions":{"allow":["Bash(ls)"]}}`;
const copilot = '~/.copilot/hooks/mollyguard.json';
const claude = '~/.claude/settings.json';

t('the same again', { path: copilot, before: OURS, after: OURS }, 'harmless');
t('other white space', { path: copilot, before: OURS, after: `${JSON.stringify(JSON.parse(OURS), null, 2)}\n` }, 'harmless');
t('a comment, for which a strict reader ignores the file', { path: copilot, before: OURS, after: `${OURS}\n// ours` }, 'self-off');
t('another comment in a file that has some', { path: copilot, before: `// a\n${OURS}`, after: `// b\n${OURS}` }, 'harmless');
t('our entry gone', { path: copilot, before: OURS, after: '{"version":1,"hooks":{}}' }, 'self-off');
t('another time limit', { path: copilot, before: OURS, after: OURS.replace('900', '1') }, 'self-off');
t('another command', { path: copilot, before: OURS, after: OURS.replace('|| exit 2', '|| true') }, 'self-off');
t('another event', { path: copilot, before: OURS, after: OURS.replace('PreToolUse', 'PostToolUse') }, 'self-off');
t('emptied', { path: copilot, before: OURS, verb: 'truncate' }, 'self-off');
t('broken', { path: copilot, before: OURS, after: OURS.slice(0, -1) }, 'self-off');
t('appended garbage', { path: copilot, before: OURS, after: '}', verb: 'append' }, 'self-off');
t('not known', { path: copilot, before: OURS, after: null }, 'self-off');
t('partly known', { path: copilot, before: OURS, after: `{"x":"${HOLE}"}` }, 'self-off');
t('deleted', { path: copilot, before: OURS, verb: 'delete' }, 'self-off');
t('moved', { path: copilot, before: OURS, verb: 'move' }, 'self-off');
t('its mode changed', { path: copilot, before: OURS, verb: 'permissions' }, 'self-off');
t("another's file deleted", { path: '~/.copilot/hooks/other.json', before: '{"hooks":{}}', verb: 'delete' }, 'harmless');
t('a file that is not there deleted', { path: '~/.copilot/hooks/none.json', verb: 'delete' }, 'harmless');
t('a second hook', { path: copilot, before: OURS, after: OURS.replace('[', '[{"type":"command","command":"x"},') }, 'foreign-hook');
t(
  "another's file",
  { path: '~/.copilot/hooks/other.json', after: '{"version":1,"hooks":{"preToolUse":[{"type":"command","bash":"x"}]}}' },
  'foreign-hook',
);
t('too deep to read', { path: copilot, before: OURS, after: '['.repeat(5_000) }, 'self-off');

t('another model', { path: claude, before: CLAUDE, after: CLAUDE.replace('opus', 'sonnet') }, 'harmless');
t('another matcher', { path: claude, before: CLAUDE, after: CLAUDE.replace('"*"', '"Nothing"') }, 'self-off');
t('a permission more', { path: claude, before: CLAUDE, after: CLAUDE.replace('"Bash(ls)"', '"Bash(ls)","Bash(*)"') }, 'foreign-hook');
t('a permission less', { path: claude, before: CLAUDE, after: CLAUDE.replace('"Bash(ls)"', '') }, 'harmless');
t('hooks off', { path: claude, before: CLAUDE, after: CLAUDE.replace('{', '{"disableAllHooks":true,') }, 'self-off');
t('hooks not off', { path: claude, before: CLAUDE, after: CLAUDE.replace('{', '{"disableAllHooks":false,') }, 'harmless');
t('hooks off in capitals', { path: claude, before: CLAUDE, after: CLAUDE.replace('{', '{"DisableAllHooks":true,') }, 'self-off');
t('hooks off, escaped', { path: claude, before: CLAUDE, after: CLAUDE.replace('{', '{"disableAllHook\\u0073":true,') }, 'self-off');
t('hooks off in the project', { path: '@/.claude/settings.local.json', after: '{"disableAllHooks":true}' }, 'self-off');
t('hooks on again in the project', { path: '@/.claude/settings.json', before: '{"disableAllHooks":true}', after: '{}' }, 'harmless');
t(
  'the environment of hooks: bash’s options',
  { path: claude, before: CLAUDE, after: CLAUDE.replace('{', '{"env":{"SHELLOPTS":"noexec"},') },
  'self-off',
);
t('the environment of hooks', { path: claude, before: CLAUDE, after: CLAUDE.replace('{', '{"env":{"BASH_ENV":"/tmp/x"},') }, 'self-off');
t('some environment', { path: claude, before: CLAUDE, after: CLAUDE.replace('{', '{"env":{"FOO":"x"},') }, 'harmless');
t('a status line', { path: '@/.claude/settings.json', after: '{"statusLine":{"type":"command","command":"x"}}' }, 'foreign-hook');
t('a server', { path: '@/.gemini/settings.json', after: '{"mcpServers":{"x":{"command":"y"}}}' }, 'foreign-hook');
t('Gemini off', { path: '@/.gemini/settings.json', after: '{"hooksConfig":{"enabled":false}}' }, 'self-off');
t('Gemini off by name', { path: '@/.gemini/settings.json', after: '{"hooksConfig":{"disabled":["guard"]}}' }, 'self-off');
t('Qwen off', { path: '@/.qwen/settings.json', after: '{"disableAllHooks":true}' }, 'self-off');
t('Copilot off', { path: '@/.github/copilot/settings.json', after: '{"disableAllHooks":true}' }, 'self-off');
t('a project file deleted', { path: '@/.claude/settings.json', before: '{"model":"x"}', verb: 'delete' }, 'harmless');
t('unknown in the project', { path: '@/.claude/settings.json', before: '{}', after: null }, 'self-off');
t('a theme', { path: '@/.gemini/settings.json', after: '{"theme":"dark"}' }, 'harmless');

t('Codex off', { path: '@/.codex/config.toml', after: '[features]\nhooks = false\n' }, 'self-off');
t(
  'Codex off, inline',
  { path: '~/.codex/config.toml', before: 'model = "o3"', after: 'model = "o3"\nfeatures = { hooks = false }' },
  'self-off',
);
t('Codex model', { path: '~/.codex/config.toml', before: 'model = "o3"', after: 'model = "o4"' }, 'harmless');
t('Codex trust', { path: '~/.codex/config.toml', before: '', after: '[projects."/x"]\ntrust_level = "trusted"' }, 'foreign-hook');
const codex = '~/.codex/config.toml';
const STATE = `[hooks.state."/home/you/.codex/hooks.json:pre_tool_use:0:0"]\ntrusted_hash = "sha256:1" # Mollyguard's hook\n`;
const CODEX = `model = "o3" # mine\n\n${STATE}`;
const to = (after: string, change: Change, path = codex, before = CODEX) =>
  t(`Codex: ${after.replace(CODEX, '… ').slice(0, 100)}`, { path, before, after }, change);
to(CODEX.replace('o3', 'o4'), 'harmless');
to(CODEX.replace('# mine', '# ours'), 'harmless');
to(`model_reasoning_effort = "high"\n${CODEX}`, 'harmless');
to(`${CODEX}[tui]\nenabled = false\n`, 'harmless');
to(`${CODEX}[mcp_servers.x]\nenabled = false\n`, 'foreign-hook');
to('model = "o3"\n', 'self-off');
to(CODEX.replace('sha256:1', 'sha256:2'), 'self-off');
to(CODEX.replace(':0:0', ':1:0'), 'self-off');
to(CODEX.replace(" # Mollyguard's hook", ''), 'self-off');
to(CODEX.replace('trusted_hash', 'x = 1 # trusted_hash'), 'self-off');
to(CODEX.replace('\ntrusted', '\n[x]\ntrusted'), 'self-off');
to(`${CODEX}enabled = false\n`, 'self-off');
to(`${CODEX}enabled = true\n`, 'foreign-hook');
to(`${CODEX}[features]\nhooks = false\n`, 'self-off');
to(`${CODEX}[features]\ncodex_hooks = false\n`, 'self-off');
to(`${CODEX}[features]\n"hook\\u0073" = false\n`, 'self-off');
to(`features.hooks = false\n${CODEX}`, 'self-off');
to(`${CODEX}[profiles.fast.features]\nhooks = false\n`, 'self-off');
to(`${CODEX}[features]\nhooks = true\n`, 'foreign-hook');
to(`${CODEX}[features]\nunified_exec = false\n`, 'harmless');
to(`${CODEX}[[hooks.PreToolUse]]\nmatcher = "Bash"\n`, 'foreign-hook');
to(`${CODEX}[shell_environment_policy.set]\nBASH_ENV = "/tmp/x"\n`, 'self-off');
to(`${CODEX}[shell_environment_policy.set]\nCODEX_HOME = "/tmp/x"\n`, 'self-off');
to(`${CODEX}[projects."/x"]\ntrust_level = "trusted"\n`, 'foreign-hook');
to(`sandbox_mode = "danger-full-access"\n${CODEX}`, 'foreign-hook');
to(`${CODEX}model = \n`, 'self-off');
to(CODEX + STATE, 'self-off');
to('', 'self-off');
to('[hooks.state."/home/you/.codex/hooks.json:pre_tool_use:0:0"]\n', 'self-off', codex, STATE.replace(/ #.*/, ''));
to('model = "o4"\n', 'harmless', '@/.codex/config.toml', 'model = "o3"\n');
to('[features]\nhooks = false\n', 'self-off', '@/.codex/config.toml', '');
to('features = { hooks = false }\n', 'self-off', '~/.codex/fast.config.toml', '');
to('allow_managed_hooks_only = true\n', 'self-off', '/etc/codex/requirements.toml', '');
to('[features]\n', 'foreign-hook', '/etc/codex/requirements.toml', '[features]\nhooks = true\n');

t('a hook program', { path: '@/.clinerules/hooks/PreToolUse', after: '#!/bin/sh\n' }, 'foreign-hook');
t(
  'our hook program',
  { path: '~/Documents/Cline/Hooks/PreToolUse', before: 'exec ~/.mollyguard/bin/hook cline', after: '#!/bin/sh\n' },
  'self-off',
);
t('a plugin', { path: '@/.opencode/plugins/x.js', after: 'export {}' }, 'foreign-hook');

const vscode = '@/.vscode/settings.json';
t('editor: tabs', { path: vscode, before: '{}', after: '{"editor.tabSize":2,}' }, 'harmless');
t('editor: hooks off', { path: vscode, before: '{}', after: '{"chat.useHooks":false}' }, 'self-off');
t('editor: hooks off, nested', { path: vscode, before: '{}', after: '{"chat":{"useHooks":false}}' }, 'self-off');
t('editor: hooks on', { path: vscode, before: '{}', after: '{"chat.useHooks":true}' }, 'harmless');
t('editor: our folder off', { path: vscode, after: '{"chat.hookFilesLocations":{"~/.copilot/hooks":false}}' }, 'self-off');
t('editor: another folder', { path: vscode, after: '{"chat.hookFilesLocations":{"./x":true}}' }, 'foreign-hook');
t('editor: plugins off', { path: vscode, after: '{"chat.plugins.enabled":false}' }, 'self-off');
t('editor: approvals', { path: vscode, after: '{"chat.tools.terminal.autoApprove":{"/.*/":true}}' }, 'foreign-hook');
t('editor: in a workspace file', { path: '@/x.code-workspace', after: '{"folders":[],"settings":{"chat.useHooks":false}}' }, 'self-off');
t('editor: was off before', { path: vscode, before: '{"chat.useHooks":false}', after: '{"chat.useHooks":false,"x.y":1}' }, 'harmless');
t('editor: not JSON', { path: vscode, before: '{}', after: '{"a":' }, 'self-off');
t('editor: unknown', { path: vscode, before: '{}', after: null }, 'self-off');
t('editor: deleted', { path: vscode, before: '{}', verb: 'delete' }, 'harmless');
t('user: our mode', { path: '~/.config/Code/User/settings.json', before: '{}', after: '{"mollyguard.mode":"observe"}' }, 'self-off');
t(
  'user: our scope taken out',
  { path: '~/.config/Code/User/settings.json', before: '{"mollyguard.scope":"staging"}', after: '{}' },
  'self-off',
);
t('user: a theme', { path: '~/.config/Code/User/settings.json', before: '{"a.b":1}', after: '{"a.b":2}' }, 'harmless');

t('.env: a key', { path: '@/.env', after: 'API_URL=http://x\nMY_PATH=/x\n' }, 'harmless');
t('.env: takes over hooks', { path: '@/.env', after: 'NODE_OPTIONS=--require=/tmp/x.js', verb: 'append' }, 'self-off');
for (const line of [
  'SHELLOPTS=noexec',
  'BASHOPTS=extdebug',
  'BASH_XTRACEFD=1',
  'PS4={}',
  'BASH_FUNC_wait%%=() { return 0; }',
  'GCONV_PATH=.',
])
  t(`.env: takes over hooks by ${line}`, { path: '@/.env', after: `A=b\n${line}\n` }, 'self-off');
for (const line of ['PS1=$', 'SHELL=/bin/sh', 'MY_SHELLOPTS=1', 'BASH_VERSION=5', 'API2=x'])
  t(`.env: ${line} takes over nothing`, { path: '@/.env', after: `${line}\n` }, 'harmless');
t('.env: exported', { path: '@/.env.local', after: 'export BASH_ENV=/tmp/x' }, 'self-off');
t('.env: was there before', { path: '@/.env', before: 'PATH=/x', after: 'PATH=/x\nA=1' }, 'harmless');
t('.env: not known', { path: '@/.env', after: null }, 'harmless');
t('.env: a loader', { path: '@/.env', after: 'LD_PRELOAD=/tmp/x.so' }, 'self-off');

const edit = (old: string, by: string, more: Partial<FileEdit> = {}): FileEdit => ({ old, new: by, all: false, lines: false, ...more });
const vscodeSettings = '@/.vscode/settings.json';
const claudeSettings = '@/.claude/settings.json';

t('an edit that is harmless', { path: vscodeSettings, before: '{"editor.tabSize": 2}', edits: [edit('2', '4')] }, 'harmless');
t(
  'an edit that switches off',
  { path: vscodeSettings, before: '{"editor.tabSize": 2}', edits: [edit('2', '2, "chat.useHooks": false')] },
  'self-off',
);
t('an edit that makes one word of two', { path: claudeSettings, before: '{"disableAllX": true}', edits: [edit('X', 'Hooks')] }, 'self-off');
t(
  'edits in turn: the second undoes the first',
  {
    path: claudeSettings,
    before: '{"a": 1}',
    edits: [edit('"a": 1', '"disableAllHooks": true'), edit('"disableAllHooks": true', '"a": 2')],
  },
  'harmless',
);
t(
  'edits in turn: the second completes the first',
  { path: claudeSettings, before: '{"a": true}', edits: [edit('a', 'disableX'), edit('X', 'AllHooks')] },
  'self-off',
);
t(
  'an edit that adds a permission',
  { path: claudeSettings, before: '{"permissions":{"allow":[]}}', edits: [edit('[]', '["Bash(*)"]')] },
  'foreign-hook',
);
t(
  'an edit of another key beside our hook',
  { path: '~/.claude/settings.json', before: CLAUDE, edits: [edit('"opus"', '"sonnet"')] },
  'harmless',
);
t('an edit of our hook', { path: '~/.claude/settings.json', before: CLAUDE, edits: [edit('900', '1')] }, 'self-off');
t('old text is not there', { path: vscodeSettings, before: '{"a": 2}', edits: [edit('3', '4')] }, 'self-off');
t('old text is there twice', { path: vscodeSettings, before: '{"a": 2, "b": 2}', edits: [edit('2', '4')] }, 'self-off');
t(
  'old text is there twice, all of it',
  { path: vscodeSettings, before: '{"a": 2, "b": 2}', edits: [edit('2', '4', { all: true })] },
  'harmless',
);
t('no file, no old text', { path: vscodeSettings, edits: [edit('', '{"a": 1}')] }, 'harmless');
t('a file, no old text', { path: vscodeSettings, before: '{"a": 1}', edits: [edit('', '{}')] }, 'self-off');
t('line breaks of either kind', { path: vscodeSettings, before: '{\r\n"a": 1\r\n}', edits: [edit('{\n"a": 1', '{\n"a": 2')] }, 'harmless');
t('whole lines', { path: vscodeSettings, before: '{\n  "a": 1\n}', edits: [edit('  "a": 1', '  "a": 2', { lines: true })] }, 'harmless');
t(
  'whole lines: the last one',
  { path: claudeSettings, before: '{\n"a": 1\n}', edits: [edit('}', ',"disableAllHooks": true}', { lines: true })] },
  'self-off',
);
t(
  'half a line is no line',
  { path: vscodeSettings, before: '{\n  "a": 1\n}', edits: [edit('"a": 1', '"a": 2', { lines: true })] },
  'self-off',
);
t(
  'a line that only an earlier hunk brings',
  {
    path: vscodeSettings,
    before: '{\n"a": 1\n}',
    edits: [edit('{', '{\n"b": 1,', { lines: true }), edit('"b": 1,', '"b": 2,', { lines: true })],
  },
  'self-off',
);
t('an environment file: a name is completed', { path: '@/.env', before: 'PATX=1\n', edits: [edit('X', 'H')] }, 'self-off');
t('an environment file: a value', { path: '@/.env', before: 'PATH=1\nA=b\n', edits: [edit('A=b', 'A=c')] }, 'harmless');
t('an environment file: not to be computed', { path: '@/.env', before: 'A=b\n', edits: [edit('zzz', 'NODE_OPTIONS=x')] }, 'self-off');
t(
  'an edit that brings a comment',
  { path: '~/.claude/settings.json', before: CLAUDE, edits: [edit('"opus"', '"opus" /* x */')] },
  'self-off',
);
t(
  'an edit that brings a comma',
  { path: '~/.claude/settings.json', before: CLAUDE, edits: [edit('"Bash(ls)"', '"Bash(ls)",')] },
  'self-off',
);

const LIST = 'dist/\n# >>> mollyguard\n# note\n.env\n!.env.example\n# <<< mollyguard\n!mine\n';
const list = '@/.cursorignore';
t('a list of what an agent leaves alone: another line', { path: list, before: LIST, after: `${LIST}out/\n` }, 'harmless');
t('a list: other line ends', { path: list, before: LIST, after: LIST.replaceAll('\n', '\r\n') }, 'harmless');
t('a list: a line of ours gone', { path: list, before: LIST, after: LIST.replace('.env\n', '') }, 'foreign-hook');
t('a list: our block gone', { path: list, before: LIST, after: 'dist/\n' }, 'foreign-hook');
t('a list: an exception behind our block', { path: '@/web/.clineignore', before: LIST, after: `${LIST}!.env\n` }, 'foreign-hook');
t('a list: an exception before our block', { path: list, before: LIST, after: `!.env\n${LIST}` }, 'foreign-hook');
t('a list: an edit in our block', { path: list, before: LIST, edits: [edit('.env\n!', '!')] }, 'foreign-hook');
t('a list: appended to', { path: list, before: LIST, after: '!.env\n', verb: 'append' }, 'foreign-hook');
t('a list: what is written is not known', { path: list, before: LIST, after: null }, 'foreign-hook');
t('a list: emptied', { path: list, before: LIST, verb: 'truncate' }, 'foreign-hook');
t('a list: deleted', { path: list, before: LIST, verb: 'delete' }, 'foreign-hook');
t('a list: moved away', { path: list, before: LIST, verb: 'move' }, 'foreign-hook');
t('a list without ours', { path: list, before: 'dist/\n.env\n', after: '' }, 'harmless');
t('a list without ours: deleted', { path: list, before: 'dist/\n', verb: 'delete' }, 'harmless');
t('a new list', { path: list, after: 'dist/\n' }, 'harmless');

const DENIES = '{"permissions":{"deny":["Read(**/.env)","Bash(rm)"]}}';
t('a refusal gone', { path: '@/.claude/settings.json', before: DENIES, after: DENIES.replace('"Read(**/.env)",', '') }, 'foreign-hook');
t('all refusals gone', { path: '@/.claude/settings.json', before: DENIES, after: '{}' }, 'foreign-hook');
t(
  'refusals in another order',
  { path: '@/.claude/settings.json', before: DENIES, after: DENIES.replace(/\["(.*)","(.*)"\]/, '["$2","$1"]') },
  'harmless',
);
t(
  'a refusal made an approval',
  { path: '@/opencode.json', before: '{"permission":{"read":{".env":"deny"}}}', after: '{"permission":{"read":{".env":"ask"}}}' },
  'foreign-hook',
);

t(
  'a task that starts by itself, by an edit',
  { path: '@/.vscode/tasks.json', before: '{"tasks":[{"label":"x"}]}', edits: [edit('"x"', '"x","runOptions":{"runOn":"folderOpen"}')] },
  'foreign-hook',
);
t(
  'a task that did so before',
  {
    path: '@/.vscode/tasks.json',
    before: '{"tasks":[{"label":"x","runOptions":{"runOn":"folderOpen"}}]}',
    edits: [edit('{"tasks"', '{"version":"2.0.0","tasks"')],
  },
  'harmless',
);
