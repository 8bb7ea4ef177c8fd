import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, realpathSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { NO_POLICY } from '../../src/engine/types';
import { SurroundingsFeed } from '../../src/server/surroundingsFeed';

class Place {
  readonly home = realpathSync(mkdtempSync(path.join(tmpdir(), 'mg-around-')));
  readonly folder = path.join(this.home, 'shop');
  readonly told: string[] = [];
  readonly feed: SurroundingsFeed;

  constructor(silent?: () => readonly string[]) {
    mkdirSync(this.folder);
    this.feed = new SurroundingsFeed({
      place: () => ({ home: this.home, folders: [this.folder], policy: NO_POLICY, env: {} }),
      tell: ({ environment }) => this.told.push(environment),
      failed: (error) => this.told.push(String(error)),
      ...(silent ? { silent } : {}),
    });
  }

  /** A file below the home, with its folders. */
  write(name: string, text: string): string {
    const file = path.join(this.home, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
    return file;
  }

  /** As programs do that write beside and put it in the file's place. */
  replace(name: string, text: string): void {
    renameSync(this.write(`${name}.new`, text), path.join(this.home, name));
  }

  async shows(environment: string): Promise<void> {
    for (let wait = 0; this.told.at(-1) !== environment; wait += 20) {
      assert.ok(wait < 20_000, `${environment} expected, told: ${this.told.join(', ')}`);
      await sleep(20);
    }
  }
}

const it = (title: string, body: (at: Place) => Promise<void>, silent?: (home: string) => readonly string[]) =>
  test(title, async () => {
    const at: Place = new Place(silent && (() => silent(at.home)));
    try {
      await at.feed.tick();
      await body(at);
    } finally {
      at.feed.close();
      rmSync(at.home, { recursive: true });
    }
  });

const kube = (context: string): string =>
  `apiVersion: v1\nkind: Config\ncontexts:\n- name: prod-eu\n  context: {cluster: prod-eu}\n- name: kind-a\n  context: {cluster: kind-a}\nclusters:\n- name: prod-eu\n  cluster: {server: "https://api.eu.example.com"}\n- name: kind-a\n  cluster: {server: "https://127.0.0.1:4100"}\ncurrent-context: ${context}\n`;

it('events alone: a file that is edited, replaced, taken away', async (at) => {
  await at.shows('local');
  at.write('shop/.env', 'APP_ENV=staging\n');
  await at.shows('staging');
  at.write('shop/.env', 'APP_ENV=production\n');
  await at.shows('production');
  at.replace('shop/.env', 'APP_ENV=staging\n');
  await at.shows('staging');
  rmSync(path.join(at.folder, '.env'));
  await at.shows('local');
});

it('events alone: a folder that was not there, that goes, and that another takes the place of', async (at) => {
  at.write('.kube/config', kube('prod-eu'));
  await at.shows('production');
  at.replace('.kube/config', kube('kind-a'));
  await at.shows('local');
  at.write('other/config', kube('prod-eu'));
  renameSync(path.join(at.home, '.kube'), path.join(at.home, 'old'));
  renameSync(path.join(at.home, 'other'), path.join(at.home, '.kube'));
  await at.shows('production');
  at.write('.kube/config', kube('kind-a'));
  await at.shows('local');
  rmSync(path.join(at.home, '.kube'), { recursive: true });
  await at.shows('local');
  at.write('.kube/config', kube('prod-eu'));
  await at.shows('production');
});

it('events alone: what a link leads to', async (at) => {
  const file = at.write('configs/shared', 'APP_ENV=staging\n');
  symlinkSync(file, path.join(at.folder, '.env'));
  await at.shows('staging');
  writeFileSync(file, 'APP_ENV=production\n');
  await at.shows('production');
});

it('events alone: a branch, and a workspace of Terraform', async (at) => {
  at.write('shop/.git/HEAD', 'ref: refs/heads/main\n');
  at.write('shop/.terraform/environment', 'default');
  await sleep(300);
  at.replace('shop/.git/HEAD', 'ref: refs/heads/production\n');
  await at.shows('production');
  at.replace('shop/.git/HEAD', 'ref: refs/heads/main\n');
  await at.shows('local');
  at.write('shop/.terraform/environment', 'prod');
  await at.shows('production');
  at.write('shop/.terraform/environment', 'default');
  await at.shows('local');
});

it(
  'where the system tells nothing, a look each second sees it',
  async (at) => {
    at.write('shop/.env', 'APP_ENV=staging\n');
    await at.feed.tick();
    await at.shows('staging');
    at.replace('shop/.env', 'APP_ENV=production\n');
    await at.feed.tick();
    assert.equal(at.told.at(-1), 'production');
  },
  (home) => [home],
);

it(
  'of many files without events those that are there are looked at each second, all of them every five',
  async (at) => {
    at.write('shop/.terraform/environment', 'default');
    at.write('.railway/config.json', '{}');
    at.feed.reset();
    await at.feed.tick();
    at.replace('shop/.terraform/environment', 'production');
    await at.feed.tick();
    assert.equal(at.told.at(-1), 'production');
    at.replace('shop/.terraform/environment', 'default');
    await at.feed.tick();
    assert.equal(at.told.at(-1), 'local');
    at.write('.kube/config', kube('prod-eu'));
    for (let tick = 0; tick < 5; tick += 1) await at.feed.tick();
    assert.equal(at.told.at(-1), 'production');
  },
  (home) => [home],
);

it('nothing changes: nothing is read again', async (at) => {
  await at.shows('local');
  at.write('shop/notes.txt', 'x');
  at.write('shop/src/.env', 'APP_ENV=production\n');
  for (let tick = 0; tick < 11; tick += 1) await at.feed.tick();
  await sleep(200);
  assert.deepEqual(at.told, ['local']);
});

it('settings or folders that change are followed with the next tick, also in the middle of a look', async (at) => {
  at.write('shop/.env', 'APP_ENV=staging\n');
  at.feed.reset();
  await at.feed.tick();
  assert.equal(at.told.at(-1), 'staging');
  const before = at.told.length;
  at.feed.reset();
  const looking = at.feed.tick();
  at.feed.reset();
  await looking;
  await at.feed.tick();
  assert.ok(at.told.length >= before + 2);
});
