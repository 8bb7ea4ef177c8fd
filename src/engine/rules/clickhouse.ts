import type { Provider, Rule } from './rule';
import { type SqlFamily, serverRules, sqlRules } from './sqlRules';
import { request as api, command, list } from './when';

const DOCS = 'https://clickhouse.com/docs';
const family: SqlFamily<'clickhouse'> = {
  provider: 'clickhouse',
  dialect: ['clickhouse'],
  docs: `${DOCS}/sql-reference/statements/`,
  run: (sql) => `clickhouse-client -h db.example.com --query '${sql.replaceAll("'", "\\'").replaceAll("\\'", "'\\''")}'`,
  through: (sql) => [
    `echo '${sql}' | clickhouse-client -h db.example.com`,
    `curl -u "$U:$P" 'https://db.example.com:8123/' -d '${sql}'`,
    { kind: 'http', method: 'POST', url: `https://h1.eu-west-1.aws.clickhouse.cloud:8443/?query=${encodeURIComponent(sql)}`, headers: {} },
  ],
  page: (statement) => statement.toLowerCase().split(' ')[0]?.replace('update', 'alter/update') ?? '',
};
const sql = { call: 'sql', dialect: ['clickhouse'] } as const;
const place = { identifiers: ['server'] } as const;
const run = command('clickhousectl', { none: ['--help', '-h'] });
const SERVICE = '/v1/organizations/{org}/services/{name}';
const CLOUD = { identifiers: ['flag:--org-id', 'path:org', 'path:name'] } as const;

