import type { Evidence } from '../engine/types';

/** Variables of the editor's own environment that say where programs go. Addresses are cut down to host and database before they come here. */
export const VARIABLES = [
  'KUBECONFIG',
  'AWS_PROFILE',
  'AWS_DEFAULT_PROFILE',
  'DOCKER_HOST',
  'DOCKER_CONTEXT',
  'TF_WORKSPACE',
  'DATABASE_URL',
] as const;
export type Variables = Readonly<Partial<Record<(typeof VARIABLES)[number], string>>>;

/** The folder in which an action runs, and the person's home. */
export interface Place {
  readonly cwd: string;
  readonly home: string;
  /** Folders of the workspace; the cwd where nothing else is known. */
  readonly workspace: readonly string[];
  /** Kubeconfigs that a command names, besides the person's own. */
  readonly kubeconfigs?: readonly string[];
  /**
   * The editor's environment. An agent's own may differ, so what it says is one more candidate, never the last word. Without it nothing that a
   * variable could overrule is certain.
   */
  readonly env?: Variables;
  /** An earlier command may have pointed Docker to another machine. */
  readonly docker?: 'moved';
}
/** Files that were there, by path, with their text. */
export type Files = Readonly<Record<string, string>>;

/** One source of evidence. Pure: it names the files it wants and reads what it is given; nothing is executed. */
export interface Detector {
  readonly id: string;
  /** Absolute paths, most telling first; what is not there is left out. */
  wants(place: Place): readonly string[];
  /** Files that the first ones lead to. */
  leads?(files: Files, place: Place): readonly string[];
  /** What the files tell. Values of secrets never stand in a note. */
  detect(files: Files, place: Place): readonly Evidence[];
  /** It does not depend on the folder. */
  readonly once?: true;
}
