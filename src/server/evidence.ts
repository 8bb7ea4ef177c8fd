import type { Evidence } from '../engine/types';
import { detectors } from '../environments/index';
import { createFileReader, type FileReader } from './files';

/** Runs all detectors for a folder: what its files and the person's own say about where things are. */
export function gatherEvidence(
  cwd: string,
  home: string,
  workspace: readonly string[],
  reader: FileReader = createFileReader(),
): readonly Evidence[] {
  const place = { cwd, home, workspace };
  return detectors.flatMap((detector) => {
    const texts: Record<string, string> = {};
    for (const wanted of new Set(detector.wants(place))) {
      const fact = reader.read({ path: wanted, want: 'text' });
      if (fact.kind === 'text') texts[wanted] = fact.text;
    }
    return detector.detect(texts, place);
  });
}
