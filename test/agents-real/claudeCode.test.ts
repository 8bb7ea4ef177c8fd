import assert from 'node:assert/strict';
import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { claudeCode } from './agents/claudeCode';
import { garbageServer } from './garbage';
import { find } from './install';
import { SUB_AGENT, type ToolCall } from './model/script';
import { question, refuse, Stage, type } from './stage';

const found = find(claudeCode);
const skip = 'missing' in found ? found.missing : false;
if (skip) console.log(`The real Claude Code is not tested: ${skip}`);

/** A home with Claude Code in it; gone afterwards. */
const it = (name: string, body: (at: Stage) => Promise<void>) =>
  test(name, { skip }, async () => {
    const at = new Stage(claudeCode, 'program' in found ? found.program : []);
    try {
      await body(at);
    } finally {
      at.close();
    }
  });

const bash = (command: string): ToolCall => ({ name: 'Bash', input: { command, description: 'run' } });
/** The incident's request; whatever happens, it stays on this machine. `ran.txt` tells that the command ran. */
const incident = bash(
  `echo ran >> ran.txt; curl -s -m 1 --resolve backboard.railway.app:443:127.0.0.1 https://backboard.railway.app/graphql/v2 -H "Authorization: Bearer $T" -d '{"query":"mutation { volumeDelete(volumeId: \\"vol-1\\") }"}'`,
);
const harmless = bash('echo fine >> fine.txt');
const remove = (volumeId: string): ToolCall => ({ name: 'mcp__railway__volume_delete', input: { volumeId } });
const steps = (...calls: readonly ToolCall[]) => calls.map((call) => [call]);

/** Every kind of tool, a destructive call and its harmless twin. */
const everything = (at: Stage) =>
  steps(
    incident,
    harmless,
    { name: 'Write', input: { file_path: path.join(at.world.home, '.bashrc'), content: 'x\n' } },
    { name: 'Write', input: { file_path: at.at('new.txt'), content: 'x\n' } },
    { name: 'Read', input: { file_path: at.at('notes.txt') } },
    { name: 'Edit', input: { file_path: at.at('notes.txt'), old_string: 'one', new_string: 'two' } },
    { name: 'Write', input: { file_path: at.at('.claude/settings.local.json'), content: '{"disableAllHooks":true}' } },
    remove('vol-1'),
    { name: 'mcp__railway__volume_list', input: { projectId: 'p' } },
  );
const effects = (at: Stage) => ({
  incident: at.read('ran.txt'),
  harmless: at.read('fine.txt'),
  profile: at.read(path.join(at.world.home, '.bashrc')),
  written: at.read('new.txt'),
  edited: at.read('notes.txt'),
  settings: at.read('.claude/settings.local.json'),
  mcp: at.read('railway.txt'),
});
const list = 'volume_list {"projectId":"p"}\n';

