import assert from 'node:assert/strict';
import { appendFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, describe, test } from 'node:test';
import { managedHooks } from '../../src/agents/managed';
import type { RealAgent } from './agents/agent';
import { claudeCode } from './agents/claudeCode';
import { codex } from './agents/codex';
import { copilot } from './agents/copilot';
import { gemini } from './agents/gemini';
import { qwen } from './agents/qwen';
import { find } from './install';
import { isolation } from './isolation';
import { question, Stage, type } from './stage';

/** What a repository brings along to switch a person's hooks off. */
interface Row {
  readonly agent: RealAgent;
  readonly name: string;
  readonly file: string;
  readonly text: string;
  /** Where the managed file does not withstand it. */
  readonly runs?: true;
}
const OFF = '{"disableAllHooks":true}';
const rows: readonly Row[] = [
  { agent: claudeCode, name: 'disableAllHooks', file: '.claude/settings.json', text: OFF },
  { agent: claudeCode, name: 'disableAllHooks, for this machine alone', file: '.claude/settings.local.json', text: OFF },
  { agent: codex, name: 'the feature is off', file: '.codex/config.toml', text: '[features]\nhooks = false\n' },
  { agent: copilot, name: 'disableAllHooks', file: '.github/copilot/settings.json', text: OFF },
  { agent: gemini, name: 'hooks are off', file: '.gemini/settings.json', text: '{"hooksConfig":{"enabled":false}}' },
  {
    agent: gemini,
    name: 'our hook is off, by its name',
    file: '.gemini/settings.json',
    text: '{"hooksConfig":{"disabled":["mollyguard"]}}',
  },
  { agent: qwen, name: 'disableAllHooks', file: '.qwen/settings.json', text: OFF },
  { agent: qwen, name: 'safe mode, by a variable', file: '.env', text: 'QWEN_CODE_SAFE_MODE=1\n', runs: true },
  { agent: gemini, name: 'our hook is off, by its command', file: '.gemini/settings.json', text: 'COMMAND', runs: true },
];

const skip = isolation().length === 0 ? 'this machine lays no files over /etc for one program' : false;
const folders: string[] = [];
after(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});
const REFUSED = 'touch ~/.mollyguard/gone; echo ran >> ran.txt';

/** The same agent with files of an administrator; they are laid over /etc for its own processes alone. */
function managed(agent: RealAgent, etc: string): RealAgent {
  const over = `mkdir -p ${etc}.work && mount -t overlay overlay -o lowerdir=/etc,upperdir=${etc},workdir=${etc}.work /etc && exec "$@"`;
  return {
    ...agent,
    start(run, prompt) {
      const { steps, env } = agent.start(run, prompt);
      return { steps: steps.map((words) => ['/bin/sh', '-c', over, 'sh', ...words]), env };
    },
  };
}

/** An agent that is set up as ever, in a project that is trusted. `installs`: and the administrator's file. */
async function stage(agent: RealAgent, installs: boolean): Promise<Stage> {
  const found = find(agent);
  const folder = mkdtempSync('/tmp/mg-etc-');
  folders.push(folder);
  const etc = path.join(folder, 'etc');
  mkdirSync(etc);
  const at = new Stage(managed(agent, etc), 'program' in found ? found.program : []);
  await at.setUp();
  if (agent === codex)
    appendFileSync(path.join(at.world.home, '.codex/config.toml'), `\n[projects.${JSON.stringify(at.project)}]\ntrust_level = "trusted"\n`);
  const hook = managedHooks.find((one) => one.agent === agent.id);
  const file = hook?.files.linux;
  assert.ok(hook && file);
  if (!installs) return at;
  const copy = path.join(etc, file.replace('/etc/', ''));
  mkdirSync(path.dirname(copy), { recursive: true });
  writeFileSync(copy, hook.part(path.join(at.world.home, '.mollyguard/bin/hook'), file));
  return at;
}

/** A project for one person's machine: it knows where their home is. */
const byCommand = (at: Stage): string => {
  const hook = managedHooks.find((one) => one.agent === 'gemini');
  const part = JSON.parse(hook?.part(path.join(at.world.home, '.mollyguard/bin/hook'), hook.files.linux ?? '') ?? '');
  return JSON.stringify({ hooksConfig: { disabled: ['mollyguard', part.hooks.BeforeTool[0].hooks[0].command] } });
};

const bring = (at: Stage, file: string, text: string): void => {
  mkdirSync(path.dirname(at.at(file)), { recursive: true });
  writeFileSync(at.at(file), text);
};

describe('files of an administrator, and a repository that switches hooks off', { concurrency: 2 }, () => {
  for (const { agent, name, file, text, runs = false } of rows) {
    const found = find(agent);
    const missing = skip || ('missing' in found ? found.missing : false);
    test(`${agent.title}: ${name}: ${runs ? 'runs all the same' : 'it does not run'}`, { skip: missing }, async () => {
      for (const installs of [false, true]) {
        const at = await stage(agent, installs);
        try {
          bring(at, file, text === 'COMMAND' ? byCommand(at) : text);
          const { told } = await at.turn([[agent.tools.shell(REFUSED)], [agent.tools.shell('echo fine >> fine.txt')]]);
          const what = { ran: at.read('ran.txt'), fine: at.read('fine.txt') };
          assert.deepEqual(what, { ran: installs && !runs ? null : 'ran\n', fine: 'fine\n' }, JSON.stringify({ installs, told }));
        } finally {
          at.close();
        }
      }
    });
  }

  for (const agent of [claudeCode, codex, copilot, gemini, qwen]) {
    const found = find(agent);
    const missing = skip || ('missing' in found ? found.missing : false);
    if (agent === qwen) continue;
    test(`${agent.title}: beside the person's own hook it is one question, and runs once`, { skip: missing }, async () => {
      const at = await stage(agent, true);
      try {
        const window = await at.window();
        const turn = at.turn([[agent.tools.shell(`psql -h db.production.invalid -c 'DROP TABLE orders' || echo ran >> ran.txt`)]]);
        const asked = await question(window);
        await type(window, asked, asked.resource.name);
        await turn;
        assert.equal(at.read('ran.txt'), 'ran\n');
        assert.deepEqual([...new Set(window.states.flatMap(({ waiting }) => waiting.map(({ ticket }) => ticket)))].length, 1);
      } finally {
        at.close();
      }
    });
  }
});
