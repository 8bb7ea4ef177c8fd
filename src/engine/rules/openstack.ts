import type { Provider, Rule, When } from './rule';
import { command, list, request } from './when';

const run = command('openstack', { none: ['--help', '-h', '--dry-run'] });
const juju = command('juju', { none: ['--help', '-h', '--dry-run'] });
/** Every cloud has hosts of its own: what tells the API is the port of a service, or the header with Keystone's token. */
const PORTS = { hosts: ['*'], ports: list('8774 8776 9292 9696 35357 8004 9876 8779 9511 8786') };
/** Apps that somebody builds here have such a header, too, and ports like 5000. */
const TOKEN = { hosts: ['*'], away: true, headers: { 'x-auth-token': ['*'] } } as const;
/** Paths of a service, as it has them itself and below its name where one address serves all. */
const below = (name: string, paths: string): readonly string[] => list(paths).flatMap((path) => [path, `/${name}${path}`]);
const rest = (method: string, paths: readonly string[], more: Parameters<typeof request>[1] = {}): readonly When[] => [
  request(`${method} ${paths.join(' ')}`, { ...PORTS, ...more }),
  request(`${method} ${paths.join(' ')}`, { ...TOKEN, ...more }),
];
const SERVERS = below('compute', '/v2.1/servers/{name} /v2.1/{project}/servers/{name} /v2/{project}/servers/{name}');
const GONE = [
  ...SERVERS,
  ...below('volume', '/v3/{project}/volumes/{name} /v3/volumes/{name} /v2/{project}/volumes/{name}'),
  ...below('image', '/v2/images/{name}'),
  ...below('identity', '/v3/projects/{name} /v3/users/{name} /v3/domains/{name}'),
  ...below('networking', '/v2.0/networks/{name} /v2.0/routers/{name}'),
  ...below('heat-api', '/v1/{project}/stacks/{name} /v1/{project}/stacks/{name}/{id}'),
  ...below('dns', '/v2/zones/{name} /v2/zones/{zone}/recordsets/{name}'),
  ...below('load-balancer', '/v2/lbaas/loadbalancers/{name} /v2.0/lbaas/loadbalancers/{name}'),
  '/v1.0/{project}/instances/{name}',
  '/v1/clusters/{name}',
  '/v2/{project}/shares/{name}',
];
const SAFE = [
  ...below('volume', '/v3/{project}/snapshots/{name} /v3/snapshots/{name} /v3/{project}/backups/{name} /v3/backups/{name}'),
  ...below('networking', '/v2.0/security-groups/{name} /v2.0/security-group-rules/{name}'),
];
const named = (kind: string) => ({
  kind,
  name: ['flag:--project', 'args', 'path:name', 'path:last', `=${kind}`],
  identifiers: [
    'flag:--os-cloud',
    'env:OS_CLOUD',
    'flag:--os-project-name',
    'env:OS_PROJECT_NAME',
    'flag:--os-region-name',
    'flag:-m',
    'flag:--model',
    'env:JUJU_MODEL',
    'host',
    'arg:0',
  ],
});

