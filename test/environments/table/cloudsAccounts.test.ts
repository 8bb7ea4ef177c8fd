import { createHash } from 'node:crypto';
import { PROJECT } from '../../engine/world';
import { row, withFiles } from './rows';

// Google Cloud
const core = (project: string): string => `[core]\naccount = me@example.com\nproject = ${project}\n\n[compute]\nregion = europe-west1\n`;
const gcloud = (active: string) => ({
  files: {
    '~/.config/gcloud/active_config': active,
    '~/.config/gcloud/configurations/config_default': core('acme-sandbox'),
    '~/.config/gcloud/configurations/config_blue': core('acme-prod-1'),
    '~/.config/gcloud/configurations/config_live': core('acme-1'),
    '~/.config/gcloud/configurations/config_stage': core('acme-stage'),
  },
});
const projects = {
  environments: { staging: { match: ['acme-stage'], level: 'staging' }, production: { match: ['acme-sandbox'], level: 'production' } },
} as const;
const SQL = 'gcloud sql instances delete shop';
row('configuration', gcloud('blue'), SQL, 'production hold type shop', [
  'the gcloud configuration in use is blue, project acme-prod-1 @ ~/.config/gcloud/configurations/config_blue:1',
]);
row('configuration', gcloud('default'), SQL, 'unknown hold type shop', [
  'the gcloud configuration in use is default, project acme-sandbox @ ~/.config/gcloud/configurations/config_default:1',
]);
row('a listed project', { ...gcloud('default'), policy: projects }, SQL, 'production hold type shop', [
  'acme-sandbox is listed under production in the settings',
]);
row('a listed project', { ...gcloud('stage'), policy: projects }, SQL, 'staging hold click shop', [
  'acme-stage is listed under staging in the settings',
]);
row('flag', { ...gcloud('blue'), policy: projects }, `${SQL} --project acme-stage`, 'staging hold click shop');
row('flag', gcloud('default'), `${SQL} --project=acme-prod-1`, 'production hold type shop', ['the name acme-prod-1 says production']);
row('flag', gcloud('blue'), `${SQL} --project acme-2`, 'unknown hold type shop', []);
row('flag', gcloud('default'), `${SQL} --configuration blue`, 'production hold type shop', [
  'the gcloud configuration blue, project acme-prod-1 @ ~/.config/gcloud/configurations/config_blue:1',
]);
row('flag', { ...gcloud('blue'), policy: projects }, `gcloud --configuration=stage sql instances delete shop`, 'staging hold click shop');
row('flag without a file', gcloud('default'), `${SQL} --configuration production`, 'production hold type shop');
row('flag that is not known', { ...gcloud('stage'), policy: projects }, `${SQL} --configuration "$C"`, 'unknown hold type shop');
row('flag that is cut short', { ...gcloud('stage'), policy: projects }, `${SQL} --proj acme-2`, 'unknown hold type shop');
row('variable', { ...gcloud('stage'), policy: projects }, `CLOUDSDK_ACTIVE_CONFIG_NAME=blue ${SQL}`, 'production hold type shop');
row('variable', { ...gcloud('stage'), policy: projects }, `CLOUDSDK_CORE_PROJECT=acme-prod ${SQL}`, 'production hold type shop');
row('variable', gcloud('default'), `export CLOUDSDK_CORE_PROJECT=acme-prod; ${SQL}`, 'production hold type shop');
row('another folder of settings', { ...gcloud('stage'), policy: projects }, `CLOUDSDK_CONFIG=/x ${SQL}`, 'unknown hold type shop');
row(
  'variable of the editor',
  { ...gcloud('stage'), policy: projects, env: { CLOUDSDK_ACTIVE_CONFIG_NAME: 'live' } },
  SQL,
  'production hold type shop',
);
row(
  'variable of the editor',
  { ...gcloud('stage'), policy: projects, env: { CLOUDSDK_CORE_PROJECT: 'acme-2' } },
  SQL,
  'unknown hold type shop',
);
row(
  'variable of the folder',
  withFiles({ ...gcloud('stage'), policy: projects }, { '.envrc': 'export CLOUDSDK_CORE_PROJECT=x\n' }),
  SQL,
  'unknown hold type shop',
);
row(
  'another server',
  { ...gcloud('stage'), policy: projects },
  `CLOUDSDK_API_ENDPOINT_OVERRIDES_SQL=https://x.example.com/ ${SQL}`,
  'unknown hold type shop',
);
row('moved', { ...gcloud('stage'), policy: projects }, `gcloud config set project acme-prod && ${SQL}`, 'production hold type shop');
row('moved', { ...gcloud('blue'), policy: projects }, `gcloud config set project acme-stage && ${SQL}`, 'production hold type shop');
row('moved', { ...gcloud('stage'), policy: projects }, `gcloud config configurations activate blue && ${SQL}`, 'production hold type shop');
row('moved', { ...gcloud('stage'), policy: projects }, `mytool live ~/.config/gcloud/active_config; ${SQL}`, 'production hold type shop');
row('of another user', { ...gcloud('stage'), policy: projects }, `sudo ${SQL}`, 'unknown hold type shop');
row('alone', { ...gcloud('stage'), policy: projects, env: null }, SQL, 'unknown hold type shop');
row('BigQuery', gcloud('blue'), 'bq rm -r -f -d shop', 'production hold type shop');
row('BigQuery', gcloud('blue'), 'bq --project_id acme-2 rm -r -f -d shop', 'unknown hold type shop');

