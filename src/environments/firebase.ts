import type { Detector, Files, Place } from './detector';
import { memberOf, parseJson, textOf } from './json';
import { evidenceOf, foldersUp, type Link, lineOf, nearest } from './link';
import { jsoncOf } from './settings';

const OF = 'firebase-link';
const rootFiles = (place: Place): readonly string[] => foldersUp(place).map((folder) => `${folder}/firebase.json`);
const storeFile = ({ home, env }: Place): string => `${env?.XDG_CONFIG_HOME ?? `${home}/.config`}/configstore/firebase-tools.json`;

/**
 * The Firebase projects that `.firebaserc` has aliases for, and the one that is active in a folder: what `firebase use` noted for it or a folder
 * above, else the only alias, else `default` (https://firebase.google.com/docs/cli#project_aliases). Of that file only `activeProjects` is read:
 * tokens stand beside it.
 */
export const firebase: Detector = {
  id: OF,
  wants: (place) => foldersUp(place).flatMap((folder) => [`${folder}/firebase.json`, `${folder}/.firebaserc`]),
  leads: (files, place) => (Object.keys(files).some((file) => /\/(?:firebase\.json|\.firebaserc)$/.test(file)) ? [storeFile(place)] : []),
  detect: (files, place) => evidenceOf(projects(files, place), place),
};

const MOST = 50;

function projects(files: Files, place: Place): readonly Link[] {
  const settings = nearest(files, rootFiles(place));
  const root = settings === undefined ? place.cwd : settings.slice(0, -'/firebase.json'.length);
  const file = `${root}/.firebaserc`;
  const text = files[file] ?? '';
  const listed = memberOf(jsoncOf(text), 'projects');
  const aliases = (typeof listed === 'object' && listed !== null && !Array.isArray(listed) ? Object.entries(listed) : [])
    .slice(0, MOST)
    .flatMap(([alias, id]: [string, unknown]) => (typeof id === 'string' && id !== '' ? [{ alias, id }] : []));
  const used = activeOf(files, place, root);
  const only = aliases.length === 1 ? aliases[0] : aliases.find(({ alias }) => alias === 'default');
  const current = used === null ? only?.alias : (aliases.find(({ alias }) => alias === used.project)?.alias ?? null);
  const active: readonly Link[] =
    used !== null && current === null
      ? [
          {
            of: OF,
            name: used.project,
            current: true,
            file: storeFile(place),
            line: used.line,
            ids: [used.project],
            resource: used.project,
            note: `the active Firebase project of this folder is ${used.project}`,
          },
        ]
      : [];
  return [
    ...active,
    ...aliases.map(
      ({ alias, id }): Link => ({
        of: OF,
        name: alias,
        current: alias === current,
        file,
        line: lineOf(text, `"${alias}"`),
        ids: [id],
        called: [alias],
        aliases: { [alias]: id },
        resource: id,
        note: `the Firebase alias ${alias} is the project ${id}`,
      }),
    ),
  ];
}

/** What was chosen for a folder, or for the nearest above it: an alias or a project. */
function activeOf(files: Files, place: Place, root: string): { readonly project: string; readonly line: number | null } | null {
  const text = files[storeFile(place)] ?? '';
  const chosen = memberOf(parseJson(text), 'activeProjects');
  for (let at = root; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) {
    const project = textOf(chosen, at);
    if (project !== '') return { project, line: lineOf(text, `${JSON.stringify(at)}:`) };
  }
  return null;
}
