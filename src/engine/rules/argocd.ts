import type { Provider, Rule, When } from './rule';
import { request as api, command, list } from './when';

const HELP = ['--help', '-h'];
const run = command('argocd', { none: HELP });
const PLACE = ['flag:--server', 'flag:--argocd-context', 'flag:--kube-context', 'env:ARGOCD_SERVER', 'query:project', 'input:project'];
const named = (kind: string) =>
  ({
    kind,
    name: [
      'args',
      'flag:-l',
      'flag:--selector',
      'flag:--project',
      'path:name',
      'path:last',
      'input:applicationName',
      'input:name',
      `=${kind}`,
    ],
    identifiers: PLACE,
    // A server is mostly reached through a forwarded port.
    behind: true,
  }) as const;
/** Its own servers, by what they are mostly called, and any with a parameter that only Argo CD has. */
const anywhere = (line: string, more: Parameters<typeof api>[1] = {}): readonly When[] => [
  api(line, more),
  api(line, { ...more, hosts: ['*'], query: ['cascade', 'propagationPolicy', 'appNamespace'] }),
];
const tool = (...names: readonly string[]): When => ({ call: 'mcp', server: ['*argo*'], tool: names });
const SYNC = '/api/v1/applications/{name}/sync';
const docs = (page: string): string => `https://argo-cd.readthedocs.io/en/stable/user-guide/${page}`;

