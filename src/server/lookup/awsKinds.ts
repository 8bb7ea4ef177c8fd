/** One call that only describes, lists or gets. `{}` is the thing's name. What it prints is shaped by `query` (JMESPath) into what `thingFacts` reads. */
export interface AwsCall {
  readonly args: readonly string[];
  readonly query: string;
}
/** How a thing is asked about that an operation would take away: the first call must answer. */
export interface AwsKind {
  /** Services and operations that take it away: `rds delete-db-instance`. */
  readonly operations: readonly string[];
  /** Where its name stands: a flag, or a place among the words. */
  readonly name: string | number;
  readonly calls: readonly AwsCall[];
  /** What `members` are. */
  readonly members: string;
}

const IDENTITY: AwsCall = { args: ['sts', 'get-caller-identity'], query: '{account:Account}' };
const VERSIONS: AwsCall = { args: ['s3api', 'get-bucket-versioning', '--bucket={}'], query: "{versioned:Status=='Enabled'}" };
/** One page: that there are more is all that needs to be known. */
const OBJECTS: AwsCall = {
  args: ['s3api', 'list-objects-v2', '--bucket={}', '--max-keys=1000', '--no-paginate'],
  query: '{number:length(Contents || `[]`),more:IsTruncated}',
};

/** What AWS is asked, by kind of thing. https://docs.aws.amazon.com/cli/latest/reference/ */
export const AWS_KINDS: readonly AwsKind[] = [
  {
    operations: ['rds delete-db-instance', 'docdb delete-db-instance', 'neptune delete-db-instance'],
    name: '--db-instance-identifier',
    calls: [
      {
        args: ['rds', 'describe-db-instances', '--db-instance-identifier={}'],
        query: 'DBInstances[0].{arn:DBInstanceArn,protected:DeletionProtection,gibibytes:AllocatedStorage,tags:TagList}',
      },
      // The automated ones go with it.
      {
        args: ['rds', 'describe-db-snapshots', '--db-instance-identifier={}', '--snapshot-type=manual'],
        query: '{backups:DBSnapshots[].SnapshotCreateTime}',
      },
    ],
    members: '',
  },
  {
    operations: ['rds delete-db-cluster', 'docdb delete-db-cluster', 'neptune delete-db-cluster'],
    name: '--db-cluster-identifier',
    calls: [
      {
        args: ['rds', 'describe-db-clusters', '--db-cluster-identifier={}'],
        query: 'DBClusters[0].{arn:DBClusterArn,protected:DeletionProtection,tags:TagList,members:DBClusterMembers[].DBInstanceIdentifier}',
      },
      {
        args: ['rds', 'describe-db-cluster-snapshots', '--db-cluster-identifier={}', '--snapshot-type=manual'],
        query: '{backups:DBClusterSnapshots[].SnapshotCreateTime}',
      },
    ],
    members: 'database instances',
  },
  {
    operations: ['dynamodb delete-table'],
    name: '--table-name',
    calls: [
      {
        args: ['dynamodb', 'describe-table', '--table-name={}'],
        query: 'Table.{arn:TableArn,protected:DeletionProtectionEnabled,bytes:TableSizeBytes,rows:ItemCount}',
      },
      { args: ['dynamodb', 'list-backups', '--table-name={}'], query: '{backups:BackupSummaries[].BackupCreationDateTime}' },
    ],
    members: '',
  },
  {
    operations: ['cloudformation delete-stack'],
    name: '--stack-name',
    calls: [
      {
        args: ['cloudformation', 'describe-stacks', '--stack-name={}'],
        query: 'Stacks[0].{arn:StackId,protected:EnableTerminationProtection,tags:Tags,changed:LastUpdatedTime}',
      },
      {
        args: ['cloudformation', 'list-stack-resources', '--stack-name={}', '--no-paginate'],
        query: '{members:StackResourceSummaries[].ResourceType,more:NextToken}',
      },
    ],
    members: 'resources',
  },
  {
    operations: ['s3api delete-bucket'],
    name: '--bucket',
    calls: [OBJECTS, VERSIONS, IDENTITY],
    members: 'objects',
  },
  { operations: ['s3 rb', 's3 rm'], name: 2, calls: [OBJECTS, VERSIONS, IDENTITY], members: 'objects' },
  {
    operations: ['ec2 terminate-instances'],
    name: '--instance-ids',
    calls: [
      {
        args: ['ec2', 'describe-instances', '--instance-ids={}'],
        query:
          'Reservations[0].{account:OwnerId,tags:Instances[0].Tags,members:Instances[0].BlockDeviceMappings[?Ebs.DeleteOnTermination].Ebs.VolumeId}',
      },
      {
        args: ['ec2', 'describe-instance-attribute', '--instance-id={}', '--attribute=disableApiTermination'],
        query: '{protected:DisableApiTermination.Value}',
      },
    ],
    members: 'volumes',
  },
  {
    operations: ['ec2 delete-volume'],
    name: '--volume-id',
    calls: [
      { args: ['ec2', 'describe-volumes', '--volume-ids={}'], query: 'Volumes[0].{gibibytes:Size,tags:Tags}' },
      {
        args: ['ec2', 'describe-snapshots', '--owner-ids=self', '--filters=Name=volume-id,Values={}'],
        query: '{backups:Snapshots[].StartTime}',
      },
      IDENTITY,
    ],
    members: '',
  },
];
