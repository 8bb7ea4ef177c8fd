import { airflow } from './airflow';
import { aiven } from './aiven';
import { alembic } from './alembic';
import { alibaba } from './alibaba';
import { android } from './android';
import { ansible } from './ansible';
import { appwrite } from './appwrite';
import { argocd } from './argocd';
import { ariga } from './ariga';
import { auth0 } from './auth0';
import { aws } from './aws';
import { awsdeploy } from './awsdeploy';
import { azure } from './azure';
import { backblaze } from './backblaze';
import { backups } from './backups';
import { bitbucket } from './bitbucket';
import { bitwarden } from './bitwarden';
import { borg } from './borg';
import { cargo } from './cargo';
import { cassandra } from './cassandra';
import { ceph } from './ceph';
import { civo } from './civo';
import { clerk } from './clerk';
import { clickhouse } from './clickhouse';
import { cloudflare } from './cloudflare';
import { cloudinary } from './cloudinary';
import { cockroach } from './cockroach';
import { consul } from './consul';
import { convex } from './convex';
import { coolify } from './coolify';
import { couchbase } from './couchbase';
import { databricks } from './databricks';
import { datadog } from './datadog';
import { dbmate } from './dbmate';
import { dbt } from './dbt';
import { diesel } from './diesel';
import { digitalocean } from './digitalocean';
import { django } from './django';
import { docker } from './docker';
import { dokku } from './dokku';
import { domains } from './domains';
import { doppler } from './doppler';
import { dotnet } from './dotnet';
import { drizzle } from './drizzle';
import { drupal } from './drupal';
import { duckdb } from './duckdb';
import { dvc } from './dvc';
import { ecto } from './ecto';
import { elasticsearch } from './elasticsearch';
import { exoscale } from './exoscale';
import { expo } from './expo';
import { fastlane } from './fastlane';
import { filesystem } from './filesystem';
import { firebase } from './firebase';
import { flux } from './flux';
import { flyio } from './flyio';
import { flyway } from './flyway';
import { gcp } from './gcp';
import { git } from './git';
import { github } from './github';
import { gitlab } from './gitlab';
import { goose } from './goose';
import { gpg } from './gpg';
import { grafana } from './grafana';
import { hasura } from './hasura';
import { helm } from './helm';
import { heroku } from './heroku';
import { hetzner } from './hetzner';
import { ibmcloud } from './ibmcloud';
import { infisical } from './infisical';
import { influxdb } from './influxdb';
import { kafka } from './kafka';
import { kamal } from './kamal';
import { knex } from './knex';
import { kopia } from './kopia';
import { koyeb } from './koyeb';
import { kubernetes } from './kubernetes';
import { laravel } from './laravel';
import { launchdarkly } from './launchdarkly';
import { linear } from './linear';
import { linode } from './linode';
import { liquibase } from './liquibase';
import { macos } from './macos';
import { magento } from './magento';
import { migrate } from './migrate';
import { migrators } from './migrators';
import { mikroorm } from './mikroorm';
import { minio } from './minio';
import { mlflow } from './mlflow';
import { modal } from './modal';
import { mongodb } from './mongodb';
import { mysql } from './mysql';
import { nats } from './nats';
import { neo4j } from './neo4j';
import { neon } from './neon';
import { netlify } from './netlify';
import { nets } from './nets';
import { nomad } from './nomad';
import { northflank } from './northflank';
import { npm } from './npm';
import { nuget } from './nuget';
import { okta } from './okta';
import { onepassword } from './onepassword';
import { openstack } from './openstack';
import { oracle } from './oracle';
import { oraclecloud } from './oraclecloud';
import { otherdatabases } from './otherdatabases';
import { ovh } from './ovh';
import { packages } from './packages';
import { pagerduty } from './pagerduty';
import { phinx } from './phinx';
import { planetscale } from './planetscale';
import { platforms } from './platforms';
import { pocketbase } from './pocketbase';
import { postgres } from './postgres';
import { posthog } from './posthog';
import { prefect } from './prefect';
import { prisma } from './prisma';
import { proxmox } from './proxmox';
import { pulsar } from './pulsar';
import { pulumi } from './pulumi';
import { pypi } from './pypi';
import { rabbitmq } from './rabbitmq';
import { rails } from './rails';
import { railway } from './railway';
import { rclone } from './rclone';
import { redis } from './redis';
import { render } from './render';
import { restic } from './restic';
import { rubygems } from './rubygems';
import type { Provider } from './rule';
import { s3tools } from './s3tools';
import { saas } from './saas';
import { salesforce } from './salesforce';
import { sanity } from './sanity';
import { scaleway } from './scaleway';
import { searchindexes } from './searchindexes';
import { secrets } from './secrets';
import { self } from './self';
import { sendgrid } from './sendgrid';
import { sentry } from './sentry';
import { sequelize } from './sequelize';
import { shell } from './shell';
import { shopify } from './shopify';
import { snowflake } from './snowflake';
import { sqlAny } from './sql';
import { sqlite } from './sqlite';
import { sqlserver } from './sqlserver';
import { sqlx } from './sqlx';
import { strapi } from './strapi';
import { stripe } from './stripe';
import { supabase } from './supabase';
import { symfony } from './symfony';
import { temporal } from './temporal';
import { tencent } from './tencent';
import { terraform } from './terraform';
import { tidbcloud } from './tidbcloud';
import { tigris } from './tigris';
import { tinybird } from './tinybird';
import { tiup } from './tiup';
import { turso } from './turso';
import { twilio } from './twilio';
import { typeorm } from './typeorm';
import { upcloud } from './upcloud';
import { upstash } from './upstash';
import { vault } from './vault';
import { vectors } from './vectors';
import { vercel } from './vercel';
import { virtualbox } from './virtualbox';
import { vultr } from './vultr';
import { windows } from './windows';
import { wordpress } from './wordpress';
import { workspaces } from './workspaces';
import { xata } from './xata';
import { zeabur } from './zeabur';
import { zookeeper } from './zookeeper';

