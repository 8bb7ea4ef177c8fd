import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { EnvironmentLevel, Policy } from '../../src/engine/types';
import type { Variables } from '../../src/environments/detector';
import { actionOf, HOME, judgeIn, PROJECT } from '../engine/world';

interface Given {
  readonly files?: Readonly<Record<string, string>>;
  readonly policy?: Partial<Policy>;
  readonly env?: Variables;
}
/** `environment decision tier name` of a command where these files are. */
function t(title: string, command: string, expected: `${EnvironmentLevel} ${string}`, { files, policy, env = {} }: Given = {}): void {
  test(`${title}: ${command}`, () => {
    const { verdict } = judgeIn(actionOf(command), { files, policy, env });
    const { environment, decision, tier, resource } = verdict;
    assert.equal([environment, decision, tier, resource?.name ?? '-'].join(' '), expected);
  });
}

const cluster = (name: string, server: string): string => `- cluster:\n    server: ${server}\n  name: ${name}\n`;
const context = (name: string, cluster: string, namespace = ''): string =>
  `- context:\n    cluster: ${cluster}\n${namespace === '' ? '' : `    namespace: ${namespace}\n`}    user: me\n  name: ${name}\n`;
const kubeconfig = (current: string): string =>
  `apiVersion: v1\nclusters:\n${cluster('eu', 'https://api.eu.example.com')}${cluster('kind-dev', 'https://127.0.0.1:40001')}${cluster('bastion', 'https://127.0.0.1:6443')}contexts:\n${context('prod-eu', 'eu')}${context('blue', 'eu', 'shop')}${context('kind-dev', 'kind-dev')}${context('through-bastion', 'bastion')}${context('kind-remote', 'eu')}current-context: ${current}\nkind: Config\n`;
const KUBE = `${HOME}/.kube/config`;
const kube = (current: string, more: Given = {}): Given => ({ ...more, files: { [KUBE]: kubeconfig(current), ...more.files } });
const staging: Partial<Policy> = { environments: { staging: { match: ['api.eu.example.com', 'shop-staging'], level: 'staging' } } };

