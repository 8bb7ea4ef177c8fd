import { row, withFiles } from './rows';

// Terraform and OpenTofu
const state = (type: string, config: object): string =>
  JSON.stringify({ version: 3, terraform_version: '1.9.0', backend: { type, config: { ...config, access_key: 'fake-key' }, hash: 1 } });
const initialised = (workspace: string, bucket: string) => ({
  files: {
    '.terraform/environment': workspace,
    '.terraform/terraform.tfstate': state('s3', { bucket, key: 'shop.tfstate', region: 'eu-west-1' }),
  },
});
const policy = { environments: { staging: { match: ['blue', 'acme-stage'], level: 'staging' } } } as const;
const ALL = 'everything in the state';
row('workspace', initialised('prod', 'acme'), 'terraform destroy', `production hold type ${ALL}`, [
  'this folder works on the Terraform workspace prod, the state in s3 acme shop.tfstate @ .terraform/environment',
]);
row('state', initialised('default', 'acme-prod'), 'tofu destroy', `production hold type ${ALL}`, [
  'this folder works on the state in s3 acme-prod shop.tfstate @ .terraform/terraform.tfstate',
]);
row('a listed workspace', { ...initialised('blue', 'acme'), policy }, 'terraform destroy', `staging hold click ${ALL}`);
row('a listed state', { ...initialised('', 'acme-stage'), policy }, 'terraform destroy', `staging hold click ${ALL}`, [
  'acme-stage is listed under staging in the settings',
]);
row('variable', { ...initialised('blue', 'acme'), policy }, 'TF_WORKSPACE=prod terraform destroy', `production hold type ${ALL}`);
row('variable', { ...initialised('prod', 'acme'), policy }, 'TF_WORKSPACE=green terraform destroy', `unknown hold type ${ALL}`);
row('variable', { ...initialised('prod', 'acme-stage'), policy }, 'TF_WORKSPACE=green terraform destroy', `staging hold click ${ALL}`);
row('variable', { ...initialised('blue', 'acme'), policy }, 'export TF_WORKSPACE="$W"; terraform destroy', `unknown hold type ${ALL}`);
row(
  'variable of the editor',
  { ...initialised('blue', 'acme'), policy, env: { TF_WORKSPACE: 'prod' } },
  'terraform destroy',
  `production hold type ${ALL}`,
  ['TF_WORKSPACE of the editor is prod'],
);
row(
  'the command before the editor',
  { ...initialised('x', 'acme-stage'), policy, env: { TF_WORKSPACE: 'prod' } },
  'TF_WORKSPACE=y terraform destroy',
  `staging hold click ${ALL}`,
);
row(
  'another folder of data',
  withFiles({ ...initialised('blue', 'acme'), policy }, { '.tf-live/environment': 'live' }),
  'TF_DATA_DIR=.tf-live terraform destroy',
  `production hold type ${ALL}`,
  ['this folder works on the Terraform workspace live @ .tf-live/environment'],
);
row('another folder of data', { ...initialised('blue', 'acme'), policy }, 'TF_DATA_DIR=/x terraform destroy', `unknown hold type ${ALL}`);
row(
  'another folder of data of the editor',
  withFiles({ ...initialised('blue', 'acme'), policy, env: { TF_DATA_DIR: '.tf' } }, { '.tf/environment': 'prod' }),
  'terraform destroy',
  `production hold type ${ALL}`,
);
row(
  'moved',
  { ...initialised('blue', 'acme'), policy },
  'terraform workspace select prod && terraform destroy',
  `production hold type ${ALL}`,
);
row(
  'moved',
  { ...initialised('blue', 'acme'), policy },
  'terraform workspace select green && terraform destroy',
  `unknown hold type ${ALL}`,
);
row(
  'moved',
  { ...initialised('blue', 'acme'), policy },
  'terraform init -backend-config=prod.hcl && terraform destroy',
  `production hold type ${ALL}`,
);
row('another state', { ...initialised('blue', 'acme'), policy }, 'terraform destroy -state=live.tfstate', `production hold type ${ALL}`, [
  'the name live.tfstate says production',
]);
row('another state', { ...initialised('blue', 'acme'), policy }, 'terraform destroy -state=x.tfstate', `unknown hold type ${ALL}`);
row(
  'file of variables',
  { ...initialised('blue', 'acme'), policy },
  'terraform destroy -var-file=envs/prod.tfvars',
  `production hold type ${ALL}`,
  ['the name envs/prod.tfvars says production'],
);
row('folder', { files: { 'infra/.terraform/environment': 'prod' } }, 'terraform -chdir=infra destroy', 'production hold type infra', [
  'this folder works on the Terraform workspace prod @ infra/.terraform/environment',
]);
row('folder', {}, 'cd envs/prod && tofu destroy', `production hold type ${ALL}`, ['the folder is shop/envs/prod']);
row(
  'HCP',
  { files: { '.terraform/terraform.tfstate': state('cloud', { organization: 'acme', workspaces: { name: 'shop-live' } }) } },
  'terraform destroy',
  `production hold type ${ALL}`,
);
// What the code says before `init`.
const backend =
  'terraform {\n  required_version = ">= 1.5"\n  # bucket = "acme-prod"\n  backend "s3" {\n    bucket = "acme-blue"\n    key    = "live/shop.tfstate"\n    encrypt = true\n  }\n}\n';
