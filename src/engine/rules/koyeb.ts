import type { Provider, Rule } from './rule';
import { request as api, command, list } from './when';

const run = command('koyeb', { none: ['--help', '-h'] });
const PLACE = { identifiers: ['flag:--organization', 'flag:--app', 'flag:-a', 'label:flag:--config', 'label:flag:-c'] } as const;
const rules = [
  {
    id: 'koyeb/delete-resource',
    when: [run('** delete'), run('domains|domain|dom detach'), api('DELETE')],
    verb: 'delete',
    class: 'data',
    resource: { kind: 'resource', name: ['args', 'path:last', '=resource'], ...PLACE },
    dies: 'of an app its services and address, of a database all rows, of a volume or snapshot all files, of a secret its value',
    undo: 'Deploy it again; data and secrets stay lost.',
    safer: 'Pause it: koyeb apps pause.',
    docs: 'https://www.koyeb.com/docs/build-and-deploy/cli/reference',
    examples: {
      held: [
        'koyeb apps delete shop',
        'koyeb databases delete shop-db',
        'koyeb --organization o1 volumes delete v1',
        'koyeb secrets delete STRIPE',
        'curl -X DELETE -H "Authorization: Bearer $T" https://app.koyeb.com/v1/apps/a1',
      ],
      free: [
        'koyeb apps list',
        'koyeb apps pause shop',
        'koyeb deploy . shop/web',
        'curl -H "Authorization: Bearer $T" https://app.koyeb.com/v1/apps',
      ],
    },
  },
] as const satisfies readonly Rule[];

/** Koyeb: its command line and API. */
export const koyeb = {
  id: 'koyeb',
  title: 'Koyeb',
  hosts: ['app.koyeb.com'],
  programs: [{ id: 'koyeb', names: ['koyeb'], valueFlags: list('--config -c --output -o --url --token --organization --app -a') }],
  rules,
} as const satisfies Provider;
