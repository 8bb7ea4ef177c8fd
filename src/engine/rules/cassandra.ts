import type { Provider, Rule } from './rule';
import { type SqlFamily, serverRules, sqlRules } from './sqlRules';
import { request as api, command, list } from './when';

const DOCS = 'https://cassandra.apache.org/doc/latest/cassandra/';
const family: SqlFamily<'cassandra'> = {
  provider: 'cassandra',
  dialect: ['cassandra'],
  docs: `${DOCS}developing/cql/`,
  run: (sql) => `cqlsh db.example.com -e '${sql.replaceAll("'", "'\\''")}'`,
  through: (sql) => [
    `echo '${sql};' | cqlsh db.example.com 9042 -u app`,
    `python3 -c "from cassandra.cluster import Cluster; Cluster(['db.example.com']).connect('shop').execute('${sql}')"`,
  ],
  page: (statement) => (/^(?:DELETE|UPDATE)$/.test(statement) ? 'dml.html' : 'ddl.html'),
};
const nodetool = command('nodetool', { none: ['--help'] });
const astra = command('astra', { none: ['--help', '-h'] });
const NODE = { kind: 'node', name: ['args', 'flag:-h', 'flag:--host', '=node'], identifiers: ['flag:-h', 'flag:--host'] } as const;

const own = [
  {
    id: 'cassandra/remove-node',
    when: nodetool('decommission|removenode|assassinate|resetlocalschema|truncatehints', { without: ['status'] }),
    verb: 'remove',
    class: 'data',
    resource: NODE,
    dies: 'the copy of the data on that node; with assassinate also what no other node has',
    undo: 'Join a new node, and repair.',
    safer: 'Look at nodetool status and run a repair first.',
    docs: `${DOCS}managing/tools/nodetool/decommission.html`,
    examples: {
      held: ['nodetool -h db1.example.com decommission', 'nodetool assassinate 10.0.0.7', 'nodetool removenode 3f1c'],
      free: ['nodetool status', 'nodetool -h db1.example.com repair', 'nodetool flush', 'nodetool removenode status'],
    },
  },
  {
    id: 'cassandra/clear-snapshot',
    when: [nodetool('clearsnapshot'), nodetool('disablebackup|disableautocompaction|disableauditlog')],
    verb: 'delete',
    class: 'safeguard',
    resource: { ...NODE, kind: 'snapshot', name: ['flag:-t', 'args', '=all snapshots'] },
    dies: 'snapshots that the data could be restored from',
    undo: 'None known.',
    safer: 'Name one with -t, after nodetool listsnapshots.',
    docs: `${DOCS}managing/tools/nodetool/clearsnapshot.html`,
    examples: {
      held: ['nodetool clearsnapshot --all', 'nodetool -h db1.example.com clearsnapshot -t before-release shop'],
      free: ['nodetool listsnapshots', 'nodetool snapshot -t now shop'],
    },
  },
  {
    id: 'cassandra/stop-node',
    when: nodetool('stopdaemon|drain|disablebinary|disablegossip'),
    verb: 'stop',
    class: 'data',
    resource: NODE,
    reversible: true,
    dies: 'nothing that is stored, but clients of that node',
    undo: 'Start the node again.',
    safer: 'Stop it through the service manager, one node at a time.',
    docs: `${DOCS}managing/tools/nodetool/stopdaemon.html`,
    examples: { held: ['nodetool -h db1.example.com stopdaemon'], free: ['nodetool info', 'nodetool enablebinary'] },
  },
  {
    id: 'cassandra/delete-astra',
    when: [
      astra(
        'db|streaming|tenant|org|user|role|token delete|delete-keyspace|delete-region|delete-cdc|truncate-collection|delete-collection|delete-table',
      ),
      api('POST /v2/databases/{name}/terminate'),
      api(
        'DELETE /v2/databases/{name}/keyspaces/{keyspace} /v2/databases/{name}/datacenters/{dc} /v2/streaming/tenants/{name}/clusters/{cluster}',
      ),
    ],
    verb: 'delete',
    class: 'data',
    resource: { kind: 'database', name: ['arg:0', 'path:name'], identifiers: ['arg:0', 'path:name', 'flag:--keyspace'] },
    dies: 'all its keyspaces',
    undo: 'None known.',
    safer: 'Delete single tables by name.',
    docs: 'https://docs.datastax.com/en/astra-cli/commands/astra-db-delete.html',
    examples: {
      held: [
        'astra db delete shop --yes',
        'curl -X POST -H "Authorization: Bearer $T" https://api.astra.datastax.com/v2/databases/d1/terminate',
      ],
      free: ['astra db list', 'curl -H "Authorization: Bearer $T" https://api.astra.datastax.com/v2/databases/d1'],
    },
  },
] as const satisfies readonly Rule[];

/** Apache Cassandra and ScyllaDB: cqlsh, nodetool, drivers, and Astra. */
export const cassandra: Provider = {
  id: 'cassandra',
  title: 'Cassandra',
  hosts: ['api.astra.datastax.com'],
  programs: [
    { id: 'cqlsh', names: ['cqlsh', 'cqlsh_expansion'], valueFlags: [], everyday: true },
    {
      id: 'nodetool',
      names: ['nodetool', 'scylla-nodetool'],
      everyday: true,
      valueFlags: list('-h --host -p --port -u --username -pw --password -pwf --password-file -t -kt -cf --table'),
      clusters: false,
    },
    { id: 'astra', names: ['astra'], valueFlags: list('-k --keyspace -r --region -o --output --env --token --config-file --config') },
  ],
  rules: [
    ...sqlRules(family),
    ...serverRules(family, [
      `cqlsh db.example.com -e 'DROP KEYSPACE orders'`,
      `cqlsh -e 'DROP KEYSPACE IF EXISTS orders' db.example.com 9042`,
      `printf 'DROP KEYSPACE orders; // all of it\\n' | cqlsh db.example.com`,
    ]),
    ...own,
  ],
};