/** Every provider. A new one is a file beside this one (copy `_template.ts`) and a line here. */
export const providers: readonly Provider[] = [
  airflow,
  aiven,
  alembic,
  alibaba,
  android,
  ansible,
  appwrite,
  argocd,
  ariga,
  auth0,
  aws,
  awsdeploy,
  azure,
  backblaze,
  backups,
  bitbucket,
  bitwarden,
  borg,
  cargo,
  cassandra,
  ceph,
  civo,
  clerk,
  clickhouse,
  cloudflare,
  cloudinary,
  cockroach,
  consul,
  convex,
  coolify,
  couchbase,
  databricks,
  datadog,
  dbmate,
  dbt,
  diesel,
  digitalocean,
  django,
  docker,
  dokku,
  domains,
  doppler,
  dotnet,
  drizzle,
  drupal,
  duckdb,
  dvc,
  ecto,
  elasticsearch,
  exoscale,
  expo,
  fastlane,
  filesystem,
  firebase,
  flux,
  flyio,
  flyway,
  gcp,
  git,
  github,
  gitlab,
  goose,
  gpg,
  grafana,
  hasura,
  helm,
  heroku,
  hetzner,
  ibmcloud,
  infisical,
  influxdb,
  kafka,
  kamal,
  knex,
  kopia,
  koyeb,
  kubernetes,
  laravel,
  launchdarkly,
  linear,
  linode,
  liquibase,
  macos,
  magento,
  migrate,
  migrators,
  mikroorm,
  minio,
  mlflow,
  modal,
  mongodb,
  mysql,
  nats,
  neo4j,
  neon,
  netlify,
  nets,
  nomad,
  northflank,
  npm,
  nuget,
  okta,
  onepassword,
  openstack,
  oracle,
  oraclecloud,
  otherdatabases,
  ovh,
  packages,
  pagerduty,
  phinx,
  planetscale,
  platforms,
  pocketbase,
  postgres,
  posthog,
  prefect,
  prisma,
  proxmox,
  pulsar,
  pulumi,
  pypi,
  rabbitmq,
  rails,
  railway,
  rclone,
  redis,
  render,
  restic,
  rubygems,
  s3tools,
  saas,
  salesforce,
  sanity,
  scaleway,
  searchindexes,
  secrets,
  self,
  sendgrid,
  sentry,
  sequelize,
  shell,
  shopify,
  snowflake,
  sqlAny,
  sqlite,
  sqlserver,
  sqlx,
  strapi,
  stripe,
  supabase,
  symfony,
  temporal,
  tencent,
  terraform,
  tidbcloud,
  tigris,
  tinybird,
  tiup,
  turso,
  twilio,
  typeorm,
  upcloud,
  upstash,
  vault,
  vectors,
  vercel,
  virtualbox,
  vultr,
  windows,
  wordpress,
  workspaces,
  xata,
  zeabur,
  zookeeper,
];
