import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { applyRemoval, planRemoval } from '../../src/host/setUp';
import {
  acceptIgnore,
  applyIgnoreRemoval,
  checkIgnore,
  dialectRows,
  ignoreFiles,
  planIgnore,
  planIgnoreRemoval,
} from '../../src/host/setUp/ignore';
import { teamPatterns } from '../../src/host/setUp/teamPatterns';

const root = realpathSync(mkdtempSync(path.join(tmpdir(), 'mollyguard-ignore-')));
after(() => rmSync(root, { recursive: true, force: true }));
let count = 0;

/** A home and a project; every ignore file is asked for. */
function machine(files: Readonly<Record<string, string>> = {}) {
  count += 1;
  const home = path.join(root, `home${count}`);
  const folder = path.join(home, 'shop');
  mkdirSync(folder, { recursive: true });
  const at = (name: string) => path.join(folder, name);
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(at(name)), { recursive: true });
    writeFileSync(at(name), text);
  }
  const all = dialectRows().map(({ id }) => id);
  const place = (...patterns: string[]) => ({ folder, patterns });
  const accept = async (ids: readonly string[] = all, ...patterns: string[]) => {
    const plan = await planIgnore(home, place(...patterns), ids);
    await acceptIgnore(home, [place(...patterns)], plan.changes);
    return plan;
  };
  const read = (name: string) => readFileSync(at(name), 'utf8');
  const problems = async (...patterns: string[]) =>
    (await checkIgnore(home, [place(...patterns)])).map(({ id, file, data }) => [id, path.relative(folder, file ?? ''), data.why ?? '']);
  const remove = async () => applyIgnoreRemoval(home, null, await planIgnoreRemoval(home, null));
  return { home, folder, at, all, accept, read, problems, remove, place };
}

test('nothing is written before it is accepted; then every file is there, and in order', async () => {
  const { home, at, all, accept, problems, place, folder } = machine();
  await planIgnore(home, place(), all);
  assert.equal(existsSync(at('.cursorignore')), false);
  const { changes, left, opened } = await accept();
  assert.deepEqual([changes.length, left, opened], [all.length, [], []]);
  for (const { file } of dialectRows()) assert.ok(existsSync(at(file)), file);
  assert.deepEqual(await problems(), []);
  assert.equal((await ignoreFiles(home, [folder])).length, all.length);
  assert.deepEqual((await ignoreFiles(home, [root])).length, 0);
});

test('out again everything is the same bytes, and what was not there is gone', async () => {
  const files = {
    '.cursorignore': 'dist/\r\n!keep',
    '.aiexclude': 'x\n',
    '.clineignore': '',
    '.claude/settings.json': '{"permissions": {"deny": ["Bash(x)"], "allow": []}}',
    'opencode.json': '{\n\t// mine\n\t"permission": { "read": {} },\n}\n',
  };
  const { at, accept, read, remove, home } = machine(files);
  await accept();
  await accept(undefined, 'prod.yaml');
  assert.ok(read('.cursorignore').includes('\r\nprod.yaml\r\n'));
  await remove();
  for (const [name, text] of Object.entries(files)) assert.equal(read(name), text, name);
  for (const name of ['.geminiignore', '.zed', '.aiignore']) assert.equal(existsSync(at(name)), false, name);
  assert.deepEqual(await ignoreFiles(home, null), []);
});

test('what a person writes between is kept', async () => {
  const { at, accept, read, remove } = machine({ '.cursorignore': 'dist/\n' });
  await accept();
  writeFileSync(at('.cursorignore'), `${read('.cursorignore')}out/\n`);
  const settings = JSON.parse(read('.claude/settings.json'));
  writeFileSync(at('.claude/settings.json'), `${JSON.stringify({ ...settings, model: 'x' }, null, 2)}\n`);
  await remove();
  assert.equal(read('.cursorignore'), 'dist/\nout/\n');
  assert.deepEqual(JSON.parse(read('.claude/settings.json')), { model: 'x' });
});

test('a change of the list is told, and one acceptance puts it right', async () => {
  const { accept, problems, read } = machine();
  await accept(['cursor', 'claude-code', 'opencode']);
  const stale = (await problems('prod.yaml')).map(([id]) => id);
  assert.deepEqual(stale, ['ignore-stale', 'ignore-stale', 'ignore-stale']);
  await accept(['cursor', 'claude-code', 'opencode'], 'prod.yaml');
  assert.deepEqual(await problems('prod.yaml'), []);
  await accept(['cursor', 'claude-code', 'opencode']);
  assert.ok(!read('.claude/settings.json').includes('prod.yaml') && !read('opencode.json').includes('prod.yaml'));
  assert.deepEqual(await problems(), []);
});

