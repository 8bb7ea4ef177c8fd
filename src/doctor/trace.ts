import { open, readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { places } from '../host/setUp/places';

/** What the journal says of a probe. */
export interface Trace {
  readonly journaled: boolean;
  /** Judged by a window that only observes. */
  readonly observed: boolean;
}

/** The end of a journal file, in which a line of a moment ago stands. */
const TAIL_BYTES = 512_000;

/** Looks for a conversation in what was journaled since (milliseconds since 1970). */
export async function traceOf(home: string, mark: string, since: number): Promise<Trace> {
  const folder = places(home).journal;
  const names = (await readdir(folder).catch((): string[] => [])).filter((name) => name.endsWith('.jsonl'));
  let journaled = false;
  let observed = false;
  for (const name of names) {
    const file = path.join(folder, name);
    const found = await stat(file).catch(() => undefined);
    // Some file systems keep whole seconds.
    if (!found?.isFile() || found.mtimeMs < since - 2_000) continue;
    const lines = (await tail(file, found.size)).map(parse);
    const ids = lines.filter(({ kind, conversation }) => kind === 'action' && conversation === mark).map(({ id }) => id);
    journaled ||= ids.length > 0;
    observed ||= lines.some(({ kind, id, observed: only }) => kind === 'verdict' && only === true && ids.includes(id));
  }
  return { journaled, observed };
}

async function tail(file: string, size: number): Promise<readonly string[]> {
  const handle = await open(file, 'r').catch(() => undefined);
  if (!handle) return [];
  try {
    const buffer = Buffer.alloc(Math.min(size, TAIL_BYTES));
    const { bytesRead } = await handle.read(buffer, 0, buffer.length, Math.max(0, size - buffer.length));
    return buffer.subarray(0, bytesRead).toString('utf8').split('\n');
  } finally {
    await handle.close();
  }
}

function parse(line: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {}; // cut off at the tail's beginning, or broken: the journal's own check tells
  }
}
