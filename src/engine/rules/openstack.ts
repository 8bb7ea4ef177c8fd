import type { Provider, Rule } from './rule';
import { command, list } from './when';

const run = command('openstack', { none: ['--help', '-h', '--dry-run'] });
const juju = command('juju', { none: ['--help', '-h'] });
const named = (kind: string) => ({
  kind,
  name: ['flag:--project', 'args', `=${kind}`],
  identifiers: [
    'flag:--os-cloud',
    'env:OS_CLOUD',
    'flag:--os-project-name',
    'env:OS_PROJECT_NAME',
    'flag:--os-region-name',
    'flag:-m',
    'flag:--model',
    'env:JUJU_MODEL',
    'arg:0',
  ],
});

const rules = [
  {
    id: 'openstack/delete-server',
    when: [
      run('server|volume|container|object|stack|share|project|image|database|cluster delete'),
      run('server|volume|database instance|group|cluster delete'),
      run('coe cluster delete'),
      run('loadbalancer|secret|zone|recordset|keypair|network|router|domain|user delete'),
      run('project purge|cleanup'),
      run('server rebuild'),
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
      ],
      free: [
        'openstack server list',
        'openstack server stop web-1',
        'openstack project cleanup --dry-run --project shop',
        'juju status',
        'juju deploy postgresql',
      ],
    },
  },
  {
    id: 'openstack/delete-safeguard',
    when: [
      run('volume|share snapshot|backup delete'),
      run('server group delete'),
      run('security group delete'),
      run('security group rule delete'),
      run('backup|snapshot delete'),
    ],
    verb: 'delete',
    class: 'safeguard',
    resource: named('snapshot'),
    dies: 'the way back to an earlier state, or what keeps strangers out',
    undo: 'None known.',
    safer: 'Let it expire by its own schedule.',
    docs: 'https://docs.openstack.org/python-openstackclient/latest/cli/command-objects/volume-snapshot.html',
    examples: {
      held: ['openstack volume snapshot delete s1', 'openstack volume backup delete b1'],
      free: ['openstack volume snapshot list', 'openstack security group list'],
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
