import { dashes, HELP, requests } from './hashicorp';
import type { Provider, Rule } from './rule';
import { command } from './when';

const run = command('nomad', HELP);
const NAMES = ['nomad', 'nomad.*', '*.nomad.*', 'nomad-*'];
const api = requests('x-nomad-token', ['4646'], NAMES);
const PLACE = [
  'flag:-address',
  'flag:--address',
  'url:NOMAD_ADDR',
  'flag:-region',
  'flag:--region',
  'flag:-namespace',
  'flag:--namespace',
  'env:NOMAD_NAMESPACE',
  'query:namespace',
];
const named = (kind: string) => ({ kind, name: ['args', 'path:name', 'path:last', `=${kind}`], identifiers: PLACE });
const docs = (page: string): string => `https://developer.hashicorp.com/nomad/${page}`;

const rules = [
  {
    id: 'nomad/stop-job',
    when: [
      run('job stop'),
      run('stop'),
      run('job scale', { args: ['0'] }),
      ...api('DELETE /v1/job/{name}'),
      ...api('POST|PUT /v1/job/{name}/scale', { fields: { Count: [0] } }),
    ],
    verb: 'delete',
    class: 'data',
    resource: { ...named('job'), name: ['arg:0', ...named('job').name.slice(1)] },
    dies: 'every running instance of the job and what they keep on their own disks; with -purge its definition and versions',
    undo: 'run it again from its file; with -purge the server no longer has it',
    safer: 'Save it first: nomad job inspect.',
    docs: docs('commands/job/stop'),
    examples: {
      held: [
        'nomad job stop -purge web',
        'nomad stop -yes web',
        'nomad job scale web workers 0',
        'curl -X DELETE -H "X-Nomad-Token: $T" "https://n1.example.com/v1/job/web?purge=true"',
        'curl -X DELETE http://10.0.0.5:4646/v1/job/web',
      ],
      free: [
        'nomad job status web',
        'nomad job plan web.nomad.hcl',
        'nomad job run web.nomad.hcl',
        'nomad job inspect web',
        'nomad job scale web workers 3',
        'nomad alloc logs 8ba8',
        'nomad alloc restart 8ba8',
        'curl -H "X-Nomad-Token: $T" https://n1.example.com/v1/job/web',
        'curl http://10.0.0.5:4646/v1/jobs',
      ],
    },
  },
  {
    id: 'nomad/delete-volume',
    when: [
      run('volume delete|deregister|detach'),
      run('volume claim delete'),
      ...api('DELETE /v1/volume/csi/{name} /v1/volume/csi/{name}/delete /v1/volume/csi/{name}/detach /v1/volume/host/{name}/delete'),
      ...api('DELETE /v1/volume/host/{name} /v1/volumes/claim/{name}'),
    ],
    verb: 'delete',
    class: 'data',
    resource: named('volume'),
    dies: 'the data on the volume, or the way to it',
    undo: 'register it again, if it is only deregistered or detached',
    safer: 'Make a snapshot first: nomad volume snapshot create.',
    docs: docs('commands/volume/delete'),
    examples: {
      held: [
        'nomad volume delete mysql',
        'nomad volume deregister -force mysql',
        'curl -X DELETE -H "X-Nomad-Token: $T" "https://n1.example.com/v1/volume/csi/mysql/delete"',
        'curl -X DELETE "http://10.0.0.5:4646/v1/volume/csi/mysql?force=true"',
      ],
      free: [
        'nomad volume status',
        'nomad volume create volume.hcl',
        'curl -H "X-Nomad-Token: $T" https://n1.example.com/v1/volume/csi/mysql',
      ],
    },
  },
  {
    id: 'nomad/delete-safeguard',
    when: [
      run('volume snapshot delete'),
      run('acl policy|role|token|auth-method|binding-rule delete'),
      run('sentinel delete'),
      run('operator root keyring remove'),
      run('operator gossip keyring remove'),
      run('operator keyring', { any: ['-remove', '--remove'] }),
      ...api('DELETE /v1/volumes/snapshot /v1/acl/** /v1/operator/keyring/** /v1/agent/keyring/** /v1/sentinel/policy/{name}'),
      ...api('POST|PUT /v1/agent/keyring/remove'),
    ],
    verb: 'delete',
    class: 'safeguard',
    resource: named('safeguard'),
    dies: 'a snapshot, who may do what, or a key and all variables that were encrypted with it',
    undo: 'none known for snapshots and keys; policies can be written again',
    safer: 'List it first, and rotate keys instead of removing them.',
    docs: docs('commands/acl'),
    examples: {
      held: [
        'nomad volume snapshot delete ebs snap-1',
        'nomad acl policy delete readers',
        'nomad operator root keyring remove f19f',
        'curl -X DELETE -H "X-Nomad-Token: $T" https://n1.example.com/v1/acl/policy/readers',
      ],
      free: [
        'nomad acl policy list',
        'nomad operator root keyring list',
        'curl -H "X-Nomad-Token: $T" https://n1.example.com/v1/acl/policies',
      ],
    },
  },
  {
    id: 'nomad/restore-state',
    when: [
      run('operator snapshot restore'),
      run('operator raft remove-peer'),
      run('server force-leave'),
      run('server-force-leave'),
      ...api('PUT|POST /v1/operator/snapshot'),
      ...api('DELETE /v1/operator/raft/peer'),
      ...api('PUT|POST /v1/agent/force-leave'),
    ],
    verb: 'overwrite',
    class: 'data',
    resource: { ...named('cluster'), name: ['=cluster'] },
    dies: 'the state of the whole cluster since the snapshot, or a server that the others need',
    undo: 'restore a snapshot that was taken just before',
    safer: 'Take one first: nomad operator snapshot save.',
    docs: docs('commands/operator/snapshot/restore'),
    examples: {
      held: [
        'nomad operator snapshot restore backup.snap',
        'nomad operator raft remove-peer -peer-id=a1',
        'nomad server force-leave n3',
        'curl -X PUT -H "X-Nomad-Token: $T" --data-binary @backup.snap https://n1.example.com/v1/operator/snapshot',
      ],
      free: [
        'nomad operator snapshot save backup.snap',
        'nomad operator raft list-peers',
        'curl -H "X-Nomad-Token: $T" https://n1.example.com/v1/operator/snapshot -o backup.snap',
      ],
    },
  },
  {
    id: 'nomad/drain-node',
    when: [
      run('node drain', { any: ['-enable', '--enable'] }),
      run('node-drain', { any: ['-enable', '--enable'] }),
      ...api('POST|PUT /v1/node/{name}/drain', { fields: { 'DrainSpec.Deadline': ['*', 0, -1] } }),
      ...api('POST|PUT /v1/node/{name}/purge'),
    ],
    verb: 'disable',
    class: 'data',
    resource: { ...named('node'), name: ['arg:0', 'path:name', '=node'] },
    dies: 'everything that runs on the node, with what it keeps on its own disk',
    undo: 'nomad node drain -disable; what stood on the disks of the instances stays lost',
    safer: 'Mark it instead: nomad node eligibility -disable.',
    docs: docs('commands/node/drain'),
    examples: {
      held: [
        'nomad node drain -enable -yes 4d2b',
        `curl -X POST -H "X-Nomad-Token: $T" https://n1.example.com/v1/node/4d2b/drain -d '{"DrainSpec":{"Deadline":3600000000000}}'`,
        'curl -X POST -H "X-Nomad-Token: $T" https://n1.example.com/v1/node/4d2b/purge',
      ],
      free: [
        'nomad node drain -disable 4d2b',
        'nomad node status',
        'nomad node eligibility -disable 4d2b',
        `curl -X POST -H "X-Nomad-Token: $T" https://n1.example.com/v1/node/4d2b/drain -d '{"DrainSpec":null,"MarkEligible":true}'`,
      ],
    },
  },
  {
    id: 'nomad/collect-garbage',
    when: [run('system gc'), ...api('PUT|POST /v1/system/gc'), ...api('GET|PUT|POST /v1/client/gc /v1/client/allocation/{name}/gc')],
    verb: 'delete',
    class: 'data',
    resource: { ...named('cluster'), name: ['path:name', '=ended jobs'] },
    dies: 'the logs, files and history of everything that has ended',
    undo: 'none known',
    safer: 'Let it happen by its own schedule.',
    docs: docs('commands/system/gc'),
    examples: {
      held: ['nomad system gc', 'curl -X PUT -H "X-Nomad-Token: $T" https://n1.example.com/v1/system/gc'],
      free: ['nomad system reconcile summaries', 'nomad status', 'curl -H "X-Nomad-Token: $T" https://n1.example.com/v1/evaluations'],
    },
  },
  {
    id: 'nomad/delete-resource',
    net: 'provider',
    when: [run('** delete|purge|deregister|remove'), ...api('DELETE /v1/**')],
    verb: 'delete',
    class: 'data',
    resource: named('resource'),
    dies: 'whatever it held: of a namespace or a variable its values',
    undo: 'none known',
    safer: 'Look at it first.',
    docs: docs('api-docs'),
    examples: {
      held: [
        'nomad namespace delete shop',
        'nomad var purge nomad/jobs/web',
        'nomad node pool delete gpu',
        'curl -X DELETE -H "X-Nomad-Token: $T" https://n1.example.com/v1/var/nomad/jobs/web',
        'curl -X DELETE http://nomad.example.com:4646/v1/namespace/shop',
      ],
      free: ['nomad namespace list', 'nomad var list', 'curl -H "X-Nomad-Token: $T" https://n1.example.com/v1/namespaces'],
    },
  },
] as const satisfies readonly Rule[];

