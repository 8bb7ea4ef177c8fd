import type { Provider, Rule } from './rule';
import { request as api, command, list, mutation } from './when';

const run = command('fly', { none: ['--help', '-h'] });
const PLACE = [
  'flag:--app',
  'flag:-a',
  'flag:--org',
  'flag:-o',
  'path:app',
  'field:appId',
  'field:input.appId',
  'env:FLY_APP',
  'label:flag:--config',
  'label:flag:-c',
];
const FIELDS = list(
  `field:appId field:input.appId field:input.volumeId field:input.name field:input.addOnId field:input.id field:input.ip field:input.keys field:input.organizationId`,
);
const named = (kind: string) => ({ kind, name: ['args', 'path:name', 'path:app', ...FIELDS, 'flag:--app', 'flag:-a'], identifiers: PLACE });
const docs = (page: string): string => `https://fly.io/docs/${page}`;
const RM = 'destroy|delete|remove|rm';

const rules = [
  {
    id: 'flyio/destroy-app',
    when: [
      run(`apps|app ${RM}`),
      run('destroy'),
      run('orgs delete'),
      api('DELETE /v1/apps/{name}'),
      mutation('deleteApp deleteOrganization'),
    ],
    verb: 'delete',
    class: 'data',
    resource: { ...named('app'), link: 'itself' },
    dies: 'its machines, volumes with their snapshots, secrets and addresses',
    undo: 'none known',
    safer: 'Scale it to zero instead: fly scale count 0.',
    docs: docs('flyctl/apps-destroy/'),
    examples: {
      held: [
        'fly apps destroy shop --yes',
        'sudo fly apps destroy shop',
        'flyctl destroy shop',
        'curl -X DELETE -H "Authorization: Bearer $T" https://api.machines.dev/v1/apps/shop',
        `curl -H "Authorization: Bearer $T" https://api.fly.io/graphql -d '{"query":"mutation { deleteApp(appId: \\"shop\\") { organization { id } } }"}'`,
      ],
      free: [
        'fly apps list',
        'fly status -a shop',
        'fly deploy',
        'curl -H "Authorization: Bearer $T" https://api.machines.dev/v1/apps/shop',
      ],
    },
  },
  {
    id: 'flyio/destroy-volume',
    when: [run(`volumes|volume|vol ${RM}`), api('DELETE /v1/apps/{app}/volumes/{name}'), mutation('deleteVolume')],
    verb: 'delete',
    class: 'data',
    resource: named('volume'),
    dies: 'the data on the volume; its snapshots expire some days later',
    undo: 'fly volumes create --snapshot-id, while a snapshot is there',
    safer: 'Make a snapshot first: fly volumes snapshots create.',
    docs: docs('flyctl/volumes-destroy/'),
    examples: {
      held: [
        'flyctl volumes destroy vol_abc123',
        'fly vol delete vol_1 vol_2 -y',
        'curl -X DELETE -H "Authorization: Bearer $T" https://api.machines.dev/v1/apps/shop/volumes/vol_1',
      ],
      free: [
        'curl -H "Authorization: Bearer $T" https://api.machines.dev/v1/apps/shop/volumes',
        'fly volumes list',
        'fly volumes create data',
        'fly volumes snapshots list vol_1',
        'fly volumes extend vol_1 --size 10',
      ],
    },
  },
  {
    id: 'flyio/destroy-database',
    when: [
      run(`postgres|pg|mpg|redis|mysql|consul|litefs-cloud|lfsc ${RM}`),
      run(`mpg databases|database|db|dbs|users|user ${RM}|del`),
      run('lfsc|litefs-cloud clusters destroy'),
      run(`storage|tigris ${RM}`),
      run(`extensions|extension|ext ** ${RM}`),
      run('postgres|pg detach|failover'),
      run('consul detach'),
      run('redis reset-password'),
      run('postgres|pg barman recover'),
      run('mpg restore|detach'),
      run('lfsc|litefs-cloud restore'),
      mutation('deleteAddOn detachPostgresCluster revokePostgresClusterUserAccess'),
    ],
    verb: 'delete',
    class: 'data',
    resource: named('database'),
    dies: 'all data in it and, where they belong to it, its backups',
    undo: 'none known',
    safer: 'Make a backup elsewhere first.',
    docs: docs('flyctl/mpg-destroy/'),
    examples: {
      held: [
        'fly mpg destroy c1',
        'fly redis destroy sessions',
        'fly storage destroy invoices -y',
        'fly postgres detach shop-db -a shop',
        'fly ext tigris destroy invoices',
        `curl -H "Authorization: Bearer $T" https://api.fly.io/graphql -d '{"query":"mutation { deleteAddOn(input: {name: \\"shop-db\\"}) { clientMutationId } }"}'`,
        `curl -H "Authorization: Bearer $T" https://api.fly.io/graphql -d '{"query":"mutation { deleteAddOn(input: {name: \\"sessions\\"}) { deletedAddOnName } }"}'`,
      ],
      free: [
        'fly postgres list',
        'fly mpg status c1',
        'fly storage list',
        'fly redis status sessions',
        `curl -H "Authorization: Bearer $T" https://api.fly.io/graphql -d '{"query":"{ addOns { nodes { name } } }"}'`,
      ],
    },
  },
  {
    id: 'flyio/destroy-machine',
    when: [
      run(`machine|machines|m ${RM}`),
      run('machine|machines|m egress-ip release'),
      run('scale count', { args: ['0', '*=0'] }),
      run('apps|app suspend'),
      run('mcp destroy'),
      run('suspend'),
      api('DELETE /v1/apps/{app}/machines/{name}'),
      mutation('removeMachine killMachine pauseApp deleteRemoteBuilder'),
    ],
    verb: 'delete',
    class: 'data',
    resource: named('machine'),
    dies: 'the machine and what it keeps outside volumes; traffic, if it is the last one',
    undo: 'fly deploy makes new ones',
    safer: 'Stop it instead: fly machine stop.',
    docs: docs('flyctl/machine-destroy/'),
    examples: {
      held: [
        'fly machine destroy 148e21 --force',
        'fly m rm 148e21',
        'fly scale count 0 -a shop',
        'curl -X DELETE -H "Authorization: Bearer $T" https://api.machines.dev/v1/apps/shop/machines/148e21',
      ],
      free: [
        'fly machine list',
        'fly machine stop 148e21',
        'fly machine restart 148e21',
        'fly scale count 2',
        'fly scale show',
        'curl -H "Authorization: Bearer $T" https://api.machines.dev/v1/apps/shop/machines',
      ],
    },
  },
  {
    id: 'flyio/unset-secret',
    when: [
      run('secrets unset'),
      run(`secrets keys ${RM}`),
      mutation('unsetSecrets'),
      api('DELETE /v1/apps/{app}/secrets/{name} /v1/apps/{app}/secretkeys/{name}'),
    ],
    verb: 'delete',
    class: 'data',
    resource: named('secret'),
    dies: 'its value, which nobody can read back; the app restarts without it',
    undo: 'set it again, if its value is kept elsewhere',
    safer: 'Use --stage, and set the new one first.',
    docs: docs('flyctl/secrets-unset/'),
    examples: {
      held: [
        'fly secrets unset SECRET1 SECRET2',
        'flyctl secrets unset MY_SECRET --app shop',
        'curl -X DELETE -H "Authorization: Bearer $T" https://api.machines.dev/v1/apps/shop/secrets/SECRET1',
      ],
      free: ['fly secrets list', 'fly secrets set A=b', 'fly secrets deploy'],
    },
  },
  {
    id: 'flyio/release-address',
    when: [
      run('ips|ip release|release-egress'),
      run('certs|certificates remove|delete'),
      mutation('releaseIpAddress releaseEgressIpAddress deleteCertificate'),
      api('DELETE /v1/apps/{app}/ip_assignments/{name} /v1/apps/{app}/certificates/{name}'),
    ],
    verb: 'remove',
    class: 'data',
    resource: named('address'),
    dies: 'the way visitors reach the app; an address that is released goes to others',
    undo: 'none known for an address; a certificate is made again',
    safer: 'Move names to the new address first.',
    docs: docs('flyctl/ips-release/'),
    examples: {
      held: [
        'fly ips release 1.2.3.4',
        'fly certs remove shop.example.com',
        'curl -X DELETE -H "Authorization: Bearer $T" https://api.machines.dev/v1/apps/shop/ip_assignments/1.2.3.4',
      ],
      free: ['fly ips list', 'fly certs list', 'fly ips allocate-v6'],
    },
  },
  {
    id: 'flyio/tidy-up',
    when: [
      run('settings ** disable'),
      run('auth logout'),
      run('mcp remove'),
      run('machine leases|lease clear'),
      api('DELETE /v1/apps/{app}/machines/{name}/lease'),
    ],
    verb: 'remove',
    class: 'disposable',
    resource: named('setting'),
    undo: 'not needed',
    safer: 'Go ahead.',
    docs: docs('flyctl/'),
    examples: {
      held: [],
      free: [
        'fly settings autoupdate disable',
        'fly mcp remove --server shop',
        'curl -X DELETE -H "Authorization: Bearer $T" https://api.machines.dev/v1/apps/shop/machines/m1/lease',
      ],
    },
  },
  {
    id: 'flyio/run-command',
    when: api('POST /v1/apps/{app}/machines/{name}/exec'),
    verb: 'change',
    class: 'execution',
    resource: named('machine'),
    dies: 'whatever the command does on the machine',
    undo: 'none known',
    safer: 'Use fly ssh console -C, whose command can be read.',
    docs: docs('machines/api/machines-resource/'),
    examples: {
      held: [`curl -H "Authorization: Bearer $T" https://api.machines.dev/v1/apps/shop/machines/m1/exec -d '{"cmd":"rm -rf /data"}'`],
      free: ['curl -H "Authorization: Bearer $T" https://api.machines.dev/v1/apps/shop/machines/m1', 'fly ssh console -C uptime'],
    },
  },
  {
    id: 'flyio/unread-query',
    when: { call: 'http', path: ['/graphql', '/graphql/*'], body: 'unreadable' },
    verb: 'change',
    class: 'suspected',
    resource: { kind: 'request', name: ['=unread query'], identifiers: PLACE },
    dies: 'whatever the query deletes: it cannot be read before it runs',
    undo: 'none known',
    safer: 'Write the query into the command.',
    docs: 'https://api.fly.io/graphql',
    examples: {
      held: ['curl -H "Authorization: Bearer $T" https://api.fly.io/graphql -d @query.json'],
      free: [`curl -H "Authorization: Bearer $T" https://api.fly.io/graphql -d '{"query":"{ viewer { email } }"}'`],
    },
  },
  {
    id: 'flyio/delete-resource',
    net: 'provider',
    when: [
      run(`* ${RM}|revoke|disable`),
      run(`* * ${RM}|revoke|disable`),
      api('DELETE'),
      mutation(
        'deleteAccessToken deleteLimitedAccessToken deleteOrganizationMembership removeWireGuardPeer deleteDelegatedWireGuardToken deleteService deleteNetworkPolicy deleteIdentity deleteUser deleteThirdPartyConfiguration deleteHealthCheckHandler',
      ),
    ],
    verb: 'delete',
    class: 'data',
    resource: { ...named('resource'), name: ['args', 'path:last', ...FIELDS] },
    dies: 'whatever it held, or whoever used it',
    undo: 'none known',
    safer: 'List it first and note its settings.',
    docs: docs('flyctl/'),
    examples: {
      held: [
        'fly tokens revoke t1',
        'fly wireguard remove acme laptop',
        'fly orgs remove acme bob@example.com',
        'curl -X DELETE -H "Authorization: Bearer $T" https://api.machines.dev/v1/apps/shop/machines/m1/metadata/role',
      ],
      free: ['fly tokens list', 'fly orgs list', 'fly logs', 'curl -H "Authorization: Bearer $T" https://api.machines.dev/v1/apps'],
    },
  },
] as const satisfies readonly Rule[];

/** Fly.io: its command line, its Machines API and its GraphQL API. */
export const flyio = {
  id: 'flyio',
  title: 'Fly.io',
  hosts: ['api.machines.dev', 'api.fly.io', '_api.internal'],
  graphql: ['/graphql', '/graphql/*'],
  programs: [
    {
      id: 'fly',
      names: ['fly', 'flyctl'],
      valueFlags: list(
        `-a --app -o --org -c --config -r --region -i --image -t --access-token -s --select-machine --name -n --size --cluster --volume --server --process-group
         --max-per-region --vm-size --vm-memory --with-new-machines --database --user`,
      ),
    },
  ],
  rules,
} as const satisfies Provider;
