import type { Provider, Rule } from './rule';
import { request as api, command, list } from './when';

const run = command('northflank', { none: ['--help', '-h'] });
const PLACE = { identifiers: ['flag:--projectId', 'flag:--project', 'path:project'] } as const;
const rules = [
  {
    id: 'northflank/delete-resource',
    when: [
      run('delete *'),
      run('restore addon|addons|adn'),
      run('import addon|addons|adn'),
      run('detach volume|volumes|vol'),
      api('DELETE'),
    ],
    verb: 'delete',
    class: 'data',
    resource: {
      kind: 'resource',
      name: [
        'flag:--addonId',
        'flag:--volumeId',
        'flag:--serviceId',
        'flag:--jobId',
        'flag:--backupId',
        'flag:--domain',
        'flag:--secretId',
        'flag:--projectId',
        'flag:*Id',
        'args',
        'path:last',
        'word:1',
      ],
      ...PLACE,
    },
    dies: 'of an addon all rows and its backups, of a volume all files, of a secret group its values',
    undo: 'None known.',
    safer: 'Back it up first: northflank backup addon, and pause it.',
    docs: 'https://northflank.com/docs/v1/api/use-the-cli',
    examples: {
      held: [
        'northflank delete addon --projectId shop --addonId db --force',
        'northflank delete volume --projectId shop --volumeId v1',
        'curl -X DELETE -H "Authorization: Bearer $T" https://api.northflank.com/v1/projects/shop/addons/db',
      ],
      free: [
        'northflank list projects',
        'northflank get addon --projectId shop --addonId db',
        'curl -H "Authorization: Bearer $T" https://api.northflank.com/v1/projects',
      ],
    },
  },
] as const satisfies readonly Rule[];

/** Northflank: its command line and API. */
export const northflank = {
  id: 'northflank',
  title: 'Northflank',
  hosts: ['api.northflank.com'],
  programs: [
    {
      id: 'northflank',
      names: ['northflank'],
      valueFlags: list('-o -i -f'),
      aloneFlags: list('--force --verbose --quiet --help --version'),
    },
  ],
  rules,
} as const satisfies Provider;