// The current context is the target.
t('nothing known', 'kubectl delete ns shop', 'unknown hold type shop');
t('current context', 'kubectl delete ns shop', 'production hold type shop', kube('prod-eu'));
t('current context', 'kubectl delete ns shop', 'unknown hold type shop', kube('blue'));
t('current context', 'kubectl delete ns shop', 'local hold click shop', kube('kind-dev'));
t('a pod of a local cluster', 'kubectl delete pod web-1', 'local allow none web-1', kube('kind-dev'));
t('loopback is no proof', 'kubectl delete ns shop', 'unknown hold type shop', kube('through-bastion'));
t('a name is no proof', 'kubectl delete ns shop', 'unknown hold type shop', kube('kind-remote'));
t('the host is listed', 'kubectl delete ns shop', 'staging hold click shop', kube('blue', { policy: staging }));
t('a label goes before the list', 'kubectl delete ns shop', 'production hold type shop', kube('prod-eu', { policy: staging }));
t('helm', 'helm uninstall web', 'production hold type web', kube('prod-eu'));
t('helm', 'helm uninstall web', 'local hold click web', kube('kind-dev'));
// Flags go before it.
t('flag', 'kubectl --context prod-eu delete ns shop', 'production hold type shop', kube('kind-dev'));
t('flag', 'kubectl --context kind-dev delete ns shop', 'local hold click shop', kube('prod-eu'));
t('flag', 'kubectl delete ns shop --context=blue', 'staging hold click shop', kube('prod-eu', { policy: staging }));
t('flag without a file', 'kubectl --context prod delete ns shop', 'production hold type shop');
t('unknown flag', 'kubectl --context "$C" delete ns shop', 'unknown hold type shop', kube('kind-dev'));
t('helm', 'helm uninstall web --kube-context prod-eu', 'production hold type web', kube('kind-dev'));
t('another server', 'kubectl --server https://api.eu.example.com delete ns shop', 'unknown hold type shop', kube('kind-dev'));
// An earlier command of the same action moves it.
t('moved', 'kubectl config use-context prod-eu && kubectl delete ns x', 'production hold type x', kube('kind-dev'));
t('moved', 'kubectl config use-context prod && kubectl delete ns x', 'production hold type x');
t('moved', 'kubectx prod-eu; kubectl delete ns x', 'production hold type x', kube('kind-dev'));
t('moved', 'kubectl config use-context kind-dev && kubectl delete ns x', 'unknown hold type x', kube('prod-eu'));
t('renamed', 'kubectl config rename-context prod-eu kind-x && kubectl delete ns x', 'production hold type x', kube('kind-dev'));
t('written', 'sed -i s/kind-dev/blue/ ~/.kube/config; kubectl delete pod x', 'unknown hold type x', kube('kind-dev'));
t(
  'exported',
  'export KUBECONFIG=./k.yaml; kubectl delete pod x',
  'production hold type x',
  kube('kind-dev', { files: { [`${PROJECT}/k.yaml`]: kubeconfig('prod-eu') } }),
);
t(
  'prefixed',
  'KUBECONFIG=k.yaml kubectl delete pod x',
  'unknown hold type x',
  kube('prod-eu', { files: { [`${PROJECT}/k.yaml`]: kubeconfig('kind-dev') } }),
);
t('its host', 'kubectl --kubeconfig k.yaml delete pod x', 'staging hold click x', {
  policy: staging,
  files: { [`${PROJECT}/k.yaml`]: kubeconfig('blue') },
});
t(
  'of the editor',
  'kubectl delete pod x',
  'production hold type x',
  kube('kind-dev', { env: { KUBECONFIG: '/etc/k' }, files: { '/etc/k': kubeconfig('prod-eu') } }),
);
t(
  'set by a folder',
  'kubectl delete pod x',
  'unknown hold type x',
  kube('kind-dev', { files: { [`${PROJECT}/.envrc`]: 'export KUBECONFIG=$PWD/k\n' } }),
);
t('of another user', 'sudo kubectl delete pod x', 'unknown hold type x', kube('kind-dev'));
t('of another user', 'sudo kubectl delete pod x', 'production hold type x', kube('prod-eu'));
t('of another home', 'HOME=/x kubectl delete pod x', 'unknown hold type x', kube('kind-dev'));
t('in a pod', 'kubectl --context prod-eu exec db-0 -- psql -c "DROP TABLE orders"', 'production hold type orders', kube('kind-dev'));
t('in a local pod', 'kubectl exec db-0 -- psql -c "DROP TABLE orders"', 'local hold click orders', kube('kind-dev'));
t(
  'from a local pod elsewhere',
  'kubectl exec db-0 -- psql -h db.example.com -c "DROP TABLE orders"',
  'unknown hold type orders',
  kube('kind-dev'),
);

const TERRAFORM = `${PROJECT}/infra/.terraform`;
const s3 = (bucket: string) =>
  JSON.stringify({ version: 3, backend: { type: 's3', config: { bucket, key: 'shop.tfstate', secret_key: 'fake-secret' } } });
const workspaces: Partial<Policy> = { environments: { staging: { match: ['shop-staging', 'blue'], level: 'staging' } } };
t('workspace', 'terraform -chdir=infra destroy', 'production hold type infra', { files: { [`${TERRAFORM}/environment`]: 'prod' } });
t('workspace', 'cd infra && terraform destroy', 'staging hold click everything in the state', {
  files: { [`${TERRAFORM}/environment`]: 'blue' },
  policy: workspaces,
});
t('state', 'cd infra && tofu destroy', 'production hold type everything in the state', {
  files: { [`${TERRAFORM}/terraform.tfstate`]: s3('acme-prod-state') },
});
t('state', 'cd infra && tofu destroy', 'staging hold click everything in the state', {
  files: { [`${TERRAFORM}/terraform.tfstate`]: s3('shop-staging') },
  policy: workspaces,
});
t('selected', 'terraform workspace select prod && terraform destroy', 'production hold type everything in the state');
t('variable', 'TF_WORKSPACE=prod terraform destroy', 'production hold type everything in the state');
t('variable', 'cd infra; TF_WORKSPACE=x terraform destroy', 'unknown hold type everything in the state', {
  files: { [`${TERRAFORM}/environment`]: 'blue' },
  policy: workspaces,
});
t('folder', 'terraform -chdir=envs/prod destroy', 'production hold type envs/prod');
t('folder', 'cd envs/production && terraform destroy', 'production hold type everything in the state');
t('a folder never lowers', 'terraform -chdir=blue destroy', 'unknown hold type blue', { policy: workspaces });
t('variables', 'terraform apply -destroy -var-file=prod.tfvars', 'production hold type everything in the state');

