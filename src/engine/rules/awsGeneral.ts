import { ACCOUNT, action, aws, docs, NAMED, rest } from './awsWhen';
import type { Rule } from './rule';
import { command } from './when';

const named = (kind: string) => ({ kind, name: NAMED, identifiers: ACCOUNT });
const HELP = { none: ['--help', '-h', '--dry-run'] };
const cdk = command('cdk', HELP);
const sam = command('sam', HELP);
const serverless = command('serverless', HELP);
const sst = command('sst', HELP);
/** What operations that destroy are called, over all services. */
const DESTROY =
  'delete-*|batch-delete-*|terminate-*|remove-*|purge-*|deregister-*|disable-*|revoke-*|cancel-*|reset-*|destroy-*|detach-*|disassociate-*|release-*|leave-*|close-account|forget-*|unsubscribe|flush-*|wipe-*|deprovision-*|retire-*|deactivate-*|admin-delete-*|admin-disable-*|force-delete-*|decrease-*|admin-reset-*|unpublish-*|batch-disassociate-*|withdraw-*|dispose-*|unregister-*|undeploy-*|redact-*|dissociate-*|deauthorize-*|unshare-*|rebuild-*|disconnect-custom-key-store|disconnect-source-server|return-savings-plan|abort-vault-lock';

const ACTIONS =
  'Delete*|BatchDelete*|AdminDelete*|ForceDelete*|Terminate*|Remove*|Purge*|Deregister*|Disable*|Revoke*|Reset*|Release*|Detach*|Disassociate*|BatchDisassociate*|Deactivate*|Deprovision*|Forget*|Leave*|Withdraw*|Dispose*|Decrease*|Rebuild*';
/** The same where a REST service takes them by POST. */
const PATHS = ['delete', 'Delete', 'terminate', 'deregister', 'Deregister', 'batchDelete', 'batch-delete', 'disable', 'revoke', 'reset-']
  .map((word) => `/**/${word}*`)
  .join(' ');

