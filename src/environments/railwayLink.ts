import { environmentOfWords } from '../engine/policy/words';
import type { Evidence } from '../engine/types';
import type { Detector, Files, Place } from './detector';
import { memberOf, parseJson, textOf } from './json';

const configOf = ({ home }: Place): string => `${home}/.railway/config.json`;

/**
 * The project and environment that a folder is linked to, as the Railway CLI keeps them (`projects` by folder, the nearest above counts). A token in
 * the CLI's environment goes before the link, so the link by itself never makes a target harmless: only a policy entry that names the ids does.
 */
export const railwayLink: Detector = {
  id: 'railway-link',
  wants: (place) => [configOf(place)],
  detect(files, place) {
    const link = linkOf(files, place);
    if (!link) return [];
    const base = { source: 'railway-link', file: configOf(place), line: null, strength: 'target' } as const;
    const project: Evidence = {
      ...base,
      environment: 'unknown',
      identifiers: [link.project, link.name].filter((one) => one !== ''),
      names: link.name === '' ? {} : { [link.project]: link.name },
      note: `this folder is linked to the Railway project ${link.name || link.project}`,
    };
    if (link.environment === '' && link.environmentName === '') return [project];
    const said = environmentOfWords(link.environmentName);
    const environment: Evidence = {
      ...base,
      environment: said === 'production' ? 'production' : 'unknown',
      identifiers: [link.environment, link.environmentName].filter((one) => one !== ''),
      names: link.environmentName === '' || link.environment === '' ? {} : { [link.environment]: link.environmentName },
      note: `this folder is linked to the Railway environment ${link.environmentName || link.environment}`,
    };
    // The name alone is a label: it speaks for the banner, not for the target.
    const label: Evidence = { ...environment, environment: said, identifiers: [], names: {}, strength: 'ambient' };
    return said === 'production' || said === 'unknown' ? [project, environment] : [project, environment, label];
  },
};

interface Link {
  readonly project: string;
  readonly name: string;
  readonly environment: string;
  readonly environmentName: string;
}

function linkOf(files: Files, place: Place): Link | null {
  const projects = memberOf(parseJson(files[configOf(place)] ?? ''), 'projects');
  for (let at = place.cwd; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) {
    const entry = memberOf(projects, at);
    const project = textOf(entry, 'project');
    if (project === '') continue;
    return {
      project,
      name: textOf(entry, 'name'),
      environment: textOf(entry, 'environment'),
      environmentName: textOf(entry, 'environmentName'),
    };
  }
  return null;
}
