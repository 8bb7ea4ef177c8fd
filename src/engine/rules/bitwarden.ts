import type { Provider, Rule } from './rule';
import { command, list, request } from './when';

const bw = command('bw', { none: ['--help', '-h'] });
const bws = command('bws', { none: ['--help', '-h'] });
const PLACE = {
  identifiers: ['flag:--organizationid', 'flag:--itemid', 'flag:--server-url', 'flag:--profile', 'env:BWS_SERVER_URL', 'host'],
} as const;
const rules = [
  {
    id: 'bitwarden/delete-item',
    when: [
      bw('delete *'),
      bw('send delete'),
      bws('secret|project delete'),
      bws('delete secret|project'),
      request('DELETE /ciphers/{name} /ciphers /ciphers/{name}/admin /organizations/{name} /secrets/{name} /projects/{name}'),
      request('POST /secrets/delete /projects/delete'),
    ],
    verb: 'delete',
    class: 'data',
    resource: { kind: 'item', name: ['arg:0', 'path:name', '=items'], ...PLACE },
    dies: 'passwords and keys that nobody may have elsewhere; with --permanent there is no bin',
    undo: 'bw restore item <id>, within 30 days; none known with --permanent, or for secrets of the Secrets Manager.',
    safer: 'Leave out --permanent, and export the vault first.',
    docs: 'https://bitwarden.com/help/cli/#delete',
    examples: {
      held: [
        'bw delete item 7063feab --permanent',
        'bw delete org-collection c1 --organizationid o1',
        'bws secret delete s1',
        'curl -X DELETE -H "Authorization: Bearer $T" https://api.bitwarden.com/ciphers/c1',
      ],
      free: [
        'bw sync',
        'bw restore item 7063feab',
        'bws secret list',
        'curl -H "Authorization: Bearer $T" https://api.bitwarden.com/ciphers',
      ],
    },
  },
] as const satisfies readonly Rule[];

/** Bitwarden: bw, bws and its API. */
export const bitwarden = {
  id: 'bitwarden',
  title: 'Bitwarden',
  hosts: ['api.bitwarden.com', 'api.bitwarden.eu'],
  programs: [
    { id: 'bw', names: ['bw'], everyday: true, valueFlags: list('--session --organizationid --itemid') },
    {
      id: 'bws',
      names: ['bws'],
      valueFlags: list('-t --access-token -f --config-file -p --profile -u --server-url -o --output -c --color'),
    },
  ],
  rules,
} as const satisfies Provider;
