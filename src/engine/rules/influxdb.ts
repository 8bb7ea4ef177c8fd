import type { Provider, Rule } from './rule';
import { request as api, command, list } from './when';

const sql = { call: 'sql', dialect: ['influxql'] } as const;
const influx = command('influx', { none: ['--help', '-h'] });
const three = command('influxdb3', { none: ['--help', '-h'] });
const ANY = { hosts: ['*'] } as const;
const PLACE = {
  identifiers: ['server', 'flag:--host', 'flag:-H', 'flag:--active-config', 'flag:-c', 'flag:--org', 'flag:-o', 'host'],
} as const;
const named = (kind: string) => ({
  kind,
  name: [
    'names',
    'flag:--bucket',
    'flag:-b',
    'flag:--name',
    'flag:-n',
    'flag:--id',
    'flag:-i',
    'args',
    'query:bucket',
    'query:db',
    'path:name',
    `=${kind}`,
  ],
  ...PLACE,
});
const DOCS = 'https://docs.influxdata.com/influxdb/v2/';
const API = 'https://influx.example.com:8086';

const rules = [
  {
    id: 'influxdb/delete-bucket',
    when: [
      { ...sql, verb: ['DROP'], object: ['database', 'retention policy', 'shard'] },
      influx('bucket|org|organization delete'),
      influx('stacks rm|remove|uninstall'),
      three('delete database'),
      api('DELETE /api/v2/buckets/{name} /api/v2/orgs/{name} /api/v2/stacks/{name}', ANY),
      api('POST /api/v2/stacks/{name}/uninstall', ANY),
      api('DELETE /api/v3/configure/database /api/v0/accounts/{account}/clusters/{cluster}/databases/{name}', ANY),
    ],
    verb: 'delete',
    class: 'data',
    resource: named('bucket'),
    dies: 'all points in it',
    undo: 'Restore a backup.',
    safer: 'Make a backup first: influx backup.',
    docs: `${DOCS}admin/buckets/delete-bucket/`,
    examples: {
      held: [
        `influx -host influx.example.com -execute 'DROP DATABASE metrics'`,
        'influx bucket delete --name metrics --org shop',
        'influxdb3 delete database metrics --yes',
        `curl -X DELETE -H "Authorization: Token $T" ${API}/api/v2/buckets/b1`,
        `curl -X POST "${API}/query" --data-urlencode "q=DROP DATABASE metrics"`,
        `curl -X DELETE -H "Authorization: Bearer $T" "https://influx.example.com:8181/api/v3/configure/database?db=metrics"`,
      ],
      free: [
        `influx -execute 'SHOW DATABASES'`,
        'influx bucket list',
        'influx bucket create --name metrics',
        `curl -H "Authorization: Token $T" ${API}/api/v2/buckets`,
        `curl -G "${API}/query" --data-urlencode "q=SELECT * FROM cpu"`,
      ],
    },
  },
  {
    id: 'influxdb/delete-points',
    when: [
      { ...sql, verb: ['DROP'], object: ['measurement', 'series'] },
      { ...sql, verb: ['DELETE'] },
      influx('delete'),
      three('delete table'),
      api('POST /api/v2/delete', ANY),
      api('DELETE /api/v3/configure/table', ANY),
    ],
    verb: 'delete',
    class: 'data',
    resource: named('points'),
    dies: 'every point that the predicate and the times mean',
    undo: 'Restore a backup.',
    safer: 'Count the points with the same predicate first.',
    docs: `${DOCS}write-data/delete-data/`,
    examples: {
      held: [
        'influx delete --bucket metrics --start 1970-01-01T00:00:00Z --stop 2026-01-01T00:00:00Z',
        `influx -execute 'DROP MEASUREMENT cpu' -database metrics`,
        'influxdb3 delete table cpu --database metrics',
        `curl -X POST -H "Authorization: Token $T" "${API}/api/v2/delete?org=shop&bucket=metrics" -d '{"start":"1970-01-01T00:00:00Z","stop":"2026-01-01T00:00:00Z"}'`,
      ],
      free: [
        `influx query 'from(bucket:"metrics") |> range(start: -1h)'`,
        `curl -X POST -H "Authorization: Token $T" "${API}/api/v2/write?bucket=metrics" -d 'cpu v=1'`,
      ],
    },
  },
  {
    id: 'influxdb/shorten-retention',
    when: [
      { ...sql, verb: ['ALTER'] },
      influx('bucket update', { any: ['--retention', '-r'] }),
      three('update database', { any: ['--retention-period'] }),
      influx('restore', { any: ['--full'] }),
      api('POST /api/v2/restore/kv /api/v2/restore/sql /api/v2/restore/bucket/{name} /api/v2/restore/shards/{name}', ANY),
      api('PATCH /api/v2/buckets/{name}', { ...ANY, text: ['*retentionRules*'] }),
    ],
    verb: 'change',
    class: 'data',
    resource: named('retention'),
    dies: 'every point that is older than the new retention; a full restore replaces all that is there',
    undo: 'Restore a backup.',
    safer: 'Lengthen it, or write into a new bucket.',
    docs: `${DOCS}admin/buckets/update-bucket/`,
    examples: {
      held: [
        'influx bucket update --id b1 --retention 1h',
        'influx restore backup --full',
        `curl -X PATCH -H "Authorization: Token $T" ${API}/api/v2/buckets/b1 -d '{"retentionRules":[{"type":"expire","everySeconds":3600}]}'`,
      ],
      free: [
        'influx bucket update --id b1 --name m2',
        'influx backup out',
        `curl -X PATCH -H "Authorization: Token $T" ${API}/api/v2/buckets/b1 -d '{"name":"m2"}'`,
      ],
    },
  },
  {
    id: 'influxdb/delete-resource',
    net: 'provider',
    when: [
      { ...sql, verb: ['DROP'], object: ['role', 'subscription', 'continuous query'] },
      influx('** delete|remove|rm'),
      three('delete'),
      api(
        'DELETE /api/v2/tasks/{name} /api/v2/dashboards/{name} /api/v2/authorizations/{name} /api/v2/telegrafs/{name} /api/v2/checks/{name} /api/v2/users/{name}',
        { hosts: ['*'], ports: ['8086'] },
      ),
      api('DELETE'),
    ],
    verb: 'delete',
    class: 'data',
    resource: named('resource'),
    dies: 'whatever it held',
    undo: 'Make it again, if it was exported: influx export.',
    safer: 'Export it first: influx export.',
    docs: `${DOCS}reference/cli/influx/`,
    examples: {
      held: [
        'influx task delete --id t1',
        'influxdb3 delete token --token-name app',
        `curl -X DELETE -H "Authorization: Token $T" ${API}/api/v2/tasks/t1`,
      ],
      free: ['influx task list', 'influxdb3 show databases', `curl -H "Authorization: Token $T" ${API}/api/v2/tasks`],
    },
  },
] as const satisfies readonly Rule[];

/** InfluxDB: its command lines of all versions, InfluxQL, and its APIs. */
export const influxdb = {
  id: 'influxdb',
  title: 'InfluxDB',
  hosts: ['*.influxdata.com', 'console.influxdata.com'],
  programs: [
    {
      id: 'influx',
      names: ['influx'],
      valueFlags: list(
        '--host --token -t --org -o --org-id --bucket -b --bucket-id --name -n --id -i --start --stop --predicate -p --retention -r --active-config -c --configs-path --stack-id --new-bucket --new-org',
      ),
    },
    {
      id: 'influxdb3',
      names: ['influxdb3'],
      valueFlags: list('-H --host --token -d --database -t --table --hard-delete --tls-ca --retention-period'),
    },
  ],
  rules,
} as const satisfies Provider;
