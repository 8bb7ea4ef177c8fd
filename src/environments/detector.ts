import type { Named } from '../engine/policy/choice';
import type { Evidence } from '../engine/types';

/** Variables of the editor's own environment that hold an address: only scheme, user, host and database of them come here. */
export const ADDRESSES = [
  'DATABASE_URL',
  'DIRECT_URL',
  'POSTGRES_URL',
  'POSTGRESQL_URL',
  'MYSQL_URL',
  'MONGODB_URI',
  'MONGODB_URL',
  'MONGO_URL',
  'MONGO_URI',
  'REDIS_URL',
  'DB_URL',
  'CLICKHOUSE_URL',
  'ELASTICSEARCH_URL',
  'AMQP_URL',
] as const;

/** Variables of the editor's own environment that say where programs go, as they are. None of them holds a secret. */
export const VARIABLES = [
  ...ADDRESSES,
  ...['KUBECONFIG', 'HELM_KUBECONTEXT', 'HELM_NAMESPACE', 'HELM_KUBEAPISERVER', 'KUBERNETES_MASTER'],
  ...['AWS_PROFILE', 'AWS_DEFAULT_PROFILE', 'AWS_ROLE_ARN', 'AWS_VAULT', 'AWS_REGION', 'AWS_DEFAULT_REGION', 'AWS_ENDPOINT_URL'],
  ...['AWS_CONFIG_FILE', 'AWS_SHARED_CREDENTIALS_FILE', 'CLOUDSDK_CORE_PROJECT', 'CLOUDSDK_ACTIVE_CONFIG_NAME', 'CLOUDSDK_CONFIG'],
  ...['CLOUDSDK_CORE_ACCOUNT', 'GOOGLE_CLOUD_PROJECT', 'GCLOUD_PROJECT', 'GCP_PROJECT', 'GOOGLE_APPLICATION_CREDENTIALS'],
  ...['AZURE_CONFIG_DIR', 'AZURE_SUBSCRIPTION_ID', 'ARM_SUBSCRIPTION_ID', 'AZURE_DEFAULTS_GROUP', 'ARM_ENVIRONMENT'],
  ...['DOCKER_HOST', 'DOCKER_CONTEXT', 'DOCKER_CONFIG', 'CONTAINER_HOST', 'CONTAINER_CONNECTION', 'COMPOSE_PROJECT_NAME', 'COMPOSE_FILE'],
  ...['TF_WORKSPACE', 'TF_DATA_DIR', 'TF_CLOUD_ORGANIZATION', 'TF_CLOUD_HOSTNAME', 'TF_CLOUD_PROJECT', 'PULUMI_STACK', 'PULUMI_HOME'],
  ...['PULUMI_BACKEND_URL', 'VAULT_ADDR', 'BAO_ADDR', 'NOMAD_ADDR', 'CONSUL_HTTP_ADDR'],
  ...['RAILWAY_PROJECT_ID', 'RAILWAY_ENVIRONMENT_ID', 'RAILWAY_ENVIRONMENT', 'RAILWAY_ENVIRONMENT_NAME', 'RAILWAY_SERVICE_ID'],
  ...['VERCEL_ORG_ID', 'VERCEL_PROJECT_ID', 'VERCEL_ENV', 'NETLIFY_SITE_ID', 'FLY_APP', 'HEROKU_APP', 'SUPABASE_PROJECT_ID'],
  ...['SUPABASE_PROJECT_REF', 'CLOUDFLARE_ACCOUNT_ID', 'CLOUDFLARE_ENV', 'NEON_PROJECT_ID', 'FIREBASE_PROJECT', 'RENDER_WORKSPACE'],
  ...['RAILS_ENV', 'RACK_ENV', 'NODE_ENV', 'APP_ENV', 'MIX_ENV', 'FLASK_ENV', 'DJANGO_ENV', 'DJANGO_SETTINGS_MODULE', 'DOTENV_CONFIG_PATH'],
  ...['PGHOST', 'PGHOSTADDR', 'PGPORT', 'PGDATABASE', 'PGUSER', 'PGSERVICE', 'PGSERVICEFILE', 'MYSQL_HOST', 'DB_CONNECTION', 'DB_HOST'],
  ...['DB_DATABASE', 'XDG_CONFIG_HOME'],
] as const;
export type Variables = Readonly<Partial<Record<(typeof VARIABLES)[number], string>>>;

/** The folder in which an action runs, and the person's home. */
export interface Place {
  readonly cwd: string;
  readonly home: string;
  /** Folders of the workspace; the cwd where nothing else is known. */
  readonly workspace: readonly string[];
  /** Kubeconfigs that a command names, besides the person's own. */
  readonly kubeconfigs?: readonly string[];
  /** What a command names that cannot be listed, only looked up. */
  readonly named?: readonly Named[];
  /**
   * The editor's environment. An agent's own may differ, so what it says is one more candidate, never the last word. Without it nothing that a
   * variable could overrule is certain.
   */
  readonly env?: Variables;
  /** An earlier command may have pointed Docker to another machine. */
  readonly docker?: 'moved';
}
/** Files that were there, by path, with their text. */
export type Files = Readonly<Record<string, string>>;

/** One source of evidence. Pure: it names the files it wants and reads what it is given; nothing is executed. */
export interface Detector {
  readonly id: string;
  /** Absolute paths, most telling first; what is not there is left out. */
  wants(place: Place): readonly string[];
  /** Files that the first ones lead to. */
  leads?(files: Files, place: Place): readonly string[];
  /** What the files tell. Values of secrets never stand in a note. */
  detect(files: Files, place: Place): readonly Evidence[];
  /** It does not depend on the folder. */
  readonly once?: true;
}
