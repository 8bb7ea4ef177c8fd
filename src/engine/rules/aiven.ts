import type { Provider, Rule } from './rule';
import { request as api, command, list } from './when';

const run = command('avn', { none: ['--help', '-h'] });
const PLACE = { identifiers: ['flag:--project', 'env:AIVEN_PROJECT', 'path:project'] } as const;
const named = (kind: string) => ({
  kind,
  name: ['flag:--dbname', 'flag:--username', 'args', 'input:service_name', 'path:name', 'path:last', `=${kind}`],
  ...PLACE,
});
const SERVICE = '/v1/project/{project}/service/{service}';

const rules = [
  {
    id: 'aiven/terminate-service',
    when: [
      run('service terminate|database-delete|topic-delete|index-delete'),
      run('service clickhouse database delete'),
      { call: 'mcp', server: ['*aiven*'], tool: ['*terminate*', '*service_delete', '*delete_service'] },
      run('service schema subject|subject-version delete'),
      run('service flink delete-application'),
      run('project|account|organization delete'),
      api(`DELETE /v1/project/{project}/service/{name} ${SERVICE}/db/{name} ${SERVICE}/topic/{name} ${SERVICE}/index/{name}`),
      api(`DELETE ${SERVICE}/clickhouse/db/{name} ${SERVICE}/kafka/schema/subjects/{name} /v1/project/{name} /v1/account/{name}`),
    ],
    verb: 'delete',
    class: 'data',
    resource: named('service'),
    dies: 'all rows, topics or indexes in it, and the backups of the service',
    undo: 'None known: backups go with the service.',
    safer: 'Dump it first, or power it off: avn service update --power-off keeps its backups.',
    docs: 'https://aiven.io/docs/tools/cli/service-cli#avn-cli-service-terminate',
    examples: {
      held: [
        'avn service terminate pg-1 --force',
        'avn --auth-token "$T" service terminate --project shop-prod pg-1 --force',
        'avn service database-delete pg-1 --dbname shop',
        'avn service topic-delete kafka-1 orders',
        'avn project delete shop',
        { kind: 'mcp', server: 'aiven', tool: 'aiven_service_terminate', input: { service_name: 'pg-1' } },
        'curl -X DELETE -H "Authorization: aivenv1 $T" https://api.aiven.io/v1/project/shop/service/pg-1',
      ],
      free: [
        'avn service list',
        'avn service get pg-1',
        'avn service topic-list kafka-1',
        'curl -H "Authorization: aivenv1 $T" https://api.aiven.io/v1/project/shop/service',
      ],
    },
  },
  {
    id: 'aiven/lift-protection',
    when: [
      run('service update', { any: ['--disable-termination-protection', '--power-off'] }),
      run('service opensearch snapshot delete'),
      api('PUT /v1/project/{project}/service/{name}', { fields: { termination_protection: [false] } }),
      api('PUT /v1/project/{project}/service/{name}', { fields: { powered: [false] } }),
    ],
    verb: 'disable',
    class: 'safeguard',
    resource: named('service'),
    dies: 'what keeps the service from being terminated, or the service itself for as long as it is off',
    undo: 'avn service update --enable-termination-protection, or --power-on.',
    safer: 'Leave it on.',
    docs: 'https://aiven.io/docs/platform/howto/prevent-accidental-termination',
    examples: {
      held: [
        'avn service update pg-1 --disable-termination-protection',
        'avn service update pg-1 --power-off',
        `curl -X PUT -H "Authorization: aivenv1 $T" https://api.aiven.io/v1/project/shop/service/pg-1 -d '{"termination_protection":false}'`,
      ],
      free: ['avn service update pg-1 --enable-termination-protection', 'avn service update pg-1 --plan business-4'],
    },
  },
  {
    id: 'aiven/delete-resource',
    net: 'provider',
    when: [
      run('* *-delete|*-remove|delete|revoke'),
      run('** delete|revoke|remove'),
      run('service *-reset'),
      run('** reset'),
      api('DELETE'),
    ],
    verb: 'delete',
    class: 'data',
    resource: named('resource'),
    dies: 'who gets in, or what connects services to one another',
    undo: 'None known.',
    safer: 'List it first.',
    docs: 'https://aiven.io/docs/tools/cli',
    examples: {
      held: [
        'avn service user-delete pg-1 --username app',
        'avn vpc delete v1',
        'avn service integration-delete i1',
        'curl -X DELETE -H "Authorization: aivenv1 $T" https://api.aiven.io/v1/project/shop/service/pg-1/user/app',
      ],
      free: ['avn vpc list', 'avn user logout', 'avn service user-list pg-1'],
    },
  },
] as const satisfies readonly Rule[];

/** Aiven: avn and its API. */
export const aiven = {
  id: 'aiven',
  title: 'Aiven',
  hosts: ['api.aiven.io'],
  programs: [
    {
      id: 'avn',
      names: ['avn'],
      valueFlags: list(
        '--auth-ca --auth-token --config --request-timeout --url --project --dbname --username -d -p --plan --format -c -t --cloud --account-id --organization-id --name --username',
      ),
    },
  ],
  rules,
} as const satisfies Provider;
