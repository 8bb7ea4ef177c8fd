import type { Provider, Rule } from './rule';
import { request as api, command, list } from './when';

const run = command('linode-cli', { none: ['--help', '-h'] });
const PLACE = { identifiers: ['flag:--as-user', 'label:flag:--region', 'path:cluster'] } as const;
const named = (kind: string) => ({ kind, name: ['args', 'path:name', 'path:last', '=resource'], ...PLACE });
const docs = (page: string): string => `https://techdocs.akamai.com/linode-api/reference/${page}`;

const rules = [
  {
    id: 'linode/delete-server',
    when: [
      run('linodes delete|rm|rebuild|disk-delete'),
      run('volumes delete|rm|detach'),
      run('lke cluster-delete|pool-delete'),
      run('databases *-delete'),
      run('obj rb|rm|del'),
      api(
        'DELETE /{v}/linode/instances/{name} /{v}/linode/instances/{linode}/disks/{name} /{v}/volumes/{name} /{v}/lke/clusters/{name} /{v}/lke/clusters/{cluster}/pools/{name}',
      ),
      api('DELETE /{v}/databases/{engine}/instances/{name} /{v}/object-storage/buckets/{region}/{name}'),
      api('POST /{v}/linode/instances/{name}/rebuild'),
      api('DELETE', { hosts: ['*.linodeobjects.com'] }),
    ],
    verb: 'delete',
    class: 'data',
    resource: named('server'),
    dies: 'its disks and its backups, or every row and file in it',
    undo: 'None known.',
    safer: 'Make an image of the disk first, or copy the data elsewhere.',
    docs: docs('delete-linode-instance'),
    examples: {
      held: [
        'linode-cli linodes delete 123',
        'linode-cli --as-user acme volumes delete 12345',
        'linode-cli lke cluster-delete 7',
        'linode-cli obj rb invoices --cluster eu-central-1',
        'curl -X DELETE -H "Authorization: Bearer $T" https://api.linode.com/v4/linode/instances/123',
      ],
      free: [
        'linode-cli linodes list',
        'linode-cli linodes reboot 123',
        'linode-cli obj ls',
        'curl -H "Authorization: Bearer $T" https://api.linode.com/v4/linode/instances',
      ],
    },
  },
  {
    id: 'linode/delete-safeguard',
    when: [
      run('linodes backups-cancel'),
      run('images|firewalls delete|rm'),
      api('POST /{v}/linode/instances/{name}/backups/cancel'),
      api('DELETE /{v}/images/{name} /{v}/networking/firewalls/{name}'),
    ],
    verb: 'delete',
    class: 'safeguard',
    resource: named('safeguard'),
    dies: 'all backups of the server, an image, or what keeps strangers out',
    undo: 'None known for backups and images.',
    safer: 'Leave it on.',
    docs: docs('post-cancel-backups'),
    examples: {
      held: [
        'linode-cli linodes backups-cancel 123',
        'linode-cli images delete private/7',
        'curl -X POST -H "Authorization: Bearer $T" https://api.linode.com/v4/linode/instances/123/backups/cancel',
      ],
      free: ['linode-cli linodes backups-list 123', 'linode-cli images list'],
    },
  },
  {
    id: 'linode/delete-resource',
    net: 'provider',
    when: [run('* delete|rm|*-delete|*-rm'), api('DELETE')],
    verb: 'delete',
    class: 'data',
    resource: named('resource'),
    dies: 'whatever it held; of a domain where its names lead',
    undo: 'None known.',
    safer: 'Show it first.',
    docs: docs('api-summary'),
    examples: {
      held: [
        'linode-cli domains delete 7',
        'linode-cli domains records-delete 7 9',
        'curl -X DELETE -H "Authorization: Bearer $T" https://api.linode.com/v4/domains/7',
      ],
      free: ['linode-cli domains list', 'linode-cli account view', 'curl -H "Authorization: Bearer $T" https://api.linode.com/v4/domains'],
    },
  },
] as const satisfies readonly Rule[];

/** Linode (Akamai): linode-cli, its API and Object Storage. */
export const linode = {
  id: 'linode',
  title: 'Linode',
  hosts: ['api.linode.com', '*.linodeobjects.com'],
  programs: [
    {
      id: 'linode-cli',
      names: ['linode-cli', 'linode', 'lin'],
      valueFlags: list(
        '--as-user --format --delimiter --page --page-size --target-version --cluster --region --label --image --type --root_pass',
      ),
    },
  ],
  rules,
} as const satisfies Provider;