const rules = [
  {
    id: 'openstack/delete-server',
    when: [
      run('server|volume|container|object|stack|share|project|image|database|cluster delete'),
      run('database instance|cluster|db delete'),
      run('volume|share group delete'),
      run('coe cluster delete'),
      run('loadbalancer|secret|zone|recordset|keypair|network|router|domain|user delete'),
      run('project purge|cleanup'),
      run('server rebuild'),
      ...rest('DELETE', GONE),
      ...rest(
        'POST',
        SERVERS.map((path) => `${path}/action`),
        { text: ['*"rebuild"*', '*"forceDelete"*'] },
      ),
      // Swift names the account so, on any host.
      request('DELETE /v1/AUTH_*/{name} /v1/AUTH_*/{container}/**', { hosts: ['*'] }),
      juju(
        'destroy-model|destroy-controller|kill-controller|remove-application|remove-unit|remove-storage|remove-machine|remove-offer|remove-saas',
      ),
    ],
    verb: 'delete',
    class: 'data',
    resource: named('server'),
    dies: 'its disks, or everything below it: of a project or a model all servers, volumes and networks',
    undo: 'None known without a snapshot.',
    safer: 'Make a snapshot first: openstack volume snapshot create; show what it holds with openstack project cleanup --dry-run.',
    docs: 'https://docs.openstack.org/python-openstackclient/latest/cli/command-objects/server.html#server-delete',
    examples: {
      held: [
        'openstack --os-cloud prod server delete web-1',
        'openstack volume delete --force v1',
        'openstack project purge --project shop',
        'openstack container delete -r invoices',
        'juju destroy-model prod --force --no-prompt',
        'juju remove-application postgresql',
        'curl -X DELETE -H "X-Auth-Token: $T" https://compute.example.com/v2.1/servers/web-1',
        'curl -X DELETE -H @headers.txt http://cloud.example.com:8776/v3/p1/volumes/v1',
        `curl -X POST -H "X-Auth-Token: $T" https://cloud.example.com/compute/v2.1/servers/web-1/action -d '{"forceDelete":null}'`,
        'curl -X DELETE -H "X-Auth-Token: $T" https://swift.example.com/v1/AUTH_shop/invoices/2026.pdf',
      ],
      free: [
        'openstack server list',
        'openstack server stop web-1',
        'openstack project cleanup --dry-run --project shop',
        'juju status',
        'juju deploy postgresql',
        'juju remove-application postgresql --dry-run',
        'openstack server group delete spread',
        'curl -H "X-Auth-Token: $T" https://compute.example.com/v2.1/servers',
        `curl -X POST -H "X-Auth-Token: $T" https://compute.example.com/v2.1/servers/web-1/action -d '{"os-stop":null}'`,
        'curl -X DELETE http://shop.example.com/v2/images/7',
        'curl -X DELETE http://localhost:5000/v3/users/1',
        'curl -X DELETE -H "X-Auth-Token: $T" http://localhost:3000/v3/users/7',
      ],
    },
  },
  {
    id: 'openstack/delete-safeguard',
    when: [
      run('volume|share snapshot|backup delete'),
      run('security group delete'),
      run('security group rule delete'),
      run('backup|snapshot delete'),
      ...rest('DELETE', SAFE),
    ],
    verb: 'delete',
    class: 'safeguard',
    resource: named('snapshot'),
    dies: 'the way back to an earlier state, or what keeps strangers out',
    undo: 'None known.',
    safer: 'Let it expire by its own schedule.',
    docs: 'https://docs.openstack.org/python-openstackclient/latest/cli/command-objects/volume-snapshot.html',
    examples: {
      held: [
        'openstack volume snapshot delete s1',
        'openstack volume backup delete b1',
        'curl -X DELETE -H "X-Auth-Token: $T" https://volume.example.com/v3/p1/snapshots/s1',
      ],
      free: [
        'openstack volume snapshot list',
        'openstack security group list',
        'curl -H "X-Auth-Token: $T" https://volume.example.com/v3/p1/snapshots',
      ],
    },
  },
] as const satisfies readonly Rule[];

/** OpenStack and Juju. */
export const openstack = {
  id: 'openstack',
  title: 'OpenStack and Juju',
  hosts: [],
  programs: [
    {
      id: 'openstack',
      names: ['openstack'],
      valueFlags: list(
        '--os-cloud --os-region-name --os-project-name --os-project-id --os-username --os-password --os-auth-url --os-token --project --project-domain --domain --log-file -f --format',
      ),
    },
    { id: 'juju', names: ['juju'], valueFlags: list('-m --model -c --controller -t --timeout --num-units') },
  ],
  rules,
} as const satisfies Provider;
