import { environmentOfWords } from '../engine/policy/words';
import type { Evidence } from '../engine/types';
import type { Detector, Files, Place } from './detector';
import { memberOf, parseJson, textOf } from './json';
import { lineOf } from './link';

const OF = 'railway-link';
const configOf = ({ home }: Place): string => `${home}/.railway/config.json`;

/**
 * The project, environment and service that a folder is linked to, as the Railway CLI keeps them (`projects` by folder, the nearest above counts;
 * https://docs.railway.com/cli/link). A token in the CLI's environment goes before the link, so the link by itself never makes a target harmless:
 * only a policy entry that names the ids does.
 */
export const railwayLink: Detector = {
  id: OF,
  wants: (place) => [configOf(place)],
  detect(files, place) {
    const link = linkOf(files, place);
    const editor = fromEditor(place);
    if (!link) return editor;
    const base = { source: OF, file: configOf(place), line: link.line, strength: 'target' } as const;
    const { project, service } = link;
    const shown = link.name || project;
    const names = { ...(link.name === '' ? {} : { [project]: link.name }) };
    const own: Evidence = {
      ...base,
      environment: 'unknown',
      identifiers: present([project, link.name]),
      names,
      note: `this folder is linked to the Railway project ${shown}${service === '' ? '' : `, service ${service}`}`,
    };
    if (link.environment === '' && link.environmentName === '') return [own, ...editor];
    const said = environmentOfWords(link.environmentName);
    const environment: Evidence = {
      ...base,
      environment: said === 'production' ? 'production' : 'unknown',
      identifiers: present([link.environment, link.environmentName]),
      names: link.environmentName === '' || link.environment === '' ? {} : { [link.environment]: link.environmentName },
      note: `this folder is linked to the Railway environment ${link.environmentName || link.environment}`,
    };
    const choice: Evidence = {
      ...environment,
      identifiers: present([link.environment]),
      strength: place.env === undefined ? 'ambient' : 'target',
      choice: {
        of: OF,
        name: link.environmentName,
        also: present([link.environment]),
        current: true,
        from: place.cwd,
        ...(service === '' ? {} : { resource: service }),
      },
    };
    // The name alone is a label: it speaks for the banner, not for the target.
    const label: Evidence = { ...environment, environment: said, identifiers: [], names: {}, strength: 'ambient' };
    return [own, environment, ...(said === 'production' || said === 'unknown' ? [] : [label]), choice, ...editor];
  },
};

const present = (values: readonly string[]): readonly string[] => values.filter((one) => one !== '');

/** Ids in the editor's own environment, which the CLI takes before the link. */
function fromEditor(place: Place): readonly Evidence[] {
  const project = place.env?.RAILWAY_PROJECT_ID ?? '';
  const environment = place.env?.RAILWAY_ENVIRONMENT_ID ?? '';
  const identifiers = present([environment, project]);
  if (identifiers.length === 0) return [];
  const note = `RAILWAY_${environment === '' ? 'PROJECT' : 'ENVIRONMENT'}_ID of the editor is ${identifiers[0]}`;
  const base = { source: OF, environment: 'unknown', identifiers, names: {}, file: null, line: null, note } as const;
  return [{ ...base, strength: 'ambient', choice: { of: OF, name: '', also: identifiers, current: true, from: place.cwd } }];
}

interface LinkedProject {
  readonly project: string;
  readonly name: string;
  readonly environment: string;
  readonly environmentName: string;
  readonly service: string;
  readonly line: number | null;
}

function linkOf(files: Files, place: Place): LinkedProject | null {
  const text = files[configOf(place)] ?? '';
  const projects = memberOf(parseJson(text), 'projects');
  for (let at = place.cwd; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) {
    const entry = memberOf(projects, at);
    const project = textOf(entry, 'project');
    if (project === '') continue;
    return {
      project,
      name: textOf(entry, 'name'),
      environment: textOf(entry, 'environment'),
      environmentName: textOf(entry, 'environmentName'),
      service: textOf(entry, 'service'),
      line: lineOf(text, `${JSON.stringify(at)}:`),
    };
  }
  return null;
}
