import type { Evidence, Reach } from '../engine/types';
import type { Place } from '../environments/detector';
import { gather, type Read } from '../environments/gather';
import { createFileReader, type FileReader } from './files';

/** Runs all detectors for a folder and for what an action reaches: what its files and the person's own say about where things are. */
export const gatherEvidence = (place: Place, reach?: Reach, reader: FileReader = createFileReader()): readonly Evidence[] =>
  gather(place, textReader(reader), reach);

/** The text of files, as detectors ask for it. */
export const textReader =
  (reader: FileReader): Read =>
  (path) => {
    const fact = reader.read({ path, want: 'text' });
    return fact.kind === 'text' ? fact.text : undefined;
  };
