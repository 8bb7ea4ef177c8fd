import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { deadlineCommand, exitTwoCommand, registeredCommand } from '../../src/agents/command';
import type { Installer } from '../../src/agents/installer';
import { installers } from '../../src/agents/installers';

const HOME = '/home/me';
const LAUNCHER = `${HOME}/.mollyguard/bin/hook`;
const of = (id: string): Installer => {
  const found = installers.find((one) => one.id === id && !one.companion);
  assert.ok(found, id);
  return found;
};
const install = (id: string, text: string | null): string => {
  const edited = of(id).install(text, LAUNCHER, of(id).file(HOME));
  assert.ok(edited.kind === 'edited' && edited.text !== null, JSON.stringify(edited));
  return edited.text;
};
const remove = (id: string, text: string): string | null => {
  const edited = of(id).remove(text, LAUNCHER);
  assert.ok(edited.kind === 'edited', JSON.stringify(edited));
  return edited.text;
};
const state = (id: string, text: string | null) => of(id).state(text, LAUNCHER, of(id).file(HOME));
const inspect = (id: string, text: string | null) => of(id).inspect(text, LAUNCHER, of(id).file(HOME));

/** Where each stands, and what stands there, as documented. */
const command = (id: string, file: string) => registeredCommand(LAUNCHER, id, `${HOME}/${file}`, 'edit');
const exits = (id: string, file: string, way: 'edit' | 'delete') => exitTwoCommand(LAUNCHER, id, `${HOME}/${file}`, way);
const group = (matcher: string, line: string, timeout: number) => [{ matcher, hooks: [{ type: 'command', command: line, timeout }] }];
const flat = [{ command: exitTwoCommand(LAUNCHER, 'windsurf', `${HOME}/.codeium/windsurf/hooks.json`, 'edit', 8), show_output: false }];
const expected: Readonly<Record<string, readonly [file: string, value: unknown]>> = {
  factory: ['.factory/hooks.json', { PreToolUse: group('*', command('factory', '.factory/hooks.json'), 900) }],
  augment: ['.augment/settings.json', { hooks: { PreToolUse: group('.*', `${HOME}/.augment/hooks/mollyguard.sh`, 900_000) } }],
  devin: [
    '.config/devin/config.json',
    { hooks: { PreToolUse: group('', deadlineCommand(LAUNCHER, 'devin', `${HOME}/.config/devin/config.json`, 'edit', 27), 900) } },
  ],
  windsurf: [
    '.codeium/windsurf/hooks.json',
    { hooks: { pre_run_command: flat, pre_write_code: flat, pre_read_code: flat, pre_mcp_tool_use: flat } },
  ],
  antigravity: ['.gemini/config/hooks.json', { mollyguard: { PreToolUse: group('*', `${LAUNCHER} antigravity 26`, 900) } }],
  kiro: [
    '.kiro/hooks/mollyguard.json',
    {
      version: 'v1',
      hooks: [
        {
          name: 'mollyguard',
          trigger: 'PreToolUse',
          action: { type: 'command', command: exits('kiro', '.kiro/hooks/mollyguard.json', 'delete') },
          timeout: 900,
          enabled: true,
        },
      ],
    },
  ],
};

for (const [id, [file, value]] of Object.entries(expected)) {
  describe(of(id).title, () => {
    const fresh = `${JSON.stringify(value, null, 2)}\n`;
    test('from nothing, byte for byte, and back to nothing', () => {
      assert.equal(of(id).file(HOME), `${HOME}/${file}`);
      assert.equal(state(id, null), 'missing');
      assert.equal(install(id, null), fresh);
      assert.equal(install(id, fresh), fresh);
      assert.equal(state(id, fresh), 'installed');
      const { faults, broken } = inspect(id, fresh);
      assert.deepEqual([faults, broken], [[], null]);
      assert.equal(remove(id, fresh), null);
    });
    test('changed: told, and put right', () => {
      for (const text of [
        fresh.replace(/900/, '1').replace('show_output": false', 'show_output": true'),
        fresh.replace('PreToolUse', 'Stop').replace('pre_run_command', 'x'),
      ]) {
        assert.notEqual(state(id, text), 'installed', text);
        assert.ok(inspect(id, text).faults.length > 0 || inspect(id, text).broken !== null);
        assert.equal(state(id, install(id, text)), 'installed');
      }
    });
  });
}

