/** Where things are on this machine; fixed by the composition root, so that set-up itself never looks at the environment. */
export interface SetUpPaths {
  readonly home: string;
  /** The runtime folder (0700, short), see `runtimeFolder`. */
  readonly runtime: string;
  /** The installed extension: what the library is made of is copied from its `dist/`. */
  readonly extensionPath: string;
  readonly version: string;
  /** The editor's own Node (`process.execPath` of the extension host). */
  readonly execPath: string;
  /** Folders to look for further tools in (`PATH` split); [] where that is not known. */
  readonly searchPath: readonly string[];
  readonly platform: string;
  /** The launcher's template; absent: the bundled one, which only a bundle can read. */
  readonly launcher?: string;
}

/** One file of an agent, before and after; null: the file does not exist. What a person is shown as a diff. */
export interface FileChange {
  /** Whose file it is, as people call the agent. */
  readonly agent: string;
  readonly path: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** A failure that a person can do something about: names the file, the place in it and the remedy. */
export class SetUpError extends Error {
  readonly file: string;
  constructor(file: string, message: string) {
    super(message);
    this.name = 'SetUpError';
    this.file = file;
  }
}