const AWS = {
  [`${HOME}/.aws/config`]:
    '[default]\nregion = eu-west-1\n[profile prod]\nrole_arn = arn:aws:iam::111111111111:role/Admin\n[profile blue]\nsso_account_id = 222222222222\n',
};
const accounts: Partial<Policy> = {
  environments: { staging: { match: ['222222222222'], level: 'staging' }, production: { match: ['111111111111'], level: 'production' } },
};
t('profile', 'AWS_PROFILE=prod aws rds delete-db-instance --db-instance-identifier shop', 'production hold type shop');
t('profile', 'aws --profile blue rds delete-db-instance --db-instance-identifier shop', 'staging hold click shop', {
  files: AWS,
  policy: accounts,
});
t('profile', 'aws --profile blue rds delete-db-instance --db-instance-identifier shop', 'unknown hold type shop', { files: AWS });
t('profile of the editor', 'aws rds delete-db-instance --db-instance-identifier shop', 'production hold type shop', {
  files: AWS,
  env: { AWS_PROFILE: 'prod' },
});
t('a default never lowers', 'aws rds delete-db-instance --db-instance-identifier shop', 'unknown hold type shop', {
  files: AWS,
  policy: accounts,
  env: { AWS_PROFILE: 'blue' },
});
t('profile of a file', 'aws rds delete-db-instance --db-instance-identifier shop', 'production hold type shop', {
  files: { ...AWS, [`${PROJECT}/.env`]: 'AWS_PROFILE=prod\n' },
});
t('wrapped', 'aws-vault exec prod -- aws rds delete-db-instance --db-instance-identifier shop', 'production hold type shop', {
  files: AWS,
});
t(
  'keys in the command',
  'AWS_ACCESS_KEY_ID=x aws --profile blue rds delete-db-instance --db-instance-identifier shop',
  'unknown hold type shop',
  { files: AWS, policy: accounts },
);

const env = (text: string, name = '.env'): Readonly<Record<string, string>> => ({ [`${PROJECT}/${name}`]: text });
t('own text', 'DATABASE_URL=postgres://u:x@db.prod.example.com/shop prisma migrate reset', 'production hold type shop');
t('own text', 'DATABASE_URL=postgres://localhost/shop npx prisma migrate reset --force', 'local hold click shop');
t('file', 'npx prisma migrate reset', 'production hold type shop', {
  files: env('DATABASE_URL=postgres://u:x@db.prod.example.com:5432/shop\n'),
});
t('file', 'npx prisma migrate reset', 'unknown hold type shop', { files: env('DATABASE_URL=postgres://u:x@db.example.com:5432/shop\n') });
t('file', 'npx prisma migrate reset', 'local hold click shop', { files: env('DATABASE_URL=postgres://u:x@localhost:5432/shop\n') });
t('test database', 'npx prisma migrate reset', 'local allow none shop_test', {
  files: env('DATABASE_URL=postgres://localhost/shop_test\n'),
});
t('other folder', 'cd packages/db && npx prisma migrate reset', 'unknown hold type database', {
  files: env('DATABASE_URL=postgres://localhost/shop\n'),
});
t('its folder', 'cd packages/db && npx prisma migrate reset', 'local hold click shop', {
  files: env('DATABASE_URL=postgres://localhost/shop\n', 'packages/db/.env'),
});
t('schema', 'npx prisma db push --force-reset', 'production hold type shop', {
  files: {
    ...env('DATABASE_URL=postgres://localhost/a\nDIRECT=postgres://db.prod.example.com/shop\n'),
    [`${PROJECT}/prisma/schema.prisma`]: 'datasource db {\n  url = env("DIRECT")\n}\n',
  },
});
t('two files', 'npx prisma migrate reset', 'production hold type live', {
  files: {
    ...env('DATABASE_URL=postgres://localhost/shop\n'),
    ...env('DATABASE_URL=postgres://db.prod.example.com/live\n', 'prisma/.env'),
  },
});
t('of the editor', 'npx prisma migrate reset', 'production hold type main', {
  files: env('DATABASE_URL=postgres://localhost/shop\n'),
  env: { DATABASE_URL: 'postgres://db.prod.example.com/main' },
});
t('tunnel', 'ssh -fNL 5432:db:5432 bastion; npx prisma migrate reset', 'unknown hold type shop', {
  files: env('DATABASE_URL=postgres://localhost/shop\n'),
});
t('copied', 'cp .env.production .env && npx prisma migrate reset', 'production hold type shop', {
  files: env('DATABASE_URL=postgres://localhost/shop\n'),
});
t('loaded', 'dotenv -e .env.production -- npx prisma migrate reset', 'production hold type shop', {
  files: env('DATABASE_URL=postgres://localhost/shop\n'),
});

