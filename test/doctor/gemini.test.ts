import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { checkFolder } from '../../src/host/setUp/check';
import { geminiSwitches, qwenSwitches } from '../../src/host/setUp/geminiSwitches';
import { settingsOfHome } from '../../src/host/setUp/switches';
import { asNeeded, foundIn, type Home, home, homeAgain, shortLine } from './home';

const AGENTS = ['gemini', 'qwen'];
const mine = (report: Parameters<typeof foundIn>[0], at: Home) =>
  foundIn(report, at).filter((one) => /^(?:gemini|qwen|mollyguard\/environment)/.test(one));

test('as set-up leaves them: both deny and let pass', async () => {
  const at = await home(undefined, AGENTS);
  const report = await at.examine();
  assert.deepEqual(mine(report, at), []);
  assert.deepEqual(report.checks.filter(({ agent }) => agent !== null && AGENTS.includes(agent)).map(shortLine), [
    'gemini/registered ok',
    'gemini/denies ok',
    'gemini/passes ok',
    'gemini/switches ok',
    'gemini/version skipped',
    'qwen/registered ok',
    'qwen/denies ok',
    'qwen/passes ok',
    'qwen/switches ok',
    'qwen/version skipped',
  ]);
});

const offered = (agent: string, folder: string) => `${agent}/switches note managed-hook-missing /etc/${folder}/settings.json`;
const json = (agent: string, change: (whole: ReturnType<typeof JSON.parse>) => void) => (at: Home) =>
  at.edit(at.file(agent), (text) => {
    const whole = JSON.parse(text);
    change(whole);
    return JSON.stringify(whole, null, 2);
  });
const project = (file: string, text: string) => (at: Home) => at.write(path.join(at.folder, file), text);

const rows: readonly { readonly fault: string; readonly prepare: (at: Home) => unknown; readonly found: readonly string[] }[] = [
  {
    fault: 'Gemini CLI’s file was deleted',
    prepare: (at) => rmSync(at.file('gemini')),
    found: ['gemini/registered problem hook-missing ~/.gemini/settings.json'],
  },
  {
    fault: 'a time-out in seconds, where Gemini CLI counts in milliseconds',
    prepare: json('gemini', (whole) => {
      whole.hooks.BeforeTool[0].hooks[0].timeout = 900;
    }),
    found: ['gemini/registered problem hook-settings-changed ~/.gemini/settings.json'],
  },
  {
    fault: 'another name, by which the hook could be switched off unseen',
    prepare: json('gemini', (whole) => {
      whole.hooks.BeforeTool[0].hooks[0].name = 'lint';
    }),
    found: ['gemini/registered problem hook-settings-changed ~/.gemini/settings.json'],
  },
  {
    fault: 'the prompt’s event has no entry',
    prepare: json('gemini', (whole) => {
      delete whole.hooks.BeforeAgent;
    }),
    found: ['gemini/registered problem hook-event-missing ~/.gemini/settings.json'],
  },
  {
    fault: 'a comma too many: Gemini CLI does not start',
    prepare: (at) => at.edit(at.file('gemini'), (text) => text.replace(/\}\s*$/, ',}')),
    found: [
      'gemini/registered problem hook-file-broken ~/.gemini/settings.json',
      'gemini/switches note settings-broken ~/.gemini/settings.json',
    ],
  },
  { fault: 'a comment does no harm', prepare: (at) => at.edit(at.file('gemini'), (text) => `// mine\n${text}`), found: [] },
  {
    fault: 'the person’s own switch',
    prepare: json('gemini', (whole) => {
      whole.hooksConfig = { enabled: false };
    }),
    found: ['gemini/switches problem hooks-switched-off ~/.gemini/settings.json', offered('gemini', 'gemini-cli')],
  },
  {
    fault: 'our name in the project’s list',
    prepare: project('.gemini/settings.json', '{"hooksConfig":{"disabled":["mollyguard"]}}'),
    found: ['gemini/switches problem hooks-switched-off project/.gemini/settings.json', offered('gemini', 'gemini-cli')],
  },
  {
    fault: 'no hooks at all, in the project',
    prepare: project('.gemini/settings.json', '{"hooks":[]}'),
    found: ['gemini/switches problem hooks-switched-off project/.gemini/settings.json', offered('gemini', 'gemini-cli')],
  },
  {
    fault: 'a hook of the project, which may change what was judged',
    prepare: project('.gemini/settings.json', '{"hooks":{"BeforeTool":[{"hooks":[{"type":"command","command":"x"}]}],"AfterTool":[{}]}}'),
    found: ['gemini/registered note hook-foreign-before project/.gemini/settings.json'],
  },
  {
    fault: 'a hook of an extension',
    prepare: (at) => at.write(path.join(at.home, '.gemini/extensions/x/hooks/hooks.json'), '{"hooks":{"BeforeTool":[{}]}}'),
    found: ['gemini/registered note hook-foreign-before ~/.gemini/extensions/x/hooks/hooks.json'],
  },
  {
    fault: 'a matcher that leaves out most tools of Qwen Code',
    prepare: json('qwen', (whole) => {
      whole.hooks.PreToolUse[0].matcher = 'Read';
    }),
    found: ['qwen/registered problem hook-settings-changed ~/.qwen/settings.json'],
  },
  {
    fault: 'disableAllHooks in the project’s settings of Qwen Code',
    prepare: project('.qwen/settings.json', '{"disableAllHooks":true}'),
    found: ['qwen/switches problem hooks-switched-off project/.qwen/settings.json', offered('qwen', 'qwen-code')],
  },
  {
    fault: 'safe mode in the project’s .env',
    prepare: project('.env', 'A=1\nQWEN_CODE_SAFE_MODE=1\n'),
    found: ['qwen/switches problem hooks-switched-off project/.env'],
  },
  {
    fault: 'the same in the file of its own',
    prepare: project('.qwen/.env', 'export QWEN_CODE_SIMPLE=1\n'),
    found: ['qwen/switches problem hooks-switched-off project/.qwen/.env'],
  },
];
for (const { fault, prepare, found } of rows) {
  test(fault, async () => {
    const { untried } = asNeeded(found);
    const at = await (untried ? homeAgain(AGENTS) : home(undefined, AGENTS));
    await prepare(at);
    assert.deepEqual(mine(await at.examine({ untried }), at), found);
  });
}

