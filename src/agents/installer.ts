import type { HookInspection } from './hookFaults';

/** An edited file, or why it cannot be edited without harm. `text` null: the file should not be there. */
export type Edited = { readonly kind: 'edited'; readonly text: string | null } | { readonly kind: 'broken'; readonly problem: string };

/** How one agent's hook file is written and read. Pure: texts in, texts out. */
export interface Installer {
  readonly id: string;
  readonly title: string;
  /** Folders below the home, and programs, any of which tells that the agent is used on this machine. */
  readonly folders: readonly string[];
  readonly programs: readonly string[];
  /** A further file of an agent, without which its hook file does not bite; it registers no command that could be tried. */
  readonly companion?: true;
  /** The file's permissions where it is a program itself. */
  readonly mode?: number;
  /** The file that carries our entry, below the person's home. */
  file(home: string): string;
  /** The file with exactly one entry of ours, as it must be; everything else stays byte for byte. `text` null: there is no file. */
  install(text: string | null, launcher: string, file: string): Edited;
  /** The file without any entry of ours. */
  remove(text: string, launcher: string): Edited;
  /** What stands in the file now. */
  state(text: string | null, launcher: string, file: string): 'installed' | 'missing' | 'changed';
  /** The same in detail: each fault by itself, so that none hides another. */
  inspect(text: string | null, launcher: string, file: string): HookInspection;
}