row('backend in code', { files: { 'main.tf': backend } }, 'terraform destroy', `production hold type ${ALL}`, [
  "Terraform's state in s3 acme-blue live/shop.tfstate @ main.tf:4",
]);
row('backend in code', { files: { 'backend.tf': backend.replace('live/', '') } }, 'terraform destroy', `unknown hold type ${ALL}`, [
  "Terraform's state in s3 acme-blue shop.tfstate @ backend.tf:4",
]);
row(
  'code never lowers',
  {
    files: { 'backend.tf': backend.replace('live/', '') },
    policy: { environments: { staging: { match: ['acme-blue'], level: 'staging' } } },
  },
  'terraform destroy',
  `unknown hold type ${ALL}`,
);
row(
  'cloud in code',
  {
    files: { 'cloud.tf': 'terraform {\n  cloud {\n    organization = "acme"\n    workspaces {\n      name = "shop-prod"\n    }\n  }\n}\n' },
  },
  'terraform destroy',
  `production hold type ${ALL}`,
  ["Terraform's state in cloud acme shop-prod @ cloud.tf:2"],
);
row(
  'the state that was written goes before the code',
  withFiles({ ...initialised('blue', 'acme'), policy }, { 'backend.tf': backend }),
  'terraform destroy',
  `staging hold click ${ALL}`,
);
row(
  'accounts of providers',
  withFiles(
    { ...initialised('blue', 'acme'), policy },
    { 'providers.tf': 'provider "aws" {\n  region  = "eu-west-1"\n  profile = "prod"\n}\n' },
  ),
  'terraform destroy',
  `production hold type ${ALL}`,
  ["Terraform's provider aws works in eu-west-1 prod @ providers.tf:1"],
);
row(
  'a provider with a variable says nothing',
  withFiles({ ...initialised('blue', 'acme'), policy }, { 'providers.tf': `provider "google" {\n  project = "\${var.prod}"\n}\n` }),
  'terraform destroy',
  `staging hold click ${ALL}`,
);
row(
  'values',
  withFiles({ ...initialised('blue', 'acme'), policy }, { 'terraform.tfvars': 'size = 3\nenvironment = "production"\n' }),
  'terraform destroy',
  `production hold type ${ALL}`,
  ["Terraform's environment is production (terraform.tfvars) @ terraform.tfvars:2"],
);
row(
  'Terragrunt',
  {
    files: {
      'live/eu/terragrunt.hcl': 'include "root" {\n  path = find_in_parent_folders("root.hcl")\n}\n',
      'root.hcl': 'remote_state {\n  backend = "s3"\n  config = {\n    bucket = "acme-prod-state"\n  }\n}\n',
    },
  },
  'cd live/eu && terragrunt destroy',
  `production hold type ${ALL}`,
);
row(
  'Terragrunt',
  { files: { 'eu/terragrunt.hcl': '', 'env.hcl': 'locals {\n  environment = "prod"\n}\n' } },
  'cd eu && terragrunt destroy',
  `production hold type ${ALL}`,
  ["Terraform's env.hcl says prod @ env.hcl:1"],
);
row(
  'damaged',
  { files: { '.terraform/terraform.tfstate': '{', 'main.tf': 'terraform {\n backend "s3" {' } },
  'terraform destroy',
  `unknown hold type ${ALL}`,
  [],
);