const rules = [
  {
    id: 'argocd/delete-application',
    when: [
      run('app|appset delete|rm', { none: ['--cascade=false', ...HELP] }),
      run('app delete-resource', { none: ['--orphan', ...HELP] }),
      ...anywhere('DELETE /api/v1/applications/{name} /api/v1/applicationsets/{name} /api/v1/applications/{name}/resource'),
      tool('delete_application', 'delete_application_resource'),
    ],
    verb: 'delete',
    class: 'data',
    resource: named('application'),
    dies: 'every object that it put into the cluster, volume claims with their data among them',
    undo: 'make the application again from its repository; data on volumes stays lost',
    safer: 'Look at its resources with argocd app resources, or leave them there with --cascade=false.',
    docs: docs('app_deletion/'),
    examples: {
      held: [
        'argocd app delete shop -y',
        'argocd --server cd.example.com app delete shop',
        'argocd app delete -l team=shop --yes',
        'argocd appset delete shop --yes',
        'argocd app delete-resource shop --kind PersistentVolumeClaim --all',
        'curl -X DELETE -H "Authorization: Bearer $T" "https://argocd.example.com/api/v1/applications/shop?cascade=true"',
        { kind: 'mcp', server: 'argocd', tool: 'delete_application', input: { applicationName: 'shop' } },
      ],
      free: [
        'argocd app list',
        'argocd app get shop',
        'argocd app delete --help',
        'curl -H "Authorization: Bearer $T" https://argocd.example.com/api/v1/applications/shop',
        'curl -X DELETE http://localhost:3000/api/v1/applications/7',
        { kind: 'mcp', server: 'argocd', tool: 'list_applications', input: {} },
      ],
    },
  },
  {
    id: 'argocd/forget-application',
    when: [
      run('app delete', { any: ['--cascade=false'] }),
      run('app terminate-op'),
      run('app delete-resource', { any: ['--orphan'] }),
      run('app set', { any: ['--auto-prune', '--allow-empty'], none: ['--auto-prune=false', '--allow-empty=false', ...HELP] }),
    ],
    verb: 'change',
    class: 'suspected',
    resource: named('application'),
    dies: 'who looks after the objects; with --auto-prune, at once, what is not in the repository',
    undo: 'make the application again, or take the setting back',
    safer: 'See what would be pruned with argocd app diff.',
    docs: docs('auto_sync/'),
    examples: {
      held: ['argocd app delete shop --cascade=false -y', 'argocd app set shop --sync-policy automated --auto-prune'],
      free: ['argocd app set shop --revision v2', 'argocd app set shop --auto-prune=false', 'argocd app diff shop'],
    },
  },
  {
    id: 'argocd/prune',
    when: [
      run('app sync', { any: ['--prune', '--force', '--replace'], none: ['--dry-run', '--prune=false', ...HELP] }),
      run('app rollback', { any: ['--prune'], none: HELP }),
      api(`POST ${SYNC}`, { hosts: ['*'], fields: { prune: [true, 'true'] } }),
      api(`POST ${SYNC}`, { hosts: ['*'], fields: { 'strategy.apply.force': [true] } }),
      api(`POST ${SYNC}`, { hosts: ['*'], fields: { 'strategy.hook.force': [true] } }),
      api('POST /api/v1/applications/{name}/rollback', { hosts: ['*'], fields: { prune: [true, 'true'] } }),
      { call: 'mcp', server: ['*argo*'], tool: ['sync_application'], input: { prune: ['true'] } },
      { call: 'mcp', server: ['*argo*'], tool: ['sync_application'], input: { 'syncOptions.prune': ['true'] } },
    ],
    verb: 'delete',
    class: 'data',
    resource: { ...named('application'), kind: 'objects of application' },
    dies: 'what is in the cluster and no longer in the repository; with --force or --replace objects are made anew',
    undo: 'put them back into the repository and sync; data on volumes stays lost',
    safer: 'Sync without --prune, or with --dry-run first.',
    docs: docs('sync-options/'),
    examples: {
      held: [
        'argocd app sync shop --prune',
        'argocd app sync shop --force --replace',
        'argocd app rollback shop 12 --prune',
        `curl -X POST -H "Authorization: Bearer $T" https://cd.example.com/api/v1/applications/shop/sync -d '{"prune":true}'`,
        { kind: 'mcp', server: 'argocd', tool: 'sync_application', input: { applicationName: 'shop', prune: true } },
      ],
      free: [
        'argocd app sync shop',
        'argocd app sync shop --prune --dry-run',
        'argocd app rollback shop 12',
        `curl -X POST -H "Authorization: Bearer $T" https://cd.example.com/api/v1/applications/shop/sync -d '{"prune":false}'`,
      ],
    },
  },
  {
    id: 'argocd/remove-cluster',
    when: [
      run('cluster rm|remove'),
      run('proj|project delete|rm'),
      run('admin import', { any: ['--prune'], none: ['--dry-run', ...HELP] }),
      ...anywhere('DELETE /api/v1/clusters/{name} /api/v1/clusters/** /api/v1/projects/{name}'),
    ],
    verb: 'remove',
    class: 'data',
    resource: named('cluster'),
    dies: 'its credentials and settings: nothing that is deployed there is looked after from then on',
    undo: 'add it again with argocd cluster add, by somebody who is let into it',
    safer: 'Save it with argocd admin export first.',
    docs: docs('commands/argocd_cluster_rm/'),
    examples: {
      held: [
        'argocd cluster rm https://shop.example.com -y',
        'argocd proj delete shop',
        'argocd admin import --prune backup.yaml',
        'curl -X DELETE -H "Authorization: Bearer $T" https://argocd.example.com/api/v1/clusters/https%3A%2F%2Fshop.example.com',
      ],
      free: [
        'argocd cluster list',
        'argocd cluster add staging',
        'argocd admin export',
        'argocd admin import --prune --dry-run backup.yaml',
        'curl -H "Authorization: Bearer $T" https://argocd.example.com/api/v1/clusters',
      ],
    },
  },
  {
    id: 'argocd/delete-resource',
    net: 'provider',
    when: [
      run('* rm|delete|remove|delete-token'),
      run('proj|project role|windows delete|delete-token|token-delete|remove-token|remove-policy'),
      api(
        `DELETE /api/v1/repositories/** /api/v1/repocreds/** /api/v1/write-repositories/** /api/v1/write-repocreds/** /api/v1/certificates /api/v1/gpgkeys`,
      ),
      api('DELETE /api/v1/projects/{name}/roles/{role}/token/{token} /api/v1/account/{name}/token/{token}'),
      tool('delete_*'),
    ],
    verb: 'delete',
    class: 'data',
    resource: named('resource'),
    dies: 'what it let in, or who it let in: applications that need it no longer sync',
    undo: 'add it again from where its secret is kept',
    safer: 'List it first and look at who uses it.',
    docs: docs('commands/argocd/'),
    examples: {
      held: [
        'argocd repo rm https://github.com/acme/shop',
        'argocd proj role delete shop deploy',
        'curl -X DELETE -H "Authorization: Bearer $T" https://argocd.example.com/api/v1/repositories/shop',
      ],
      free: [
        'argocd repo list',
        'argocd account list',
        'curl -H "Authorization: Bearer $T" https://argocd.example.com/api/v1/repositories',
      ],
    },
  },
] as const satisfies readonly Rule[];

/** Argo CD: its command line, its API and its MCP server. */
export const argocd = {
  id: 'argocd',
  title: 'Argo CD',
  hosts: ['*argocd*', '*argo-cd*', 'argo.*'],
  programs: [
    {
      id: 'argocd',
      names: ['argocd'],
      valueFlags: list(
        `--argocd-context --auth-token --client-crt --client-crt-key --config --controller-name --grpc-web-root-path -H --header --http-retry-max --kube-context
         --logformat --loglevel --port-forward-namespace --redis-compress --redis-haproxy-name --redis-name --repo-server-name --server --server-crt --server-name
         -p --propagation-policy -l --selector -N --app-namespace --revision --revisions --resource --label --local --local-repo-root --project --strategy
         --timeout --info -o --output --kind --group --namespace --resource-name --sync-policy --retry-limit --source-names --source-positions`,
      ),
    },
  ],
  rules,
} as const satisfies Provider;
