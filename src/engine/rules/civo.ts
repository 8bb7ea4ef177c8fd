import type { Provider, Rule } from './rule';
import { request as api, command, list } from './when';

const run = command('civo', { none: ['--help', '-h'] });
const RM = 'remove|rm|delete|destroy';
const PLACE = { identifiers: ['flag:--region', 'label:flag:--config', 'query:region'] } as const;
const named = (kind: string) => ({ kind, name: ['args', 'path:name', 'path:last', '=resource'], ...PLACE });
const DOCS = 'https://www.civo.com/docs/overview/civo-cli';

const rules = [
  {
    id: 'civo/delete-data',
    when: [
      run(
        `instance|instances|kubernetes|k3s|k8s|kube|talos|database|databases|db|volume|volumes|objectstore|bucket|buckets|object|objects ${RM}`,
      ),
      run('kubernetes|k3s|k8s|kube|talos recycle'),
      run('database|databases|db restore|reset|restores'),
      api('DELETE /v2/instances/{name} /v2/kubernetes/clusters/{name} /v2/databases/{name} /v2/volumes/{name} /v2/objectstores/{name}'),
    ],
    verb: 'delete',
    class: 'data',
    resource: named('server'),
    dies: 'everything on its disk, or every row and file in it',
    undo: 'None known.',
    safer: 'Back it up first: civo database backup create, civo instance snapshot create.',
    docs: DOCS,
    examples: {
      held: [
        'civo instance remove web-1 -y',
        'civo kubernetes delete prod --yes',
        'civo --region LON1 database rm shop -y',
        'curl -X DELETE -H "Authorization: bearer $T" https://api.civo.com/v2/instances/i1',
      ],
      free: ['civo instance list', 'civo kubernetes config prod', 'curl -H "Authorization: bearer $T" https://api.civo.com/v2/instances'],
    },
  },
  {
    id: 'civo/delete-resource',
    net: 'provider',
    when: [run(`* ${RM}`), run(`* * ${RM}|instance-delete|instance-rm|instance-remove`), run(`* * * ${RM}`), api('DELETE')],
    verb: 'delete',
    class: 'data',
    resource: named('resource'),
    dies: 'whatever it held; of a domain where its names lead, of a backup the way back',
    undo: 'None known.',
    safer: 'Show it first.',
    docs: DOCS,
    examples: {
      held: [
        'civo domain rm example.com -y',
        'civo database backup delete b1',
        'civo firewall rule remove web 7',
        'curl -X DELETE -H "Authorization: bearer $T" https://api.civo.com/v2/dns/d1',
      ],
      free: [
        'civo domain list',
        'civo region ls',
        'civo apikey remove old',
        'curl -H "Authorization: bearer $T" https://api.civo.com/v2/dns',
      ],
    },
  },
  {
    id: 'civo/tidy-up',
    when: run(`apikey|apikeys|apik ${RM}`),
    verb: 'remove',
    class: 'disposable',
    resource: named('setting'),
    undo: 'not needed',
    safer: 'Go ahead.',
    docs: DOCS,
    examples: { held: [], free: ['civo apikey remove old'] },
  },
] as const satisfies readonly Rule[];

/** Civo: its command line and API. */
export const civo = {
  id: 'civo',
  title: 'Civo',
  hosts: ['api.civo.com'],
  programs: [{ id: 'civo', names: ['civo'], valueFlags: list('--config --fields -f --output -o --region') }],
  rules,
} as const satisfies Provider;
