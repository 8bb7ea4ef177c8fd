import type { Provider, Rule, When } from './rule';
import { command, list, request } from './when';

const HELP = { none: ['--help', '-h'] };
const solr = command('solr', HELP);
const pinot = command('pinot', HELP);
const asinfo = command('asinfo', { none: ['--help', '-v=truncate*-undo:*', '--value=truncate*-undo:*'] });
/** Servers of people's own: what tells them is the port, or a path that nothing else has. */
const any = (line: string, more: Parameters<typeof request>[1] = {}): When => request(line, { hosts: ['*'], ...more });
const named = (kind: string) => ({
  kind,
  name: [
    'names',
    'database',
    'arg:0',
    'flag:-c',
    'flag:-tableName',
    'path:name',
    'query:name',
    'query:match[]',
    'path:1',
    'host',
    `=${kind}`,
  ],
  identifiers: ['host', 'flag:--zk-host', 'flag:-z'],
});
const ARANGO = ['', '/_db/{db}'];
const arango = (paths: string): string => ARANGO.flatMap((root) => list(paths).map((path) => root + path)).join(' ');
/** A query for everything, in XML and JSON as agents write it. */
const EVERY = ['*<query>*:*</query>*', '*"query":"*:*"*', '*"query": "*:*"*', "*'query':'*:*'*"];

const rules = [
  {
    id: 'otherdatabases/drop',
    when: [
      // SurrealDB's own word.
      { call: 'sql', dialect: ['unknown'], verb: ['REMOVE'] },
      any(`DELETE ${arango('/_api/collection/{name} /_api/database/{name} /_api/index/{collection}/{name} /_api/gharial/{name}')}`),
      any(`PUT ${arango('/_api/collection/{name}/truncate')}`),
      any('DELETE /{name}', { ports: ['5984', '6984'] }),
      any('POST /alter', { fields: { drop_all: [true] } }),
      any('POST /alter', { text: ['*"drop_all":true*', '*"drop_all": true*', '*"drop_attr"*', '*"drop_op"*'] }),
      any('GET|POST /solr/admin/collections /solr/admin/cores', { fields: { action: ['DELETE', 'UNLOAD', 'delete', 'unload'] } }),
      any('POST /solr/{name}/update /solr/{name}/update/json', { text: EVERY }),
      any('DELETE /api/collections/{name} /solr/api/c/{name}', { ports: ['8983'] }),
      solr('delete|delete_collection|delete_core'),
      any('POST|PUT /api/v1/admin/tsdb/delete_series'),
      any('DELETE /druid/coordinator/v1/datasources/{name} /druid/coordinator/v1/datasources/{name}/**'),
      any('DELETE /tables/{name} /segments/{name} /schemas/{name}', { ports: ['9000'], away: true }),
      pinot('deletetable|deleteschema|deletecluster'),
      asinfo('', { any: ['-v=truncate*', '-v=*truncate*', '--value=*truncate*'] }),
    ],
    verb: 'delete',
    class: 'data',
    resource: named('database'),
    dies: 'every document, row or series in it',
    undo: 'Restore a backup or a snapshot.',
    safer: 'Count what matches first, and make a backup.',
    docs: 'https://docs.arangodb.com/stable/develop/http-api/collections/#drop-a-collection',
    examples: {
      held: [
        `echo 'REMOVE TABLE orders;' | surreal sql --endpoint http://db.example.com:8000 --ns shop --db shop`,
        `curl -X POST http://db.example.com:8000/sql -H 'surreal-ns: shop' -H 'surreal-db: shop' -d 'REMOVE TABLE orders;'`,
        'curl -X DELETE -u root:x http://db.example.com:8529/_api/collection/orders',
        'curl -X PUT -u root:x http://db.example.com:8529/_db/shop/_api/collection/orders/truncate',
        'curl -X DELETE -u root:x http://db.example.com:8529/_api/index/orders/63563528',
        'curl -X DELETE http://admin:x@couch.example.com:5984/orders',
        `curl -X POST http://dgraph.example.com:8080/alter -d '{"drop_all": true}'`,
        'curl "http://solr.example.com:8983/solr/admin/collections?action=DELETE&name=products"',
        `curl "http://solr.example.com:8983/solr/products/update?commit=true" -H "Content-Type: text/xml" -d '<delete><query>*:*</query></delete>'`,
        'bin/solr delete -c products',
        `curl -X POST -g 'http://prometheus.example.com:9090/api/v1/admin/tsdb/delete_series?match[]={job="shop"}'`,
        'curl -X DELETE http://druid.example.com:8081/druid/coordinator/v1/datasources/wiki',
        'asinfo -v "truncate:namespace=shop"',
      ],
      free: [
        `echo 'SELECT * FROM orders;' | surreal sql --endpoint http://db.example.com:8000`,
        'surreal start memory',
        'curl http://db.example.com:8529/_api/collection',
        'curl http://couch.example.com:5984/_all_dbs',
        'curl "http://solr.example.com:8983/solr/admin/collections?action=LIST"',
        `curl "http://solr.example.com:8983/solr/products/update?commit=true" -d '[{"id":"1"}]'`,
        'curl "http://prometheus.example.com:9090/api/v1/query?query=up"',
        'bin/solr status',
        'asinfo -v "namespaces"',
        'asinfo -v "truncate-undo:namespace=shop"',
      ],
    },
  },
] as const satisfies readonly Rule[];

/** SurrealDB, ArangoDB, CouchDB, Dgraph, Solr, Prometheus, Druid, Pinot, Aerospike. */
export const otherdatabases = {
  id: 'otherdatabases',
  title: 'SurrealDB, ArangoDB, CouchDB, Dgraph, Solr, Prometheus, Druid, Pinot and Aerospike',
  hosts: [],
  programs: [
    { id: 'surreal', names: ['surreal'], valueFlags: list('-e --endpoint --conn -u --user -p --pass --ns --namespace --db --database') },
    { id: 'solr', names: ['solr'], everyday: true, valueFlags: list('-c --name -p --port -z --zk-host -s --solr-url -u --credentials') },
    {
      id: 'pinot',
      names: ['pinot-admin.sh'],
      clusters: false,
      valueFlags: list('-tableName -schemaName -clusterName -zkAddress -controllerHost -controllerPort'),
    },
    { id: 'asinfo', names: ['asinfo'], valueFlags: list('-v --value -h --host -p --port -U --user -P --password -t') },
  ],
  rules,
} as const satisfies Provider;
