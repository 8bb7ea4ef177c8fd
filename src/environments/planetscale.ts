import type { Detector, Files, Place } from './detector';
import { evidenceOf, foldersUp, type Link, lineOf, nearest } from './link';
import { isMap, readYaml } from './yaml';

const OF = 'planetscale-link';
const settingsFiles = (place: Place): readonly string[] => foldersUp(place).map((folder) => `${folder}/.pscale.yml`);

/** The PlanetScale organisation, database and branch that a project's `.pscale.yml` names (https://github.com/planetscale/cli, `internal/config`). */
export const planetscale: Detector = {
  id: OF,
  wants: settingsFiles,
  detect: (files, place) => evidenceOf(linked(files, place), place),
};

function linked(files: Files, place: Place): readonly Link[] {
  const file = nearest(files, settingsFiles(place));
  const text = file === undefined ? '' : (files[file] ?? '');
  const root = readYaml(text);
  if (file === undefined || !isMap(root)) return [];
  const of = (key: string): string => {
    const value = root.get(key);
    return typeof value === 'string' ? value : '';
  };
  const [org, database, branch] = [of('org'), of('database'), of('branch')];
  const shown = [org, database, branch].filter((one) => one !== '').join('/');
  if (shown === '') return [];
  const ids = database === '' ? [] : [`${org}/${database}`];
  return [
    {
      of: OF,
      current: true,
      file,
      line: lineOf(text, database || org),
      ids,
      called: [org, database, branch],
      resource: database,
      note: `the PlanetScale settings of this folder name ${shown}`,
    },
  ];
}
