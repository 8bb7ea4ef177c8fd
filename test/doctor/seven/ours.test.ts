import { chmodSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { NO_POLICY } from '../../../src/engine/types';
import { writePolicy } from '../../../src/server/policyFile';
import type { Home } from '../home';
import { faults } from '../world';
import { inHome, inProject, value } from './edits';

const HOOK = '~/.mollyguard/bin/hook';
const lib = (name: string) => `~/.mollyguard/lib/1.2.3/${name}`;
const state = inHome('.mollyguard/state/setUp.json');

/** A program as npm installs it: a link to a file in a package. */
function installed(at: Home, program: string, name: string, version: string): void {
  const folder = path.join(at.folder, 'lib', name);
  const file = path.join(folder, 'bin/program.js');
  at.write(path.join(folder, 'package.json'), JSON.stringify({ name, version }));
  at.write(file, '#!/bin/sh\nexit 1\n');
  chmodSync(file, 0o755);
  mkdirSync(path.join(at.folder, 'bin'), { recursive: true });
  symlinkSync(file, path.join(at.folder, 'bin', program));
}
const UPDATE = (agent: string, program: string) => `${agent}: project/bin/${program}: Update the agent.`;

faults([
  // the launcher
  { fault: 'the launcher is gone', prepare: (at) => rmSync(at.launcher), found: [`mollyguard/files problem launcher-missing ${HOOK}`] },
  {
    fault: 'the launcher is not executable',
    prepare: (at) => chmodSync(at.launcher, 0o644),
    found: [`mollyguard/files problem launcher-not-executable ${HOOK}`],
  },
  {
    fault: 'the launcher lets everything go',
    prepare: (at) => at.edit(at.launcher, (text) => text.replace('set -fu', 'exit 0')),
    found: [`mollyguard/files problem launcher-changed ${HOOK}`],
  },
  {
    fault: 'everybody may write to the launcher',
    prepare: (at) => chmodSync(at.launcher, 0o777),
    found: [`mollyguard/permissions problem unsafe-permissions ${HOOK}`],
  },

  // what it starts
  {
    fault: 'the hook program was changed',
    prepare: (at) => at.edit(path.join(at.lib, 'hook.js'), (text) => `process.exit(0);${text}`),
    found: [`mollyguard/files problem library-changed ${lib('hook.js')}`],
  },
  {
    fault: 'the hook program is gone',
    prepare: (at) => rmSync(path.join(at.lib, 'start.js')),
    found: [`mollyguard/files problem library-missing ${lib('start.js')}`],
  },
  {
    fault: 'the uninstaller is gone',
    prepare: (at) => rmSync(path.join(at.home, '.mollyguard/bin/uninstall')),
    found: ['mollyguard/files problem library-missing ~/.mollyguard/bin/uninstall'],
  },
  {
    fault: 'no program is left that runs it',
    prepare: (at) => at.edit(state(at), (text) => text.replaceAll(`"${process.execPath}"`, '"/nowhere/node"')),
    found: [`mollyguard/files problem interpreters-gone ${HOOK}`],
  },
  {
    fault: 'what set-up remembers is damaged',
    prepare: (at) => at.write(state(at), '{'),
    found: ['mollyguard/files problem state-broken ~/.mollyguard/state/setUp.json'],
  },
  {
    fault: 'everybody may write to the library: only its owner can undo that',
    prepare: (at) => chmodSync(at.lib, 0o777),
    found: ['mollyguard/permissions problem unsafe-permissions ~/.mollyguard/lib/1.2.3'],
    left: ["mollyguard: ~/.mollyguard/lib/1.2.3: Run: chmod go-w '~/.mollyguard/lib/1.2.3' (a folder of Mollyguard: chmod 700)"],
  },
  {
    fault: 'a policy is damaged',
    prepare: (at) => {
      writePolicy(at.home, at.folder, NO_POLICY);
      at.write(path.join(at.home, '.mollyguard/policy/user.json'), '{');
    },
    found: ['mollyguard/policy problem policy-broken ~/.mollyguard/policy/user.json'],
    left: [
      "mollyguard: ~/.mollyguard/policy/user.json: Delete '~/.mollyguard/policy/user.json' and open the folder in an editor with Mollyguard.",
    ],
  },
  {
    fault: 'the runtime folder is open to others',
    prepare: (at) => mkdirSync(at.runtime, { mode: 0o755 }),
    found: ['mollyguard/socket problem runtime-unsafe runtime'],
    left: ['mollyguard: runtime: Close all windows with Mollyguard, delete runtime, and open them again.'],
  },

  // around it
  {
    fault: 'everybody may write to an agent’s file',
    prepare: (at) => chmodSync(at.file('gemini'), 0o666),
    found: ['gemini/registered problem unsafe-permissions ~/.gemini/settings.json'],
    left: ["gemini: ~/.gemini/settings.json: Run: chmod go-w '~/.gemini/settings.json' (a folder of Mollyguard: chmod 700)"],
    kept: ['~/.gemini/settings.json'],
  },
  {
    fault: 'an agent’s file is read-only',
    prepare: (at) => chmodSync(at.file('cursor'), 0o444),
    found: ['cursor/registered note hook-file-read-only ~/.cursor/hooks.json'],
    left: ['cursor: ~/.cursor/hooks.json: Leave it, or allow writing to it before the next set-up.'],
    kept: ['~/.cursor/hooks.json'],
  },
  {
    fault: 'Claude Code hands a program to its hooks’ shell, and the project’s .env a library to those of others',
    prepare: (at) => {
      value(inHome('.claude/settings.json'), ['env'], { BASH_ENV: '/tmp/x' })(at);
      inProject('.gemini/.env', 'export LD_PRELOAD=/tmp/x.so\nPATH=/tmp\n')(at);
    },
    found: [
      'claude-code/environment problem environment-injected ~/.claude/settings.json',
      'mollyguard/environment problem environment-injected project/.gemini/.env',
      'mollyguard/environment note environment-injected project/.gemini/.env',
    ],
    left: ['claude-code: ~/.claude/settings.json', 'mollyguard: project/.gemini/.env', 'mollyguard: project/.gemini/.env'].map(
      (place) => `${place}: Take it out of this file, unless you need it there.`,
    ),
    kept: ['~/.claude/settings.json'],
  },
  {
    fault: 'versions that do not read our hook, or let an action go where it fails',
    prepare: (at) => {
      installed(at, 'claude', '@anthropic-ai/claude-code', '2.1.200');
      installed(at, 'copilot', '@github/copilot', '1.0.5');
      installed(at, 'gemini', '@google/gemini-cli', '0.25.2');
      installed(at, 'opencode', 'opencode-ai', '1.17.2');
    },
    programs: 'bin',
    found: [
      'copilot-cli/version problem agent-outdated project/bin/copilot',
      'claude-code/version note agent-outdated project/bin/claude',
      'gemini/version problem agent-outdated project/bin/gemini',
      'opencode/version problem agent-outdated project/bin/opencode',
    ],
    left: [UPDATE('copilot-cli', 'copilot'), UPDATE('claude-code', 'claude'), UPDATE('gemini', 'gemini'), UPDATE('opencode', 'opencode')],
  },
]);
