import type { RiskId } from './risks';

/** How a store is written: what is looked for in it. `opaque`: it cannot be read as text, its being there is all that is told. */
export type Format = 'json' | 'lines' | 'netrc' | 'pgpass' | 'addresses' | 'whole' | 'key' | 'opaque';

/** Which values of a store are credentials. The first field that fits counts. */
export interface Field {
  /** Names that lead to the value, joined by ` > `, in lower case: `*` stands for any part of one name, `**` for any names before. */
  readonly at: string;
  /** Words for people. Where the value's own form says more (`kinds.ts`), that counts. */
  readonly kind: string;
  readonly risk?: RiskId;
  /** Only where this name stands beside it. */
  readonly beside?: string;
}

export type Platform = 'linux' | 'mac' | 'windows';

/** Where a tool keeps what it logs in with. `~/` is the home folder, `%APPDATA%/` Windows' own; a `*` in the last name stands for any part. */
export interface Store {
  readonly id: string;
  /** The tool, for people. */
  readonly tool: string;
  readonly provider: string;
  readonly paths: Readonly<Record<Platform, readonly string[]>>;
  readonly format: Format;
  /** Of `whole`, `key` and `opaque` the first one tells the kind. */
  readonly fields: readonly Field[];
  readonly risk: RiskId;
}

/** The same path on every system. */
export const everywhere = (...paths: readonly string[]): Store['paths'] => ({ linux: paths, mac: paths, windows: paths });
/** Not on Windows. */
export const unix = (...paths: readonly string[]): Store['paths'] => ({ linux: paths, mac: paths, windows: [] });
/** Another path on each system; what stands in all of them may be given once more. */
export const bySystem = (linux: string, mac: string, windows: string, ...all: readonly string[]): Store['paths'] => ({
  linux: [linux, ...all],
  mac: [mac, ...all],
  windows: [windows, ...all],
});

/** Where a person's folders lie; the variables that move them are honoured. */
export interface Homes {
  readonly home: string;
  readonly platform: Platform;
  readonly variables: Readonly<Partial<Record<'XDG_CONFIG_HOME' | 'XDG_DATA_HOME' | 'APPDATA' | 'LOCALAPPDATA', string>>>;
}

/** The absolute paths of a store, `/` as separator. */
export function pathsOf(store: Store, { home, platform, variables }: Homes): readonly string[] {
  const root = home.replaceAll('\\', '/').replace(/\/$/, '');
  const moved = (name: keyof Homes['variables'], usual: string): string => (variables[name] || usual).replaceAll('\\', '/');
  return store.paths[platform].map((path) => {
    if (path.startsWith('%APPDATA%/')) return moved('APPDATA', `${root}/AppData/Roaming`) + path.slice(9);
    if (path.startsWith('%LOCALAPPDATA%/')) return moved('LOCALAPPDATA', `${root}/AppData/Local`) + path.slice(14);
    if (path.startsWith('~/.config/')) return moved('XDG_CONFIG_HOME', `${root}/.config`) + path.slice(9);
    if (path.startsWith('~/.local/share/')) return moved('XDG_DATA_HOME', `${root}/.local/share`) + path.slice(14);
    return path.startsWith('~/') ? root + path.slice(1) : path;
  });
}

/** The field that a value is, by the names that lead to it and those beside it. */
export function fieldAt(fields: readonly Field[], names: readonly string[], beside: ReadonlySet<string>): Field | null {
  const low = names.map((name) => name.toLowerCase());
  return fields.find(({ at, beside: other }) => (other === undefined || beside.has(other)) && leads(at.split(' > '), low)) ?? null;
}

function leads(pattern: readonly string[], names: readonly string[]): boolean {
  const open = pattern[0] === '**';
  const wanted = open ? pattern.slice(1) : pattern;
  if (open ? names.length < wanted.length : names.length !== wanted.length) return false;
  const from = names.length - wanted.length;
  return wanted.every((part, index) => fits(part, names[from + index] ?? ''));
}

/** Whether a name is what a text with `*` in it stands for. */
export function fits(pattern: string, name: string): boolean {
  const [first = '', ...rest] = pattern.split('*');
  const last = rest.pop();
  if (last === undefined) return pattern === name;
  if (!name.startsWith(first) || name.length < first.length + last.length || !name.endsWith(last)) return false;
  let at = first.length;
  for (const part of rest) {
    const found = name.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return at <= name.length - last.length;
}
