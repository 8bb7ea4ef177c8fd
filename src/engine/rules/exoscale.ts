import type { Provider, Rule } from './rule';
import { request as api, command, list } from './when';

const run = command('exo', { none: ['--help', '-h'] });
const RM = 'delete|rm|del|remove';
const PLACE = {
  identifiers: ['flag:--use-account', 'flag:-A', 'env:EXOSCALE_ACCOUNT', 'label:flag:--zone', 'label:flag:-z', 'host'],
} as const;
const named = (kind: string) => ({ kind, name: ['args', 'path:name', 'path:last', '=resource'], ...PLACE });
const docs = (page: string): string => `https://community.exoscale.com/reference/cli/${page}`;

const rules = [
  {
    id: 'exoscale/delete-server',
    when: [
      run(`compute|c instance|i|instance-pool|block-storage|sks ${RM}|reset|evict`),
      run(`compute|c instance|i snapshot revert`),
      run(`compute|c sks nodepool ${RM}|evict`),
      run(`dbaas ${RM}`),
      run(`dbaas database ${RM}`),
      run(`storage ${RM}|rb|purge`),
      run(
        'x delete-instance|reset-instance|revert-instance-to-snapshot|delete-block-storage-volume|delete-dbaas-*|delete-sks-*|delete-instance-pool',
      ),
      api(
        'DELETE /v2/instance/{name} /v2/instance-pool/{name} /v2/block-storage/{name} /v2/sks-cluster/{name} /v2/dbaas-service/{name} /v2/dbaas-*/{name}',
      ),
      api('PUT /v2/instance/{name}:reset /v2/instance/{name}:revert-snapshot'),
      api('DELETE', { hosts: ['*.exo.io'] }),
    ],
    verb: 'delete',
    class: 'data',
    resource: named('server'),
    dies: 'everything on its disk, or every row and file in it',
    undo: 'None known without a snapshot.',
    safer: 'Make a snapshot first: exo compute instance snapshot create.',
    docs: docs('exo_compute_instance_delete/'),
    examples: {
      held: [
        'exo compute instance delete web-1 -f',
        'exo -A prod dbaas delete shop --force',
        'exo storage rb -r -f sos://invoices',
        'exo c i rm web-1',
        'curl -X DELETE -H "Authorization: $A" https://api-ch-gva-2.exoscale.com/v2/instance/i1',
      ],
      free: [
        'exo compute instance list',
        'exo dbaas show shop',
        'exo storage list',
        'curl -H "Authorization: $A" https://api-ch-gva-2.exoscale.com/v2/instance',
      ],
    },
  },
  {
    id: 'exoscale/delete-resource',
    net: 'provider',
    when: [run(`** ${RM}`), run('x delete-*|remove-*|reset-*'), run('iam org-policy reset'), api('DELETE')],
    verb: 'delete',
    class: 'data',
    resource: named('resource'),
    dies: 'whatever it held; of a domain where its names lead, of a snapshot the way back',
    undo: 'None known.',
    safer: 'Show it first.',
    docs: docs(''),
    examples: {
      held: [
        'exo dns delete example.com -f',
        'exo compute instance snapshot delete s1',
        'exo iam role delete app',
        'curl -X DELETE -H "Authorization: $A" https://api-ch-gva-2.exoscale.com/v2/dns-domain/d1',
      ],
      free: ['exo dns list', 'exo zone list', 'curl -H "Authorization: $A" https://api-ch-gva-2.exoscale.com/v2/zone'],
    },
  },
  {
    id: 'exoscale/tidy-up',
    when: [run(`config ${RM}`)],
    verb: 'remove',
    class: 'disposable',
    resource: named('setting'),
    undo: 'not needed',
    safer: 'Go ahead.',
    docs: docs('exo_config_delete/'),
    examples: { held: [], free: ['exo config delete old'] },
  },
] as const satisfies readonly Rule[];

/** Exoscale: exo, its API and Object Storage. */
export const exoscale = {
  id: 'exoscale',
  title: 'Exoscale',
  hosts: ['*.exoscale.com', '*.exo.io'],
  programs: [
    {
      id: 'exo',
      names: ['exo'],
      valueFlags: list('--config -C --use-account -A --output-format -O --output-template --timeout --zone -z --disk-size --template'),
    },
  ],
  rules,
} as const satisfies Provider;
