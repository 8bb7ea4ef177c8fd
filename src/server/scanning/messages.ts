import type { Atom } from '../../secrets/detect/finding';

/** What passes between the guard server and its scanning thread. Values travel from the thread to the index, within this process, and nowhere else. */

/** What makes a file off-limits by its name, and where. */
export interface Place {
  readonly home: string;
  /** Real paths. */
  readonly folders: readonly string[];
  /** The policy's patterns. */
  readonly patterns: readonly string[];
}
interface JobBase {
  readonly id: number;
  readonly place: Place;
  /** Files that took too long before. */
  readonly skip: readonly string[];
}
/** All folders and the stores of the home. `seen`: what was looked into before and is as it was (`seen.ts`); null: nothing yet. */
export interface PassJob extends JobBase {
  readonly kind: 'pass';
  readonly seen: Float64Array | null;
}
/** Some files, which may be other ones by now, or gone. */
export interface FilesJob extends JobBase {
  readonly kind: 'files';
  readonly paths: readonly string[];
}
export type Job = PassJob | FilesJob;

/** What made a file off-limits by content: words for people, never the value. */
export interface ByContent {
  readonly kind: string;
  readonly line: number;
}
/** What a file holds now. */
export interface Report {
  /** The real path. */
  readonly path: string;
  readonly mark: string;
  /** Off-limits by its name. */
  readonly named: boolean;
  readonly content: ByContent | null;
  readonly atoms: readonly Atom[];
}
export type FromThread =
  /** The next one comes once this one was taken (`Shared.taken`). */
  | { readonly kind: 'found'; readonly reports: readonly Report[] }
  | {
      readonly kind: 'done';
      readonly id: number;
      /** Of a pass: for the next one. */
      readonly seen: Float64Array | null;
      readonly files: number;
      readonly bytes: number;
      readonly milliseconds: number;
    };

/** Both ends are ours and of one build: a look at the kind is enough. */
export const jobOf = (value: unknown): Job | null => (kindOf(value) === 'pass' || kindOf(value) === 'files' ? (value as Job) : null);
export const messageOf = (value: unknown): FromThread | null =>
  kindOf(value) === 'found' || kindOf(value) === 'done' ? (value as FromThread) : null;

const kindOf = (value: unknown): unknown => (typeof value === 'object' && value !== null && 'kind' in value ? value.kind : undefined);
