import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { gather as runAll } from '../../src/environments/gather';
import { gatherEvidence, keptEvidence, textReader } from '../../src/server/evidence';
import type { FileReader } from '../../src/server/files';
import { keptFiles } from '../../src/server/keptFiles';

const root = mkdtempSync(path.join(tmpdir(), 'mg-kept-'));
after(() => rmSync(root, { recursive: true, force: true }));
const LONG_AGO = new Date('2026-01-01T00:00:00Z');
let folders = 0;
const folder = (): string => {
  folders += 1;
  const made = path.join(root, `w${folders}`);
  mkdirSync(made);
  return made;
};
const write = (file: string, text: string, when = LONG_AGO): void => {
  writeFileSync(file, text);
  utimesSync(file, when, when);
};
/** Everything was written long ago for a clock that is far ahead. */
const later = (): number => Date.now() + 60_000;

test('a file is read once, and again when it is another', () => {
  const file = path.join(folder(), 'a');
  const kept = keptFiles(later);
  const text = (): string | undefined => textReader(kept.reader(1_000))(file);
  assert.equal(text(), undefined, 'nothing yet');
  write(file, 'one');
  assert.equal(text(), 'one');
  assert.equal(text(), 'one');
  write(file, 'two');
  assert.equal(text(), 'two', 'same length, same modification time: the change of the inode tells');
  write(`${file}.new`, 'six');
  renameSync(`${file}.new`, file);
  assert.equal(text(), 'six', 'another file in its place');
  rmSync(file);
  assert.equal(text(), undefined, 'gone');
  write(`${file}1`, 'by link 1');
  write(`${file}2`, 'by link 2');
  symlinkSync(`${file}1`, file);
  assert.equal(text(), 'by link 1');
  rmSync(file);
  symlinkSync(`${file}2`, file);
  assert.equal(text(), 'by link 2');
});

test('what is no file, and what lies beneath one, is nothing', () => {
  const at = folder();
  write(path.join(at, 'file'), 'x');
  const read = textReader(keptFiles(later).reader(1_000));
  assert.deepEqual([read(at), read(path.join(at, 'file', 'x')), read('/proc/self/status'), read('relative')], Array(4).fill(undefined));
});

test('evidence is what the files say now', () => {
  const home = folder();
  const cwd = path.join(home, 'shop');
  mkdirSync(cwd);
  const place = { cwd, home, workspace: [cwd], env: {} };
  const gather = keptEvidence(keptFiles(later).reader);
  const same = (): number => {
    const found = gather(place);
    assert.deepEqual(found, gatherEvidence(place));
    assert.equal(gather(place), found, 'nothing changed: what was found is kept');
    return found.filter(({ environment }) => environment === 'production').length;
  };
  assert.equal(same(), 0);
  write(path.join(cwd, '.env'), 'DATABASE_URL=postgres://db.prod.example.com/shop\n');
  assert.ok(same() > 0);
  write(path.join(cwd, '.env'), 'DATABASE_URL=postgres://db.blue.example.com/shop\n');
  assert.equal(same(), 0);
  rmSync(path.join(cwd, '.env'));
  assert.equal(same(), 0);
});

test('where there is no time for the files, nothing says less than production', () => {
  const home = folder();
  const late: FileReader = { read: ({ path: real }) => ({ kind: 'unreadable', real, why: 'time' }) };
  const place = { cwd: home, home, workspace: [home], env: { DOCKER_HOST: 'tcp://prod.example.com:2376' } };
  const found = keptEvidence(() => late)(place);
  assert.ok(found.length > 0);
  assert.ok(found.every(({ environment, strength }) => ['production', 'unknown'].includes(environment) && strength === 'ambient'));
  assert.deepEqual(gatherEvidence(place, undefined, late), found);
});

test('once there is no more time no detector is run any more', () => {
  const home = folder();
  const place = { cwd: home, home, workspace: [home], env: { DOCKER_HOST: 'tcp://prod.example.com:2376' } };
  let left = 3;
  const over = (): boolean => {
    left -= 1;
    return left < 0;
  };
  assert.ok(runAll(place, () => undefined).length > 0);
  assert.deepEqual(
    runAll(
      place,
      () => undefined,
      undefined,
      () => true,
    ),
    [],
  );
  runAll(place, () => undefined, undefined, over);
  assert.equal(left, -1, 'asked before each, until there is none');
});
