import { dashes, HELP, requests } from './hashicorp';
import type { Provider, Rule, When } from './rule';
import { command, list } from './when';

const run = command('vault', HELP);
const NAMES = ['vault', 'vault.*', '*.vault.*', 'vault-*', 'openbao.*', 'bao.*', '*.hashicorp.cloud'];
const api = requests('x-vault-token', ['8200'], NAMES);
/** Tools of Vault's own MCP server. */
const tool = (name: string): When => ({ call: 'mcp', server: ['*vault*', '*openbao*'], tool: [name, `*_${name}`] });
const PLACE = [
  'flag:-address',
  'flag:--address',
  'url:VAULT_ADDR',
  'url:BAO_ADDR',
  'flag:-namespace',
  'flag:--namespace',
  'flag:-ns',
  'env:VAULT_NAMESPACE',
];
const named = (kind: string) => ({
  kind,
  name: ['args', 'path:name', 'path:last', 'input:path', 'input:role_name', `=${kind}`],
  identifiers: [...PLACE, 'input:mount'],
});
const docs = (page: string): string => `https://developer.hashicorp.com/vault/${page}`;

const rules = [
  {
    id: 'vault/destroy-secret',
    when: [
      run('kv destroy'),
      run('kv metadata delete'),
      run('kv metadata put|patch', { any: ['-max-versions=1', '--max-versions=1'] }),
      run('write', { args: ['*/destroy/*'] }),
      run('delete', { args: ['*/metadata/*'] }),
      ...api('DELETE /v1/{mount}/metadata/**'),
      run('write', { args: ['*/keys/*/trim'] }),
      ...api('PUT|POST /v1/{mount}/destroy/** /v1/{mount}/keys/{name}/trim'),
      ...api('PUT|POST|PATCH /v1/{mount}/metadata/**', { fields: { max_versions: [1, '1'] } }),
    ],
    verb: 'delete',
    class: 'data',
    resource: named('secret'),
    dies: 'the secret for good: with its metadata every version of it',
    undo: 'none known',
    safer: 'Use vault kv delete, which vault kv undelete takes back.',
    docs: docs('docs/commands/kv/metadata'),
    examples: {
      held: [
        'vault kv metadata delete secret/shop',
        'vault kv metadata delete -mount=secret shop',
        'vault kv destroy -versions=1,2 secret/shop',
        'vault delete secret/metadata/shop',
        'vault kv metadata put -max-versions=1 secret/shop',
        'curl -X DELETE -H "X-Vault-Token: $T" https://v1.example.com/v1/secret/metadata/shop',
        `curl -X POST -H "X-Vault-Token: $T" https://v1.example.com/v1/secret/destroy/shop -d '{"versions":[1]}'`,
      ],
      free: [
        'vault kv list secret/',
        'vault kv metadata get secret/shop',
        'vault kv metadata put -max-versions=5 secret/shop',
        'vault kv undelete -versions=2 secret/shop',
        'curl -X LIST -H "X-Vault-Token: $T" https://v1.example.com/v1/secret/metadata/',
      ],
    },
  },
  {
    id: 'vault/delete-secret',
    when: [
      run('kv delete'),
      run('delete'),
      run('write', { args: ['*/delete/*'] }),
      ...api('DELETE /v1/{mount}/data/**'),
      ...api('PUT|POST /v1/{mount}/delete/**'),
      tool('delete_secret'),
    ],
    verb: 'delete',
    class: 'data',
    resource: named('secret'),
    dies: 'the secret, or the role, key or user at that path; of version 2 of the store only its newest version',
    undo: 'vault kv undelete, in version 2 of the store; elsewhere none known',
    safer: 'Look at the path first: vault kv metadata get.',
    docs: docs('docs/commands/kv/delete'),
    examples: {
      held: [
        'vault kv delete secret/shop',
        'bao kv delete -mount=secret shop',
        'vault delete transit/keys/orders',
        'curl -X DELETE -H "X-Vault-Token: $T" https://v1.example.com/v1/secret/data/shop',
        'curl -X POST -H "Authorization: Bearer $T" https://vault.example.com/v1/secret/delete/shop -d @v.json',
        { kind: 'mcp', server: 'vault', tool: 'delete_secret', input: { mount: 'secret', path: 'shop' } },
      ],
      free: [
        'vault kv put secret/shop mode=fast',
        'vault status',
        'vault login -method=oidc',
        { kind: 'mcp', server: 'vault', tool: 'list_secrets', input: { mount: 'secret' } },
        'curl -X POST -H "X-Vault-Token: $T" https://v1.example.com/v1/secret/data/shop -d @s.json',
      ],
    },
  },
  {
    id: 'vault/disable-engine',
    when: [
      run('secrets|auth disable|move'),
      run('namespace delete|delete-sealed'),
      run('delete', { args: ['sys/mounts/*', 'sys/auth/*', 'sys/namespaces/*'] }),
      run('write', { args: ['sys/remount'] }),
      ...api('DELETE /v1/sys/mounts/** /v1/sys/auth/** /v1/sys/namespaces/**'),
      ...api('PUT|POST /v1/sys/remount'),
      tool('delete_mount'),
    ],
    verb: 'delete',
    class: 'data',
    resource: named('engine'),
    dies: 'every secret, role and key in it, and all credentials that it gave out',
    undo: 'none known without a snapshot of the storage',
    safer: 'Take one first: vault operator raft snapshot save.',
    docs: docs('docs/commands/secrets/disable'),
    examples: {
      held: [
        'vault secrets disable secret/',
        'vault auth disable github',
        'vault namespace delete shop',
        'curl -X DELETE -H "X-Vault-Token: $T" https://v1.example.com/v1/sys/mounts/secret',
      ],
      free: [
        'vault secrets list',
        'vault secrets enable -path=kv kv-v2',
        'vault auth list',
        'curl -H "X-Vault-Token: $T" https://v1.example.com/v1/sys/mounts',
      ],
    },
  },
  {
    id: 'vault/overwrite-storage',
    when: [
      run('operator raft snapshot restore'),
      run('operator raft remove-peer'),
      run('operator seal|migrate'),
      run('namespace seal'),
      run('write', { args: ['sys/seal', 'sys/storage/raft/*'] }),
      ...api('PUT|POST /v1/sys/storage/raft/snapshot /v1/sys/storage/raft/snapshot-force /v1/sys/storage/raft/remove-peer /v1/sys/seal'),
      run('write', { args: ['sys/replication/*/disable', 'sys/replication/*/demote', 'sys/replication/*/revoke-secondary'] }),
      ...api('PUT|POST /v1/sys/replication/**/disable /v1/sys/replication/**/demote /v1/sys/replication/**/revoke-secondary'),
      ...api('PUT|POST /v1/sys/namespaces/api-lock/lock /v1/sys/namespaces/api-lock/lock/**'),
    ],
    verb: 'overwrite',
    class: 'data',
    resource: { ...named('storage'), name: ['=storage'] },
    dies: 'everything since the snapshot; sealed, nobody can read a secret until enough keys are typed',
    undo: 'restore a snapshot that was taken just before; unseal with the keys',
    safer: 'Take one first: vault operator raft snapshot save.',
    docs: docs('docs/commands/operator/raft'),
    examples: {
      held: [
        'vault operator raft snapshot restore -force backup.snap',
        'vault operator seal',
        'curl -X POST -H "X-Vault-Token: $T" --data-binary @backup.snap https://v1.example.com/v1/sys/storage/raft/snapshot-force',
        'curl -X PUT -H "X-Vault-Token: $T" https://v1.example.com/v1/sys/seal',
      ],
      free: [
        'vault operator raft snapshot save backup.snap',
        'vault operator raft list-peers',
        'vault operator unseal',
        'curl https://v1.example.com/v1/sys/seal-status',
      ],
    },
  },
  {
    id: 'vault/remove-safeguard',
    when: [
      run('audit disable'),
      run('policy delete'),
      run('operator rekey|generate-root', { none: ['-h', '-help', '--help', '-status', '--status', '-cancel', '--cancel'] }),
      run('write', { args: ['deletion_allowed=true'] }),
      run('write', { args: ['sys/rekey*', 'sys/generate-root*'] }),
      run('delete', { args: ['sys/audit/*', 'sys/policy/*', 'sys/policies/*'] }),
      ...api('DELETE /v1/sys/audit/** /v1/sys/policy/** /v1/sys/policies/** /v1/sys/storage/raft/snapshot-auto/config/{name}'),
      ...api('PUT|POST /v1/sys/rekey/** /v1/sys/rekey-recovery-key/** /v1/sys/generate-root/**'),
      ...api('PUT|POST /v1/{mount}/keys/{name}/config', { fields: { deletion_allowed: [true] } }),
    ],
    verb: 'disable',
    class: 'safeguard',
    resource: named('safeguard'),
    dies: 'the record of who read what, who may do what, or the keys that open the store',
    undo: 'enable or write it again; what was not recorded stays lost',
    safer: 'Let the person who holds the keys do it.',
    docs: docs('docs/commands/audit/disable'),
    examples: {
      held: [
        'vault audit disable file/',
        'vault policy delete readers',
        'vault operator rekey -init -key-shares=1 -key-threshold=1',
        'vault write transit/keys/orders/config deletion_allowed=true',
        'curl -X DELETE -H "X-Vault-Token: $T" https://v1.example.com/v1/sys/audit/file',
      ],
      free: [
        'vault audit list',
        'vault policy read readers',
        'vault operator rekey -status',
        'curl -H "X-Vault-Token: $T" https://v1.example.com/v1/sys/policies/acl',
      ],
    },
  },
  {
    id: 'vault/revoke-credentials',
    when: [
      run('lease revoke'),
      run('token revoke', { none: ['-h', '-help', '--help', '-self', '--self'] }),
      run('write', { args: list('sys/leases/revoke* sys/revoke* */rotate-root */rotate-root/* pki*/revoke */issuer/*/revoke') }),
      run('write', { args: ['auth/token/revoke', 'auth/token/revoke-accessor', 'auth/token/revoke-orphan'] }),
      ...api('PUT|POST /v1/sys/leases/revoke /v1/sys/leases/revoke/** /v1/sys/leases/revoke-prefix/** /v1/sys/leases/revoke-force/**'),
      ...api('PUT|POST /v1/sys/revoke /v1/sys/revoke/** /v1/sys/revoke-prefix/** /v1/sys/revoke-force/**'),
      ...api('PUT|POST /v1/auth/token/revoke /v1/auth/token/revoke-accessor /v1/auth/token/revoke-orphan'),
      ...api('PUT|POST /v1/{mount}/revoke /v1/{mount}/revoke-with-key /v1/{mount}/issuer/{name}/revoke'),
      // From then on nobody but the server knows the password of the root.
      ...api('PUT|POST /v1/**/rotate-root /v1/**/rotate-root/{name}'),
    ],
    verb: 'delete',
    class: 'data',
    resource: named('credentials'),
    dies: 'credentials that programs use now; with -prefix all below',
    undo: 'none known: each program has to get a new one',
    safer: 'Revoke single leases by their id.',
    docs: docs('docs/commands/lease/revoke'),
    examples: {
      held: [
        'vault lease revoke -prefix database/creds',
        'vault token revoke -accessor a1',
        'curl -X PUT -H "X-Vault-Token: $T" https://v1.example.com/v1/sys/leases/revoke-prefix/database/creds',
      ],
      free: [
        'vault token revoke -self',
        'vault lease lookup l1',
        'curl -X POST -H "X-Vault-Token: $T" https://v1.example.com/v1/auth/token/revoke-self',
      ],
    },
  },
  {
    id: 'vault/delete-resource',
    net: 'provider',
    when: [
      run('** delete|destroy|disable|purge'),
      run('plugin deregister'),
      ...api('DELETE /v1/**'),
      run('write', { args: ['identity/entity/merge', 'identity/entity/batch-delete', '*/secret-id*/destroy'] }),
      ...api(
        'PUT|POST /v1/**/destroy /v1/**/admin-destroy /v1/**/batch-delete /v1/identity/entity/merge /v1/{mount}/keys/deregister/{name} /v1/{mount}/root/replace',
      ),
      tool('delete_*'),
    ],
    verb: 'delete',
    class: 'data',
    resource: named('resource'),
    dies: 'whatever stands at that path',
    undo: 'none known',
    safer: 'Read or list the path first.',
    docs: docs('api-docs'),
    examples: {
      held: [
        'vault plugin deregister secret my-plugin',
        'curl -X DELETE -H "X-Vault-Token: $T" https://v1.example.com/v1/kv1/shop',
        'curl -X DELETE http://10.0.0.5:8200/v1/transit/keys/orders',
        'curl -X DELETE -H "X-Vault-Token: $T" "$VAULT_ADDR/v1/secret/shop"',
      ],
      free: ['vault plugin list', 'vault token lookup', 'curl -H "X-Vault-Token: $T" https://v1.example.com/v1/sys/health'],
    },
  },
] as const satisfies readonly Rule[];

/** Vault and OpenBao: their command line and their API on any host. */
export const vault = {
  id: 'vault',
  title: 'HashiCorp Vault',
  hosts: NAMES,
  programs: [
    {
      id: 'vault',
      names: ['vault', 'bao', 'openbao'],
      clusters: false,
      valueFlags: dashes(
        `-address -agent-address -namespace -ns -ca-cert -ca-path -client-cert -client-key -tls-server-name -format -field -mount -header -wrap-ttl -mfa
         -unlock-key -versions -version -cas -policy -ttl -mode -increment -config -key-shares -key-threshold -nonce -pgp-keys -otp -decode -path -type
         -description -max-versions -delete-version-after -custom-metadata -method -role -output -dr-token -id -display-name -period -explicit-max-ttl -use-limit -metadata
         -entity-alias -default-lease-ttl -max-lease-ttl -audit-non-hmac-request-keys -audit-non-hmac-response-keys -listing-visibility
         -passthrough-request-headers -allowed-response-headers -token-type -plugin-name -plugin-version -options -after -limit -directory -target
         -log-level -log-format -seal -sha256 -args -command -recovery-shares -recovery-threshold`,
      ),
    },
  ],
  rules,
} as const satisfies Provider;
