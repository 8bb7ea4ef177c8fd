/** A thing on disk as it was. `path` is absolute, its folder without symbolic links. */
export type Entry =
  | {
      readonly kind: 'file';
      readonly path: string;
      readonly mode: number;
      readonly mtime: number;
      readonly size: number;
      readonly kept: Kept;
    }
  | { readonly kind: 'link'; readonly path: string; readonly to: string }
  | { readonly kind: 'folder'; readonly path: string; readonly mode: number };

/** Where a file's bytes lie: beside the manifest, or as a git object that the snapshot's ref keeps alive. */
export type Kept = { readonly in: 'copy'; readonly name: string } | { readonly in: 'git'; readonly top: string; readonly oid: string };

export interface Stash {
  readonly oid: string;
  readonly message: string;
}
/** What git knows of a repository besides files. */
export interface Repository {
  readonly top: string;
  /** Of this work tree, and the one that is shared by all of them. */
  readonly gitDir: string;
  readonly index: string;
  readonly head: { readonly ref: string | null; readonly oid: string | null };
  /** Branches and tags. */
  readonly refs: Readonly<Record<string, string>>;
  /** Branches and tags that were not there, and go again. */
  readonly absent: readonly string[];
  readonly stashes: readonly Stash[];
  /** Ignored files were saved too. */
  readonly ignored: boolean;
}

/** Everything that is needed to bring a state back. */
export interface Manifest {
  readonly entries: readonly Entry[];
  /** What was not there, and goes again. */
  readonly absent: readonly string[];
  /** Folders of which all that is not among the entries goes: git's own. */
  readonly exact: readonly string[];
  readonly repositories: readonly Repository[];
}
/** What is told of a snapshot without reading all of it. */
export interface Info {
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** The action it was made for; null: made before an undo. */
  readonly action: string | null;
  readonly cwd: string;
  readonly summary: string;
  readonly files: number;
  /** Bytes beside the manifest. */
  readonly size: number;
  readonly tops: readonly string[];
}
