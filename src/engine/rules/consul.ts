import { dashes, HELP, requests } from './hashicorp';
import type { Provider, Rule } from './rule';
import { command } from './when';

const run = command('consul', HELP);
const NAMES = ['consul', 'consul.*', '*.consul.*', 'consul-*'];
const api = requests('x-consul-token', ['8500', '8501'], NAMES);
const PLACE = [
  'flag:-http-addr',
  'flag:--http-addr',
  'url:CONSUL_HTTP_ADDR',
  'flag:-datacenter',
  'flag:--datacenter',
  'flag:-namespace',
  'flag:--namespace',
  'query:dc',
  'query:ns',
];
const named = (kind: string) => ({ kind, name: ['args', 'path:name', 'path:last', `=${kind}`], identifiers: PLACE });
const docs = (page: string): string => `https://developer.hashicorp.com/consul/${page}`;

const rules = [
  {
    id: 'consul/delete-keys',
    when: [run('kv delete'), run('kv import'), ...api('DELETE /v1/kv /v1/kv/**'), ...api('PUT|POST /v1/txn', { text: ['*"delete*"*'] })],
    verb: 'delete',
    class: 'data',
    resource: named('key'),
    dies: 'the values; with -recurse every key that begins so, and with no key the whole store',
    undo: 'consul kv import, if they were exported before',
    safer: 'Save them first: consul kv export.',
    docs: docs('commands/kv/delete'),
    examples: {
      held: [
        'consul kv delete -recurse shop/',
        'consul kv delete -recurse',
        'curl -X DELETE -H "X-Consul-Token: $T" "https://c1.example.com/v1/kv/shop?recurse=true"',
        'curl -X DELETE "http://10.0.0.5:8500/v1/kv/?recurse"',
        `curl -X PUT http://10.0.0.5:8500/v1/txn -d '[{"KV":{"Verb":"delete-tree","Key":"shop"}}]'`,
      ],
      free: [
        'consul kv get -recurse shop/',
        'consul kv put shop/mode fast',
        'consul kv export shop/',
        'curl "http://10.0.0.5:8500/v1/kv/shop?recurse"',
        'curl -X PUT http://10.0.0.5:8500/v1/kv/shop/mode -d fast',
      ],
    },
  },
  {
    id: 'consul/restore-state',
    when: [
      run('snapshot restore'),
      run('operator raft remove-peer'),
      run('operator raft', { any: ['-remove-peer', '--remove-peer'] }),
      run('force-leave|leave'),
      ...api('PUT|POST /v1/snapshot'),
      ...api('DELETE /v1/operator/raft/peer'),
      ...api('PUT|POST /v1/agent/force-leave/{name} /v1/agent/leave'),
    ],
    verb: 'overwrite',
    class: 'data',
    resource: { ...named('cluster'), name: ['path:name', '=cluster'] },
    dies: 'the state of the whole cluster since the snapshot, or a server that the others need',
    undo: 'restore a snapshot that was taken just before',
    safer: 'Take one first: consul snapshot save.',
    docs: docs('commands/snapshot/restore'),
    examples: {
      held: [
        'consul snapshot restore backup.snap',
        'consul operator raft remove-peer -id=a1',
        'consul force-leave n3 -prune',
        'curl -X PUT -H "X-Consul-Token: $T" --data-binary @backup.snap https://c1.example.com/v1/snapshot',
      ],
      free: [
        'consul snapshot save backup.snap',
        'consul snapshot inspect backup.snap',
        'consul members',
        'curl -H "X-Consul-Token: $T" https://c1.example.com/v1/snapshot -o backup.snap',
      ],
    },
  },
  {
    id: 'consul/deregister-service',
    when: [
      run('services deregister'),
      run('config delete'),
      run('peering delete'),
      run('maint', { any: ['-enable', '--enable'] }),
      ...api('PUT|POST /v1/agent/service/deregister/{name} /v1/agent/check/deregister/{name} /v1/catalog/deregister'),
      ...api('DELETE /v1/config/{kind}/{name} /v1/peering/{name}'),
      ...api('PUT|POST /v1/agent/maintenance /v1/agent/service/maintenance/{name}', { fields: { enable: ['true', true] } }),
    ],
    verb: 'delete',
    class: 'data',
    resource: {
      ...named('service'),
      name: ['args', 'flag:-id', 'flag:-name', 'path:name', 'body:ServiceID', 'body:Node', 'path:last', '=service'],
    },
    dies: 'the way by which others find the service',
    undo: 'register it again, if its definition is kept elsewhere',
    safer: 'Look at its definition first and keep it.',
    docs: docs('commands/services/deregister'),
    examples: {
      held: [
        'consul services deregister -id=web',
        'consul config delete -kind service-defaults -name web',
        'curl -X PUT http://10.0.0.5:8500/v1/agent/service/deregister/web',
      ],
      free: [
        'consul catalog services',
        'consul services register web.json',
        'consul maint -disable',
        'curl http://10.0.0.5:8500/v1/agent/services',
      ],
    },
  },
  {
    id: 'consul/delete-safeguard',
    when: [
      run('acl policy|role|token|auth-method|binding-rule delete'),
      run('intention delete'),
      run('keyring', { any: ['-remove', '--remove'] }),
      run('connect ca set-config'),
      ...api('PUT /v1/connect/ca/configuration'),
      ...api('DELETE /v1/acl/** /v1/connect/intentions/** /v1/connect/intentions /v1/operator/keyring'),
    ],
    verb: 'delete',
    class: 'safeguard',
    resource: { ...named('safeguard'), name: ['args', 'flag:-name', 'flag:-id', 'flag:-remove', 'path:last', '=policy'] },
    dies: 'who may do what, and which service may speak to which',
    undo: 'write it again, if its rules are kept elsewhere',
    safer: 'Read it first and keep what it says.',
    docs: docs('commands/acl'),
    examples: {
      held: [
        'consul acl policy delete -name readers',
        'consul intention delete web db',
        'curl -X DELETE -H "X-Consul-Token: $T" https://c1.example.com/v1/acl/policy/p1',
      ],
      free: [
        'consul acl policy list',
        'consul intention check web db',
        'curl -H "X-Consul-Token: $T" https://c1.example.com/v1/acl/policies',
      ],
    },
  },
  {
    id: 'consul/run-command',
    when: run('exec'),
    verb: 'run',
    class: 'execution',
    resource: { kind: 'command', name: ['args', '=nodes'], identifiers: PLACE },
    dies: 'whatever the command does, on every machine that it reaches',
    undo: 'none known',
    safer: 'Run it on one machine that the person names.',
    docs: docs('commands/exec'),
    examples: { held: ['consul exec -service web "systemctl stop web"'], free: ['consul monitor', 'consul info'] },
  },
  {
    id: 'consul/delete-resource',
    net: 'provider',
    when: [run('** delete|delete-grpc|deregister|remove'), ...api('DELETE /v1/**'), ...api('PUT|POST /v1/session/destroy/{name}')],
    verb: 'delete',
    class: 'data',
    resource: named('resource'),
    dies: 'whatever it held',
    undo: 'none known',
    safer: 'Look at it first.',
    docs: docs('api-docs'),
    examples: {
      held: [
        'consul resource delete -f policy.hcl',
        'curl -X DELETE -H "X-Consul-Token: $T" https://c1.example.com/v1/query/q1',
        'curl -X PUT http://10.0.0.5:8500/v1/session/destroy/s1',
      ],
      free: ['consul resource list', 'consul watch -type=services', 'curl http://10.0.0.5:8500/v1/session/list'],
    },
  },
] as const satisfies readonly Rule[];

/** Consul: its command line and its API on any host. */
export const consul = {
  id: 'consul',
  title: 'HashiCorp Consul',
  hosts: NAMES,
  programs: [
    {
      id: 'consul',
      names: ['consul'],
      clusters: false,
      valueFlags: dashes(
        `-http-addr -token -token-file -datacenter -namespace -partition -ca-file -ca-path -client-cert -client-key -tls-server-name -id -name -kind -filename
         -modify-index -service -node -tag -prefix -wait -wait-repl -type -key -reason -accessor-id -address -f -format -separator -remove -config-file -policy-id -policy-name -role-id -role-name -description`,
      ),
    },
  ],
  rules,
} as const satisfies Provider;
