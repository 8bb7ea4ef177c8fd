import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { aws } from '../../../src/server/lookup/aws';
import { copyProfile } from '../../../src/server/lookup/awsCopy';
import { AWS_KINDS } from '../../../src/server/lookup/awsKinds';
import { type Api, api, installed, type Stage, stage } from './stage';

const program = installed('aws');
const skip = program === null ? 'aws is not installed here' : process.platform === 'win32';

const ACCOUNT = '123456789012';
const RDS = 'http://rds.amazonaws.com/doc/2014-10-31/';
const xml = (name: string, namespace: string, result: string): string =>
  `<${name}Response xmlns="${namespace}"><${name}Result>${result}</${name}Result><ResponseMetadata><RequestId>r</RequestId></ResponseMetadata></${name}Response>`;
/** Answers in the shapes of https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/ and its like for the others. */
const QUERIES: Readonly<Record<string, string>> = {
  DescribeDBInstances: xml(
    'DescribeDBInstances',
    RDS,
    `<DBInstances><DBInstance><DBInstanceIdentifier>orders</DBInstanceIdentifier><AllocatedStorage>20</AllocatedStorage>
     <DeletionProtection>true</DeletionProtection><DBInstanceArn>arn:aws:rds:eu-west-1:${ACCOUNT}:db:orders</DBInstanceArn>
     <TagList><Tag><Key>Environment</Key><Value>live</Value></Tag><Tag><Key>project</Key><Value>shop</Value></Tag></TagList></DBInstance></DBInstances>`,
  ),
  DescribeDBSnapshots: xml(
    'DescribeDBSnapshots',
    RDS,
    `<DBSnapshots><DBSnapshot><SnapshotCreateTime>2026-01-02T03:04:05Z</SnapshotCreateTime></DBSnapshot>
     <DBSnapshot><SnapshotCreateTime>2026-03-02T03:04:05Z</SnapshotCreateTime></DBSnapshot></DBSnapshots>`,
  ),
  ListAccountAliases: xml(
    'ListAccountAliases',
    'https://iam.amazonaws.com/doc/2010-05-08/',
    '<AccountAliases><member>acme-production</member></AccountAliases><IsTruncated>false</IsTruncated>',
  ),
  GetCallerIdentity: xml(
    'GetCallerIdentity',
    'https://sts.amazonaws.com/doc/2011-06-15/',
    `<Arn>arn:aws:iam::${ACCOUNT}:user/reader</Arn><UserId>u</UserId><Account>${ACCOUNT}</Account>`,
  ),
  DescribeStacks: xml(
    'DescribeStacks',
    'http://cloudformation.amazonaws.com/doc/2010-05-15/',
    `<Stacks><member><StackName>shop</StackName><StackId>arn:aws:cloudformation:eu-west-1:${ACCOUNT}:stack/shop/1</StackId>
     <CreationTime>2026-01-02T03:04:05Z</CreationTime><StackStatus>CREATE_COMPLETE</StackStatus>
     <EnableTerminationProtection>false</EnableTerminationProtection></member></Stacks>`,
  ),
  ListStackResources: xml(
    'ListStackResources',
    'http://cloudformation.amazonaws.com/doc/2010-05-15/',
    `<StackResourceSummaries>${['AWS::RDS::DBInstance', 'AWS::S3::Bucket', 'AWS::S3::Bucket']
      .map(
        (type, at) =>
          `<member><ResourceType>${type}</ResourceType><LogicalResourceId>r${at}</LogicalResourceId><ResourceStatus>CREATE_COMPLETE</ResourceStatus>
           <LastUpdatedTimestamp>2026-01-02T03:04:05Z</LastUpdatedTimestamp></member>`,
      )
      .join('')}</StackResourceSummaries>`,
  ),
};
const TARGETS: Readonly<Record<string, unknown>> = {
  'DynamoDB_20120810.DescribeTable': {
    Table: {
      TableName: 'orders',
      TableArn: `arn:aws:dynamodb:eu-west-1:${ACCOUNT}:table/orders`,
      TableSizeBytes: 4096,
      ItemCount: 7,
      DeletionProtectionEnabled: false,
    },
  },
  'DynamoDB_20120810.ListBackups': { BackupSummaries: [] },
};
const PATHS: Readonly<Record<string, string>> = {
  '/invoices?versioning': `<VersioningConfiguration xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Status>Enabled</Status></VersioningConfiguration>`,
  '/invoices?list-type=2&max-keys=1000&encoding-type=url': `<ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Name>invoices</Name>
    <IsTruncated>true</IsTruncated><Contents><Key>a</Key><Size>1</Size></Contents><Contents><Key>b</Key><Size>1</Size></Contents></ListBucketResult>`,
};

