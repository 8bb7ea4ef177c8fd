import assert from 'node:assert/strict';
import { test } from 'node:test';
import { actionOf, judgeIn } from '../world';
import { rows } from './rows';

/** The name that would be lost: a flag's value is no name, and a flag that stands alone takes none. */
function t(command: string, rule: string, name: string): void {
  test(`${command}: ${name}`, () => {
    const { verdict } = judgeIn(actionOf(command));
    assert.deepEqual({ rule: verdict.rule, names: verdict.effects.map(({ resource }) => resource.name) }, { rule, names: [name] });
  });
}

t('doctl serverless undeploy --packages shop', 'digitalocean/delete-app', 'shop');
t('doctl compute firewall remove-droplets --droplet-ids 7 f1', 'digitalocean/delete-safeguard', 'f1');
t('doctl databases user delete --after 1 ca9f591d app', 'digitalocean/delete-from-cluster', 'app');
t('hcloud load-balancer delete-service --listen-port 443 lb', 'hetzner/delete-resource', 'lb');
t('vault token revoke -accessor a1', 'vault/revoke-credentials', 'a1');
t('vault kv destroy -versions 1,2 -mount secret shop', 'vault/destroy-secret', 'shop');
t('consul kv delete -cas -modify-index 5 shop/mode', 'consul/delete-keys', 'shop/mode');
t('consul exec -shell "systemctl stop web"', 'consul/run-command', 'systemctl stop web');
t('nomad volume delete -secret k=v mysql', 'nomad/delete-volume', 'mysql');
t('nomad acl token delete -format json a1', 'nomad/delete-safeguard', 'a1');
t('sentry-cli releases --org acme delete v1', 'sentry/delete-release', 'v1');
t('sentry project delete -f acme/shop', 'sentry/delete-project', 'acme/shop');
t('stripe customers delete cus_1 --live --stripe-context c', 'stripe/delete-customer', 'cus_1');
t('stripe transfers create --transfer-group g --destination acct_1 --live', 'stripe/move-money', 'acct_1');
t('twilio api:conversations:v1:services:conversations:remove --chat-service-sid IS1 --sid CH1', 'twilio/delete-resource', 'CH1');
t('wrangler queues delete orders --token x', 'cloudflare/delete-queue', 'orders');

rows('hold type gcp/delete-safeguard', ['gcloud logging logs delete audit', 'gcloud beta logging logs delete audit --quiet']);
rows('deny filesystem/destroy-system', [
  'nomad var lock nomad/jobs/shop rm -rf /etc',
  'nomad var lock -ttl 20s nomad/jobs/shop rm -rf /etc',
]);
rows('allow', ['nomad var lock nomad/jobs/shop ./deploy.sh', 'gcloud logging logs list', 'gcloud logging read delete']);
