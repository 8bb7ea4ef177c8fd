import type { Provider, Rule } from './rule';
import { request as api, command, list } from './when';

const run = command('oci', { none: ['--help', '-h', '-?', '--dry-run', '--generate-full-command-json-input'] });
const PLACE = {
  identifiers: [
    'flag:--profile',
    'env:OCI_CLI_PROFILE',
    'flag:--compartment-id',
    'flag:-c',
    'label:flag:--config-file',
    'label:flag:--region',
    'host',
  ],
} as const;
const named = (kind: string) => ({
  kind,
  name: [
    'flag:--bucket-name',
    'flag:-bn',
    'flag:--instance-id',
    'flag:--autonomous-database-id',
    'flag:--db-system-id',
    'flag:--volume-id',
    'flag:--boot-volume-id',
    'flag:--cluster-id',
    'flag:--backup-id',
    'flag:--name',
    'flag:--object-name',
    'flag:*-id',
    'path:name',
    'path:last',
    '=resource',
  ],
  ...PLACE,
});
const docs = (page: string): string => `https://docs.oracle.com/iaas/tools/oci-cli/latest/oci_cli_docs/cmdref/${page}.html`;

const rules = [
  {
    id: 'oraclecloud/delete-data',
    when: [
      run('compute instance terminate'),
      run('bv volume|boot-volume|volume-group delete'),
      run('db|mysql|psql|nosql|redis ** delete|terminate'),
      run('os object bulk-delete|bulk-delete-versions|delete'),
      run('os bucket delete'),
      run('ce cluster|node-pool delete'),
      run('fs file-system delete'),
      run('iam compartment delete'),
      api(
        'DELETE /20160918/instances/{name} /20160918/volumes/{name} /20160918/bootVolumes/{name} /20160918/autonomousDatabases/{name} /20160918/dbSystems/{name}',
      ),
      api('DELETE /n/{namespace}/b/{name} /n/{namespace}/b/{bucket}/o/**'),
    ],
    verb: 'delete',
    class: 'data',
    resource: named('resource'),
    dies: 'every row and file in it; of a DB system the databases and their volumes',
    undo: 'None known without a backup.',
    safer: 'Back it up first; bulk-delete takes --dry-run.',
    docs: docs('os/object/bulk-delete'),
    examples: {
      held: [
        'oci os object bulk-delete --bucket-name invoices --force',
        'oci os bucket delete -bn invoices --empty --force',
        'oci compute instance terminate --instance-id ocid1.instance.oc1..a --force',
        'oci --profile PROD db autonomous-database delete --autonomous-database-id ocid1.a --force',
        'curl -X DELETE -H "Authorization: $A" https://iaas.eu-frankfurt-1.oraclecloud.com/20160918/instances/ocid1.a',
      ],
      free: [
        'oci os object bulk-delete --bucket-name invoices --dry-run',
        'oci os object list --bucket-name invoices',
        'oci compute instance action --action STOP --instance-id ocid1.a',
        'curl -H "Authorization: $A" https://iaas.eu-frankfurt-1.oraclecloud.com/20160918/instances',
      ],
    },
  },
  {
    id: 'oraclecloud/delete-safeguard',
    when: [
      run('bv backup|boot-volume-backup|volume-group-backup delete'),
      run('db|mysql|psql backup|autonomous-database-backup delete'),
      run('kms management vault|key schedule-deletion'),
      run('network security-list|nsg delete'),
      run('logging log|log-group delete'),
      run('os retention-rule delete'),
      api('DELETE /20160918/volumeBackups/{name} /20160918/bootVolumeBackups/{name} /20160918/backups/{name}'),
    ],
    verb: 'delete',
    class: 'safeguard',
    resource: named('backup'),
    dies: 'the way back to an earlier state, a key, a log, or what keeps strangers out',
    undo: 'None known; the deletion of a key can be cancelled until its date.',
    safer: 'Let it expire by its policy.',
    docs: docs('bv/backup/delete'),
    examples: {
      held: [
        'oci bv backup delete --volume-backup-id ocid1.b --force',
        'oci kms management vault schedule-deletion --vault-id ocid1.v',
        'curl -X DELETE -H "Authorization: $A" https://iaas.eu-frankfurt-1.oraclecloud.com/20160918/volumeBackups/ocid1.b',
      ],
      free: [
        'oci bv backup list --compartment-id c',
        'oci bv backup create --volume-id v',
        'curl -H "Authorization: $A" https://iaas.eu-frankfurt-1.oraclecloud.com/20160918/volumeBackups',
      ],
    },
  },
  {
    id: 'oraclecloud/delete-resource',
    net: 'provider',
    when: [
      run('** delete|terminate|bulk-delete*|schedule-*-deletion|schedule-deletion|delete-*|remove-*'),
      run('raw-request', { any: ['--http-method=DELETE', '--http-method=delete'] }),
      api('DELETE'),
    ],
    verb: 'delete',
    class: 'data',
    resource: named('resource'),
    dies: 'whatever it held',
    undo: 'None known.',
    safer: 'Get it first and show it.',
    docs: 'https://docs.oracle.com/iaas/tools/oci-cli/latest/oci_cli_docs/index.html',
    examples: {
      held: [
        'oci network vcn delete --vcn-id ocid1.v --force',
        'oci dns zone delete --zone-name-or-id example.com',
        'oci raw-request --http-method DELETE --target-uri https://iaas.eu-frankfurt-1.oraclecloud.com/20160918/instances/ocid1.i',
        'curl -X DELETE -H "Authorization: $A" https://iaas.eu-frankfurt-1.oraclecloud.com/20160918/vcns/ocid1.v',
      ],
      free: [
        'oci network vcn list --compartment-id c',
        'oci iam region list',
        'curl -H "Authorization: $A" https://iaas.eu-frankfurt-1.oraclecloud.com/20160918/vcns',
      ],
    },
  },
] as const satisfies readonly Rule[];

/** Oracle Cloud Infrastructure: oci and its APIs. */
export const oraclecloud = {
  id: 'oraclecloud',
  title: 'Oracle Cloud',
  hosts: ['*.oraclecloud.com', '*.oci.customer-oci.com'],
  programs: [
    {
      id: 'oci',
      names: ['oci'],
      clusters: false,
      valueFlags: list('-c -bn -ns -i -t'),
      aloneFlags: list(
        '--force --debug --no-retry --raw-output --all --empty --dry-run --latest-version --help --version --no-multipart --generate-full-command-json-input --cli-auto-prompt',
      ),
    },
  ],
  rules,
} as const satisfies Provider;
