import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import { opencodeInstaller } from '../../src/agents/opencode/install';
import type { RealAgent } from './agents/agent';
import { codex } from './agents/codex';
import { write } from './agents/files';
import { opencode } from './agents/opencode';
import { find } from './install';
import { SUB_AGENT, type ToolCall } from './model/script';
import { question, refuse, Stage } from './stage';

/** What only opencode has: a plugin in its own process, searches that show hidden files, tasks that bring files along. */
const found = find(opencode);
const skip = 'missing' in found ? found.missing : false;
const program = 'program' in found ? found.program : [];
if (skip) console.log(`The real opencode is not tested: ${skip}`);

const SECRET = 'the-words-of-the-file';
const PLAN = 'the-words-of-the-plan';

const it = (name: string, body: (at: Stage) => Promise<void>, agent: RealAgent = opencode) =>
  test(name, { skip }, async () => {
    const at = new Stage(agent, program);
    writeFileSync(at.at('.env.production'), `SHOP_TOKEN=${SECRET}\n`);
    writeFileSync(at.at('plan.txt'), `${PLAN}\n`);
    try {
      await body(at);
    } finally {
      at.close();
    }
  });
const { shell, mcp } = opencode.tools;
const remove = (volumeId: string): ToolCall => mcp('volume_delete', { volumeId });
const harmless = shell('echo fine >> fine.txt');
const task = (prompt: string): ToolCall => ({ name: 'task', input: { description: 'sub', prompt, subagent_type: 'general' } });
/** The same with other words on the command line, or another model. */
const startedWith = (...words: readonly string[]): RealAgent => ({
  ...opencode,
  start(run, prompt) {
    const { steps, env } = opencode.start(run, prompt);
    return { steps: steps.map((step) => [...step, ...words]), env };
  },
});
/** It searches with ripgrep, and without the network there is only the one that Codex brings. */
const brought = find(codex);
const ripgrep = 'program' in brought ? path.join(brought.program[0] ?? '', '../../codex-path') : '/nowhere';
const searching: RealAgent = {
  ...opencode,
  start(run, prompt) {
    const { steps, env } = opencode.start(run, prompt);
    return { steps, env: { ...env, PATH: `${path.dirname(process.execPath)}:/usr/bin:/bin:${ripgrep}` } };
  },
};
const patching: RealAgent = {
  ...opencode,
  configure(run) {
    opencode.configure(run);
    const file = path.join(run.home, '.config/opencode/opencode.json');
    writeFileSync(file, readFileSync(file, 'utf8').replaceAll('"scripted"', '"gpt-5"').replaceAll('local/scripted', 'local/gpt-5'));
  },
};

