import type { Reach } from '../engine/policy/choice';
import type { Evidence } from '../engine/types';
import type { Place } from '../environments/detector';
import { gather, type Read } from '../environments/gather';
import { createFileReader, type FileReader } from './files';

/** A cold program on a busy machine takes long for the first files; without them a target is unknown, which is no answer for a person. */
const READ_MS = 100;

/** All that detectors may take together, reading and all: each is done within a few milliseconds. */
const DETECT_MS = 1_000;

/**
 * Runs all detectors for a folder and for what an action reaches: what its files and the person's own say about where things are. Where there
 * was no time for all of them, one that says production may be among those that were not looked at: then nothing counts that says less.
 */
export function gatherEvidence(place: Place, reach?: Reach, reader: FileReader = createFileReader(READ_MS)): readonly Evidence[] {
  const read = watched(reader);
  return asFarAsRead(gather(place, read.text, reach, read.over), read.late());
}

/** What was found the last time for a place and reach, with every file that was asked for and what it held. */
interface Found {
  readonly files: ReadonlyMap<string, string | undefined>;
  readonly evidence: readonly Evidence[];
}
const MOST_FOUND = 50;

/**
 * The same for a program that lives on: where each file that detectors asked for is as it was, what they found is as it was. The files are looked at
 * every time; `reader` gives one that keeps what it read.
 */
export function keptEvidence(reader: (milliseconds: number) => FileReader): typeof gatherEvidence {
  const kept = new Map<string, Found>();
  return (place, reach) => {
    const key = JSON.stringify([place, reach]);
    const read = watched(reader(READ_MS));
    const before = kept.get(key);
    if (before && [...before.files].every(([path, text]) => read.text(path) === text) && !read.late()) return before.evidence;
    const files = new Map<string, string | undefined>();
    const evidence = gather(
      place,
      (path) => {
        const text = read.text(path);
        files.set(path, text);
        return text;
      },
      reach,
      read.over,
    );
    kept.delete(key);
    if (read.late()) return asFarAsRead(evidence, true);
    if (kept.size >= MOST_FOUND) kept.clear();
    kept.set(key, { files, evidence });
    return evidence;
  };
}

const asFarAsRead = (evidence: readonly Evidence[], late: boolean): readonly Evidence[] =>
  late
    ? evidence
        .filter(({ environment }) => environment === 'production' || environment === 'unknown')
        .map((one) => ({ ...one, strength: 'ambient' }))
    : evidence;

interface Watched {
  readonly text: Read;
  /** There is no time for another detector. */
  over(): boolean;
  /** There was no time for something. */
  late(): boolean;
}
function watched(reader: FileReader): Watched {
  const until = performance.now() + DETECT_MS;
  let late = false;
  const text = textReader({
    read(request) {
      const fact = reader.read(request);
      late ||= fact.kind === 'unreadable' && fact.why === 'time';
      return fact;
    },
  });
  const over = (): boolean => {
    const is = performance.now() > until;
    late ||= is;
    return is;
  };
  return { text, over, late: () => late };
}

/** The text of files, as detectors ask for it. */
export const textReader =
  (reader: FileReader): Read =>
  (path) => {
    const fact = reader.read({ path, want: 'text' });
    return fact.kind === 'text' ? fact.text : undefined;
  };
