import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, renameSync, rmSync, symlinkSync, utimesSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { privateKey, random, uuid } from './made';
import { Stage } from './stage';

async function staged(run: (stage: Stage) => Promise<void>): Promise<void> {
  const stage = new Stage();
  try {
    await run(stage);
  } finally {
    stage.close();
  }
}

test('a token that is written into a script is known once the editor tells of it', () =>
  staged(async (stage) => {
    const token = uuid();
    stage.write('scripts/deploy.sh', 'echo nothing\n');
    await stage.start();
    const script = stage.write('scripts/domains.sh', `#!/bin/sh\n\nDOMAIN_CLI_TOKEN=${token}\n`);
    assert.deepEqual(stage.from(`curl -H "Authorization: Bearer ${token}" https://x.example`), []);
    stage.scanning.changed([script]);
    await stage.until(() => stage.from(`curl -H "Authorization: Bearer ${token}" https://x.example`).length > 0, 'the token');
    assert.deepEqual(stage.from(token), ['scripts/domains.sh:3']);
  }));

test('a link to a file of credentials, under another name, counts as that file', () =>
  staged(async (stage) => {
    const word = random(20);
    await stage.start();
    const link = path.join(stage.work, 'notes.txt');
    symlinkSync(stage.write('deep/.env', `\nGREETING=${word}\n`), link);
    stage.scanning.changed([link]);
    await stage.until(() => stage.find(word).length > 0, 'the word');
    assert.deepEqual([stage.from(word), stage.find(word)[0]?.secret.offLimits], [['deep/.env:2'], true]);
  }));

test('what was there before is found by the first pass, in the home too', () =>
  staged(async (stage) => {
    const [near, far, ignored, store] = [uuid(), random(40), random(40), random(40)];
    stage.write('scripts/domains.sh', `echo domains\nexport DOMAIN_CLI_TOKEN=${near}\n`);
    stage.write('packages/api/.env.production', `# of the api\nAPI_KEY=${far}\n`);
    stage.write('.gitignore', '.env*\n');
    stage.write('deep/er/.env', `export SECRET_KEY="${ignored}"\n`);
    stage.write(path.join(stage.home, '.netrc'), `machine x.example login me password ${store}\n`);
    await stage.start();
    await stage.until(() => [near, far, ignored, store].every((value) => stage.find(value).length > 0), 'all of them');
    assert.deepEqual(stage.from(near), ['scripts/domains.sh:2']);
    assert.deepEqual(stage.from(far), ['packages/api/.env.production:2']);
    assert.deepEqual(
      [near, far, store].map((value) => stage.find(value)[0]?.secret.offLimits),
      [true, true, true],
    );
    // Where nobody would guess: what goes through the folder shows them, too.
    const known = stage.scanning.secrets(stage.work)({}).offLimitsByContent ?? new Set();
    const below = ['packages/api/.env.production', 'deep/er/.env'].map((name) => path.join(stage.work, name));
    assert.deepEqual(
      below.map((file) => known.has(file)),
      [true, true],
    );
    assert.deepEqual(
      below.map((file) => stage.scanning.byContent.has(file)),
      [false, false],
      'what made them off-limits is their name',
    );
    for (const file of below) rmSync(file);
    stage.scanning.changed(below);
    await stage.until(() => !stage.scanning.holding.some((file) => below.includes(file)), 'the files that are gone');
  }));

test('a new or changed .env counts at the next verdict, and one that is gone does not', () =>
  staged(async (stage) => {
    const [first, second, third] = [random(40), random(40), random(40)];
    await stage.start();
    assert.deepEqual(stage.from(first), []);
    const file = stage.write('.env', `API_KEY=${first}\n`);
    assert.deepEqual(stage.from(first), ['.env:1']);
    // As long as before, and with the time of before.
    stage.write('.env', `API_KEY=${second}\n`);
    utimesSync(file, new Date(0), new Date(0));
    assert.deepEqual(stage.from(second), ['.env:1']);
    assert.deepEqual(stage.from(first), []);
    const other = stage.write('.env.new', `\nAPI_KEY=${third}\n`);
    renameSync(other, file);
    assert.deepEqual([stage.from(second), stage.from(third)], [[], ['.env:2']]);
    rmSync(file);
    assert.deepEqual(stage.from(third), []);
  }));

