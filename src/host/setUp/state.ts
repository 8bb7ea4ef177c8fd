import { readText, writeText } from './files';
import { places } from './places';

/** What set-up remembers between runs. */
export interface SetUpState {
  /** Agents' files we wrote: what stood there before (null: nothing), and the hash of what we left. */
  readonly files: Readonly<Record<string, { readonly before: string | null; readonly after: string }>>;
  /** Hashes of launcher, uninstaller and library as written, by path. */
  readonly written: Readonly<Record<string, string>>;
  /** For each interpreter, of what it keeps a compiled form (compiled.ts). */
  readonly compiled: Readonly<Record<string, string>>;
  /** Programs that can run the hook program, in order; each editor adds its own. */
  readonly interpreters: readonly string[];
  /** Installed extension folders, one for each editor. */
  readonly own: readonly string[];
}
export const NO_STATE: SetUpState = { files: {}, written: {}, compiled: {}, interpreters: [], own: [] };

/** Reads the state; a damaged one counts as none: removal then edits instead of restoring, and the next set-up writes it anew. */
export async function readState(home: string): Promise<SetUpState> {
  const text = await readText(places(home).state).catch(() => null);
  return text === null ? NO_STATE : parseState(text);
}

export async function writeState(home: string, state: SetUpState): Promise<void> {
  await writeText(places(home).state, `${JSON.stringify(state, null, 2)}\n`, 0o600);
}

function parseState(text: string): SetUpState {
  try {
    const value: unknown = JSON.parse(text);
    if (!isRecord(value) || !isRecord(value.files) || !isRecord(value.written)) return NO_STATE;
    const { interpreters, own } = value;
    if (!isTexts(interpreters) || !isTexts(own) || !isTexts(Object.values(value.written))) return NO_STATE;
    const files: Record<string, { before: string | null; after: string }> = {};
    for (const [file, record] of Object.entries(value.files)) {
      if (!isRecord(record)) return NO_STATE;
      const { before, after } = record;
      if ((before !== null && typeof before !== 'string') || typeof after !== 'string') return NO_STATE;
      files[file] = { before, after };
    }
    const written = Object.fromEntries(Object.entries(value.written).map(([file, hash]) => [file, String(hash)]));
    const compiled = isRecord(value.compiled)
      ? Object.fromEntries(Object.entries(value.compiled).map(([file, of]) => [file, String(of)]))
      : {};
    return { files, written, compiled, interpreters, own };
  } catch {
    return NO_STATE;
  }
}

const isRecord = (value: unknown): value is { readonly [key: string]: unknown } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isTexts = (value: unknown): value is readonly string[] => Array.isArray(value) && value.every((item) => typeof item === 'string');