row(
  'variable of the code',
  { ...initialised('blue', 'acme'), policy },
  'terraform destroy -var environment=prod',
  `production hold type ${ALL}`,
  ['the name prod says production'],
);
row(
  'a secret of the code is no label',
  { ...initialised('blue', 'acme'), policy },
  'terraform destroy -var password=fake-prod',
  `staging hold click ${ALL}`,
);
row('variable of the code', { ...initialised('blue', 'acme'), policy }, 'TF_VAR_env=prod terraform destroy', `production hold type ${ALL}`);
row(
  'a secret of the code is no label',
  { ...initialised('blue', 'acme'), policy },
  'TF_VAR_db_password=fake-prod terraform destroy',
  `staging hold click ${ALL}`,
);
row('project', { ...initialised('blue', 'acme'), policy }, 'GOOGLE_PROJECT=acme-prod terraform destroy', `production hold type ${ALL}`);
const roles = {
  '~/.aws/config': '[profile green]\nrole_arn = arn:aws:iam::111111111111:role/prod-admin\n[profile red]\nsso_account_id = 222222222222\n',
};
row(
  'account',
  withFiles({ ...initialised('blue', 'acme'), policy }, roles),
  'AWS_PROFILE=green terraform destroy',
  `production hold type ${ALL}`,
);
row(
  'account',
  withFiles({ ...initialised('blue', 'acme'), policy }, roles),
  'AWS_PROFILE=red terraform destroy',
  `unknown hold type ${ALL}`,
);
row(
  'account',
  withFiles(
    { ...initialised('blue', 'acme'), policy: { environments: { staging: { match: ['blue', '222222222222'], level: 'staging' } } } },
    roles,
  ),
  'AWS_PROFILE=red terraform destroy',
  `staging hold click ${ALL}`,
);

// Hosts of ssh
const SSH = {
  files: {
    '~/.ssh/config':
      'Host db1\n  HostName db1.prod.example.com\n  User deploy\n\nHost web*\n  HostName %h.stage.example.com\n\nHost odd\n  HostName 10.0.0.9\n\nMatch originalhost box exec "true"\n  HostName box.live.example.com\n',
  },
  policy: { environments: { staging: { match: ['*.stage.example.com'], level: 'staging' } } },
} as const;
row('a host that leads to production', SSH, 'ssh db1 rm -rf /srv/data', 'production hold type /srv/data', [
  'ssh db1 goes to db1.prod.example.com @ ~/.ssh/config:2',
]);
row('a host that leads to production', SSH, 'ssh deploy@db1 -- "psql -c \'DROP TABLE orders\'"', 'production hold type orders');
row('a host that leads to staging', SSH, 'ssh web1 rm -rf /srv/data', 'staging hold click /srv/data', [
  'web1.stage.example.com is listed under staging in the settings',
]);
row('a host that leads to staging', SSH, 'ssh -p 2222 -i key web1 rm -rf /srv/data', 'staging hold click /srv/data');
row('other settings', SSH, 'ssh -F x web1 rm -rf /srv/data', 'unknown hold type /srv/data');
row('another name of the host', SSH, 'ssh -o HostName=db1.prod.example.com web1 rm -rf /srv/data', 'production hold type /srv/data');
row('another name of the host', SSH, 'ssh -oHostName=10.0.0.1 web1 rm -rf /srv/data', 'unknown hold type /srv/data');
row('an option that leads nowhere else', SSH, 'ssh -o StrictHostKeyChecking=no web1 rm -rf /srv/data', 'staging hold click /srv/data');
row('nobody knows', SSH, 'ssh odd rm -rf /srv/data', 'unknown hold type /srv/data', ['ssh odd goes to 10.0.0.9 @ ~/.ssh/config:9']);
row('nobody knows', SSH, 'ssh elsewhere rm -rf /srv/data', 'unknown hold type /srv/data', []);
row('a condition that a program answers', SSH, 'ssh box rm -rf /srv/data', 'production hold type /srv/data');
row('what goes on from there', SSH, `ssh web1 "psql -h db.example.com -c 'DROP TABLE orders'"`, 'unknown hold type orders');
row('written before', SSH, 'mytool ~/.ssh/config; ssh web1 rm -rf /srv/data', 'unknown hold type /srv/data');

