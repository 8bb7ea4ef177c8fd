import { gcpDataRules } from './gcpData';
import { API, docs, gcloud, gsutil, named } from './gcpWhen';
import type { Provider, Rule } from './rule';
import { list, request } from './when';

const rules = [
  {
    id: 'gcp/delete-project',
    when: [
      gcloud('projects delete'),
      gcloud('alpha|beta projects delete'),
      request('DELETE /{version}/projects/{name}', { hosts: ['cloudresourcemanager.googleapis.com'] }),
    ],
    verb: 'delete',
    class: 'data',
    resource: named('project'),
    dies: 'every resource in the project',
    undo: 'gcloud projects undelete, for 30 days; some data goes earlier',
    safer: 'Delete single resources by name.',
    docs: docs('projects/delete'),
    examples: {
      held: [
        'gcloud projects delete shop-prod --quiet',
        'curl -X DELETE -H "Authorization: Bearer $T" https://cloudresourcemanager.googleapis.com/v3/projects/shop-prod',
      ],
      free: [
        'gcloud projects list',
        'gcloud projects undelete shop-prod',
        'curl -H "Authorization: Bearer $T" https://cloudresourcemanager.googleapis.com/v3/projects/shop-prod',
      ],
    },
  },
  {
    id: 'gcp/delete-safeguard',
    when: [
      gcloud('** backups|snapshots|backup-plans|backup-vaults|snapshot-schedules delete'),
      gcloud('** logging ** delete'),
      gcloud('logging logs delete'),
      gcloud('alpha|beta logging logs delete'),
      gcloud('** keys versions destroy|disable'),
      gcloud('** secrets versions destroy|disable'),
      gcloud('** update|patch', {
        any: [
          '--no-deletion-protection',
          '--no-backup',
          '--no-versioning',
          '--clear-retention-period',
          '--clear-soft-delete',
          '--no-soft-delete-duration',
          '--soft-delete-duration=0*',
          '--no-enable-bin-log',
          '--no-enable-point-in-time-recovery',
          '--retained-backups-count=0',
          '--lifecycle-file',
        ],
      }),
      gcloud('** delete-liens|liens delete'),
      gcloud('** set-iam-policy'),
      gsutil('versioning set off|suspended'),
      gsutil('lifecycle|iam|acl set'),
      gsutil('retention clear'),
      request(
        'DELETE /sql/{version}/projects/{project}/instances/{instance}/backupRuns/{name} /v1/projects/{project}/instances/{instance}/backupRuns/{name}',
        API,
      ),
      request('DELETE /compute/{version}/projects/{project}/global/snapshots/{name}', API),
      request('POST /**/*:setIamPolicy /**/setIamPolicy', API),
      request('POST /**/setDeletionProtection', { ...API, fields: { deletionProtection: [false, 'false'] } }),
      request('POST /**/cryptoKeyVersions/*:destroy', API),
      request('PATCH|PUT', { ...API, fields: { 'settings.deletionProtectionEnabled': [false] } }),
      request('PATCH|PUT', { ...API, fields: { 'settings.backupConfiguration.enabled': [false] } }),
      request('PATCH|PUT', { ...API, fields: { 'versioning.enabled': [false] } }),
    ],
    verb: 'delete',
    class: 'safeguard',
    resource: named('safeguard'),
    dies: 'a backup, a log, a key, or the protection against deletion',
    undo: 'none known; key versions can be restored until their day comes',
    safer: 'Let it expire by its own schedule.',
    docs: docs('sql/backups/delete'),
    examples: {
      held: [
        'gcloud sql backups delete 123 --instance orders',
        'gcloud sql instances patch orders --no-deletion-protection',
        'gcloud kms keys versions destroy 1 --key k --keyring r --location global',
        'curl -X DELETE -H "Authorization: Bearer $T" https://sqladmin.googleapis.com/v1/projects/shop/instances/orders/backupRuns/1',
      ],
      free: [
        'gcloud sql backups list --instance orders',
        'gcloud logging read x',
        'gcloud sql instances patch orders --deletion-protection',
      ],
    },
  },
  {
    id: 'gcp/tidy-up',
    when: gcloud('builds|dataflow ** cancel'),
    verb: 'remove',
    class: 'disposable',
    resource: named('setting'),
    undo: 'not needed',
    safer: 'Go ahead.',
    docs: docs('config'),
    examples: {
      held: [],
      free: ['gcloud builds cancel b1', 'gcloud auth revoke', 'gcloud config unset project', 'gcloud config configurations list'],
    },
  },
  {
    id: 'gcp/delete-resource',
    net: 'provider',
    when: [
      gcloud('** delete|destroy|purge|remove-iam-policy-binding|disable|abandon|drain'),
      gcloud('** *-delete'),
      gcloud('** detach-disk|detach-subscription|delete-instances|abandon-instances|delete-signed-url-key|remove-*|forget|release'),
      gcloud('** resize', { any: ['--size=0', '--num-nodes=0'] }),
      gcloud('** versions stop'),
      gcloud('** instance-groups managed recreate-instances'),
      gcloud('** sql instances reset-ssl-config'),
      // Without it what costs money stops, and is deleted later.
      gcloud('** billing projects unlink'),
      request('PUT /{version}/projects/{name}/billingInfo', {
        hosts: ['cloudbilling.googleapis.com'],
        text: ['*"billingAccountName":*""*'],
      }),
      request('POST /**/instances/{name}/resetSslConfig /**/instances/{name}/truncateLog', { hosts: ['sqladmin.googleapis.com'] }),
      request('POST /**/resize', { ...API, fields: { size: [0, '0'] } }),
      request('DELETE', API),
      request(
        'POST /**/*:destroy /**/*:purge /**/*:delete /**/*:batchDelete /**/*:disable /**/delete* /**/remove* /**/detach* /**/abandonInstances /**/recreateInstances',
        API,
      ),
    ],
    verb: 'delete',
    class: 'data',
    resource: named('resource'),
    dies: 'whatever it holds: of a database or disk its data and, where they belong to it, its backups',
    undo: 'none known',
    safer: 'Describe it first and show the person what it holds.',
    docs: docs(''),
    examples: {
      held: [
        'gcloud compute instances delete web-1 --zone europe-west1-b --quiet',
        'gcloud container clusters delete shop',
        'gcloud sql instances delete orders',
        'gcloud run services delete web',
        'gcloud beta run jobs delete nightly',
        'curl -X DELETE -H "Authorization: Bearer $T" https://sqladmin.googleapis.com/v1/projects/shop/instances/orders',
      ],
      free: [
        'gcloud compute instances list',
        'gcloud sql instances describe orders',
        'gcloud compute instances describe delete',
        "gcloud compute ssh web-1 --command 'df -h'",
      ],
    },
  },
] as const satisfies readonly Rule[];

/** Google Cloud: gcloud, gsutil, bq, and requests to its hosts. */
export const gcp = {
  id: 'gcp',
  title: 'Google Cloud',
  hosts: ['*.googleapis.com'],
  programs: [
    {
      id: 'gcloud',
      names: ['gcloud'],
      valueFlags: [],
      aloneFlags: list(
        `--quiet -q --help -h --async --no-user-output-enabled --user-output-enabled --log-http --recursive --delete-unmatched-destination-objects --dry-run --force
         --all-versions --continue-on-error --read-paths-from-stdin --deletion-protection --delete-all-existing --replace-origin-ns --delete-disks --keep-disks --no-async`,
      ),
    },
    { id: 'cbt', names: ['cbt'], valueFlags: ['-project', '-instance', '-creds'], clusters: false },
    { id: 'gsutil', names: ['gsutil'], valueFlags: ['-o', '-h', '-u', '-i', '-x', '-y'] },
    { id: 'bq', names: ['bq'], valueFlags: ['--project_id', '--dataset_id', '--location', '--format', '--job_id', '--destination_table'] },
  ],
  rules: [...gcpDataRules, ...rules],
} as const satisfies Provider;
