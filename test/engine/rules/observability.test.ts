import { rows } from './rows';

const keys = '-H "DD-API-KEY: $A" -H "DD-APPLICATION-KEY: $B"';
rows('hold type datadog/delete-monitor', [
  'dog --api_host https://api.datadoghq.eu monitor delete 42',
  'dog service_level_objective delete_many "a,b"',
  `curl -X DELETE ${keys} https://api.us5.datadoghq.com/api/v1/monitor/42?force=true`,
  `curl -X POST ${keys} https://api.datadoghq.com/api/v1/synthetics/tests/delete -d '{"public_ids":["a"]}'`,
  `python3 -c 'import requests; requests.delete("https://api.datadoghq.com/api/v1/slo/a", headers={"DD-API-KEY": "x"})'`,
]);
rows('hold type datadog/delete-dashboard', [`curl -X DELETE ${keys} https://api.datadoghq.com/api/v1/dashboard -d '{"data":[]}'`]);
rows('hold type datadog/delete-logs', [
  `curl -X DELETE ${keys} https://api.datadoghq.com/api/v2/logs/config/archives/a1`,
  `curl -X POST ${keys} https://api.ap1.datadoghq.com/api/v2/deletion/data/rum -d '{}'`,
]);
rows('hold type grafana/delete-dashboard', [
  'gcx --context prod resources delete dashboards --force',
  'gcx resources delete folders/ops',
  'grafanactl resources delete dashboards/shop',
  'gcx api /api/folders/ops -X DELETE --context prod',
  'curl -X DELETE -H "Authorization: Bearer $T" https://monitoring.acme.com/grafana/api/dashboards/uid/shop',
  'curl -X DELETE -H "Authorization: Bearer $T" https://acme.grafana.net/apis/dashboard.grafana.app/v1/namespaces/stacks-1/dashboards/shop',
  'curl -X DELETE -H "Authorization: Bearer $T" "$GRAFANA_URL/api/dashboards/uid/shop"',
]);
rows('hold type grafana/delete-alert', [
  'gcx slo definitions delete s1',
  'gcx irm oncall schedules delete s1',
  'curl -X DELETE -H "Authorization: Bearer $T" https://monitoring.acme.com/api/v1/provisioning/policies',
]);
rows('hold type grafana/delete-datasource', [
  'curl -X DELETE -u "admin:$P" https://monitoring.acme.com/api/datasources/uid/prom',
  'curl -X DELETE -H "Authorization: Bearer $T" https://grafana.com/api/instances/acme',
]);
rows('hold type grafana/reset-admin', ['grafana-cli --homepath /usr/share/grafana admin reset-admin-password "$NEW"']);
rows('hold click nets/delete-by-request', [
  // The paths of others, on hosts that nobody calls Grafana.
  'curl -X DELETE -H "Authorization: Bearer $T" https://api.acme.com/api/folders/7',
  'curl -X DELETE -H "Authorization: Bearer $T" https://api.acme.com/api/teams/7',
]);
rows('hold type pagerduty/delete-escalation', ['pd user:delete -i P1', 'pd util:deleteresource -t schedule -p']);
rows('hold type linear/delete-project', [
  { kind: 'mcp', server: 'linear-server', tool: 'delete_project', input: { id: 'p1' } },
  { kind: 'mcp', server: 'linear', tool: 'linear_bulk_delete_issues', input: { ids: ['i1'] } },
]);
rows('allow', [
  'datadog-ci junit upload --service shop reports',
  'datadog-ci synthetics run-tests --public-id abc',
  'datadog-ci deployment mark --env prod',
  'dog monitor show_all',
  'dog downtime show 7',
  'dog metric post cpu 1',
  `curl ${keys} https://api.datadoghq.com/api/v1/monitor`,
  `curl -X POST ${keys} https://api.datadoghq.com/api/v1/monitor/42/mute`,
  'gcx resources get dashboards',
  'gcx resources pull -p dashboards',
  'gcx dashboards get delete',
  'gcx config use-context prod',
  'gcx api /api/health',
  'grafana-cli plugins update-all',
  'curl -X POST -H "Authorization: Bearer $T" https://monitoring.acme.com/api/dashboards/db -d @d.json',
  'curl -X DELETE -u admin:admin http://localhost:3000/api/datasources/uid/prom',
  { kind: 'mcp', server: 'grafana', tool: 'update_dashboard', input: { uid: 'shop' } },
  { kind: 'mcp', server: 'grafana', tool: 'query_loki_logs', input: { logql: '{app="delete"}' } },
  'pd incident ack -i P1',
  'pd rest:get -e /services',
  { kind: 'mcp', server: 'pagerduty', tool: 'list_oncalls', input: {} },
  // Another's own API, on this machine or behind a name that is not known.
  `curl http://localhost:4000/graphql -d '{"query":"mutation { commentDelete(id: \\"1\\") { ok } }"}'`,
  `curl "$API/graphql" -d '{"query":"mutation { issueDelete(id: \\"1\\") { ok } }"}'`,
  `curl http://localhost:4000/graphql -d '{"query":"mutation { releaseDelete(id: \\"1\\") { ok } }"}'`,
  { kind: 'mcp', server: 'linear', tool: 'update_issue', input: { id: 'SHOP-1', title: 'delete the team' } },
]);
