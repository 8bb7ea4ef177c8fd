import type { Provider, Rule, When } from './rule';
import { command, list, request } from './when';

const NONE = ['--help', '-h', '--dry-run'];
/** The newer command line, and the one before it. */
const gcx = command('gcx', { none: NONE });
const admin = command('grafana-cli', { none: ['--help', '-h'] });
/** Grafana wherever it is installed; its paths say enough, with or without a sub-path. */
const api = (line: string, more: Parameters<typeof request>[1] = {}): When =>
  request(
    line
      .split(' ')
      .flatMap((part, at) => (at === 0 ? [part] : [part, `/{mount}${part}`]))
      .join(' '),
    { hosts: ['*'], away: true, ...more },
  );
const tool = (...names: readonly string[]): When => ({ call: 'mcp', server: ['*grafana*'], tool: names });
/** Tools that take the verb as an input. */
const managed = (name: string, operation = 'delete*'): When => ({ call: 'mcp', tool: [name], input: { operation: [operation] } });
const named = (kind: string) => ({
  kind,
  name: ['args', 'path:name', 'input:uid', 'input:rule_uid', 'input:id', 'path:last', `=${kind}`],
  identifiers: ['flag:--context', 'flag:--config', 'host'],
});
const docs = (page: string): string => `https://grafana.com/docs/grafana/latest/${page}/`;
const apis = (group: string, kind: string): string =>
  ['', '/{name}'].map((one) => `/apis/${group}/{version}/namespaces/{namespace}/${kind}${one}`).join(' ');

