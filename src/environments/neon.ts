import type { Evidence } from '../engine/types';
import type { Detector, Files, Place } from './detector';
import { parseJson, textOf } from './json';
import { evidenceOf, foldersUp, labelOf, lineOf, nearest } from './link';

const OF = 'neon-link';
const contextFiles = (place: Place): readonly string[] => foldersUp(place).map((folder) => `${folder}/.neon`);

/**
 * The Neon project, and the branch, that the nearest `.neon` file pins (https://neon.com/docs/reference/cli-set-context). It used to call the branch
 * by its id. The branch is a label: commands name another one.
 */
export const neon: Detector = {
  id: OF,
  wants: contextFiles,
  detect: linked,
};

function linked(files: Files, place: Place): readonly Evidence[] {
  const file = nearest(files, contextFiles(place));
  const text = file === undefined ? '' : (files[file] ?? '');
  const context = parseJson(text);
  const project = textOf(context, 'projectId');
  if (file === undefined || project === '') return [];
  const branch = textOf(context, 'branch') || textOf(context, 'branchId');
  const note = `this folder is linked to the Neon project ${project}${branch === '' ? '' : `, branch ${branch}`}`;
  const base = { of: OF, file, line: lineOf(text, `"${project}"`), note } as const;
  return [...evidenceOf([{ ...base, current: true, ids: [project], resource: project }], place), ...labelOf(base, branch)];
}
