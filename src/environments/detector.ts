import type { Evidence } from '../engine/types';

/** The folder in which an action runs, and the person's home. */
export interface Place {
  readonly cwd: string;
  readonly home: string;
  /** Folders of the workspace; the cwd where nothing else is known. */
  readonly workspace: readonly string[];
}
/** Files that were there, by path, with their text. */
export type Files = Readonly<Record<string, string>>;

/** One source of evidence. Pure: it names the files it wants and reads what it is given; nothing is executed. */
export interface Detector {
  readonly id: string;
  /** Absolute paths, most telling first; what is not there is left out. */
  wants(place: Place): readonly string[];
  /** What the files tell. Values of secrets never stand in a note. */
  detect(files: Files, place: Place): readonly Evidence[];
}
