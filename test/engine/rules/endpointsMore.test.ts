import { rows } from './rows';

// As endpoints.test.ts: services, secrets and data.
const T = '-H "Authorization: Bearer $T"';
const send = (method: string, url: string, body?: string): string =>
  `curl -X ${method} ${T} "${url}"${body === undefined ? '' : ` -d '${body}'`}`;

rows('hold type twilio/release-number', [send('DELETE', 'https://numbers.twilio.com/v2/HostedNumber/Orders/HR1')]);
rows('hold type twilio/delete-resource', [
  send('POST', 'https://accounts.twilio.com/v1/AuthTokens/Promote'),
  'twilio api:accounts:v1:auth-tokens:promote:update',
  send('POST', 'https://api.twilio.com/2010-04-01/Accounts/AC1/Messages/SM1.json', 'Body='),
]);
rows('hold type sendgrid/delete-contacts', [
  send('POST', 'https://api.sendgrid.com/v3/recipients/erasejob', '{"email_addresses":["a@example.com"]}'),
]);
rows('hold type sendgrid/delete-resource', [
  send('POST', 'https://api.sendgrid.com/v3/send_ips/pools/p1/ips:batchDelete', '{"ips":["192.0.2.1"]}'),
  send('PATCH', 'https://api.sendgrid.com/v3/subusers/shop', '{"disabled":true}'),
]);
rows('hold type stripe/delete-resource', [
  send('POST', 'https://api.stripe.com/v1/billing/credit_grants/g1/expire'),
  send('POST', 'https://api.stripe.com/v1/invoices/in_1/remove_lines', 'lines[0][behavior]=delete'),
  'stripe post /v1/billing/credit_grants/g1/expire --live',
]);
rows('hold type auth0/delete-resource', [
  send('POST', 'https://acme.eu.auth0.com/api/v2/users/u1/recovery-code-regeneration'),
  send('POST', 'https://acme.eu.auth0.com/api/v2/connections/c1/keys/rotate'),
]);
rows('hold type clerk/delete-resource', [
  send('POST', 'https://api.clerk.com/v1/machines/m1/secret_key/rotate'),
  send('POST', 'https://api.clerk.com/v1/users/ban', '{"user_ids":["u1"]}'),
  send('POST', 'https://api.clerk.com/v1/platform/applications/a1/rotate_secret_keys'),
]);
rows('hold type sentry/delete-project', [
  send('POST', 'https://sentry.io/api/0/projects/acme/shop/transfer/', '{"email":"b@example.com"}'),
]);
rows('hold type sentry/delete-issues', [
  send('PUT', 'https://sentry.io/api/0/projects/acme/shop/issues/?id=1', '{"discard":true}'),
  send('POST', 'https://sentry.io/api/0/projects/acme/shop/replays/jobs/delete/', '{"data":{}}'),
]);
rows('hold type pagerduty/delete-escalation', [send('DELETE', 'https://api.pagerduty.com/v3/schedules/s1')]);
rows('hold type pagerduty/delete-resource', [send('POST', 'https://api.pagerduty.com/service_dependencies/disassociate', '{}')]);
rows('hold type datadog/delete-resource', [
  send('POST', 'https://api.datadoghq.com/api/v2/org/disable', '{}'),
  send('POST', 'https://api.datadoghq.com/api/v1/downtime/cancel/by_scope', '{"scope":"env:prod"}'),
]);
rows('hold type grafana/delete-alert', [send('PUT', 'https://grafana.acme.com/api/v1/provisioning/policies', '{"receiver":"ops"}')]);
rows('hold type grafana/reset-admin', [send('PUT', 'https://grafana.acme.com/api/admin/users/1/password', '{"password":"fake"}')]);

