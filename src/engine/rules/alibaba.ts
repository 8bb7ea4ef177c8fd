import type { Provider, Rule } from './rule';
import { request as api, command, list } from './when';

const aliyun = command('aliyun', { none: ['--help', '-h', '--dryrun', '--cli-dry-run', '--cli-dry-run-json', '--estimate-cost'] });
const ossutil = command('ossutil', { none: ['--help', '-h', '--dryrun', '--dry-run'] });
const PLACE = {
  identifiers: ['flag:--profile', 'flag:-p', 'env:ALIBABA_CLOUD_PROFILE', 'label:flag:--region', 'label:flag:--RegionId', 'host'],
} as const;
const named = (kind: string) => ({
  kind,
  name: [
    'flag:--InstanceId',
    'flag:--DBInstanceId',
    'flag:--DiskId',
    'flag:--ClusterId',
    'flag:--BucketName',
    'flag:--bucket',
    'flag:--*Id',
    'flag:--*-id',
    'flag:--*Name',
    'arg:0',
    'query:InstanceId',
    'query:DBInstanceId',
    'path:last',
    'host',
    '=resource',
  ],
  ...PLACE,
});
const SNAPSHOTS =
  'deletesnapshot*|delete-snapshot*|deletebackup*|delete-backup*|deleteautosnapshotpolicy|deletesecuritygroup|delete-security-group|deletetrail|delete-trail';
const ACTIONS = ['Delete*', 'Release*', 'Remove*', 'Terminate*', 'Destroy*', 'Purge*', 'Flush*', 'Drop*'];
const docs = (page: string): string => `https://www.alibabacloud.com/help/en/${page}`;

const rules = [
  {
    id: 'alibaba/delete-objects',
    when: [
      aliyun('oss|ossutil rm|rb|revert-versioning'),
      aliyun('oss|ossutil sync', { any: ['--delete'] }),
      ossutil('rm|rb|revert-versioning'),
      ossutil('sync', { any: ['--delete'] }),
      ossutil('api delete-*'),
      api('DELETE', { hosts: ['*oss-*.aliyuncs.com'] }),
    ],
    verb: 'delete',
    class: 'data',
    resource: { ...named('objects'), name: ['arg:last', 'flag:--bucket', 'host', 'path:last', '=objects'] },
    dies: 'the files, with -r all below the prefix, with -b the bucket',
    undo: 'None known, unless the bucket keeps versions.',
    safer: 'List them first: ossutil ls.',
    docs: docs('oss/developer-reference/rm'),
    examples: {
      held: [
        'aliyun oss rm oss://invoices -r -f',
        'ossutil rm oss://invoices/ -r -f -b -a',
        'ossutil64 sync ./dist oss://site/ --delete',
        'curl -X DELETE -H "Authorization: $A" https://invoices.oss-cn-hangzhou.aliyuncs.com/a.pdf',
      ],
      free: [
        'aliyun oss ls oss://invoices',
        'ossutil cp a.txt oss://invoices/',
        'curl https://invoices.oss-cn-hangzhou.aliyuncs.com/a.pdf',
      ],
    },
  },
  {
    id: 'alibaba/delete-safeguard',
    when: [
      aliyun(`* ${SNAPSHOTS}`),
      api('GET|POST', {
        query: ['Action'],
        fields: { Action: ['DeleteSnapshot*', 'DeleteBackup*', 'DeleteSecurityGroup', 'DeleteTrail'] },
      }),
    ],
    verb: 'delete',
    class: 'safeguard',
    resource: { ...named('snapshot'), name: ['flag:--SnapshotId', 'query:SnapshotId', ...named('').name] },
    dies: 'the way back to an earlier state, a log, or what keeps strangers out',
    undo: 'None known.',
    safer: 'Let it expire by its policy.',
    docs: docs('ecs/developer-reference/api-ecs-2014-05-26-deletesnapshot'),
    examples: {
      held: [
        'aliyun ecs DeleteSnapshot --SnapshotId s-1',
        'curl "https://ecs.aliyuncs.com/?Action=DeleteSnapshot&SnapshotId=s-1&Signature=x"',
      ],
      free: ['aliyun ecs DescribeSnapshots', 'curl "https://ecs.aliyuncs.com/?Action=DescribeSnapshots&Signature=x"'],
    },
  },
  {
    id: 'alibaba/delete-resource',
    net: 'provider',
    when: [
      aliyun('* delete|delete*|release*|remove*|terminate*|destroy*|purge*|flush*|drop*'),
      api('GET|POST', { query: ['Action'], fields: { Action: ACTIONS } }),
      api('POST', { headers: { 'x-acs-action': ACTIONS } }),
      api('DELETE'),
    ],
    verb: 'delete',
    class: 'data',
    resource: named('resource'),
    dies: 'whatever it held: disks, rows, files',
    undo: 'None known without a snapshot.',
    safer: 'Describe it first, and make a snapshot.',
    docs: docs('cli/call-rpc-api-operations'),
    examples: {
      held: [
        'aliyun ecs DeleteInstance --InstanceId i-1 --Force true',
        'aliyun --profile prod rds DeleteDBInstance --DBInstanceId rm-1',
        'aliyun cs DELETE /clusters/c1',
        'aliyun ecs delete-instance --instance-id i-1',
        'curl "https://rds.aliyuncs.com/?Action=DeleteDBInstance&DBInstanceId=rm-1&Signature=x"',
      ],
      free: [
        'aliyun ecs DescribeInstances',
        'aliyun cs GET /clusters',
        'aliyun ecs DeleteInstance --InstanceId i-1 --cli-dry-run',
        'curl "https://rds.aliyuncs.com/?Action=DescribeDBInstances&Signature=x"',
      ],
    },
  },
  {
    id: 'alibaba/tidy-up',
    when: [aliyun('configure delete'), aliyun('plugin uninstall|remove')],
    verb: 'remove',
    class: 'disposable',
    resource: named('profile'),
    undo: 'not needed',
    safer: 'Go ahead.',
    docs: docs('cli/configure-credentials'),
    examples: { held: [], free: ['aliyun configure delete --profile old'] },
  },
] as const satisfies readonly Rule[];

/** Alibaba Cloud: aliyun, ossutil, and its RPC and REST APIs. */
export const alibaba = {
  id: 'alibaba',
  title: 'Alibaba Cloud',
  hosts: ['*.aliyuncs.com'],
  programs: [
    {
      id: 'aliyun',
      names: ['aliyun'],
      valueFlags: list('-p -c -e -i -k -t'),
      aloneFlags: list(
        '--secure --insecure --force --roa --dryrun --cli-dry-run --cli-dry-run-json --estimate-cost --quiet --yes --help --delete --recursive --update --all-type --bucket --cli-ai-mode --no-cli-ai-mode --skip-secure-verify',
      ),
    },
    {
      id: 'ossutil',
      names: ['ossutil', 'ossutil64', 'ossutilmac64', 'ossutil32'],
      valueFlags: list(
        '-c --config-file -e --endpoint -i --access-key-id -k --access-key-secret -t --sts-token -j --jobs --include --exclude --version-id --profile --region --mode',
      ),
    },
  ],
  rules,
} as const satisfies Provider;
