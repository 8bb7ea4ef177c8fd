import { PROJECT } from '../world';
import { rows } from './rows';

const WORLD = {
  files: {
    [`${PROJECT}/create.json`]: '{"Changes":[{"Action":"UPSERT","ResourceRecordSet":{"Name":"delete.example.com"}}]}',
    [`${PROJECT}/delete.json`]: '{"Changes":[{"Action":"DELETE","ResourceRecordSet":{"Name":"a.example.com"}}]}',
    [`${PROJECT}/modify.json`]: '{"DBInstanceIdentifier":"orders","DeletionProtection":false}',
    [`${PROJECT}/resize.json`]: '{"DBInstanceIdentifier":"orders","DBInstanceClass":"db.m6g.large"}',
    [`${PROJECT}/zero.yaml`]: 'cluster: shop\nservice: web\ndesiredCount: 0\n',
    [`${PROJECT}/run.json`]: '{"commands":["sudo rm -rf /var/lib/postgresql"]}',
    [`${PROJECT}/drop.sql`]: 'DROP TABLE orders',
  },
};

// What stands in a file decides.
rows(
  'hold type aws/change-dns',
  [
    'aws route53 change-resource-record-sets --hosted-zone-id Z --change-batch file://delete.json',
    'aws route53 change-resource-record-sets --hosted-zone-id Z --change-batch=file://delete.json',
    'aws route53 change-resource-record-sets --hosted-zone-id Z --change-batch file://made-later.json',
    `aws route53 change-resource-record-sets --cli-input-json '{"HostedZoneId":"Z","ChangeBatch":{"Changes":[{"Action":"DELETE"}]}}'`,
  ],
  WORLD,
);
rows(
  'hold type aws/disable-protection',
  [
    'aws rds modify-db-instance --cli-input-json file://modify.json',
    'aws rds modify-db-instance --cli-input-json file://made-later.json',
    'aws ec2 modify-instance-attribute --instance-id i --attribute disableApiTermination --value false',
  ],
  WORLD,
);
rows('hold type aws/scale-to-zero', ['aws ecs update-service --cli-input-yaml file://zero.yaml'], WORLD);
rows(
  'allow',
  [
    'aws route53 change-resource-record-sets --hosted-zone-id Z --change-batch file://create.json',
    'aws route53 create-hosted-zone --name delete.example.com --caller-reference 1',
    'aws rds modify-db-instance --cli-input-json file://resize.json',
    'aws ec2 modify-instance-attribute --instance-id i --attribute disableApiTermination --value true',
    'aws rds delete-db-instance help',
    'aws route53 change-resource-record-sets help',
    'aws s3 rm help',
  ],
  WORLD,
);
// `help` is a name there.
rows('hold type aws/delete-objects', [
  'aws s3 mv s3://invoices help',
  'aws s3 mv --rec s3://invoices local',
  'aws s3 rm --rec s3://invoices',
]);

// Scripts for machines that are known by a number or a tag.
rows(
  'hold type filesystem/delete-outside',
  [
    `aws ssm send-command --document-name AWS-RunShellScript --targets Key=tag:env,Values=prod --parameters 'commands=["rm -rf /var/lib/mysql"]'`,
    'aws ssm send-command --document-name AWS-RunShellScript --instance-ids i-1 --parameters file://run.json',
    'aws ecs execute-command --cluster c --task t --interactive --command "rm -rf /data"',
    'az vm run-command invoke -g shop -n web --command-id RunShellScript --scripts "cd /" "rm -rf /data"',
    'az container exec -g shop -n web --exec-command "rm -rf /data"',
  ],
  WORLD,
);
rows('hold type railway/delete-volume', [
  'aws ssm send-command --document-name AWS-RunShellScript --instance-ids i-1 --parameters commands="railway volume delete --yes"',
]);
rows('hold type kubernetes/delete-namespace', ['az aks command invoke -g shop -n shop --command "kubectl delete namespace prod"']);
rows('allow', [
  `aws ssm send-command --document-name AWS-RunShellScript --instance-ids i-1 --parameters 'commands=["uptime","df -h"]'`,
  'az vm run-command invoke -g shop -n web --command-id RunShellScript --scripts "df -h"',
]);
rows('hold type shell/open-session', ['aws ecs execute-command --cluster c --task t --interactive --command /bin/sh']);