const V = 'https://v1.example.com/v1';
const vault = (method: string, path: string, body = '{}'): string => `curl -X ${method} -H "X-Vault-Token: $T" ${V}/${path} -d '${body}'`;
rows('hold type vault/destroy-secret', [
  vault('POST', 'secret/metadata/shop', '{"max_versions":1}'),
  vault('POST', 'transit/keys/orders/trim', '{"min_available_version":5}'),
  'vault write transit/keys/orders/trim min_available_version=5',
]);
rows('hold type vault/overwrite-storage', [
  vault('POST', 'sys/replication/dr/secondary/disable'),
  'vault write -f sys/replication/performance/primary/disable',
]);
rows('hold type vault/revoke-credentials', [
  vault('PUT', 'sys/revoke-prefix/database/creds'),
  vault('POST', 'pki_int/revoke', '{"serial_number":"1"}'),
  vault('POST', 'database/rotate-root/orders'),
  'vault write -force database/rotate-root/orders',
]);
rows('hold type vault/remove-safeguard', [vault('DELETE', 'sys/storage/raft/snapshot-auto/config/daily')]);
rows('hold type vault/delete-resource', [vault('POST', 'identity/entity/merge', '{"from_entity_ids":["a"],"to_entity_id":"b"}')]);
const look = (path: string): string => `curl -H "X-Vault-Token: $T" ${V}/${path}`;
rows('deny secrets/reveal-credential', [
  look('secret/data/shop'),
  look('database/creds/app'),
  look('transit/export/encryption-key/orders'),
  look('auth/oidc/oidc/callback?code=c'),
]);
rows('allow', [
  look('pki_int/ca/pem'),
  look('pki/cert/crl'),
  look('transit/keys/orders'),
  look('auth/userpass/users/me'),
  look('auth/token/accessors/'),
]);
rows('hold type consul/deregister-service', [
  'curl -X PUT "http://10.0.0.5:8500/v1/agent/service/maintenance/web?enable=true"',
  'consul maint -enable -service web',
]);
rows('hold type consul/delete-safeguard', [
  'curl -X PUT http://10.0.0.5:8500/v1/connect/ca/configuration -d @ca.json',
  'consul connect ca set-config -config-file ca.json',
]);

const SF = 'https://acme.snowflakecomputing.com/api/v2';
rows('hold type snowflake/delete-by-api', [
  send('POST', `${SF}/databases?createMode=orReplace`, '{"name":"shop"}'),
  send('POST', `${SF}/databases/shop/replication:disable`),
]);
rows('hold type databricks/delete-resource', [
  send('POST', 'https://dbc-1.cloud.databricks.com/api/2.0/mlflow/databricks/runs/delete-runs', '{"experiment_id":"1"}'),
  send('POST', 'https://dbc-1.cloud.databricks.com/api/2.0/instance-profiles/remove', '{"instance_profile_arn":"a"}'),
]);
rows('hold type influxdb/delete-bucket', [send('POST', 'https://influx.example.com:8086/api/v2/stacks/s1/uninstall')]);
rows('hold type influxdb/shorten-retention', [send('POST', 'https://influx.example.com:8086/api/v2/restore/kv')]);
rows('hold type kafka/delete-resource', [
  'confluent kafka mirror truncate-and-restore orders --link l1',
  send('POST', 'https://pkc-1.eu-west-1.aws.confluent.cloud/kafka/v3/clusters/c1/links/l1/mirrors:truncate-and-restore', '{}'),
]);
const ATLAS = 'https://cloud.mongodb.com/api/atlas/v2/groups/g1';
rows('hold type mongodb/delete-backup', [
  send('PATCH', `${ATLAS}/clusters/shop`, '{"terminationProtectionEnabled":false}'),
  send('PATCH', `${ATLAS}/clusters/shop`, '{"backupEnabled":false}'),
  'atlas clusters update shop --disableTerminationProtection',
]);
rows('hold type mongodb/restore-backup', [send('POST', `${ATLAS}/flexClusters/shop/backup/restoreJobs`, '{"snapshotId":"s"}')]);
rows('hold type elasticsearch/delete-resource', ['curl -X DELETE http://10.0.0.5:9200/orders/_doc/1']);
rows('hold type elasticsearch/write-over', ['curl -X POST http://10.0.0.5:9200/_snapshot/daily/s1/_restore']);

rows('allow', [
  send('POST', 'https://api.twilio.com/2010-04-01/Accounts/AC1/Messages.json', 'Body=hello&To=%2B1'),
  send('PATCH', 'https://api.sendgrid.com/v3/subusers/shop', '{"disabled":false}'),
  send('PUT', 'https://sentry.io/api/0/organizations/acme/issues/1/', '{"status":"resolved"}'),
  send('POST', 'https://api.datadoghq.com/api/v1/monitor', '{}'),
  vault('POST', 'transit/encrypt/orders', '{"plaintext":"aGk="}'),
  vault('POST', 'transit/keys/orders/rotate'),
  vault('POST', 'secret/metadata/shop', '{"max_versions":10}'),
  'vault write pki_int/issue/web common_name=web.example.com',
  send('POST', `${SF}/databases?createMode=ifNotExists`, '{"name":"shop"}'),
  send('PATCH', `${ATLAS}/clusters/shop`, '{"terminationProtectionEnabled":true}'),
  'curl -X PUT "http://10.0.0.5:8500/v1/agent/service/maintenance/web?enable=false"',
  'curl -X DELETE http://10.0.0.5:9200/_search/scroll -d "{}"',
  'curl -X POST http://10.0.0.5:9200/orders/_doc -d "{}"',
]);