/** Operations by verb, the most dangerous ones with words of their own. */
export const awsGeneralRules = [
  {
    id: 'aws/delete-database',
    when: [
      aws('rds|docdb|neptune delete-db-instance|delete-db-cluster|delete-global-cluster|delete-tenant-database'),
      aws(
        'dynamodb|redshift|redshift-serverless|elasticache|memorydb|dax|timestream-write|keyspaces|opensearch|es|docdb-elastic|dsql|lightsail delete-*',
      ),
      ...action('DeleteDBInstance|DeleteDBCluster|DeleteTable|DeleteCacheCluster|DeleteReplicationGroup|DeleteCluster'),
    ],
    verb: 'delete',
    class: 'data',
    resource: named('database'),
    dies: 'the data, and with --skip-final-snapshot or --delete-automated-backups its backups',
    undo: 'restore a snapshot, if one stays',
    safer: 'Make a final snapshot: --final-db-snapshot-identifier.',
    docs: docs('rds/delete-db-instance.html'),
    examples: {
      held: [
        'aws rds delete-db-instance --db-instance-identifier orders --skip-final-snapshot',
        'aws dynamodb delete-table --table-name orders',
        'aws elasticache delete-cache-cluster --cache-cluster-id sessions',
        `curl -X POST https://dynamodb.eu-west-1.amazonaws.com/ -H 'X-Amz-Target: DynamoDB_20120810.DeleteTable' -d '{"TableName":"orders"}'`,
        `python3 -c "import boto3; boto3.resource('dynamodb').Table('orders').delete()"`,
      ],
      free: [
        'aws rds describe-db-instances',
        'aws dynamodb scan --table-name orders',
        'aws rds create-db-snapshot --db-instance-identifier orders',
        `curl -X POST https://dynamodb.eu-west-1.amazonaws.com/ -H 'X-Amz-Target: DynamoDB_20120810.DescribeTable' -d '{"TableName":"orders"}'`,
        `python3 -c "import boto3; print(boto3.resource('dynamodb').Table('orders').item_count)"`,
      ],
    },
  },
  {
    id: 'aws/terminate-instances',
    when: [
      aws('ec2 terminate-instances|delete-volume|delete-volumes|delete-vpc|delete-subnet'),
      ...action('TerminateInstances|DeleteVolume|DeleteVpc'),
    ],
    verb: 'delete',
    class: 'data',
    resource: named('instance'),
    dies: 'the machine, its instance store, and volumes that go with it',
    undo: 'none known without a snapshot',
    safer: 'Stop it instead, or make an image first.',
    docs: docs('ec2/terminate-instances.html'),
    examples: {
      held: [
        'aws ec2 terminate-instances --instance-ids i-1',
        'aws ec2 delete-volume --volume-id vol-1',
        'awscurl --service ec2 "https://ec2.eu-west-1.amazonaws.com/?Action=TerminateInstances&InstanceId.1=i-1"',
        `python3 -c "import boto3; boto3.resource('ec2').Instance('i-1').terminate()"`,
      ],
      free: [
        'aws ec2 terminate-instances --instance-ids i-1 --dry-run',
        'aws ec2 describe-instances',
        'aws ec2 stop-instances --instance-ids i-1',
        'awscurl --service ec2 "https://ec2.eu-west-1.amazonaws.com/?Action=DescribeInstances"',
        `python3 -c "import boto3; print(boto3.client('ec2').describe_instances())"`,
      ],
    },
  },
  {
    id: 'aws/delete-stack',
    when: [
      aws('cloudformation delete-stack|delete-stack-set|delete-stack-instances'),
      cdk('destroy'),
      sam('delete'),
      serverless('remove'),
      sst('remove'),
      ...action('DeleteStack|DeleteStackSet|DeleteStackInstances'),
    ],
    verb: 'delete',
    class: 'data',
    resource: {
      kind: 'stack',
      name: ['flag:--stack-name', 'flag:--stack-set-name', 'args', 'flag:--stage', 'flag:-s', '=all stacks'],
      identifiers: ACCOUNT,
    },
    dies: 'everything in the stack whose deletion policy is not Retain: databases, buckets, machines',
    undo: 'none known for data',
    safer: 'Look at the stack resources first, and set termination protection.',
    docs: docs('cloudformation/delete-stack.html'),
    examples: {
      held: [
        'aws cloudformation delete-stack --stack-name shop',
        'cdk destroy --all --force',
        'sam delete --stack-name shop --no-prompts',
        'sls remove --stage prod',
        'npx sst remove --stage production',
        `curl --aws-sigv4 aws:amz:eu-west-1:cloudformation "https://cloudformation.eu-west-1.amazonaws.com/?Action=DeleteStack&StackName=shop"`,
        `python3 -c "import boto3; boto3.client('cloudformation').delete_stack(StackName='shop')"`,
      ],
      free: [
        'aws cloudformation describe-stacks',
        'aws cloudformation delete-stack help',
        'cdk diff',
        'sam validate',
        'sls info',
        `curl --aws-sigv4 aws:amz:eu-west-1:cloudformation "https://cloudformation.eu-west-1.amazonaws.com/?Action=DescribeStacks"`,
      ],
    },
  },
  {
    id: 'aws/change-dns',
    when: [
      aws('route53 change-resource-record-sets', { any: ['--change-batch=*DELETE*', '--input=unread'] }),
      aws('route53 delete-*'),
      aws('route53domains delete-*|transfer-*|disable-*|push-domain'),
      rest('DELETE /{version}/hostedzone/{zone}', { hosts: ['route53.amazonaws.com'] }),
      rest('POST /{version}/hostedzone/{zone}/rrset /{version}/hostedzone/{zone}/rrset/', {
        hosts: ['route53.amazonaws.com'],
        text: ['*<Action>DELETE</Action>*'],
      }),
    ],
    verb: 'delete',
    class: 'data',
    resource: { kind: 'zone', name: ['flag:--hosted-zone-id', 'flag:--id', 'flag:--domain-name', 'path:zone'], identifiers: ACCOUNT },
    dies: 'names that clients look up',
    undo: 'write the records again; caches keep the absence for a while',
    safer: 'Save the records first with aws route53 list-resource-record-sets.',
    docs: docs('route53/change-resource-record-sets.html'),
    examples: {
      held: [
        `aws route53 change-resource-record-sets --hosted-zone-id Z1 --change-batch '{"Changes":[{"Action":"DELETE"}]}'`,
        'aws route53 delete-hosted-zone --id Z1',
        'aws route53 change-resource-record-sets --hosted-zone-id Z1 --change-batch file://not-there.json',
        'curl -X DELETE --aws-sigv4 aws:amz:us-east-1:route53 https://route53.amazonaws.com/2013-04-01/hostedzone/Z1',
        `curl --aws-sigv4 aws:amz:us-east-1:route53 https://route53.amazonaws.com/2013-04-01/hostedzone/Z1/rrset -d '<ChangeBatch><Changes><Change><Action>DELETE</Action></Change></Changes></ChangeBatch>'`,
      ],
      free: [
        `aws route53 change-resource-record-sets --hosted-zone-id Z1 --change-batch '{"Changes":[{"Action":"CREATE"}]}'`,
        'aws route53 list-hosted-zones',
        'aws route53 change-resource-record-sets help',
        'aws route53 create-hosted-zone --cli-input-json file://zone.json',
        'curl --aws-sigv4 aws:amz:us-east-1:route53 https://route53.amazonaws.com/2013-04-01/hostedzone/Z1',
        `curl --aws-sigv4 aws:amz:us-east-1:route53 https://route53.amazonaws.com/2013-04-01/hostedzone/Z1/rrset -d '<ChangeBatch><Changes><Change><Action>UPSERT</Action></Change></Changes></ChangeBatch>'`,
      ],
    },
  },
  {
    id: 'aws/delete-access',
    when: [
      aws('iam delete-*|remove-*|detach-*|deactivate-*'),
      aws('organizations leave-organization|close-account|remove-account-from-organization|delete-*|detach-policy|disable-*'),
      aws('cognito-idp|cognito-identity delete-*|admin-delete-*'),
      aws('ec2 revoke-*|delete-security-group|delete-key-pair'),
      aws('iam update-access-key', { any: ['--status=Inactive', '--input=unread'] }),
      aws('sso-admin|identitystore|rolesanywhere delete-*|detach-*|disable-*'),
      aws('cognito-idp admin-disable-*|admin-forget-device|admin-remove-*'),
      ...action(
        'DeleteUser|DeleteRole|DeletePolicy|DeleteGroup|DeleteAccessKey|DetachRolePolicy|DetachUserPolicy|DetachGroupPolicy|DeleteUserPolicy|DeleteRolePolicy|RemoveUserFromGroup|RemoveRoleFromInstanceProfile|DeactivateMFADevice|DeleteUserPool|AdminDeleteUser|AdminDisableUser|RevokeSecurityGroup*|DeleteSecurityGroup|LeaveOrganization|CloseAccount|RemoveAccountFromOrganization',
      ),
    ],
    verb: 'revoke',
    class: 'data',
    resource: named('access'),
    dies: 'what the user, role, pool or account could do or held',
    undo: 'make it again with the same policies; keys and users of a pool stay lost',
    safer: 'Deactivate it first, and look at when it was last used.',
    docs: docs('iam/delete-role.html'),
    examples: {
      held: [
        'aws iam delete-user --user-name deploy',
        'aws organizations close-account --account-id 1',
        'aws cognito-idp delete-user-pool --user-pool-id p',
        'aws iam update-access-key --access-key-id k --status Inactive --user-name deploy',
        'curl --aws-sigv4 aws:amz:us-east-1:iam https://iam.amazonaws.com/ -d "Action=DeleteUser&UserName=deploy"',
      ],
      free: [
        'aws iam list-users',
        'curl --aws-sigv4 aws:amz:us-east-1:iam https://iam.amazonaws.com/ -d "Action=ListUsers"',
        'aws iam simulate-principal-policy --policy-source-arn a --action-names ec2:TerminateInstances',
      ],
    },
  },
  {
    id: 'aws/delete-resource',
    net: 'provider',
    when: [
      aws(`* ${DESTROY}`),
      aws('ssm start-automation-execution', {
        any: ['--document-name=*Delete*', '--document-name=*Terminate*', '--document-name=*Disable*'],
      }),
      rest('DELETE'),
      rest(`POST ${PATHS}`),
      ...action(ACTIONS),
    ],
    verb: 'delete',
    class: 'data',
    resource: named('resource'),
    dies: 'whatever the resource held',
    undo: 'none known',
    safer: 'Describe it first and show the person what it holds.',
    docs: docs(''),
    examples: {
      held: [
        'aws eks delete-cluster --name shop',
        'aws lambda delete-function --function-name orders',
        'aws sqs purge-queue --queue-url https://sqs.eu-west-1.amazonaws.com/1/orders',
        'aws ecr delete-repository --repository-name web --force',
        'aws --region eu-west-1 ecs deregister-container-instance --cluster c --container-instance i --force',
        'aws storagegateway reset-cache --gateway-arn g',
        'aws ssm start-automation-execution --document-name AWS-DeleteSnapshot',
        `curl -X POST --aws-sigv4 aws:amz:eu-west-1:batch https://batch.eu-west-1.amazonaws.com/v1/deletejobqueue -d '{"jobQueue":"q"}'`,
        `python3 -c "import boto3; boto3.session.Session(profile_name='prod').client('eks').delete_cluster(name='shop')"`,
        'curl -X DELETE https://lambda.eu-west-1.amazonaws.com/2015-03-31/functions/orders --aws-sigv4 aws:amz:eu-west-1:lambda',
      ],
      free: [
        'aws lambda list-functions',
        'aws sts get-caller-identity',
        'aws ecs describe-clusters',
        'aws --debug lambda get-function --function-name delete-orders',
        'aws lambda delete-function --generate-cli-skeleton',
        'aws eks delete-cluster help',
        'aws sqs help',
        'curl --aws-sigv4 aws:amz:eu-west-1:lambda https://lambda.eu-west-1.amazonaws.com/2015-03-31/functions/delete-orders',
        `python3 -c "import boto3; print(boto3.client('eks').list_clusters())"`,
      ],
    },
  },
] as const satisfies readonly Rule[];
