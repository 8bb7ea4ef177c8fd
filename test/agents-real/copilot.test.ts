import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import type { RealAgent } from './agents/agent';
import { copilot } from './agents/copilot';
import { write } from './agents/files';
import { find } from './install';
import { SUB_AGENT, type ToolCall } from './model/script';
import { question, refuse, Stage, type } from './stage';

const found = find(copilot);
const skip = 'missing' in found ? found.missing : false;
if (skip) console.log(`The real Copilot CLI is not tested: ${skip}`);

/** A home with the Copilot CLI in it; gone afterwards. */
const it = (name: string, body: (at: Stage) => Promise<void>, agent: RealAgent = copilot) =>
  test(name, { skip }, async () => {
    const at = new Stage(agent, 'program' in found ? found.program : []);
    try {
      await body(at);
    } finally {
      at.close();
    }
  });

/** The same with a model that is given `apply_patch` in the place of `create` and `edit`. */
const patching: RealAgent = {
  ...copilot,
  start(run, prompt) {
    const { steps, env } = copilot.start(run, prompt);
    return { steps, env: { ...env, COPILOT_PROVIDER_MODEL_ID: 'gpt-5.4', COPILOT_PROVIDER_WIRE_API: 'responses' } };
  },
};
const patch = (...lines: readonly string[]): ToolCall => ({
  name: 'apply_patch',
  custom: true,
  input: ['*** Begin Patch', ...lines, '*** End Patch'].join('\n'),
});

const bash = (command: string, more: object = {}): ToolCall => ({ name: 'bash', input: { command, description: 'run', ...more } });
const remove = (volumeId: string): ToolCall => ({ name: 'railway-volume_delete', input: { volumeId } });
const harmless = bash('echo fine >> fine.txt');
const steps = (...calls: readonly ToolCall[]) => calls.map((call) => [call]);

/** Every action in the journal, by its event and tool. */
function judged(at: Stage): readonly string[] {
  const lines = readdirSync(at.world.journal).flatMap((name) => readFileSync(path.join(at.world.journal, name), 'utf8').trim().split('\n'));
  return lines
    .map((line) => JSON.parse(line))
    .filter(({ kind }) => kind === 'action')
    .map(({ agent, event, tool }) => `${agent} ${event} ${tool}`);
}

describe('the real Copilot CLI: its own ways', { concurrency: 2 }, () => {
  it('the file that it shares with VS Code calls our hook exactly once for each tool call', async (at) => {
    await at.setUp();
    await at.turn(
      steps(
        harmless,
        { name: 'view', input: { path: at.at('notes.txt') } },
        { name: 'edit', input: { path: at.at('notes.txt'), old_str: 'one', new_str: 'two' } },
        { name: 'railway-volume_list', input: { projectId: 'p' } },
      ),
    );
    assert.deepEqual([at.read('fine.txt'), at.read('notes.txt')], ['fine\n', 'two\n']);
    const names = ['Bash', 'Read', 'Edit', 'railway-volume_list'];
    assert.deepEqual(
      judged(at),
      names.map((name) => `copilot-cli PreToolUse ${name}`),
    );
  });

  it('one call in three dialects is one question: from its own files, and from the project’s settings for Claude Code', async (at) => {
    await at.setUp();
    const { hooks } = JSON.parse(readFileSync(path.join(at.world.home, '.copilot/hooks/mollyguard.json'), 'utf8'));
    const [{ command }] = hooks.PreToolUse;
    write(path.join(at.world.home, '.copilot/hooks/second.json'), {
      version: 1,
      hooks: { preToolUse: [{ type: 'command', bash: command, timeoutSec: 900 }] },
    });
    const entry = { type: 'command', command: command.replace("hook' vscode", "hook' claude-code"), timeout: 900 };
    assert.notEqual(entry.command, command);
    write(at.at('.claude/settings.json'), { hooks: { PreToolUse: [{ matcher: '*', hooks: [entry] }] } });
    const window = await at.window();
    const turn = at.turn(steps(remove('vol-1'), harmless));
    assert.equal(await type(window, await question(window), 'vol-1'), 'approved');
    await turn;
    assert.deepEqual([at.read('railway.txt'), at.read('fine.txt')], ['volume_delete {"volumeId":"vol-1"}\n', 'fine\n']);
    assert.deepEqual(
      [...new Set(window.states.flatMap(({ waiting }) => waiting.map(({ ticket }) => ticket)))].length,
      1,
      'asked once, in whichever dialect',
    );
    assert.deepEqual([...new Set(judged(at))].sort(), [
      'copilot-cli PreToolUse Bash',
      'copilot-cli PreToolUse railway-volume_delete',
      'copilot-cli preToolUse bash',
      'copilot-cli preToolUse railway-volume_delete',
    ]);
  });

  it('a sub-agent is held, too, and shares the refusals of its session', async (at) => {
    await at.setUp();
    const window = await at.window();
    const task: ToolCall = {
      name: 'task',
      input: { description: 'sub', prompt: SUB_AGENT, agent_type: 'general-purpose', name: 'sub', mode: 'sync' },
    };
    const turn = at.turn([[remove('vol-1')], [task]], { subAgent: steps(remove('vol-1'), remove('vol-2'), harmless) });
    assert.equal(await refuse(window, await question(window)), 'refused');
    await window.until(() => window.state?.waiting[0]?.expects === 'vol-2', 'the sub-agent’s question');
    const asked = await question(window);
    assert.deepEqual([asked.expects, asked.conversation?.split('/').length], ['vol-2', 2]);
    assert.equal(await refuse(window, asked), 'refused');
    const { told } = await turn;
    assert.deepEqual([at.read('railway.txt'), at.read('fine.txt')], [null, 'fine\n']);
    const count = (pattern: RegExp) => told.filter((text) => pattern.test(text)).length;
    assert.deepEqual([count(/A person refused this action/), count(/A person has already refused this in this conversation/)], [2, 1]);
  });

  it('a background shell, several calls at once, and the command that switches its hooks off', async (at) => {
    await at.setUp();
    const { told } = await at.turn([
      [bash('echo late > late.txt; rm -rf ~/other', { mode: 'async', shellId: 's1' })],
      [harmless, bash('copilot config disableAllHooks true'), bash('echo also >> also.txt')],
    ]);
    assert.deepEqual([at.read('late.txt'), at.read('fine.txt'), at.read('also.txt')], [null, 'fine\n', 'also\n']);
    assert.match(told[0] ?? '', /Mollyguard refused this action/);
    assert.match(told[2] ?? '', /Rule: self\/switch-off\./);
  });

  it(
    'a patch is read as the files it changes: an off-limits place is denied, another is written',
    async (at) => {
      await at.setUp();
      const { told } = await at.turn(
        steps(
          patch('*** Add File: .claude/settings.json', '+{"disableAllHooks":true}'),
          patch('*** Add File: new.txt', '+new', '*** Update File: notes.txt', '@@', '-one', '+two'),
        ),
      );
      assert.deepEqual([at.read('.claude/settings.json'), at.read('new.txt'), at.read('notes.txt')], [null, 'new\n', 'two\n']);
      assert.match(told[0] ?? '', /Rule: self\/switch-off\./);
    },
    patching,
  );
});