describe('the real opencode', { concurrency: 2 }, () => {
  it('calls of one turn: the bad one is denied, the others run', async (at) => {
    await at.setUp();
    const { told } = await at.turn([[harmless, remove('vol-1'), opencode.tools.write(at.at('new.txt'), 'x\n')]]);
    assert.deepEqual([at.read('fine.txt'), at.read('railway.txt'), at.read('new.txt')], ['fine\n', null, 'x\n']);
    assert.equal(told.filter((text) => /railway\/delete-volume/.test(text)).length, 1);
  });

  it('a sub-agent is held, too, and shares the refusals of its session', async (at) => {
    await at.setUp();
    const window = await at.window();
    const turn = at.turn([[remove('vol-1')], [task(SUB_AGENT)]], { subAgent: [[remove('vol-1')], [remove('vol-2')], [harmless]] });
    assert.equal(await refuse(window, await question(window)), 'refused');
    await window.until(() => window.state?.waiting[0]?.expects === 'vol-2', "the sub-agent's question");
    const asked = await question(window);
    assert.deepEqual([asked.agent, asked.expects, asked.conversation?.split('/').length], ['opencode', 'vol-2', 2]);
    assert.equal(await refuse(window, asked), 'refused');
    const { told } = await turn;
    assert.deepEqual([at.read('railway.txt'), at.read('fine.txt')], [null, 'fine\n']);
    const count = (pattern: RegExp) => told.filter((text) => pattern.test(text)).length;
    assert.deepEqual([count(/A person refused this action/), count(/A person has already refused this in this conversation/)], [2, 1]);
  });

  it(
    'a search shows no line of an off-limits file',
    async (at) => {
      const grep = (input: object): ToolCall => ({ name: 'grep', input: { ...input } });
      const all = [
        [grep({ pattern: 'the-words' })],
        [grep({ pattern: 'words', include: '.env*' })],
        [grep({ pattern: 'words', include: '*.txt' })],
      ];
      await at.configure();
      assert.ok((await at.turn(all)).heard.includes(SECRET), 'without our hook it does');
      await at.setUp();
      const { heard, told } = await at.turn(all);
      assert.deepEqual([heard.includes(SECRET), heard.includes(PLAN)], [false, true]);
      for (const text of told.slice(0, 2)) assert.match(text, /off limits/);
    },
    searching,
  );

  it('a file that a task brings along does not reach the sub-agent, another does', async (at) => {
    const tasks = [[task(`${SUB_AGENT} @${at.at('.env.production')} @${at.at('plan.txt')}`)]];
    await at.configure();
    assert.ok((await at.turn(tasks, { subAgent: [[harmless]] })).heard.includes(SECRET), 'without our hook it does');
    await at.setUp();
    const { heard, told } = await at.turn([...tasks, [task(`${SUB_AGENT} @${at.at('plan.txt')}`)]], { subAgent: [[harmless]] });
    assert.deepEqual([heard.includes(SECRET), heard.includes(PLAN)], [false, true]);
    assert.match(told[0] ?? '', /off limits/);
  });

  it(
    'an off-limits file that the command line attaches does not reach the model',
    async (at) => {
      await at.setUp();
      const { heard } = await at.turn([[harmless]]);
      assert.deepEqual([heard.includes(SECRET), heard.includes('off limits'), at.read('fine.txt')], [false, true, 'fine\n']);
    },
    startedWith('-f', '.env.production'),
  );
  it(
    'another attached file does',
    async (at) => {
      await at.setUp();
      assert.ok((await at.turn([[harmless]])).heard.includes(PLAN));
      assert.equal(at.read('fine.txt'), 'fine\n');
    },
    startedWith('-f', 'plan.txt'),
  );

  it(
    'a patch is read file by file',
    async (at) => {
      await at.setUp();
      const patch = (...lines: readonly string[]): ToolCall => ({
        name: 'apply_patch',
        input: { patchText: ['*** Begin Patch', ...lines, '*** End Patch'].join('\n') },
      });
      const off = patch('*** Add File: ok.txt', '+x', '*** Add File: .claude/settings.json', '+{"disableAllHooks":true}');
      const { told } = await at.turn([[off], [patch('*** Add File: new.txt', '+x')]]);
      assert.deepEqual([at.read('ok.txt'), at.read('.claude/settings.json'), at.read('new.txt')], [null, null, 'x\n']);
      assert.match(told[0] ?? '', /self\/switch-off/);
    },
    patching,
  );

  it('the plugin stays, whatever the agent does to it', async (at) => {
    await at.setUp();
    const file = opencodeInstaller.file(at.world.home);
    const before = readFileSync(file, 'utf8');
    const { told } = await at.turn([
      [shell('rm ~/.config/opencode/plugins/mollyguard.js')],
      [shell('mv ~/.config/opencode ~/x')],
      [opencode.tools.write(file, 'export default {}\n')],
      [{ name: 'edit', input: { filePath: file, oldString: 'throw new Error(reason)', newString: 'return' } }],
      [shell('opencode run --pure x')],
      [shell(`opencode debug agent build --tool bash --params '{"command":"echo ran >> ran.txt"}'`)],
      [remove('vol-1')],
    ]);
    for (const text of told.slice(0, 6)) assert.match(text, /Mollyguard denied this action\..* Rule: self\//);
    assert.deepEqual([readFileSync(file, 'utf8'), at.read('railway.txt')], [before, null]);
    assert.equal(at.read('ran.txt'), null);
  });

  it('a project with plugins of its own, one of our name: ours still denies', async (at) => {
    write(at.at('.opencode/plugins/mollyguard.js'), 'export const Mine = async () => ({});\n');
    write(at.at('.opencode/plugins/zero.js'), 'export default { id: "mollyguard", server: async () => ({}) };\n');
    await at.setUp();
    await at.turn([[remove('vol-1')], [harmless]]);
    assert.deepEqual([at.read('railway.txt'), at.read('fine.txt')], [null, 'fine\n']);
  });

  it(
    'what `blind` says: with --pure it loads no plugin at all',
    async (at) => {
      await at.setUp();
      await at.turn([[remove('vol-1')]]);
      assert.match(at.read('railway.txt') ?? '', /volume_delete/);
    },
    startedWith('--pure'),
  );
});
