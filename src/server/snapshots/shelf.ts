import { accessSync, constants, lstatSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { writeAtomic } from '../atomic';
import { type Limits, NotSaved } from './budget';
import { git } from './git';
import type { Info, Manifest } from './types';

const ID = /^[0-9a-z]{12,40}$/;
/** For git, when an old snapshot's ref is taken away. */
const PRUNE_MS = 5_000;

/** The folder of all snapshots, `<home>/.mollyguard/snapshots`: what is in it, and that it does not grow for ever. */
export class Shelf {
  private readonly root: string;
  private readonly limits: Limits;
  private known: { readonly mark: string; readonly infos: readonly Info[] } = { mark: '', infos: [] };

  constructor(home: string, limits: Limits) {
    this.root = path.join(home, '.mollyguard', 'snapshots');
    this.limits = limits;
  }

  /** Snapshots can be kept: the folder is there, ours alone, and can be written. */
  ready(): boolean {
    try {
      mkdirSync(this.root, { recursive: true, mode: 0o700 });
      const stat = lstatSync(this.root);
      accessSync(this.root, constants.W_OK);
      return stat.isDirectory() && (stat.mode & 0o077) === 0 && (process.getuid === undefined || stat.uid === process.getuid());
    } catch {
      return false; // a person is asked instead
    }
  }

  /** Newest first. */
  get infos(): readonly Info[] {
    try {
      return this.list();
    } catch {
      return []; // a folder that cannot be read now has nothing to offer; nothing is lost by it
    }
  }

  private list(): readonly Info[] {
    const stat = statSync(this.root, { throwIfNoEntry: false });
    const mark = stat ? `${stat.ino} ${stat.mtimeMs}` : '';
    if (mark !== this.known.mark || mark === '') {
      const names = stat ? readdirSync(this.root).filter((name) => ID.test(name)) : [];
      const infos = names.flatMap((id) => infoOf(path.join(this.root, id, 'info.json'), id));
      this.known = { mark, infos: infos.sort((a, b) => b.at - a.at) };
    }
    return this.known.infos;
  }

  /** A new snapshot's folder, with one for its copies. */
  open(id: string): void {
    mkdirSync(this.copies(id), { recursive: true, mode: 0o700 });
  }

  copies(id: string): string {
    return path.join(this.root, id, 'copies');
  }

  /** From here on it counts; old ones go, but never the one that is `needed`. */
  close(info: Info, manifest: Manifest, needed: string | null): void {
    writeAtomic(path.join(this.root, info.id, 'manifest.json'), JSON.stringify(manifest));
    writeAtomic(path.join(this.root, info.id, 'info.json'), JSON.stringify(info));
    this.known = { mark: '', infos: [] };
    this.prune(needed);
  }

  drop(id: string, tops: readonly string[]): void {
    rmSync(path.join(this.root, id), { recursive: true, force: true });
    this.known = { mark: '', infos: [] };
    for (const top of tops) dropRefs(top, id);
  }

  read(id: string): Manifest {
    if (!ID.test(id)) throw new NotSaved('there is no such snapshot');
    let text: string;
    try {
      text = readFileSync(path.join(this.root, id, 'manifest.json'), 'utf8');
    } catch {
      throw new NotSaved('there is no such snapshot');
    }
    // Written by us alone, into a folder that no agent may touch.
    const manifest: Manifest = JSON.parse(text);
    return manifest;
  }

  private prune(needed: string | null): void {
    let size = 0;
    for (const [at, info] of this.infos.entries()) {
      size += info.size;
      if (at > 0 && info.id !== needed && (at >= this.limits.snapshots || size > this.limits.total)) this.drop(info.id, info.tops);
    }
  }
}

function infoOf(file: string, id: string): readonly Info[] {
  try {
    const info: Info = JSON.parse(readFileSync(file, 'utf8'));
    return info.id === id ? [info] : [];
  } catch {
    return []; // begun and never finished
  }
}

function dropRefs(top: string, id: string): void {
  try {
    const refs = git(top, ['for-each-ref', '--format=delete %(refname)', `refs/mollyguard/${id}`], { milliseconds: PRUNE_MS });
    if (refs && refs.length > 0) git(top, ['update-ref', '--stdin'], { input: refs, milliseconds: PRUNE_MS });
  } catch (error) {
    if (!(error instanceof NotSaved) && !(error instanceof Error && 'code' in error)) throw error;
    // the repository has gone, and the ref with it
  }
}
