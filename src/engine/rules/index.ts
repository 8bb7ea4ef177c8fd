import { airflow } from './airflow';
import { alembic } from './alembic';
import { ansible } from './ansible';
import { appwrite } from './appwrite';
import { argocd } from './argocd';
import { ariga } from './ariga';
import { auth0 } from './auth0';
import { aws } from './aws';
import { awsdeploy } from './awsdeploy';
import { azure } from './azure';
import { backups } from './backups';
import { bitbucket } from './bitbucket';
import { borg } from './borg';
import { cargo } from './cargo';
import { cassandra } from './cassandra';
import { clerk } from './clerk';
import { clickhouse } from './clickhouse';
import { cloudflare } from './cloudflare';
import { cockroach } from './cockroach';
import { consul } from './consul';
import { convex } from './convex';
import { databricks } from './databricks';
import { datadog } from './datadog';
import { dbmate } from './dbmate';
import { dbt } from './dbt';
import { diesel } from './diesel';
import { digitalocean } from './digitalocean';
import { django } from './django';
import { docker } from './docker';
import { dotnet } from './dotnet';
import { drizzle } from './drizzle';
import { drupal } from './drupal';
import { duckdb } from './duckdb';
import { dvc } from './dvc';
import { ecto } from './ecto';
import { elasticsearch } from './elasticsearch';
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
import { grafana } from './grafana';
import { hasura } from './hasura';
import { helm } from './helm';
import { heroku } from './heroku';
import { hetzner } from './hetzner';
import { influxdb } from './influxdb';
import { kafka } from './kafka';
import { knex } from './knex';
import { kopia } from './kopia';
import { kubernetes } from './kubernetes';
import { laravel } from './laravel';
import { linear } from './linear';
import { liquibase } from './liquibase';
import { magento } from './magento';
import { migrate } from './migrate';
import { mikroorm } from './mikroorm';
import { minio } from './minio';
import { mlflow } from './mlflow';
import { mongodb } from './mongodb';
import { mysql } from './mysql';
import { neon } from './neon';
import { netlify } from './netlify';
import { nets } from './nets';
import { nomad } from './nomad';
import { npm } from './npm';
import { nuget } from './nuget';
import { oracle } from './oracle';
import { packages } from './packages';
import { pagerduty } from './pagerduty';
import { phinx } from './phinx';
import { planetscale } from './planetscale';
import { pocketbase } from './pocketbase';
import { postgres } from './postgres';
import { prefect } from './prefect';
import { prisma } from './prisma';
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
import { terraform } from './terraform';
import { turso } from './turso';
import { twilio } from './twilio';
import { typeorm } from './typeorm';
import { upstash } from './upstash';
import { vault } from './vault';
import { vercel } from './vercel';
import { windows } from './windows';
import { wordpress } from './wordpress';
import { xata } from './xata';

/** Every provider. A new one is a file beside this one (copy `_template.ts`) and a line here. */
export const providers: readonly Provider[] = [
  airflow,
  alembic,
  ansible,
  appwrite,
  argocd,
  ariga,
  auth0,
  aws,
  awsdeploy,
  azure,
  backups,
  bitbucket,
  borg,
  cargo,
  cassandra,
  clerk,
  clickhouse,
  cloudflare,
  cockroach,
  consul,
  convex,
  databricks,
  datadog,
  dbmate,
  dbt,
  diesel,
  digitalocean,
  django,
  docker,
  dotnet,
  drizzle,
  drupal,
  duckdb,
  dvc,
  ecto,
  elasticsearch,
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
  grafana,
  hasura,
  helm,
  heroku,
  hetzner,
  influxdb,
  kafka,
  knex,
  kopia,
  kubernetes,
  laravel,
  linear,
  liquibase,
  magento,
  migrate,
  mikroorm,
  minio,
  mlflow,
  mongodb,
  mysql,
  neon,
  netlify,
  nets,
  nomad,
  npm,
  nuget,
  oracle,
  packages,
  pagerduty,
  phinx,
  planetscale,
  pocketbase,
  postgres,
  prefect,
  prisma,
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
  terraform,
  turso,
  twilio,
  typeorm,
  upstash,
  vault,
  vercel,
  windows,
  wordpress,
  xata,
];
