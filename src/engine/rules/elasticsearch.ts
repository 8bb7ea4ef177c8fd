import { elasticMoreRules } from './elasticsearchMore';
import type { Provider, Rule } from './rule';
import { request as api, command, list } from './when';

/** Servers of people's own have any name: what tells them is the port, or a path that nothing else has. */
const PORT = { hosts: ['*'], ports: ['9200', '9201', '9243'] } as const;
const ANY = { hosts: ['*'] } as const;
const curator = command('curator', { none: ['--dry-run', '--help', '-h'] });
const PLACE = { identifiers: ['host', 'flag:--hosts', 'flag:--host', 'flag:--config'] } as const;
const DOCS = 'https://www.elastic.co/docs/api/doc/elasticsearch/operation/';
const ES = 'https://es.example.com:9200';

const rules = [
  {
    id: 'elasticsearch/delete-index',
    when: [
      api('DELETE /{name}'),
      api('DELETE /{name}', PORT),
      api('DELETE /_all /_data_stream/{name} /_dangling/{name}', ANY),
      api('POST /_features/_reset', ANY),
      curator('delete_indices|delete-indices|delete_index'),
    ],
    verb: 'delete',
    class: 'data',
    resource: { kind: 'index', name: ['path:name', 'path:last', 'flag:--filter_list', '=indices'], ...PLACE },
    dies: 'all its documents; a wildcard or _all takes every index that it means',
    undo: 'Restore a snapshot.',
    safer: 'Close the index, and delete it after a snapshot.',
    docs: `${DOCS}operation-indices-delete`,
    examples: {
      held: [
        `curl -X DELETE ${ES}/orders`,
        `curl -X DELETE "${ES}/logs-*"`,
        `curl -X DELETE "$ES_URL/_all"`,
        'curl -XDELETE -u "$U:$P" https://d1.eu-west-1.aws.found.io/orders',
        'curator_cli delete_indices --filter_list "$F"',
        { kind: 'http', method: 'DELETE', url: 'http://10.0.0.5:9200/_data_stream/logs', headers: {} },
      ],
      free: [
        `curl ${ES}/orders/_search -d '{"query":{"match_all":{}}}'`,
        `curl ${ES}/_cat/indices`,
        `curl -X PUT ${ES}/orders`,
        `curl -X DELETE ${ES}/_search/scroll -d '{"scroll_id":"a"}'`,
        'curator_cli --dry-run delete_indices --filter_list "$F"',
        'curator_cli show_indices',
      ],
    },
  },
  {
    id: 'elasticsearch/delete-by-query',
    when: [
      api('POST /{name}/_delete_by_query /{name}/{type}/_delete_by_query', ANY),
      api('POST /{name}/_update_by_query', { ...ANY, fields: { 'query.match_all': ['*'] } }),
      command('elasticdump')('', { any: ['--delete'], none: ['--delete=false'] }),
    ],
    verb: 'delete',
    class: 'data',
    resource: { kind: 'documents', name: ['path:name', 'flag:--input', '=documents'], ...PLACE },
    dies: 'every document that the query finds, or their old values',
    undo: 'Restore a snapshot.',
    safer: 'Send the same query to _count first.',
    docs: `${DOCS}operation-delete-by-query`,
    examples: {
      held: [
        `curl -X POST ${ES}/orders/_delete_by_query -d '{"query":{"match_all":{}}}'`,
        `curl -X POST "$ES_URL/orders/_delete_by_query?conflicts=proceed" -d @query.json`,
        `curl -X POST ${ES}/orders/_update_by_query -d '{"query":{"match_all":{}},"script":"ctx._source.a=1"}'`,
        'elasticdump --input=https://es.example.com:9200/orders --output=orders.json --delete',
      ],
      free: [
        `curl -X POST ${ES}/orders/_count -d '{"query":{"match_all":{}}}'`,
        `curl -X POST ${ES}/orders/_update_by_query -d '{"query":{"term":{"id":7}},"script":"ctx._source.a=1"}'`,
        'elasticdump --input=https://es.example.com:9200/orders --output=orders.json',
      ],
    },
  },
  {
    id: 'elasticsearch/delete-snapshot',
    when: [
      api('DELETE /_snapshot/{repository}/{name} /_snapshot/{name} /_slm/policy/{name} /_plugins/_sm/policies/{name}', ANY),
      api('POST /_slm/stop', ANY),
      curator('delete_snapshots|delete-snapshots'),
      command('es_repo_mgr', { none: ['--help', '--dry-run'] })('delete'),
    ],
    verb: 'delete',
    class: 'safeguard',
    resource: { kind: 'snapshot', name: ['path:name', 'flag:--repository', 'flag:--name', '=snapshots'], ...PLACE },
    dies: 'the way back to an earlier state',
    undo: 'None known.',
    safer: 'Let a lifecycle policy expire them.',
    docs: `${DOCS}operation-snapshot-delete`,
    examples: {
      held: [
        `curl -X DELETE ${ES}/_snapshot/nightly/snap-1`,
        'curl -X DELETE "$ES_URL/_snapshot/nightly"',
        'curator_cli delete_snapshots --repository nightly --filter_list "$F"',
      ],
      free: [`curl ${ES}/_snapshot/_all`, `curl -X PUT ${ES}/_snapshot/nightly/snap-2`, 'curator_cli show_snapshots --repository nightly'],
    },
  },
  {
    id: 'elasticsearch/expire-data',
    when: [
      api('PUT /_ilm/policy/{name}', { ...ANY, fields: { 'policy.phases.delete': ['*'] } }),
      api('PUT /_data_stream/{name}/_lifecycle /_data_stream/{name}/_options', ANY),
      api('PUT /_plugins/_ism/policies/{name}', { ...ANY, text: ['*"delete"*'] }),
      api('POST /_ilm/move/{name} /{name}/_ilm/remove /_ilm/stop', ANY),
      api('DELETE /_ilm/policy/{name} /_plugins/_ism/policies/{name} /_data_stream/{name}/_lifecycle', ANY),
    ],
    verb: 'change',
    class: 'data',
    resource: { kind: 'lifecycle', name: ['path:name'], ...PLACE },
    dies: 'every index that the policy deletes or no longer keeps, some time later',
    undo: 'Put the old policy back; what was deleted meanwhile needs a snapshot.',
    safer: 'Get the policy first, and show the difference.',
    docs: `${DOCS}operation-ilm-put-lifecycle`,
    examples: {
      held: [
        `curl -X PUT ${ES}/_ilm/policy/logs -d '{"policy":{"phases":{"delete":{"min_age":"1d","actions":{"delete":{}}}}}}'`,
        `curl -X DELETE ${ES}/_ilm/policy/logs`,
        `curl -X PUT ${ES}/_data_stream/logs/_lifecycle -d '{"data_retention":"1d"}'`,
      ],
      free: [`curl ${ES}/_ilm/policy/logs`, `curl -X PUT ${ES}/_ilm/policy/logs -d '{"policy":{"phases":{"hot":{"actions":{}}}}}'`],
    },
  },
  {
    id: 'elasticsearch/change-cluster',
    when: [
      api('PUT /_cluster/settings', {
        ...ANY,
        text: [
          '*destructive_requires_name*',
          '*allocation.enable*',
          '*allocation.exclude*',
          '*blocks.read_only*',
          '*xpack.security*',
          '*max_shards_per_node*0*',
        ],
      }),
      api('POST /_cluster/reroute', { ...ANY, text: ['*accept_data_loss*', '*allocate_empty_primary*'] }),
      api('PUT /_nodes/{name}/shutdown', ANY),
    ],
    verb: 'disable',
    class: 'safeguard',
    resource: { kind: 'cluster', name: ['host', '=cluster'], ...PLACE },
    reversible: true,
    dies: 'the guard against deletions by wildcard, copies of shards, or the documents of a shard that is given up',
    undo: 'Set it back; a shard that was given up needs a snapshot.',
    safer: 'Look at _cluster/allocation/explain first.',
    docs: `${DOCS}operation-cluster-put-settings`,
    examples: {
      held: [
        `curl -X PUT ${ES}/_cluster/settings -d '{"persistent":{"action.destructive_requires_name":false}}'`,
        `curl -X POST ${ES}/_cluster/reroute -d '{"commands":[{"allocate_empty_primary":{"index":"orders","shard":0,"node":"n1","accept_data_loss":true}}]}'`,
      ],
      free: [
        `curl ${ES}/_cluster/settings`,
        `curl -X PUT ${ES}/_cluster/settings -d '{"transient":{"indices.recovery.max_bytes_per_sec":"50mb"}}'`,
      ],
    },
  },
] as const satisfies readonly Rule[];

