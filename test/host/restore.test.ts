import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, test } from 'node:test';
import { FileWatch } from '../../src/host/fileWatch';
import {
  agentFiles,
  applyRemoval,
  applySetUp,
  checkSetUp,
  ensureLibrary,
  ownFiles,
  planRemoval,
  planRestore,
  planSetUp,
  type SetUpPaths,
} from '../../src/host/setUp';
import { LIBRARY } from '../../src/host/setUp/places';

const template = readFileSync(path.join(__dirname, '../../src/hook/launcher.sh'), 'utf8');

interface Place {
  readonly paths: SetUpPaths;
  readonly home: string;
  readonly claude: string;
}

/** A home in which Claude Code and Cursor are set up, with real files; gone afterwards. */
async function setUp(body: (at: Place) => Promise<void>): Promise<void> {
  const root = realpathSync(mkdtempSync(path.join(tmpdir(), 'mg-restore-')));
  const home = path.join(root, 'home');
  const extensionPath = path.join(root, 'extension');
  for (const folder of ['.claude', '.cursor']) mkdirSync(path.join(home, folder), { recursive: true });
  mkdirSync(path.join(extensionPath, 'dist'), { recursive: true });
  for (const name of LIBRARY) writeFileSync(path.join(extensionPath, 'dist', name), `// ${name}`);
  writeFileSync(path.join(home, '.claude/settings.json'), '{\n  "model": "opus"\n}\n');
  const paths: SetUpPaths = {
    home,
    runtime: path.join(root, 'run'),
    extensionPath,
    version: '0.1.0',
    execPath: process.execPath,
    searchPath: [],
    platform: 'linux',
    launcher: template,
  };
  try {
    await applySetUp(paths, await planSetUp(paths, ['claude-code', 'cursor']));
    await body({ paths, home, claude: path.join(home, '.claude/settings.json') });
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

/** Ways in which a hook file stops being what set-up has left. */
const changes: Readonly<Record<string, (at: Place) => void>> = {
  emptied: ({ claude }) => writeFileSync(claude, ''),
  'without our entry': ({ claude }) => writeFileSync(claude, '{\n  "model": "opus"\n}\n'),
  'another command in its place': ({ claude }) => writeFileSync(claude, readFileSync(claude, 'utf8').replaceAll('bin/hook', 'bin/true')),
  'a matcher that fits nothing': ({ claude }) => writeFileSync(claude, readFileSync(claude, 'utf8').replace('"*"', '"Never"')),
  gone: ({ claude }) => rmSync(claude),
  'replaced by rename': ({ claude }) => {
    writeFileSync(`${claude}.new`, '{}');
    renameSync(`${claude}.new`, claude);
  },
  'a link to elsewhere': ({ claude, home }) => {
    writeFileSync(path.join(home, 'empty.json'), '{}');
    rmSync(claude);
    symlinkSync(path.join(home, 'empty.json'), claude);
  },
};

describe('a hook file that something else has changed', () => {
  for (const [name, change] of Object.entries(changes))
    test(`${name}: found, shown with both its texts, and put back`, () =>
      setUp(async (at) => {
        const whole = readFileSync(at.claude, 'utf8');
        assert.deepEqual(await planRestore(at.paths), []);
        change(at);
        const found = await checkSetUp(at.paths, []);
        assert.deepEqual(
          [...new Set(found.map(({ id, file }) => `${id.replace(/missing|changed/, '…')} ${file}`))],
          [`hook-… ${at.claude}`],
        );
        const [plan, ...more] = await planRestore(at.paths);
        assert.deepEqual(more, []);
        assert.equal(plan?.path, at.claude);
        assert.equal(plan?.before, name === 'gone' ? null : readFileSync(at.claude, 'utf8'));
        await applySetUp(at.paths, plan ? [plan] : []);
        assert.deepEqual(await checkSetUp(at.paths, []), []);
        const command = /"command":\s*"[^"]*bin\/hook[^\n]*/.exec(whole)?.[0];
        assert.ok(command && readFileSync(at.claude, 'utf8').includes(command));
      }));

  test('several at once, and a launcher that is gone', () =>
    setUp(async ({ paths, home, claude }) => {
      const launcher = path.join(home, '.mollyguard/bin/hook');
      writeFileSync(claude, '{}');
      rmSync(path.join(home, '.cursor/hooks.json'));
      rmSync(launcher);
      assert.equal((await checkSetUp(paths, [])).length >= 3, true);
      await ensureLibrary(paths);
      const plan = await planRestore(paths);
      assert.deepEqual(plan.map(({ path: file }) => path.relative(home, file)).sort(), ['.claude/settings.json', '.cursor/hooks.json']);
      await applySetUp(paths, plan);
      assert.deepEqual(await checkSetUp(paths, []), []);
    }));

  test('an agent that was never set up, or was taken out by the person, is not put back', () =>
    setUp(async ({ paths, home }) => {
      mkdirSync(path.join(home, '.gemini'));
      assert.deepEqual(await planRestore(paths), []);
      await applyRemoval(paths, await planRemoval(paths), false);
      assert.deepEqual(await planRestore(paths), []);
    }));
});

describe('watched files', () => {
  const ways: Readonly<Record<string, (file: string) => void>> = {
    'the same length, written over': (file) => writeFileSync(file, readFileSync(file, 'utf8').replace('o', 'x')),
    gone: (file) => rmSync(file),
    'with other permissions': (file) => chmodSync(file, 0),
    ...Object.fromEntries(
      Object.entries({
        'replaced by rename': (file: string) => {
          writeFileSync(`${file}.new`, '{}');
          renameSync(`${file}.new`, file);
        },
        'a link in its place': (file: string) => {
          rmSync(file);
          symlinkSync('/dev/null', file);
        },
      }),
    ),
  };
  for (const [name, change] of Object.entries(ways))
    test(`${name}: told within two seconds`, () =>
      setUp(async ({ home, claude }) => {
        const told: (readonly string[])[] = [];
        const watch = new FileWatch(
          () => [...agentFiles(home), ...ownFiles(home)],
          (files) => told.push(files),
        );
        await watch.start();
        try {
          change(claude);
          const deadline = Date.now() + 2_000;
          while (told.length === 0 && Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 50));
          assert.deepEqual(told, [[claude]]);
        } finally {
          watch.stop();
        }
      }));

  test('a file that appears in a folder that was not there is told, too; nothing is told where nothing changes', async () => {
    const root = realpathSync(mkdtempSync(path.join(tmpdir(), 'mg-watch-')));
    const file = path.join(root, 'project/.claude/settings.json');
    const told: (readonly string[])[] = [];
    const watch = new FileWatch(
      () => [file],
      (files) => told.push(files),
    );
    await watch.start();
    try {
      await new Promise((resolve) => setTimeout(resolve, 1_200));
      assert.deepEqual(told, []);
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, '{"disableAllHooks":true}');
      const deadline = Date.now() + 2_000;
      while (told.length === 0 && Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 50));
      assert.deepEqual(told, [[file]]);
    } finally {
      watch.stop();
      rmSync(root, { recursive: true, force: true });
    }
  });
});
