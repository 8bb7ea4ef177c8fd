import { sectionsOf } from '../../environments/ini';
import type { NotKnown } from '../../protocol/liveFact';
import { readHomeFile, readHomeText } from './homeFile';
import type { PrivateFile } from './lookup';

export interface GcloudCopy {
  readonly files: readonly PrivateFile[];
  readonly account: string;
  /** `` where neither the command nor the configuration names one. */
  readonly project: string;
}
/** What a command says of it. */
export interface GcloudChoice {
  readonly configuration: string | undefined;
  readonly account: string | undefined;
  readonly project: string | undefined;
  /** Where all APIs are asked instead; only a person's settings say so. */
  readonly endpoint: string | null;
}

const FOLDER = '.config/gcloud';
const NAME = /^[A-Za-z0-9][A-Za-z0-9._@:-]{0,200}$/;
const LOGINS = ['credentials.db', 'access_tokens.db'];
/** A program for certificates (`cert_provider_command`). */
const RUNS = ['context_aware'];
/** With these it is somebody else, or somewhere else, than a copy without them would be. */
const LEADS = [
  'impersonate_service_account',
  'credential_file_override',
  'access_token_file',
  'authorization_token_file',
  'login_config_file',
  'token_host',
  'auth_host',
  'universe_domain',
  'disable_ssl_validation',
];
const APIS = ['sql', 'cloudresourcemanager', 'storage', 'compute', 'container'];

/**
 * Copies the login of `~/.config/gcloud`, and of one configuration the account and the project. Not taken over: its virtual environment, which is
 * code, certificates that a program makes, and what leads elsewhere. Nothing is reported, updated or asked, and the machine that this may be is not
 * asked for its own login. https://cloud.google.com/sdk/docs/configurations, https://cloud.google.com/sdk/gcloud/reference/topic/client-certificate
 */
export async function copyGcloud(home: string, choice: GcloudChoice): Promise<GcloudCopy | NotKnown> {
  const name = choice.configuration ?? ((await readHomeText(home, `${FOLDER}/active_config`))?.trim() || 'default');
  if (!/^[a-z0-9][a-z0-9-]{0,62}$/.test(name)) return 'no-connection';
  const sections = sectionsOf((await readHomeText(home, `${FOLDER}/configurations/config_${name}`)) ?? '');
  if (sections.some((one) => RUNS.includes(one.name))) return 'runs-code';
  if (sections.some((one) => one.name === 'api_endpoint_overrides' || LEADS.some((key) => one.values.has(key)))) return 'no-connection';
  const core = (key: string): string => sections.find((one) => one.name === 'core' && one.values.has(key))?.values.get(key) ?? '';
  const account = choice.account ?? core('account');
  const project = choice.project ?? core('project');
  if (!NAME.test(account) || !(project === '' || NAME.test(project))) return 'no-connection';
  const logins = await Promise.all(
    LOGINS.map(async (file) => ({ path: `${FOLDER}/${file}`, content: await readHomeFile(home, `${FOLDER}/${file}`) })),
  );
  if (logins[0]?.content === null) return 'no-connection';
  const own = [
    '[core]',
    `account = ${account}`,
    ...(project === '' ? [] : [`project = ${project}`]),
    'disable_usage_reporting = true', // it would go on in a process of its own
    'disable_prompts = true',
    'disable_file_logging = true',
    '[component_manager]',
    'disable_update_check = true',
    ...(choice.endpoint === null
      ? []
      : ['[api_endpoint_overrides]', ...APIS.map((api) => `${api} = ${choice.endpoint?.replace(/\/*$/, '/')}`)]),
  ];
  return {
    files: [
      { path: `${FOLDER}/active_config`, content: 'own' },
      { path: `${FOLDER}/configurations/config_own`, content: `${own.join('\n')}\n` },
      // What gcloud keeps of having asked whether this is a machine of Google's.
      { path: `${FOLDER}/gce`, content: 'False' },
      ...logins.flatMap(({ path, content }) => (content === null ? [] : [{ path, content }])),
    ],
    account,
    project,
  };
}