describe('the real Claude Code, in its most permissive mode', { concurrency: 3 }, () => {
  it('without our hook everything happens: what follows means something', async (at) => {
    await at.turn(everything(at));
    assert.deepEqual(effects(at), {
      incident: 'ran\n',
      harmless: 'fine\n',
      profile: 'x\n',
      written: 'x\n',
      edited: 'two\n',
      settings: '{"disableAllHooks":true}',
      mcp: `volume_delete {"volumeId":"vol-1"}\n${list}`,
    });
  });

  it('no window: nothing destructive happens, the model is told why, harmless twins run', async (at) => {
    await at.setUp();
    const { told } = await at.turn(everything(at));
    assert.deepEqual(effects(at), {
      incident: null,
      harmless: 'fine\n',
      profile: null,
      written: 'x\n',
      edited: 'two\n',
      settings: null,
      mcp: list,
    });
    assert.equal(told.length, 9);
    assert.match(told[0] ?? '', /Mollyguard refused this action: .*no editor window.* volume "vol-1"\. Rule: railway\/delete-volume\./);
    assert.match(told[2] ?? '', /Rule: filesystem\/persist\./);
    assert.match(told[6] ?? '', /Mollyguard denied this action\..* Rule: self\/switch-off\./);
    assert.match(told[7] ?? '', /Rule: railway\/delete-volume\./);
  });

  it('a window: asked for 20 s, run exactly once after the typed name, refused for good after a refusal', async (at) => {
    await at.setUp();
    const window = await at.window();
    const turn = at.turn(steps(incident, incident, remove('vol-1'), remove('vol-2'), harmless));
    const first = await question(window);
    assert.deepEqual([first.agent, first.expects, first.tier, at.read('ran.txt')], ['claude-code', 'vol-1', 'type', null]);
    await pause(20_000);
    assert.equal(await type(window, first, 'vol-2'), 'mismatch');
    assert.equal(await type(window, first, 'vol-1'), 'approved');
    await window.until(
      () => window.state?.waiting[0]?.ticket !== first.ticket && window.state?.waiting.length === 1,
      'the second question',
    );
    assert.equal(at.read('ran.txt'), 'ran\n');
    assert.equal(await refuse(window, await question(window)), 'refused');
    await window.until(() => window.state?.waiting[0]?.expects === 'vol-2', 'the question about the other volume');
    assert.equal(await type(window, await question(window), 'vol-2'), 'approved');
    const { told } = await turn;
    assert.deepEqual(
      { incident: at.read('ran.txt'), mcp: at.read('railway.txt'), harmless: at.read('fine.txt') },
      { incident: 'ran\n', mcp: 'volume_delete {"volumeId":"vol-2"}\n', harmless: 'fine\n' },
    );
    assert.match(told[1] ?? '', /A person refused this action/);
    assert.match(told[2] ?? '', /A person has already refused this in this conversation/);
  });

  it('a sub-agent is held, too, and shares the refusals of its session', async (at) => {
    await at.setUp();
    const window = await at.window();
    const input = { description: 'sub', prompt: SUB_AGENT, subagent_type: 'general-purpose' };
    const task: ToolCall = { name: 'Agent', input };
    const turn = at.turn([[incident], [task]], { subAgent: steps(incident, remove('vol-2'), harmless) });
    assert.equal(await refuse(window, await question(window)), 'refused');
    await window.until(() => window.state?.waiting[0]?.expects === 'vol-2', "the sub-agent's question");
    const asked = await question(window);
    assert.deepEqual([asked.expects, asked.conversation?.split('/').length], ['vol-2', 2]);
    assert.equal(await refuse(window, asked), 'refused');
    const { told } = await turn;
    assert.deepEqual([at.read('ran.txt'), at.read('railway.txt'), at.read('fine.txt')], [null, null, 'fine\n']);
    const count = (pattern: RegExp) => told.filter((text) => pattern.test(text)).length;
    assert.deepEqual([count(/A person refused this action/), count(/A person has already refused this in this conversation/)], [2, 1]);
  });

  it('the guard server is killed while a person is asked: nothing happens', async (at) => {
    await at.setUp();
    const window = await at.window();
    const turn = at.turn(steps(incident, harmless));
    await question(window);
    window.kill('SIGKILL');
    const { told } = await turn;
    assert.deepEqual([at.read('ran.txt'), at.read('fine.txt')], [null, 'fine\n']);
    assert.match(told[0] ?? '', /no editor window with Mollyguard is running/);
  });

  it('the guard server is stopped: nothing happens', async (at) => {
    await at.setUp();
    const window = await at.window();
    window.kill('SIGSTOP');
    const { told } = await at.turn(steps(incident, harmless));
    assert.deepEqual([at.read('ran.txt'), at.read('fine.txt')], [null, 'fine\n']);
    assert.match(told[0] ?? '', /no editor window with Mollyguard is running/);
  });

  it('a server answers garbage: nothing happens', async (at) => {
    await at.setUp();
    const server = await garbageServer(at.world);
    try {
      const { told } = await at.turn(steps(incident, incident, incident, harmless));
      assert.deepEqual([at.read('ran.txt'), at.read('fine.txt')], [null, 'fine\n']);
      for (const text of told.slice(0, 3)) assert.match(text, /Mollyguard refused this action/);
      assert.ok(server.count() >= 4);
    } finally {
      server.close();
    }
  });

  it('an off-limits file that a prompt attaches does not reach the model, another does', async (at) => {
    await at.setUp();
    writeFileSync(at.at('.env'), 'SHOP_TOKEN=the-words-of-the-file\n');
    const refused = await at.turn(steps(harmless), { prompt: 'explain @.env to me' });
    assert.deepEqual([at.read('fine.txt'), refused.heard.includes('the-words-of-the-file')], [null, false]);
    writeFileSync(at.at('plan.txt'), 'the-words-of-the-plan\n');
    const free = await at.turn(steps(harmless), { prompt: 'explain @plan.txt to me' });
    assert.deepEqual([at.read('fine.txt'), free.heard.includes('the-words-of-the-plan')], ['fine\n', true]);
  });

  it('the launcher is gone: nothing happens, a prompt does not even reach the model, and what to do is said', async (at) => {
    await at.setUp();
    rmSync(path.join(at.world.home, '.mollyguard'), { recursive: true });
    const { told, heard, output } = await at.turn(steps(harmless), { prompt: 'the words of the prompt' });
    assert.deepEqual([told, at.read('fine.txt'), heard.includes('the words of the prompt')], [[], null, false]);
    assert.match(output, /Mollyguard did not answer/);
  });
});
