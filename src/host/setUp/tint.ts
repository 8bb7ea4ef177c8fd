import { mkdir, rm, rmdir } from 'node:fs/promises';
import path from 'node:path';
import { hashOf, modeOf, readText, writeText } from './files';
import { places } from './places';
import { type Tinted, tinted, untinted } from './tintText';
import { SetUpError } from './types';

/** A settings file that a person has let us tint. */
interface Accepted {
  /** Where the settings stand in it. */
  readonly base: readonly string[];
  /** The bytes from before and the hash of what we left, while it is tinted. */
  readonly written: { readonly before: string | null; readonly after: string; readonly folder: boolean } | null;
  /** Windows in which production is in reach: the process, and when it said so last. */
  readonly holders: Readonly<Record<string, number>>;
}
type Files = Readonly<Record<string, Accepted>>;

/** Time and processes, as a window sees them. */
export interface Clock {
  readonly now: number;
  isAlive(pid: number): boolean;
}

/** A window says so often that it is still there; after a crash and a restart of the machine its number may belong to another process. */
export const BEAT_MS = 30_000;
const GONE_MS = 4 * BEAT_MS;

/** What tinting would change in a file. Writes nothing. */
export async function planTint(file: string, base: readonly string[]): Promise<{ readonly before: string | null } & Tinted> {
  const before = await readText(file);
  return { before, ...tinted(before, base) };
}

/** A person has read the change: from now on this file may be tinted. */
export async function acceptTint(home: string, file: string, base: readonly string[]): Promise<void> {
  const files = await readTints(home);
  await writeTints(home, { ...files, [file]: files[file] ?? { base, written: null, holders: {} } });
}

/** Which of these files may be tinted. */
export async function acceptedTints(home: string, files: readonly string[]): Promise<readonly string[]> {
  const known = await readTints(home);
  return files.filter((file) => Object.hasOwn(known, file));
}

/** Production is in reach of this process's window: tints the files that a person has accepted. */
export async function holdTint(home: string, files: readonly string[], pid: number, { now }: Clock): Promise<void> {
  for (const file of files) {
    const known = await readTints(home);
    const one = known[file];
    if (!one) continue;
    const holders = { ...one.holders, [pid]: now };
    if (one.written !== null) {
      await writeTints(home, { ...known, [file]: { ...one, holders } });
      continue;
    }
    const plan = await planTint(file, one.base);
    if (plan.kind !== 'edited') continue;
    const folder = (await modeOf(path.dirname(file))) === undefined;
    // Remembered first: whatever happens next, it can be undone.
    const written = { before: plan.before, after: hashOf(plan.text), folder };
    await writeTints(home, { ...known, [file]: { ...one, written, holders } });
    await mkdir(path.dirname(file), { recursive: true });
    await writeText(file, plan.text, plan.before === null ? 0o644 : undefined);
  }
}

/** It is no longer, or the window goes. The last one takes the tint away. */
export async function releaseTint(home: string, pid: number, clock: Clock): Promise<void> {
  await sweepTints(home, { now: clock.now, isAlive: (other) => other !== pid && clock.isAlive(other) });
}

/** Takes the tint away that no living window holds: after a crash too. */
export async function sweepTints(home: string, { now, isAlive }: Clock): Promise<void> {
  for (const [file, one] of Object.entries(await readTints(home))) {
    const holders = Object.fromEntries(Object.entries(one.holders).filter(([pid, at]) => isAlive(Number(pid)) && now - at < GONE_MS));
    const stays = Object.keys(holders).length > 0;
    const same = Object.keys(holders).length === Object.keys(one.holders).length;
    if (same && (stays || one.written === null)) continue;
    const gone = !stays && one.written !== null && (await restored(file, one));
    await put(home, file, { ...one, holders, written: gone ? null : one.written });
  }
}

/** Takes the tint of these files away (of all: null), and forgets that they may be tinted. */
export async function removeTints(home: string, only: readonly string[] | null): Promise<void> {
  for (const [file, one] of Object.entries(await readTints(home))) {
    if (only !== null && !only.includes(file)) continue;
    if (one.written !== null && !(await restored(file, one)))
      throw new SetUpError(file, `${file} cannot be read as settings; Mollyguard's colours in it were left. Correct it, and try again.`);
    await put(home, file, null);
  }
}

/** The bytes from before, if the file is as we left it; else only what is ours goes. False: it cannot be read now. */
async function restored(file: string, { base, written }: Accepted): Promise<boolean> {
  const text = await readText(file).catch(() => undefined);
  if (text === undefined || written === null) return false;
  if (text === null) return true;
  const ours = hashOf(text) === written.after;
  const after = ours ? written.before : untinted(text, base);
  if (after === null && !ours) return false;
  const empty = after === null || (written.before === null && /^\s*\{\s*\}\s*$/.test(after));
  if (empty) {
    await rm(file, { force: true });
    if (written.folder) await rmdir(path.dirname(file)).catch(() => {}); // something else lies there by now
  } else if (after !== text) await writeText(file, after);
  return true;
}

const stateOf = (home: string): string => path.join(path.dirname(places(home).state), 'tint.json');

async function put(home: string, file: string, one: Accepted | null): Promise<void> {
  const { [file]: _, ...others } = await readTints(home);
  await writeTints(home, one === null ? others : { ...others, [file]: one });
}

const writeTints = (home: string, files: Files): Promise<void> =>
  writeText(stateOf(home), `${JSON.stringify({ files }, null, 2)}\n`, 0o600);

/** A damaged memory counts as none. */
async function readTints(home: string): Promise<Files> {
  const text = await readText(stateOf(home)).catch(() => null);
  if (text === null) return {};
  try {
    const value: unknown = JSON.parse(text);
    if (!isFields(value) || !isFields(value.files)) return {};
    return Object.fromEntries(
      Object.entries(value.files).flatMap(([file, one]): [string, Accepted][] =>
        isAccepted(one) && path.isAbsolute(file) ? [[file, one]] : [],
      ),
    );
  } catch {
    return {};
  }
}

type Fields = { readonly [key: string]: unknown };
const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);
const isAccepted = (value: unknown): value is Accepted =>
  isFields(value) &&
  Array.isArray(value.base) &&
  value.base.every((key) => typeof key === 'string') &&
  isFields(value.holders) &&
  Object.values(value.holders).every((at) => typeof at === 'number') &&
  (value.written === null || isWritten(value.written));
const isWritten = (value: unknown): value is NonNullable<Accepted['written']> =>
  isFields(value) &&
  (value.before === null || typeof value.before === 'string') &&
  typeof value.after === 'string' &&
  typeof value.folder === 'boolean';
