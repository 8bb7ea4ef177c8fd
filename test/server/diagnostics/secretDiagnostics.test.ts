import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import type { Diagnostic } from 'vscode-languageserver/node';
import type { SecretPlace } from '../../../src/protocol/secretDiagnostics';
import type { Barred, Readers } from '../../../src/server/diagnostics/say';
import { SecretDiagnostics } from '../../../src/server/diagnostics/secretDiagnostics';
import { seeded, tokenKinds } from '../../secrets/detect/tokens';

const token = tokenKinds()
  .find(({ name }) => name === 'GitHub token')
  ?.make(seeded(7)) as string;
const KEY = 'ab'.repeat(32);
const READERS: Readers = { guarded: [{ id: 'cursor', title: 'Cursor' }], unguarded: ['Codex'] };

let folder = '';
before(() => {
  folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'mg-')));
});
after(() => rmSync(folder, { recursive: true, force: true }));

/** Documents as the editor opens them, and what it is told. */
class World {
  readonly said: (readonly [string, readonly Diagnostic[]])[] = [];
  barred: Barred = null;
  readonly secrets = new SecretDiagnostics({
    publish: (uri, diagnostics) => this.said.push([uri, diagnostics]),
    barred: () => this.barred,
    readers: async () => READERS,
    folders: () => [folder],
    failed: (error) => {
      throw error;
    },
  });

  constructor() {
    this.secrets.apply({ on: true, key: KEY, notSecret: [] });
  }

  open(name: string, text: string): string {
    const uri = pathToFileURL(path.join(folder, name)).href;
    this.secrets.opened(uri, 1, text);
    return uri;
  }

  /** What is shown in the end. */
  async shown(): Promise<readonly Diagnostic[]> {
    await new Promise((resolve) => setTimeout(resolve, 400));
    return this.said.at(-1)?.[1] ?? [];
  }

  place(uri: string, at = { line: 0, character: 20 }): SecretPlace {
    const [first] = this.secrets.actions(uri, { start: at, end: at });
    return first?.command?.arguments?.[0] as SecretPlace;
  }
}
const line = () => `const token = "${token}";\n`;
const at = { line: 0, character: 20 };

test('a secret is underlined, with its kind and its rule, and never its value', async () => {
  const world = new World();
  const uri = world.open('api.ts', `// first\n${line()}`);
  const [diagnostic, ...others] = await world.shown();
  assert.deepEqual(others, []);
  assert.deepEqual(diagnostic, {
    range: { start: { line: 1, character: 15 }, end: { line: 1, character: 55 } },
    severity: 2,
    code: 'github/token',
    source: 'Mollyguard',
    message: 'GitHub token. An agent can read it here.',
  });
  const hover = await world.secrets.hover(uri, { line: 1, character: 20 });
  const actions = world.secrets.actions(uri, { start: { line: 1, character: 20 }, end: { line: 1, character: 20 } });
  assert.equal(JSON.stringify([world.said, hover, actions]).includes(token.slice(4, 14)), false);
});

test('it follows the text, and goes when the secret goes or the document is closed', async () => {
  const world = new World();
  const uri = world.open('api.ts', line());
  world.secrets.changed(uri, 2, [{ range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, text: '\n\n' }]);
  assert.deepEqual((await world.shown())[0]?.range.start, { line: 2, character: 15 });
  world.secrets.changed(uri, 3, [{ range: { start: { line: 2, character: 20 }, end: { line: 2, character: 24 } }, text: '' }]);
  assert.deepEqual(await world.shown(), []);
  world.secrets.changed(uri, 4, [{ text: line() }]);
  assert.equal((await world.shown()).length, 1);
  world.secrets.closed(uri);
  assert.deepEqual(world.said.at(-1), [uri, []]);
});

for (const [what, name, text] of [
  ['an example', '.env.example', () => `GITHUB_TOKEN=${token}\n`],
  ['a test', 'test/api.ts', line],
  ['a test by its name', 'api.test.ts', line],
  ['a lock file', 'yarn.lock', line],
  ['a marked line', 'api.ts', () => line().replace(';', '; // mollyguard: not a secret')],
  ['a placeholder', 'api.ts', () => 'const token = "your-token-here";\n'],
] as const)
  test(`nothing is said of ${what}`, async () => {
    const world = new World();
    const uri = world.open(name, text());
    assert.deepEqual(await world.shown(), []);
    assert.equal(await world.secrets.hover(uri, at), null);
    assert.deepEqual(world.secrets.actions(uri, { start: at, end: at }), []);
  });

