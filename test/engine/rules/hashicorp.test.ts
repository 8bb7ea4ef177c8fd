import { rows } from './rows';

/** Nomad, Consul and Vault answer on anybody's hosts: they are known by token header, port or name. */

rows('hold type vault/destroy-secret', [
  'curl -XDELETE -H "X-Vault-Token: $VAULT_TOKEN" "$VAULT_ADDR/v1/secret/metadata/shop/"',
  'kubectl exec vault-0 -- vault kv metadata delete secret/shop',
]);
rows('hold type vault/delete-secret', [
  'http DELETE https://vault.example.com/v1/secret/data/x X-Vault-Token:$T',
  'vault -address=https://v kv delete secret/x',
  'vault kv delete --mount secret shop',
  'VAULT_ADDR=https://vault.staging.example.com vault kv delete secret/x',
]);
rows('hold click vault/delete-secret', [
  'VAULT_ADDR=http://127.0.0.1:8200 vault kv delete secret/x',
  'vault kv delete -address=http://127.0.0.1:8200 secret/x',
]);
rows('hold click vault/destroy-secret', [
  'export VAULT_ADDR=http://localhost:8200; vault kv metadata delete secret/x',
  `curl -X DELETE -H 'X-Vault-Token: $T' http://127.0.0.1:8200/v1/secret/metadata/x`,
]);
rows('hold type vault/disable-engine', [
  'curl --request delete -H "x-vault-token: $VAULT_TOKEN" $VAULT_ADDR/v1/sys/mounts/secret',
  'docker exec vault vault secrets disable secret/',
  'bao secrets disable kv/',
  'vault write sys/remount from=secret to=old',
  { kind: 'mcp', server: 'hashicorp-vault', tool: 'delete_mount', input: { path: 'secret' } },
]);
rows('hold type vault/overwrite-storage', ['vault write -f sys/seal']);
rows('hold type vault/revoke-credentials', ['vault write -f sys/leases/revoke-prefix/database']);
rows('deny secrets/reveal-credential', [{ kind: 'mcp', server: 'vault', tool: 'read_secret', input: { mount: 'secret', path: 'shop' } }]);

rows('hold type nomad/stop-job', [
  `nomad job status | awk '{print $1}' | xargs -n1 nomad job stop -purge`,
  'nomad -address=https://n job stop web',
  'nomad job stop -region=eu -purge web',
  'wget --method=DELETE --header "X-Nomad-Token: $T" https://n.example.com/v1/job/web',
]);
rows('hold click nomad/stop-job', ['curl -X DELETE "http://localhost:4646/v1/job/web?purge=true"']);
rows('hold type nomad/restore-state', ['nomad operator snapshot restore x.snap']);

rows('hold type consul/delete-keys', [
  `bash -c 'consul kv delete -recurse ""'`,
  'consul kv delete -recurse -token=$T x',
  `curl -X PUT -H "X-Consul-Token: $T" https://c.example.com/v1/txn -d '[{"KV":{"Verb":"delete-cas","Key":"a"}}]'`,
]);
rows('hold click consul/delete-keys', [
  'consul kv delete -recurse -http-addr=127.0.0.1:8500 shop/',
  'curl -X DELETE "http://localhost:8500/v1/kv/shop?recurse"',
]);
rows('hold type consul/deregister-service', [`curl -X PUT http://consul:8500/v1/catalog/deregister -d '{"Node":"web"}'`]);

// What they run for others.
rows('hold type filesystem/delete-outside', ['nomad exec -job web rm -rf /data', 'nomad alloc exec 8ba8 rm -rf /data']);
rows('hold type postgres/drop-table', [`nomad alloc exec -task db 8ba8 psql -c 'DROP TABLE x'`]);
rows('deny filesystem/destroy-system', [`consul lock shop 'rm -rf ~'`, 'consul watch -type=key -key=a rm -rf ~']);

rows('allow', [
  'nomad job run -detach web.nomad.hcl',
  'nomad job periodic force backup',
  'nomad alloc logs -f 8ba8 web',
  'nomad alloc exec -i=false 8ba8 ls /data',
  'nomad var put secret/web a=b',
  'nomad agent -dev',
  'nomad node drain -disable 4d2b',
  'consul agent -dev',
  'consul kv put a b',
  'consul lock shop make deploy',
  'consul reload',
  `curl -X PUT -d 'v' http://127.0.0.1:8500/v1/kv/a`,
  `curl -X PUT -H "X-Consul-Token: $T" https://c.example.com/v1/txn -d '[{"KV":{"Verb":"set","Key":"a","Value":"Yg=="}}]'`,
  'vault server -dev',
  'vault kv put secret/web a=b',
  'vault write auth/approle/role/web token_ttl=1h',
  'vault operator unseal',
  'vault secrets tune -max-lease-ttl=1h pki/',
  'curl -X DELETE http://localhost:3000/v1/job/web',
  'curl -X DELETE http://localhost:3000/v1/secret/data/x',
  'curl -X POST -H "X-Vault-Token: $T" http://127.0.0.1:8200/v1/auth/token/renew-self',
  { kind: 'mcp', server: 'vault', tool: 'list_mounts', input: {} },
]);
