import type { Source, When } from './rule';
import { command, request } from './when';

/** Ways to call an operation that send nothing: `--dry-run` is EC2's, `--dryrun` that of `aws s3`; the others print a form. */
const DRY = ['--dry-run', '--dryrun', '--generate-cli-skeleton', '--help'];

/** An operation: `rds delete-db-instance`. */
export const aws = command('aws', { none: DRY });

const HOSTS = { hosts: ['*.amazonaws.com', '*.amazonaws.com.cn', '*.api.aws'] };

/** The services that take an operation's name from a form or the query; elsewhere a body that cannot be read names none. */
const FORMS = {
  hosts:
    'ec2 rds iam sts sqs sns cloudformation autoscaling elasticloadbalancing elasticache elasticbeanstalk redshift monitoring email cloudsearch sdb'
      .split(' ')
      .flatMap((name) => [
        `${name}.*amazonaws.com*`,
        `${name}-fips.*amazonaws.com*`,
        `${name}.*.api.aws`,
        `*.${name}.*.vpce.amazonaws.com`,
      ]),
};

/** The same operations as requests: named in the body or query (EC2, RDS, IAM, …), or in a header (DynamoDB, ECS, KMS, …). */
export const action = (names: string): readonly When[] => [
  request('POST|GET', { ...FORMS, fields: { Action: names.split('|') } }),
  request('POST', { ...HOSTS, headers: { 'x-amz-target': names.split('|').map((name) => `*.${name}`) } }),
];

/** A request of a form with more than the operation's name in it. */
export const form = (fields: Extract<When, { call: 'http' }>['fields'] & object): When => request('POST|GET', { ...FORMS, fields });

/** A request to one of the REST services (S3, Lambda, EKS, …). */
export const rest = (line: string, more: Omit<Extract<When, { call: 'http' }>, 'call' | 'method' | 'path'> = {}): When =>
  request(line, { ...HOSTS, ...more });

/** Account and region, as far as the command tells, and the resource's own number, which carries both. */
export const ACCOUNT: readonly Source[] = [
  'flag:--profile',
  'flag:--region',
  'flag:--endpoint-url',
  'flag:*-arn',
  'env:AWS_PROFILE',
  'env:AWS_DEFAULT_PROFILE',
  'env:AWS_DEFAULT_REGION',
  'env:AWS_REGION',
  'env:AWS_ENDPOINT_URL',
];

/** What operations call the thing they take, most telling first. */
export const NAMED: readonly Source[] = [
  'flag:--name',
  'flag:*-identifier',
  'flag:*-name',
  'flag:*-ids',
  'flag:*-id',
  'flag:--id',
  'flag:*-arn',
  'flag:--arn',
  'flag:*-url',
  'flag:--cluster',
  'flag:--bucket',
  'flag:--key-id',
  'path:last',
];

export const docs = (page: string): string => `https://docs.aws.amazon.com/cli/latest/reference/${page}`;