// Azure
const ID = {
  prod: '11111111-0000-0000-0000-000000000000',
  stage: '22222222-0000-0000-0000-000000000000',
  blue: '33333333-0000-0000-0000-000000000000',
};
const profile = (current: keyof typeof ID) => ({
  files: {
    '~/.azure/azureProfile.json': `\uFEFF${JSON.stringify({
      installationId: 'x',
      subscriptions: [
        { id: ID.prod, name: 'Shop Production', state: 'Enabled', isDefault: current === 'prod', environmentName: 'AzureCloud' },
        { id: ID.stage, name: 'Shop Two', state: 'Enabled', isDefault: current === 'stage', environmentName: 'AzureCloud' },
        { id: ID.blue, name: 'Blue', state: 'Enabled', isDefault: current === 'blue', environmentName: 'AzureCloud' },
      ],
    })}`,
  },
});
const subscriptions = { environments: { staging: { match: [ID.stage], level: 'staging' } } } as const;
const GROUP = 'az group delete --name shop --yes';
row('default subscription', profile('prod'), GROUP, 'production hold type shop', [
  `the Azure subscription in use is Shop Production, ${ID.prod} @ ~/.azure/azureProfile.json`,
]);
row('default subscription', profile('blue'), GROUP, 'unknown hold type shop', [
  `the Azure subscription in use is Blue, ${ID.blue} @ ~/.azure/azureProfile.json`,
]);
row('a listed id', { ...profile('stage'), policy: subscriptions }, GROUP, 'staging hold click shop', [
  `${ID.stage} is listed under staging in the settings`,
]);
row('flag by name', { ...profile('prod'), policy: subscriptions }, `${GROUP} --subscription "Shop Two"`, 'staging hold click shop');
row('flag by name in other letters', profile('blue'), `${GROUP} --subscription "SHOP production"`, 'production hold type shop');
row('flag by id', profile('blue'), `${GROUP} --subscription ${ID.prod}`, 'production hold type shop', [
  `the Azure subscription Shop Production, ${ID.prod} @ ~/.azure/azureProfile.json`,
]);
row(
  'ids',
  { ...profile('stage'), policy: subscriptions },
  `az vm delete --yes --ids /subscriptions/${ID.prod}/resourceGroups/x/providers/Microsoft.Compute/virtualMachines/web`,
  `production hold type /subscriptions/${ID.prod}/resourceGroups/x/providers/Microsoft.Compute/virtualMachines/web`,
);
row('flag that is not known', { ...profile('stage'), policy: subscriptions }, `${GROUP} --subscription "$S"`, 'unknown hold type shop');
row('another cloud', { ...profile('stage'), policy: subscriptions }, `AZURE_CLOUD_NAME=AzureChinaCloud ${GROUP}`, 'unknown hold type shop');
row('another folder of settings', { ...profile('stage'), policy: subscriptions }, `AZURE_CONFIG_DIR=/x ${GROUP}`, 'unknown hold type shop');
row(
  'moved',
  { ...profile('stage'), policy: subscriptions },
  `az account set --subscription "Shop Production" && ${GROUP}`,
  'production hold type shop',
);
row('moved', { ...profile('stage'), policy: subscriptions }, `az account set -s Blue && ${GROUP}`, 'unknown hold type shop');
row('moved', { ...profile('prod'), policy: subscriptions }, `az account set -s ${ID.stage} && ${GROUP}`, 'unknown hold type shop');
row('alone', { ...profile('stage'), policy: subscriptions, env: null }, GROUP, 'unknown hold type shop');
row('damaged', { files: { '~/.azure/azureProfile.json': '\uFEFF[' } }, GROUP, 'unknown hold type shop', []);

