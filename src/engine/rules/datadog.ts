import type { Provider, Rule, When } from './rule';
import { command, list, request } from './when';

const dog = command('dog', { none: ['--help', '-h'] });
const ci = command('datadog-ci', { none: ['--help', '-h', '--dry-run', '-d'] });
const tool = (...names: readonly string[]): When => ({ call: 'mcp', server: ['*datadog*'], tool: names });
const named = (kind: string) => ({
  kind,
  name: ['args', 'path:name', 'input:monitor_id', 'input:dashboard_id', 'input:id', 'path:last', `=${kind}`],
  identifiers: ['flag:--api_host', 'env:DD_SITE', 'env:DATADOG_HOST', 'host'],
});
const docs = (page: string): string => `https://docs.datadoghq.com/api/latest/${page}/`;

const rules = [
  {
    id: 'datadog/delete-monitor',
    when: [
      dog('monitor|service_level_objective delete|delete_many|delete_many_timeframe'),
      dog('monitor mute_all'),
      request(
        'DELETE /api/v1/monitor/{name} /api/v1/slo/{name} /api/v1/slo/correction/{name} /api/v2/downtime/{name} /api/v1/downtime/{name}',
      ),
      request('DELETE /api/v1/synthetics/** /api/v2/security_monitoring/** /api/v1/integration/** /api/v2/on-call/** /api/v2/monitor/**'),
      request(
        'POST /api/v1/synthetics/tests/delete /api/v1/slo/bulk_delete /api/v1/monitor/mute_all /api/v2/synthetics/suites/bulk-delete /api/v2/synthetics/tests/bulk-delete',
      ),
      tool('delete_monitor*', 'delete_datadog_monitor', 'delete_slo', 'delete_synthetics_*'),
    ],
    verb: 'delete',
    class: 'safeguard',
    resource: named('monitor'),
    dies: 'the monitor, test or objective with its history: nobody is told when something breaks',
    undo: 'make it again, if its definition is kept',
    safer: 'Mute that one for a time instead.',
    docs: docs('monitors'),
    examples: {
      held: [
        'dog monitor delete 42',
        'dog monitor mute_all',
        'curl -X DELETE -H "DD-API-KEY: $A" -H "DD-APPLICATION-KEY: $B" https://api.datadoghq.com/api/v1/monitor/42',
        { kind: 'mcp', server: 'datadog', tool: 'delete_monitor', input: { monitor_id: '42' } },
      ],
      free: [
        'dog monitor show 42',
        'dog monitor can_delete 42',
        'dog monitor mute 42',
        'curl -H "DD-API-KEY: $A" -H "DD-APPLICATION-KEY: $B" https://api.datadoghq.com/api/v1/monitor/42',
        { kind: 'mcp', server: 'datadog', tool: 'get_monitors', input: {} },
      ],
    },
  },
  {
    id: 'datadog/delete-dashboard',
    when: [
      dog('dashboard|timeboard|screenboard|dashboard_list delete|delete_dashboards|delete_dashboards_v2'),
      request('DELETE /api/v1/dashboard /api/v1/dashboard/{name} /api/v1/dashboard/lists/manual/{name} /api/v1/notebooks/{name}'),
      request('DELETE /api/v1/dash/{name} /api/v1/screen/{name} /api/v2/dashboard/**'),
      tool('delete_dashboard*', 'delete_notebook*'),
    ],
    verb: 'delete',
    class: 'data',
    resource: named('dashboard'),
    dies: 'the dashboard or notebook, for everybody who looks at it',
    undo: 'a dashboard can be restored for 30 days; a notebook not',
    safer: 'Save its JSON first: dog dashboard show.',
    docs: docs('dashboards'),
    examples: {
      held: [
        'dog dashboard delete abc-def-ghi',
        'curl -X DELETE -H "DD-API-KEY: $A" -H "DD-APPLICATION-KEY: $B" https://api.datadoghq.eu/api/v1/dashboard/abc-def-ghi',
      ],
      free: [
        'dog dashboard show abc-def-ghi',
        'dog timeboard pull_all boards',
        'curl -H "DD-API-KEY: $A" -H "DD-APPLICATION-KEY: $B" https://api.datadoghq.eu/api/v1/dashboard',
      ],
    },
  },
  {
    id: 'datadog/delete-logs',
    when: [
      request('POST /api/v2/deletion/data/{name}'),
      request('DELETE /api/v1/logs/config/** /api/v2/logs/config/** /api/v2/rum/applications/{name} /api/v2/apm/config/**'),
      request('DELETE /api/v2/metrics/{name}/tags /api/v2/obs-pipelines/pipelines/{name}'),
      tool('delete_log*', 'delete_logs_*'),
    ],
    verb: 'delete',
    class: 'safeguard',
    resource: named('logs'),
    dies: 'the record of what happened, or what keeps it: an index that is gone cannot be made again under its name',
    undo: 'none known',
    safer: 'Exclude what is not wanted from now on, and let the rest expire.',
    docs: docs('logs-indexes'),
    examples: {
      held: [
        'curl -X POST -H "DD-API-KEY: $A" -H "DD-APPLICATION-KEY: $B" https://api.datadoghq.com/api/v2/deletion/data/logs -d @q.json',
        'curl -X DELETE -H "DD-API-KEY: $A" -H "DD-APPLICATION-KEY: $B" https://api.us3.datadoghq.com/api/v1/logs/config/indexes/main',
      ],
      free: ['curl -X POST -H "DD-API-KEY: $A" -H "DD-APPLICATION-KEY: $B" https://api.datadoghq.com/api/v2/logs/events/search -d @q.json'],
    },
  },
  {
    id: 'datadog/delete-resource',
    net: 'provider',
    when: [
      dog('* delete|revoke|detach|cancel_by_scope'),
      ci('lambda|cloud-run|aas|container-app|stepfunctions uninstrument'),
      request('DELETE'),
      request('POST /api/v2/org/disable /api/v1/downtime/cancel/by_scope /api/v2/llm-obs/**/delete /api/v2/feature-flags/{name}/archive'),
      tool('delete_*', 'remove_*'),
    ],
    verb: 'delete',
    class: 'data',
    resource: named('resource'),
    dies: 'whatever it held: a key that agents report with, a user, an integration',
    undo: 'none known',
    safer: 'Look at it first with a GET of the same path.',
    docs: docs(''),
    examples: {
      held: [
        'dog tag detach web-1',
        'datadog-ci lambda uninstrument -f shop -r eu-west-1',
        'curl -X DELETE -H "DD-API-KEY: $A" -H "DD-APPLICATION-KEY: $B" https://api.datadoghq.com/api/v2/api_keys/k1',
      ],
      free: [
        'datadog-ci sourcemaps upload ./dist --service shop --release-version 1',
        'datadog-ci lambda uninstrument -f shop --dry-run',
        'dog event post "title" "delete"',
        'curl -X POST -H "DD-API-KEY: $A" https://api.datadoghq.com/api/v1/events -d "{}"',
      ],
    },
  },
] as const satisfies readonly Rule[];

/** Datadog: `dog` and `datadog-ci`, its API on all its sites, and MCP servers. */
export const datadog = {
  id: 'datadog',
  title: 'Datadog',
  hosts: ['api.datadoghq.com', 'api.*.datadoghq.com', 'api.datadoghq.eu', 'api.ddog-gov.com', 'api.*.ddog-gov.com', 'app.datadoghq.*'],
  programs: [
    { id: 'dog', names: ['dog', 'dogshell'], valueFlags: list('--config --api-key --application-key --timeout --api_host') },
    {
      id: 'datadog-ci',
      names: ['datadog-ci', '@datadog/datadog-ci'],
      valueFlags: list('-f --function -r --region -s --service --env --profile --config'),
    },
  ],
  rules,
} as const satisfies Provider;