let server: Api;
let own: Stage;
before(async () => {
  server = await api(({ url = '', headers }, body) => {
    const target = headers['x-amz-target'];
    return typeof target === 'string' ? TARGETS[target] : (QUERIES[new URLSearchParams(body).get('Action') ?? ''] ?? PATHS[url]);
  });
  own = stage('aws', { program, endpoint: `http://127.0.0.1:${server.port}` });
  own.write(
    '.aws/credentials',
    '[default]\naws_access_key_id = fake-id\naws_secret_access_key = fake-secret\n[reader]\naws_access_key_id = fake-id\naws_secret_access_key = fake-secret\n',
  );
  own.write(
    '.aws/config',
    `[plugins]
cli_legacy_plugin_path = /tmp
[default]
region = eu-west-1
[profile reader]
region = eu-west-1
cli_pager = /bin/false
[profile evil]
credential_process = /bin/sh -c "touch /tmp/mollyguard-was-here"
[profile behind]
role_arn = arn:aws:iam::${ACCOUNT}:role/r
source_profile = evil
[profile redirected]
aws_access_key_id = fake-id
endpoint_url = https://evil.example.com
[profile robot]
role_arn = arn:aws:iam::${ACCOUNT}:role/r
credential_source = Ec2InstanceMetadata
[sso-session corp]
sso_region = eu-west-1
sso_start_url = https://corp.example.com/start
[profile signed]
sso_session = corp
sso_account_id = ${ACCOUNT}
sso_role_name = Reader
region = eu-west-1
`,
  );
});
after(() => {
  own.remove();
  server.close();
});

const EVIDENCE = {
  source: 'lookup',
  environment: 'production',
  identifiers: ['reader', ACCOUNT, 'acme-production'],
  names: { [ACCOUNT]: 'acme-production' },
  file: null,
  line: null,
  strength: 'target',
  note: `the AWS profile reader leads to account ${ACCOUNT} (acme-production)`,
};
const where = (profile: string, region = '') => ({
  id: 'looked-up',
  data: {
    where: `profile ${profile}, account ${ACCOUNT} (acme-production)${region === '' ? '' : `, ${region}`}`,
    sure: profile === 'default' ? 'no' : 'yes',
  },
});

describe('AWS', { skip }, () => {
  test('a database, by a profile that is named', async () => {
    const command = 'aws --profile reader rds delete-db-instance --db-instance-identifier orders --skip-final-snapshot';
    assert.deepEqual(await own.find(aws, command, 'aws/delete-database'), {
      evidence: [EVIDENCE],
      facts: [
        where('reader'),
        { id: 'located', data: { name: 'orders', project: 'shop', environment: 'live', service: '' } },
        { id: 'protected', data: { by: 'deletion protection' } },
        { id: 'size', data: { bytes: String(20 * 1024 ** 3) } },
        { id: 'backups', data: { count: '2', newest: '2026-03-02T03:04:05.000Z' } },
      ],
    });
  });

  for (const [command, rule, facts] of [
    [
      'aws dynamodb delete-table --table-name orders --region eu-west-1',
      'aws/delete-database',
      [
        where('default', 'eu-west-1'),
        { id: 'size', data: { bytes: '4096' } },
        { id: 'rows', data: { count: '7' } },
        { id: 'no-backups', data: {} },
      ],
    ],
    [
      'aws cloudformation delete-stack --stack-name shop',
      'aws/delete-stack',
      [where('default'), { id: 'holds', data: { kind: 'resources', count: '3', names: 'AWS::RDS::DBInstance, AWS::S3::Bucket' } }],
    ],
    [
      'aws s3 rb s3://invoices --force',
      'aws/delete-bucket',
      [
        where('default'),
        { id: 'protected', data: { by: 'versions of its objects' } },
        { id: 'holds', data: { kind: 'objects', count: '2+', names: '' } },
      ],
    ],
  ] as const)
    test(command, async () => {
      // Where no profile is named the terminal may have another: nothing is said of where it leads.
      assert.deepEqual(await own.find(aws, command, rule), { evidence: [], facts });
    });

  test('where there is no more time, what the first answer says', async () => {
    const command = 'aws --profile reader rds delete-db-instance --db-instance-identifier orders';
    const found = await own.find(aws, command, 'aws/delete-database', AbortSignal.abort());
    assert.ok(typeof found === 'object' && found !== null);
    assert.deepEqual(
      found.facts.map(({ id, data }) => [id, data.where ?? data.about ?? data.by ?? '']),
      [
        ['looked-up', `profile reader, account ${ACCOUNT}`],
        ['located', ''],
        ['protected', 'deletion protection'],
        ['size', ''],
        ['not-known', 'backups'],
      ],
    );
  });

  test('a thing that AWS does not tell of is no fact', async () => {
    assert.equal(await own.find(aws, 'aws ec2 terminate-instances --instance-ids i-1', 'aws/terminate-instances'), 'failed');
  });
});

