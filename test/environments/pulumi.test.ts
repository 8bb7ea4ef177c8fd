import { createHash } from 'node:crypto';
import { pulumi } from '../../src/environments/pulumi';
import { servers } from '../../src/environments/servers';
import { place, rowsOf } from './rows';

const t = rowsOf(pulumi);
const PROJECT = 'name: shop\nruntime: nodejs\ndescription: The shop\n';
const settings = (file: string, name = 'shop', home = '/h/.pulumi'): string =>
  `${home}/workspaces/${name}-${createHash('sha1').update(file).digest('hex')}-workspace.json`;
const OWN = settings('/h/w/Pulumi.yaml');
const selected = (stack: string): string => JSON.stringify({ stack }, null, 4);

t('nothing', {}, []);
t('no stack is selected', { '/h/w/Pulumi.yaml': PROJECT }, []);
t('a stack', { '/h/w/Pulumi.yaml': PROJECT, [OWN]: selected('blue') }, [
  'target unknown [blue shop/blue] blue* the Pulumi stack that is selected is blue',
]);
t('production', { '/h/w/Pulumi.yaml': PROJECT, [OWN]: selected('acme/shop/prod') }, [
  'target production [acme/shop/prod prod shop/prod] acme/shop/prod* the Pulumi stack that is selected is acme/shop/prod',
]);
t('a stack for each backend', { '/h/w/Pulumi.yaml': PROJECT, [OWN]: '{"stacks":{"https://api.pulumi.com":"blue","s3://state":"prod"}}' }, [
  'target unknown [blue shop/blue] blue* the Pulumi stack that is selected is blue',
  'target production [prod shop/prod] prod* the Pulumi stack that is selected is prod',
]);
t(
  'a folder below the project',
  { '/h/w/Pulumi.yaml': PROJECT, [OWN]: selected('blue') },
  ['target unknown [blue shop/blue] blue* the Pulumi stack that is selected is blue'],
  { ...place, cwd: '/h/w/src/deep' },
);
t(
  'the settings of a stack',
  {
    '/h/w/Pulumi.yaml': PROJECT,
    [OWN]: selected('blue'),
    '/h/w/Pulumi.blue.yaml':
      'encryptionsalt: fake-salt\nconfig:\n  aws:region: eu-west-1\n  gcp:project: acme-prod\n  shop:password:\n    secure: fake-secret\n',
  },
  [
    'target unknown [blue shop/blue] blue* the Pulumi stack that is selected is blue',
    'ambient production [acme-prod] blue* the Pulumi stack blue works in acme-prod',
  ],
);
t(
  'a project in JSON',
  {
    '/h/w/Pulumi.json': '{"name":"shop","runtime":"go"}',
    [settings('/h/w/Pulumi.json')]: selected('live'),
  },
  ['target production [live shop/live] live* the Pulumi stack that is selected is live'],
);
t(
  'a stack that a command names',
  {
    '/h/w/Pulumi.yaml': PROJECT,
    '/h/w/Pulumi.green.yaml': 'config:\n  aws:profile: prod\n',
  },
  [
    'target unknown [acme/green green shop/green] acme/green the Pulumi stack acme/green',
    'ambient production [prod] acme/green the Pulumi stack acme/green works in prod',
  ],
  {
    ...place,
    named: [{ of: 'pulumi-stack', name: 'acme/green' }],
  },
);
t(
  'the stack of the editor',
  { '/h/w/Pulumi.yaml': PROJECT, [OWN]: selected('blue') },
  [
    'target unknown [blue shop/blue] blue* the Pulumi stack that is selected is blue',
    'target production [prod shop/prod] prod* PULUMI_STACK of the editor is prod',
  ],
  { ...place, env: { PULUMI_STACK: 'prod' } },
);
t('the stack of a folder', { '/h/w/Pulumi.yaml': PROJECT, '/h/w/.envrc': 'export PULUMI_STACK=prod\n' }, [
  'ambient production [prod shop/prod] prod* PULUMI_STACK (.envrc line 1) is prod',
]);
t(
  'another home',
  { '/h/w/Pulumi.yaml': PROJECT, [settings('/h/w/Pulumi.yaml', 'shop', '/x')]: selected('prod') },
  ['target production [prod shop/prod] prod* the Pulumi stack that is selected is prod'],
  { ...place, env: { PULUMI_HOME: '/x' } },
);
t('damaged', { '/h/w/Pulumi.yaml': 'name: [', [settings('/h/w/Pulumi.yaml', '')]: '{' }, []);

const server = rowsOf(servers);
server('nothing', { '/h/w/.env': 'VAULT_TOKEN=fake-token\n' }, []);
server(
  'addresses',
  {
    '/h/w/.env': 'VAULT_ADDR=https://me:fake-word@Vault.Prod.example.com:8200/v1\nNOMAD_ADDR=http://127.0.0.1:4646\n',
    '/h/w/.envrc': 'export CONSUL_HTTP_ADDR=consul.example.com:8500\n',
  },
  [
    'ambient production [vault.prod.example.com] vault* VAULT_ADDR is vault.prod.example.com (.env line 1)',
    'ambient unknown [127.0.0.1] nomad* NOMAD_ADDR is 127.0.0.1 (.env line 2)',
    'ambient unknown [consul.example.com] consul* CONSUL_HTTP_ADDR is consul.example.com (.envrc line 1)',
  ],
);
