import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { claudeCodeInstaller } from '../../src/agents/claude-code/install';
import { cursorInstaller } from '../../src/agents/cursor/install';
import type { Installer } from '../../src/agents/installer';
import { installers } from '../../src/agents/installers';

const LAUNCHER = "/home/o'brien/.mollyguard/bin/hook";
const FILE = '/home/me/settings.json';

const install = (installer: Installer, text: string | null): string => {
  const edited = installer.install(text, LAUNCHER, FILE);
  assert.ok(edited.kind === 'edited' && edited.text !== null, JSON.stringify(edited));
  return edited.text;
};
const remove = (installer: Installer, text: string): string | null => {
  const edited = installer.remove(text, LAUNCHER);
  assert.ok(edited.kind === 'edited', JSON.stringify(edited));
  return edited.text;
};
const state = (installer: Installer, text: string | null) => installer.state(text, LAUNCHER, FILE);

/** What they write is a program, or laid out in another way, with a test of its own. */
const PLUGINS: ReadonlySet<string> = new Set(['opencode', 'kilo', 'amp', 'kiro', 'antigravity', 'factory', 'augment', 'windsurf']);

for (const installer of installers.filter(({ id, companion, mode }) => !companion && mode === undefined && !PLUGINS.has(id))) {
  describe(installer.title, () => {
    const fresh = install(installer, null);
    const events = Object.keys(JSON.parse(fresh).hooks);
    // The Copilot CLI reads VS Code's file.
    const word = installer.id === 'copilot-cli' ? 'vscode' : installer.id;
    const strict = ['claude-code', 'codex'].includes(installer.id);
    test('from nothing, and back to nothing', () => {
      assert.equal(state(installer, null), 'missing');
      assert.equal(state(installer, fresh), 'installed');
      assert.equal(install(installer, fresh), fresh);
      assert.equal(remove(installer, fresh), null);
    });
    test('one line of shell an event, the launcher in it once, its word the agent', () => {
      for (const event of events) {
        const [command, ...more] = JSON.stringify(JSON.parse(fresh).hooks[event]).match(/"command":"(?:[^"\\]|\\.)*"/g) ?? [];
        assert.ok(command !== undefined && more.length === 0 && !command.includes('\\n'));
        assert.equal(command.split('.mollyguard/bin/hook').length, 2);
        assert.match(command, new RegExp(`\\.mollyguard/bin/hook(?:' ${word} <&3|\\\\" ${word} \\|\\|)`));
      }
    });
    for (const event of events) {
      test(`${event}: gone, doubled, changed, moved: put right`, () => {
        const good = JSON.parse(fresh);
        const [ours] = good.hooks[event];
        const list = (entries: unknown) => JSON.stringify({ ...good, hooks: { ...good.hooks, [event]: entries } });
        const damaged = [list([]), list([ours, ours]), list([JSON.parse(JSON.stringify(ours).replace('900', '1').replace(':60', ':1'))])];
        for (const text of damaged) {
          assert.notEqual(state(installer, text), 'installed', text);
          assert.deepEqual(JSON.parse(install(installer, text)), good);
        }
      });
    }
    test('another’s entries, comments and layout stay, byte for byte', () => {
      const [event = ''] = events;
      const commented = `// mine\r\n{\r\n\t"version": 1, /* v */\r\n\t"hooks": {\r\n\t\t"${event}": [ {"command":"lint"} /* keep */ ],\r\n\t\t"stop": []\r\n\t}\r\n}`;
      const foreign = strict ? commented.replace(/\/\*.*?\*\/|\/\/ mine/g, '') : commented;
      const kept = foreign.slice(0, foreign.indexOf('"lint"}') + '"lint"}'.length);
      const text = install(installer, foreign);
      assert.equal(state(installer, text), 'installed');
      assert.ok(text.startsWith(`${kept}, {`), text);
      assert.ok((strict || text.includes('/* keep */')) && text.includes('"stop": []'));
      const left = remove(installer, text) ?? '';
      assert.ok(!left.includes('mollyguard'));
      assert.ok(left.startsWith(kept) && (strict || left.includes('/* keep */')), left);
    });
    test('what cannot be edited safely is left alone', () => {
      for (const text of ['{', '[]', '{"hooks":[]}', `{"hooks":{"${events[0]}":{}}}`, `{"hooks":{},"hooks":{"${events[0]}":[]}}`])
        assert.equal(installer.install(text, LAUNCHER, FILE).kind, 'broken', text);
    });
  });
}

