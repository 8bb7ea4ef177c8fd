import { HOLE, type Text } from '../../types';
import { eachOf, plainText } from './bind';
import type { Called } from './cmdlet';
import { type Shell, start } from './shell';

/** What the nouns of Azure's cmdlets are called on its command line, where they are not the same words. */
const AZURE: Readonly<Record<string, string>> = {
  ResourceGroup: 'group',
  Resource: 'resource',
  VM: 'vm',
  Vmss: 'vmss',
  Disk: 'disk',
  Snapshot: 'snapshot',
  StorageAccount: 'storage account',
  StorageContainer: 'storage container',
  StorageBlob: 'storage blob',
  StorageShare: 'storage share',
  StorageTable: 'storage table',
  StorageQueue: 'storage queue',
  SqlDatabase: 'sql db',
  SqlServer: 'sql server',
  SqlInstance: 'sql mi',
  SqlElasticPool: 'sql elastic-pool',
  PostgreSqlFlexibleServer: 'postgres flexible-server',
  MySqlFlexibleServer: 'mysql flexible-server',
  CosmosDBAccount: 'cosmosdb',
  CosmosDBSqlDatabase: 'cosmosdb sql database',
  CosmosDBSqlContainer: 'cosmosdb sql container',
  KeyVault: 'keyvault',
  KeyVaultSecret: 'keyvault secret',
  KeyVaultKey: 'keyvault key',
  WebApp: 'webapp',
  FunctionApp: 'functionapp',
  AppServicePlan: 'appservice plan',
  AksCluster: 'aks',
  ContainerRegistry: 'acr',
  ContainerGroup: 'container',
  DnsZone: 'network dns zone',
  VirtualNetwork: 'network vnet',
  PublicIpAddress: 'network public-ip',
  NetworkSecurityGroup: 'network nsg',
  RecoveryServicesVault: 'backup vault',
  RecoveryServicesBackupProtection: 'backup protection',
  ResourceLock: 'lock',
  RoleAssignment: 'role assignment',
  ADApplication: 'ad app',
  ADServicePrincipal: 'ad sp',
  Redis: 'redis',
  RedisCache: 'redis',
};
const AZURE_FLAGS: Readonly<Record<string, string>> = {
  ResourceGroupName: 'resource-group',
  Name: 'name',
  Vault: 'vault-name',
  Container: 'container-name',
};

/** Services of AWS by the letters that its cmdlets put before their nouns. */
const AWS: Readonly<Record<string, string>> = {
  EC2: 'ec2',
  RDS: 'rds',
  DDB: 'dynamodb',
  LM: 'lambda',
  IAM: 'iam',
  CFN: 'cloudformation',
  ECS: 'ecs',
  EKS: 'eks',
  KMS: 'kms',
  SQS: 'sqs',
  SNS: 'sns',
  SEC: 'secretsmanager',
  SSM: 'ssm',
  R53: 'route53',
  ELB2: 'elbv2',
  ECR: 'ecr',
  CWL: 'logs',
  CW: 'cloudwatch',
  BAK: 'backup',
  EFS: 'efs',
  ORG: 'organizations',
  CF: 'cloudfront',
  EC: 'elasticache',
  RS: 'redshift',
  CT: 'cloudtrail',
  ES: 'es',
  KIN: 'kinesis',
  GLC: 'glacier',
};

const kebab = (name: string): string => name.replace(/([a-z\d])([A-Z])|([A-Z])(?=[A-Z][a-z])/g, '$1$3-$2').toLowerCase();

/** A cmdlet of a cloud's module as the cloud's own command line; false: it is none. `written` is the name as it stands there. */
export function cloudCmdlet(written: string, called: Called, shell: Shell): boolean {
  if (called.bound.params.get('whatif')?.v === 'plain') return false;
  const azure = /^(Remove|Clear|Stop|Reset|Disable|Set|Update|Revoke|Restart|Start|Invoke|New|Get)-Az(?:ureRm|ure)?([A-Z]\w*)$/i.exec(
    written,
  );
  if (azure) {
    const verb = VERBS[(azure[1] ?? '').toLowerCase()];
    const key = Object.keys(AZURE).find((one) => one.toLowerCase() === (azure[2] ?? '').toLowerCase());
    const noun = key === undefined ? kebab(azure[2] ?? '') : (AZURE[key] ?? '');
    if (verb === undefined) return true;
    start(shell, 'az', [...noun.split(' '), verb, ...flags(called, azure[2] ?? '', AZURE_FLAGS), ...(verb === 'delete' ? ['--yes'] : [])]);
    return true;
  }
  const aws = /^(Remove|Stop|Clear|Disable|Unregister)-([A-Z][A-Za-z\d]*)$/i.exec(written);
  const service = aws ? Object.keys(AWS).find((one) => aws[2]?.startsWith(one) && /^[A-Z]/.test(aws[2].slice(one.length))) : undefined;
  if (/^Remove-S3(?:Bucket|Object)/i.test(written)) {
    const at = ['bucketname', 'key', 'keyprefix'].map((name) => called.bound.params.get(name));
    const bucket = plainText(at[0] ?? called.bound.rest[0] ?? called.input);
    const whole = /bucket$/i.test(written);
    start(shell, 'aws', [
      's3',
      whole ? 'rb' : 'rm',
      `s3://${bucket}${whole ? '' : `/${plainText(at[1] ?? at[2])}`}`,
      ...(whole ? ['--force'] : []),
    ]);
    return true;
  }
  if (!aws || service === undefined) return false;
  const noun = kebab((aws[2] ?? '').slice(service.length));
  const verb = /^(?:instance)$/.test(noun) ? 'terminate-instances' : `${VERBS[(aws[1] ?? '').toLowerCase()] ?? 'delete'}-${noun}`;
  start(shell, 'aws', [
    AWS[service] ?? '',
    verb === 'delete-stack' || !/stacks?$/.test(noun) ? verb : 'delete-stack',
    ...flags(called, '', {}),
  ]);
  return true;
}

const VERBS: Readonly<Record<string, string>> = {
  remove: 'delete',
  clear: 'purge',
  stop: 'stop',
  reset: 'reset',
  disable: 'disable',
  revoke: 'revoke',
  unregister: 'deregister',
  set: 'update',
  update: 'update',
};

function flags(called: Called, noun: string, names: Readonly<Record<string, string>>): readonly Text[] {
  const words = called.words;
  const found: Text[] = [];
  words.forEach((word, at) => {
    if (word.v !== 'path') return;
    const name = word.path.replace(/^-+|:$/g, '');
    if (/^(?:force|asjob|passthru|confirm|verbose|whatif|erroraction)$/i.test(name)) return;
    const next = words[at + 1];
    const key = Object.keys(names).find((one) => one.toLowerCase() === name.toLowerCase());
    const long =
      key === undefined ? (noun !== '' && name.toLowerCase() === `${noun}name`.toLowerCase() ? 'name' : kebab(name)) : (names[key] ?? '');
    found.push(`--${long}`, ...(next && next.v !== 'path' ? [eachOf(next).map(plainText).join(',')] : []));
  });
  const [first] = called.bound.rest;
  return found.length === 0 && (first || called.input) ? ['--name', first ? plainText(first) : HOLE] : found;
}
