import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { lstatSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { NO_POLICY, type ShellAction } from '../../src/engine/types';
import { settle } from '../../src/server/facts';
import { type Limits, SNAPSHOT_LIMITS } from '../../src/server/snapshots/budget';
import { Shelf } from '../../src/server/snapshots/shelf';
import { type Made, Snapshots } from '../../src/server/snapshots/snapshots';

/** A home with snapshots, and a project, in a temporary folder. */
export class SnapshotWorld {
  readonly root = realpathSync(mkdtempSync(path.join(tmpdir(), 'mg-snap-')));
  readonly home = path.join(this.root, 'home');
  readonly folder = path.join(this.home, 'work');
  readonly shelf: Shelf;
  readonly snapshots: Snapshots;

  constructor(limits: Partial<Limits> = {}) {
    mkdirSync(this.folder, { recursive: true });
    const all = { ...SNAPSHOT_LIMITS, milliseconds: 30_000, ...limits };
    this.shelf = new Shelf(this.home, all);
    this.snapshots = new Snapshots(this.shelf, all);
    if (!this.shelf.ready()) throw new Error('no place for snapshots');
  }

  file(name: string, text: string): void {
    const full = path.join(this.folder, name);
    mkdirSync(path.dirname(full), { recursive: true });
    writeFileSync(full, text);
  }

  /** A repository with two commits, a second branch and a stash. */
  repository(): void {
    this.file('a.txt', 'one\n');
    this.file('src/b.ts', 'export const b = 1;\n');
    this.file('src/deep/c.ts', 'c\n');
    this.file('.gitignore', '.env\n*.local\ndist/\nnode_modules/\n');
    this.run('git init -q -b main . && git add -A && git commit -qm first');
    this.file('a.txt', 'two\n');
    this.file('later.txt', 'came with the second commit\n');
    this.run(
      'git add -A && git commit -qm second && git checkout -qb topic && git commit -q --allow-empty -m only-here && git checkout -q main',
    );
    this.file('a.txt', 'stashed\n');
    this.run('git stash push -qm kept');
    this.file('a.txt', 'dirty\n');
    this.file('src/b.ts', 'staged\n');
    this.run('git add src/b.ts');
    this.file('src/b.ts', 'staged and dirty\n');
    this.file('new/untracked ünï.txt', 'never committed\n');
  }

  run(command: string): string {
    const env = {
      PATH: process.env.PATH,
      HOME: this.home,
      GIT_CONFIG_NOSYSTEM: '1',
      ...Object.fromEntries(
        ['AUTHOR', 'COMMITTER'].flatMap((who) => [
          [`GIT_${who}_NAME`, 'x'],
          [`GIT_${who}_EMAIL`, 'x@example.invalid'],
        ]),
      ),
    };
    const done = spawnSync('bash', ['-c', command], { cwd: this.folder, env, encoding: 'utf8' });
    if (done.status !== 0) throw new Error(`${command}: ${done.status} ${done.stderr}`);
    return done.stdout;
  }

  judge(command: string) {
    const action: ShellAction = { kind: 'shell', agent: 'vscode', conversation: null, cwd: this.folder, command, shell: 'bash' };
    const source = { home: this.home, workspace: [this.folder], own: [], temporary: [], policy: NO_POLICY, snapshots: true };
    return settle([action], source);
  }

  make(command: string): Made {
    const settled = this.judge(command);
    if (settled.verdict.decision !== 'snapshot') throw new Error(`${command}: ${settled.verdict.decision} ${settled.verdict.rule}`);
    return this.snapshots.make(this.wanted(command), settled.judged);
  }

  wanted(summary = '') {
    return { action: null, cwd: this.folder, summary, home: this.home, folders: [this.folder] };
  }

  /** Files byte by byte with modes and links, and what git says of itself. */
  state(): string {
    const git = lstatSync(path.join(this.folder, '.git'), { throwIfNoEntry: false })
      ? [
          'git symbolic-ref -q HEAD || git rev-parse HEAD',
          'git for-each-ref refs/heads refs/tags',
          'git stash list',
          'git ls-files -s',
          'git status --porcelain',
        ]
      : [];
    return [...this.tree(this.folder), ...git.map((command) => this.run(command))].join('\n');
  }

  close(): void {
    rmSync(this.root, { recursive: true, force: true });
  }

  private tree(folder: string): string[] {
    return readdirSync(folder)
      .sort()
      .filter((name) => name !== '.git')
      .flatMap((name) => {
        const full = path.join(folder, name);
        const stat = lstatSync(full);
        const head = `${path.relative(this.folder, full)} ${(stat.mode & 0o7777).toString(8)}`;
        if (stat.isSymbolicLink()) return [`${path.relative(this.folder, full)} -> ${readlinkSync(full)}`];
        if (stat.isDirectory()) return [`${head}/`, ...this.tree(full)];
        return [`${head} ${createHash('sha256').update(readFileSync(full)).digest('hex')}`];
      });
  }
}
