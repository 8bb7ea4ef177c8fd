import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, lstatSync, mkdirSync, readdirSync, readFileSync, readlinkSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Stage } from '../demo/stage';

/** The demo's workspace as a repository in which work of every kind is not committed yet. */
export class Repository {
  readonly folder: string;
  private readonly home: string;

  constructor({ workspace, home }: Pick<Stage, 'workspace' | 'home'>) {
    this.folder = workspace;
    this.home = home;
  }

  /** Two commits, a branch, a stash; then changes that are staged, not staged, not tracked, ignored. */
  make(): void {
    writeFileSync(
      path.join(this.home, '.gitconfig'),
      '[user]\n\tname = Demo\n\temail = demo@example.invalid\n[init]\n\tdefaultBranch = main\n',
    );
    this.file('.gitignore', '.env\n*.local\n/exports/\n');
    this.file('src/prices.js', 'module.exports = { small: 29, large: 49 };\n');
    this.file('src/windows.txt', 'first\r\nsecond\r\n');
    this.file('src/logo.bin', Buffer.from([0, 255, 13, 10, 0, 128]));
    this.file('src/goes.js', 'will be deleted\n');
    this.file('src/staged-delete.js', 'will be deleted and staged\n');
    this.file('run.sh', '#!/bin/sh\n');
    this.git('init', '-q');
    this.git('add', '-A');
    this.git('commit', '-qm', 'Rent cars');
    this.file('src/prices.js', 'module.exports = { small: 31, large: 52 };\n');
    this.git('commit', '-qam', 'Raise prices');
    this.git('branch', 'winter', 'HEAD~1');
    this.file('src/prices.js', 'stashed\n');
    this.git('stash', 'push', '-qm', 'An idea');

    this.file('README.md', '# Rentals, described anew\n');
    this.file('src/prices.js', 'staged\n');
    this.git('add', 'src/prices.js');
    this.file('src/prices.js', 'staged, then changed again\n');
    this.file('src/windows.txt', 'first\r\nsecond, changed\r\n\r\n');
    this.file('src/logo.bin', Buffer.from(Array.from({ length: 5_000 }, (_, at) => (at * 7) % 256)));
    rmSync(path.join(this.folder, 'src/goes.js'));
    this.git('rm', '-q', 'src/staged-delete.js');
    chmodSync(path.join(this.folder, 'run.sh'), 0o755);
    this.file('src/new/season.js', 'never committed\n');
    this.file('src/new/tool.sh', '#!/bin/sh\n');
    chmodSync(path.join(this.folder, 'src/new/tool.sh'), 0o750);
    this.file('src/added.js', 'staged and new\n');
    this.git('add', 'src/added.js');
    symlinkSync('../README.md', path.join(this.folder, 'src/new/link.md'));
    symlinkSync('nowhere', path.join(this.folder, 'src/new/dangling'));
    this.file('exports/cars.csv', 'a,b\r\n1,2\r\n');
    this.file('secrets.local', 'ignored\n');
  }

  file(name: string, content: string | Buffer): void {
    const full = path.join(this.folder, name);
    mkdirSync(path.dirname(full), { recursive: true });
    writeFileSync(full, content);
  }

  read(name: string): string {
    return readFileSync(path.join(this.folder, name), 'utf8');
  }

  /** Every file by mode and bytes, every link, and what git knows: HEAD, index, branches, stashes. */
  state(): string {
    const asked = [
      ['symbolic-ref', 'HEAD'],
      ['rev-parse', 'HEAD'],
      ['for-each-ref', 'refs/heads', 'refs/tags'],
      ['stash', 'list'],
      ['ls-files', '--stage', '-v', '-t'],
      ['status', '--porcelain=v2'],
    ];
    return [...this.tree(this.folder), ...asked.map((args) => `git ${args.join(' ')}\n${this.git(...args)}`)].join('\n');
  }

  private tree(folder: string): string[] {
    return unlessGone(() => readdirSync(folder), [])
      .sort()
      .filter((name) => name !== '.git')
      .flatMap((name) => {
        const full = path.join(folder, name);
        return unlessGone(() => this.entry(full), [`${path.relative(this.folder, full)} went while it was looked at`]);
      });
  }

  private entry(full: string): string[] {
    const relative = path.relative(this.folder, full);
    const stat = lstatSync(full);
    const mode = (stat.mode & 0o7777).toString(8);
    if (stat.isSymbolicLink()) return [`${relative} -> ${readlinkSync(full)}`];
    if (stat.isDirectory()) return [`${relative}/ ${mode}`, ...this.tree(full)];
    return [`${relative} ${mode} ${createHash('sha256').update(readFileSync(full)).digest('hex')}`];
  }

  /** Without the locks by which looking would write the index anew. */
  private git(...args: readonly string[]): string {
    const env = { PATH: process.env.PATH, HOME: this.home, GIT_CONFIG_NOSYSTEM: '1', GIT_OPTIONAL_LOCKS: '0' };
    return execFileSync('git', args, { cwd: this.folder, env, encoding: 'utf8' });
  }
}

/** A tree is looked at while it is being restored: what is there for a moment only makes it differ, and it is looked at again. */
function unlessGone<T>(look: () => T, gone: T): T {
  try {
    return look();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return gone;
    throw error;
  }
}
