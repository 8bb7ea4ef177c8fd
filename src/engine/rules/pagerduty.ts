import type { Provider, Rule, When } from './rule';
import { command, list, request } from './when';

const run = command('pd', { none: ['--help', '-h'] });
const tool = (...names: readonly string[]): When => ({ call: 'mcp', server: ['*pagerduty*'], tool: names });
const named = (kind: string) => ({
  kind,
  name: [
    'flag:-i',
    'flag:--ids',
    'flag:-n',
    'flag:--names',
    'flag:-e',
    'flag:--endpoint',
    'path:name',
    'args',
    'input:schedule_id',
    'input:team_id',
    'input:setting_id',
    'path:last',
    `=${kind}`,
  ],
  identifiers: ['flag:-b', 'flag:--useauth'],
});
const docs = 'https://developer.pagerduty.com/api-reference/';

const rules = [
  {
    id: 'pagerduty/delete-escalation',
    when: [
      run('util:deleteresource'),
      run('util deleteresource'),
      run('service:disable|ep:level:remove|ep:target:remove|orchestration:route:delete|user:delete'),
      run('service disable'),
      run('user delete'),
      request(
        'DELETE /services/{name} /escalation_policies/{name} /schedules/{name} /event_orchestrations/{name} /users/{name} /teams/{name}',
      ),
      request(
        'DELETE /services/{service}/rules/{name} /maintenance_windows/{name} /business_services/{name} /schedules/{schedule}/overrides/{name} /v3/schedules/{name} /v3/schedules/{schedule}/**',
      ),
      request('PUT /services/{name}', { fields: { 'service.status': ['disabled'] } }),
      tool('delete_schedule*', 'delete_team', 'delete_service', 'delete_escalation_policy', 'delete_alert_grouping_setting'),
    ],
    verb: 'delete',
    class: 'safeguard',
    resource: named('service'),
    dies: 'who is called, and for what: an alarm may reach nobody',
    undo: 'make it again; its history and its integration keys stay lost',
    safer: 'Set a maintenance window instead.',
    docs,
    examples: {
      held: [
        'pd util:deleteresource -t service -i P1 --force',
        'pd service disable -n shop',
        'curl -X DELETE -H "Authorization: Token token=$T" https://api.pagerduty.com/services/P1',
        { kind: 'mcp', server: 'pagerduty', tool: 'delete_schedule_v3', input: { schedule_id: 'P1' } },
      ],
      free: [
        'pd service list',
        'pd incident list --me',
        'curl -H "Authorization: Token token=$T" https://api.pagerduty.com/services',
        { kind: 'mcp', server: 'pagerduty', tool: 'list_services', input: {} },
      ],
    },
  },
  {
    id: 'pagerduty/delete-resource',
    net: 'provider',
    when: [
      run('rest:delete|*:delete|*:remove|*:*:remove'),
      run('rest delete'),
      run('** remove'),
      request('DELETE'),
      request('POST /service_dependencies/disassociate /users/{name}/regenerate_private_url_key'),
      tool('delete_*', 'remove_*'),
    ],
    verb: 'delete',
    class: 'data',
    resource: named('resource'),
    dies: 'whatever it held',
    undo: 'none known',
    safer: 'Look at it first with a GET of the same path.',
    docs,
    examples: {
      held: [
        'pd rest:delete -e /tags/P1',
        'curl -X DELETE -H "Authorization: Token token=$T" https://api.pagerduty.com/webhook_subscriptions/P1',
        { kind: 'mcp', server: 'pagerduty', tool: 'remove_team_member', input: { team_id: 'P1' } },
      ],
      free: ['pd rest:get -e /users', 'curl -X POST -H "Content-Type: application/json" https://events.pagerduty.com/v2/enqueue -d "{}"'],
    },
  },
  {
    id: 'pagerduty/tidy-up',
    when: [run('auth:delete'), run('auth delete'), run('incident:subscriber:remove')],
    verb: 'remove',
    class: 'disposable',
    resource: { kind: 'login', name: ['=login of the command line'] },
    undo: 'sign in again',
    safer: 'Go ahead.',
    docs,
    examples: { held: [], free: ['pd auth:delete'] },
  },
] as const satisfies readonly Rule[];

/** PagerDuty: the command line `pd`, its API and its MCP server. */
export const pagerduty = {
  id: 'pagerduty',
  title: 'PagerDuty',
  hosts: ['api.pagerduty.com', 'api.eu.pagerduty.com'],
  programs: [
    {
      id: 'pd',
      names: ['pd', 'pagerduty-cli'],
      everyday: true,
      valueFlags: list('-t --resource-type -i --ids -n --names -e --endpoint -P --params -H --headers -b --useauth --token -d --data'),
    },
  ],
  rules,
} as const satisfies Provider;
