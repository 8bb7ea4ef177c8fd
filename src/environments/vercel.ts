import type { Evidence } from '../engine/types';
import type { Detector, Files, Place } from './detector';
import { memberOf, parseJson, textOf } from './json';
import { evidenceOf, foldersUp, fromEditor, type Link, lineOf, nearest, onlyOfHosts } from './link';
import { evidenceOfVariables } from './variableEvidence';
import { variablesOf } from './variables';

const OF = 'vercel-link';
const projectFile = ({ cwd }: Place): string => `${cwd}/.vercel/project.json`;
/** What `vercel pull --environment=production` writes. */
const pulledFile = ({ cwd }: Place): string => `${cwd}/.vercel/.env.production.local`;
const repositoryFiles = (place: Place): readonly string[] => foldersUp(place).map((folder) => `${folder}/.vercel/repo.json`);

/**
 * The Vercel project that a folder is linked to: its own `.vercel/project.json`, else the project of the repository's `.vercel/repo.json` whose
 * directory it lies in (https://vercel.com/docs/cli/link). VERCEL_PROJECT_ID goes before both. Hosts of variables that were pulled from production are
 * production's.
 */
export const vercel: Detector = {
  id: OF,
  wants: (place) => [projectFile(place), ...repositoryFiles(place)],
  leads: (files, place) => (Object.keys(files).length > 0 ? [pulledFile(place)] : []),
  detect: (files, place) => [
    ...evidenceOf([...fromEditor(place, OF, 'VERCEL_PROJECT_ID', 'the Vercel project'), ...linked(files, place)], place),
    ...onlyOfHosts(OF, place, pulled(files, place)),
  ],
};

function linked(files: Files, place: Place): readonly Link[] {
  const file = projectFile(place);
  const own = parseJson(files[file] ?? '');
  const id = textOf(own, 'projectId');
  if (id !== '' && textOf(own, 'orgId') !== '') return [link(file, files[file] ?? '', id, textOf(own, 'projectName'), true)];
  const repository = nearest(files, repositoryFiles(place));
  if (repository === undefined) return [];
  const text = files[repository] ?? '';
  const listed = memberOf(parseJson(text), 'projects');
  const root = repository.slice(0, -'/.vercel/repo.json'.length);
  const inside = place.cwd === root ? '.' : place.cwd.slice(root.length + 1);
  const projects = (Array.isArray(listed) ? listed : []).slice(0, MOST).map((one: unknown) => ({
    id: textOf(one, 'id'),
    name: textOf(one, 'name'),
    folder: textOf(one, 'directory') || '.',
  }));
  const holding = projects.filter(({ folder }) => folder === '.' || inside === folder || inside.startsWith(`${folder}/`));
  const deepest = Math.max(...holding.map(({ folder }) => (folder === '.' ? 0 : folder.split('/').length)));
  const mine = holding.filter(({ folder }) => (folder === '.' ? 0 : folder.split('/').length) === deepest);
  return projects.filter((one) => one.id !== '').map((one) => link(repository, text, one.id, one.name, mine.includes(one)));
}

function pulled(files: Files, place: Place): readonly Evidence[] {
  const file = pulledFile(place);
  const shown = '.vercel/.env.production.local';
  return evidenceOfVariables(variablesOf(files[file] ?? ''), { source: OF, file, shown, suffix: 'production' });
}

const MOST = 100;

const link = (file: string, text: string, id: string, name: string, current: boolean): Link => ({
  of: OF,
  current,
  file,
  line: lineOf(text, `"${id}"`),
  ids: [id],
  called: [name],
  names: name === '' ? {} : { [id]: name },
  resource: name || id,
  note: current ? `this folder is linked to the Vercel project ${name || id}` : `this repository has the Vercel project ${name || id}`,
});