test('in a file that is off limits by its name nothing is underlined; the hover says who is kept out', async () => {
  const world = new World();
  world.barred = 'default';
  const uri = world.open('.env', `GITHUB_TOKEN=${token}\n`);
  assert.deepEqual(await world.shown(), []);
  const hover = await world.secrets.hover(uri, at);
  assert.match(JSON.stringify(hover?.contents), /Off limits to Cursor\..*Codex can read this file\..*Cursor \(its index, cloud agents\)/);
  assert.deepEqual(
    world.secrets.actions(uri, { start: at, end: at }).map(({ title }) => title),
    ['Move Value to Secret Storage…'],
  );
  world.barred = 'content';
  world.secrets.refresh();
  assert.deepEqual(
    (await world.shown()).map(({ message }) => message),
    ['GitHub token. Because of it agents are denied this whole file.'],
  );
});

test('the hover says what it is, what can be lost by it, and who can read the file', async () => {
  const world = new World();
  const uri = world.open('api.ts', line());
  await world.shown();
  const { contents } = (await world.secrets.hover(uri, at)) ?? {};
  const text = typeof contents === 'object' && 'value' in contents ? contents.value : '';
  assert.match(
    text,
    /^\*\*GitHub token\*\* in `token`\n\nWhat can be lost by it: Every repository.*\n\nCursor and Codex can read this file\.\n\nNarrower: /,
  );
  assert.equal(await world.secrets.hover(uri, { line: 0, character: 3 }), null);
});

test('the actions carry a place and no value; a mark of it is known again', async () => {
  const world = new World();
  const uri = world.open('api.ts', line());
  await world.shown();
  const actions = world.secrets.actions(uri, { start: at, end: at });
  assert.deepEqual(
    actions.map(({ title, command }) => [title, command?.command]),
    [
      ['Move Value to Secret Storage…', 'mollyguard.moveToSecretStorage'],
      ['Mark File Off-Limits', 'mollyguard.markFileOffLimits'],
      ['Not a Secret', 'mollyguard.notASecret'],
    ],
  );
  const place = world.place(uri);
  assert.deepEqual(place, {
    uri,
    version: 1,
    rule: 'github/token',
    kind: 'GitHub token',
    key: 'token',
    start: { line: 0, character: 15 },
    end: { line: 0, character: 55 },
  });
  const mark = world.secrets.mark(place) ?? '';
  assert.match(mark, /^[0-9a-f]{64}$/);
  assert.equal(world.secrets.mark({ ...place, rule: 'npm/token' }), null);
  world.secrets.apply({ on: true, key: KEY, notSecret: [mark] });
  assert.deepEqual(await world.shown(), []);
  world.secrets.apply({ on: true, key: 'cd'.repeat(32), notSecret: [mark] });
  assert.equal((await world.shown()).length, 1);
});

test('off is off', async () => {
  const world = new World();
  const uri = world.open('api.ts', line());
  assert.equal((await world.shown()).length, 1);
  world.secrets.apply({ on: false, key: '', notSecret: [] });
  assert.deepEqual(await world.shown(), []);
  assert.equal(await world.secrets.hover(uri, at), null);
  world.secrets.apply({ on: true, key: '', notSecret: [] });
  assert.equal((await world.shown()).length, 1);
});

test('what git has is an error where agents can read it, and the repository’s .gitignore is offered', async () => {
  const repository = path.join(folder, 'shop');
  mkdirSync(path.join(repository, 'src'), { recursive: true });
  const git = (...args: string[]) => execFileSync('git', args, { cwd: repository, stdio: 'ignore' });
  for (const name of ['src/api.ts', 'src/ap.ts', 'api.ts']) writeFileSync(path.join(repository, name), 'x\n');
  git('init', '-q');
  git('add', 'src/api.ts');
  const severities = [];
  for (const name of ['shop/src/api.ts', 'shop/src/ap.ts', 'shop/api.ts']) {
    const world = new World();
    const uri = world.open(name, line());
    const [diagnostic] = await world.shown();
    severities.push([diagnostic?.severity, diagnostic?.message]);
    assert.ok(world.secrets.actions(uri, { start: at, end: at }).some(({ title }) => title === 'Add to .gitignore'));
  }
  assert.deepEqual(severities, [
    [1, 'GitHub token. An agent can read it here. It is in git.'],
    [2, 'GitHub token. An agent can read it here.'],
    [2, 'GitHub token. An agent can read it here.'],
  ]);
  const world = new World();
  world.barred = 'default';
  world.open('shop/src/api.ts', line());
  assert.deepEqual(
    (await world.shown()).map(({ severity, message }) => [severity, message]),
    [[3, 'GitHub token. Agents are denied this file. It is in git.']],
  );
  // Editors show their agents the lines of errors and warnings: none in a file that agents are denied.
  world.barred = 'content';
  world.open('shop/src/ap.ts', line());
  assert.deepEqual(
    (await world.shown()).map(({ severity, message }) => [severity, message]),
    [[3, 'GitHub token. Because of it agents are denied this whole file.']],
  );
});