test('a file that an agent writes is looked into before its next action', () =>
  staged(async (stage) => {
    const token = uuid();
    await stage.start();
    stage.scanning.touch([path.join(stage.work, 'scripts/new.sh')]);
    stage.write('scripts/new.sh', `export DEPLOY_TOKEN=${token}\n`);
    assert.deepEqual(stage.from(token), ['scripts/new.sh:1']);
  }));

test('a file in which a secret is proved is off-limits; examples, tests and what a person took out are not', () =>
  staged(async (stage) => {
    const { text, line } = privateKey();
    stage.patterns = ['!src/free.ts'];
    for (const file of ['src/deploy.ts', 'src/free.ts', 'test/key.ts', 'src/key.test.ts', 'config.example.yml', 'README.md'])
      stage.write(file, `const key = \`${text}\`;\n`);
    await stage.start();
    const off = () => [...(stage.scanning.secrets(stage.work)({}).offLimitsByContent ?? [])];
    await stage.until(() => off().length > 0 && stage.find(line).length >= 6, 'the key');
    assert.deepEqual(off(), [path.join(stage.work, 'src/deploy.ts')]);
    // Cleaned: it may be read again.
    stage.write('src/deploy.ts', 'const key = process.env.KEY;\n');
    assert.deepEqual(off(), []);
  }));

test('a file that a judgement asks for is looked into on the spot, wherever it lies', () =>
  staged(async (stage) => {
    await stage.start();
    const file = stage.write(path.join(stage.root, 'elsewhere/notes.txt'), privateKey().text);
    const { offLimitsByContent } = stage.scanning.secrets(stage.work)({ [file]: { kind: 'file', real: file } });
    assert.deepEqual([...(offLimitsByContent ?? [])], [file]);
  }));

test('nothing hostile stops it: pipes, loops of links, binaries, what is too large or not for us, names of all kinds', () =>
  staged(async (stage) => {
    const token = uuid();
    execFileSync('mkfifo', [path.join(stage.work, '.env'), path.join(stage.work, 'pipe.sh')]);
    mkdirSync(path.join(stage.work, 'a/b'), { recursive: true });
    symlinkSync('..', path.join(stage.work, 'a/b/up'));
    symlinkSync('loop.env', path.join(stage.work, 'loop.env'));
    symlinkSync('/dev/zero', path.join(stage.work, 'zero.env'));
    symlinkSync('/proc/self/environ', path.join(stage.work, 'environ.env'));
    stage.write('binary.env', Buffer.concat([Buffer.from(`A_TOKEN=${token}\n`), Buffer.alloc(10)]));
    stage.write('large.env', `${'x'.repeat(1_000_001)}\nA_TOKEN=${token}\n`);
    chmodSync(stage.write('locked.env', `A_TOKEN=${token}\n`), 0);
    stage.write('new\nline.sh', 'echo\n');
    stage.write('package-lock.json', JSON.stringify({ token }));
    stage.write('node_modules/x/.env', `A_TOKEN=${token}\n`);
    stage.write('hostile.ts', 'token:token="'.repeat(80_000));
    stage.write('z/last.sh', `A_TOKEN=${token}\n`);
    await stage.start();
    await stage.until(() => stage.find(token).some(({ secret }) => secret.file.endsWith('last.sh')), 'the last file');
    const expected = process.getuid?.() === 0 ? ['locked.env:1', 'z/last.sh:1'] : ['z/last.sh:1'];
    assert.deepEqual([...stage.from(token)].sort(), expected);
    assert.deepEqual(stage.failures, []);
  }));
