import assert from 'node:assert/strict';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { test } from 'node:test';
import { NO_POLICY } from '../../src/engine/types';
import { writePolicy } from '../../src/server/policyFile';
import { foundIn, type Home, home, homeAgain, shortLine } from './home';

interface Row {
  readonly fault: string;
  readonly prepare: (at: Home) => unknown;
  /** Everything that is found, and nothing else. */
  readonly found: readonly string[];
  /** The fault shows in what the hooks do. For all others files tell, and trying the hooks takes its time. */
  readonly tried?: true;
}

const claude = (at: Home) => at.file('claude-code');
const journal = (at: Home) => path.join(at.home, '.mollyguard/journal');

/** VS Code's chat and the Copilot CLI read one hook file, and some settings. */
const both = (found: string) => [`vscode/${found}`, `copilot-cli/${found}`];

const rows: readonly Row[] = [
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
    fault: 'the hook program’s rules were changed',
    prepare: (at) => at.edit(path.join(at.lib, 'rules.txt'), (text) => text.replace('volumeDelete', 'volumeDelite')),
    found: ['mollyguard/files problem library-changed ~/.mollyguard/lib/1.2.3/rules.txt'],
  },
  {
    fault: 'the hook program’s rules are gone',
    prepare: (at) => rmSync(path.join(at.lib, 'rules.txt')),
    found: ['mollyguard/files problem library-missing ~/.mollyguard/lib/1.2.3/rules.txt'],
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
    const at = await (tried ? home() : homeAgain());
    await prepare(at);
    const report = await at.examine({ untried: !tried });
    assert.deepEqual(foundIn(report, at), found);
    assert.equal(report.ok, !found.some((one) => one.includes(' problem ')));
  });
}

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
  const lines = (await at.examine({ searchPath: [bin], untried: true })).checks.map(shortLine);
  assert.ok(lines.includes('copilot-cli/version ok') && lines.includes('claude-code/version note'));
  assert.ok(!existsSync(ran));
});