const YML =
  'default: &default\n  adapter: postgresql\ndevelopment:\n  <<: *default\n  database: shop_development\ntest:\n  <<: *default\n  database: shop_test\nproduction:\n  <<: *default\n  url: <%= ENV["DATABASE_URL"] %>\n';
const rails = { [`${PROJECT}/config/database.yml`]: YML };
t('rails', 'rails db:drop', 'local hold click shop_development', { files: rails });
t('rails', 'RAILS_ENV=test rails db:drop', 'local allow none shop_test', { files: rails });
t('rails', 'RAILS_ENV=production rails db:drop', 'production hold type database', { files: rails });
t('rails', 'rails db:drop', 'unknown hold type shop', { files: { ...rails, ...env('DATABASE_URL=postgres://db.example.com/shop\n') } });
t('django', 'python manage.py flush', 'production hold type shop', { files: env('DATABASE_URL=postgres://db.prod.example.com/shop\n') });
t('django decides in code', 'python manage.py flush', 'unknown hold type shop', {
  files: env('DATABASE_URL=postgres://localhost/shop\n'),
});

t('loopback', 'psql -h localhost -d shop -c "DROP TABLE orders"', 'local hold click orders');
t('loopback', 'dropdb -h localhost shop_test', 'local allow none shop_test');
t('conflict', 'psql -h localhost -d shop_prod -c "DROP TABLE orders"', 'production hold type orders');
t('host', 'psql postgres://u@db-prod.example.com/shop -c "DROP TABLE orders"', 'production hold type orders');
t('host', 'PGHOST=prod.example.com psql -c "DROP TABLE orders"', 'production hold type orders');
t('listed by a person', 'psql postgres://u@live.example.com/shop -c "DROP TABLE orders"', 'staging hold click orders', {
  policy: { environments: { staging: { match: ['live.example.com', 'live.example.com/shop'], level: 'staging' } } },
});

const DOCKER = { [`${HOME}/.docker/config.json`]: '{"currentContext":"build"}' };
t('this machine', 'docker volume rm pgdata', 'local hold click pgdata');
t('remote context', 'docker volume rm pgdata', 'unknown hold type pgdata', { files: DOCKER });
t('remote context', 'docker rm -f web', 'unknown hold type web', { files: DOCKER });
t('this machine by name', 'docker --context default volume rm pgdata', 'local hold click pgdata', { files: DOCKER });
t('of the editor', 'docker volume rm pgdata', 'production hold type pgdata', { env: { DOCKER_HOST: 'ssh://me@prod.example.com' } });
t('variable', 'DOCKER_HOST=ssh://prod.example.com docker volume rm pgdata', 'production hold type pgdata');
t('in a container of this machine', 'docker compose exec db psql -U me -c "DROP TABLE orders"', 'local hold click orders');
t('in a container elsewhere', 'docker compose exec db psql -U me -c "DROP TABLE orders"', 'unknown hold type orders', { files: DOCKER });

t('branch', 'psql -h db.example.com -c "DROP TABLE orders"', 'production hold type orders', {
  files: { [`${PROJECT}/.git/HEAD`]: 'ref: refs/heads/production\n' },
});
t('branch', 'psql -h db.example.com -c "DROP TABLE orders"', 'unknown hold type orders', {
  files: { [`${PROJECT}/.git/HEAD`]: 'ref: refs/heads/main\n' },
});
