import { lazily } from '../lazily';
import type { ChoiceKind } from './choice';

/** How a program says what it is pointed at. */
export interface Asks {
  readonly of: ChoiceKind;
  readonly flags: readonly string[];
  readonly env: readonly string[];
  /** With one of these the files do not decide; `X_*` is every variable that begins so. */
  readonly away: readonly string[];
  /** With one of these the command itself says where it goes, and files say nothing. */
  readonly settles?: readonly string[];
  /** With one of these it says a part of it (a namespace, a workspace) itself. */
  readonly part?: readonly string[];
  /** It counts only where the command names one, and then nothing else does. */
  readonly instead?: true;
  /** What it is called is no identifier that the rules know; it may still say what it is. */
  readonly label?: true;
  /** Flags and variables whose values are labels of the target; of `name=value` only what is named after a place counts, the rest may be secret. */
  readonly labels?: readonly string[];
  /** It counts only beside others, where the command names one. */
  readonly beside?: true;
  /** One more candidate where the command names none. */
  readonly more?: true;
  /** What is taken where nothing is named is only a guess: the environment that the agent's program has may say otherwise. */
  readonly guess?: true;
  /** Its flags stand before the verb; behind it they are somebody else's. These take a value besides. */
  readonly before?: readonly string[];
}

const KUBE = {
  of: 'kube-context',
  env: [],
  away: ['--server', '-s', '--cluster', '--kuberc', 'KUBERNETES_MASTER', 'KUBERC', 'KUBERNETES_SERVICE_HOST'],
  part: ['-n', '--namespace', '-A', '--all-namespaces'],
} as const;
/** The cluster of the context is replaced by another one of the same kubeconfig. */
const CLUSTER: Asks = {
  of: 'kube-cluster',
  flags: ['--cluster'],
  env: [],
  away: ['--server', '-s', '--kuberc', 'KUBERNETES_MASTER', 'KUBERC'],
  instead: true,
};
const HELM = {
  ...KUBE,
  flags: ['--kube-context'],
  env: ['HELM_KUBECONTEXT'],
  away: ['--kube-apiserver', 'HELM_KUBEAPISERVER'],
  part: [...KUBE.part, 'HELM_NAMESPACE'],
} as const;
/** What the editor's environment says to Helm alone. */
const HELM_EDITOR: Asks = { of: 'helm-context', flags: HELM.flags, env: HELM.env, away: [], more: true };
const AWS: Asks = {
  of: 'aws-profile',
  flags: ['--profile'],
  env: ['AWS_PROFILE', 'AWS_DEFAULT_PROFILE'],
  away: [
    '--endpoint-url',
    '--role-arn',
    'AWS_ENDPOINT_URL*',
    'AWS_SESSION_TOKEN',
    'AWS_WEB_IDENTITY_TOKEN_FILE',
    'AWS_CONTAINER_*',
    'AWS_ACCESS_KEY_ID',
    'AWS_CONFIG_FILE',
    'AWS_SHARED_CREDENTIALS_FILE',
    'AWS_ROLE_ARN',
  ],
  guess: true,
};
/** Whoever works on AWS among others. */
const BESIDE: Asks = { ...AWS, flags: [], away: ['AWS_CONFIG_FILE', 'AWS_SHARED_CREDENTIALS_FILE'], beside: true };
const DOCKER: Asks = {
  of: 'docker-context',
  flags: ['--context', '-c', '--connection'],
  env: ['DOCKER_CONTEXT'],
  away: ['-H', '--host', '--url', '--config', 'DOCKER_HOST', 'DOCKER_CONFIG', 'CONTAINER_HOST'],
  before: ['-l', '--log-level', '--tlscacert', '--tlscert', '--tlskey'],
};

const GCLOUD: Asks = {
  of: 'gcloud-configuration',
  flags: ['--configuration'],
  env: ['CLOUDSDK_ACTIVE_CONFIG_NAME'],
  label: true,
  settles: ['--project', '--project_id', '-p', 'CLOUDSDK_CORE_PROJECT'],
  away: ['--flags-file', '--bigqueryrc', '--api', 'CLOUDSDK_CONFIG', 'CLOUDSDK_API_ENDPOINT_OVERRIDES_*', 'BOTO_CONFIG', 'BOTO_PATH'],
};
const SSH = {
  of: 'ssh-host',
  flags: [],
  env: [],
  away: ['-F', '-e', '--rsh', '--ssh', 'RSYNC_RSH'],
  before: '-B -b -c -D -E -e -F -I -i -J -L -l -m -O -o -P -p -Q -R -S -W -w'.split(' '),
} as const;
const ANSIBLE: Asks = {
  of: 'ansible-inventory',
  flags: [],
  env: [],
  away: ['-e', '--extra-vars', '--ssh-common-args', 'ANSIBLE_INVENTORY', 'ANSIBLE_CONFIG'],
  labels: ['-i', '--inventory', '--inventory-file', '-l', '--limit'],
};
/** Where a server is, that a variable or a flag of its client says. */
const server = (flags: readonly string[], ...env: readonly string[]): Asks => ({
  of: 'server',
  flags: [],
  env: [],
  settles: [...flags.flatMap((flag) => [`-${flag}`, `--${flag}`]), ...env],
  away: [],
  guess: true,
});

