import { environmentOfWords } from '../engine/policy/words';
import type { Evidence } from '../engine/types';
import type { Detector, Files, Place } from './detector';
import { sectionsOf } from './ini';
import { variablesOf } from './variables';

const configFile = ({ home, env }: Place): string => env?.AWS_CONFIG_FILE || `${home}/.aws/config`;
const credentialsFile = ({ home, env }: Place): string => env?.AWS_SHARED_CREDENTIALS_FILE || `${home}/.aws/credentials`;
const settersOf = ({ cwd, workspace }: Place): readonly string[] =>
  [...new Set([cwd, ...workspace])].flatMap((folder) => ['.env', '.env.local', '.envrc'].map((name) => `${folder}/${name}`));

/**
 * Profiles of the AWS command line with the accounts that they lead to, as it and Granted write them. Of the credentials only the names of the sections
 * are looked at. Words of a name raise; an account number that a person has listed tells the target.
 * https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-files.html
 */
export const aws: Detector = {
  id: 'aws-profile',
  wants: (place) => [configFile(place), credentialsFile(place), ...settersOf(place)],
  detect(files, place) {
    const current = currentOf(files, place);
    return profilesOf(files, place).flatMap(({ name, file, line, accounts, words }): Evidence[] => {
      const isCurrent = current.includes(name);
      const production = environmentOfWords([name, ...words].join(' ')) === 'production';
      const shown = accounts.length > 0 ? `, account ${accounts.join(', ')}` : '';
      return [
        {
          source: 'aws-profile',
          environment: production ? 'production' : 'unknown',
          identifiers: [name, ...accounts].filter((one) => one !== 'default'),
          names: {},
          file,
          line,
          strength: 'target',
          note: `${isCurrent ? 'the AWS profile in use is' : 'the AWS profile'} ${name}${shown}`,
          choice: { of: 'aws-profile', name, current: isCurrent, from: '', rests: [configFile(place), credentialsFile(place)] },
        },
      ];
    });
  },
};

/** The profiles that may be taken where a command names none. */
function currentOf(files: Files, place: Place): readonly string[] {
  const set = settersOf(place).flatMap((file) => variablesOf(files[file] ?? ''));
  const named = set.filter(({ key }) => key === 'AWS_PROFILE' || key === 'AWS_DEFAULT_PROFILE').map(({ value }) => value);
  // The command line and its successors look at the two in different order.
  const own = [place.env?.AWS_DEFAULT_PROFILE, place.env?.AWS_PROFILE].filter((one): one is string => one !== undefined && one !== '');
  return named.length > 0 ? named : own.length > 0 ? own : ['default'];
}

const MOST = 500;

interface Profile {
  readonly name: string;
  readonly file: string;
  readonly line: number;
  readonly accounts: readonly string[];
  readonly words: readonly string[];
}

function profilesOf(files: Files, place: Place): readonly Profile[] {
  const profiles = new Map<string, Profile>();
  for (const { name: section, line, values } of sectionsOf(files[configFile(place)] ?? '')) {
    const name = section === 'default' ? section : /^profile\s+"?([^"]+)"?$/.exec(section)?.[1];
    if (name === undefined || profiles.has(name)) continue;
    const role = values.get('role_arn') ?? '';
    const own = [values.get('sso_account_id'), values.get('granted_sso_account_id')];
    // With a role everything else only says how it is reached (`source_profile`): the role's account is where it leads.
    const accounts = (role === '' ? own : [/^arn:aws[\w-]*:iam::(\d{12}):/.exec(role)?.[1]]).filter(
      (one): one is string => one !== undefined && /^\d{12}$/.test(one),
    );
    const words = [role.slice(role.lastIndexOf('/') + 1), values.get('sso_role_name') ?? '', values.get('granted_sso_role_name') ?? ''];
    profiles.set(name, { name, file: configFile(place), line, accounts: [...new Set(accounts)], words });
  }
  for (const { name, line } of sectionsOf(files[credentialsFile(place)] ?? ''))
    if (!profiles.has(name)) profiles.set(name, { name, file: credentialsFile(place), line, accounts: [], words: [] });
  return [...profiles.values()].slice(0, MOST);
}
