import { environmentOfWords } from '../engine/policy/words';
import type { Detector } from './detector';

/**
 * Copy to `<name>.ts`, add a line in `index.ts` and rows in `test/environments/<name>.test.ts`. A detector is pure: it says which files it wants and
 * reads their text. `strength: 'target'` is for what names a target by its own id or host; labels, paths and branch names are `ambient`.
 */
export const template: Detector = {
  id: 'example',
  wants: ({ cwd }) => [`${cwd}/.example`],
  detect(files, { cwd }) {
    const file = `${cwd}/.example`;
    const name = files[file]?.trim() ?? '';
    if (name === '') return [];
    const environment = environmentOfWords(name);
    return [
      { source: 'example', environment, identifiers: [name], names: {}, file, line: 1, strength: 'ambient', note: `.example says ${name}` },
    ];
  },
};