/** Most projects hand it to their tool in settings that are code: nobody knows whether this one does. */
const VARIABLE: Asks = { of: 'database', flags: [], env: [], away: ['DATABASE_URL'], guess: true };

/** By the id of a rule's program; made when one is asked for, since most actions ask for none. */
const all = lazily(
  (): Readonly<Record<string, Asks | readonly Asks[]>> => ({
    kubectl: [CLUSTER, { ...KUBE, flags: ['--context'] }],
    'kubectl-plugin': [CLUSTER, { ...KUBE, flags: ['--context'] }],
    velero: { ...KUBE, flags: ['--kubecontext'] },
    helm: [HELM, HELM_EDITOR],
    helmfile: [{ ...HELM, guess: true }, HELM_EDITOR],
    ...Object.fromEntries(
      ['skaffold', 'devspace', 'istioctl', 'cilium', 'vcluster'].map((name): [string, Asks] => [
        name,
        { ...KUBE, flags: ['--context', '--kube-context'], guess: true },
      ]),
    ),
    aws: AWS,
    eksctl: AWS,
    cdk: AWS,
    sam: AWS,
    serverless: { ...AWS, flags: ['--aws-profile'] },
    gcloud: GCLOUD,
    gsutil: GCLOUD,
    bq: GCLOUD,
    az: {
      of: 'azure-subscription',
      flags: ['--subscription', '--ids'],
      env: [],
      away: ['--scope', '--scopes', 'AZURE_CONFIG_DIR', 'AZURE_CLOUD_NAME'],
    },
    docker: DOCKER,
    compose: DOCKER,
    terraform: [
      {
        of: 'terraform-workspace',
        flags: [],
        env: [],
        part: ['TF_WORKSPACE'],
        labels: [
          '-var',
          '--var',
          'TF_VAR_*',
          'GOOGLE_PROJECT',
          'GOOGLE_CLOUD_PROJECT',
          'GCLOUD_PROJECT',
          'CLOUDSDK_CORE_PROJECT',
          'ARM_SUBSCRIPTION_ID',
          'KUBE_CTX',
          'KUBE_CONFIG_PATH',
        ],
        away: ['-state', '--state', '-backend-config', '--backend-config', 'TF_CLI_CONFIG_FILE', 'TF_CLI_ARGS*', 'TF_REATTACH_PROVIDERS'],
      },
      BESIDE,
    ],
    pulumi: [
      {
        of: 'pulumi-stack',
        flags: ['--stack', '-s'],
        env: ['PULUMI_STACK'],
        labels: ['GOOGLE_PROJECT', 'GOOGLE_CLOUD_PROJECT', 'CLOUDSDK_CORE_PROJECT', 'ARM_SUBSCRIPTION_ID'],
        away: ['--config-file', 'PULUMI_HOME', 'PULUMI_BACKEND_URL', '-c', '--config'],
      },
      BESIDE,
    ],
    vault: server(['address', 'agent-address'], 'VAULT_ADDR', 'BAO_ADDR', 'VAULT_AGENT_ADDR'),
    nomad: server(['address'], 'NOMAD_ADDR'),
    consul: server(['http-addr'], 'CONSUL_HTTP_ADDR'),
    ssh: SSH,
    rsync: { of: SSH.of, flags: [], env: [], away: [...SSH.away, '-o', '-S', '-D'] },
    ansible: ANSIBLE,
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
    'symfony-console': { of: 'database', flags: ['--env', '-e'], env: ['APP_ENV'], away: ['--connection', '--em', 'DATABASE_URL'] },
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
  }),
);

/** What a rule's program of this id asks for; undefined: nothing that is known. */
export function asksOf(program: string): Asks | readonly Asks[] | undefined {
  return Object.hasOwn(all(), program) ? all()[program] : undefined;
}

/** Programs whose choices begin with their own name: several read the same files in their own ways. */
export const OWN: Readonly<Record<string, string>> = {
  vault: 'vault',
  nomad: 'nomad',
  consul: 'consul',
  prisma: 'prisma',
  rails: 'rails',
  artisan: 'laravel',
  'drizzle-kit': 'drizzle',
  mix: 'mix',
  sequelize: 'sequelize',
  'symfony-console': 'symfony',
  ...Object.fromEntries(
    ['manage.py', 'dbmate', 'diesel', 'sqlx', 'knex', 'typeorm', 'mikro-orm', 'alembic'].map((name) => [name, 'variable']),
  ),
};