describe('what AWS is not asked', () => {
  for (const [command, why] of [
    ['aws --profile evil rds delete-db-instance --db-instance-identifier orders', 'runs-code'],
    ['aws --profile behind rds delete-db-instance --db-instance-identifier orders', 'runs-code'],
    ['aws --profile redirected rds delete-db-instance --db-instance-identifier orders', 'no-connection'],
    ['aws --profile robot rds delete-db-instance --db-instance-identifier orders', 'no-connection'],
    ['aws --profile signed rds delete-db-instance --db-instance-identifier orders', 'no-connection'],
    ['aws --profile gone rds delete-db-instance --db-instance-identifier orders', 'no-connection'],
    ['AWS_ACCESS_KEY_ID=x aws rds delete-db-instance --db-instance-identifier orders', 'target'],
    ['sudo aws rds delete-db-instance --db-instance-identifier orders', 'target'],
    ['aws rds delete-db-instance --db-instance-identifier file://orders', 'target'],
    ['aws rds delete-db-instance --db-instance-identifier=--debug', 'target'],
    ['aws --endpoint-url https://evil.example.com rds delete-db-instance --db-instance-identifier orders', 'target'],
    ['aws --region "x/../y" rds delete-db-instance --db-instance-identifier orders', 'target'],
  ] as const)
    test(command, async () => {
      const before = server.requests.length;
      const found = await own.find(aws, command, 'aws/delete-database');
      assert.ok(typeof found === 'object' && found !== null, JSON.stringify(found));
      assert.deepEqual(
        found.facts.map(({ id, data }) => [id, data.why]),
        [['not-known', why]],
      );
      assert.equal(server.requests.length, before, 'nobody was asked');
    });

  test('several at once', async () => {
    const found = await own.find(aws, 'aws ec2 terminate-instances --instance-ids i-1 i-2', 'aws/terminate-instances');
    assert.ok(typeof found === 'object' && found !== null);
    assert.equal(found.facts[0]?.data.why, 'target');
  });

  test('every call describes, lists or gets', () => {
    const operations = AWS_KINDS.flatMap(({ calls }) => calls.map(({ args }) => args[1] ?? ''));
    assert.deepEqual(
      operations.filter((one) => !/^(?:describe|list|get)-/.test(one)),
      [],
    );
  });
});

describe('the copy of a profile', () => {
  const token = (name: string): string => `.aws/sso/cache/${createHash('sha1').update(name).digest('hex')}.json`;

  test('has keys and region, and nothing else of the file', async () => {
    assert.deepEqual(await copyProfile(own.home, 'reader'), [
      {
        path: '.aws/config',
        content:
          '[profile reader]\nregion = eu-west-1\naws_access_key_id = fake-id\naws_secret_access_key = fake-secret\nmax_attempts = 1\n',
      },
    ]);
  });

  test('of a sign-on it has the token that is valid, and none to refresh it', async () => {
    const cached = {
      startUrl: 'https://corp.example.com/start',
      region: 'eu-west-1',
      accessToken: 'fake-token',
      expiresAt: '2099-01-01T00:00:00Z',
    };
    own.write(token('corp'), JSON.stringify({ ...cached, clientId: 'c', clientSecret: 'fake-secret', refreshToken: 'fake-refresh' }));
    const copied = await copyProfile(own.home, 'signed');
    assert.ok(typeof copied !== 'string');
    assert.deepEqual(
      copied.map(({ path }) => path),
      ['.aws/config', token('corp')],
    );
    assert.deepEqual(JSON.parse(String(copied[1]?.content)), cached);
    assert.match(
      String(copied[0]?.content),
      /\[sso-session corp\]\nsso_start_url = https:\/\/corp\.example\.com\/start\nsso_region = eu-west-1\n/,
    );
    own.write(token('corp'), JSON.stringify({ ...cached, expiresAt: '2020-01-01T00:00:00Z' }));
    assert.equal(await copyProfile(own.home, 'signed'), 'no-connection');
  });
});
