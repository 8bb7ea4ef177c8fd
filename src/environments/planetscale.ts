import type { Evidence } from '../engine/types';
import type { Detector, Files, Place } from './detector';
import { evidenceOf, foldersUp, labelOf, lineOf, nearest } from './link';
import { isMap, readYaml } from './yaml';

const OF = 'planetscale-link';
const settingsFiles = (place: Place): readonly string[] => foldersUp(place).map((folder) => `${folder}/.pscale.yml`);

/**
 * The PlanetScale organisation, database and branch that a project's `.pscale.yml` names (https://github.com/planetscale/cli). The branch is a label:
 * commands name another one.
 */
export const planetscale: Detector = {
  id: OF,
  wants: settingsFiles,
  detect: linked,
};

function linked(files: Files, place: Place): readonly Evidence[] {
  const file = nearest(files, settingsFiles(place));
  const text = file === undefined ? '' : (files[file] ?? '');
  const root = readYaml(text);
  if (file === undefined || !isMap(root)) return [];
  const member = (key: string): string => {
    const value = root.get(key);
    return typeof value === 'string' ? value : '';
  };
  const [org, database, branch] = [member('org'), member('database'), member('branch')];
  const shown = [org, database, branch].filter((one) => one !== '').join('/');
  if (shown === '') return [];
  const base = {
    of: OF,
    file,
    line: lineOf(text, database || org),
    note: `the PlanetScale settings of this folder name ${shown}`,
  } as const;
  const ids = database === '' ? [] : [`${org}/${database}`];
  return [...evidenceOf([{ ...base, current: true, ids, called: [org, database], resource: database }], place), ...labelOf(base, branch)];
}
