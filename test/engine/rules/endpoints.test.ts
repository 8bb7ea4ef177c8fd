import { rows } from './rows';

// What the makers' own descriptions of their APIs call destroying, resetting or switching off without the method DELETE.
const T = '-H "Authorization: Bearer $T"';
const send = (method: string, url: string, body?: string): string =>
  `curl -X ${method} ${T} "${url}"${body === undefined ? '' : ` -d '${body}'`}`;

const CF = 'https://api.cloudflare.com/client/v4';
rows('hold type cloudflare/delete-database', [send('POST', `${CF}/accounts/a1/vectorize/v2/indexes/i1/metadata_index/delete`, '{}')]);
rows('hold type cloudflare/delete-bucket', [send('POST', `${CF}/accounts/a1/r2-catalog/invoices/disable`)]);
rows('hold type cloudflare/delete-queue', [send('POST', `${CF}/accounts/a1/queues/q1/messages/purge`, '{}')]);
rows('hold type cloudflare/remove-protection', [
  send('POST', `${CF}/zones/z1/content-upload-scan/disable`),
  send('PUT', `${CF}/zones/z1/rulesets/phases/http_request_firewall_custom/entrypoint`, '{"rules":[]}'),
  send('PUT', `${CF}/accounts/a1/registrar/domains/example.com`, '{"locked":false}'),
]);
rows('hold type cloudflare/delete-resource', [
  send('POST', `${CF}/accounts/a1/access/service_tokens/t1/rotate`),
  send('POST', `${CF}/accounts/a1/devices/revoke`, '["d1"]'),
  send('POST', `${CF}/zones/z1/email/routing/disable`, '{}'),
  send('PUT', `${CF}/user/tokens/t1/value`, '{}'),
]);
rows('allow', [
  send('POST', `${CF}/accounts/a1/pages/projects/shop/purge_build_cache`),
  send('POST', `${CF}/zones/z1/dns_records/import`, ''),
  send('PUT', `${CF}/accounts/a1/workers/scripts/shop`, ''),
  send('PUT', `${CF}/accounts/a1/registrar/domains/example.com`, '{"auto_renew":true}'),
]);

const DO = 'https://api.digitalocean.com/v2';
rows('hold type digitalocean/delete-droplet', [send('POST', `${DO}/droplets/1/destroy_with_associated_resources/retry`)]);
rows('hold type digitalocean/delete-database', [
  send('POST', `${DO}/vector-databases/v1/backups/b1/restore`),
  send('DELETE', `${DO}/vector-databases/v1`),
]);
rows('hold type digitalocean/delete-safeguard', [
  send('DELETE', `${DO}/volumes/snapshots/s1`),
  send('PUT', `${DO}/firewalls/f1`, '{"name":"web","inbound_rules":[]}'),
  'doctl compute firewall update f1 --name web --inbound-rules protocol:tcp,ports:22',
]);
rows('hold type digitalocean/change-dns', [
  send('PATCH', `${DO}/domains/example.com/records/7`, '{"type":"A","data":"192.0.2.1"}'),
  'doctl compute domain records update example.com --record-id 7 --record-data 192.0.2.1',
]);
rows('hold type digitalocean/delete-resource', [
  send('PUT', `${DO}/gen-ai/models/api_keys/k1/regenerate`),
  send('POST', `${DO}/reserved_ips/192.0.2.1/actions`, '{"type":"unassign"}'),
]);
rows('allow', [
  send('POST', `${DO}/droplets/1/actions`, '{"type":"reboot"}'),
  send('POST', `${DO}/apps/a1/deployments/d1/cancel`),
  send('PATCH', `${DO}/domains/example.com/records/7`, '{"type":"A","ttl":60}'),
  send('POST', `${DO}/firewalls/f1/rules`, '{"inbound_rules":[]}'),
]);

const HZ = 'https://api.hetzner.cloud/v1';
rows('hold type hetzner/delete-resource', [
  send('POST', `${HZ}/servers/42/actions/reset_password`),
  send('POST', `${HZ}/load_balancers/7/actions/disable_public_interface`),
  send('POST', 'https://api.hetzner.com/v1/storage_boxes/7/subaccounts/1/actions/reset_subaccount_password', '{}'),
]);
rows('allow', [send('POST', `${HZ}/servers/42/actions/detach_iso`), send('POST', `${HZ}/servers/42/actions/reset`)]);

