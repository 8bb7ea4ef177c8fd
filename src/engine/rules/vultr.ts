import type { Provider, Rule } from './rule';
import { request as api, command, list } from './when';

const run = command('vultr-cli', { none: ['--help', '-h'] });
const RM = 'delete|destroy|d';
const PLACE = { identifiers: ['path:owner', 'label:flag:--config'] } as const;
const named = (kind: string) => ({ kind, name: ['args', 'path:name', 'path:last'], ...PLACE });
const docs = (page: string): string => `https://docs.vultr.com/reference/vultr-cli/${page}`;

const rules = [
  {
    id: 'vultr/delete-server',
    when: [
      run(`instance|bare-metal|bm|database|kubernetes|k|block-storage|bs|object-storage|container-registry|cr ${RM}`),
      run('kubernetes|k delete-with-resources'),
      run('instance|bare-metal|bm reinstall|restore'),
      run('database restore'),
      api(
        'DELETE /v2/instances/{name} /v2/bare-metals/{name} /v2/databases/{name} /v2/kubernetes/clusters/{name} /v2/kubernetes/clusters/{name}/delete-with-linked-resources',
      ),
      api('DELETE /v2/blocks/{name} /v2/object-storage/{name} /v2/registry/{name}'),
      api('POST /v2/instances/{name}/reinstall /v2/instances/{name}/restore /v2/bare-metals/{name}/reinstall'),
      api('DELETE', { hosts: ['*.vultrobjects.com'] }),
    ],
    verb: 'delete',
    class: 'data',
    resource: named('server'),
    dies: 'everything on its disk, or every row and file in it',
    undo: 'None known without a snapshot.',
    safer: 'Make a snapshot first: vultr-cli snapshot create.',
    docs: docs('instance/delete'),
    examples: {
      held: [
        'vultr-cli instance delete i1',
        'vultr-cli instance destroy i1',
        'vultr-cli --config prod.yaml database delete d1',
        'vultr-cli block-storage delete b1',
        'curl -X DELETE -H "Authorization: Bearer $T" https://api.vultr.com/v2/instances/i1',
      ],
      free: [
        'vultr-cli instance list',
        'vultr-cli instance restart i1',
        'vultr-cli snapshot create --id i1',
        'curl -H "Authorization: Bearer $T" https://api.vultr.com/v2/instances',
      ],
    },
  },
  {
    id: 'vultr/delete-safeguard',
    when: [
      run(`snapshot|sn ${RM}`),
      run(`firewall|fw group|rule|g|r ${RM}`),
      api('DELETE /v2/snapshots/{name} /v2/backups/{name} /v2/firewalls/{name} /v2/firewalls/{owner}/rules/{name}'),
    ],
    verb: 'delete',
    class: 'safeguard',
    resource: named('snapshot'),
    dies: 'the way back to an earlier state, or what keeps strangers out',
    undo: 'None known for a snapshot.',
    safer: 'Leave it.',
    docs: docs('snapshot/delete'),
    examples: {
      held: [
        'vultr-cli snapshot delete s1',
        'vultr-cli firewall group delete g1',
        'curl -X DELETE -H "Authorization: Bearer $T" https://api.vultr.com/v2/snapshots/s1',
      ],
      free: [
        'vultr-cli snapshot list',
        'vultr-cli firewall group list',
        'curl -H "Authorization: Bearer $T" https://api.vultr.com/v2/snapshots',
      ],
    },
  },
  {
    id: 'vultr/delete-resource',
    net: 'provider',
    when: [run(`* ${RM}`), run('** delete|destroy'), api('DELETE')],
    verb: 'delete',
    class: 'data',
    resource: named('resource'),
    dies: 'whatever it held; of a domain where its names lead',
    undo: 'None known.',
    safer: 'Get it first and show it.',
    docs: docs(''),
    examples: {
      held: [
        'vultr-cli dns domain delete example.com',
        'vultr-cli vpc delete v1',
        'curl -X DELETE -H "Authorization: Bearer $T" https://api.vultr.com/v2/domains/example.com',
      ],
      free: ['vultr-cli dns domain list', 'vultr-cli account info', 'curl -H "Authorization: Bearer $T" https://api.vultr.com/v2/account'],
    },
  },
] as const satisfies readonly Rule[];

/** Vultr: vultr-cli, its API and Object Storage. */
export const vultr = {
  id: 'vultr',
  title: 'Vultr',
  hosts: ['api.vultr.com', '*.vultrobjects.com'],
  programs: [{ id: 'vultr-cli', names: ['vultr-cli', 'vultr'], valueFlags: list('--config --output -o --id -i --per-page --cursor') }],
  rules,
} as const satisfies Provider;
