import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { settingsOfHome, switchedOff } from '../../src/host/setUp/switches';
import { foundIn, type Home, home, homeAgain } from './home';

interface Row {
  readonly fault: string;
  readonly prepare: (at: Home) => unknown;
  /** Everything that is found, and nothing else. */
  readonly found: readonly string[];
  /** The fault shows in what the hooks do. For all others files tell, and trying the hooks takes its time. */
  readonly tried?: true;
}

/** A change of one entry in an agent's file, as JSON. */
const entry =
  (agent: 'vscode' | 'claude-code' | 'cursor', event: string, change: (handler: Record<string, unknown>) => void) => (at: Home) =>
    at.edit(at.file(agent), (text) => {
      const whole = JSON.parse(text);
      const [first] = whole.hooks[event];
      change(first.hooks?.[0] ?? first);
      return JSON.stringify(whole, null, 2);
    });
const json = (file: (at: Home) => string, change: (whole: ReturnType<typeof JSON.parse>) => void) => (at: Home) =>
  at.edit(file(at), (text) => {
    const whole = JSON.parse(text);
    change(whole);
    return JSON.stringify(whole, null, 2);
  });
const claude = (at: Home) => at.file('claude-code');
const cursor = (at: Home) => at.file('cursor');
const vscode = (at: Home) => at.file('vscode');

/** VS Code's chat and the Copilot CLI read one hook file, and some settings. */
const both = (found: string) => [`vscode/${found}`, `copilot-cli/${found}`];
/** Where a setting switches Copilot's hooks off. */
const OFFERED_CLAUDE = 'claude-code/switches note managed-hook-missing /etc/claude-code/managed-settings.d/mollyguard.json';
const OFFERED = 'copilot-cli/switches note managed-hook-missing /etc/github-copilot/policy.d/mollyguard.json';