const rules = [
  {
    id: 'grafana/delete-dashboard',
    when: [
      gcx('dashboards delete'),
      gcx('resources delete', { args: ['dashboards*', 'folders*', 'dashboard', 'folder'] }),
      api('DELETE /api/dashboards/uid/{name} /api/dashboards/db/{name}'),
      request('DELETE /api/folders/{name} /api/library-elements/{name} /api/playlists/{name}'),
      api(`DELETE ${apis('dashboard.grafana.app', 'dashboards')} ${apis('folder.grafana.app', 'folders')}`),
      tool('delete_dashboard*', 'delete_folder*'),
    ],
    verb: 'delete',
    class: 'data',
    resource: named('dashboard'),
    dies: 'the dashboard with its versions; of a folder every dashboard and alert in it',
    undo: 'recently deleted ones can be restored for a while, where that is switched on',
    safer: 'Save it first: gcx resources pull, or a GET of the same path.',
    docs: docs('developers/http_api/dashboard'),
    examples: {
      held: [
        'gcx dashboards delete shop',
        'gcx resources delete dashboards --yes',
        'gcx api /api/dashboards/uid/shop -X DELETE',
        'curl -X DELETE -H "Authorization: Bearer $T" https://grafana.acme.com/api/dashboards/uid/shop',
        'curl -X DELETE -u "admin:$P" https://grafana.acme.com/api/folders/ops',
      ],
      free: [
        'gcx dashboards list',
        'gcx resources delete dashboards --dry-run --force',
        'gcx api /api/dashboards/uid/shop',
        'curl -H "Authorization: Bearer $T" https://grafana.acme.com/api/dashboards/uid/shop',
        'curl -X DELETE -u admin:admin http://localhost:3000/api/dashboards/uid/shop',
      ],
    },
  },
  {
    id: 'grafana/delete-alert',
    when: [
      gcx('alert|slo|synthetic-monitoring|irm ** delete'),
      gcx('resources delete', { args: ['rules*', 'slo*', 'checks*', 'alert*', 'contact*'] }),
      api('DELETE /api/v1/provisioning/alert-rules/{name} /api/v1/provisioning/folder/{folder}/rule-groups/{name}'),
      api(
        'DELETE /api/v1/provisioning/contact-points/{name} /api/v1/provisioning/mute-timings/{name} /api/v1/provisioning/templates/{name}',
      ),
      // The whole tree of policies is written anew.
      api('DELETE|PUT /api/v1/provisioning/policies'),
      api('DELETE /api/ruler/{source}/api/v1/rules/{name} /api/ruler/{source}/api/v1/rules/{namespace}/{name}'),
      api('DELETE /api/alertmanager/{source}/config/api/v1/alerts /api/alert-notifications/uid/{name}'),
      api(`DELETE ${apis('*alerting.grafana.app', '{kind}')}`),
      managed('alerting_manage_rules', 'delete'),
      tool('delete_alert_rule', 'delete_contact_point', 'delete_notification_policy'),
    ],
    verb: 'delete',
    class: 'safeguard',
    resource: named('alert'),
    dies: 'the rule or the contact: nobody is told when something breaks',
    undo: 'make it again, if its definition is kept',
    safer: 'Silence it for a time instead.',
    docs: docs('developers/http_api/alerting_provisioning'),
    examples: {
      held: [
        'gcx alert contact-points delete ops',
        'curl -X DELETE -H "Authorization: Bearer $T" https://grafana.acme.com/api/v1/provisioning/alert-rules/r1',
        { kind: 'mcp', server: 'grafana', tool: 'alerting_manage_rules', input: { operation: 'delete', rule_uid: 'r1' } },
      ],
      free: [
        'gcx alert rules list',
        'curl -H "Authorization: Bearer $T" https://grafana.acme.com/api/v1/provisioning/alert-rules',
        { kind: 'mcp', server: 'grafana', tool: 'alerting_manage_rules', input: { operation: 'list' } },
      ],
    },
  },
  {
    id: 'grafana/delete-datasource',
    when: [
      gcx('datasources delete'),
      gcx('cloud stacks delete'),
      api('DELETE /api/datasources/uid/{name} /api/datasources/name/{name}'),
      request('DELETE /api/datasources/{name} /api/orgs/{name} /api/admin/users/{name} /api/teams/{name} /api/org/users/{name}'),
      request('DELETE /api/serviceaccounts/{name} /api/serviceaccounts/{account}/tokens/{name}'),
      request('DELETE /api/instances/{name} /api/v1/accesspolicies/{name} /api/v1/tokens/{name}', {
        hosts: ['grafana.com', 'www.grafana.com'],
      }),
      tool('delete_datasource*'),
      { call: 'mcp', tool: ['grafana_api_request'], input: { method: ['DELETE', 'delete'] } },
    ],
    verb: 'delete',
    class: 'data',
    resource: named('data source'),
    dies: 'what dashboards and alerts read from; of a stack every metric, log and trace in it',
    undo: 'make it again under the same identifier; its secrets cannot be read back, and the data of a stack is lost',
    safer: 'Look at what uses it first.',
    docs: docs('developers/http_api/data_source'),
    examples: {
      held: [
        'gcx cloud stacks delete acme --force',
        'gcx datasources delete prom',
        'curl -X DELETE -H "Authorization: Bearer $T" https://grafana.acme.com/api/datasources/uid/prom',
        { kind: 'mcp', server: 'grafana', tool: 'grafana_api_request', input: { method: 'DELETE', path: '/api/datasources/uid/prom' } },
      ],
      free: [
        'gcx cloud stacks delete acme --dry-run',
        'gcx datasources list',
        'curl -H "Authorization: Bearer $T" https://grafana.acme.com/api/datasources',
        { kind: 'mcp', server: 'grafana', tool: 'grafana_api_request', input: { method: 'GET', path: '/api/datasources' } },
      ],
    },
  },
  {
    id: 'grafana/reset-admin',
    when: [
      admin('admin|cli ** reset-admin-password'),
      admin('admin ** reset-admin-password'),
      admin('cli admin data-migration **'),
      request('PUT /api/admin/users/{name}/password'),
      request('POST /api/admin/users/{name}/disable'),
    ],
    verb: 'reset',
    class: 'data',
    resource: { kind: 'password', name: ['=admin'], identifiers: ['flag:--homepath', 'flag:--config'] },
    dies: 'the password of the administrator; whoever uses the old one is locked out',
    undo: 'none: the old one cannot be read back',
    safer: 'Let the administrator change it.',
    docs: docs('cli'),
    examples: {
      held: [
        'grafana-cli admin reset-admin-password "$NEW"',
        'grafana cli --homepath /usr/share/grafana admin reset-admin-password "$NEW"',
        `curl -X PUT -u "admin:$P" https://grafana.acme.com/api/admin/users/1/password -d '{"password":"fake"}'`,
      ],
      free: [
        'grafana-cli plugins ls',
        'grafana-cli plugins install grafana-clock-panel',
        'grafana server',
        'curl -u "admin:$P" https://grafana.acme.com/api/admin/users/1',
      ],
    },
  },
  {
    id: 'grafana/tidy-up',
    when: [
      api('DELETE /api/user/stars/dashboard/{name} /api/user/stars/dashboard/uid/{name}'),
      request('DELETE /api/query-history/{name}'),
      gcx('agent prune'),
      managed('alerting_manage_silences', 'delete'),
    ],
    verb: 'remove',
    class: 'disposable',
    resource: named('star'),
    undo: 'not needed',
    safer: 'Go ahead.',
    docs: docs('developers/http_api'),
    examples: {
      held: [],
      free: [
        'curl -X DELETE -H "Authorization: Bearer $T" https://grafana.acme.com/api/user/stars/dashboard/uid/shop',
        { kind: 'mcp', server: 'grafana', tool: 'alerting_manage_silences', input: { operation: 'delete', id: 's1' } },
      ],
    },
  },
  {
    id: 'grafana/delete-resource',
    net: 'provider',
    when: [
      gcx('** delete|delete-*|remove|remove-*'),
      request('DELETE /api/** /apis/**'),
      request('POST /api/annotations/mass-delete'),
      tool('delete_*', 'remove_*'),
      managed('agento11y_*'),
    ],
    verb: 'delete',
    class: 'data',
    resource: named('resource'),
    dies: 'whatever it held: a schedule, a test, a policy',
    undo: 'none known',
    safer: 'Run it with --dry-run first, or a GET of the same path.',
    docs: 'https://grafana.com/docs/grafana-cloud/as-code/observability-as-code/',
    examples: {
      held: [
        'gcx k6 load-tests delete 7',
        'gcx fleet pipelines delete p1 --force',
        'curl -X DELETE -H "Authorization: Bearer $T" https://acme.grafana.net/api/plugins/x',
        { kind: 'mcp', server: 'grafana', tool: 'delete_snapshot', input: { id: 's1' } },
      ],
      free: [
        'gcx resources push ./dashboards',
        'gcx commands',
        'curl -X POST -H "Authorization: Bearer $T" https://acme.grafana.net/api/ds/query -d "{}"',
      ],
    },
  },
] as const satisfies readonly Rule[];

/** Grafana, theirs and anybody's own: its command lines, its API and its MCP server. */
export const grafana = {
  id: 'grafana',
  title: 'Grafana',
  hosts: ['grafana.net', '*.grafana.net', 'grafana.com', 'grafana.*'],
  programs: [
    {
      id: 'gcx',
      names: ['gcx', 'grafanactl'],
      valueFlags: list(
        '--context --config -o --output -p --path --jq --json --on-error --max-concurrent -X --method -d --data -H --header',
      ),
    },
    {
      id: 'grafana-cli',
      names: ['grafana-cli', 'grafana'],
      valueFlags: list('--homepath --config --pluginsDir --pluginUrl --repo --configOverrides --user-id'),
    },
  ],
  rules,
} as const satisfies Provider;
