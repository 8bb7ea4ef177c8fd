import type { Provider, Rule } from './rule';
import { request as api, command, list } from './when';

const run = command('scw', { none: ['--help', '-h'] });
const PLACE = { identifiers: ['flag:--profile', 'flag:-p', 'env:SCW_PROFILE', 'env:SCW_DEFAULT_PROJECT_ID', 'host'] } as const;
const named = (kind: string) => ({ kind, name: ['arg:0', 'path:name', 'path:last', '=resource'], ...PLACE });
const docs = (page: string): string => `https://cli.scaleway.com/${page}`;

const rules = [
  {
    id: 'scaleway/delete-server',
    when: [
      run('instance server delete|terminate'),
      run('instance|block|file volume|filesystem delete'),
      run('baremetal|apple-silicon|dedibox server delete|reinstall'),
      run('rdb|mongodb|redis|kafka|datawarehouse|searchdb|sdb-sql instance|cluster|database|deployment delete|restore'),
      run('k8s cluster|pool delete'),
      run('object bucket delete'),
      run('registry namespace|image delete'),
      run('account project delete'),
      api(
        'DELETE /{product}/{v}/zones/{zone}/servers/{name} /{product}/{v}/zones/{zone}/volumes/{name} /rdb/{v}/regions/{region}/instances/{name}',
      ),
      api(
        'DELETE /k8s/{v}/regions/{region}/clusters/{name} /rdb/{v}/regions/{region}/instances/{instance}/databases/{name} /account/{v}/projects/{name}',
      ),
      api('POST /instance/{v}/zones/{zone}/servers/{name}/action', { fields: { action: ['terminate'] } }),
      api('DELETE', { hosts: ['*.scw.cloud'] }),
    ],
    verb: 'delete',
    class: 'data',
    resource: named('server'),
    dies: 'everything on its disks, or every row and file in it',
    undo: 'None known without a snapshot.',
    safer: 'Make a snapshot first: scw instance snapshot create.',
    docs: docs('instance'),
    examples: {
      held: [
        'scw instance server terminate 11111111-1111-1111-1111-111111111111 with-ip=true',
        'scw -p prod rdb instance delete i1',
        'scw k8s cluster delete c1 with-additional-resources=true',
        'scw object bucket delete invoices',
        'curl -X DELETE -H "X-Auth-Token: $T" https://api.scaleway.com/rdb/v1/regions/fr-par/instances/i1',
        `curl -X POST -H "X-Auth-Token: $T" https://api.scaleway.com/instance/v1/zones/fr-par-1/servers/s1/action -d '{"action":"terminate"}'`,
      ],
      free: [
        'scw instance server list',
        'scw instance server stop s1',
        'scw config reset',
        `curl -X POST -H "X-Auth-Token: $T" https://api.scaleway.com/instance/v1/zones/fr-par-1/servers/s1/action -d '{"action":"reboot"}'`,
      ],
    },
  },
  {
    id: 'scaleway/delete-safeguard',
    when: [
      run('* snapshot|backup delete'),
      run('instance image delete'),
      run('instance security-group delete|delete-rule'),
      run('rdb log purge'),
      run('rdb|redis|k8s acl delete'),
      run('keymanager key delete|delete-key-material'),
      api(
        'DELETE /{product}/{v}/zones/{zone}/snapshots/{name} /{product}/{v}/regions/{region}/snapshots/{name} /rdb/{v}/regions/{region}/backups/{name}',
      ),
    ],
    verb: 'delete',
    class: 'safeguard',
    resource: named('backup'),
    dies: 'the way back to an earlier state, a key, or what keeps strangers out',
    undo: 'None known.',
    safer: 'Let it expire by its own schedule.',
    docs: docs('rdb'),
    examples: {
      held: [
        'scw rdb backup delete b1',
        'scw block snapshot delete s1',
        'curl -X DELETE -H "X-Auth-Token: $T" https://api.scaleway.com/rdb/v1/regions/fr-par/backups/b1',
      ],
      free: [
        'scw rdb backup list',
        'scw rdb backup create instance-id=i1',
        'curl -H "X-Auth-Token: $T" https://api.scaleway.com/rdb/v1/regions/fr-par/backups',
      ],
    },
  },
  {
    id: 'scaleway/tidy-up',
    when: [
      run('config|alias|login|feedback *'),
      run('config profile delete'),
      run('edge-services purge-request create'),
      run('k8s pool remove-label|remove-taint|remove-startup-taint'),
    ],
    verb: 'remove',
    class: 'disposable',
    resource: named('setting'),
    undo: 'not needed',
    safer: 'Go ahead.',
    docs: docs('config'),
    examples: { held: [], free: ['scw config profile delete old', 'scw config destroy', 'scw alias delete ls'] },
  },
  {
    id: 'scaleway/delete-resource',
    net: 'provider',
    when: [
      run('* * delete|delete-*|terminate|purge|remove-*|revoke|reset-*|detach-*'),
      run('* * restore'),
      run('dns record clear'),
      run('dns record bulk-update', { args: ['changes.*clear=true', 'changes.*delete.*'] }),
      api('PATCH /domain/{v}/dns-zones/{name}/records', { text: ['*"clear"*', '*"delete"*'] }),
      api('DELETE'),
    ],
    verb: 'delete',
    class: 'data',
    resource: named('resource'),
    dies: 'whatever it held; of a secret its value, of a zone where its names lead',
    undo: 'None known.',
    safer: 'Get it first and show it.',
    docs: docs(''),
    examples: {
      held: [
        'scw secret secret delete s1',
        'scw dns zone delete example.com',
        'scw dns record clear example.com',
        `curl -X PATCH -H "X-Auth-Token: $T" https://api.scaleway.com/domain/v2beta1/dns-zones/example.com/records -d '{"changes":[{"clear":{}}]}'`,
        'scw container namespace delete n1',
        'curl -X DELETE -H "X-Auth-Token: $T" https://api.scaleway.com/secret-manager/v1beta1/regions/fr-par/secrets/s1',
      ],
      free: [
        'scw dns zone list',
        'scw dns record add example.com name=www type=A data=10.0.0.1',
        'scw info',
        'curl -H "X-Auth-Token: $T" https://api.scaleway.com/account/v3/projects',
      ],
    },
  },
] as const satisfies readonly Rule[];

/** Scaleway: scw, its API and Object Storage. */
export const scaleway = {
  id: 'scaleway',
  title: 'Scaleway',
  hosts: ['api.scaleway.com', '*.scw.cloud'],
  programs: [{ id: 'scw', names: ['scw'], valueFlags: list('--config -c --profile -p --output -o') }],
  rules,
} as const satisfies Provider;