const rows: readonly Row[] = [
  {
    fault: 'the hook file was deleted',
    prepare: (at) => rmSync(cursor(at)),
    found: ['cursor/registered problem hook-missing ~/.cursor/hooks.json'],
  },
  {
    fault: 'our entries were taken out',
    prepare: json(claude, (whole) => {
      whole.hooks = { PreToolUse: [] };
    }),
    found: ['claude-code/registered problem hook-missing ~/.claude/settings.json'],
  },
  {
    fault: 'one comment in Claude’s settings: the whole file is ignored',
    prepare: (at) => at.edit(claude(at), (text) => `// mine\n${text}`),
    found: [
      'claude-code/registered problem hook-file-broken ~/.claude/settings.json',
      'claude-code/switches note settings-broken ~/.claude/settings.json',
    ],
  },
  {
    fault: 'broken JSON in Cursor’s file',
    prepare: (at) => at.edit(cursor(at), (text) => text.slice(0, -4)),
    found: [
      'cursor/registered problem hook-file-broken ~/.cursor/hooks.json',
      'cursor/registered problem hook-missing ~/.cursor/hooks.json',
    ],
  },
  {
    fault: 'a folder in the place of the hook file',
    prepare: (at) => {
      rmSync(vscode(at));
      mkdirSync(vscode(at));
    },
    found: both('registered problem hook-file-unreadable ~/.copilot/hooks/mollyguard.json'),
  },
  {
    fault: 'the command differs by one byte',
    prepare: entry('vscode', 'PreToolUse', (handler) => {
      handler.command = `${handler.command} `;
    }),
    found: both('registered problem hook-command-changed ~/.copilot/hooks/mollyguard.json'),
  },
  {
    fault: 'a shorter time-out',
    prepare: entry('claude-code', 'PreToolUse', (handler) => {
      handler.timeout = 5;
    }),
    found: ['claude-code/registered problem hook-settings-changed ~/.claude/settings.json'],
  },
  {
    fault: 'onFailure is gone',
    prepare: entry('claude-code', 'PreToolUse', (handler) => {
      delete handler.onFailure;
    }),
    found: ['claude-code/registered problem hook-settings-changed ~/.claude/settings.json'],
  },
  {
    fault: 'failClosed: false',
    prepare: entry('cursor', 'beforeShellExecution', (handler) => {
      handler.failClosed = false;
    }),
    found: ['cursor/registered problem hook-settings-changed ~/.cursor/hooks.json'],
  },
  {
    fault: 'a variable in our entry',
    prepare: entry('vscode', 'PreToolUse', (handler) => {
      handler.env = { BASH_ENV: '/tmp/x' };
    }),
    found: both('registered problem hook-settings-changed ~/.copilot/hooks/mollyguard.json'),
  },
  {
    fault: 'a matcher that leaves out most tools',
    prepare: json(claude, (whole) => {
      whole.hooks.PreToolUse[0].matcher = 'Read';
    }),
    found: ['claude-code/registered problem hook-settings-changed ~/.claude/settings.json'],
  },
  {
    fault: 'one of Cursor’s events has no entry',
    prepare: json(cursor, (whole) => {
      delete whole.hooks.beforeMCPExecution;
    }),
    found: ['cursor/registered problem hook-event-missing ~/.cursor/hooks.json'],
  },
  {
    fault: 'registered twice',
    prepare: json(vscode, (whole) => {
      whole.hooks.PreToolUse.push(whole.hooks.PreToolUse[0]);
    }),
    found: both('registered problem hook-duplicate ~/.copilot/hooks/mollyguard.json'),
  },
  {
    fault: 'registered in a second file of the folder',
    prepare: (at) => at.write(path.join(at.home, '.copilot/hooks/copy.json'), at.read(vscode(at))),
    found: both('registered problem hook-duplicate ~/.copilot/hooks/copy.json'),
  },
  {
    fault: 'a foreign hook before ours',
    prepare: json(cursor, (whole) => {
      whole.hooks.preToolUse.unshift({ command: 'lint' });
    }),
    found: ['cursor/registered note hook-foreign-before ~/.cursor/hooks.json'],
  },
  {
    fault: 'a hook of the project that Cursor runs before ours',
    prepare: (at) =>
      at.write(
        path.join(at.folder, '.cursor/hooks.json'),
        '{"version":1,"hooks":{"preToolUse":[{"command":"x"}],"stop":[{"command":"y"}]}}',
      ),
    found: ['cursor/registered note hook-foreign-before project/.cursor/hooks.json'],
  },
  {
    fault: 'the switch in our own file',
    prepare: json(vscode, (whole) => {
      whole.disableAllHooks = true;
    }),
    found: both('registered problem hooks-switched-off ~/.copilot/hooks/mollyguard.json'),
  },
  {
    fault: 'disableAllHooks in the person’s settings',
    prepare: json(claude, (whole) => {
      whole.disableAllHooks = true;
    }),
    found: ['claude-code/switches problem hooks-switched-off ~/.claude/settings.json', OFFERED_CLAUDE],
  },
  {
    fault: 'disableAllHooks in the project’s settings: Copilot reads them, too',
    prepare: (at) => at.write(path.join(at.folder, '.claude/settings.local.json'), '{"disableAllHooks":true}'),
    found: [
      ...both('switches problem hooks-switched-off project/.claude/settings.local.json'),
      OFFERED,
      'claude-code/switches problem hooks-switched-off project/.claude/settings.local.json',
      OFFERED_CLAUDE,
    ],
  },
  {
    fault: 'disableAllHooks in Copilot’s settings',
    prepare: (at) => at.write(path.join(at.home, '.copilot/settings.json'), '{"disableAllHooks":true}'),
    found: [...both('switches problem hooks-switched-off ~/.copilot/settings.json'), OFFERED],
  },
  {
    fault: 'disableAllHooks in a project’s settings for Copilot, with a comment',
    prepare: (at) => at.write(path.join(at.folder, '.github/copilot/settings.local.json'), '{\n  // quiet\n  "disableAllHooks": true,\n}'),
    found: [...both('switches problem hooks-switched-off project/.github/copilot/settings.local.json'), OFFERED],
  },
  {
    fault: 'one hook, which may be ours, switched off by its hash',
    prepare: (at) => at.write(path.join(at.home, '.copilot/settings.json'), '{"disabledHooks":["2161d580"],"theme":"dark"}'),
    found: [...both('switches note hooks-switched-off ~/.copilot/settings.json'), OFFERED],
  },
  {
    fault: 'nothing is switched off: other settings of Copilot',
    prepare: (at) => at.write(path.join(at.home, '.copilot/settings.json'), '{"disabledHooks":[],"disableAllHooks":false}'),
    found: [],
  },
  {
    fault: 'chat.useHooks in the project',
    prepare: (at) => at.write(path.join(at.folder, '.vscode/settings.json'), '{\n  // quiet\n  "chat.useHooks": false,\n}'),
    found: ['vscode/switches problem hooks-switched-off project/.vscode/settings.json'],
  },
  {
    fault: 'chat.hookFilesLocations in a profile of the editor',
    prepare: (at) =>
      at.write(path.join(at.home, '.config/Code/User/profiles/p1/settings.json'), '{"chat.hookFilesLocations":{"~/.copilot/hooks":false}}'),
    found: ['vscode/switches problem hooks-switched-off ~/.config/Code/User/profiles/p1/settings.json'],
  },
  {
    fault: 'only managed hooks, in a workspace file',
    prepare: (at) => at.write(path.join(at.folder, 'x.code-workspace'), '{"settings":{"chat":{"hooks":{"allowManagedOnly":true}}}}'),
    found: ['vscode/switches problem hooks-switched-off project/x.code-workspace'],
  },
  {
    fault: 'a settings file that nobody can read, and that is not waited for',
    prepare: (at) => mkdirSync(path.join(at.folder, '.claude/settings.json'), { recursive: true }),
    found: [
      ...both('switches note settings-broken project/.claude/settings.json'),
      'claude-code/switches note settings-broken project/.claude/settings.json',
    ],
  },
  {
    fault: 'Claude’s settings hand BASH_ENV to hooks',
    prepare: (at) => at.write(path.join(at.folder, '.claude/settings.json'), '{"env":{"BASH_ENV":"/tmp/x","EDITOR":"vi"}}'),
    found: ['claude-code/environment problem environment-injected project/.claude/settings.json'],
  },
  {
    fault: 'a project’s .env loads a library, and changes PATH',
    prepare: (at) => at.write(path.join(at.folder, '.env.local'), 'ENV=production\nexport LD_PRELOAD=/tmp/x.so\nPATH=/tmp\n#BASH_ENV=x\n'),
    found: [
      'mollyguard/environment problem environment-injected project/.env.local',
      'mollyguard/environment note environment-injected project/.env.local',
    ],
  },
];

