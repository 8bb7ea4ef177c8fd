import type { Provider, Rule, When } from './rule';
import { request as api, command, list } from './when';

const run = command('render', { none: ['--help', '-h'] });
const PLACE = [
  'flag:--environment',
  'flag:--environment-id',
  'flag:--environment-ids',
  'flag:-e',
  'flag:--project',
  'flag:--workspace',
  'path:environment',
  'path:service',
  'path:group',
  'env:RENDER_WORKSPACE',
  'input:serviceId',
];
const named = (kind: string) => ({
  kind,
  name: ['args', 'path:name', 'path:service', 'path:group', 'path:environment', 'path:last', 'input:serviceId'],
  identifiers: PLACE,
});
/** Tools of Render's own MCP server. */
const tool = (names: string, input?: Readonly<Record<string, readonly string[]>>): When => ({
  call: 'mcp',
  tool: names.split(' ').flatMap((name) => [name, `*_${name}`]),
  ...(input ? { input } : { server: ['*render*'] }),
});
const docs = (page: string): string => `https://api-docs.render.com/reference/${page}`;

const rules = [
  {
    id: 'render/delete-database',
    when: [
      run('postgres|pg|keyvalues|keyvalue|kv delete'),
      run('ea postgres|pg|keyvalues|keyvalue|kv delete'),
      api('DELETE /v1/postgres/{name} /v1/key-value/{name} /v1/redis/{name}'),
      tool('delete_postgres delete_key_value'),
    ],
    verb: 'delete',
    class: 'data',
    resource: named('database'),
    dies: 'all its data, its replicas, and the backups that Render keeps of it',
    undo: 'none known',
    safer: 'Suspend it instead, or export it first.',
    docs: docs('delete-postgres'),
    examples: {
      held: [
        'render pg delete orders --confirm',
        'render kv delete sessions --confirm',
        'curl -X DELETE -H "Authorization: Bearer $K" https://api.render.com/v1/postgres/dpg-1',
        'curl -X DELETE -H "Authorization: Bearer $K" https://api.render.com/v1/key-value/red-1',
      ],
      free: [
        'render pg list',
        'render pg get orders',
        'render pg suspend orders',
        'curl -H "Authorization: Bearer $K" https://api.render.com/v1/postgres/dpg-1',
        'curl -X POST -H "Authorization: Bearer $K" https://api.render.com/v1/postgres/dpg-1/export',
        { kind: 'mcp', server: 'render', tool: 'get_postgres', input: { postgresId: 'dpg-1' } },
      ],
    },
  },
  {
    id: 'render/delete-disk',
    when: api('DELETE /v1/disks/{name}'),
    verb: 'delete',
    class: 'data',
    resource: named('disk'),
    dies: 'the files on the disk and all its snapshots',
    undo: 'none known',
    safer: 'Copy the files elsewhere first.',
    docs: docs('delete-disk'),
    examples: {
      held: ['curl -X DELETE -H "Authorization: Bearer $K" https://api.render.com/v1/disks/dsk-1'],
      free: ['curl -H "Authorization: Bearer $K" https://api.render.com/v1/disks/dsk-1/snapshots'],
    },
  },
  {
    id: 'render/restore-disk',
    when: api('POST /v1/disks/{name}/snapshots/restore'),
    verb: 'overwrite',
    class: 'data',
    resource: named('disk'),
    dies: 'everything written to the disk since the snapshot',
    undo: 'none known',
    safer: 'Copy what is on the disk now elsewhere first.',
    docs: docs('restore-snapshot'),
    examples: {
      held: [
        `curl -X POST -H "Authorization: Bearer $K" https://api.render.com/v1/disks/dsk-1/snapshots/restore -d '{"snapshotKey":"s1"}'`,
      ],
      free: ['curl -H "Authorization: Bearer $K" https://api.render.com/v1/disks/dsk-1/snapshots'],
    },
  },
  {
    id: 'render/delete-service',
    when: [run('services|service delete'), run('ea services|service delete'), api('DELETE /v1/services/{name}'), tool('delete_service')],
    verb: 'delete',
    class: 'data',
    resource: named('service'),
    dies: 'its disk with the snapshots, its variables, its address and its deploys',
    undo: 'none known',
    safer: 'Suspend it instead.',
    docs: docs('delete-service'),
    examples: {
      held: [
        'render services delete web --confirm',
        'render service delete srv-1 -o json',
        'curl -X DELETE -H "Authorization: Bearer $K" https://api.render.com/v1/services/srv-1',
      ],
      free: [
        'render services',
        'render deploys create srv-1',
        'render restart srv-1',
        'render logs -r srv-1',
        'curl -X POST -H "Authorization: Bearer $K" https://api.render.com/v1/services/srv-1/deploys',
        'curl -X POST -H "Authorization: Bearer $K" https://api.render.com/v1/services/srv-1/suspend',
      ],
    },
  },
  {
    id: 'render/delete-project',
    when: [
      api('DELETE /v1/projects/{name} /v1/environments/{environment} /v1/env-groups/{group} /v1/environments/{environment}/resources'),
      api('DELETE /v1/blueprints/{name}'),
    ],
    verb: 'delete',
    class: 'data',
    resource: named('project'),
    dies: 'what the project, the environment or the group of variables ties together',
    undo: 'none known for the values of a group',
    safer: 'Move single resources out of it by name.',
    docs: docs('delete-project'),
    examples: {
      held: [
        'curl -X DELETE -H "Authorization: Bearer $K" https://api.render.com/v1/projects/prj-1',
        'curl -X DELETE -H "Authorization: Bearer $K" https://api.render.com/v1/env-groups/evg-1',
      ],
      free: ['render projects', 'curl -H "Authorization: Bearer $K" https://api.render.com/v1/projects'],
    },
  },
  {
    id: 'render/replace-variables',
    when: [
      api(
        'PUT /v1/services/{service}/env-vars /v1/services/{service}/secret-files /v1/services/{service}/headers /v1/services/{service}/routes',
      ),
      api('DELETE /v1/services/{service}/env-vars/{name} /v1/services/{service}/secret-files/{name}'),
      api('DELETE /v1/env-groups/{group}/env-vars/{name} /v1/env-groups/{group}/secret-files/{name}'),
      tool('update_environment_variables', { replace: ['true'] }),
    ],
    verb: 'overwrite',
    class: 'data',
    resource: named('variables'),
    dies: 'every variable, secret file, header or route that the new list does not name',
    undo: 'set them again, if they are kept elsewhere',
    safer: 'Set single variables: PUT /v1/services/<id>/env-vars/<key>.',
    docs: docs('update-env-vars-for-service'),
    examples: {
      held: [
        `curl -X PUT -H "Authorization: Bearer $K" https://api.render.com/v1/services/srv-1/env-vars -d '[{"key":"A","value":"b"}]'`,
        'curl -X DELETE -H "Authorization: Bearer $K" https://api.render.com/v1/services/srv-1/env-vars/STRIPE_KEY',
        {
          kind: 'mcp',
          server: 'render',
          tool: 'update_environment_variables',
          input: { serviceId: 'srv-1', envVars: [{ key: 'A', value: 'b' }], replace: true },
        },
      ],
      free: [
        `curl -X PUT -H "Authorization: Bearer $K" https://api.render.com/v1/services/srv-1/env-vars/MODE -d '{"value":"b"}'`,
        {
          kind: 'mcp',
          server: 'render',
          tool: 'update_environment_variables',
          input: { serviceId: 'srv-1', envVars: [{ key: 'A', value: 'b' }], replace: false },
        },
      ],
    },
  },
  {
    id: 'render/delete-logs',
    when: api('DELETE /v1/logs/streams/owner/{name} /v1/logs/streams/resource/{name} /v1/metrics-stream/{name}'),
    verb: 'disable',
    class: 'safeguard',
    resource: named('log stream'),
    dies: 'the copy of the logs that is kept elsewhere, from now on',
    undo: 'set the stream up again; what was not sent stays lost',
    safer: 'Let an owner change it in the dashboard.',
    docs: docs('delete-owner-log-stream'),
    examples: {
      held: ['curl -X DELETE -H "Authorization: Bearer $K" https://api.render.com/v1/logs/streams/owner/tea-1'],
      free: ['curl -H "Authorization: Bearer $K" https://api.render.com/v1/logs/streams/owner/tea-1'],
    },
  },
  {
    id: 'render/tidy-up',
    when: [
      run('skills remove'),
      run('jobs|deploys|runs cancel'),
      api('DELETE /v1/cron-jobs/{name}/runs /v1/task-runs/{name}'),
      api('POST /v1/services/{service}/cache/purge /v1/sandboxes/{name}/terminate'),
    ],
    verb: 'remove',
    class: 'disposable',
    resource: named('run'),
    undo: 'not needed',
    safer: 'Go ahead.',
    docs: docs('cancel-cron-job-run'),
    examples: {
      held: [],
      free: [
        'render deploys cancel srv-1 dep-1',
        'render skills remove',
        'curl -X DELETE -H "Authorization: Bearer $K" https://api.render.com/v1/cron-jobs/crn-1/runs',
      ],
    },
  },
  {
    id: 'render/delete-resource',
    net: 'provider',
    when: [run('** delete|remove|destroy'), api('DELETE'), { call: 'mcp', server: ['*render*'], tool: ['delete_*', 'remove_*'] }],
    verb: 'delete',
    class: 'data',
    resource: named('resource'),
    dies: 'whatever it held',
    undo: 'none known',
    safer: 'Look at it first.',
    docs: docs('introduction'),
    examples: {
      held: [
        'render ea objects delete invoices/a.pdf --region oregon',
        'curl -X DELETE -H "Authorization: Bearer $K" https://api.render.com/v1/services/srv-1/custom-domains/shop.example.com',
        'curl -X DELETE -H "Authorization: Bearer $K" https://api.render.com/v1/objects/tea-1/oregon/a.pdf',
      ],
      free: ['render ea objects list', 'render workspace set shop', 'render blueprints validate', 'render whoami -o json'],
    },
  },
] as const satisfies readonly Rule[];

/** Render: its command line, its API and its MCP server. SQL that `render psql` carries is read as SQL. */
export const render = {
  id: 'render',
  title: 'Render',
  hosts: ['api.render.com'],
  programs: [
    {
      id: 'render',
      names: ['render'],
      // A word of everyday.
      everyday: true,
      valueFlags: list(
        `--output -o --environment --environment-id --environment-ids -e --project --project-id --workspace --command -c --resources -r --name --plan --region --scope
         --tool --skill --file --commit --image --branch --repo --task --limit --host --port --start-command --build-command`,
      ),
    },
  ],
  rules,
} as const satisfies Provider;
