import type { Reach } from '../engine/policy/choice';
import type { Evidence } from '../engine/types';
import type { Detector, Place } from './detector';
import { detectors } from './index';

/** Text of a file, or undefined where it is not there or cannot be read. */
export type Read = (path: string) => string | undefined;

const NOWHERE: Reach = { folders: [], kubeconfigs: [] };

/**
 * Runs all detectors for a folder, and for those that an action reaches. Each file is read once. `late` is asked before each: once there is no more
 * time the rest is not run, and the caller takes what was found for no more than a part.
 */
export function gather(place: Place, read: Read, reach: Reach = NOWHERE, late: () => boolean = () => false): readonly Evidence[] {
  const known = new Map<string, string | undefined>();
  const cached: Read = (path) => {
    if (!known.has(path)) known.set(path, read(path));
    return known.get(path);
  };
  const found = new Map<string, Evidence>();
  for (const at of placesOf(place, reach)) {
    for (const detector of detectors) {
      if (late()) return [...found.values()];
      if (detector.once && at.cwd !== place.cwd) continue;
      for (const one of detector.detect(textsOf(detector, at, cached), at)) found.set(JSON.stringify(one), one);
    }
  }
  return [...found.values()];
}

/** Every file that detectors look at: to see whether one of them has changed. */
export function filesOf(place: Place, read: Read): readonly string[] {
  return [...new Set(detectors.flatMap((detector) => wantedBy(detector, place, read)))];
}

const placesOf = (place: Place, { folders, kubeconfigs, named }: Reach): readonly Place[] =>
  [...new Set([place.cwd, ...folders])].map((cwd) => ({ ...place, cwd, kubeconfigs, ...(named ? { named } : {}) }));

const MOST_LEADS = 3;

/** The files of a detector: what it wants, and what these lead to, as far as they lead on. */
function wantedBy(detector: Detector, place: Place, read: Read): readonly string[] {
  let wanted = [...new Set(detector.wants(place))];
  for (let step = 0; detector.leads && step < MOST_LEADS; step += 1) {
    const all = [...new Set([...wanted, ...detector.leads(texts(wanted, read), place)])];
    if (all.length === wanted.length) break;
    wanted = all;
  }
  return wanted;
}

const textsOf = (detector: Detector, place: Place, read: Read): Readonly<Record<string, string>> =>
  texts(wantedBy(detector, place, read), read);

const texts = (wanted: readonly string[], read: Read): Readonly<Record<string, string>> =>
  Object.fromEntries(
    [...new Set(wanted)].flatMap((path) => {
      const text = read(path);
      return text === undefined ? [] : [[path, text]];
    }),
  );
