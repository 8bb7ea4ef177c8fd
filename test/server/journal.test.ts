import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import {
  appendFileSync,
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { hashOf } from '../../src/server/digest';
import { Journal, readJournal, verifyJournal } from '../../src/server/journal';
import { FIRST_PREV } from '../../src/server/journalFile';

function inFolder(run: (folder: string) => void): void {
  const root = mkdtempSync(path.join(tmpdir(), 'mg-'));
  try {
    run(path.join(root, 'journal'));
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}
const lines = (folder: string): readonly string[] =>
  readdirSync(folder).flatMap((name) => readFileSync(path.join(folder, name), 'utf8').trimEnd().split('\n'));
const made = (folder: string): string => {
  mkdirSync(folder, { mode: 0o700 });
  return folder;
};
const only = (folder: string): string => path.join(folder, readdirSync(folder)[0] ?? '');

test('each line carries the hash of the one before, the first zeros', () =>
  inFolder((folder) => {
    const journal = new Journal(folder, 'server');
    for (const why of ['a', 'b', 'c']) assert.deepEqual(journal.append({ kind: 'stop', why }), { kind: 'written' });
    journal.close();
    const [a = '', b = '', c = ''] = lines(folder);
    assert.deepEqual(
      [a, b, c].map((line) => JSON.parse(line).prev),
      [FIRST_PREV, hashOf(a), hashOf(b)],
    );
    assert.deepEqual(
      verifyJournal(folder).map(({ kind, lines: count }) => ({ kind, count })),
      [{ kind: 'whole', count: 3 }],
    );
    assert.equal(statSync(folder).mode & 0o777, 0o700);
    assert.equal(statSync(only(folder)).mode & 0o777, 0o600);
  }));

test('a changed, removed or added line breaks the chain; a torn end does not', () => {
  const rows: readonly (readonly [what: string, change: (text: string) => string, kind: string, line?: number])[] = [
    ['untouched', (text) => text, 'whole'],
    ['a word changed', (text) => text.replace('"b"', '"x"'), 'broken', 3],
    ['a line removed', (text) => text.split('\n').toSpliced(1, 1).join('\n'), 'broken', 2],
    ['the first line removed', (text) => text.split('\n').slice(1).join('\n'), 'broken', 1],
    ['a line added', (text) => `${text}{"at":"2026","kind":"stop","writer":"x","prev":"${'0'.repeat(64)}"}\n`, 'broken', 4],
    ['garbage in the middle', (text) => text.replace('\n', '\n???\n'), 'broken', 2],
    ['the last line torn', (text) => text.slice(0, -20), 'torn'],
    ['only the end of the last line lost', (text) => text.slice(0, -1), 'torn'],
  ];
  for (const [what, change, kind, line] of rows) {
    inFolder((folder) => {
      const journal = new Journal(folder, 'server');
      for (const why of ['a', 'b', 'c']) journal.append({ kind: 'stop', why });
      journal.close();
      writeFileSync(only(folder), change(readFileSync(only(folder), 'utf8')));
      const [check] = verifyJournal(folder);
      assert.deepEqual([check?.kind, check && 'line' in check ? check.line : undefined], [kind, line], what);
    });
  }
});

test('nothing in credential position is written', () =>
  inFolder((folder) => {
    const secret = ['s3', 'cr', '3t', 'value'].join('');
    const journal = new Journal(folder, 'server', () => ['known-value']);
    const actions = [{ kind: 'shell' as const, text: `curl -u bob:${secret} x?token=${secret} known-value`, contentLength: null }];
    journal.append({
      kind: 'action',
      id: '1',
      agent: 'vscode',
      conversation: null,
      event: 'e',
      tool: `TOKEN=${secret}`,
      callId: null,
      cwd: '/',
      actions,
    });
    journal.close();
    const text = lines(folder).join('\n');
    assert.ok(!text.includes(secret) && !text.includes('known-value'), text);
    assert.ok(text.includes('curl -u bob:‹redacted› x?token=‹redacted› ‹redacted›'), text);
  }));

test('files of several writers are read as one, by time', () =>
  inFolder((folder) => {
    const [one, two] = [new Journal(folder, 'server'), new Journal(folder, 'hook')];
    one.append({ kind: 'stop', why: 'a' });
    two.append({ kind: 'stop', why: 'b' });
    one.append({ kind: 'stop', why: 'c' });
    const { entries, checks } = readJournal(folder);
    assert.equal(checks.length, 2);
    assert.deepEqual(new Set(entries.map(({ fields }) => fields.why)), new Set(['a', 'b', 'c']));
    assert.deepEqual(
      entries.map(({ at }) => at),
      entries.map(({ at }) => at).sort(),
    );
    one.close();
    two.close();
  }));

test('a journal that does not exist yet is empty', () =>
  inFolder((folder) => assert.deepEqual([verifyJournal(folder), readJournal(folder).entries], [[], []])));

test('what cannot be written is said, and written again as soon as it can', () => {
  const failures: readonly (readonly [string, (folder: string) => void])[] = [
    ['the folder is a file', (folder) => writeFileSync(folder, '')],
    ['the folder is open to others', (folder) => chmodSync(made(folder), 0o755)],
    ['the folder is a link', (folder) => symlinkSync(made(`${folder}2`), folder)],
  ];
  for (const [what, prepare] of failures) {
    inFolder((folder) => {
      prepare(folder);
      const journal = new Journal(folder, 'server');
      assert.equal(journal.append({ kind: 'stop', why: 'a' }).kind, 'failed', what);
      rmSync(folder, { recursive: true });
      assert.equal(journal.append({ kind: 'stop', why: 'b' }).kind, 'written', what);
      journal.close();
    });
  }
});

test('a file that was removed is begun anew', () =>
  inFolder((folder) => {
    const journal = new Journal(folder, 'server');
    journal.append({ kind: 'stop', why: 'a' });
    rmSync(only(folder));
    journal.append({ kind: 'stop', why: 'b' });
    journal.close();
    assert.deepEqual(
      readJournal(folder).entries.map(({ fields }) => fields.why),
      ['b'],
    );
  }));

test('the chain holds after kill -9 in the middle of writing', async () => {
  const root = mkdtempSync(path.join(tmpdir(), 'mg-'));
  const folder = path.join(root, 'journal');
  const program = path.join(root, 'writer.ts');
  writeFileSync(
    program,
    `import { Journal } from ${JSON.stringify(path.join(__dirname, '../../src/server/journal'))};
     const journal = new Journal(${JSON.stringify(folder)}, 'server');
     for (let i = 0; ; i += 1) { journal.append({ kind: 'stop', why: String(i) + 'x'.repeat(5000) }); if (i === 20) process.send?.('going'); }`,
  );
  const child = fork(program, { execArgv: ['--import', 'tsx'], cwd: path.join(__dirname, '../..') });
  await once(child, 'message');
  child.kill('SIGKILL');
  await once(child, 'exit');
  const [check] = verifyJournal(folder);
  assert.ok(check && (check.kind === 'whole' || check.kind === 'torn') && check.lines > 20, JSON.stringify(check));
  // What was torn stays where it is: the next writer has a file of its own.
  appendFileSync(path.join(folder, readdirSync(folder)[0] ?? ''), '{"at":');
  assert.equal(verifyJournal(folder)[0]?.kind, 'torn');
  rmSync(root, { recursive: true, force: true });
});
