import { ACCOUNT, action, aws, docs, form, NAMED, rest } from './awsWhen';
import type { Rule } from './rule';
import { command } from './when';

const named = (kind: string) => ({ kind, name: NAMED, identifiers: ACCOUNT });
/** An input file that cannot be read may say anything. */
const UNREAD = '--input=unread';
const ZERO = ['0', 0];
const HELP = { none: ['--help', '-h', '--dry-run'] };

/** Operations that lose something although their verb says nothing of it. */
export const awsHiddenRules = [
  {
    id: 'aws/overwrite-data',
    when: [
      aws('rds backtrack-db-cluster'),
      aws('fsx restore-volume-from-snapshot'),
      aws('workspaces restore-workspace|rebuild-workspaces'),
      aws('ds restore-from-snapshot'),
      aws('neptunedata execute-fast-reset'),
      aws('neptune-graph reset-graph'),
      aws('dynamodb batch-write-item', { any: ['--request-items=*DeleteRequest*', UNREAD] }),
      aws('dynamodb transact-write-items', { any: ['--transact-items=*"Delete"*', UNREAD] }),
      aws('dynamodb update-time-to-live', { any: ['--time-to-live-specification=*nabled*rue*', UNREAD] }),
      aws('apigateway put-rest-api', { any: ['--mode=overwrite', UNREAD] }),
      ...action('BacktrackDBCluster|RestoreVolumeFromSnapshot|RestoreWorkspace|RebuildWorkspaces'),
      rest('POST', { headers: { 'x-amz-target': ['*.BatchWriteItem'] }, text: ['*DeleteRequest*'] }),
      rest('POST', { headers: { 'x-amz-target': ['*.TransactWriteItems'] }, text: ['*"Delete"*'] }),
    ],
    verb: 'overwrite',
    class: 'data',
    resource: named('data'),
    dies: 'what is there now: rows that the request deletes, or everything since the point it goes back to',
    undo: 'restore a backup from before',
    safer: 'Restore into a new resource beside the old one.',
    docs: docs('rds/backtrack-db-cluster.html'),
    examples: {
      held: [
        'aws rds backtrack-db-cluster --db-cluster-identifier orders --backtrack-to 2026-01-01T00:00:00Z',
        `aws dynamodb batch-write-item --request-items '{"orders":[{"DeleteRequest":{"Key":{"id":{"S":"1"}}}}]}'`,
        `curl https://dynamodb.eu-west-1.amazonaws.com/ -H 'X-Amz-Target: DynamoDB_20120810.BatchWriteItem' -d '{"RequestItems":{"orders":[{"DeleteRequest":{}}]}}'`,
      ],
      free: [
        `aws dynamodb batch-write-item --request-items '{"orders":[{"PutRequest":{"Item":{}}}]}'`,
        'aws rds restore-db-instance-from-db-snapshot --db-instance-identifier copy --db-snapshot-identifier s',
        `curl https://dynamodb.eu-west-1.amazonaws.com/ -H 'X-Amz-Target: DynamoDB_20120810.BatchWriteItem' -d '{"RequestItems":{"orders":[{"PutRequest":{}}]}}'`,
      ],
    },
  },
  {
    id: 'aws/scale-to-zero',
    when: [
      aws('ecs update-service', { any: ['--desired-count=0', UNREAD] }),
      aws('autoscaling update-auto-scaling-group', { any: ['--max-size=0', '--desired-capacity=0', UNREAD] }),
      aws('autoscaling set-desired-capacity', { any: ['--desired-capacity=0'] }),
      aws('autoscaling terminate-instance-in-auto-scaling-group'),
      aws('application-autoscaling register-scalable-target', { any: ['--max-capacity=0', UNREAD] }),
      aws('eks update-nodegroup-config', {
        any: [
          '--scaling-config=*axSize=0*',
          '--scaling-config=*desiredSize=0*',
          '--scaling-config=*desiredSize": 0*',
          '--scaling-config=*desiredSize":0*',
          UNREAD,
        ],
      }),
      aws('lambda put-function-concurrency', { any: ['--reserved-concurrent-executions=0', UNREAD] }),
      aws('ec2 modify-fleet|modify-spot-fleet-request', {
        any: ['--target-capacity=0', '--target-capacity-specification=*TotalTargetCapacity=0*'],
      }),
      form({ Action: ['SetDesiredCapacity', 'UpdateAutoScalingGroup'], DesiredCapacity: ZERO }),
      rest('POST', { headers: { 'x-amz-target': ['*.UpdateService'] }, fields: { desiredCount: ZERO } }),
    ],
    verb: 'stop',
    class: 'data',
    resource: { ...named('service'), name: ['flag:--service', 'flag:--auto-scaling-group-name', ...NAMED] },
    reversible: true,
    dies: 'every running instance of it, with what those keep on their own disks',
    undo: 'scale it up again; what stood on the disks of the instances stays lost',
    safer: 'Scale it to one.',
    docs: docs('ecs/update-service.html'),
    examples: {
      held: [
        'aws ecs update-service --cluster shop --service web --desired-count 0',
        'aws autoscaling update-auto-scaling-group --auto-scaling-group-name web --min-size 0 --max-size 0 --desired-capacity 0',
        `curl https://ecs.eu-west-1.amazonaws.com/ -H 'X-Amz-Target: AmazonEC2ContainerServiceV20141113.UpdateService' -d '{"service":"web","desiredCount":0}'`,
      ],
      free: [
        'aws ecs update-service --cluster shop --service web --desired-count 3',
        'aws ecs update-service --cluster shop --service web --force-new-deployment',
        `curl https://ecs.eu-west-1.amazonaws.com/ -H 'X-Amz-Target: AmazonEC2ContainerServiceV20141113.UpdateService' -d '{"service":"web","desiredCount":3}'`,
      ],
    },
  },
  {
    id: 'aws/replace-policy',
    when: [
      aws('s3api put-bucket-policy|put-bucket-acl|put-bucket-replication|put-bucket-encryption'),
      aws('s3api|s3control put-public-access-block', { any: ['--public-access-block-configuration=*alse*', UNREAD] }),
      aws('s3control|s3tables|s3vectors put-*-policy'),
      aws('kms put-key-policy|revoke-grant'),
      aws('secretsmanager|dynamodb|lambda|glue|logs|cloudtrail|kinesis put-resource-policy'),
      aws('iam update-assume-role-policy|set-default-policy-version|put-role-permissions-boundary|put-user-permissions-boundary'),
      aws('ecr|ecr-public set-repository-policy'),
      aws('ecr put-registry-policy'),
      aws('backup put-backup-vault-access-policy'),
      aws('efs put-file-system-policy'),
      aws('organizations update-policy|put-resource-policy'),
      aws('cloudformation set-stack-policy'),
      ...action('PutKeyPolicy|PutResourcePolicy|UpdateAssumeRolePolicy|SetDefaultPolicyVersion|SetStackPolicy|SetRepositoryPolicy'),
      rest('PUT', {
        hosts: ['*.s3.amazonaws.com', '*.s3.*.amazonaws.com', 's3.amazonaws.com', 's3.*.amazonaws.com'],
        query: ['policy', 'acl', 'publicAccessBlock', 'replication', 'encryption'],
      }),
    ],
    verb: 'overwrite',
    class: 'safeguard',
    resource: named('policy'),
    reversible: true,
    dies: 'the policy before it: who is let in, and who is kept out',
    undo: 'put the old policy back, if somebody kept it and is still let in',
    safer: 'Save the policy that is there first, and show the difference.',
    docs: docs('s3api/put-bucket-policy.html'),
    examples: {
      held: [
        'aws s3api put-bucket-policy --bucket invoices --policy file://policy.json',
        'aws kms put-key-policy --key-id k1 --policy-name default --policy file://policy.json',
        `curl -X PUT --aws-sigv4 aws:amz:eu-west-1:s3 "https://invoices.s3.eu-west-1.amazonaws.com/?policy" -d '{"Statement":[]}'`,
      ],
      free: [
        'aws s3api get-bucket-policy --bucket invoices',
        'aws iam attach-role-policy --role-name r --policy-arn p',
        'aws s3api put-public-access-block --bucket invoices --public-access-block-configuration BlockPublicAcls=true',
        'curl --aws-sigv4 aws:amz:eu-west-1:s3 "https://invoices.s3.eu-west-1.amazonaws.com/?policy"',
      ],
    },
  },
  {
    id: 'aws/change-stack',
    net: 'provider',
    when: [
      aws('cloudformation update-stack|execute-change-set|execute-stack-refactor|rollback-stack|update-stack-set|update-stack-instances'),
      aws('cloudformation deploy', { none: ['--no-execute-changeset', '--help'] }),
      command('cdk', { none: ['--help', '-h', '--no-execute', '--method=prepare-change-set'] })('deploy|rollback|import|watch'),
      command('sam', { none: ['--help', '-h', '--no-execute-changeset'] })('deploy|sync'),
      command('serverless', HELP)('deploy|rollback'),
      ...action('UpdateStack|ExecuteChangeSet|UpdateStackSet'),
    ],
    verb: 'change',
    class: 'suspected',
    resource: {
      kind: 'stack',
      name: ['flag:--stack-name', 'flag:--stack-set-name', 'flag:--change-set-name', 'args', 'flag:--stage', '=stack'],
      identifiers: ACCOUNT,
    },
    dies: 'whatever the template deletes or replaces: the command does not say',
    undo: 'deploy the earlier template; data of replaced resources stays lost',
    safer: 'Show the changes first: cdk diff, or a change set that is not executed.',
    docs: docs('cloudformation/deploy/index.html'),
    examples: {
      held: [
        'aws cloudformation deploy --stack-name shop --template-file t.yml',
        'aws cloudformation execute-change-set --change-set-name c --stack-name shop',
        'cdk deploy --all --require-approval never',
        'sam deploy --no-confirm-changeset',
        'sls deploy --stage prod',
        'curl --aws-sigv4 aws:amz:eu-west-1:cloudformation https://cloudformation.eu-west-1.amazonaws.com/ -d "Action=ExecuteChangeSet&ChangeSetName=c"',
      ],
      free: [
        'aws cloudformation create-change-set --stack-name shop --change-set-name c --template-body file://t.yml',
        'aws cloudformation deploy --stack-name shop --template-file t.yml --no-execute-changeset',
        'aws cloudformation deploy help',
        'cdk synth',
        'sam build',
        'sls package',
        'curl --aws-sigv4 aws:amz:eu-west-1:cloudformation https://cloudformation.eu-west-1.amazonaws.com/ -d "Action=DescribeChangeSet&ChangeSetName=c"',
      ],
    },
  },
  {
    id: 'aws/run-document',
    net: 'provider',
    when: [
      aws('ssm send-command', {
        any: ['--document-name=*', UNREAD],
        none: [
          '--dry-run',
          '--help',
          '--generate-cli-skeleton',
          '--document-name=AWS-RunShellScript',
          '--document-name=AWS-RunPowerShellScript',
          '--document-name=AWS-GatherSoftwareInventory',
        ],
      }),
      ...action('SendCommand'),
    ],
    verb: 'change',
    class: 'suspected',
    resource: {
      kind: 'document',
      name: ['flag:--document-name', 'body:DocumentName', '=document'],
      identifiers: [...ACCOUNT, 'flag:--instance-ids'],
    },
    dies: 'whatever the document does on the machines: the command does not say',
    undo: 'none known',
    safer: 'Write the commands out with AWS-RunShellScript, so that they can be read.',
    docs: docs('ssm/send-command.html'),
    examples: {
      held: [
        'aws ssm send-command --document-name Reset-Disks --targets Key=tag:env,Values=prod',
        `curl https://ssm.eu-west-1.amazonaws.com/ -H 'X-Amz-Target: AmazonSSM.SendCommand' -d '{"DocumentName":"AWS-RunShellScript"}'`,
      ],
      free: [
        `aws ssm send-command --document-name AWS-RunShellScript --instance-ids i-1 --parameters 'commands=["uptime"]'`,
        'aws ssm list-commands',
        `curl https://ssm.eu-west-1.amazonaws.com/ -H 'X-Amz-Target: AmazonSSM.ListCommands' -d '{}'`,
      ],
    },
  },
] as const satisfies readonly Rule[];
