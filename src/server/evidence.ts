import type { Reach } from '../engine/policy/choice';
import type { Evidence } from '../engine/types';
import type { Place } from '../environments/detector';
import { gather, type Read } from '../environments/gather';
import { createFileReader, type FileReader } from './files';

/** A cold program on a busy machine takes long for the first files; without them a target is unknown, which is no answer for a person. */
const READ_MS = 100;

/**
 * Runs all detectors for a folder and for what an action reaches: what its files and the person's own say about where things are. Where there
 * was no time for all of the files, one that says production may be among those that were not read: then nothing counts that says less.
 */
export function gatherEvidence(place: Place, reach?: Reach, reader: FileReader = createFileReader(READ_MS)): readonly Evidence[] {
  let late = false;
  const evidence = gather(
    place,
    textReader({
      read(request) {
        const fact = reader.read(request);
        late ||= fact.kind === 'unreadable' && fact.why === 'time';
        return fact;
      },
    }),
    reach,
  );
  if (!late) return evidence;
  return evidence
    .filter(({ environment }) => environment === 'production' || environment === 'unknown')
    .map((one) => ({ ...one, strength: 'ambient' }));
}

/** The text of files, as detectors ask for it. */
export const textReader =
  (reader: FileReader): Read =>
  (path) => {
    const fact = reader.read({ path, want: 'text' });
    return fact.kind === 'text' ? fact.text : undefined;
  };
