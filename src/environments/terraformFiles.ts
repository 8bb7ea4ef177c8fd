import { environmentOfWords } from '../engine/policy/words';
import type { Evidence } from '../engine/types';
import type { Files, Place } from './detector';
import { blocksOf, textsIn, withoutComments } from './hcl';

/** Files in which people write where state lies and which accounts they work in; folders cannot be listed here. */
const CODE = ['main.tf', 'backend.tf', 'terraform.tf', 'versions.tf', 'providers.tf', 'provider.tf', 'cloud.tf', 'config.tf', 'main.tofu'];
const VALUES = ['terraform.tfvars'];
const TERRAGRUNT = ['terragrunt.hcl', 'root.hcl', 'env.hcl', 'account.hcl', 'region.hcl', 'stage.hcl'];
const MOST_FOLDERS = 5;

const inFolder = ({ cwd }: Place, names: readonly string[]): readonly string[] => names.map((name) => `${cwd}/${name}`);
/** Terragrunt looks for the settings that it includes in the folders above. */
function terragruntFiles(place: Place): readonly string[] {
  const top = place.workspace.find((one) => place.cwd === one || place.cwd.startsWith(`${one}/`)) ?? place.cwd;
  const folders = [place.cwd];
  for (let at = place.cwd; at !== top && folders.length < MOST_FOLDERS; ) {
    at = at.slice(0, at.lastIndexOf('/'));
    folders.push(at);
  }
  return folders.flatMap((folder) => TERRAGRUNT.map((name) => `${folder}/${name}`));
}

export const terraformFiles = (place: Place): readonly string[] => [...inFolder(place, [...CODE, ...VALUES]), ...terragruntFiles(place)];

const STATE = [
  'bucket',
  'key',
  'prefix',
  'path',
  'container_name',
  'storage_account_name',
  'organization',
  'hostname',
  'address',
  'schema_name',
  'name',
];
const ACCOUNTS = ['profile', 'project', 'subscription_id', 'config_context', 'role_arn', 'region', 'host'];
const NAMED =
  /^(?:environment|env|env_name|environment_name|stage|project|project_id|gcp_project|account|account_name|account_id|aws_account_id|aws_profile|profile|workspace|cluster|cluster_name)$/;
const KEYS = [
  'environment',
  'env',
  'env_name',
  'environment_name',
  'stage',
  'project',
  'project_id',
  'gcp_project',
  'account_name',
  'aws_profile',
  'profile',
  'workspace',
  'cluster_name',
  'bucket',
];

interface Written {
  readonly file: string;
  readonly line: number;
  readonly words: readonly string[];
  readonly shown: string;
}

/** Where the code says that the state lies: it counts until `init` has written it down. */
export const writtenBackend = (files: Files, place: Place): readonly Evidence[] =>
  inFolder(place, CODE).flatMap((file) =>
    blocksOf(files[file] ?? '', ['backend', 'cloud']).flatMap(({ head, line, body }) => {
      const words = textsIn(body, STATE).map(withoutUser);
      return words.length === 0
        ? []
        : [evidenceOf(place, { file, line, words, shown: `state in ${head.replace(/^backend /, '')} ${words.join(' ')}` })];
    }),
  );

/** What code and values call production: accounts and projects of providers, variables, and Terragrunt's settings. */
export function writtenLabels(files: Files, place: Place): readonly Evidence[] {
  const providers = inFolder(place, CODE).flatMap((file) =>
    blocksOf(files[file] ?? '', ['provider']).flatMap(({ head, line, body }): Written[] => {
      const words = textsIn(body, ACCOUNTS);
      return [{ file, line, words, shown: `${head} works in ${words.join(' ')}` }];
    }),
  );
  const values = inFolder(place, VALUES).flatMap((file) => named(file, files[file] ?? ''));
  const terragrunt = terragruntFiles(place).flatMap((file): Written[] => {
    const words = textsIn(withoutComments(files[file] ?? ''), KEYS);
    return [{ file, line: 1, words, shown: `${file.slice(file.lastIndexOf('/') + 1)} says ${words.join(' ')}` }];
  });
  return [...providers, ...values, ...terragrunt]
    .filter(({ words }) => environmentOfWords(words.join(' ')) === 'production')
    .map((one) => evidenceOf(place, one));
}

function named(file: string, text: string): readonly Written[] {
  return text.split('\n', 2_000).flatMap((raw, at): Written[] => {
    const [, key = '', value = ''] = /^\s*([a-z_]{1,40})\s*=\s*"([^"$]{1,200})"/.exec(raw.slice(0, 400)) ?? [];
    return NAMED.test(key)
      ? [{ file, line: at + 1, words: [value], shown: `${key} is ${value} (${file.slice(file.lastIndexOf('/') + 1)})` }]
      : [];
  });
}

/** Anybody who works on the code writes these files: they can only raise. */
const evidenceOf = ({ cwd }: Place, { file, line, words, shown }: Written): Evidence => ({
  source: 'terraform-workspace',
  environment: environmentOfWords(words.join(' ')) === 'production' ? 'production' : 'unknown',
  identifiers: words,
  names: {},
  file,
  line,
  strength: 'ambient',
  note: `Terraform's ${shown}`,
  choice: { of: 'terraform-workspace', name: '', current: true, from: cwd },
});

/** An address without user and query. */
const withoutUser = (value: string): string => value.replace(/^([a-z]+:\/\/)[^@/]*@/i, '$1').replace(/[?#].*$/s, '');