const own = [
  {
    id: 'clickhouse/drop-replica',
    when: [
      { ...sql, verb: ['DROP'], object: ['replica'] },
      { ...sql, verb: ['ALTER'], action: ['unfreeze'] },
    ],
    verb: 'delete',
    class: 'safeguard',
    resource: { kind: 'replica', name: ['names', '=replica'], ...place },
    dies: 'the record of a copy of the data, or a frozen backup',
    undo: 'Set up the replica anew; a frozen backup is gone.',
    safer: 'Make sure with SELECT * FROM system.replicas that the replica is dead.',
    docs: `${DOCS}/sql-reference/statements/system#drop-replica`,
    examples: {
      held: [
        `clickhouse-client -h db.example.com -q "SYSTEM DROP REPLICA 'r2' FROM TABLE shop.orders"`,
        `clickhouse-client -h db.example.com -q "SYSTEM UNFREEZE WITH NAME 'nightly'"`,
      ],
      free: [
        `clickhouse-client -h db.example.com -q 'SYSTEM DROP MARK CACHE'`,
        `clickhouse-client -h db.example.com -q 'SYSTEM SYNC REPLICA shop.orders'`,
      ],
    },
  },
  {
    id: 'clickhouse/expire-rows',
    when: { ...sql, verb: ['ALTER'], action: ['expire rows'] },
    verb: 'delete',
    class: 'data',
    resource: { kind: 'table', name: ['names'], ...place },
    dies: 'every row that is older than the new time to live, at the next merge',
    undo: 'Restore a backup.',
    safer: 'Count the rows that it would expire with SELECT first.',
    docs: `${DOCS}/sql-reference/statements/alter/ttl`,
    examples: {
      held: [`clickhouse-client -h db.example.com -q 'ALTER TABLE orders MODIFY TTL created + INTERVAL 1 DAY'`],
      free: [`clickhouse-client -h db.example.com -q 'ALTER TABLE orders REMOVE TTL'`],
    },
  },
  {
    id: 'clickhouse/stop-server',
    when: [{ ...sql, verb: ['SHUTDOWN'] }, run('cloud service stop'), api(`PATCH ${SERVICE}/state`, { fields: { command: ['stop'] } })],
    verb: 'stop',
    class: 'data',
    resource: { kind: 'server', name: ['host', 'arg:0', 'path:name', '=server'], identifiers: ['server', ...CLOUD.identifiers] },
    reversible: true,
    dies: 'every query that runs on it',
    undo: 'Start the server.',
    safer: 'Stop it through the service manager.',
    docs: `${DOCS}/sql-reference/statements/system#shutdown`,
    examples: {
      held: [
        `clickhouse-client -h db.example.com -q 'SYSTEM SHUTDOWN'`,
        'clickhousectl cloud service stop s1',
        `curl -X PATCH -u "$K:$S" https://api.clickhouse.cloud/v1/organizations/o/services/s1/state -d '{"command":"stop"}'`,
      ],
      free: [
        `clickhouse-client -h db.example.com -q 'SYSTEM RELOAD CONFIG'`,
        'clickhousectl cloud service start s1',
        `curl -X PATCH -u "$K:$S" https://api.clickhouse.cloud/v1/organizations/o/services/s1/state -d '{"command":"start"}'`,
      ],
    },
  },
  {
    id: 'clickhouse/delete-service',
    when: [run('cloud service|postgres delete'), api(`DELETE ${SERVICE} /v1/organizations/{org}/postgres/{name}`)],
    verb: 'delete',
    class: 'data',
    resource: { kind: 'service', name: ['arg:0', 'path:name'], ...CLOUD },
    dies: 'all its databases, and their backups',
    undo: 'None known.',
    safer: 'Stop it: clickhousectl cloud service stop.',
    docs: `${DOCS}/cloud/manage/openapi`,
    examples: {
      held: [
        'clickhousectl cloud service delete s1 --force',
        'curl -X DELETE -u "$K:$S" https://api.clickhouse.cloud/v1/organizations/o/services/s1',
      ],
      free: ['clickhousectl cloud service list', 'curl -u "$K:$S" https://api.clickhouse.cloud/v1/organizations/o/services/s1'],
    },
  },
  {
    id: 'clickhouse/change-backups',
    when: [run('cloud service backup-config update'), api(`PATCH|DELETE ${SERVICE}/backupConfiguration ${SERVICE}/backupBucket`)],
    verb: 'disable',
    class: 'safeguard',
    resource: { kind: 'backup settings', name: ['arg:0', 'path:name'], ...CLOUD },
    dies: 'backups that the new settings no longer keep',
    undo: 'Set them back; backups that expired meanwhile are gone.',
    safer: 'Let an owner change it in the console.',
    docs: `${DOCS}/cloud/manage/backups`,
    examples: {
      held: [
        'clickhousectl cloud service backup-config update s1 --backup-retention-period-hours 24',
        `curl -X PATCH -u "$K:$S" https://api.clickhouse.cloud/v1/organizations/o/services/s1/backupConfiguration -d '{"backupRetentionPeriodInHours":24}'`,
      ],
      free: [
        'clickhousectl cloud service backup-config get s1',
        'curl -u "$K:$S" https://api.clickhouse.cloud/v1/organizations/o/services/s1/backupConfiguration',
      ],
    },
  },
  {
    id: 'clickhouse/delete-resource',
    net: 'provider',
    when: [
      run('** delete|remove|reset-password|resync'),
      run('local remove'),
      api('DELETE'),
      { call: 'mcp', server: ['*clickhouse*'], tool: ['delete_*', 'drop_*', 'remove_*'] },
    ],
    verb: 'delete',
    class: 'data',
    resource: { kind: 'resource', name: ['arg:0', 'path:last'], ...CLOUD },
    dies: 'whatever it held',
    undo: 'None known.',
    safer: 'Look at it first.',
    docs: `${DOCS}/cloud/manage/openapi`,
    examples: {
      held: [
        'clickhousectl cloud key delete k1',
        'clickhousectl local server remove dev',
        'curl -X DELETE -u "$K:$S" https://api.clickhouse.cloud/v1/organizations/o/services/s1/clickpipes/p1',
      ],
      free: ['clickhousectl cloud key list', 'curl -u "$K:$S" https://api.clickhouse.cloud/v1/organizations/o/keys'],
    },
  },
] as const satisfies readonly Rule[];

/** ClickHouse: its clients, its HTTP interface, and ClickHouse Cloud. */
export const clickhouse: Provider = {
  id: 'clickhouse',
  title: 'ClickHouse',
  hosts: ['api.clickhouse.cloud'],
  programs: [
    { id: 'clickhouse', names: ['clickhouse-client', 'clickhouse-local', 'clickhouse', 'ch'], valueFlags: [], everyday: true },
    {
      id: 'clickhousectl',
      names: ['clickhousectl'],
      valueFlags: list('--org-id --name --id --query -q --queries-file --database --format'),
    },
  ],
  rules: [
    ...sqlRules(family),
    ...serverRules(family, [
      `clickhouse client --host db.example.com --query 'DROP DATABASE orders'`,
      `curl 'http://db.example.com:8123/?query=DROP%20DATABASE%20orders' -d ''`,
      `clickhousectl cloud service query --name shop --query 'DROP DATABASE orders'`,
    ]),
    ...own,
  ],
};
