import type { Provider, Rule } from './rule';
import { command, list, request } from './when';

const az = command('az', { none: ['--help', '-h', '--dryrun', '--dry-run', '--what-if'] });
const PLACE = [
  'flag:--subscription',
  'flag:--resource-group',
  'flag:-g',
  'flag:--account-name',
  'flag:--server',
  'flag:--vault-name',
  'path:subscription',
  'path:group',
];
const named = (kind: string) => ({
  kind,
  name: ['flag:--name', 'flag:-n', 'flag:--ids', 'arg:0', 'flag:--resource-group', 'flag:-g', 'path:name', 'path:last'],
  identifiers: PLACE,
});
const GROUP = '/subscriptions/{subscription}/resourcegroups/{name} /subscriptions/{subscription}/resourceGroups/{name}';
const docs = (page: string): string => `https://learn.microsoft.com/en-us/cli/azure/${page}`;

const rules = [
  {
    id: 'azure/delete-group',
    when: [
      az('group delete'),
      az('stack ** delete'),
      az('stack ** create', {
        any: ['--action-on-unmanage=delete*', '--aou=delete*', '--delete-all', '--delete-resources', '--delete-resource-groups'],
      }),
      az('deployment ** create', { any: ['--mode=complete', '--mode=Complete'] }),
      az('account subscription cancel'),
      request(
        'POST /subscriptions/{name}/providers/Microsoft.Subscription/cancel /subscriptions/{name}/providers/microsoft.subscription/cancel',
      ),
      az('account management-group delete'),
      request(`DELETE ${GROUP}`),
      request('PUT /**/providers/Microsoft.Resources/deployments/{name} /**/providers/microsoft.resources/deployments/{name}', {
        fields: { 'properties.mode': ['Complete', 'complete'] },
      }),
    ],
    verb: 'delete',
    class: 'data',
    resource: named('resource group'),
    dies: 'every resource in the group',
    undo: 'none known',
    safer: 'Delete single resources by name.',
    docs: docs('group#az-group-delete'),
    examples: {
      held: [
        'az group delete --name shop --yes --no-wait',
        'az deployment group create -g shop --template-file t.bicep --mode Complete',
        'az rest --method delete --url /subscriptions/s/resourcegroups/shop?api-version=2021-04-01',
        'curl -X DELETE -H "Authorization: Bearer $T" "https://management.azure.com/subscriptions/s/resourceGroups/shop?api-version=2021-04-01"',
      ],
      free: [
        'az group list',
        'az group show --name shop',
        'curl -H "Authorization: Bearer $T" "https://management.azure.com/subscriptions/s/resourceGroups/shop?api-version=2021-04-01"',
      ],
    },
  },
  {
    id: 'azure/delete-safeguard',
    when: [
      az('** lock|snapshot|backup|snapshots delete|disable'),
      az('backup ** disable|delete|undelete'),
      az('monitor ** delete'),
      az('keyvault delete|purge'),
      az('keyvault key|secret|certificate|storage delete|purge'),
      az('security ** delete|disable'),
      az('keyvault key|secret|certificate set-attributes', { any: ['--enabled=false'] }),
      az('keyvault update', { any: ['--enable-purge-protection=false', '--enable-soft-delete=false'] }),
      az('storage account blob-service-properties update', {
        any: ['--enable-delete-retention=false', '--enable-versioning=false', '--enable-restore-policy=false'],
      }),
      az('storage ** immutability-policy|legal-hold delete|clear'),
      az('storage blob service-properties delete-policy update', { any: ['--enable=false'] }),
      az('sql db ltr-backup|ltr-policy delete|set'),
      az('** diagnostic-settings|alert|activity-log|action-group delete'),
      az('policy assignment|definition delete'),
      az('network ** flow-log delete'),
      request(
        'DELETE /**/providers/{namespace}/locks/{name} /**/providers/{namespace}/snapshots/{name} /**/backupInstances/{name} /**/protectedItems/{name}',
      ),
      request('DELETE /keys/{name} /secrets/{name} /certificates/{name}', { hosts: ['*.vault.azure.net'] }),
      request('DELETE /deletedkeys/{name} /deletedsecrets/{name} /deletedcertificates/{name}', { hosts: ['*.vault.azure.net'] }),
    ],
    verb: 'delete',
    class: 'safeguard',
    resource: named('safeguard'),
    dies: 'a lock, a backup, a log, or a key with all that it encrypts',
    undo: 'az keyvault recover until it is purged; else none known',
    safer: 'Let an owner change it in the portal.',
    docs: docs('lock#az-lock-delete'),
    examples: {
      held: [
        'az lock delete --name no-delete --resource-group shop',
        'az keyvault delete --name shop',
        'az backup protection disable --delete-backup-data true --yes',
        'curl -X DELETE -H "Authorization: Bearer $T" https://shop.vault.azure.net/secrets/db?api-version=7.4',
      ],
      free: ['az lock list', 'az keyvault list', 'az monitor metrics list --resource r'],
    },
  },
  {
    id: 'azure/overwrite-data',
    when: [
      az('webapp|functionapp config backup|snapshot restore'),
      az('redis import'),
      az('vm|vmss reimage'),
      az('backup restore *', { any: ['--resolve-conflict=Overwrite', '--resolve-conflict=overwrite'] }),
      request('POST /**/restoreFromBackupBlob /**/restoreSnapshot /**/backups/{name}/restore'),
      request('POST /**/redis/{name}/import /**/Redis/{name}/import'),
      request(
        'POST /**/virtualMachines/{name}/reimage /**/virtualMachineScaleSets/{name}/reimage /**/virtualMachineScaleSets/{name}/reimageall',
      ),
      // The settings that the request does not name are gone.
      request('PUT /**/sites/{name}/config/appsettings /**/sites/{name}/config/connectionstrings'),
    ],
    verb: 'overwrite',
    class: 'data',
    resource: named('data'),
    dies: 'what is there now: files of a site, keys of a cache, the disk of a machine, settings that are not named again',
    undo: 'restore a backup from before',
    safer: 'Make a backup first, or restore into a new resource beside it.',
    docs: docs('webapp/config/backup'),
    examples: {
      held: [
        'az webapp config backup restore --webapp-name shop -g shop --container-url "$U" --backup-name b --overwrite',
        'az vmss reimage --name web -g shop',
        'curl -X POST -H "Authorization: Bearer $T" https://management.azure.com/subscriptions/s/resourceGroups/shop/providers/Microsoft.Cache/redis/sessions/import?api-version=2024-11-01 -d "{}"',
      ],
      free: [
        'az webapp config backup list --webapp-name shop -g shop',
        'az webapp config appsettings set -n shop -g shop --settings A=b',
        'curl -X POST -H "Authorization: Bearer $T" https://management.azure.com/subscriptions/s/resourceGroups/shop/providers/Microsoft.Web/sites/shop/config/appsettings/list?api-version=2024-04-01',
      ],
    },
  },
  {
    id: 'azure/tidy-up',
    when: [az('extension remove'), az('cache|config purge|delete|unset'), az('account clear')],
    verb: 'remove',
    class: 'disposable',
    resource: named('setting'),
    undo: 'not needed',
    safer: 'Go ahead.',
    docs: docs('extension'),
    examples: { held: [], free: ['az extension remove --name ssh', 'az cache purge'] },
  },
  {
    id: 'azure/delete-resource',
    net: 'provider',
    when: [
      az('** delete|delete-batch|delete-*|purge|remove|deallocate-*|terminate|flush|untag|revoke-access|detach'),
      az('search ** delete'),
      az('** remove-record|regenerate-key|regenerate-keys'),
      az('** keys|key regenerate'),
      az('acr run', { any: ['--cmd=*acr purge*'] }),
      request(
        'POST /**/regenerateKey /**/regenerateKeys /**/regenerateCredential /**/regenerateAdminKey/{kind} /**/revokeUserDelegationKeys',
      ),
      az('vmss scale', { any: ['--new-capacity=0'] }),
      az('** scale', { any: ['--node-count=0', '--replica-count=0'] }),
      az('storage ** sync', { any: ['--delete-destination=true'] }),
      request('POST /batch', { text: ['*"DELETE"*', '*"delete"*'] }),
      request('POST /{version}/$batch', { hosts: ['graph.microsoft.com'], text: ['*"DELETE"*', '*"delete"*'] }),
      request('POST /**/purge /**/flush'),
      request('DELETE', {
        hosts: [
          'management.azure.com',
          'graph.microsoft.com',
          '*.vault.azure.net',
          '*.core.windows.net',
          '*.documents.azure.com',
          '*.database.windows.net',
          '*.azconfig.io',
          '*.azurecr.io',
          '*.search.windows.net',
        ],
      }),
    ],
    verb: 'delete',
    class: 'data',
    resource: named('resource'),
    dies: 'whatever it holds: of a database or disk its data and, where they belong to it, its backups',
    undo: 'none known',
    safer: 'Show it first, and set a lock on what must stay.',
    docs: docs('reference-index'),
    examples: {
      held: [
        'az aks delete --name shop --resource-group shop --yes',
        'az sql server delete --name orders -g shop',
        'az storage container delete --name invoices --account-name a',
        'az vm delete --ids /subscriptions/s/resourceGroups/shop/providers/Microsoft.Compute/virtualMachines/web',
        'az storage blob delete-batch --source invoices --account-name a',
        'az rest --method delete --url https://management.azure.com/subscriptions/s/resourceGroups/shop/providers/Microsoft.Sql/servers/orders',
        'az redis flush --name sessions -g shop --yes',
        'az vmss scale --name web -g shop --new-capacity 0',
        'az role assignment delete --assignee me',
      ],
      free: [
        'az vm list',
        'az sql server show --name orders',
        'az storage blob list -c invoices',
        'az vm stop --name web -g shop',
        'az storage blob delete-batch --source invoices --dryrun',
      ],
    },
  },
] as const satisfies readonly Rule[];

/** Azure: az and the resource manager. */
export const azure = {
  id: 'azure',
  title: 'Azure',
  hosts: ['management.azure.com', 'graph.microsoft.com'],
  programs: [
    {
      id: 'az',
      names: ['az'],
      valueFlags: list(`-n -g -o -s -l -c -m -u -a -d -t -v`),
      aloneFlags: list(
        `--yes --no-wait --help --debug --verbose --only-show-errors --dryrun --dry-run --what-if --force-deletion --force --recursive`,
      ),
    },
  ],
  rules,
} as const satisfies Provider;
