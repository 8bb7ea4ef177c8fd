import { memberOf, parseJson, textOf } from '../../environments/json';
import type { NotKnown } from '../../protocol/liveFact';
import { readHomeText } from './homeFile';
import type { PrivateFile } from './lookup';

export interface AzureCopy {
  readonly files: readonly PrivateFile[];
  readonly subscription: { readonly id: string; readonly name: string };
}

const FOLDER = '.azure';
const ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const VERSION = /^\d{1,3}\.\d{1,3}\.\d{1,3}$/;
const MODULE = 'azure.cli.command_modules.resource';
/** The groups of commands that are asked: without this `az` would load all of its modules first, which takes longer than there is time. */
const COMMANDS = { group: [MODULE], resource: [MODULE], lock: [MODULE] };

/** Nothing is reported, upgraded or installed, and no keyring is asked for what is in the file. */
const CONFIG = `[core]
collect_telemetry = no
encrypt_token_cache = false
error_recommendation = off
[auto-upgrade]
enable = no
[extension]
use_dynamic_install = no
[logging]
enable_log_file = no
`;

/**
 * Copies a person's login from `~/.azure`, with one subscription (`` for the default one, else its id or name). Not taken over: extensions, which are
 * code; `msal_http_cache.bin`, which is unpickled and so may be; clouds of one's own, which lead elsewhere. A login that a keyring keeps, or that is
 * no person's, is not used. https://learn.microsoft.com/en-us/cli/azure/azure-cli-configuration
 */
export async function copyAzure(home: string, wanted: string): Promise<AzureCopy | NotKnown> {
  const read = async (file: string): Promise<unknown> =>
    parseJson(((await readHomeText(home, `${FOLDER}/${file}`)) ?? '').replace(/^\uFEFF/, ''));
  const [profile, tokens, index] = await Promise.all(['azureProfile.json', 'msal_token_cache.json', 'commandIndex.json'].map(read));
  const listed = memberOf(profile, 'subscriptions');
  const found = (Array.isArray(listed) ? listed : []).filter((one: unknown) =>
    wanted === ''
      ? memberOf(one, 'isDefault') === true
      : [textOf(one, 'id'), textOf(one, 'name')].some((said) => said.toLowerCase() === wanted.toLowerCase()),
  );
  const [own] = found;
  const user = memberOf(own, 'user');
  const subscription = { id: textOf(own, 'id'), name: textOf(own, 'name') };
  const isPersons = textOf(user, 'type') === 'user' && textOf(own, 'environmentName') === 'AzureCloud';
  if (found.length !== 1 || !ID.test(subscription.id) || !ID.test(textOf(own, 'tenantId')) || !isPersons) return 'no-connection';
  if (typeof tokens !== 'object' || tokens === null) return 'no-connection';
  const version = textOf(index, 'version');
  const kept = {
    ...subscription,
    state: 'Enabled',
    user: { name: textOf(user, 'name'), type: 'user' },
    isDefault: true,
    tenantId: textOf(own, 'tenantId'),
    homeTenantId: textOf(own, 'homeTenantId'),
    environmentName: 'AzureCloud',
    managedByTenants: [],
  };
  return {
    files: [
      { path: `${FOLDER}/azureProfile.json`, content: JSON.stringify({ installationId: '', subscriptions: [kept] }) },
      { path: `${FOLDER}/msal_token_cache.json`, content: JSON.stringify(tokens) },
      { path: `${FOLDER}/config`, content: CONFIG },
      ...(VERSION.test(version)
        ? [{ path: `${FOLDER}/commandIndex.json`, content: JSON.stringify({ version, cloudProfile: 'latest', commandIndex: COMMANDS }) }]
        : []),
    ],
    subscription,
  };
}
