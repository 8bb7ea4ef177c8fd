import type { Provider, Rule } from './rule';
import { request as api, command, list } from './when';

const pc = command('pc', { none: ['--help', '-h'] });
const chroma = command('chroma', { none: ['--help', '-h'] });
/** Servers of people's own: what tells them is the port, or a path that nothing else has. */
const QDRANT = { hosts: ['*'], ports: ['6333'] } as const;
const ANY = { hosts: ['*'] } as const;
const PLACE = { identifiers: ['host', 'flag:--host', 'flag:--db', 'path:tenant', 'path:database'] } as const;
const named = (kind: string) => ({
  kind,
  name: [
    'flag:--name',
    'flag:-n',
    'flag:--id',
    'flag:-i',
    'args',
    'path:name',
    'input:name',
    'input:collection_name',
    'body:collectionName',
    'body:dbName',
    'body:namespace',
    'host',
  ],
  ...PLACE,
});
const COLLECTIONS = '/collections/{name}';
/** A path that no other server has: Milvus, and Zilliz which runs it. */
const MILVUS = '/v2/vectordb';
const ZILLIZ = ['api.cloud.zilliz.com', '*.cloud.zilliz.com'];
const CLOUDS = {
  hosts: [
    '*.pinecone.io',
    '*.cloud.qdrant.io',
    'api.cloud.qdrant.io',
    '*.weaviate.cloud',
    '*.weaviate.network',
    'api.trychroma.com',
    ...ZILLIZ,
  ],
} as const;
const qcloud = command('qcloud', { none: ['--help', '-h'] });
const CHROMA = '/api/v2/tenants/{tenant}/databases/{database}';

