import { ACCOUNT, action, aws, docs, rest } from './awsWhen';
import type { Rule } from './rule';

const BUCKET_HOSTS = { hosts: ['*.s3.amazonaws.com', '*.s3.*.amazonaws.com', '*.s3-*.amazonaws.com'] };
const HOSTS = { hosts: [...BUCKET_HOSTS.hosts, 's3.amazonaws.com', 's3.*.amazonaws.com', 's3-*.amazonaws.com'] };
const bucket = { kind: 'bucket', name: ['arg:0', 'flag:--bucket', 'flag:--repository-name', 'host'], identifiers: ACCOUNT };
const UNDO = 'none known, unless the bucket keeps versions';

/** S3: buckets, what lies in them, and the copies that delete on the way. */
export const s3Rules = [
  {
    id: 'aws/delete-bucket',
    when: [
      aws('s3 rb'),
      aws(
        's3api|s3control|s3tables|s3vectors delete-bucket|delete-table-bucket|delete-vector-bucket|delete-namespace|delete-table|delete-index',
      ),
      rest('DELETE /', BUCKET_HOSTS),
    ],
    verb: 'delete',
    class: 'data',
    resource: bucket,
    dies: 'with --force all objects in it; the name, which others can take',
    undo: UNDO,
    safer: 'Copy the objects to another bucket first.',
    docs: docs('s3/rb.html'),
    examples: {
      held: [
        'aws s3 rb s3://invoices --force',
        'aws s3api delete-bucket --bucket invoices',
        'aws --profile prod s3 rb s3://invoices',
        'curl -X DELETE --aws-sigv4 aws:amz:eu-west-1:s3 https://invoices.s3.eu-west-1.amazonaws.com/',
        `python3 -c "import boto3; boto3.client('s3').delete_bucket(Bucket='invoices')"`,
      ],
      free: [
        'aws s3 ls',
        'aws s3 mb s3://invoices',
        'aws s3api get-bucket-location --bucket invoices',
        'curl --aws-sigv4 aws:amz:eu-west-1:s3 https://invoices.s3.eu-west-1.amazonaws.com/',
        `python3 -c "import boto3; boto3.client('s3').create_bucket(Bucket='invoices')"`,
      ],
    },
  },
  {
    id: 'aws/delete-objects',
    when: [
      aws('s3 rm'),
      aws('s3 sync', { any: ['--delete'], args: ['s3://*'] }),
      aws('s3 mv s3://*'),
      aws('s3api delete-object|delete-objects|delete-object-version'),
      aws('s3api rename-object'),
      aws('s3vectors delete-vectors'),
      aws('s3control create-job', { any: ['--operation=*S3DeleteObject*', '--operation=*S3Delete*', '--input=unread'] }),
      rest('DELETE /{key} /**/{key}', HOSTS),
      rest('POST', { ...HOSTS, query: ['delete'] }),
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
        'curl -X DELETE --aws-sigv4 aws:amz:eu-west-1:s3 https://s3.eu-west-1.amazonaws.com/invoices/2025/a.pdf',
        'curl -X POST --aws-sigv4 aws:amz:eu-west-1:s3 "https://invoices.s3.eu-west-1.amazonaws.com/?delete" -d @keys.xml',
        `python3 -c "import boto3; boto3.resource('s3').Bucket('invoices').objects.all().delete()"`,
      ],
      free: [
        'aws s3 rm s3://invoices/ --recursive --dryrun',
        'aws s3 cp a.txt s3://invoices/',
        'aws s3 sync dist s3://site',
        'aws s3 sync dist s3://site --delete --dryrun',
        'aws s3 mv report.pdf s3://invoices/',
        'aws s3 rm help',
        'curl --aws-sigv4 aws:amz:eu-west-1:s3 https://s3.eu-west-1.amazonaws.com/invoices/2025/a.pdf',
        'curl -T a.pdf --aws-sigv4 aws:amz:eu-west-1:s3 https://invoices.s3.eu-west-1.amazonaws.com/delete/a.pdf',
      ],
    },
  },
  {
    id: 'aws/expire-objects',
    when: [
      aws('s3api|s3control put-bucket-lifecycle-configuration|put-bucket-lifecycle'),
      aws('ecr put-lifecycle-policy'),
      rest('PUT', { ...HOSTS, query: ['lifecycle'] }),
      ...action('PutLifecyclePolicy'),
    ],
    verb: 'change',
    class: 'data',
    resource: bucket,
    dies: 'every object or image that the new lifecycle expires, some hours later',
    undo: 'none known for what has expired',
    safer: 'Show the lifecycle to the person first, and try it on a prefix.',
    docs: docs('s3api/put-bucket-lifecycle-configuration.html'),
    examples: {
      held: [
        'aws s3api put-bucket-lifecycle-configuration --bucket invoices --lifecycle-configuration file://l.json',
        'aws ecr put-lifecycle-policy --repository-name web --lifecycle-policy-text file://p.json',
        'curl -X PUT --aws-sigv4 aws:amz:eu-west-1:s3 "https://invoices.s3.eu-west-1.amazonaws.com/?lifecycle" -d @l.xml',
      ],
      free: [
        'aws s3api get-bucket-lifecycle-configuration --bucket invoices',
        'aws ecr start-lifecycle-policy-preview --repository-name web',
        'curl --aws-sigv4 aws:amz:eu-west-1:s3 "https://invoices.s3.eu-west-1.amazonaws.com/?lifecycle"',
      ],
    },
  },
] as const satisfies readonly Rule[];
