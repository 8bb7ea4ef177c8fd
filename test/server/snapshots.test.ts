import assert from 'node:assert/strict';
import { chmodSync, existsSync, linkSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { SnapshotWorld } from './snapshotWorld';

type Prepare = (world: SnapshotWorld) => void;

/** Snapshot, run for real, undo, undo the undo, undo that. */
function t(command: string, prepare: Prepare = () => {}, more: { readonly git?: boolean } = {}): void {
  test(`undone: ${command}${prepare.name ? ` (${prepare.name})` : ''}`, async () => {
    const world = new SnapshotWorld();
    try {
      if (more.git !== false) world.repository();
      prepare(world);
      const before = world.state();
      const made = world.make(command);
      assert.ok(made.kind === 'made', JSON.stringify(made));
      assert.equal(world.state(), before, 'a snapshot changes nothing');
      world.run(command);
      const after = world.state();
      assert.notEqual(after, before, 'the command did something');
      const first = await world.snapshots.undo(made.info.id, world.wanted());
      assert.ok(first.kind === 'done', JSON.stringify(first));
      assert.equal(world.state(), before, 'undone');
      const second = await world.snapshots.undo(first.before, world.wanted());
      assert.ok(second.kind === 'done', JSON.stringify(second));
      assert.equal(world.state(), after, 'the undo is undone');
      const third = await world.snapshots.undo(second.before, world.wanted());
      assert.ok(third.kind === 'done', JSON.stringify(third));
      assert.equal(world.state(), before, 'and that too');
    } finally {
      world.close();
    }
  });
}

t('git reset --hard');
t('git reset --hard HEAD~1');
t('git checkout -- .');
t('git checkout -f topic');
t('git restore .');
t('git clean -fd');
t('git clean -fdx', function ignoredFiles(world) {
  world.file('.env', 'A=1\n');
  world.file('config/x.local', 'x\n');
  mkdirSync(path.join(world.folder, 'empty/inner'), { recursive: true });
});
t('git rm -rf src');
t('git branch -D topic');
t('git tag -d v1', (world) => world.run('git tag -a -m note v1'));
t('git stash drop');
t('git stash clear', (world) => world.run('git stash push -qm second -- a.txt'));
t('git update-ref -d refs/heads/topic && git reflog expire --expire=now --all && git gc -q --prune=now');
t('git filter-branch -f --msg-filter "tr a-z A-Z" HEAD > /dev/null 2>&1', (world) => world.run('git stash push -qu'));
t('rm -rf src');
t('rm -rf src new && git reset --hard');
t('rm -rf .git');
t('rm .settings && mv src moved && rm -rf moved', (world) => world.file('.settings', 'A=1\n'));
t('rm -f src/*.ts src/deep/?.ts');
t('find . -name "*.ts" -delete');
t('find src -mtime -300 -delete');
t(': > a.txt; truncate -s 0 src/b.ts');
t(
  'rm notes.txt',
  function outsideGit(world) {
    world.file('notes.txt', 'x');
  },
  { git: false },
);
t(
  'rm -rf things',
  function modesAndLinks(world) {
    world.file('things/run.sh', '#!/bin/sh\n');
    chmodSync(path.join(world.folder, 'things/run.sh'), 0o751);
    world.file('things/read-only', 'x');
    chmodSync(path.join(world.folder, 'things/read-only'), 0o444);
    symlinkSync('run.sh', path.join(world.folder, 'things/link'));
    symlinkSync('/nowhere', path.join(world.folder, 'things/dangling'));
    symlinkSync('..', path.join(world.folder, 'things/up'));
    mkdirSync(path.join(world.folder, 'things/empty'));
    chmodSync(path.join(world.folder, 'things/empty'), 0o700);
    world.file('things/日本 語\n.txt', 'ü\r\n\0');
  },
  { git: false },
);
t('git reset --hard -q', function modesAndLinks(world) {
  chmodSync(path.join(world.folder, 'a.txt'), 0o755);
  symlinkSync('../a.txt', path.join(world.folder, 'new/link'));
  rmSync(path.join(world.folder, 'src/deep/c.ts'));
  symlinkSync('/etc', path.join(world.folder, 'src/deep/c.ts'));
});
t('git reset --hard -q', function lineEndings(world) {
  world.file('.gitattributes', '*.txt text eol=crlf\n*.ts ident\n');
  world.run('git config core.autocrlf true');
});
t('git reset --hard -q', function mergeUnderWay(world) {
  world.run(
    'git stash push -qu && git checkout -qb side HEAD~1 && echo side > a.txt && git commit -qam side && (git merge -q main >/dev/null 2>&1 || true)',
  );
  assert.match(world.run('git status'), /unmerged|Unmerged/);
});
t('git checkout -- .', function detached(world) {
  world.run('git checkout -q --detach');
});
t('git reset --hard -q', function submodule(world) {
  world.run('git init -q sub && cd sub && git commit -q --allow-empty -m x && cd .. && git add sub 2>/dev/null && echo inside > sub/file');
});

test('a submodule is left alone, and what reaches into one is asked about', () => {
  const world = new SnapshotWorld();
  try {
    world.repository();
    world.run('git init -q sub && cd sub && git commit -q --allow-empty -m x && cd .. && git add sub 2>/dev/null');
    assert.deepEqual(world.make('git reset --hard --recurse-submodules'), { kind: 'failed', why: 'it reaches into submodules' });
    const made = world.make('git reset --hard');
    assert.ok(made.kind === 'made');
    assert.ok(world.shelf.read(made.info.id).entries.every((entry) => !entry.path.startsWith(`${world.folder}/sub/`)));
    world.run('git config submodule.recurse true');
    assert.deepEqual(world.make('git reset --hard'), { kind: 'failed', why: 'it reaches into submodules' });
  } finally {
    world.close();
  }
});

test('over a budget, or not known beforehand: no snapshot, nothing left behind', () => {
  const rows: readonly (readonly [string, RegExp])[] = [
    ['rm -rf src', /too big/],
    ['rm -rf .git', /too big/],
    ['git reset --hard', /too big/],
    ['git worktree remove --force wt', /work trees/],
    ['ln -s src x && rm -rf x/*', /links/],
    ['git --git-dir=.other reset --hard', /git folder of its own/],
  ];
  const world = new SnapshotWorld({ bytes: 10_000 });
  try {
    world.repository();
    world.file('src/b.ts', 'x'.repeat(10_001));
    for (const [command, why] of rows) {
      const made = world.make(command);
      assert.ok(made.kind === 'failed', command);
      assert.match(made.why, why, command);
    }
    assert.deepEqual(readdirSync(path.join(world.home, '.mollyguard/snapshots')), []);
    assert.equal(world.run('git for-each-ref refs/mollyguard'), '');
    const slow = new SnapshotWorld({ milliseconds: 0 });
    slow.repository();
    assert.deepEqual(slow.make('rm -rf src'), { kind: 'failed', why: 'it takes too long to save what would be lost' });
    assert.equal(slow.make('git reset --hard').kind, 'failed');
    slow.close();
  } finally {
    world.close();
  }
});

test('hooks and settings of a hostile repository run nothing, at the snapshot nor at the undo', async () => {
  const world = new SnapshotWorld();
  try {
    world.repository();
    const mark = path.join(world.root, 'ran');
    const evil = path.join(world.root, 'evil.sh');
    writeFileSync(evil, `#!/bin/sh\necho "$0 $*" >> ${mark}\ncat\n`, { mode: 0o755 });
    const keys =
      `core.fsmonitor core.editor core.pager core.sshCommand core.askPass core.gitProxy core.alternateRefsCommand pager.log pager.reflog
      diff.external filter.x.clean filter.x.smudge filter.x.process diff.x.textconv diff.x.command gpg.program gpg.ssh.program credential.helper
      uploadpack.packObjectsHook alias.rev-parse alias.ls-files merge.x.driver`.split(/\s+/);
    const config = keys.map((key) => `git config ${key} ${evil}`);
    world.run(`${config.join('\n')}
      git config filter.x.required true; git config log.showSignature true; git config commit.gpgSign true
      git config core.hooksPath ${world.root}/hooks; git config core.untrackedCache true; git config core.splitIndex true`);
    mkdirSync(path.join(world.root, 'hooks'));
    for (const hook of ['reference-transaction', 'post-index-change', 'post-checkout', 'pre-commit', 'post-rewrite', 'fsmonitor-watchman'])
      for (const folder of [path.join(world.root, 'hooks'), path.join(world.folder, '.git/hooks')]) {
        rmSync(path.join(folder, hook), { force: true });
        linkSync(evil, path.join(folder, hook));
      }
    world.file('.gitattributes', '* filter=x diff=x merge=x\n');
    // A git of the repository's own.
    world.file('git', `#!/bin/sh\necho own >> ${mark}\n`);
    chmodSync(path.join(world.folder, 'git'), 0o755);
    const made = world.make('git reset --hard; git stash clear; git branch -D topic');
    assert.ok(made.kind === 'made', JSON.stringify(made));
    world.file('a.txt', 'other\n');
    const undone = await world.snapshots.undo(made.info.id, world.wanted());
    assert.ok(undone.kind === 'done', JSON.stringify(undone));
    assert.equal(readFileSync(path.join(world.folder, 'a.txt'), 'utf8'), 'dirty\n');
    assert.equal(existsSync(mark) ? readFileSync(mark, 'utf8') : '', '');
  } finally {
    world.close();
  }
});

test('a repository that says that its files are elsewhere is not saved, and nothing is read there', () => {
  const world = new SnapshotWorld();
  try {
    world.repository();
    world.run(`git config core.worktree ${world.home}`);
    assert.equal(world.make('git reset --hard').kind, 'failed');
  } finally {
    world.close();
  }
});

test('nothing is brought back through a link that was put in the way', async () => {
  const world = new SnapshotWorld();
  try {
    world.file('a/b/c.txt', 'ours');
    const made = world.make('rm a/b/c.txt');
    assert.ok(made.kind === 'made');
    const target = path.join(world.home, 'private');
    mkdirSync(target);
    rmSync(path.join(world.folder, 'a/b'), { recursive: true });
    symlinkSync(target, path.join(world.folder, 'a/b'));
    assert.deepEqual(await world.snapshots.undo(made.info.id, world.wanted()), {
      kind: 'failed',
      why: 'a folder on the way is now a link to elsewhere',
    });
    assert.deepEqual(readdirSync(target), []);
  } finally {
    world.close();
  }
});

test('undo leaves alone what was made since', async () => {
  const world = new SnapshotWorld();
  try {
    world.repository();
    const made = world.make('rm -rf src && git reset --hard');
    assert.ok(made.kind === 'made');
    world.run('rm -rf src && git reset -q --hard && git branch since');
    world.file('src/fresh.ts', 'since');
    assert.equal((await world.snapshots.undo(made.info.id, world.wanted())).kind, 'done');
    assert.equal(readFileSync(path.join(world.folder, 'src/fresh.ts'), 'utf8'), 'since');
    assert.match(world.run('git branch'), /since/);
  } finally {
    world.close();
  }
});

test('nothing uncommitted enters the repository, and copies are for their owner alone', () => {
  const world = new SnapshotWorld();
  try {
    world.repository();
    world.file('.env.mine', 'not committed\n');
    const made = world.make('git clean -fdx');
    assert.ok(made.kind === 'made');
    const oid = world.run('git hash-object --no-filters .env.mine').trim();
    assert.throws(() => world.run(`git cat-file -e ${oid}`));
    assert.equal(world.run(`find ${world.home}/.mollyguard -type d -perm /077`), '');
    assert.match(world.run('git for-each-ref refs/mollyguard'), new RegExp(`refs/mollyguard/${made.info.id}/0/snapshot\n$`));
  } finally {
    world.close();
  }
});

test('stashes, branches and staged files outlive a collection of garbage', async () => {
  const world = new SnapshotWorld();
  try {
    world.repository();
    const before = world.state();
    const made = world.make('git stash clear; git branch -D topic; git reset --hard');
    assert.ok(made.kind === 'made');
    world.run('git stash clear; git branch -qD topic; git reset -q --hard; git reflog expire --expire=now --all; git gc -q --prune=now');
    assert.equal((await world.snapshots.undo(made.info.id, world.wanted())).kind, 'done');
    assert.equal(world.state(), before);
  } finally {
    world.close();
  }
});

test('the oldest go when there are too many or they are too big, with their refs', () => {
  const world = new SnapshotWorld({ snapshots: 2 });
  try {
    world.repository();
    const ids = ['a.txt', 'src', 'later.txt'].map(() => {
      const made = world.make('git reset --hard');
      assert.ok(made.kind === 'made');
      return made.info.id;
    });
    assert.deepEqual(world.shelf.infos.map(({ id }) => id).sort(), ids.slice(1).sort());
    assert.doesNotMatch(world.run('git for-each-ref refs/mollyguard'), new RegExp(ids[0] ?? '-'));
  } finally {
    world.close();
  }
});
