import { ACCOUNT, aws, docs, rest } from './awsWhen';
import type { Rule } from './rule';

const bucket = { kind: 'bucket', name: ['arg:0', 'flag:--bucket', 'host'], identifiers: ACCOUNT };
const UNDO = 'none known, unless the bucket keeps versions';

/** S3: buckets, what lies in them, and the copies that delete on the way. */
export const s3Rules = [
  {
    id: 'aws/delete-bucket',
    when: [
      aws('s3 rb'),
      aws('s3api|s3control|s3tables delete-bucket|delete-table-bucket'),
      rest('DELETE /', { hosts: ['*.s3.amazonaws.com', '*.s3.*.amazonaws.com'] }),
    ],
    verb: 'delete',
    class: 'data',
    resource: bucket,
    dies: 'with --force all objects in it; the name, which others can take',
    undo: UNDO,
    safer: 'Copy the objects to another bucket first.',
    docs: docs('s3/rb.html'),
    examples: {
      held: ['aws s3 rb s3://invoices --force', 'aws s3api delete-bucket --bucket invoices', 'aws --profile prod s3 rb s3://invoices'],
      free: ['aws s3 ls', 'aws s3 mb s3://invoices', 'aws s3api get-bucket-location --bucket invoices'],
    },
  },
  {
    id: 'aws/delete-objects',
    when: [
      aws('s3 rm'),
      aws('s3 sync', { any: ['--delete'], args: ['s3://*'] }),
      aws('s3 mv s3://*'),
      aws('s3api delete-object|delete-objects'),
      rest('DELETE /{key} /**/{key}', { hosts: ['*.s3.amazonaws.com', '*.s3.*.amazonaws.com', 's3.amazonaws.com', 's3.*.amazonaws.com'] }),
    ],
    verb: 'delete',
    class: 'data',
    resource: {
      kind: 'object',
      name: ['arg:last', 'word:2', 'flag:--key', 'flag:--bucket', 'path:last'],
      identifiers: [...ACCOUNT, 'flag:--bucket', 'host'],
    },
    dies: 'the objects: with --recursive or --delete all that match',
    undo: UNDO,
    safer: 'Run it with --dryrun first and show what it would delete.',
    docs: docs('s3/rm.html'),
    examples: {
      held: [
        'aws s3 rm s3://invoices/ --recursive',
        'aws --profile prod s3 rm --recursive s3://invoices/2025',
        'aws s3 sync dist s3://site --delete',
        'aws s3 mv s3://invoices/a s3://archive/a',
        'aws s3api delete-objects --bucket invoices --delete file://keys.json',
      ],
      free: [
        'aws s3 rm s3://invoices/ --recursive --dryrun',
        'aws s3 cp a.txt s3://invoices/',
        'aws s3 sync dist s3://site',
        'aws s3 sync dist s3://site --delete --dryrun',
        'aws s3 mv report.pdf s3://invoices/',
      ],
    },
  },
  {
    id: 'aws/expire-objects',
    when: [aws('s3api put-bucket-lifecycle-configuration|put-bucket-lifecycle')],
    verb: 'change',
    class: 'data',
    resource: bucket,
    dies: 'every object that the new lifecycle expires, some hours later',
    undo: 'none known for what has expired',
    safer: 'Show the lifecycle to the person first, and try it on a prefix.',
    docs: docs('s3api/put-bucket-lifecycle-configuration.html'),
    examples: {
      held: ['aws s3api put-bucket-lifecycle-configuration --bucket invoices --lifecycle-configuration file://l.json'],
      free: ['aws s3api get-bucket-lifecycle-configuration --bucket invoices'],
    },
  },
] as const satisfies readonly Rule[];
