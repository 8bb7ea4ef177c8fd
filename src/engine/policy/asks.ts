import type { ChoiceKind } from './choice';

/** How a program says what it is pointed at. */
interface Asks {
  readonly of: ChoiceKind;
  readonly flags: readonly string[];
  readonly env: readonly string[];
  /** With one of these the files do not decide. */
  readonly away: readonly string[];
  /** What is taken where nothing is named is only a guess: the environment that the agent's program has may say otherwise. */
  readonly guess?: true;
  /** Its flags stand before the verb; behind it they are somebody else's. */
  readonly before?: true;
}

const KUBE = { of: 'kube-context', env: [], away: ['--server', '-s', '--cluster', 'KUBERNETES_MASTER'] } as const;
const AWS: Asks = {
  of: 'aws-profile',
  flags: ['--profile'],
  env: ['AWS_PROFILE', 'AWS_DEFAULT_PROFILE'],
  away: ['--endpoint-url', 'AWS_ENDPOINT_URL', 'AWS_ACCESS_KEY_ID', 'AWS_CONFIG_FILE', 'AWS_SHARED_CREDENTIALS_FILE', 'AWS_ROLE_ARN'],
  guess: true,
};
const DOCKER: Asks = {
  of: 'docker-context',
  flags: ['--context', '-c', '--connection'],
  env: ['DOCKER_CONTEXT'],
  away: ['-H', '--host', '--url', '--config', 'DOCKER_HOST', 'DOCKER_CONFIG', 'CONTAINER_HOST'],
  before: true,
};

/** Most projects hand it to their tool in settings that are code: nobody knows whether this one does. */
const VARIABLE: Asks = { of: 'database', flags: [], env: [], away: ['DATABASE_URL'], guess: true };

/** By the id of a rule's program. */
export const ASKS: Readonly<Record<string, Asks>> = {
  kubectl: { ...KUBE, flags: ['--context'] },
  velero: { ...KUBE, flags: ['--kubecontext'] },
  helm: { ...KUBE, flags: ['--kube-context'], env: ['HELM_KUBECONTEXT'], away: ['--kube-apiserver', 'HELM_KUBEAPISERVER'] },
  helmfile: { ...KUBE, flags: ['--kube-context'], env: ['HELM_KUBECONTEXT'], guess: true },
  aws: AWS,
  eksctl: AWS,
  docker: DOCKER,
  compose: DOCKER,
  terraform: { of: 'terraform-workspace', flags: [], env: [], away: ['TF_WORKSPACE', 'TF_DATA_DIR', '-state', '--state'] },
  prisma: { of: 'database', flags: [], env: [], away: ['--schema', '--config', '--url', 'DATABASE_URL'] },
  rails: { of: 'database', flags: ['-e', '--environment'], env: ['RAILS_ENV', 'RACK_ENV'], away: ['DATABASE_URL'] },
  'manage.py': {
    of: 'database',
    flags: [],
    env: [],
    away: ['--settings', '--database', 'DATABASE_URL', 'DJANGO_SETTINGS_MODULE'],
    guess: true,
  },
  artisan: {
    of: 'database',
    flags: ['--env'],
    env: ['APP_ENV'],
    away: ['--database', 'DB_CONNECTION', 'DB_HOST', 'DB_DATABASE', 'DB_URL', 'DATABASE_URL'],
  },
  'symfony-console': { of: 'database', flags: [], env: [], away: ['--env', '-e', '--connection', '--em', 'APP_ENV', 'DATABASE_URL'] },
  'drizzle-kit': { of: 'database', flags: [], env: [], away: ['--config', '--url', '--host', 'DATABASE_URL'] },
  mix: { of: 'database', flags: [], env: ['MIX_ENV'], away: ['-r', '--repo', 'DATABASE_URL', 'PGHOST'] },
  sequelize: {
    of: 'database',
    flags: ['--env'],
    env: ['NODE_ENV'],
    away: ['--url', '--config', '--options-path', 'DATABASE_URL'],
  },
  dbmate: { of: 'database', flags: [], env: [], away: ['--url', '-u', '--env', '-e', '--env-file', 'DATABASE_URL'] },
  diesel: { of: 'database', flags: [], env: [], away: ['--database-url', '--config-file', 'DATABASE_URL'] },
  sqlx: { of: 'database', flags: [], env: [], away: ['--database-url', '-D', '--no-dotenv', '--config', 'DATABASE_URL'] },
  ...Object.fromEntries(['knex', 'typeorm', 'mikro-orm', 'alembic'].map((name): [string, Asks] => [name, VARIABLE])),
};
/** Programs whose choices begin with their own name: several read the same files in their own ways. */
export const OWN: Readonly<Record<string, string>> = {
  prisma: 'prisma',
  rails: 'rails',
  artisan: 'laravel',
  'drizzle-kit': 'drizzle',
  mix: 'mix',
  sequelize: 'sequelize',
  ...Object.fromEntries(
    ['manage.py', 'symfony-console', 'dbmate', 'diesel', 'sqlx', 'knex', 'typeorm', 'mikro-orm', 'alembic'].map((name) => [
      name,
      'variable',
    ]),
  ),
};
