import type { Provider, Rule } from './rule';
import { command, list, request } from './when';

const HELP = { none: ['--help', '-h'] };
const gcloud = command('gcloud', HELP);
const gsutil = command('gsutil', { none: ['--help'] });
const bq = command('bq', HELP);
const API = { hosts: ['*.googleapis.com'] };
const PLACE = [
  'flag:--project',
  'flag:--project_id',
  'flag:-p',
  'flag:--account',
  'flag:--zone',
  'flag:--region',
  'flag:--instance',
  'flag:-i',
  'path:project',
  'env:CLOUDSDK_CORE_PROJECT',
];
const named = (kind: string) => ({ kind, name: ['args', 'path:name', 'path:last'], identifiers: PLACE });
const docs = (page: string): string => `https://cloud.google.com/sdk/gcloud/reference/${page}`;

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
      gcloud('** keys versions destroy|disable'),
      gcloud('** secrets versions destroy|disable'),
      gcloud('** update|patch', {
        any: ['--no-deletion-protection', '--no-backup', '--no-versioning', '--clear-retention-period', '--no-enable-bin-log'],
      }),
      gcloud('** delete-liens|liens delete'),
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
      ],
      free: [
        'gcloud sql backups list --instance orders',
        'gcloud logging read x',
        'gcloud sql instances patch orders --deletion-protection',
      ],
    },
  },
  {
    id: 'gcp/delete-objects',
    when: [
      gsutil('rm|rb|mv'),
      gsutil('rsync', { any: ['-d'], none: ['-n'] }),
      gcloud('** storage rm|mv'),
      gcloud('** storage rsync', { any: ['--delete-unmatched-destination-objects'], none: ['--dry-run'] }),
      gcloud('** storage buckets|objects delete'),
      bq('rm'),
      bq('query|load|cp', { any: ['--replace', '-f'] }),
      request('DELETE /storage/{version}/b/{name} /storage/{version}/b/{bucket}/o/**', API),
      request(
        'DELETE /bigquery/{version}/projects/{project}/datasets/{name} /bigquery/{version}/projects/{project}/datasets/{dataset}/tables/{name}',
        API,
      ),
    ],
    verb: 'delete',
    class: 'data',
    resource: named('bucket'),
    dies: 'the objects or tables: with -r all below',
    undo: 'none known, unless versions or soft delete keep them',
    safer: 'List what it would delete first.',
    docs: docs('storage/rm'),
    examples: {
      held: [
        'gsutil rm -r gs://invoices/2025',
        'gsutil -m rm gs://invoices/**',
        'gsutil rb gs://invoices',
        'gcloud storage rm --recursive gs://invoices',
        'bq rm -r -f shop:orders',
        'gsutil rsync -d -r dist gs://site',
        'curl -X DELETE -H "Authorization: Bearer $T" https://storage.googleapis.com/storage/v1/b/invoices',
      ],
      free: [
        'gsutil ls gs://invoices',
        'gsutil cp a gs://invoices',
        'gcloud storage ls',
        'bq ls',
        'gsutil rsync -n -d -r dist gs://site',
        'curl -H "Authorization: Bearer $T" https://storage.googleapis.com/storage/v1/b/invoices/o',
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
      request('DELETE', API),
      request('POST /**/*:destroy /**/*:purge /**/*:delete', API),
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
        'gcloud compute ssh web-1',
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
         --all-versions --continue-on-error --read-paths-from-stdin --no-deletion-protection --deletion-protection --no-backup --delete-disks --keep-disks --no-async`,
      ),
    },
    { id: 'gsutil', names: ['gsutil'], valueFlags: ['-o', '-h', '-u', '-i', '-x', '-y'] },
    { id: 'bq', names: ['bq'], valueFlags: ['--project_id', '--dataset_id', '--location', '--format', '--job_id', '--destination_table'] },
  ],
  rules,
} as const satisfies Provider;
