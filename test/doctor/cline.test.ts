import assert from 'node:assert/strict';
import { chmodSync, existsSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { applyRemoval, applySetUp, planRemoval, planSetUp } from '../../src/host/setUp';
import { repairOf } from '../../src/protocol/doctor';
import { asNeeded, foundIn, type Home, home, homeAgain, shortLine } from './home';

const AGENTS = ['cline', 'cline-vscode'] as const;
const SET_UP = ['vscode', ...AGENTS];
const line = (at: Home) => path.join(at.home, '.cline/hooks/PreToolUse');
const extension = (at: Home) => path.join(at.home, 'Documents/Cline/Hooks/PreToolUse');
const mode = (file: string) => (statSync(file).mode & 0o7777).toString(8);

test('what set-up has just written: both programs’ hooks deny and let pass', async () => {
  const at = await home(undefined, SET_UP);
  const report = await at.examine();
  assert.deepEqual(foundIn(report, at), []);
  assert.deepEqual(
    report.checks.map(shortLine).filter((one) => one.startsWith('cline')),
    [
      ...AGENTS.flatMap((id) =>
        ['registered ok', 'denies ok', 'passes ok', 'switches ok', 'version skipped'].map((rest) => `${id}/${rest}`),
      ),
      'cline-vscode/registered ok', // its hook for prompts
    ],
  );
  assert.deepEqual([mode(line(at)), mode(extension(at))], ['755', '755']);
});

const rows: readonly { readonly fault: string; readonly prepare: (at: Home) => void; readonly found: readonly string[] }[] = [
  {
    fault: 'the hook was deleted: Cline looks for it before each call',
    prepare: (at) => rmSync(line(at)),
    found: ['cline/registered problem hook-missing ~/.cline/hooks/PreToolUse'],
  },
  {
    fault: 'the hook was emptied',
    prepare: (at) => writeFileSync(extension(at), ''),
    found: ['cline-vscode/registered problem hook-missing ~/Documents/Cline/Hooks/PreToolUse'],
  },
  {
    fault: 'one byte of the hook was changed',
    prepare: (at) => at.edit(line(at), (text) => text.replace('"cancel":true', '"cancel":null')),
    found: ['cline/registered problem hook-settings-changed ~/.cline/hooks/PreToolUse'],
  },
  {
    fault: 'the hook may not be executed: the extension does not find it then',
    prepare: (at) => chmodSync(extension(at), 0o644),
    found: ['cline-vscode/registered problem hook-settings-changed ~/Documents/Cline/Hooks/PreToolUse'],
  },
  {
    fault: 'hooks are switched off in the extension',
    prepare: (at) => at.write(path.join(at.home, '.cline/data/globalState.json'), '{"mode":"act","hooksEnabled":false}'),
    found: ['cline-vscode/switches problem hooks-switched-off ~/.cline/data/globalState.json'],
  },
  {
    fault: 'hooks of others run beside ours',
    prepare: (at) => {
      at.write(path.join(at.folder, '.clinerules/hooks/PreToolUse'), '#!/bin/sh\n');
      at.write(path.join(at.folder, '.cline/hooks/pretooluse.PY'), '');
      at.write(path.join(at.home, '.cline/hooks/PreToolUse.sh'), '');
      at.write(path.join(at.home, '.cline/hooks/PostToolUse'), '');
    },
    found: ['~/.cline/hooks/PreToolUse.sh', 'project/.clinerules/hooks/PreToolUse', 'project/.cline/hooks/pretooluse.PY'].map(
      (file) => `cline/registered note hook-foreign-before ${file}`,
    ),
  },
  {
    fault: 'the desktop calls the folder of documents otherwise: the extension looks for its hook there',
    prepare: (at) => at.write(path.join(at.home, '.config/user-dirs.dirs'), '# x\nXDG_DOCUMENTS_DIR="$HOME/Dokumente"\n'),
    found: ['cline-vscode/registered problem hook-elsewhere ~/Documents/Cline/Hooks/PreToolUse'],
  },
  {
    fault: 'another name for the folder of documents, which leads to the same one: no fault',
    prepare: (at) => {
      at.write(path.join(at.home, '.config/user-dirs.dirs'), 'XDG_DOCUMENTS_DIR="$HOME/Dokumente"\n');
      symlinkSync(path.join(at.home, 'Documents'), path.join(at.home, 'Dokumente'));
    },
    found: [],
  },
  {
    fault: 'another’s hook stands in the place of ours',
    prepare: (at) => writeFileSync(line(at), '#!/bin/sh\nlint\n'),
    found: [
      'cline/registered problem hook-file-broken ~/.cline/hooks/PreToolUse',
      'cline/registered problem hook-missing ~/.cline/hooks/PreToolUse',
    ],
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
    if (ids.includes('hook-file-broken')) {
      await assert.rejects(planSetUp(at.paths, AGENTS), /a hook of this name is there that Mollyguard did not write/);
      return;
    }
    if (!ids.every((id) => repairOf(id) === 'set-up')) return;
    await applySetUp(at.paths, await planSetUp(at.paths, AGENTS));
    assert.equal((await at.examine({ untried: true })).ok, true, 'repaired by another set-up');
    assert.deepEqual(await planSetUp(at.paths, AGENTS), []);
  });
}

test('removal deletes both files, and leaves what others made of them', async () => {
  const at = await home(undefined, SET_UP);
  writeFileSync(extension(at), '#!/bin/sh\nlint\n');
  await applyRemoval(at.paths, await planRemoval(at.paths), false);
  assert.equal(existsSync(line(at)), false);
  assert.equal(readFileSync(extension(at), 'utf8'), '#!/bin/sh\nlint\n');
});