for (const { fault, prepare, found, tried } of rows) {
  test(fault, async () => {
    const at = await (tried ? home() : homeAgain());
    await prepare(at);
    const report = await at.examine({ untried: !tried });
    assert.deepEqual(foundIn(report, at), found);
    assert.equal(report.ok, !found.some((one) => one.includes(' problem ')));
  });
}

test('an administrator who allows managed hooks only', () => {
  const managed = settingsOfHome('/home/you').filter(({ file }) => file.endsWith('managed-settings.json'));
  assert.equal(managed.length, 2);
  for (const settings of managed) {
    assert.deepEqual(switchedOff('{"allowManagedHooksOnly":true}', settings), { broken: false, keys: ['allowManagedHooksOnly'] });
    assert.deepEqual(switchedOff('{"disableAllHooks":true,}', settings), { broken: true, keys: ['disableAllHooks'] });
    assert.deepEqual(switchedOff('{"allowManagedHooksOnly":false}', settings), { broken: false, keys: [] });
  }
});

test('a pipe in the place of a project’s settings is not waited for', async () => {
  const at = await home();
  mkdirSync(path.join(at.folder, '.claude'));
  assert.equal(spawnSync('mkfifo', [path.join(at.folder, '.claude/settings.json'), path.join(at.folder, '.env')]).status, 0);
  assert.deepEqual(foundIn(await at.examine(), at), [
    ...both('switches note settings-broken project/.claude/settings.json'),
    'claude-code/switches note settings-broken project/.claude/settings.json',
  ]);
});

test('many faults at once: none hides another', async () => {
  const at = await home();
  entry('claude-code', 'PreToolUse', (handler) => {
    handler.timeout = 1;
  })(at);
  json(claude, (whole) => {
    delete whole.hooks.UserPromptSubmit;
    whole.disableAllHooks = true;
    whole.env = { LD_PRELOAD: '/tmp/x.so' };
    whole.hooks.PreToolUse.unshift({ matcher: '*', hooks: [{ type: 'command', command: 'x' }] });
  })(at);
  chmodSync(claude(at), 0o622);
  rmSync(cursor(at));
  at.edit(path.join(at.lib, 'start.js'), (text) => `${text}\n`);
  mkdirSync(at.runtime, { mode: 0o777 });
  chmodSync(at.runtime, 0o777);
  const report = await at.examine();
  assert.deepEqual(foundIn(report, at), [
    'claude-code/registered note hook-foreign-before ~/.claude/settings.json',
    'claude-code/registered problem hook-settings-changed ~/.claude/settings.json',
    'claude-code/registered problem hook-event-missing ~/.claude/settings.json',
    'claude-code/registered problem unsafe-permissions ~/.claude/settings.json',
    'claude-code/switches problem hooks-switched-off ~/.claude/settings.json',
    OFFERED_CLAUDE,
    'claude-code/environment problem environment-injected ~/.claude/settings.json',
    'cursor/registered problem hook-missing ~/.cursor/hooks.json',
    'mollyguard/files problem library-changed ~/.mollyguard/lib/1.2.3/start.js',
    'mollyguard/socket problem runtime-unsafe runtime',
  ]);
});
