import assert from 'node:assert/strict';
import { test } from 'node:test';
import { actionOf, judgeIn } from '../world';
import { rows } from './rows';

/** The name that would be lost, and where it is. */
function t(command: string, rule: string, name: string, environment = 'unknown'): void {
  test(`${command}: ${name}`, () => {
    const { verdict } = judgeIn(actionOf(command));
    assert.deepEqual({ rule: verdict.rule, name: verdict.resource?.name, environment: verdict.environment }, { rule, name, environment });
  });
}

t('kamal accessory remove db -y -d production', 'kamal/remove-data', 'db', 'production');
t('ssh -t dokku@dokku.example.com -- --force apps:destroy shop', 'dokku/destroy', 'shop');
t('dokku --force apps:destroy shop', 'dokku/destroy', 'shop');
t('coolify --context prod app delete u1 --force', 'coolify/delete-app', 'u1', 'production');
t('cf delete shop -f -r', 'platforms/delete-app', 'shop');
t('scalingo --region osc-fr1 -a shop destroy --force', 'platforms/delete-app', 'shop');
t('avn --auth-token "$T" service terminate --project shop-prod pg-1 --force', 'aiven/terminate-service', 'pg-1', 'production');
t('cypher-shell -d system "DROP DATABASE shop IF EXISTS"', 'neo4j/drop', 'shop');
t('cypher-shell -a neo4j://localhost "MATCH (o:Order) DETACH DELETE o"', 'neo4j/delete-nodes', 'Order', 'local');

// Commands for servers and containers are read as what they run there.
rows('allow', [
  'kamal app exec "bin/rails db:migrate"',
  'kamal server exec "docker ps"',
  'kamal app exec --reuse "bin/rails about"',
  'kamal accessory exec db "pg_dump shop"',
]);
test('a command for the servers of Kamal is read', () => {
  const rules = (command: string) => judgeIn(actionOf(command)).verdict.rule;
  assert.deepEqual(
    [
      'kamal server exec "rm -rf /var/lib/postgresql"',
      'kamal app exec -d production "bin/rails db:drop"',
      `kamal accessory exec db "psql -c 'DROP TABLE orders'"`,
    ].map(rules),
    ['filesystem/delete-outside', 'rails/reset-database', 'postgres/drop-table'],
  );
});

// What Cypher says in texts and comments is no statement; what cannot be read may be any.
rows('allow', [
  `cypher-shell "MATCH (n) /* DETACH DELETE n */ RETURN n"`,
  `cypher-shell "MATCH (n) SET n.note = 'DELETE n' RETURN n"`,
  `cypher-shell "MATCH (n:User) WHERE n.id = 7 DETACH DELETE n"`,
  'cypher-shell --help',
]);
test('a statement of Cypher that is not known is held', () => {
  const { decision } = judgeIn(actionOf('cypher-shell "$QUERY"')).verdict;
  assert.equal(decision, 'hold');
});

t('couchbase-cli bucket-flush -c db.example.com -u Administrator --bucket travel --force', 'couchbase/delete-bucket', 'travel');
t('upctl -o json server delete web-1 --delete-storages', 'upcloud/delete-data', 'web-1');
t('tccli --profile prod redis ClearInstance --InstanceId crs-1', 'tencent/delete-resource', 'crs-1', 'production');
t('ticloud -P prod serverless delete -c 123 --force', 'tidbcloud/delete-cluster', '123', 'production');
t('tiger db query svc-1 -c "DROP TABLE orders"', 'postgres/drop-table', 'orders');
t('platform sql -e main "DROP TABLE orders"', 'sql/drop-table', 'orders');
t('cbq -e http://db.example.com:8091 -s "DELETE FROM travel"', 'sql/delete-all-rows', 'travel');
rows('allow', [
  'tiger db query -c "SELECT 1"',
  'platform sql -e main "SELECT 1"',
  'cbq -e http://db.example.com:8091 -s "SELECT 1"',
  'tccli cvm DescribeInstances --Filters delete',
]);

