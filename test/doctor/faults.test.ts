import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { test } from 'node:test';
import { NO_POLICY } from '../../src/engine/types';
import { settingsOfHome, switchedOff } from '../../src/host/setUp/switches';
import { writePolicy } from '../../src/server/policyFile';
import { foundIn, type Home, home, shortLine } from './home';

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
const journal = (at: Home) => path.join(at.home, '.mollyguard/journal');

/** VS Code's chat and the Copilot CLI read one hook file, and some settings. */
const both = (found: string) => [`vscode/${found}`, `copilot-cli/${found}`];
/** Where a setting switches Copilot's hooks off. */
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
    found: ['claude-code/switches problem hooks-switched-off ~/.claude/settings.json'],
  },
  {
    fault: 'disableAllHooks in the project’s settings: Copilot reads them, too',
    prepare: (at) => at.write(path.join(at.folder, '.claude/settings.local.json'), '{"disableAllHooks":true}'),
    found: [
      ...both('switches problem hooks-switched-off project/.claude/settings.local.json'),
      OFFERED,
      'claude-code/switches problem hooks-switched-off project/.claude/settings.local.json',
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
  {
    fault: 'the launcher is gone: it is told, and that the agent is locked out',
    prepare: (at) => rmSync(at.launcher),
    tried: true,
    found: [
      ...both('passes problem probe-refuses ~/.copilot/hooks/mollyguard.json'),
      'claude-code/passes problem probe-refuses ~/.claude/settings.json',
      'cursor/passes problem probe-refuses ~/.cursor/hooks.json',
      'cursor/passes problem probe-refuses ~/.cursor/hooks.json',
      'mollyguard/files problem launcher-missing ~/.mollyguard/bin/hook',
    ],
  },
  {
    fault: 'the launcher was changed: it is not started',
    prepare: (at) => at.edit(at.launcher, (text) => `${text}\n`),
    found: ['mollyguard/files problem launcher-changed ~/.mollyguard/bin/hook'],
  },
  {
    fault: 'the hook program was changed',
    prepare: (at) => at.edit(path.join(at.lib, 'hook.js'), (text) => `${text}//`),
    found: ['mollyguard/files problem library-changed ~/.mollyguard/lib/1.2.3/hook.js'],
  },
  {
    fault: 'the uninstaller is gone',
    prepare: (at) => rmSync(path.join(at.home, '.mollyguard/bin/uninstall')),
    found: ['mollyguard/files problem library-missing ~/.mollyguard/bin/uninstall'],
  },
  {
    fault: 'set-up’s memory is damaged',
    prepare: (at) => at.write(path.join(at.home, '.mollyguard/state/setUp.json'), '{'),
    found: ['mollyguard/files problem state-broken ~/.mollyguard/state/setUp.json'],
  },
  {
    fault: 'everybody may write to the library',
    prepare: (at) => chmodSync(at.lib, 0o777),
    found: ['mollyguard/permissions problem unsafe-permissions ~/.mollyguard/lib/1.2.3'],
  },
  {
    fault: 'everybody may write to an agent’s file',
    prepare: (at) => chmodSync(claude(at), 0o666),
    found: ['claude-code/registered problem unsafe-permissions ~/.claude/settings.json'],
  },
  {
    fault: 'an agent’s file is read-only',
    prepare: (at) => chmodSync(claude(at), 0o400),
    found: ['claude-code/registered note hook-file-read-only ~/.claude/settings.json'],
  },
  {
    fault: 'our folder is read-only',
    prepare: (at) => chmodSync(path.join(at.home, '.mollyguard/bin'), 0o500),
    found: ['mollyguard/permissions problem not-writable ~/.mollyguard/bin'],
  },
  {
    fault: 'the runtime folder is open to others',
    prepare: (at) => mkdirSync(at.runtime, { mode: 0o755 }),
    found: ['mollyguard/socket problem runtime-unsafe runtime'],
  },
  {
    fault: 'the runtime folder is a link',
    prepare: (at) => symlinkSync(at.folder, at.runtime),
    found: ['mollyguard/socket problem runtime-unsafe runtime'],
  },
  {
    fault: 'a socket that nobody listens on',
    prepare: async (at) => {
      mkdirSync(at.runtime, { mode: 0o700 });
      const server = createServer();
      await new Promise<void>((resolve) => server.listen(path.join(at.runtime, 's'), resolve));
      renameSync(path.join(at.runtime, 's'), path.join(at.runtime, 'guard.sock'));
      await new Promise((resolve) => server.close(resolve));
    },
    found: ['mollyguard/socket problem socket-dead runtime/guard.sock'],
  },
  {
    fault: 'a policy is damaged: with no window, everything is refused',
    prepare: (at) => {
      writePolicy(at.home, null, NO_POLICY);
      writePolicy(at.home, at.folder, NO_POLICY);
      at.write(path.join(at.home, '.mollyguard/policy/user.json'), '{"folder":null}');
    },
    found: ['mollyguard/policy problem policy-broken ~/.mollyguard/policy/user.json'],
  },
];

for (const { fault, prepare, found, tried } of rows) {
  test(fault, async () => {
    const at = await home();
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

test('the journal: a changed line is found with its place; one that cannot be written is noticed by the probes', async () => {
  const at = await home();
  assert.deepEqual(foundIn(await at.examine(), at), []);
  const [first] = readdirSync(journal(at)).sort();
  assert.ok(first);
  const file = path.join(journal(at), first);
  writeFileSync(file, readFileSync(file, 'utf8').replace('"kind":"action"', '"kind":"nothing"'));
  const report = await at.examine();
  assert.deepEqual(foundIn(report, at), [`mollyguard/journal problem journal-broken ~/.mollyguard/journal/${first}`]);
  assert.deepEqual(
    report.checks.flatMap(({ findings }) => findings.map(({ data }) => data)),
    [{ line: '2' }],
  );
  rmSync(file);

  chmodSync(journal(at), 0o755);
  const open = foundIn(await at.examine(), at);
  assert.deepEqual(
    open.filter((one) => !one.includes('/denies') && !one.includes('/passes')),
    ['mollyguard/permissions problem unsafe-permissions ~/.mollyguard/journal'],
  );
  assert.equal(open.filter((one) => one.includes('probe-not-journaled')).length, 5, 'all five ways');
});

test('no interpreter is left, and the launcher is not executable: both are told, and what follows', async () => {
  const at = await home();
  const state = path.join(at.home, '.mollyguard/state/setUp.json');
  at.edit(state, (text) => text.replaceAll(`"${process.execPath}"`, '"/nowhere/node"'));
  chmodSync(at.launcher, 0o644);
  const report = await at.examine();
  const own = foundIn(report, at).filter((one) => one.startsWith('mollyguard'));
  assert.deepEqual(own, [
    'mollyguard/files problem launcher-not-executable ~/.mollyguard/bin/hook',
    'mollyguard/files problem interpreters-gone ~/.mollyguard/bin/hook',
  ]);
  assert.ok(foundIn(report, at).includes('claude-code/passes problem probe-refuses ~/.claude/settings.json'));
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
    'claude-code/environment problem environment-injected ~/.claude/settings.json',
    'cursor/registered problem hook-missing ~/.cursor/hooks.json',
    'mollyguard/files problem library-changed ~/.mollyguard/lib/1.2.3/start.js',
    'mollyguard/socket problem runtime-unsafe runtime',
  ]);
});

test('nothing is set up: one problem; an agent that was left out: a note', async () => {
  const at = await home();
  rmSync(path.join(at.home, '.mollyguard'), { recursive: true });
  for (const agent of ['vscode', 'claude-code', 'cursor'] as const) rmSync(at.file(agent));
  assert.deepEqual(foundIn(await at.examine(), at), ['mollyguard/agents problem not-set-up']);

  const other = await home();
  const state = path.join(other.home, '.mollyguard/state/setUp.json');
  rmSync(other.file('cursor'));
  other.edit(state, (text) => {
    const whole = JSON.parse(text);
    delete whole.files[other.file('cursor')];
    return JSON.stringify(whole);
  });
  const report = await other.examine();
  assert.deepEqual(foundIn(report, other), ['cursor/registered note agent-unguarded ~/.cursor/hooks.json']);
  rmSync(path.join(other.home, '.cursor'), { recursive: true });
  assert.ok((await other.examine()).checks.map(shortLine).includes('cursor/registered absent'));
});

test('versions are read from files; nothing is started', async () => {
  const at = await home();
  const bin = path.join(at.folder, 'bin');
  const ran = path.join(at.folder, 'ran');
  const program = (file: string) => {
    at.write(file, `#!/bin/sh\ntouch '${ran}'\n`);
    chmodSync(file, 0o755);
  };
  mkdirSync(bin);
  program(path.join(at.folder, 'share/claude/versions/2.1.200'));
  symlinkSync(path.join(at.folder, 'share/claude/versions/2.1.200'), path.join(bin, 'claude'));
  program(path.join(at.folder, 'lib/copilot/index.js'));
  at.write(path.join(at.folder, 'lib/copilot/package.json'), '{"name":"@github/copilot","version":"1.0.5"}');
  symlinkSync(path.join(at.folder, 'lib/copilot/index.js'), path.join(bin, 'copilot'));
  const report = await at.examine({ searchPath: [bin] });
  assert.deepEqual(foundIn(report, at), [
    'copilot-cli/version problem agent-outdated project/bin/copilot',
    'claude-code/version note agent-outdated project/bin/claude',
  ]);
  at.write(path.join(at.folder, 'lib/copilot/package.json'), '{"name":"@github/copilot","version":"1.0.102"}');
  const lines = (await at.examine({ searchPath: [bin] })).checks.map(shortLine);
  assert.ok(lines.includes('copilot-cli/version ok') && lines.includes('claude-code/version note'));
  assert.ok(!existsSync(ran));
});
