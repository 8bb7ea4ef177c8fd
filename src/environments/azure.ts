import { environmentOfWords } from '../engine/policy/words';
import type { Evidence } from '../engine/types';
import type { Detector, Files, Place } from './detector';
import { sectionsOf } from './ini';
import { memberOf, parseJson, textOf } from './json';

const folderOf = ({ home, env }: Place): string => env?.AZURE_CONFIG_DIR || `${home}/.azure`;
const profileFile = (place: Place): string => `${folderOf(place)}/azureProfile.json`;
const configFile = (place: Place): string => `${folderOf(place)}/config`;
const MOST = 200;

/**
 * Subscriptions of the Azure command line (`azureProfile.json`, which begins with a byte order mark) in the cloud that is in use, and the default one.
 * A command names one by id or by name, in any case of letters. https://learn.microsoft.com/cli/azure/manage-azure-subscriptions-azure-cli
 */
export const azure: Detector = {
  id: 'azure-subscription',
  once: true,
  wants: (place) => [profileFile(place), configFile(place)],
  detect(files, place) {
    const all = memberOf(parseJson((files[profileFile(place)] ?? '').replace(/^\uFEFF/, '')), 'subscriptions');
    if (!Array.isArray(all)) return [];
    const cloud = cloudOf(files, place);
    return all.slice(0, MOST).flatMap((one: unknown): Evidence[] => {
      const [id, name] = [textOf(one, 'id'), textOf(one, 'name')];
      const other = textOf(one, 'environmentName');
      if (id === '' || (other !== '' && other !== cloud)) return [];
      const current = memberOf(one, 'isDefault') === true;
      return [
        {
          source: 'azure-subscription',
          environment: environmentOfWords(name) === 'production' ? 'production' : 'unknown',
          identifiers: [id, ...(name === '' ? [] : [name])],
          names: name === '' ? {} : { [id]: name },
          file: profileFile(place),
          line: null,
          strength: place.env === undefined ? 'ambient' : 'target',
          note: `${current ? 'the Azure subscription in use is' : 'the Azure subscription'} ${name === '' ? id : `${name}, ${id}`}`,
          choice: {
            of: 'azure-subscription',
            name: id,
            current,
            from: '',
            rests: [configFile(place)],
            ...(name === '' ? {} : { also: [name] }),
          },
        },
      ];
    });
  },
};

const cloudOf = (files: Files, place: Place): string =>
  sectionsOf(files[configFile(place)] ?? '')
    .find(({ name }) => name === 'cloud')
    ?.values.get('name') ?? 'AzureCloud';
