import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, test } from 'node:test';
import { FOLLOW, Follower, type FollowerOptions } from '../../../src/server/transcripts/follower';

/** A folder of growing files, and what was read of them since the last look. */
class Growing {
  readonly root = realpathSync(mkdtempSync(path.join(tmpdir(), 'mg-follow-')));
  readonly folder = path.join(this.root, 'transcripts');
  private readonly lines: string[] = [];
  private follower: Follower;

  constructor(options: Partial<FollowerOptions> = {}) {
    mkdirSync(this.folder);
    this.follower = this.make(options);
  }

  make(options: Partial<FollowerOptions> = {}): Follower {
    this.follower = new Follower({
      folder: this.folder,
      depth: 2,
      files: /\.jsonl$/,
      before: 0,
      line: (text, file) => this.lines.push(`${file}: ${text.length > 40 ? text.length : text}`),
      ...options,
    });
    return this.follower;
  }

  at(name: string): string {
    const file = path.join(this.folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    return file;
  }
  write = (name: string, text: string): void => writeFileSync(this.at(name), text);
  add = (name: string, text: string): void => appendFileSync(this.at(name), text);

  /** Long enough that new files are found. */
  async read(): Promise<readonly string[]> {
    for (let index = 0; index < FOLLOW.every; index += 1) await this.follower.tick();
    return this.lines.splice(0);
  }
}

const it = (name: string, body: (at: Growing) => Promise<void>, options: Partial<FollowerOptions> = {}) =>
  test(name, async () => {
    const at = new Growing(options);
    try {
      await body(at);
    } finally {
      rmSync(at.root, { recursive: true, force: true });
    }
  });

describe('following files that grow', () => {
  it('from the end of what is there; a new file from its beginning', async (at) => {
    at.write('old.jsonl', 'before\n');
    assert.deepEqual(await at.read(), []);
    at.add('old.jsonl', 'a\nb\n');
    at.write('2026/01/new.jsonl', 'c\n');
    assert.deepEqual([...(await at.read())].sort(), ['2026/01/new.jsonl: c', 'old.jsonl: a', 'old.jsonl: b']);
    assert.deepEqual(await at.read(), []);
  });

  it('a folder that comes later', async (at) => {
    rmSync(at.folder, { recursive: true });
    assert.deepEqual(await at.read(), []);
    at.write('a.jsonl', 'x\n');
    assert.deepEqual(await at.read(), ['a.jsonl: x']);
  });

  it('a line is handed on once it is whole, in one piece whatever it was cut at', async (at) => {
    at.write('a.jsonl', '');
    await at.read();
    const bytes = Buffer.from('{"é":"ü"}\n');
    for (const byte of bytes.subarray(0, -1)) {
      appendFileSync(at.at('a.jsonl'), Buffer.from([byte]));
      assert.deepEqual(await at.read(), []);
    }
    at.add('a.jsonl', '\nnext');
    assert.deepEqual(await at.read(), ['a.jsonl: {"é":"ü"}']);
    at.add('a.jsonl', '\n\n');
    assert.deepEqual(await at.read(), ['a.jsonl: next']);
  });

  it('another file in its place, and one that was cut off, are read from their beginning', async (at) => {
    at.write('a.jsonl', 'before\n');
    await at.read();
    at.write('b.tmp', 'other\n');
    renameSync(at.at('b.tmp'), at.at('a.jsonl'));
    assert.deepEqual(await at.read(), ['a.jsonl: other']);
    truncateSync(at.at('a.jsonl'), 0);
    assert.deepEqual(await at.read(), []);
    at.add('a.jsonl', 'x\n');
    assert.deepEqual(await at.read(), ['a.jsonl: x']);
  });

  it('a huge line is left out, what follows is not', async (at) => {
    at.write('a.jsonl', '');
    await at.read();
    at.add('a.jsonl', 'x'.repeat(FOLLOW.line * 2.5));
    assert.deepEqual(await at.read(), []);
    at.add('a.jsonl', `${'x'.repeat(10)}\nafter\n${'y'.repeat(FOLLOW.line - 1)}\n`);
    assert.deepEqual(await at.read(), ['a.jsonl: after', `a.jsonl: ${FOLLOW.line - 1}`]);
  });

  it('more than is read in one go comes the next time', async (at) => {
    at.write('a.jsonl', '');
    await at.read();
    const line = `${'x'.repeat(999)}\n`;
    at.add('a.jsonl', line.repeat((FOLLOW.budget * 1.5) / line.length));
    let count = 0;
    for (let round = 0; round < 3; round += 1) count += (await at.read()).length;
    assert.equal(count, 12_000);
  });

  it('links, pipes, folders and other files are no transcripts', async (at) => {
    writeFileSync(path.join(at.root, 'secret.jsonl'), 'secret\n');
    mkdirSync(path.join(at.root, 'elsewhere'));
    writeFileSync(path.join(at.root, 'elsewhere', 'b.jsonl'), 'secret\n');
    assert.deepEqual(await at.read(), []);
    symlinkSync(path.join(at.root, 'secret.jsonl'), at.at('link.jsonl'));
    symlinkSync(path.join(at.root, 'elsewhere'), at.at('folder'));
    mkdirSync(at.at('dir.jsonl'));
    at.write('notes.txt', 'x\n');
    at.write('1/2/3/deep.jsonl', 'x\n');
    if (process.platform !== 'win32') execFileSync('mkfifo', [at.at('pipe.jsonl')]);
    assert.deepEqual(await at.read(), []);
    // a transcript that becomes a link or a pipe
    at.write('a.jsonl', '');
    await at.read();
    rmSync(at.at('a.jsonl'));
    symlinkSync(path.join(at.root, 'secret.jsonl'), at.at('a.jsonl'));
    assert.deepEqual(await at.read(), []);
  });

  it('the folder itself may be a link', async (at) => {
    renameSync(at.folder, `${at.folder}-real`);
    symlinkSync(`${at.folder}-real`, at.folder);
    await at.read();
    at.write('a.jsonl', 'x\n');
    assert.deepEqual(await at.read(), ['a.jsonl: x']);
  });

  it(
    'the end of what was there, whole lines',
    async (at) => {
      at.write('a.jsonl', 'first\nsecond\nthird\n');
      at.write('b.jsonl', 'short\n');
      assert.deepEqual([...(await at.read())].sort(), ['a.jsonl: third', 'b.jsonl: short']);
    },
    { before: 10 },
  );

  it('of many files the ones that change', async (at) => {
    for (let index = 0; index < 100; index += 1) at.write(`${index}.jsonl`, 'x\n');
    await at.read();
    for (let index = 0; index < 100; index += 1) at.add(`${index}.jsonl`, 'y\n');
    const found = new Set<string>();
    for (let round = 0; round < 4; round += 1) for (const line of await at.read()) found.add(line);
    assert.equal(found.size, 100);
  });
});