const rules = [
  {
    id: 'vectors/delete-index',
    when: [
      pc('index|collection|namespace|project|organization delete'),
      pc('index vector delete'),
      chroma('db delete'),
      {
        call: 'mcp',
        server: ['*pinecone*', '*qdrant*', '*weaviate*', '*chroma*', '*milvus*', '*zilliz*'],
        tool: ['*delete_index', '*delete_collection', '*drop_collection', '*delete_namespace', '*drop_database'],
      },
      chroma('vacuum', { any: ['--force'] }),
      qcloud('cluster|hybrid delete'),
      qcloud('backup restore'),
      api('DELETE /assistant/assistants/{name}', { hosts: ['*.pinecone.io'] }),
      api('POST|DELETE /vectors/delete', { ...ANY, fields: { deleteAll: [true] } }),
      api('DELETE /api/cluster/{v}/accounts/{account}/clusters/{name}', { hosts: ['api.cloud.qdrant.io'] }),
      api(`POST ${COLLECTIONS}/points/payload/clear`, { hosts: ['*.cloud.qdrant.io'], fields: { filter: ['*'] } }),
      api(`POST ${MILVUS}/collections/drop ${MILVUS}/databases/drop ${MILVUS}/partitions/drop ${MILVUS}/collections/truncate`, ANY),
      api(`POST ${MILVUS}/entities/delete`, { ...ANY, fields: { filter: ['*'] } }),
      api('DELETE /v2/clusters/{name}/drop /v2/clusters/{name}', { hosts: ZILLIZ }),
      api('DELETE /indexes/{name} /collections/{name} /namespaces/{name}', { hosts: ['*.pinecone.io'] }),
      api('POST /vectors/delete', { hosts: ['*.pinecone.io'], fields: { deleteAll: [true] } }),
      api('POST /vectors/delete', { hosts: ['*.pinecone.io'], fields: { filter: ['*'] } }),
      api(`DELETE ${COLLECTIONS}`, { hosts: ['*.cloud.qdrant.io'] }),
      api(`DELETE ${COLLECTIONS}`, QDRANT),
      api(`POST ${COLLECTIONS}/points/delete`, { hosts: ['*.cloud.qdrant.io'], fields: { filter: ['*'] } }),
      api(`POST ${COLLECTIONS}/points/delete`, { ...QDRANT, fields: { filter: ['*'] } }),
      api('DELETE /v1/schema/{name} /v1/schema/{class}/tenants /v1/batch/objects', { hosts: ['*.weaviate.cloud', '*.weaviate.network'] }),
      api('DELETE /v1/schema/{name} /v1/schema/{class}/tenants', ANY),
      api(`DELETE ${CHROMA} ${CHROMA}/collections/{name}`, ANY),
      api('POST /api/v1/reset /api/v2/reset', { hosts: ['api.trychroma.com', 'localhost', '127.0.0.1'] }),
    ],
    verb: 'delete',
    class: 'data',
    resource: named('index'),
    dies: 'all vectors in it with what is stored beside them; to embed them again costs time and money',
    undo: 'Restore a backup or snapshot.',
    safer: 'Make a backup first: pc backup create, or a snapshot of the collection.',
    docs: 'https://docs.pinecone.io/reference/api/latest/control-plane/delete_index',
    examples: {
      held: [
        'pc index delete --name orders',
        { kind: 'mcp', server: 'qdrant', tool: 'delete_collection', input: { collection_name: 'orders' } },
        'chroma db delete orders',
        'qcloud cluster delete c1 --force',
        `curl -X POST -H "Authorization: Bearer $K" https://in03-1.serverless.gcp-us-west1.cloud.zilliz.com/v2/vectordb/collections/drop -d '{"collectionName":"orders"}'`,
        `curl -X POST http://milvus.example.com:19530/v2/vectordb/entities/delete -d '{"collectionName":"orders","filter":"id > 0"}'`,
        `curl "https://$INDEX_HOST/vectors/delete" -H "Api-Key: $K" -d '{"deleteAll":true}'`,
        'curl -X DELETE -H "Api-Key: $K" https://api.pinecone.io/indexes/orders',
        `curl -X POST -H "Api-Key: $K" https://orders-1.svc.us-east1.pinecone.io/vectors/delete -d '{"deleteAll":true}'`,
        'curl -X DELETE -H "api-key: $K" https://q1.eu-central-1-0.aws.cloud.qdrant.io:6333/collections/orders',
        'curl -X DELETE http://qdrant.example.com:6333/collections/orders',
        'curl -X DELETE -H "Authorization: Bearer $K" https://w1.weaviate.cloud/v1/schema/Order',
        'curl -X DELETE -H "x-chroma-token: $K" https://api.trychroma.com/api/v2/tenants/t/databases/d/collections/orders',
      ],
      free: [
        'pc index list',
        'chroma run --path ./data',
        'curl -H "Api-Key: $K" https://api.pinecone.io/indexes/orders',
        `curl -X POST -H "Api-Key: $K" https://orders-1.svc.us-east1.pinecone.io/query -d '{"id":"a"}'`,
        'curl http://qdrant.example.com:6333/collections/orders',
        `curl -X POST -H "api-key: $K" https://q1.eu-central-1-0.aws.cloud.qdrant.io:6333/collections/orders/points/search -d '{"vector":[1]}'`,
        'curl https://w1.weaviate.cloud/v1/schema',
        `curl -X POST http://milvus.example.com:19530/v2/vectordb/entities/search -d '{"collectionName":"orders"}'`,
        'qcloud cluster list',
      ],
    },
  },
  {
    id: 'vectors/delete-backup',
    when: [
      pc('backup|api-key delete'),
      qcloud('backup delete'),
      qcloud('backup schedule delete'),
      qcloud('cluster|iam key delete'),
      api('DELETE /v2/clusters/{cluster}/backups/{name}', { hosts: ZILLIZ }),
      api('DELETE /v1/backups/{backend}/{name}', { hosts: ['*.weaviate.cloud', '*.weaviate.network'] }),
      api('DELETE /backups/{name} /api-keys/{name} /admin/api-keys/{name} /admin/projects/{name}', { hosts: ['*.pinecone.io'] }),
      api(`DELETE ${COLLECTIONS}/snapshots/{snapshot} /snapshots/{name}`, { hosts: ['*.cloud.qdrant.io'] }),
      api(`DELETE ${COLLECTIONS}/snapshots/{snapshot} /snapshots/{name}`, QDRANT),
    ],
    verb: 'delete',
    class: 'safeguard',
    resource: named('backup'),
    dies: 'the way back to an earlier state, or who gets in',
    undo: 'None known.',
    safer: 'Leave it.',
    docs: 'https://docs.pinecone.io/reference/api/latest/control-plane/delete_backup',
    examples: {
      held: ['pc backup delete --id b1', 'curl -X DELETE -H "Api-Key: $K" https://api.pinecone.io/backups/b1'],
      free: ['pc backup list', 'curl -H "Api-Key: $K" https://api.pinecone.io/backups'],
    },
  },
  {
    id: 'vectors/delete-part',
    net: 'provider',
    when: [api('DELETE', CLOUDS), qcloud('iam ** delete|remove-role|remove-permission')],
    verb: 'delete',
    class: 'data',
    resource: named('part'),
    dies: 'whatever it held: an object, a file, an alias that apps ask by',
    undo: 'None known.',
    safer: 'Get it first and save what it returns.',
    docs: 'https://docs.weaviate.io/weaviate/api/rest',
    examples: {
      held: [
        'curl -X DELETE -H "Authorization: Bearer $K" https://w1.weaviate.cloud/v1/objects/Order/o1',
        'qcloud iam role delete r1 --force',
      ],
      free: [
        'curl -H "Authorization: Bearer $K" https://w1.weaviate.cloud/v1/objects/Order/o1',
        'qcloud iam role list',
        'qcloud context delete old',
      ],
    },
  },
] as const satisfies readonly Rule[];

/** Pinecone, Qdrant, Weaviate, Milvus (Zilliz) and Chroma: their APIs, pc, qcloud and chroma. */
export const vectors = {
  id: 'vectors',
  title: 'Vector databases',
  hosts: [],
  programs: [
    {
      id: 'pc',
      names: ['pc'],
      everyday: true,
      valueFlags: list('--name -n --id -i --index-name --namespace --ids --filter --timeout --project --organization'),
    },
    { id: 'qcloud', names: ['qcloud'], valueFlags: list('--account-id --api-key --context --config --cluster-id -o --output') },
    { id: 'chroma', names: ['chroma'], everyday: true, valueFlags: list('--path --host --port --db --config --timeout') },
  ],
  rules,
} as const satisfies Provider;
