import { createHash } from 'node:crypto';

const json = (value: unknown): string => JSON.stringify(value, null, 2);
const REF = 'abcdefghijklmnopqrst';

/** A machine on which every detector finds something: real formats, made-up values, by absolute path. Each says `production` somewhere. */
export function configsOf(home: string, cwd: string): Readonly<Record<string, string>> {
  const own = {
    '.env': `# shop\nexport DATABASE_URL="postgres://me:fake-word@db.prod.example.com:5432/shop"\nREDIS_URL=redis://:fake-word@cache.example.com\nNODE_ENV=development\nAWS_PROFILE=prod\nCONVEX_DEPLOYMENT=prod:tall-forest-12\n`,
    '.env.production': 'PGHOST=db.prod.example.com\nDB_HOST=db.prod.example.com\n',
    '.envrc': 'export KUBECONFIG=$PWD/kubeconfig\n',
    'prisma/schema.prisma': 'datasource db {\n  provider = "postgresql"\n  url      = env("DATABASE_URL")\n}\n',
    'drizzle.config.ts':
      "import { config } from 'dotenv';\nconfig({ path: '.env.production' });\nexport default { dbCredentials: { url: process.env.DATABASE_URL! } };\n",
    'config/database.yml':
      'default: &default\n  adapter: postgresql\n  pool: 5\ndevelopment:\n  <<: *default\n  database: shop_development\nproduction:\n  <<: *default\n  host: db.prod.example.com\n  database: shop\n',
    'config/config.json': json({ production: { dialect: 'mysql', host: 'db.prod.example.com', database: 'shop' } }),
    'config/dev.exs': 'config :shop, Shop.Repo,\n  hostname: "localhost",\n  database: "shop_prod"\n',
    'ormconfig.json': json({ type: 'postgres', host: 'db.prod.example.com', database: 'shop' }),
    'manage.py': 'import os\nos.environ.setdefault("DJANGO_SETTINGS_MODULE", "shop.settings.production")\n',
    'shop/settings/production.py': "DATABASES = {'default': {'HOST': 'db.prod.example.com', 'NAME': 'shop'}}\n",
    'compose.yaml':
      'services:\n  web:\n    env_file:\n      - web.env\n    environment:\n      DATABASE_URL: postgres://me:fake-word@db.prod.example.com/shop\n  db:\n    image: postgres:17\n',
    'web.env': 'REDIS_URL=rediss://cache.prod.example.com\n',
    '.git/HEAD': 'ref: refs/heads/production\n',
    '.git/config':
      '[core]\n\tbare = false\n[remote "origin"]\n\turl = git@github.com:acme/shop-production.git\n[remote "heroku"]\n\turl = https://git.heroku.com/shop-prod.git\n[branch "production"]\n\tremote = origin\n',
    '.vercel/project.json': json({ projectId: 'prj_1', orgId: 'team_1', projectName: 'shop-prod' }),
    '.netlify/state.json': json({ siteId: '00000000-0000-0000-0000-000000000001' }),
    'netlify.toml': '[build]\n  publish = "dist"\n[context.production]\n  command = "npm run build"\n',
    'fly.toml': "app = 'shop-prod'\nprimary_region = 'ams'\n\n[env]\n  NODE_ENV = 'production'\n",
    'supabase/config.toml': 'project_id = "shop"\n\n[api]\nport = 54321\n\n[remotes.production]\nproject_id = "abcdefghijklmnopqrst"\n',
    'supabase/.temp/project-ref': REF,
    'firebase.json': '{ "hosting": { "public": "dist" } }',
    '.firebaserc': json({ projects: { default: 'shop-prod', staging: 'shop-1' } }),
    'wrangler.toml':
      'name = "shop"\n[env.production]\nroutes = ["shop.example.com/*"]\n[[d1_databases]]\ndatabase_name = "shop-prod"\ndatabase_id = "d-1"\n',
    '.neon': json({ orgId: 'org-acme', projectId: 'muddy-wood-1', branch: 'production' }),
    '.pscale.yml': 'org: acme\ndatabase: shop\nbranch: production\n',
    'serverless.yml': 'service: shop\nprovider:\n  name: aws\n  stage: prod\n  profile: prod\n',
    '.terraform/environment': 'prod',
    '.terraform/terraform.tfstate': json({
      version: 3,
      backend: { type: 's3', config: { bucket: 'acme-prod-state', key: 'shop.tfstate', secret_key: 'fake-key' } },
    }),
    'main.tf': 'terraform {\n  backend "s3" {\n    bucket = "acme-prod-state"\n  }\n}\nprovider "aws" {\n  profile = "prod"\n}\n',
    'Pulumi.yaml': 'name: shop\nruntime: nodejs\n',
    'ansible.cfg': '[defaults]\ninventory = hosts\n',
    hosts: '[web]\nweb1.prod.example.com ansible_password=fake-word\n',
    kubeconfig: 'apiVersion: v1\nkind: Config\n',
  };
  const pulumi = createHash('sha1').update(`${cwd}/Pulumi.yaml`).digest('hex');
  const persons = {
    '.railway/config.json': json({
      projects: {
        [cwd]: { projectPath: cwd, name: 'shop', project: 'p-1', environment: 'e-1', environmentName: 'production', service: null },
      },
      user: { token: 'fake-token' },
    }),
    '.kube/config':
      'apiVersion: v1\nclusters:\n- cluster:\n    server: https://api.prod.example.com\n  name: eu\ncontexts:\n- context:\n    cluster: eu\n    user: me\n  name: prod-eu\ncurrent-context: prod-eu\nkind: Config\nusers:\n- name: me\n  user:\n    token: fake-token\n',
    '.aws/config':
      '[default]\nregion = eu-west-1\n[profile prod]\nrole_arn = arn:aws:iam::111111111111:role/Admin\nsource_profile = default\n',
    '.aws/credentials': '[prod]\naws_access_key_id = fake-id\naws_secret_access_key = fake-key\n',
    '.config/gcloud/active_config': 'live',
    '.config/gcloud/configurations/config_live': '[core]\naccount = me@example.com\nproject = acme-prod-4711\n',
    '.azure/azureProfile.json': `\uFEFF${json({ subscriptions: [{ id: '00000000-0000-0000-0000-000000000001', name: 'Production', isDefault: true, tenantId: 't-1' }] })}`,
    '.docker/config.json': json({ currentContext: 'prod', auths: { r: { auth: 'fake-auth' } } }),
    [`.docker/contexts/meta/${createHash('sha256').update('prod').digest('hex')}/meta.json`]: json({
      Name: 'prod',
      Endpoints: { docker: { Host: 'ssh://me@prod.example.com' } },
    }),
    [`.pulumi/workspaces/shop-${pulumi}-workspace.json`]: json({ stack: 'acme/shop/prod' }),
    '.config/doctl/config.yaml': 'access-token: fake-token\ncontext: prod\nauth-contexts:\n  prod: fake-token\n',
    '.config/configstore/firebase-tools.json': json({ activeProjects: { [cwd]: 'default' }, tokens: { refresh_token: 'fake-token' } }),
    '.my.cnf': '[client]\nuser=me\npassword=fake-word\nhost=db.prod.example.com\n',
    '.pg_service.conf': '[prod]\nhost=db.prod.example.com\ndbname=shop\n',
    '.ssh/config': 'Host db1\n  HostName db1.prod.example.com\n  User me\n',
  };
  return Object.fromEntries([
    ...Object.entries(own).map(([name, text]) => [`${cwd}/${name}`, text]),
    ...Object.entries(persons).map(([name, text]) => [`${home}/${name}`, text]),
  ]);
}

/** What the editor's environment says there; names of ssh hosts and inventories are asked for by commands. */
export const CONFIG_ENV = { PGSERVICE: 'prod', DATABASE_URL: 'postgres://me:fake-word@db.prod.example.com/shop' };
