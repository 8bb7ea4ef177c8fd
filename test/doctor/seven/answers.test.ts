import { chmodSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import path from 'node:path';
import { after } from 'node:test';
import { type Behaviour, bytes, type Rig, reply, rig } from '../../hook/rig';
import type { Home } from '../home';
import { type Fault, faults, Machine } from '../world';

/** Every way in which one of the programs starts a hook, in the order of the report. */
const WAYS = [
  ['vscode', '~/.copilot/hooks/mollyguard.json'],
  ['copilot-cli', '~/.copilot/hooks/mollyguard.json'],
  ['claude-code', '~/.claude/settings.json'],
  ['cursor', '~/.cursor/hooks.json'],
  ['cursor', '~/.cursor/hooks.json'],
  ['codex', '~/.codex/hooks.json'],
  ['gemini', '~/.gemini/settings.json'],
  ['qwen', '~/.qwen/settings.json'],
  ['opencode', '~/.config/opencode/plugins/mollyguard.js'],
  ['cline', '~/.cline/hooks/PreToolUse'],
  ['cline-vscode', '~/Documents/Cline/Hooks/PreToolUse'],
  ['cline-vscode', '~/Documents/Cline/Hooks/PreToolUse'],
] as const;
type Agent = (typeof WAYS)[number][0];
/** A finding for each way: those of the must-deny probe and of the must-pass probe, agent by agent. */
function each(denies: (agent: Agent) => string | null, passes: (agent: Agent) => string | null) {
  const agents = [...new Set(WAYS.map(([agent]) => agent))];
  return agents.flatMap((agent) =>
    (['denies', 'passes'] as const).flatMap((check) =>
      WAYS.filter(([one]) => one === agent).flatMap(([, file]) => {
        const id = (check === 'denies' ? denies : passes)(agent);
        return id === null ? [] : [{ agent, check, id, file }];
      }),
    ),
  );
}
type Each = ReturnType<typeof each>;
const found = (all: Each) => all.map(({ agent, check, id, file }) => `${agent}/${check} problem ${id} ${file}`);
const CLOSE = 'Close all windows with Mollyguard and check again.';
const REMEDIES: Readonly<Record<string, string>> = {
  'probe-not-denied': 'See what answers on the socket, close all windows with Mollyguard and check again.',
  'probe-silent': CLOSE,
  'probe-not-journaled': 'Look at the permissions of ~/.mollyguard/journal.',
  'harmless-denied': 'See the other problems first, above all the policy; then check again.',
};
const left = (all: Each) => all.map(({ agent, id, file }) => `${agent}: ${file}: ${REMEDIES[id]}`);

const rigs: Rig[] = [];
const servers: Server[] = [];
after(() => {
  for (const one of rigs) one.remove();
  for (const one of servers) one.close();
});
/** Something that listens on the socket of the guard server. */
const answering = (behaviour: Behaviour) => async (at: Home) => {
  mkdirSync(at.runtime, { mode: 0o700 });
  const one = rig('/bin/sh');
  rigs.push(one);
  await one.serve([behaviour], path.join(at.runtime, 'guard.sock'));
};
const FOREIGN = {
  found: 'mollyguard/socket problem socket-foreign runtime/guard.sock',
  left: 'mollyguard: runtime/guard.sock: Find out which program listens there, stop it, and reload the window.',
};
const PATIENCE = 20_000;

/** These want a word where others take silence for no opinion. */
const wantsWord = (agent: Agent): boolean => ['cursor', 'cline', 'cline-vscode'].includes(agent);
/** Its own program says no to whatever is neither of the two answers, in words that the journal does not have. */
const saysNo = (agent: Agent): boolean => agent.startsWith('cline');
const allowed = each(
  (agent) => (saysNo(agent) ? 'probe-not-journaled' : 'probe-not-denied'),
  (agent) => (wantsWord(agent) ? 'harmless-denied' : null),
);
const denial = JSON.stringify({
  hookSpecificOutput: { hookEventName: 'PreToolUse', permissionDecision: 'deny', permissionDecisionReason: 'no' },
});
/** A denial in the words of Claude Code: others take it for none. */
const claudeShaped = (agent: Agent): boolean => ['vscode', 'copilot-cli', 'claude-code', 'codex', 'qwen'].includes(agent);
const denied = each(
  (agent) => (claudeShaped(agent) || saysNo(agent) ? 'probe-not-journaled' : 'probe-not-denied'),
  () => 'harmless-denied',
);
const refused = each(
  () => null,
  () => 'harmless-denied',
);

const rows: readonly Fault[] = [
  {
    fault: 'whatever listens lets the action go that must be denied',
    prepare: answering(reply(200, '')),
    tried: PATIENCE,
    found: [...found(allowed), FOREIGN.found],
    left: [...left(allowed), FOREIGN.left],
  },
  {
    fault: 'whatever listens denies what is harmless',
    prepare: answering(reply(200, denial)),
    tried: PATIENCE,
    found: [...found(denied), FOREIGN.found],
    left: [...left(denied), FOREIGN.left],
  },
  {
    fault: 'whatever listens talks nonsense: every hook judges alone, and rightly',
    prepare: answering(bytes('220 mail.example ESMTP\r\n')),
    tried: PATIENCE,
    found: [FOREIGN.found],
    left: [FOREIGN.left],
  },
  {
    fault: 'the server does not answer: every hook judges alone, and rightly',
    prepare: async (at) => {
      mkdirSync(at.runtime, { mode: 0o700 });
      const server = createServer(() => {});
      servers.push(server);
      await new Promise<void>((resolve) => server.listen(path.join(at.runtime, 'guard.sock'), resolve));
    },
    tried: PATIENCE,
    found: ['mollyguard/socket problem socket-dead runtime/guard.sock'],
    left: ['mollyguard: runtime/guard.sock: Reload the window, or close all windows with Mollyguard and delete the socket.'],
  },
  {
    fault: 'a damaged policy: every hook denies what is harmless',
    prepare: (at) => {
      at.write(path.join(at.home, '.mollyguard/policy/user.json'), '{');
      chmodSync(path.join(at.home, '.mollyguard/policy'), 0o700);
    },
    tried: PATIENCE,
    found: [...found(refused), 'mollyguard/policy problem policy-broken ~/.mollyguard/policy/user.json'],
    left: [
      ...left(refused),
      "mollyguard: ~/.mollyguard/policy/user.json: Delete '~/.mollyguard/policy/user.json' and open the folder in an editor with Mollyguard.",
    ],
  },
  {
    fault: 'the launcher is gone: every agent is locked out, until it is repaired',
    prepare: (at) => rmSync(at.launcher),
    tried: PATIENCE,
    found: [
      ...found(
        each(
          (agent) => (saysNo(agent) ? 'probe-not-journaled' : agent === 'opencode' ? 'probe-not-denied' : null),
          (agent) => (saysNo(agent) || agent === 'opencode' ? 'harmless-denied' : 'probe-refuses'),
        ),
      ),
      'mollyguard/files problem launcher-missing ~/.mollyguard/bin/hook',
    ],
  },
];
faults(rows);

/** What runs the hook program here is a link, which becomes something else. */
const interpreter = (at: Home) => path.join(path.dirname(at.home), 'node');
const silent = each(
  () => 'probe-silent',
  () => 'probe-silent',
);
faults(
  [
    {
      fault: 'what runs the hook program hangs',
      prepare: (at) => {
        rmSync(interpreter(at));
        writeFileSync(interpreter(at), '#!/bin/sh\nexec sleep 600\n', { mode: 0o755 });
      },
      tried: 3_000,
      found: found(silent),
      left: left(silent),
    },
  ],
  async () => {
    const folder = rig('/bin/sh');
    rigs.push(folder);
    const place = {
      home: path.join(folder.folder, 'machine/home'),
      runtime: path.join(folder.folder, 'run'),
      folder: path.join(folder.folder, 'project'),
    };
    mkdirSync(path.dirname(place.home));
    symlinkSync(process.execPath, path.join(path.dirname(place.home), 'node'));
    return Machine.make(place, path.join(path.dirname(place.home), 'node'));
  },
);