/** Nomad: its command line and its API on any host. */
export const nomad = {
  id: 'nomad',
  title: 'HashiCorp Nomad',
  hosts: NAMES,
  programs: [
    {
      id: 'nomad',
      names: ['nomad'],
      clusters: false,
      valueFlags: dashes(
        `-address -region -namespace -ca-cert -ca-path -client-cert -client-key -tls-server-name -token -check-index -type -plugin -secret -t -state -per-page
         -page-token -filter -node -node-id -node-pool -peer-id -peer-address -deadline -m -message -meta -level -job -task -group -priority -var -var-file
         -additional-dnsname -additional-ipaddress -ca -days -domain -key -name -description -consul-namespace -vault-namespace -eval-priority -template
         -out -parameter -ttl -delay -max-retry -backoff -version -prepublish -selector -bind-type -bind-name -alloc -jwks-url -jwks-ca-file -format
         -unset -diff-tag -diff-version -config-dir -data-dir -install-dir -scheduler-algorithm -memory-oversubscription -reject-job-registration
         -pause-eval-broker -preempt-batch-scheduler -preempt-service-scheduler -preempt-sysbatch-scheduler -preempt-system-scheduler
         -node-limit-for-feasibility-checks -id -kv-path -idempotency-token -id-prefix-template -additional-domain -common-name -country -postal-code
         -province -locality -street-address -organization -organizational-unit -scope -token-locality -token-name-format -max-token-ttl -config
         -server-id -logs-since -service-name -in -item -duration -event-index -event-topic -interval -log-level -log-lookback -max-nodes -node-class
         -pprof-duration -pprof-interval -consul-http-addr -consul-auth -consul-token -consul-token-file -consul-client-cert -consul-client-key
         -consul-ca-cert -consul-ca-path -vault-address -vault-token -vault-ca-cert -vault-ca-path -vault-client-cert -vault-client-key -volume-name
         -node-name -cleanup-dead-servers -max-trailing-logs -last-contact-threshold -server-stabilization-time -enable-redundancy-zones
         -disable-upgrade-migration -enable-custom-upgrades -min-quorum -last-index -auth-method -quota -method -login-token -oidc-callback-addr
         -batch-size -batch-wait -on-error -accessor -min-peers -min-servers -n -c -s`,
      ),
    },
  ],
  rules,
} as const satisfies Provider;