t(
  'shopify store execute -s shop --allow-mutations -q \'mutation { customerDelete(input: {id: "gid://1"}) { deletedCustomerId } }\'',
  'shopify/delete-in-store',
  'gid://1',
);
t('npx db-migrate reset -e production', 'migrators/rollback-all', 'database', 'production');
t('gel instance destroy -I shop --force', 'migrators/drop', 'shop');
t('curl -X DELETE -H "Authorization: SSWS $T" https://acme.okta.com/api/v1/users/u1', 'okta/delete-user', 'u1');
t('kcadm.sh delete realms/shop', 'okta/delete-user', 'realms/shop');
t('curl -X DELETE -H "AccessKey: $K" https://ny.storage.bunnycdn.com/shop/a.txt', 'cloudinary/delete-on-bunny', 'a.txt');
t('modal volume delete checkpoints -y', 'modal/delete-storage', 'checkpoints');
t('huggingface-cli repo delete acme/shop -y', 'modal/delete-on-hugging-face', 'acme/shop');
t('sf data delete bulk --sobject Account --file ids.csv --target-org prod', 'salesforce/delete-records', 'Account', 'production');
t('openstack --os-cloud prod server delete web-1', 'openstack/delete-server', 'web-1', 'production');
t('tb --cloud datasource truncate events --yes', 'tinybird/delete-rows', 'events');
t('t3 rm t3://invoices/2026 -r -f', 'tigris/delete-objects', 't3://invoices/2026');
rows('allow', [
  'cf push delete',
  'sf project deploy start -o prod',
  'hf download delete',
  'modal run train.py --name delete',
  'tb datasource append delete file.csv',
  'juju status --model delete',
  'openstack server list --name delete',
  'psqldef -h db.example.com shop --dry-run --enable-drop < schema.sql',
  'axiom query "delete"',
]);

t(
  `curl -X POST http://milvus.example.com:19530/v2/vectordb/collections/drop -d '{"collectionName":"orders"}'`,
  'vectors/delete-index',
  'orders',
);
t('curl -X DELETE -H "X-TYPESENSE-API-KEY: $K" https://search.example.com/collections/products', 'searchindexes/delete-index', 'products');
rows('allow', [
  `curl -X POST http://milvus.example.com:19530/v2/vectordb/collections/list -d '{}'`,
  'curl -X DELETE https://api.example.com/collections/products',
]);

t('curl -X DELETE http://db.example.com:8529/_db/shop/_api/collection/orders', 'otherdatabases/drop', 'orders');
t('curl -X DELETE -H "Fastly-Key: $T" https://api.fastly.com/service/s1', 'domains/delete-on-fastly', 's1');
t('coder delete ann/shop -y', 'workspaces/delete', 'ann/shop');
t('lakectl repo delete lakefs://shop -y', 'workspaces/delete-data-sets', 'lakefs://shop');
// A key by another name is a credential, too.
rows('hold click nets/delete-by-request', ['curl -X DELETE -H "AccessKey: $K" https://api.example.com/v1/projects/7']);
rows('allow', [
  'curl -X DELETE -H "Idempotency-Key: k1" https://example.com/cart',
  'curl -X DELETE http://localhost:9000/tables/7',
  'curl "http://solr.example.com:8983/solr/products/select?q=*:*"',
  'coder ssh ann/shop',
  'sky launch task.yaml',
]);

t('curl -X DELETE -H "Authorization: Bearer $T" https://api.resend.com/domains/d1', 'saas/delete-sender', 'd1');
t('curl -X DELETE -H "Authorization: Bearer $K" https://api.openai.com/v1/vector_stores/vs_1', 'saas/delete-ai-data', 'vs_1');
t('curl -X DELETE -H "Authorization: Bearer $T" "https://api.airtable.com/v0/app1/Orders?records[]=rec1"', 'saas/delete-records', 'Orders');
rows('allow', [
  'curl -X POST -H "Authorization: Bearer $K" https://api.openai.com/v1/responses -d "{}"',
  `curl -X POST -H "Authorization: Bearer $T" https://api.hubapi.com/crm/v3/objects/contacts/search -d '{"limit":1}'`,
  'curl -X POST -H "Authorization: Bearer $T" https://slack.com/api/conversations.list',
]);

// A shop of one's own has mutations of these names, too.
rows('allow', [
  `curl -X POST http://localhost:8000/graphql -H 'Content-Type: application/json' -d '{"query":"mutation { metafieldDelete(id: 1) { ok } }"}'`,
]);

t('rosa delete cluster -c shop -y', 'kubernetes/delete-cluster', 'shop');
t('porter delete apps shop', 'platforms/delete-app', 'shop');
