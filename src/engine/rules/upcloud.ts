import type { Provider, Rule } from './rule';
import { request as api, command, list } from './when';

const run = command('upctl', { none: ['--help', '-h'] });
const PLACE = { identifiers: ['flag:--config', 'host'] } as const;
const named = (kind: string) => ({ kind, name: ['args', 'path:name', 'path:last', `=${kind}`], ...PLACE });
const DOCS = 'https://upcloudltd.github.io/upcloud-cli/';

const rules = [
  {
    id: 'upcloud/delete-data',
    when: [
      run('server|storage|database|kubernetes|object-storage|file-storage|k8s|db|uks delete'),
      run('all purge'),
      run('storage backup restore'),
      run('database index delete'),
      run('object-storage bucket delete'),
      api('DELETE /{v}/server/{name} /{v}/storage/{name} /{v}/database/{name} /{v}/kubernetes/{name} /{v}/object-storage-2/{name}'),
      api('POST /{v}/storage/{name}/restore'),
    ],
    verb: 'delete',
    class: 'data',
    resource: named('everything in the account'),
    dies: 'everything on its disks, or every row and file in it; of storages their backups with ?backups=delete',
    undo: 'None known without a backup.',
    safer: 'Make a backup first: upctl storage backup create.',
    docs: `${DOCS}latest/commands_reference/upctl_server/delete/`,
    examples: {
      held: [
        'upctl server delete web-1 --delete-storages',
        'upctl -o json storage delete st1',
        'upctl database delete shop',
        'upctl all purge --include "*"',
        'curl -X DELETE -u "$U:$P" https://api.upcloud.com/1.3/server/s1?storages=1',
      ],
      free: [
        'upctl server list',
        'upctl all list',
        'upctl server stop web-1',
        'upctl storage backup create st1',
        'curl -u "$U:$P" https://api.upcloud.com/1.3/server',
      ],
    },
  },
  {
    id: 'upcloud/delete-resource',
    net: 'provider',
    when: [run('* delete|purge|release'), run('* * delete|remove|revoke'), run('* * * delete'), api('DELETE')],
    verb: 'delete',
    class: 'data',
    resource: named('resource'),
    dies: 'whatever it held, or what let people in and kept others out',
    undo: 'None known.',
    safer: 'Show it first.',
    docs: DOCS,
    examples: {
      held: [
        'upctl network delete n1',
        'upctl server firewall delete web-1 --position 1',
        'curl -X DELETE -u "$U:$P" https://api.upcloud.com/1.3/network/n1',
      ],
      free: ['upctl network list', 'upctl server firewall show web-1', 'upctl database session cancel d1 --pid 7'],
    },
  },
] as const satisfies readonly Rule[];

/** UpCloud: upctl and its API. */
export const upcloud = {
  id: 'upcloud',
  title: 'UpCloud',
  hosts: ['api.upcloud.com'],
  programs: [
    {
      id: 'upctl',
      names: ['upctl'],
      valueFlags: list('-o --output --config --client-timeout -t --include -i --exclude -e --pid --position'),
    },
  ],
  rules,
} as const satisfies Provider;
