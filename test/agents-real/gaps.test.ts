import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { readJournal } from '../../src/server/journal';
import type { RealAgent } from './agents/agent';
import { claudeCode } from './agents/claudeCode';
import { codex } from './agents/codex';
import { copilot } from './agents/copilot';
import { find } from './install';
import type { Script, ToolCall } from './model/script';
import { Stage } from './stage';

/** A turn without our hook shows in the transcript alone; a turn with it does not show as a gap. */
interface Row {
  readonly agent: RealAgent;
  readonly prompt: string;
  /** Before set-up. */
  readonly configured?: (at: Stage) => void;
  readonly script: Script['main'];
  readonly subAgent?: Script['main'];
  /** `tool cause` of each gap of a turn without the hook. */
  readonly unhooked: readonly string[];
  /** What stays unseen with it. */
  readonly hooked: readonly string[];
  /** Part of `npm run test:agents` alone. */
  readonly rest?: true;
}
const js = (input: string): ToolCall => ({ name: 'exec', namespace: 'functions', custom: true, input });
const off = 'hooks-off';
const rows: readonly Row[] = [
  {
    agent: claudeCode,
    prompt: 'look at @notes.txt',
    script: [
      [claudeCode.tools.shell('touch one.txt'), claudeCode.tools.shell('touch two.txt')],
      [claudeCode.tools.read('notes.txt')],
      [{ name: 'Read', input: { wrong: 'x' } }], // turned down before any hook
      [claudeCode.tools.mcp('volume_list', {})],
      [{ name: 'Agent', input: { description: 'sub', prompt: 'SUB-AGENT go', subagent_type: 'general-purpose' } }],
    ],
    subAgent: [[claudeCode.tools.shell('touch sub.txt')]],
    unhooked: [
      '@file attached',
      `Agent ${off}`,
      `Bash ${off}`,
      `Bash ${off}`,
      `Bash ${off}`,
      `Read ${off}`,
      `mcp__railway__volume_list ${off}`,
    ],
    hooked: [],
  },
  {
    agent: codex,
    prompt: 'do the scripted thing',
    script: [
      [codex.tools.shell('touch one.txt'), codex.tools.shell('touch two.txt')],
      [codex.tools.write('new.txt', 'x\n')],
      [codex.tools.mcp('volume_list', {})],
      [{ name: 'exec_command', input: { wrong: 'x' } }], // turned down before any hook
    ],
    unhooked: [`apply_patch ${off}`, `exec_command ${off}`, `exec_command ${off}`, `mcp__railway__volume_list ${off}`],
    hooked: [],
  },
  {
    agent: codex,
    prompt: 'do the scripted thing',
    configured: (at) => {
      const file = path.join(at.world.home, '.codex/config.toml');
      writeFileSync(file, readFileSync(file, 'utf8').replace('gpt-5.5', 'gpt-6.1-sol'));
    },
    script: [
      [js(`await tools.exec_command({ cmd: 'touch one.txt' }); await tools.mcp__railway__volume_list({});`)],
      [
        js(`const { session_id } = await tools.exec_command({ cmd: 'cat', tty: true, yield_time_ms: 500 });
        await tools.write_stdin({ session_id, chars: 'x\\n', yield_time_ms: 300 });`),
      ],
    ],
    unhooked: [`CommandExecution ${off}`, `CommandExecution ${off}`, `McpToolCall ${off}`, 'write_stdin typed'],
    hooked: ['write_stdin typed'],
    rest: true,
  },
  {
    agent: copilot,
    prompt: 'do the scripted thing',
    script: [
      [copilot.tools.shell('touch one.txt'), copilot.tools.shell('touch two.txt')],
      [copilot.tools.read('notes.txt')],
      [copilot.tools.mcp('volume_list', {})],
    ],
    unhooked: [`bash ${off}`, `bash ${off}`, `railway-volume_list ${off}`, `view ${off}`],
    hooked: [],
    rest: true,
  },
];

/** Longer than a call waits to be found out. */
const SETTLED_MS = 22_000;
const only = process.env.MOLLYGUARD_AGENT?.split(',');
const whole = process.env.MOLLYGUARD_AGENTS === 'all' || only !== undefined;

for (const [index, { agent, prompt, configured, script, subAgent, unhooked, hooked, rest }] of rows.entries()) {
  if (only && !only.includes(agent.id)) continue;
  const found = find(agent);
  const skip = 'missing' in found ? found.missing : rest && !whole ? 'part of npm run test:agents' : false;
  test(`calls of the real ${agent.title} that no hook saw (${index + 1})`, { skip }, async () => {
    const at = new Stage(agent, 'program' in found ? found.program : []);
    try {
      await at.configure();
      configured?.(at);
      const window = await at.world.window([at.project], { watchTranscripts: true });
      await window.until(() => window.state?.leader === true, 'leadership');
      const gaps = () =>
        readJournal(at.world.journal)
          .entries.filter(({ kind }) => kind === 'gap')
          .map(({ fields }) => `${fields.tool} ${fields.cause}`);
      const options = { prompt, ...(subAgent && { subAgent }) };
      await at.turn(script, options);
      await window.until(() => gaps().length >= unhooked.length, 'the gaps');
      assert.deepEqual(gaps().sort(), [...unhooked].sort());
      const unguarded = () => window.state?.problems.find(({ id }) => id === 'agent-unguarded')?.data;
      const count = String(unhooked.filter((one) => one.endsWith(off)).length);
      await window.until(() => unguarded()?.count === count, 'the line in the tooltip');
      assert.deepEqual(unguarded(), { agent: agent.id, cause: off, count });
      await at.setUp();
      await at.turn(script, options);
      await new Promise((resolve) => setTimeout(resolve, SETTLED_MS));
      assert.deepEqual(gaps().slice(unhooked.length), hooked);
      assert.ok(readJournal(at.world.journal).entries.some(({ kind }) => kind === 'action'));
    } finally {
      at.close();
    }
  });
}
