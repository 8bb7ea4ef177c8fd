import { API, bq, cbt, docs, gcloud, gsutil, named } from './gcpWhen';
import type { Rule } from './rule';
import { request } from './when';

/** Buckets, tables and documents, and what is put in their place. */
export const gcpDataRules = [
  {
    id: 'gcp/overwrite-data',
    when: [
      gcloud('** sql backups restore'),
      gcloud('** sql import sql|csv|bak|tns'),
      gcloud('** sql instances restore-backup|promote-replica'),
      gcloud('** firestore import|bulk-delete'),
      gcloud('** firestore operations cancel'),
      gcloud('** redis instances import'),
      gcloud('** filestore instances restore|revert'),
      gcloud('** netapp volumes revert'),
      gcloud('** pubsub subscriptions seek'),
      gcloud('** dns record-sets import', { any: ['--delete-all-existing', '--replace-origin-ns'] }),
      gcloud('** dns record-sets transaction execute'),
      request(
        'POST /sql/{version}/projects/{project}/instances/{name}/restoreBackup /v1/projects/{project}/instances/{name}/restoreBackup',
        API,
      ),
      request('POST /sql/{version}/projects/{project}/instances/{name}/import /v1/projects/{project}/instances/{name}/import', API),
      request('POST /**/documents:commit /**/documents:batchWrite', { ...API, text: ['*"delete"*'] }),
      request('POST /**/*:bulkDeleteDocuments', API),
    ],
    verb: 'overwrite',
    class: 'data',
    resource: named('data'),
    dies: 'what is there now, or what the import and the backup do not hold',
    undo: 'restore a backup from before',
    safer: 'Restore or import into a new resource beside it.',
    docs: docs('sql/backups/restore'),
    examples: {
      held: [
        'gcloud sql backups restore 123 --restore-instance orders',
        'gcloud sql import sql orders gs://b/dump.sql --database shop',
        'gcloud firestore bulk-delete --collection-ids users',
        'curl -X POST -H "Authorization: Bearer $T" https://sqladmin.googleapis.com/v1/projects/shop/instances/orders/restoreBackup -d "{}"',
      ],
      free: [
        'gcloud sql export sql orders gs://b/dump.sql',
        'gcloud firestore export gs://b',
        'curl -H "Authorization: Bearer $T" https://sqladmin.googleapis.com/v1/projects/shop/instances/orders',
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
      bq('rm|truncate'),
      cbt('deletetable|deletefamily|deleterow|deleteallrows|deletecolumn|deleteinstance|deletecluster|deleteappprofile'),
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
] as const satisfies readonly Rule[];