// AWS
const AWS = {
  files: {
    '~/.aws/config':
      '[default]\nregion = eu-west-1\n[profile blue]\nsso_account_id = 222222222222\n[profile chained]\nrole_arn = arn:aws:iam::111111111111:role/Reader\nsource_profile = blue\n[profile live]\nregion = eu-west-1\n',
    '~/.aws/credentials':
      '[default]\naws_access_key_id = fake-id\naws_secret_access_key = fake-key\n[old-prod]\naws_access_key_id = fake-id\n',
  },
  policy: {
    environments: { staging: { match: ['222222222222'], level: 'staging' }, production: { match: ['111111111111'], level: 'production' } },
  },
} as const;
const RDS = 'aws rds delete-db-instance --db-instance-identifier shop --skip-final-snapshot';
row('default profile', AWS, RDS, 'unknown hold type shop', ['the AWS profile in use is default @ ~/.aws/config:1']);
row('flag', AWS, `${RDS} --profile blue`, 'staging hold click shop', ['222222222222 is listed under staging in the settings']);
row('flag', AWS, `${RDS} --profile chained`, 'production hold type shop', ['111111111111 is listed under production in the settings']);
row('flag', AWS, `${RDS} --profile old-prod`, 'production hold type shop', [
  'the AWS profile old-prod @ ~/.aws/credentials:4',
  'the name old-prod says production',
]);
row('variable', AWS, `AWS_PROFILE=chained ${RDS}`, 'production hold type shop');
row('variable', AWS, `export AWS_PROFILE=live && ${RDS}`, 'production hold type shop');
row('variable', AWS, `AWS_DEFAULT_PROFILE=live ${RDS}`, 'production hold type shop');
row('both variables', AWS, `AWS_DEFAULT_PROFILE=live AWS_PROFILE=blue ${RDS}`, 'production hold type shop');
row('flag before variable', AWS, `AWS_PROFILE=live ${RDS} --profile blue`, 'production hold type shop');
row('keys of the command', AWS, `AWS_ACCESS_KEY_ID=x AWS_PROFILE=blue ${RDS}`, 'unknown hold type shop');
row('another server', AWS, `${RDS} --profile blue --endpoint-url https://x.example.com`, 'unknown hold type shop');
row(
  'moved',
  AWS,
  `aws configure set profile.blue.role_arn arn:aws:iam::111111111111:role/x && ${RDS} --profile blue`,
  'production hold type shop',
);
row('written', AWS, `sed -i s/2222/1111/ ~/.aws/config; ${RDS} --profile blue`, 'unknown hold type shop');
row('variable of the editor', { ...AWS, env: { AWS_PROFILE: 'live' } }, RDS, 'production hold type shop', [
  'the AWS profile in use is live @ ~/.aws/config:8',
]);
row('wrapped', AWS, `aws-vault exec live -- ${RDS}`, 'production hold type shop');
row('CDK', AWS, 'cdk destroy --profile chained --force shop', 'production hold type shop');

// Pulumi
const workspace = (folder: string): string =>
  `~/.pulumi/workspaces/shop-${createHash('sha1').update(`${PROJECT}/${folder}Pulumi.yaml`).digest('hex')}-workspace.json`;
const pulumi = (stack: string, more: Readonly<Record<string, string>> = {}) => ({
  files: { 'Pulumi.yaml': 'name: shop\nruntime: nodejs\n', [workspace('')]: `{\n    "stack": "${stack}"\n}`, ...more },
});
const stacks = { environments: { staging: { match: ['shop/blue'], level: 'staging' } } } as const;
row('selected stack', pulumi('acme/shop/prod'), 'pulumi destroy --yes', 'production hold type acme/shop/prod', [
  `the Pulumi stack that is selected is acme/shop/prod @ ${workspace('')}`,
]);
row('selected stack', pulumi('blue'), 'pulumi destroy --yes', 'unknown hold type blue');
row('a listed stack', { ...pulumi('blue'), policy: stacks }, 'pulumi destroy --yes', 'staging hold click blue', [
  'shop/blue is listed under staging in the settings',
]);
row(
  'settings of the stack',
  pulumi('blue', { 'Pulumi.blue.yaml': 'config:\n  gcp:project: acme-prod\n' }),
  'pulumi destroy --yes',
  'production hold type blue',
);
row(
  'an account beside the code lowers nothing',
  { ...pulumi('green', { 'Pulumi.green.yaml': 'config:\n  gcp:project: acme-stage\n' }), policy: projects },
  'pulumi destroy --yes',
  'unknown hold type green',
);
row('flag', { ...pulumi('prod'), policy: stacks }, 'pulumi destroy --yes --stack blue', 'staging hold click blue');
row('flag', pulumi('blue'), 'pulumi destroy --yes -s prod', 'production hold type prod');
row(
  'settings of the stack that the command names',
  pulumi('x', { 'Pulumi.blue.yaml': 'config:\n  aws:profile: prod\n' }),
  'pulumi destroy --yes --stack blue',
  'production hold type blue',
);
row('variable', { ...pulumi('blue'), policy: stacks }, 'PULUMI_STACK=prod pulumi destroy --yes', 'production hold type prod');
row(
  'variable of the editor',
  { ...pulumi('blue'), policy: stacks, env: { PULUMI_STACK: 'prod' } },
  'pulumi destroy --yes',
  'production hold type prod',
);
row('moved', { ...pulumi('blue'), policy: stacks }, 'pulumi stack select prod && pulumi destroy --yes', 'production hold type prod');
row('moved', { ...pulumi('blue'), policy: stacks }, 'pulumi stack select green && pulumi destroy --yes', 'unknown hold type green');
row(
  'another folder',
  { files: { 'infra/Pulumi.yaml': 'name: shop\nruntime: go\n', [workspace('infra/')]: '{"stacks":{"https://api.pulumi.com":"live"}}' } },
  'pulumi -C infra destroy --yes',
  'production hold type live',
);