test('what takes our rules away is told', async () => {
  const { at, accept, problems, read } = machine();
  await accept(['cursor', 'gemini', 'claude-code', 'cline']);
  const was = read('.cursorignore');
  writeFileSync(at('.cursorignore'), was.replace('\n.env\n', '\n'));
  rmSync(at('.geminiignore'));
  writeFileSync(at('.claude/settings.json'), '{}');
  writeFileSync(at('.clineignore'), `${read('.clineignore')}!.env\n`);
  assert.deepEqual(
    new Set(await problems()),
    new Set([
      ['ignore-changed', '.cursorignore', ''],
      ['ignore-changed', '.geminiignore', ''],
      ['ignore-changed', '.claude/settings.json', ''],
      ['ignore-changed', '.clineignore', '!.env'],
    ]),
  );
  const { opened } = await accept(['cursor', 'gemini', 'claude-code', 'cline']);
  assert.deepEqual(opened, ['!.env']);
  assert.equal(read('.cursorignore'), was);
  assert.deepEqual(await problems(), []);
});

test('a file that changed since it was shown is left alone', async () => {
  const { home, at, place, read } = machine({ '.cursorignore': 'a\n' });
  const { changes } = await planIgnore(home, place(), ['cursor']);
  writeFileSync(at('.cursorignore'), 'b\n');
  await assert.rejects(acceptIgnore(home, [place()], changes), /has changed since it was shown/);
  assert.equal(read('.cursorignore'), 'b\n');
  await assert.rejects(
    acceptIgnore(home, [place()], [{ agent: 'x', path: at('.bashrc'), before: null, after: 'x' }]),
    /no agent's ignore file/,
  );
});

test('the hook file of an agent, and one that cannot be read, are left out and named', async () => {
  const { home } = machine();
  const inHome = { folder: home, patterns: [] };
  const { changes, left } = await planIgnore(home, inHome, ['claude-code']);
  assert.deepEqual([changes, left.length], [[], 1]);
  const broken = machine({ 'opencode.json': '{', '.roomy': '' });
  const plan = await planIgnore(broken.home, broken.place(), ['opencode', 'roo']);
  assert.deepEqual([plan.changes.map(({ agent }) => agent), plan.left.length], [['Roo Code'], 1]);
});

test('removing the hooks takes these rules out too', async () => {
  const { home, at, accept } = machine();
  await accept(['cursor']);
  const changes = await planRemoval({ home });
  assert.deepEqual(
    changes.map(({ path: file, after }) => [file, after]),
    [[at('.cursorignore'), null]],
  );
  await applyRemoval({ home, runtime: path.join(home, 'run') }, changes, true);
  assert.equal(existsSync(at('.cursorignore')), false);
  assert.deepEqual(await ignoreFiles(home, null), []);
});

test('a team adds patterns; what would open files waits for a person elsewhere', async () => {
  const { folder, at } = machine({ 'mollyguard.json': '{ "protectedFiles": ["prod.yaml", "!.env", 3, " x "], /* c */ }' });
  assert.deepEqual(await teamPatterns(folder), ['prod.yaml', 'x']);
  writeFileSync(at('mollyguard.json'), '{');
  assert.deepEqual(await teamPatterns(folder), []);
});

test('a link that leads out of the folder is not written through', async () => {
  const { home, at, place } = machine();
  const elsewhere = path.join(home, 'profile');
  writeFileSync(elsewhere, 'mine\n');
  symlinkSync(elsewhere, at('.cursorignore'));
  symlinkSync(home, at('.zed'));
  symlinkSync(at('kept'), at('.rooignore'));
  const { changes, left } = await planIgnore(home, place(), ['cursor', 'zed', 'cline', 'roo']);
  assert.deepEqual(
    changes.map(({ agent }) => agent),
    ['Cline', 'Roo Code'],
  );
  assert.equal(left.length, 2);
});

test('a pipe in the place of a file is not waited for', { skip: process.platform === 'win32' }, async () => {
  const { home, at, accept, problems, place } = machine();
  await accept(['cursor']);
  rmSync(at('.cursorignore'));
  execFileSync('mkfifo', [at('.cursorignore')]);
  assert.deepEqual(await problems(), [['ignore-changed', '.cursorignore', '']]);
  const { changes, left } = await planIgnore(home, place(), ['cursor']);
  assert.deepEqual([changes, left.length], [[], 1]);
  await assert.rejects(planIgnoreRemoval(home, [at('.cursorignore')]), /cannot be read/);
  assert.deepEqual(await planRemoval({ home }), []); // the hooks can be removed all the same
});

test('what cannot be read at all is told as changed, and hides no other', async () => {
  const { at, accept, problems } = machine();
  await accept(['opencode', 'zed']);
  writeFileSync(at('opencode.json'), `{"permission":${'['.repeat(200_000)}`);
  assert.deepEqual(await problems(), [['ignore-changed', 'opencode.json', '']]);
});
