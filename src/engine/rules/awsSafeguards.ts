import { ACCOUNT, action, aws, docs, form, NAMED, rest } from './awsWhen';
import type { Rule } from './rule';

const named = (kind: string) => ({ kind, name: NAMED, identifiers: ACCOUNT });

/** Backups, logs, keys, and protection itself. */
export const awsSafeguardRules = [
  {
    id: 'aws/delete-backup',
    when: [
      aws('* delete-*snapshot|delete-*snapshots|delete-*backup|delete-*backups|delete-recovery-point|delete-backup-*|delete-*-backup'),
      aws('backup|backup-gateway delete-*|disassociate-*|stop-*'),
      aws('ec2 deregister-image'),
      aws('rds|docdb|neptune delete-db-instance-automated-backup|delete-db-cluster-automated-backup'),
      aws('dlm delete-lifecycle-policy'),
      aws('dlm update-lifecycle-policy', { any: ['--state=DISABLED', '--input=unread'] }),
      aws('backup cancel-legal-hold|update-recovery-point-lifecycle|revoke-restore-access-backup-vault'),
      aws('ec2|rbin unlock-snapshot|unlock-rule|delete-rule'),
      aws('s3api delete-object|delete-objects', { any: ['--bypass-governance-retention'] }),
      ...action(
        'DeleteSnapshot|DeleteDBSnapshot|DeleteDBClusterSnapshot|DeleteClusterSnapshot|DeleteCacheSnapshot|DeleteBackup|DeregisterImage|DeleteDBInstanceAutomatedBackup|DeleteDBClusterAutomatedBackup|UnlockSnapshot',
      ),
      rest('DELETE /backup-vaults/** /backup/**', { hosts: ['backup.*.amazonaws.com'] }),
    ],
    verb: 'delete',
    class: 'safeguard',
    resource: named('backup'),
    dies: 'the way back to an earlier state',
    undo: 'none known',
    safer: 'Let it expire by its own lifecycle.',
    docs: docs('ec2/delete-snapshot.html'),
    examples: {
      held: [
        'aws ec2 delete-snapshot --snapshot-id snap-1',
        'aws rds delete-db-snapshot --db-snapshot-identifier nightly',
        'aws backup delete-recovery-point --backup-vault-name v --recovery-point-arn arn:aws:ec2:eu-west-1::snapshot/snap-1',
        'curl -X POST https://ec2.eu-west-1.amazonaws.com/ --aws-sigv4 aws:amz:eu-west-1:ec2 -d "Action=DeleteSnapshot&SnapshotId=snap-1"',
      ],
      free: [
        'aws ec2 describe-snapshots',
        'aws ec2 delete-snapshot --snapshot-id snap-1 --dry-run',
        'aws backup list-backup-vaults',
        'curl --aws-sigv4 aws:amz:eu-west-1:ec2 "https://ec2.eu-west-1.amazonaws.com/?Action=DescribeSnapshots"',
      ],
    },
  },
  {
    id: 'aws/delete-logs',
    when: [
      aws('logs delete-*'),
      aws('cloudtrail stop-logging|delete-*|put-event-selectors|stop-event-data-store-ingestion'),
      aws('logs put-retention-policy'),
      aws('ec2 delete-flow-logs'),
      aws('config|configservice stop-configuration-recorder|delete-*'),
      aws(
        'guardduty|securityhub|macie2|inspector2|detective|accessanalyzer delete-*|disable|disable-*|disassociate-*|stop-monitoring-members',
      ),
      aws('guardduty update-detector', { any: ['--no-enable', '--input=unread'] }),
      aws('cloudwatch delete-alarms|disable-alarm-actions|delete-metric-stream|stop-metric-streams'),
      ...action(
        'DeleteLogGroup|DeleteLogStream|PutRetentionPolicy|StopLogging|DeleteTrail|DeleteFlowLogs|StopConfigurationRecorder|DeleteAlarms|DisableAlarmActions',
      ),
    ],
    verb: 'delete',
    class: 'safeguard',
    resource: named('log'),
    dies: 'the record of what happened',
    undo: 'none known',
    safer: 'Set a retention that keeps what is there.',
    docs: docs('logs/delete-log-group.html'),
    examples: {
      held: [
        'aws logs delete-log-group --log-group-name /aws/lambda/orders',
        'aws cloudtrail stop-logging --name main',
        'aws guardduty delete-detector --detector-id d1',
        `curl https://logs.eu-west-1.amazonaws.com/ -H 'X-Amz-Target: Logs_20140328.DeleteLogGroup' -d '{"logGroupName":"/aws/lambda/orders"}'`,
      ],
      free: [
        `curl https://logs.eu-west-1.amazonaws.com/ -H 'X-Amz-Target: Logs_20140328.DescribeLogGroups' -d '{}'`,
        'aws logs tail /aws/lambda/orders',
        'aws cloudtrail lookup-events',
        'aws logs describe-log-groups',
      ],
    },
  },
  {
    id: 'aws/delete-key',
    when: [
      aws('kms schedule-key-deletion|disable-key|delete-*|disable-key-rotation|disconnect-custom-key-store|retire-grant|revoke-grant'),
      aws('secretsmanager delete-secret|remove-regions-from-replication'),
      aws('ssm delete-parameter|delete-parameters'),
      aws('acm delete-certificate'),
      aws('cloudhsmv2 delete-*'),
      ...action(
        'ScheduleKeyDeletion|DisableKey|DeleteImportedKeyMaterial|DeleteSecret|DeleteParameter|DeleteParameters|RevokeGrant|RetireGrant',
      ),
    ],
    verb: 'delete',
    class: 'safeguard',
    resource: named('key'),
    dies: 'everything that was encrypted with the key',
    undo: 'aws kms cancel-key-deletion until the waiting time ends',
    safer: 'Look in CloudTrail for who still uses it.',
    docs: docs('kms/schedule-key-deletion.html'),
    examples: {
      held: [
        'aws kms schedule-key-deletion --key-id k1 --pending-window-in-days 7',
        'aws secretsmanager delete-secret --secret-id db --force-delete-without-recovery',
        `curl https://kms.eu-west-1.amazonaws.com/ -H 'X-Amz-Target: TrentService.ScheduleKeyDeletion' -d '{"KeyId":"k1"}'`,
      ],
      free: [
        `curl https://kms.eu-west-1.amazonaws.com/ -H 'X-Amz-Target: TrentService.CancelKeyDeletion' -d '{"KeyId":"k1"}'`,
        'aws kms list-keys',
        'aws kms cancel-key-deletion --key-id k1',
        'aws kms describe-key --key-id k1',
      ],
    },
  },
  {
    id: 'aws/disable-protection',
    when: [
      aws('* modify-*|update-*|put-*', {
        any: ['--no-deletion-protection', '--no-deletion-protection-enabled', '--backup-retention-period=0'],
      }),
      aws('rds|docdb|neptune modify-db-*', { any: ['--input=unread'] }),
      aws('dynamodb update-table|update-continuous-backups', { any: ['--input=unread'] }),
      aws('efs update-file-system-protection'),
      aws('kinesis|firehose stop-stream-encryption|stop-delivery-stream-encryption'),
      aws('* modify-*|update-*', { any: ['--attributes=*deletion_protection.enabled*alse*', '--deletion-protection-config=*alse*'] }),
      aws('ec2 modify-instance-attribute', {
        any: ['--no-disable-api-termination', '--disable-api-termination=*alse*', '--no-disable-api-stop', '--disable-api-stop=*alse*'],
      }),
      aws('ec2 modify-instance-attribute', { all: ['--attribute=disableApi*', '--value=*alse*'] }),
      aws('cloudformation update-termination-protection', { any: ['--no-enable-termination-protection'] }),
      aws('emr modify-cluster-attributes|set-termination-protection', { any: ['--no-termination-protected'] }),
      aws('dynamodb update-continuous-backups', { any: ['--point-in-time-recovery-specification=*alse*'] }),
      aws('s3api put-bucket-versioning', { any: ['--versioning-configuration=*uspended*'] }),
      aws(
        's3api delete-bucket-replication|delete-bucket-encryption|delete-bucket-policy|delete-public-access-block|delete-bucket-lifecycle|put-object-retention|put-object-lock-configuration|put-object-legal-hold',
      ),
      aws('cognito-idp update-user-pool', { any: ['--deletion-protection=INACTIVE'] }),
      form({ Action: ['ModifyDBInstance', 'ModifyDBCluster'], DeletionProtection: ['false', false] }),
      form({ Action: ['ModifyDBInstance', 'ModifyDBCluster'], BackupRetentionPeriod: ['0', 0] }),
      form({ Action: ['UpdateTerminationProtection'], EnableTerminationProtection: ['false'] }),
      form({ Action: ['ModifyInstanceAttribute'], 'DisableApiTermination.Value': ['false'] }),
      rest('POST', { headers: { 'x-amz-target': ['*.UpdateTable', '*.UpdateUserPool'] }, fields: { DeletionProtectionEnabled: [false] } }),
      rest('POST', { headers: { 'x-amz-target': ['*.UpdateContinuousBackups'] }, text: ['*nabled*:*false*'] }),
      rest('PUT', {
        hosts: ['*.s3.amazonaws.com', '*.s3.*.amazonaws.com', 's3.*.amazonaws.com'],
        query: ['versioning'],
        text: ['*uspended*'],
      }),
    ],
    verb: 'disable',
    class: 'safeguard',
    resource: named('protection'),
    reversible: true,
    dies: 'the protection against exactly the deletion that comes next',
    undo: 'switch it on again',
    safer: 'Leave it on, and let the person do both.',
    docs: docs('rds/modify-db-instance.html'),
    examples: {
      held: [
        'aws rds modify-db-instance --db-instance-identifier orders --no-deletion-protection --apply-immediately',
        'aws cloudformation update-termination-protection --stack-name shop --no-enable-termination-protection',
        'aws s3api put-bucket-versioning --bucket invoices --versioning-configuration Status=Suspended',
        'aws dynamodb update-table --table-name orders --no-deletion-protection-enabled',
        `aws rds modify-db-instance --cli-input-json '{"DBInstanceIdentifier":"orders","DeletionProtection":false}'`,
        'curl --aws-sigv4 aws:amz:eu-west-1:rds "https://rds.eu-west-1.amazonaws.com/?Action=ModifyDBInstance&DBInstanceIdentifier=orders&DeletionProtection=false"',
      ],
      free: [
        'aws rds modify-db-instance --db-instance-identifier orders --deletion-protection',
        'aws s3api put-bucket-versioning --bucket invoices --versioning-configuration Status=Enabled',
        `aws rds modify-db-instance --cli-input-json '{"DBInstanceIdentifier":"orders","DeletionProtection":true}'`,
        'curl --aws-sigv4 aws:amz:eu-west-1:rds "https://rds.eu-west-1.amazonaws.com/?Action=ModifyDBInstance&DBInstanceIdentifier=orders&DeletionProtection=true"',
      ],
    },
  },
] as const satisfies readonly Rule[];