row('copies', SSH, 'rsync -a --delete ./dist/ db1:/srv/data/', 'production hold type /srv/data');
row('copies', SSH, 'rsync -a --delete ./dist/ web1:/srv/data/', 'staging hold click /srv/data');

row('copies with other settings', SSH, "rsync -a --delete ./dist/ web1:/srv/data/ -e 'ssh -F x'", 'unknown hold type /srv/data');

// Servers of Vault, Nomad and Consul
row(
  'address of the editor',
  { env: { VAULT_ADDR: 'https://me:fake-word@vault.live.example.com' } },
  'vault kv metadata delete secret/shop',
  'production hold type secret/shop',
  ['VAULT_ADDR is vault.live.example.com (environment of the editor)'],
);
row(
  'address of the command',
  {},
  'VAULT_ADDR=https://vault.prod.example.com:8200 vault kv metadata delete secret/shop',
  'production hold type secret/shop',
  ['the name vault.prod.example.com says production'],
);
row(
  'address of a file',
  { files: { '.envrc': 'export VAULT_ADDR=https://vault.prod.example.com:8200\n' } },
  'vault kv metadata delete secret/shop',
  'production hold type secret/shop',
  ['VAULT_ADDR is vault.prod.example.com (.envrc line 1) @ .envrc:1'],
);
row(
  'the command before the file',
  { files: { '.envrc': 'export VAULT_ADDR=https://vault.prod.example.com\n' } },
  'VAULT_ADDR=https://v.example.com vault kv metadata delete secret/shop',
  'unknown hold type secret/shop',
);
row(
  'flag before the file',
  { files: { '.env': 'NOMAD_ADDR=https://nomad.live.example.com\n' } },
  'nomad job stop -purge -address=https://n.example.com web',
  'unknown hold type web',
);
row(
  'address of a file',
  { files: { '.env': 'NOMAD_ADDR=https://nomad.live.example.com\n' } },
  'nomad job stop -purge web',
  'production hold type web',
);
row(
  'address of a file',
  { files: { '.env': 'CONSUL_HTTP_ADDR=consul.prod.example.com:8500\n' } },
  'consul kv delete -recurse shop',
  'production hold type shop',
);
row(
  'another server',
  { files: { '.env': 'CONSUL_HTTP_ADDR=consul.prod.example.com:8500\n' } },
  'nomad job stop -purge web',
  'unknown hold type web',
);
row(
  'this machine',
  { files: { '.env': 'VAULT_ADDR=http://127.0.0.1:8200\n' } },
  'vault kv metadata delete secret/shop',
  'unknown hold type secret/shop',
);

// Ansible
const INVENTORY = {
  files: {
    'inventories/eu/hosts': '[web]\nw1 ansible_host=w1.prod.example.com\n[test]\nt1\n',
    'ansible.cfg': '[defaults]\ninventory = inventories/eu/hosts\n',
  },
};
row('group', INVENTORY, 'ansible web -m shell -a "rm -rf /srv/data"', 'production hold type /srv/data', [
  'the inventory of ansible.cfg inventories/eu/hosts says that web is w1.prod.example.com @ inventories/eu/hosts:1',
]);
row('another group', INVENTORY, 'ansible test -m shell -a "rm -rf /srv/data"', 'unknown hold type /srv/data');
row('all', INVENTORY, 'ansible all -m shell -a "rm -rf /srv/data"', 'production hold type /srv/data');
row('inventory', {}, 'ansible web -i inventories/production -m shell -a "rm -rf /srv/data"', 'production hold type /srv/data', [
  'the name inventories/production says production',
]);
row('inventory', INVENTORY, 'ansible web -i inventories/eu -m shell -a "rm -rf /srv/data"', 'production hold type /srv/data');
row('inventory that says nothing', INVENTORY, 'ansible web -i other -m shell -a "rm -rf /srv/data"', 'unknown hold type /srv/data');
