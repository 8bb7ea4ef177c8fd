import type { Provider, Rule } from './rule';
import { request as api, command, list } from './when';

const run = command('tccli', { none: ['--help', '-h'] });
const coscli = command('coscli', { none: ['--help', '-h', '--dry-run'] });
const coscmd = command('coscmd', { none: ['--help', '-h'] });
/** Names of operations, as they begin. */
const GONE = list('Terminate* Delete* Destroy* Isolate* Purge* Clear* ResetInstance Offline* Release* Remove*');
const SAFE = list('Delete*Snapshot* Delete*Backup* Delete*Audit* DisableKey* ScheduleKeyDeletion Delete*LogTopic Delete*SecurityGroup*');
const spelled = (names: readonly string[]): string => names.map((one) => one.toLowerCase()).join('|');
const PLACE = { identifiers: ['flag:--profile', 'flag:--region', 'env:TENCENTCLOUD_PROFILE', 'host'] } as const;
const named = (kind: string) => ({
  kind,
  name: [
    'flag:--InstanceIds',
    'flag:--InstanceId',
    'flag:--DiskIds',
    'flag:--ClusterId',
    'flag:--DBInstanceId',
    'flag:--SnapshotIds',
    'flag:--Domain',
    'flag:--*Id*',
    'flag:--*Name',
    'args',
    'body:InstanceId',
    'body:ClusterId',
    'query:InstanceId',
    'path:last',
    `=${kind}`,
  ],
  ...PLACE,
});
const operation = (names: readonly string[]) => [
  run(`* ${spelled(names)}`),
  api('POST', { headers: { 'x-tc-action': names } }),
  api('GET|POST', { query: ['Action'], fields: { Action: names } }),
];

const rules = [
  {
    id: 'tencent/delete-safeguard',
    when: operation(SAFE),
    verb: 'delete',
    class: 'safeguard',
    resource: named('snapshot'),
    dies: 'the way back to an earlier state, a key, a log, or what keeps strangers out',
    undo: 'None known.',
    safer: 'Let it expire by its policy.',
    docs: 'https://www.tencentcloud.com/document/product/362/15647',
    examples: {
      held: [
        `tccli cbs DeleteSnapshots --SnapshotIds '["snap-1"]'`,
        'tccli kms ScheduleKeyDeletion --KeyId k1 --PendingWindowInDays 7',
        `curl -X POST -H "Authorization: $A" -H "X-TC-Action: DeleteSnapshots" https://cbs.tencentcloudapi.com -d '{"SnapshotIds":["snap-1"]}'`,
      ],
      free: ['tccli cbs DescribeSnapshots', 'tccli cbs CreateSnapshot --DiskId disk-1'],
    },
  },
  {
    id: 'tencent/delete-objects',
    when: [coscli('rm|rb|abort'), coscmd('delete|deletebucket'), api('DELETE', { hosts: ['*.myqcloud.com', '*.tencentcos.cn'] })],
    verb: 'delete',
    class: 'data',
    resource: { kind: 'objects', name: ['args', 'path:last', 'host'], identifiers: ['host', 'flag:-b', 'flag:--bucket', 'label:flag:-c'] },
    dies: 'the files, with -r all below the prefix',
    undo: 'None known, unless the bucket keeps versions.',
    safer: 'List them first: coscli ls.',
    docs: 'https://www.tencentcloud.com/document/product/436/43258',
    examples: {
      held: [
        'coscli rm cos://invoices/ -r -f',
        'coscmd delete -r -f /',
        'curl -X DELETE -H "Authorization: $A" https://invoices-1.cos.ap-guangzhou.myqcloud.com/a.pdf',
      ],
      free: ['coscli ls cos://invoices', 'coscmd list', 'coscli cp a.txt cos://invoices/a.txt'],
    },
  },
  {
    id: 'tencent/delete-resource',
    net: 'provider',
    when: operation(GONE),
    verb: 'delete',
    class: 'data',
    resource: named('resource'),
    dies: 'whatever it held: disks, rows, files; what is isolated is destroyed after some days',
    undo: 'What lies in the recycle bin can be brought back for some days.',
    safer: 'Describe it first, and make a snapshot.',
    docs: 'https://www.tencentcloud.com/document/product/1013/33464',
    examples: {
      held: [
        `tccli cvm TerminateInstances --InstanceIds '["ins-1"]'`,
        'tccli --profile prod cdb IsolateDBInstance --InstanceId cdb-1',
        'tccli tke DeleteCluster --ClusterId cls-1 --InstanceDeleteMode terminate',
        'tccli redis ClearInstance --InstanceId crs-1',
        `curl -X POST https://cvm.tencentcloudapi.com/ -H "X-TC-Action: TerminateInstances" -H "Authorization: $A" -d '{"InstanceIds":["ins-1"]}'`,
      ],
      free: [
        'tccli cvm DescribeInstances',
        'tccli configure list',
        'tccli cvm ResetInstancesPassword help',
        `curl -X POST https://cvm.tencentcloudapi.com/ -H "X-TC-Action: DescribeInstances" -H "Authorization: $A" -d '{}'`,
      ],
    },
  },
] as const satisfies readonly Rule[];

/** Tencent Cloud: tccli, coscli, coscmd, and its API. */
export const tencent = {
  id: 'tencent',
  title: 'Tencent Cloud',
  hosts: ['*.tencentcloudapi.com', '*.intl.tencentcloudapi.com'],
  programs: [
    {
      id: 'tccli',
      names: ['tccli'],
      valueFlags: [],
      aloneFlags: list('--help --version --detail --use-cvm-role --force --generate-cli-skeleton'),
      helpWord: true,
    },
    {
      id: 'coscli',
      names: ['coscli'],
      valueFlags: list('-c --config-path -e --endpoint -i --secret-id -k --secret-key --include --exclude'),
    },
    { id: 'coscmd', names: ['coscmd'], valueFlags: list('-b --bucket -r --region -c --config_path -l --log_path') },
  ],
  rules,
} as const satisfies Provider;
