import type { Provider, Rule } from './rule';
import { request as api, command, list } from './when';

const tb = command('tb', { none: ['--help', '-h', '--dry-run', '--check'] });
const axiom = command('axiom', { none: ['--help', '-h'] });
const TB = { hosts: ['api.tinybird.co', '*.tinybird.co'] } as const;
const AXIOM = { hosts: ['api.axiom.co'] } as const;
const named = (kind: string) => ({
  kind,
  name: ['arg:0', 'path:name', 'path:last', `=${kind}`],
  identifiers: ['flag:--branch', 'flag:--host', 'env:TB_HOST', 'env:AXIOM_ORG_ID', 'host'],
});

const rules = [
  {
    id: 'tinybird/delete-rows',
    when: [
      tb('datasource rm|truncate|delete|replace'),
      tb('workspace delete|clear'),
      tb('deploy', { any: ['--allow-destructive-operations'] }),
      tb('deployment create', { any: ['--allow-destructive-operations'] }),
      api('DELETE /v0/datasources/{name} /v0/pipes/{name} /v0/workspaces/{name}', TB),
      api('POST /v0/datasources/{name}/truncate /v0/datasources/{name}/delete', TB),
      axiom('dataset delete|trim'),
      api('DELETE /v1/datasets/{name} /v2/datasets/{name}', AXIOM),
      api('POST /v1/datasets/{name}/trim /v2/datasets/{name}/trim', AXIOM),
    ],
    verb: 'delete',
    class: 'data',
    resource: named('data source'),
    dies: 'all rows in it; what reads from it answers nothing',
    undo: 'Load it again from the source.',
    safer: 'Look at what a deployment would do: tb deploy --check.',
    docs: 'https://www.tinybird.co/docs/forward/dev-reference/commands/tb-datasource',
    examples: {
      held: [
        'tb datasource truncate events --yes',
        'tb --cloud datasource delete events --sql-condition "1=1" --yes',
        'tb --cloud deploy --allow-destructive-operations',
        'tb workspace delete shop --yes',
        'curl -X POST -H "Authorization: Bearer $T" https://api.tinybird.co/v0/datasources/events/truncate',
        'axiom dataset delete logs -f',
        'curl -X DELETE -H "Authorization: Bearer $T" https://api.axiom.co/v2/datasets/logs',
      ],
      free: [
        'tb datasource ls',
        'tb --cloud deploy',
        'tb deploy --check --allow-destructive-operations',
        'axiom dataset list',
        'curl -H "Authorization: Bearer $T" https://api.tinybird.co/v0/datasources',
      ],
    },
  },
  {
    id: 'tinybird/delete-resource',
    net: 'provider',
    when: [tb('pipe|token|branch|connection|copy|sink|secret rm|delete|remove'), api('DELETE', TB), api('DELETE', AXIOM)],
    verb: 'delete',
    class: 'data',
    resource: named('resource'),
    dies: 'an endpoint that apps ask, or a token they ask with',
    undo: 'Deploy it again from the project.',
    safer: 'List who uses it first.',
    docs: 'https://www.tinybird.co/docs/forward/dev-reference/commands/tb-token',
    examples: {
      held: ['tb token rm app', 'curl -X DELETE -H "Authorization: Bearer $T" https://api.tinybird.co/v0/tokens/t1'],
      free: ['tb token ls', 'tb pipe ls'],
    },
  },
] as const satisfies readonly Rule[];

/** Tinybird and Axiom. */
export const tinybird = {
  id: 'tinybird',
  title: 'Tinybird and Axiom',
  hosts: [],
  programs: [
    { id: 'tb', names: ['tb'], everyday: true, valueFlags: list('--token --user-token --host --branch --sql-condition --wait') },
    { id: 'axiom', names: ['axiom'], everyday: true, valueFlags: list('-O --auth-org-id -T --auth-token -D --deployment -C --config -f') },
  ],
  rules,
} as const satisfies Provider;