/** Elasticsearch and OpenSearch: REST wherever the servers are, Kibana, Elastic Cloud, and tools that move indices. */
export const elasticsearch = {
  id: 'elasticsearch',
  title: 'Elasticsearch and OpenSearch',
  hosts: ['*.found.io', '*.elastic-cloud.com', '*.es.elastic.cloud', '*.elastic.cloud', '*.bonsaisearch.net', '*.es.amazonaws.com'],
  programs: [
    {
      id: 'curator',
      names: ['curator_cli', 'curator'],
      valueFlags: list('--config --hosts --cloud_id --filter_list --repository --name --http_auth --username --password --api_token'),
    },
    { id: 'es_repo_mgr', names: ['es_repo_mgr'], valueFlags: list('--config --hosts --name --repository') },
    {
      id: 'elasticdump',
      names: ['elasticdump', 'multielasticdump'],
      clusters: false,
      valueFlags: list(
        '--input --output --input-index --output-index --type --limit --searchBody --headers --transform --direction --match --parallel --bulkAction',
      ),
    },
    {
      id: 'ecctl',
      names: ['ecctl'],
      valueFlags: list('--apikey --host --region --output --ref-id --kind --format --config --pass --user'),
    },
  ],
  rules: [...rules, ...elasticMoreRules],
} as const satisfies Provider;
