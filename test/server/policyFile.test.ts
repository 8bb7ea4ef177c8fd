import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { NO_POLICY, type Policy } from '../../src/engine/types';
import { readPolicy, writePolicy } from '../../src/server/policyFile';

const policy = (name: string): Policy => ({
  ...NO_POLICY,
  environments: { production: { match: [name], level: 'production' } },
  names: { 'id-1': name },
  scope: 'staging',
  scopeReads: 'deny',
  protectedFiles: ['*.secret'],
});

function inHome(run: (home: string, folder: string) => void): void {
  const root = realpathSync(mkdtempSync(path.join(tmpdir(), 'mg-')));
  const [home, folder] = [path.join(root, 'home'), path.join(root, 'work')];
  for (const each of [home, path.join(folder, 'deep', 'er')]) mkdirSync(each, { recursive: true });
  try {
    run(home, folder);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}
const fileIn = (home: string): string => {
  const folder = path.join(home, '.mollyguard', 'policy');
  return path.join(folder, readdirSync(folder)[0] ?? '');
};

test('the nearest folder above decides, then the person’s own, then none', () =>
  inHome((home, folder) => {
    assert.deepEqual(readPolicy(home, folder), NO_POLICY);
    writePolicy(home, null, policy('own'));
    writePolicy(home, folder, policy('work'));
    writePolicy(home, path.join(folder, 'deep'), policy('deep'));
    const rows: readonly (readonly [string, string])[] = [
      [folder, 'work'],
      [path.join(folder, 'other', 'gone'), 'work'],
      [path.join(folder, 'deep'), 'deep'],
      [path.join(folder, 'deep', 'er'), 'deep'],
      [home, 'own'],
      ['/', 'own'],
    ];
    for (const [cwd, name] of rows) assert.deepEqual(readPolicy(home, cwd), policy(name), cwd);
  }));

test('a link to the folder is the folder', () =>
  inHome((home, folder) => {
    symlinkSync(folder, `${folder}-link`);
    writePolicy(home, `${folder}-link`, policy('work'));
    assert.deepEqual(readPolicy(home, folder), policy('work'));
    assert.deepEqual(readPolicy(home, `${folder}-link/deep`), policy('work'));
  }));

test('the file is private and not written again without need', () =>
  inHome((home, folder) => {
    writePolicy(home, folder, policy('work'));
    const before = statSync(fileIn(home));
    writePolicy(home, folder, policy('work'));
    const after = statSync(fileIn(home));
    assert.deepEqual([after.ino, after.mode & 0o777, after.mtimeMs], [before.ino, 0o600, before.mtimeMs]);
  }));

test('a damaged file is named, never read as no policy', () => {
  const wrong: readonly string[] = [
    '',
    '{',
    '[]',
    'null',
    JSON.stringify({ folder: '/elsewhere', policy: policy('x') }),
    JSON.stringify({ policy: policy('x') }),
    JSON.stringify({ policy: {} }),
  ];
  for (const text of wrong) {
    inHome((home, folder) => {
      writePolicy(home, folder, policy('work'));
      writeFileSync(fileIn(home), text);
      const found = readPolicy(home, folder);
      assert.ok('problem' in found && found.problem.includes(fileIn(home)), `${text} gave ${JSON.stringify(found)}`);
    });
  }
  for (const field of ['environments', 'names', 'scope', 'scopeReads', 'protectedFiles', 'protected', 'rules', 'approvers', 'origins']) {
    inHome((home, folder) => {
      writePolicy(home, folder, policy('work'));
      writeFileSync(fileIn(home), JSON.stringify({ folder, policy: { ...policy('work'), [field]: 7 } }));
      assert.ok('problem' in readPolicy(home, folder), field);
    });
  }
});

test('a folder or a link in place of the file is a problem', () =>
  inHome((home, folder) => {
    writePolicy(home, folder, policy('work'));
    const file = fileIn(home);
    rmSync(file);
    symlinkSync('/dev/null', file);
    assert.ok('problem' in readPolicy(home, folder));
    rmSync(file);
    mkdirSync(file);
    assert.ok('problem' in readPolicy(home, folder));
  }));