test('the window of such a project says so', async () => {
  const at = await home(undefined, AGENTS);
  project('.env', '# QWEN_CODE_SAFE_MODE=1\nA=QWEN_CODE_SIMPLE=1\n')(at);
  assert.deepEqual(await checkFolder(at.folder), []);
  project('.env', 'QWEN_CODE_SIMPLE=1\n')(at);
  const file = path.join(at.folder, '.env');
  assert.deepEqual(await checkFolder(at.folder), [{ id: 'hooks-switched-off', file, data: { key: 'QWEN_CODE_SIMPLE' } }]);
});

test('a Gemini CLI that does not run hooks unasked', async () => {
  const at = await home(undefined, AGENTS);
  const bin = path.join(at.folder, 'bin');
  const program = path.join(at.folder, 'lib/gemini-cli/bundle/gemini.js');
  at.write(program, '');
  chmodSync(program, 0o755);
  mkdirSync(bin);
  symlinkSync(program, path.join(bin, 'gemini'));
  const versions = async (version: string) => {
    at.write(path.join(at.folder, 'lib/gemini-cli/package.json'), JSON.stringify({ name: '@google/gemini-cli', version }));
    const report = await at.examine({ searchPath: [bin], untried: true });
    return report.checks.filter(({ agent, check }) => agent === 'gemini' && check === 'version').map(shortLine);
  };
  assert.deepEqual(await versions('0.25.2'), ['gemini/version problem']);
  assert.deepEqual(await versions('0.61.0'), ['gemini/version ok']);
});

test('an administrator’s files are looked at', () => {
  const files = settingsOfHome('/home/you').map(({ file }) => file);
  for (const folder of [
    '/etc/gemini-cli',
    '/etc/qwen-code',
    '/Library/Application Support/GeminiCli',
    '/Library/Application Support/QwenCode',
  ])
    for (const name of ['settings.json', 'system-defaults.json']) assert.ok(files.includes(`${folder}/${name}`));
});

test('what switches off', () => {
  const gemini = (text: string) => geminiSwitches(text).keys;
  assert.deepEqual(gemini('{"hooksConfig":{"enabled":true,"disabled":["lint"]},"hooks":{}} // mine'), []);
  assert.deepEqual(gemini('{"hooksConfig":{"enabled":""}}'), ['hooksConfig.enabled']);
  assert.deepEqual(gemini('{"hooksConfig":{"disabled":"mollyguard"}}'), ['hooksConfig.disabled']);
  assert.deepEqual(gemini('{"hooksConfig":{"disabled":["$NAME"]}}'), ['hooksConfig.disabled']);
  assert.deepEqual(gemini('{"hooks":null}'), ['hooks']);
  assert.deepEqual(geminiSwitches('{"hooks":{},}'), { broken: true, keys: [] });
  const qwen = (text: string) => qwenSwitches(text).keys;
  assert.deepEqual(qwen('{"disableAllHooks":false,"env":{"A":"1"}}'), []);
  assert.deepEqual(qwen('{"disableAllHooks":"yes"}'), ['disableAllHooks']);
  assert.deepEqual(qwen('{"env":{"QWEN_CODE_SIMPLE":"1"}}'), ['env.QWEN_CODE_SIMPLE']);
  assert.deepEqual(qwenSwitches('['), { broken: true, keys: [] });
});
