import assert from 'node:assert/strict';
import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { applyRemoval, applySetUp, planRemoval, planSetUp } from '../../src/host/setUp';
import { repairOf } from '../../src/protocol/doctor';
import { asNeeded, foundIn, type Home, home, homeAgain, shortLine } from './home';

const SET_UP = ['vscode', 'codex'];
const hooks = (at: Home) => path.join(at.home, '.codex/hooks.json');
const config = (at: Home) => path.join(at.home, '.codex/config.toml');
const offered = 'codex/switches note managed-hook-missing /etc/codex/requirements.toml';
const untrusted = 'codex/registered problem hook-untrusted ~/.codex/config.toml';

test('what set-up has just written: the hook denies and lets pass, and is trusted', async () => {
  const at = await home(undefined, SET_UP);
  const report = await at.examine();
  assert.deepEqual(foundIn(report, at), []);
  assert.deepEqual(
    report.checks.map(shortLine).filter((one) => one.startsWith('codex/')),
    ['codex/registered ok', 'codex/denies ok', 'codex/passes ok', 'codex/switches ok', 'codex/version skipped', 'codex/registered ok'],
  );
});

const rows: readonly { readonly fault: string; readonly prepare: (at: Home) => void; readonly found: readonly string[] }[] = [
  { fault: 'the trust was taken out', prepare: (at) => at.write(config(at), 'model = "x"\n'), found: [untrusted] },
  { fault: 'the settings were deleted', prepare: (at) => rmSync(config(at)), found: [untrusted] },
  {
    fault: 'the hash is another’s',
    prepare: (at) => at.edit(config(at), (text) => text.replace(/sha256:\w+/, `sha256:${'0'.repeat(64)}`)),
    found: [untrusted],
  },
  { fault: 'the hook is disabled', prepare: (at) => at.edit(config(at), (text) => `${text}enabled = false\n`), found: [untrusted] },
  {
    fault: 'another hook was put before ours: its place is trusted, and ours is not',
    prepare: (at) =>
      at.edit(hooks(at), (text) => {
        const whole = JSON.parse(text);
        whole.hooks.PreToolUse.unshift({ matcher: 'Bash', hooks: [{ type: 'command', command: 'x' }] });
        return JSON.stringify(whole);
      }),
    found: ['codex/registered note hook-foreign-before ~/.codex/hooks.json', untrusted],
  },
  {
    fault: 'the command was changed',
    prepare: (at) => at.edit(hooks(at), (text) => text.replace('/bin/sh', '/bin/bash')),
    found: ['codex/registered problem hook-command-changed ~/.codex/hooks.json'],
  },
  {
    fault: 'the matcher was changed: most tools go by',
    prepare: (at) => at.edit(hooks(at), (text) => text.replace('".*"', '"apply_patch"')),
    found: ['codex/registered problem hook-settings-changed ~/.codex/hooks.json'],
  },
  {
    fault: 'the hook file was deleted',
    prepare: (at) => rmSync(hooks(at)),
    found: ['codex/registered problem hook-missing ~/.codex/hooks.json'],
  },
  {
    fault: 'the settings are no TOML: Codex does not start with them',
    prepare: (at) => at.edit(config(at), (text) => `model = \n${text}`),
    found: [
      'codex/switches note settings-broken ~/.codex/config.toml',
      'codex/registered problem hook-file-broken ~/.codex/config.toml',
      untrusted,
    ],
  },
  {
    fault: 'hooks are switched off by the person',
    prepare: (at) => at.edit(config(at), (text) => `[features]\nhooks = false\n${text}`),
    found: ['codex/switches problem hooks-switched-off ~/.codex/config.toml', offered],
  },
  {
    fault: 'hooks are switched off by a project, by their old name, in a profile',
    prepare: (at) => at.write(path.join(at.folder, '.codex/config.toml'), 'profiles.x = { features = { codex_hooks = false } }\n'),
    found: ['codex/switches problem hooks-switched-off project/.codex/config.toml', offered],
  },
];

for (const { fault, prepare, found } of rows) {
  test(fault, async () => {
    const { untried } = asNeeded(found);
    const at = await (untried ? homeAgain(SET_UP) : home(undefined, SET_UP));
    prepare(at);
    const report = await at.examine({ untried });
    assert.deepEqual(foundIn(report, at), found);
    const ids = report.checks.flatMap(({ findings }) => findings.filter(({ severity }) => severity === 'problem').map(({ id }) => id));
    if (!ids.every((id) => repairOf(id) === 'set-up')) return;
    await applySetUp(at.paths, await planSetUp(at.paths, ['codex']));
    assert.equal((await at.examine({ untried: true })).ok, true, 'repaired by another set-up');
  });
}

test('removal leaves the settings as they were, also after others wrote to them', async () => {
  const mine = '# mine\nmodel = "gpt-5.5"\n\n[analytics]\nenabled = false\n';
  const at = await home(undefined, SET_UP);
  const remove = async () => applyRemoval(at.paths, await planRemoval(at.paths), false);
  await remove();
  for (const later of ['', '[projects."/x"]\ntrust_level = "trusted"\n']) {
    at.write(config(at), mine);
    await applySetUp(at.paths, await planSetUp(at.paths, ['codex']));
    assert.notEqual(readFileSync(config(at), 'utf8'), mine);
    at.edit(config(at), (text) => text + later);
    await remove();
    assert.equal(readFileSync(config(at), 'utf8'), mine + later);
  }
});
