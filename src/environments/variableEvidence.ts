import { isLoopback } from '../engine/policy/loopback';
import { environmentOfWords } from '../engine/policy/words';
import type { EnvironmentLevel, Evidence } from '../engine/types';
import { type Connection, connectionOf } from './connection';
import { identifiersOf, shownConnection } from './databaseEvidence';
import type { Variable } from './variables';

/** Variables whose value is the name of an environment. */
const NAMED =
  /^(?:RAILWAY_ENVIRONMENT(?:_NAME)?|VERCEL_ENV|VERCEL_TARGET_ENV|NODE_ENV|NODE_CONFIG_ENV|RAILS_ENV|RACK_ENV|APP_ENV|APP_STAGE|APPLICATION_ENV|FLASK_ENV|DJANGO_ENV|DJANGO_SETTINGS_MODULE|DJANGO_CONFIGURATION|MIX_ENV|SYMFONY_ENV|CRAFT_ENVIRONMENT|WP_ENV|SPRING_PROFILES_ACTIVE|QUARKUS_PROFILE|MICRONAUT_ENVIRONMENTS|ASPNETCORE_ENVIRONMENT|DOTNET_ENVIRONMENT|GO_ENV|DEPLOY_ENV|DEPLOYMENT_ENV|DEPLOY_TARGET|SENTRY_ENVIRONMENT|ENVIRONMENT|ENV|STAGE)$/;
const DATABASES =
  'DB|DATABASE|POSTGRES|POSTGRESQL|PG|MYSQL|MARIADB|MSSQL|SQLSERVER|MONGO|MONGODB|REDIS|VALKEY|RABBITMQ|AMQP|ELASTIC|ELASTICSEARCH|OPENSEARCH|CLICKHOUSE|CASSANDRA|NEO4J|KAFKA|COUCHDB|INFLUX|INFLUXDB|MEMCACHED|REDSHIFT|SNOWFLAKE|ORACLE|SQL';
/** Variables that hold a database's host, or several with ports. */
const HOSTS = new RegExp(
  `^(?:PGHOST(?:ADDR)?|(?:[A-Z0-9]+_)*(?:${DATABASES})_?(?:HOST(?:S|NAME)?|SERVER|ENDPOINT|NODES|BROKERS|BOOTSTRAP_SERVERS)|(?:[A-Z0-9]+_)*BOOTSTRAP_SERVERS)$`,
);
/** Variables that hold an address which may be written without a scheme. */
const ADDRESSES = /(?:^|_)(?:URL|URI|DSN|CONNECTION_?STRINGS?(?:__[A-Z0-9_]+)?|CONN(?:_STR(?:ING)?)?|DATABASE|DATABASE_PATH|DB_PATH)$/;
/** Variables whose address of the web is a database's. */
const WEB = new RegExp(
  `(?:^|_)(?:${DATABASES}|SUPABASE|TURSO|UPSTASH|MEILI|MEILISEARCH|TYPESENSE|QDRANT|WEAVIATE|SOLR|ALGOLIA)_(?:[A-Z0-9]+_)*UR[LI]$`,
);
/** Variables that hold an id, by the name of what it is the id of. */
const IDS =
  /^(?:RAILWAY_(?:PROJECT|ENVIRONMENT|SERVICE)_ID|VERCEL_PROJECT_ID|NETLIFY_SITE_ID|(?:NEXT_PUBLIC_|VITE_)?SUPABASE_PROJECT_(?:ID|REF)|NEON_PROJECT_ID|CLOUDFLARE_ACCOUNT_ID|(?:NEXT_PUBLIC_|VITE_|REACT_APP_)?FIREBASE_PROJECT_ID|GCP_PROJECT(?:_ID)?|GCLOUD_PROJECT|GOOGLE_CLOUD_PROJECT|AWS_ACCOUNT_ID|AZURE_SUBSCRIPTION_ID|ARM_SUBSCRIPTION_ID|PLANETSCALE_DATABASE)$/;

/** Where variables stand. */
export interface Stands {
  readonly source: string;
  /** null: no file, but the environment of a process. */
  readonly file: string | null;
  /** How a person knows the file. */
  readonly shown: string;
  /** What the file's name says. */
  readonly suffix: EnvironmentLevel;
}

/**
 * What variables that stand in a file say: hosts of databases, ids, names of environments. These are labels that a person or an agent wrote beside
 * the code, so they can raise a target and colour the banner, never lower a target.
 */
export function evidenceOfVariables(variables: readonly Variable[], { source, file, shown, suffix }: Stands): readonly Evidence[] {
  return variables.flatMap(({ key, value, line }): Evidence[] => {
    const base = { source, names: {}, file, line: file === null ? null : line, strength: 'ambient' } as const;
    const where = file === null ? shown : `${shown} line ${line}`;
    if (NAMED.test(key)) {
      const environment = environmentOfWords(value);
      return environment === 'unknown' ? [] : [{ ...base, environment, identifiers: [], note: `${key} is ${environment} (${where})` }];
    }
    if (IDS.test(key)) {
      if (!/^[\w.:-]{1,128}$/.test(value)) return [];
      const environment = environmentOfWords(value) === 'production' ? 'production' : suffix;
      return [{ ...base, environment, identifiers: [value], note: `${key} (${where})` }];
    }
    const connection = connectionIn(key, value);
    if (!connection || connection.file !== undefined) return [];
    const environment = environmentOf(connection, key, suffix);
    const identifiers = isLoopback(connection.host) ? [] : identifiersOf(connection);
    return [{ ...base, environment, identifiers, note: `${key} host ${shownConnection(connection)} (${where})` }];
  });
}

/** Where a variable leads, if it is one that holds a database's host or address. */
export function connectionIn(key: string, value: string): Connection | null {
  const found = HOSTS.test(key) ? hostIn(value) : ADDRESSES.test(key) || value.includes('://') ? connectionOf(value, WEB.test(key)) : null;
  return found && /^[a-z0-9._:-]{1,253}$/.test(found.host) ? found : null;
}

/** `db.example.com`, `a:9092,b:9092`, `https://search.example.com` */
function hostIn(value: string): Connection | null {
  if (value.includes('://')) return connectionOf(value, true);
  const hosts = value.split(',', 20).map((one) => one.trim().toLowerCase().replace(/:\d+$/, ''));
  const host = hosts.find((one) => !isLoopback(one)) ?? hosts[0] ?? '';
  return /^[a-z0-9._-]{1,253}$/.test(host) ? { host, database: '' } : null;
}

/** Loopback is local; else what host, variable and file are called, the most dangerous first. */
function environmentOf({ host, database }: Connection, key: string, suffix: EnvironmentLevel): EnvironmentLevel {
  if (isLoopback(host)) return 'local';
  const said = [environmentOfWords(host), environmentOfWords(database), environmentOfWords(key), suffix];
  const order = ['production', 'staging', 'preview'] as const;
  // A host elsewhere is not local, whatever the file is called.
  return order.find((one) => said.includes(one)) ?? 'unknown';
}
