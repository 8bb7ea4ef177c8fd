import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { asNeeded, foundIn, type Home, home, homeAgain, shortLine } from './home';

test('plugins that set-up has just written: the launcher denies and lets pass as they start it', async () => {
  const at = await home(undefined, ['vscode', 'opencode', 'kilo']);
  const report = await at.examine();
  assert.deepEqual(foundIn(report, at), []);
  assert.deepEqual(
    report.checks.filter(({ agent, result }) => (agent === 'opencode' || agent === 'kilo') && result !== 'absent').map(shortLine),
    ['opencode', 'kilo'].flatMap((agent) => [
      `${agent}/registered ok`,
      `${agent}/denies ok`,
      `${agent}/passes ok`,
      `${agent}/switches ok`,
      `${agent}/version skipped`,
    ]),
  );
});

const opencode = (at: Home): string => at.file('opencode');
const foreign = 'export const Mine = async () => ({});\n';

const rows: readonly { readonly fault: string; readonly prepare: (at: Home) => unknown; readonly found: readonly string[] }[] = [
  {
    fault: 'the plugin was deleted',
    prepare: (at) => rmSync(opencode(at)),
    found: ['opencode/registered problem hook-missing ~/.config/opencode/plugins/mollyguard.js'],
  },
  {
    fault: 'the plugin is empty',
    prepare: (at) => at.write(opencode(at), ''),
    found: ['opencode/registered problem hook-missing ~/.config/opencode/plugins/mollyguard.js'],
  },
  {
    fault: 'one line of the plugin was changed',
    prepare: (at) => at.edit(opencode(at), (text) => text.replace('if (reason !== null) throw new Error(reason);', '')),
    found: ['opencode/registered problem hook-settings-changed ~/.config/opencode/plugins/mollyguard.js'],
  },
  {
    fault: 'another’s plugin in its place',
    prepare: (at) => at.write(opencode(at), foreign),
    found: [
      'opencode/registered problem hook-file-broken ~/.config/opencode/plugins/mollyguard.js',
      'opencode/registered problem hook-missing ~/.config/opencode/plugins/mollyguard.js',
    ],
  },
  {
    fault: 'a folder in its place',
    prepare: (at) => {
      rmSync(opencode(at));
      mkdirSync(opencode(at));
    },
    found: ['opencode/registered problem hook-file-unreadable ~/.config/opencode/plugins/mollyguard.js'],
  },
  {
    fault: 'others may change it',
    prepare: (at) => chmodSync(path.dirname(opencode(at)), 0o777),
    found: ['opencode/registered problem unsafe-permissions ~/.config/opencode/plugins'],
  },
  {
    fault: 'a second copy of it',
    prepare: (at) => at.write(path.join(at.folder, '.opencode/plugins/guard.ts'), at.read(opencode(at))),
    found: ['opencode/registered problem hook-duplicate project/.opencode/plugins/guard.ts'],
  },
  {
    fault: 'plugins of others, in folders and in settings',
    prepare: (at) => {
      at.write(path.join(path.dirname(opencode(at)), 'mine.js'), foreign);
      at.write(path.join(at.folder, '.opencode/plugin/theirs.ts'), foreign);
      at.write(path.join(at.home, '.config/opencode/opencode.json'), '{"plugin":["one","two"]}');
      at.write(path.join(at.folder, 'opencode.jsonc'), '{/* ours */"plugins":["three"]}');
    },
    found: [
      'opencode/registered note hook-foreign-before ~/.config/opencode/plugins',
      'opencode/registered note hook-foreign-before project/.opencode/plugin',
      'opencode/registered note hook-foreign-before ~/.config/opencode/opencode.json',
      'opencode/registered note hook-foreign-before project/opencode.jsonc',
    ],
  },
  {
    fault: 'a version that does not load it',
    prepare: (at) => {
      const packaged = path.join(at.folder, '..', 'tools/opencode-ai');
      mkdirSync(path.join(packaged, 'bin'), { recursive: true });
      writeFileSync(path.join(packaged, 'package.json'), '{"name":"opencode-ai","version":"1.17.2"}');
      writeFileSync(path.join(packaged, 'bin/opencode.js'), '#!/bin/sh\n', { mode: 0o755 });
      symlinkSync(path.join(packaged, 'bin/opencode.js'), path.join(at.folder, '..', 'tools/opencode'));
    },
    found: ['opencode/version problem agent-outdated'],
  },
];

for (const { fault, prepare, found } of rows)
  test(fault, async () => {
    const { untried } = asNeeded(found);
    const at = await (untried ? homeAgain(['vscode', 'opencode']) : home(undefined, ['vscode', 'opencode']));
    prepare(at);
    const report = await at.examine({ searchPath: [path.join(at.folder, '..', 'tools')], untried });
    assert.deepEqual(
      foundIn(report, at).map((one) => one.replace(/ \/\S*tools\/opencode$/, '')),
      found,
    );
  });