/** The file with another's entries before ours, and the text that must be left when ours are out again. */
const shared: Readonly<Record<string, string>> = {
  factory: '{\n\t"PreToolUse": [{"matcher": "Edit", "hooks": []}],\n\t"Stop": [],\n\t"note": "x"\n}\n',
  augment: '{ "toolPermissions": [], "hooks": {"PreToolUse":[{"hooks":[{"type":"command","command":"/a.sh"}]}]} }',
  devin: '{"permissions":{"deny":["Read(x)"]},"hooks":{"PreToolUse":[ {"matcher":"exec","hooks":[]} ],"Stop":[]}}',
  windsurf:
    '{"hooks":{"pre_run_command":[{"command":"a"}],"pre_write_code":[{"command":"a"}],"pre_read_code":[{"command":"a"}],"pre_mcp_tool_use":[{"command":"a"}],"post_run_command":[{"command":"b"}]}}',
  antigravity: `${JSON.stringify({ lint: { enabled: true, PreToolUse: [{ matcher: 'run_command', hooks: [] }] } }, null, 2)}\n`,
};
for (const [id, text] of Object.entries(shared))
  test(`${id}: another’s entries stay, byte for byte`, () => {
    const both = install(id, text);
    assert.equal(state(id, both), 'installed');
    assert.equal(remove(id, both), text);
  });

describe('Antigravity', () => {
  const right = JSON.parse(install('antigravity', null)).mollyguard;
  test('switched off in our own hook: told, and put right', () => {
    const off = JSON.stringify({ mollyguard: { enabled: false, ...right }, lint: { enabled: false } });
    assert.equal(state('antigravity', off), 'changed');
    assert.deepEqual(inspect('antigravity', off).faults, [{ kind: 'settings-changed', event: null, keys: ['enabled'] }]);
    assert.deepEqual(JSON.parse(install('antigravity', off)), { mollyguard: right, lint: { enabled: false } });
  });
  test('a comment: the whole file is passed over', () => {
    assert.equal(of('antigravity').install('// x\n{}', LAUNCHER, 'f').kind, 'broken');
  });
  test('a home that needs quotes', () => {
    const edited = of('antigravity').install(null, "/home/o'b c/.mollyguard/bin/hook", '/f');
    assert.match(
      edited.kind === 'edited' ? (edited.text ?? '') : '',
      /"command": "'\/home\/o'\\\\''b c\/\.mollyguard\/bin\/hook' antigravity 26"/,
    );
  });
});

describe('files that are ours as a whole', () => {
  const script = installers.find(({ id, companion }) => id === 'augment' && companion);
  const whole: readonly (readonly [Installer | undefined, string])[] = [
    [of('kiro'), `${HOME}/.kiro/hooks/mollyguard.json`],
    [of('amp'), `${HOME}/.config/amp/plugins/mollyguard.ts`],
    [script, `${HOME}/.augment/hooks/mollyguard.sh`],
  ];
  for (const [installer, file] of whole)
    test(file, () => {
      assert.ok(installer);
      assert.equal(installer.file(HOME), file);
      const edited = installer.install(null, LAUNCHER, file);
      const text = edited.kind === 'edited' ? edited.text : null;
      assert.ok(text?.includes(LAUNCHER) && text.endsWith('\n'));
      assert.equal(installer.state(text, LAUNCHER, file), 'installed');
      assert.equal(installer.state(`${text}x`, LAUNCHER, file), 'changed');
      assert.deepEqual(installer.install(`${text}x`, LAUNCHER, file), edited);
      assert.deepEqual(installer.remove(`${text}x`, LAUNCHER), { kind: 'edited', text: null });
      assert.deepEqual(installer.remove('mine', LAUNCHER), { kind: 'edited', text: 'mine' });
      assert.equal(installer.install('mine', LAUNCHER, file).kind, 'broken');
    });
  test('the script is a program, and begins as one', () => {
    const edited = script?.install(null, LAUNCHER, `${HOME}/.augment/hooks/mollyguard.sh`);
    assert.equal(script?.mode, 0o755);
    const lines = (edited?.kind === 'edited' ? (edited.text ?? '') : '').split('\n');
    assert.deepEqual([lines[0], lines[2]], ['#!/bin/sh', command('augment', '.augment/settings.json')]);
  });
});