const VC = 'https://api.vercel.com';
rows('hold type vercel/delete-domain', [
  send('PUT', `${VC}/v2/domains/example.com/records`, '[]'),
  send('PATCH', `${VC}/v1/domains/records/rec_1`, '{"value":"192.0.2.1"}'),
]);
rows('hold type vercel/delete-variable', [
  send('DELETE', `${VC}/v1/env`, '{"ids":["e1"]}'),
  send('DELETE', `${VC}/v1/projects/shop/env`),
  send('PATCH', `${VC}/v1/env/e1/unlink/shop`),
]);
rows('hold type vercel/delete-storage', [
  send('DELETE', `${VC}/v1/global-config/ecfg_1`),
  send('DELETE', `${VC}/v1/storage/stores/blob/s1`),
]);
rows('hold type vercel/remove-protection', [
  send('PUT', `${VC}/v1/security/firewall/config?projectId=shop`, '{"firewallEnabled":false}'),
  send('DELETE', `${VC}/v1/drains/d1`),
]);
rows('hold type vercel/delete-resource', [send('POST', `${VC}/v1/kms/issuers/i1/keys/k1/revoke`)]);

const NL = 'https://api.netlify.com/api/v1';
rows('hold type netlify/restore-database', [
  send('POST', `${NL}/sites/s1/database/branch/main/reset`),
  send('POST', `${NL}/sites/s1/database/snapshot/n1/restore`),
  send('DELETE', `${NL}/sites/s1/database`),
  `netlify api resetSiteDatabaseBranch --data '{"site_id":"s1","branch_id":"main"}'`,
]);
rows('hold type netlify/delete-backup', [send('DELETE', `${NL}/sites/s1/database/snapshot/n1`)]);
rows('hold type netlify/delete-resource', [
  send('PUT', `${NL}/sites/s1/disable`),
  send('PUT', `${NL}/sites/s1/unlink_repo`),
  send('PUT', `${NL}/dns_zones/z1/transfer?account_id=a&transfer_account_id=b`),
]);
rows('allow', [send('POST', `${NL}/purge`, '{"site_id":"s1"}'), send('POST', `${NL}/deploys/d1/cancel`)]);

const SB = 'https://api.supabase.com/v1';
rows('hold type supabase/delete-branch', [send('POST', `${SB}/branches/b1/merge`)]);
rows('hold type supabase/remove-protection', [
  send('PUT', `${SB}/projects/abc/pgsodium`, '{"root_key":"fake"}'),
  send('PUT', `${SB}/projects/abc/ssl-enforcement`, '{"requestedConfig":{"database":false}}'),
  send('PUT', `${SB}/projects/abc/api-keys/legacy?enabled=false`),
  send('PATCH', `${SB}/projects/abc/database/password`, '{"password":"fake"}'),
]);
rows('allow', [
  send('POST', `${SB}/projects/abc/network-bans/retrieve`),
  send('PUT', `${SB}/projects/abc/ssl-enforcement`, '{"requestedConfig":{"database":true}}'),
  send('POST', `${SB}/projects/abc/restore/cancel`),
]);
rows('hold type neon/reset-branch', [
  send('POST', 'https://console.neon.tech/api/v2/projects/p1/snapshots/s1/restore', '{"finalize_restore":true}'),
]);
rows('allow', [send('POST', 'https://console.neon.tech/api/v2/projects/p1/snapshots/s1/restore', '{"name":"look"}')]);
rows('hold type upstash/rotate-password', [send('POST', 'https://api.upstash.com/v2/qstash/rotate-token/u1')]);
rows('hold type upstash/delete-resource', [send('POST', 'https://api.upstash.com/v2/vector/index/i1/transfer', '{"target_account":"t"}')]);
const PS = 'https://api.planetscale.com/v1/organizations/acme/databases/shop';
rows('hold click planetscale/deploy-schema', [
  send('POST', `${PS}/deploy-requests/7/apply-deploy`),
  send('PATCH', `${PS}/workflows/3/cutover`),
  send('POST', `${PS}/branches/main/move-tables/workflows/w1/complete`, '{}'),
]);
rows('hold type planetscale/delete-resource', [send('POST', `${PS}/branches/main/roles/r1/reset`)]);
rows('allow', [send('PATCH', `${PS}/workflows/3/verify-data`), send('POST', 'https://api.machines.dev/v1/apps/shop/machines/m1/stop')]);
rows('hold type heroku/delete-backup', [send('DELETE', 'https://api.heroku.com/apps/shop/log-drains/d1')]);
rows('hold type heroku/delete-resource', [
  send('POST', 'https://api.heroku.com/oauth/clients/c1/actions/rotate-credentials'),
  send('POST', 'https://api.heroku.com/oauth/authorizations/a1/actions/regenerate-tokens'),
]);
rows('hold type heroku/destroy-app', [
  send('POST', 'https://api.heroku.com/account/app-transfers', '{"app":"shop","recipient":"b@example.com"}'),
]);
rows('hold type heroku/stop-app', [send('POST', 'https://api.heroku.com/apps/shop/formations/web/actions/stop')]);
rows('hold type render/replace-variables', [send('PUT', 'https://api.render.com/v1/services/srv-1/routes', '[]')]);
