import { ACCOUNT, action, aws, docs, NAMED } from './awsWhen';
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
      aws('s3api delete-object|delete-objects', { any: ['--bypass-governance-retention'] }),
      ...action('DeleteSnapshot|DeleteDBSnapshot|DeleteDBClusterSnapshot|DeleteBackup|DeregisterImage|DeleteDBInstanceAutomatedBackup'),
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
      free: ['aws ec2 describe-snapshots', 'aws ec2 delete-snapshot --snapshot-id snap-1 --dry-run', 'aws backup list-backup-vaults'],
    },
  },
  {
    id: 'aws/delete-logs',
    when: [
      aws('logs delete-*'),
      aws('cloudtrail stop-logging|delete-*|put-event-selectors'),
      aws('logs put-retention-policy'),
      aws('ec2 delete-flow-logs'),
      aws('config|configservice stop-configuration-recorder|delete-*'),
      aws('guardduty|securityhub|macie2|inspector2|detective|accessanalyzer delete-*|disable|disable-*|disassociate-*'),
      ...action('DeleteLogGroup|DeleteLogStream|StopLogging|DeleteTrail|DeleteFlowLogs|StopConfigurationRecorder'),
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
      ],
      free: ['aws logs tail /aws/lambda/orders', 'aws cloudtrail lookup-events', 'aws logs describe-log-groups'],
    },
  },
  {
    id: 'aws/delete-key',
    when: [
      aws('kms schedule-key-deletion|disable-key|delete-*|disable-key-rotation'),
      aws('secretsmanager delete-secret'),
      aws('acm delete-certificate'),
      aws('cloudhsmv2 delete-*'),
      ...action('ScheduleKeyDeletion|DisableKey|DeleteImportedKeyMaterial|DeleteSecret'),
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
      ],
      free: ['aws kms list-keys', 'aws kms cancel-key-deletion --key-id k1', 'aws kms describe-key --key-id k1'],
    },
  },
  {
    id: 'aws/disable-protection',
    when: [
      aws('* modify-*|update-*', { any: ['--no-deletion-protection', '--no-deletion-protection-enabled', '--backup-retention-period=0'] }),
      aws('* modify-*|update-*', { any: ['--attributes=*deletion_protection.enabled*alse*', '--deletion-protection-config=*alse*'] }),
      aws('ec2 modify-instance-attribute', {
        any: ['--no-disable-api-termination', '--disable-api-termination=*alse*', '--attribute=disableApiTermination'],
      }),
      aws('cloudformation update-termination-protection', { any: ['--no-enable-termination-protection'] }),
      aws('emr modify-cluster-attributes|set-termination-protection', { any: ['--no-termination-protected'] }),
      aws('dynamodb update-continuous-backups', { any: ['--point-in-time-recovery-specification=*alse*'] }),
      aws('s3api put-bucket-versioning', { any: ['--versioning-configuration=*uspended*'] }),
      aws(
        's3api delete-bucket-replication|delete-bucket-encryption|delete-bucket-policy|delete-public-access-block|put-object-retention|put-object-lock-configuration|put-object-legal-hold',
      ),
      aws('cognito-idp update-user-pool', { any: ['--deletion-protection=INACTIVE'] }),
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
      ],
      free: [
        'aws rds modify-db-instance --db-instance-identifier orders --deletion-protection',
        'aws s3api put-bucket-versioning --bucket invoices --versioning-configuration Status=Enabled',
      ],
    },
  },
] as const satisfies readonly Rule[];
