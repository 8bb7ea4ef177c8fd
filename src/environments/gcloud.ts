import { environmentOfWords } from '../engine/policy/words';
import type { Evidence } from '../engine/types';
import type { Detector, Files, Place } from './detector';
import { sectionsOf } from './ini';
import { settingsIn } from './setters';

const folderOf = ({ home, env }: Place): string => env?.CLOUDSDK_CONFIG || `${home}/.config/gcloud`;
const activeFile = (place: Place): string => `${folderOf(place)}/active_config`;
const configFile = (place: Place, name: string): string => `${folderOf(place)}/configurations/config_${name}`;
const NAME = /^[a-z][-a-z0-9]{0,60}$/;
const SET = ['CLOUDSDK_ACTIVE_CONFIG_NAME', 'CLOUDSDK_CORE_PROJECT'];

/**
 * Configurations of the Google Cloud command line with their projects: the active one (`active_config`), and those that a command, the editor or a file
 * of the folder names. A property in a variable goes before the configuration's. https://cloud.google.com/sdk/docs/configurations
 */
export const gcloud: Detector = {
  id: 'gcloud-configuration',
  wants: (place) => [activeFile(place), configFile(place, 'default'), ...settingsIn({}, place, []).files],
  leads: (files, place) => namesIn(files, place).map((name) => configFile(place, name)),
  detect(files, place) {
    const { set } = settingsIn(files, place, SET);
    const current = currentOf(files, place);
    const sure = place.env !== undefined && set.length === 0;
    const found = namesIn(files, place).flatMap((name): Evidence[] => {
      const file = configFile(place, name);
      const text = files[file];
      if (text === undefined) return [];
      const core = sectionsOf(text).find((section) => section.name === 'core');
      const project = core?.values.get('project') ?? '';
      const isCurrent = current.includes(name);
      const shown = `${isCurrent ? 'the gcloud configuration in use is' : 'the gcloud configuration'} ${name}${project === '' ? '' : `, project ${project}`}`;
      const one = evidence(file, core?.line ?? null, name, isCurrent, project, shown, sure);
      return [{ ...one, choice: { of: 'gcloud-configuration', name, current: isCurrent, from: '', rests: [activeFile(place)] } }];
    });
    const own = place.env?.CLOUDSDK_CORE_PROJECT ?? '';
    const editor = own === '' ? [] : [evidence(null, null, '', true, own, `CLOUDSDK_CORE_PROJECT of the editor is ${own}`, sure)];
    const folder = set
      .filter(({ key }) => key === 'CLOUDSDK_CORE_PROJECT')
      .map(({ value, file, line, where }) => evidence(file, line, '', true, value, `CLOUDSDK_CORE_PROJECT is ${value} (${where})`, false));
    return [...found, ...editor, ...folder];
  },
};

function namesIn(files: Files, place: Place): readonly string[] {
  const named = (place.named ?? []).flatMap(({ of, name }) => (of === 'gcloud-configuration' ? [name] : []));
  return [...new Set(['default', ...currentOf(files, place), ...named])].filter((name) => NAME.test(name));
}

/** What may be taken where a command names none: what the editor or the folder says goes before the file, if the command has heard of it. */
function currentOf(files: Files, place: Place): readonly string[] {
  const { set } = settingsIn(files, place, SET);
  const named = set.flatMap(({ key, value }) => (key === 'CLOUDSDK_ACTIVE_CONFIG_NAME' ? [value] : []));
  const editor = place.env?.CLOUDSDK_ACTIVE_CONFIG_NAME ?? '';
  return [...named, ...(editor === '' ? [] : [editor]), files[activeFile(place)]?.trim() || 'default'];
}

const evidence = (
  file: string | null,
  line: number | null,
  name: string,
  current: boolean,
  project: string,
  note: string,
  sure: boolean,
): Evidence => ({
  source: 'gcloud-configuration',
  environment: environmentOfWords(`${name} ${project}`) === 'production' ? 'production' : 'unknown',
  identifiers: [name, project].filter((one) => one !== '' && one !== 'default'),
  names: {},
  file,
  line,
  strength: sure ? 'target' : 'ambient',
  note,
  choice: { of: 'gcloud-configuration', name, current, from: '' },
});
