import type { HookInspection } from './hookFaults';

/** An edited file, or why it cannot be edited without harm. `text` null: the file should not be there. */
export type Edited = { readonly kind: 'edited'; readonly text: string | null } | { readonly kind: 'broken'; readonly problem: string };

/** Another file of the same agent, with its text as it is, or as set-up is about to leave it. */
export interface First {
  readonly file: string;
  readonly text: string | null;
}

/** How one agent's hook file is written and read. Pure: texts in, texts out. */
export interface Installer {
  readonly id: string;
  readonly title: string;
  /** Folders below the home, and programs, any of which tells that the agent is used on this machine. */
  readonly folders: readonly string[];
  readonly programs: readonly string[];
  /** A further file of an agent, without which its hook file does not bite; it registers no command that could be tried. */
  readonly companion?: true;
  /** The file that what stands in this one follows from, below the person's home; it comes as `first`, and is written before. */
  readonly follows?: (home: string) => string;
  /** The file's permissions where it is a program itself. */
  readonly mode?: number;
  /** The file that carries our entry, below the person's home. */
  file(home: string): string;
  /** The file with exactly one entry of ours, as it must be; everything else stays byte for byte. `text` null: there is no file. */
  install(text: string | null, launcher: string, file: string, first?: First): Edited;
  /** The file without any entry of ours. */
  remove(text: string, launcher: string): Edited;
  /** What stands in the file now. */
  state(text: string | null, launcher: string, file: string, first?: First): 'installed' | 'missing' | 'changed';
  /** The same in detail: each fault by itself, so that none hides another. */
  inspect(text: string | null, launcher: string, file: string, first?: First): HookInspection;
}