describe('Claude Code', () => {
  test('a comment, or a comma too many: Claude Code ignores the whole file, so it is not protected', () => {
    const fresh = install(claudeCodeInstaller, null);
    for (const text of [`// mine\n${fresh}`, fresh.replace(/\}\s*$/, ',}')]) {
      assert.equal(state(claudeCodeInstaller, text), 'changed');
      const edited = claudeCodeInstaller.install(text, LAUNCHER, FILE);
      assert.match(edited.kind === 'broken' ? edited.problem : '', /at line \d+, column \d+ \(the agent reads it strictly/);
    }
  });
  test('the entries', () => {
    const { hooks } = JSON.parse(install(claudeCodeInstaller, '{"model":"opus"}'));
    const [tool] = hooks.PreToolUse;
    const [prompt] = hooks.UserPromptSubmit;
    assert.deepEqual(Object.keys(tool), ['matcher', 'hooks']);
    assert.equal(tool.matcher, '*');
    const { command, ...rest } = tool.hooks[0];
    assert.deepEqual(rest, {
      type: 'command',
      timeout: 900,
      onFailure: 'block',
      statusMessage: 'Mollyguard checks this action; it may be waiting for your answer',
    });
    assert.ok(command.startsWith("{ '/home/o'\\''brien/.mollyguard/bin/hook' claude-code <&3 3<&- &"));
    assert.deepEqual([Object.keys(prompt), prompt.hooks[0].timeout, prompt.hooks[0].onFailure], [['hooks'], 60, 'block']);
  });
  test('a group that others share: only our handler goes, and a group of our own comes', () => {
    const good = JSON.parse(install(claudeCodeInstaller, null));
    const shared = { matcher: 'Bash', hooks: [{ type: 'command', command: 'lint' }, good.hooks.PreToolUse[0].hooks[0]] };
    const text = JSON.stringify({ hooks: { ...good.hooks, PreToolUse: [shared] } });
    assert.equal(state(claudeCodeInstaller, text), 'changed');
    const lint = { matcher: 'Bash', hooks: [{ type: 'command', command: 'lint' }] };
    assert.deepEqual(JSON.parse(install(claudeCodeInstaller, text)).hooks.PreToolUse, [lint, good.hooks.PreToolUse[0]]);
    assert.deepEqual(JSON.parse(remove(claudeCodeInstaller, text) ?? '').hooks.PreToolUse, [lint]);
  });
  test('our entry under another event goes with the rest', () => {
    const good = JSON.parse(install(claudeCodeInstaller, null));
    const text = JSON.stringify({ model: 'opus', hooks: { Stop: good.hooks.PreToolUse } });
    assert.deepEqual(JSON.parse(remove(claudeCodeInstaller, text) ?? ''), { model: 'opus', hooks: { Stop: [] } });
  });
});

describe('Cursor', () => {
  test('the entries: flat, in seconds, closed when they fail', () => {
    const { version, hooks } = JSON.parse(install(cursorInstaller, null));
    assert.equal(version, 1);
    assert.deepEqual(Object.keys(hooks), [
      'preToolUse',
      'beforeShellExecution',
      'beforeMCPExecution',
      'beforeReadFile',
      'beforeTabFileRead',
      'beforeSubmitPrompt',
      'subagentStart',
    ]);
    for (const [entry, ...more] of Object.values<Record<string, unknown>[]>(hooks)) {
      const { command: _command, ...rest } = entry ?? {};
      assert.deepEqual([rest, more], [{ type: 'command', timeout: 900, failClosed: true }, []]);
    }
  });
  test('a file without a version gets one', () => assert.equal(JSON.parse(install(cursorInstaller, '{"hooks":{}}')).version, 1));
});