// Statements that no database client sends.
rows(
  'hold type sql/drop-table',
  [
    'aws rds-data execute-statement --resource-arn arn:aws:rds:eu-west-1:1:cluster:orders --secret-arn s --database shop --sql "DROP TABLE orders"',
    'aws rds-data execute-statement --resource-arn arn --secret-arn s --sql file://drop.sql',
    'aws athena start-query-execution --query-string "DROP TABLE logs" --work-group primary',
    `aws dynamodb execute-statement --statement 'DROP TABLE orders'`,
    `gcloud spanner databases ddl update shop --instance=main --ddl='DROP TABLE orders'`,
  ],
  WORLD,
);
rows('hold type postgres/drop-table', [
  `az postgres flexible-server execute --name orders --admin-user a --database-name shop --querytext "DROP TABLE orders"`,
]);
rows('allow', [
  'aws athena start-query-execution --query-string "SELECT * FROM logs"',
  `gcloud spanner databases execute-sql shop --instance=main --sql='SELECT 1'`,
]);

// The SDKs call the same operations.
const python = (code: string): string => `python3 -c "import boto3; ${code}"`;
const node = (code: string): string => `node -e "${code}"`;
rows('hold type aws/delete-database', [
  python(`boto3.client('rds', region_name='eu-west-1').delete_db_instance(DBInstanceIdentifier='orders', SkipFinalSnapshot=True)`),
  python(`getattr(boto3.client('rds'), 'delete_db_cluster')(DBClusterIdentifier='orders')`),
  python(`boto3.Session(profile_name='prod').resource('dynamodb').Table('orders').delete()`),
  node(`const AWS = require('aws-sdk'); new AWS.RDS().deleteDBInstance({DBInstanceIdentifier: 'orders'}).promise()`),
  node(
    `import('@aws-sdk/client-rds').then(({RDSClient, DeleteDBClusterCommand}) => new RDSClient({}).send(new DeleteDBClusterCommand({})))`,
  ),
]);
rows('hold click aws/delete-database', [
  python(`boto3.client('dynamodb', endpoint_url='http://localhost:8000').delete_table(TableName='orders')`),
]);
rows('hold type aws/delete-objects', [
  python(`boto3.resource('s3').Bucket('b').objects.all().delete()`),
  python(`boto3.resource('s3').Object('b', 'k').delete()`),
  node(`const S3 = require('aws-sdk/clients/s3'); new S3().deleteObjects({Bucket: 'b'})`),
]);
rows('hold type aws/disable-protection', [
  python(`boto3.client('rds').modify_db_instance(DBInstanceIdentifier='orders', DeletionProtection=False)`),
]);
rows('deny secrets/reveal-credential', [python(`print(boto3.client('secretsmanager').get_secret_value(SecretId='x')['SecretString'])`)]);
rows('allow', [
  python(`print(boto3.client('s3').list_buckets())`),
  python(`boto3.client('rds').modify_db_instance(DBInstanceIdentifier='orders', DeletionProtection=True)`),
  python(`boto3.resource('s3').Bucket('b').upload_file('a', 'delete')`),
  python(`boto3.client('sqs').delete_message(QueueUrl='u', ReceiptHandle='r')`),
  node(`const {S3Client, GetObjectCommand} = require('@aws-sdk/client-s3'); new S3Client({}).send(new GetObjectCommand({}))`),
]);

// A body that nobody can read yet names no operation where operations are not named in bodies.
rows('allow', [
  'curl -X POST --aws-sigv4 aws:amz:eu-west-1:lambda https://lambda.eu-west-1.amazonaws.com/2015-03-31/functions/f/invocations -d @made-later.json',
  'curl -F file=@a.txt https://invoices.s3.amazonaws.com/',
  'aws sqs delete-message --queue-url u --receipt-handle r',
  'aws batch terminate-job --job-id j --reason r',
  'aws appsync flush-api-cache --api-id a',
]);
rows('hold type aws/delete-resource', [
  'aws storagegateway reset-cache --gateway-arn g',
  'aws elasticbeanstalk rebuild-environment --environment-name e',
  'aws codeartifact dispose-package-versions --domain d --repository r --format npm --package p --versions 1',
  'aws outposts cancel-order --order-id o',
]);
