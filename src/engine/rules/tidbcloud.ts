import type { Provider, Rule } from './rule';
import { request as api, command, list } from './when';

const ticloud = command('ticloud', { none: ['--help', '-h'] });
const tiger = command('tiger', { none: ['--help', '-h'] });
const TIDB = { hosts: ['*.tidbapi.com', 'api.tidbcloud.com'] } as const;
const TIGER = { hosts: ['console.cloud.timescale.com', 'api.tigerdata.com', 'console.cloud.tigerdata.com'] } as const;
const named = (kind: string) => ({
  kind,
  name: [
    'flag:--branch-id',
    'flag:-b',
    'flag:--backup-id',
    'flag:--cluster-id',
    'flag:-c',
    'args',
    'flag:--service-id',
    'path:name',
    'path:last',
    `=${kind}`,
  ],
  identifiers: ['flag:--profile', 'flag:-P', 'env:TICLOUD_PROFILE', 'flag:--service-id'],
});
const S = 'serverless|s';

const rules = [
  {
    id: 'tidbcloud/delete-cluster',
    when: [
      ticloud(`${S} delete|rm`),
      ticloud(`${S} branch delete|rm|reset`),
      tiger('service|services|svc delete|rm'),
      api(
        'DELETE /v1beta1/clusters/{name} /v1beta1/clusters/{cluster}/branches/{name} /api/v1beta/projects/{project}/clusters/{name}',
        TIDB,
      ),
      api('DELETE /public/api/v1/projects/{project}/services/{name}', TIGER),
      { call: 'mcp', server: ['*tiger*', '*timescale*'], tool: ['service_delete', 'delete_service'] },
    ],
    verb: 'delete',
    class: 'data',
    resource: named('cluster'),
    dies: 'all databases in it, with its backups',
    undo: 'None known.',
    safer: 'Export it first, or stop it: tiger service stop.',
    docs: 'https://docs.pingcap.com/tidbcloud/ticloud-cluster-delete/',
    examples: {
      held: [
        'ticloud serverless delete -c 123 --force',
        'ticloud s branch delete -c 123 -b b1 --force',
        'tiger service delete svc-1 --confirm',
        'curl -X DELETE --digest --user "$K:$S" https://serverless.tidbapi.com/v1beta1/clusters/123',
        'curl -X DELETE -u "$K:$S" https://console.cloud.timescale.com/public/api/v1/projects/p/services/svc-1',
      ],
      free: [
        'ticloud serverless list',
        'ticloud config delete old',
        'tiger service list',
        'tiger service stop svc-1',
        'curl --digest --user "$K:$S" https://serverless.tidbapi.com/v1beta1/clusters',
      ],
    },
  },
  {
    id: 'tidbcloud/delete-resource',
    net: 'provider',
    when: [
      ticloud(`${S} * delete|rm|disable`),
      ticloud(`${S} * * delete|rm`),
      tiger('allowlist delete|rm'),
      api('DELETE', TIDB),
      api('DELETE', TIGER),
    ],
    verb: 'delete',
    class: 'data',
    resource: named('resource'),
    dies: 'a backup, a user, or what lets people in and keeps others out',
    undo: 'None known.',
    safer: 'Describe it first.',
    docs: 'https://docs.pingcap.com/tidbcloud/cli-reference/',
    examples: {
      held: [
        'ticloud serverless backup delete --backup-id b1 --force',
        'ticloud serverless sql-user delete -c 123 --user app',
        'curl -X DELETE --digest --user "$K:$S" https://iam.tidbapi.com/v1beta1/clusters/123/sqlUsers/app',
        'curl -X DELETE --digest --user "$K:$S" https://serverless.tidbapi.com/v1beta1/backups/b1',
      ],
      free: ['ticloud serverless backup list -c 123', 'ticloud serverless sql-user list -c 123'],
    },
  },
] as const satisfies readonly Rule[];

/** TiDB Cloud (ticloud) and Tiger Cloud (Timescale), with their APIs. */
export const tidbcloud = {
  id: 'tidbcloud',
  title: 'TiDB Cloud and Tiger Cloud',
  hosts: [],
  programs: [
    {
      id: 'ticloud',
      names: ['ticloud'],
      valueFlags: list('-P --profile -c --cluster-id -b --branch-id --backup-id -u --user -o --output -p --project-id'),
    },
    {
      id: 'tiger',
      names: ['tiger'],
      everyday: true,
      valueFlags: list('--config-dir --password-storage --service-id -o --output --wait-timeout'),
    },
  ],
  rules,
} as const satisfies Provider;
