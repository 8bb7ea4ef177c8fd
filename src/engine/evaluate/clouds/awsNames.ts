/** An operation or a member as the command line spells it: `DeleteDBInstance` is `delete-db-instance`. */
export const kebab = (name: string): string =>
  name
    // `ListHITs`: the plural belongs to the capitals.
    .replace(/(?<=.)([A-Z]{2,})s$/, (_, letters: string) => `-${letters.toLowerCase()}s`)
    .replace(/(.)([A-Z][a-z]+)/g, '$1-$2')
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .replace(/[-_]+/g, '-')
    .toLowerCase();

/** Services whose command is called otherwise than their Python client. */
const PYTHON: Readonly<Record<string, string>> = { s3: 's3api', codedeploy: 'deploy', config: 'configservice' };

/** Services whose command is not their package (or, in version 2, their class) without dashes and capitals. */
const JAVASCRIPT: Readonly<Record<string, string>> = {
  ...PYTHON,
  cloudwatchlogs: 'logs',
  cloudwatchevents: 'events',
  eventbridge: 'events',
  cognitoidentityprovider: 'cognito-idp',
  cognitoidentityserviceprovider: 'cognito-idp',
  cognitoidentity: 'cognito-identity',
  elasticloadbalancing: 'elb',
  elasticloadbalancingv2: 'elbv2',
  elbv2: 'elbv2',
  sfn: 'stepfunctions',
  configservice: 'configservice',
  docdbelastic: 'docdb-elastic',
  redshiftdata: 'redshift-data',
  redshiftserverless: 'redshift-serverless',
  rdsdata: 'rds-data',
  rdsdataservice: 'rds-data',
  timestreamwrite: 'timestream-write',
  applicationautoscaling: 'application-autoscaling',
  elasticsearchservice: 'es',
  documentclient: 'dynamodb',
  dynamodbdocumentclient: 'dynamodb',
  dynamodbdocument: 'dynamodb',
};

const own = (table: Readonly<Record<string, string>>, name: string): string => (Object.hasOwn(table, name) ? (table[name] ?? name) : name);

/** `boto3.client('config')` is `aws configservice`. */
export const pythonService = (name: string): string => own(PYTHON, name.toLowerCase());

/** `@aws-sdk/client-cloudwatch-logs` and `AWS.CloudWatchLogs` are `aws logs`. */
export const javascriptService = (name: string): string => own(JAVASCRIPT, name.replace(/[-_.]/g, '').toLowerCase());
