import { alembic } from './alembic';
import { ansible } from './ansible';
import { appwrite } from './appwrite';
import { argocd } from './argocd';
import { ariga } from './ariga';
import { auth0 } from './auth0';
import { aws } from './aws';
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
import { diesel } from './diesel';
import { digitalocean } from './digitalocean';
import { django } from './django';
import { docker } from './docker';
import { dotnet } from './dotnet';
import { drizzle } from './drizzle';
import { duckdb } from './duckdb';
import { ecto } from './ecto';
import { elasticsearch } from './elasticsearch';
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
import { migrate } from './migrate';
import { mikroorm } from './mikroorm';
import { minio } from './minio';
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
import { snowflake } from './snowflake';
import { sqlAny } from './sql';
import { sqlite } from './sqlite';
import { sqlserver } from './sqlserver';
import { sqlx } from './sqlx';
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
import { xata } from './xata';

/** Every provider. A new one is a file beside this one (copy `_template.ts`) and a line here. */
export const providers: readonly Provider[] = [
  alembic,
  ansible,
  appwrite,
  argocd,
  ariga,
  auth0,
  aws,
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
  diesel,
  digitalocean,
  django,
  docker,
  dotnet,
  drizzle,
  duckdb,
  ecto,
  elasticsearch,
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
  migrate,
  mikroorm,
  minio,
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
  snowflake,
  sqlAny,
  sqlite,
  sqlserver,
  sqlx,
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
  xata,
];
