import type { Rule } from './rule';
import { request as api, command } from './when';

const ANY = { hosts: ['*'] } as const;
const PORT = { hosts: ['*'], ports: ['9200', '9201', '9243'] } as const;
const PLACE = { identifiers: ['host'] } as const;
const dump = command('elasticdump');
const ecctl = command('ecctl', { none: ['--help', '-h'] });
const DOCS = 'https://www.elastic.co/docs/api/doc/elasticsearch/';
const ES = 'https://es.example.com:9200';
const KIBANA = { ...ANY, headers: { 'kbn-xsrf': ['*'] } } as const;

/** What stands beside the indices: definitions, Kibana's objects, whole deployments. */
export const elasticMoreRules = [
  {
    id: 'elasticsearch/write-over',
    when: [
      dump('', { any: ['--output=http*'], none: ['--type=mapping', '--type=analyzer', '--bulkAction=create', '--help'] }),
      dump('', { any: ['--direction=load'], none: ['--help'] }),
      api('POST /_snapshot/{repository}/{name}/_restore', ANY),
      api('POST /_reindex', { ...ANY, text: ['*"version_type":"internal"*', '*"op_type":"index"*'] }),
    ],
    verb: 'overwrite',
    class: 'data',
    resource: { kind: 'index', name: ['flag:--output', '=index'], identifiers: ['flag:--output', 'host'] },
    dies: 'documents of the target that have the same ids',
    undo: 'Restore a snapshot of the target.',
    safer: 'Load into a new index, or use --bulkAction=create.',
    docs: 'https://github.com/elasticsearch-dump/elasticsearch-dump',
    examples: {
      held: [
        'elasticdump --input=orders.json --output=https://es.example.com:9200/orders --type=data',
        'multielasticdump --direction=load --input=dump --output=https://es.example.com:9200',
        `curl -X POST ${ES}/_reindex -d '{"source":{"index":"a"},"dest":{"index":"b","op_type":"index"}}'`,
      ],
      free: [
        'elasticdump --input=https://es.example.com:9200/orders --output=orders.json --type=data',
        'multielasticdump --direction=dump --input=https://es.example.com:9200 --output=dump',
        `curl -X POST ${ES}/_reindex -d '{"source":{"index":"a"},"dest":{"index":"b"}}'`,
      ],
    },
  },
  {
    id: 'elasticsearch/run-actions',
    when: command('curator', { none: ['--dry-run', '--help', '-h'] })('*', { args: ['*.yml', '*.yaml'] }),
    verb: 'run',
    class: 'suspected',
    resource: { kind: 'actions', name: ['args', '=actions'], ...PLACE },
    dies: 'whatever indices and snapshots the file of actions deletes',
    undo: 'Restore a snapshot.',
    safer: 'Run it with --dry-run first and show what it would do.',
    docs: 'https://www.elastic.co/docs/reference/elasticsearch/curator',
    examples: {
      held: ['curator run --config curator.yml actions.yml'],
      free: ['curator --dry-run run --config curator.yml actions.yml', 'curator_cli show_indices'],
    },
  },
  {
    id: 'elasticsearch/delete-definition',
    when: [
      api('DELETE /_index_template/{name} /_component_template/{name} /_template/{name} /_ingest/pipeline/{name} /_scripts/{name}', ANY),
      api('DELETE /_security/{kind}/{name} /_security/privilege/{application}/{name} /_plugins/_security/api/{kind}/{name}', ANY),
      api('DELETE /_transform/{name} /_enrich/policy/{name} /_watcher/watch/{name} /_rollup/job/{name} /_ccr/auto_follow/{name}', ANY),
      api('DELETE /_ml/{kind}/{name} /_inference/{name} /_synonyms/{name} /_query_rules/{name} /_connector/{name}', ANY),
    ],
    verb: 'delete',
    class: 'data',
    resource: { kind: 'definition', name: ['path:name'], ...PLACE },
    dies: 'what new indices are made by, how documents are taken in, or who may come in',
    undo: 'Put it again, if somebody kept it.',
    safer: 'Get it first and save what it returns.',
    docs: DOCS,
    examples: {
      held: [
        `curl -X DELETE ${ES}/_index_template/logs`,
        `curl -X DELETE "$ES_URL/_security/user/app"`,
        `curl -X DELETE ${ES}/_ingest/pipeline/geo`,
      ],
      free: [`curl ${ES}/_index_template/logs`, `curl -X PUT ${ES}/_ingest/pipeline/geo -d '{}'`],
    },
  },
  {
    id: 'elasticsearch/delete-kibana',
    when: [
      api('DELETE', KIBANA),
      api(
        'DELETE /api/spaces/space/{name} /api/saved_objects/{type}/{name} /api/data_views/data_view/{name} /api/detection_engine/rules /api/actions/connector/{name}',
        ANY,
      ),
      api('DELETE /s/{space}/api/saved_objects/{type}/{name} /s/{space}/api/data_views/data_view/{name}', ANY),
      api('POST /api/fleet/agent_policies/delete /api/fleet/package_policies/delete /api/saved_objects/_bulk_delete', ANY),
    ],
    verb: 'delete',
    class: 'data',
    resource: { kind: 'Kibana object', name: ['path:name', 'path:last'], ...PLACE },
    dies: 'the object; with a space everything in it',
    undo: 'Import an export of it.',
    safer: 'Export it first with /api/saved_objects/_export.',
    docs: 'https://www.elastic.co/docs/api/doc/kibana/',
    examples: {
      held: [
        'curl -X DELETE -H "kbn-xsrf: true" -u "$U:$P" https://kibana.example.com/api/spaces/space/sales',
        'curl -X DELETE -H "kbn-xsrf: true" https://kibana.example.com/api/alerting/rule/r1',
      ],
      free: [
        'curl -H "kbn-xsrf: true" -u "$U:$P" https://kibana.example.com/api/spaces/space/sales',
        'curl -X POST -H "kbn-xsrf: true" https://kibana.example.com/api/saved_objects/_export -d "{}"',
      ],
    },
  },
  {
    id: 'elasticsearch/tidy-up',
    when: [
      api('DELETE /_search/scroll /_search/scroll/{name} /_search/point_in_time /_search/point_in_time/_all', ANY),
      api('DELETE /_async_search/{name} /_eql/search/{name} /_sql/async/delete/{name} /_query/async/{name}', ANY),
      api('DELETE /_plugins/_asynchronous_search/{name} /_plugins/_security/api/cache /_cluster/voting_config_exclusions', ANY),
    ],
    verb: 'remove',
    class: 'disposable',
    resource: { kind: 'search', name: ['path:name', 'path:last'], ...PLACE },
    undo: 'not needed',
    safer: 'Go ahead.',
    docs: `${DOCS}operation/operation-clear-scroll`,
    examples: {
      held: [],
      free: [
        `curl -X DELETE -H "Authorization: ApiKey $K" ${ES}/_search/scroll -d '{"scroll_id":"s"}'`,
        `curl -X DELETE ${ES}/_async_search/s1`,
      ],
    },
  },
  {
    id: 'elasticsearch/delete-resource',
    net: 'provider',
    when: [
      api('DELETE'),
      api('DELETE', PORT),
      api('DELETE /{index}/_doc/{name}', ANY),
      api('POST /_ml/anomaly_detectors/{name}/_reset /_transform/{name}/_reset /_encryption/_reset', ANY),
      api('POST /_plugins/_ism/remove /_plugins/_ism/remove/{name} /{name}/_ccr/forget_follower', ANY),
    ],
    verb: 'delete',
    class: 'data',
    resource: { kind: 'resource', name: ['path:name', 'path:last'], ...PLACE },
    dies: 'whatever it held: a document, an alias, a model',
    undo: 'Restore a snapshot, or write it again.',
    safer: 'Send a GET to the same path first and save what it returns.',
    docs: `${DOCS}operation/operation-delete`,
    examples: {
      held: [
        `curl -X DELETE ${ES}/orders/_doc/1`,
        'curl -X DELETE -u "$U:$P" https://d1.eu-west-1.aws.found.io/orders/_alias/current',
        `curl -X DELETE ${ES}/_ltr/_model/m1`,
      ],
      free: [`curl ${ES}/orders/_doc/1`, `curl -X POST ${ES}/orders/_doc -d '{"a":1}'`],
    },
  },
  {
    id: 'elasticsearch/delete-deployment',
    when: [
      ecctl('deployment shutdown|delete'),
      ecctl('deployment resource shutdown|delete|stop'),
      ecctl('deployment extension|traffic-filter|template delete'),
      api('POST /api/v1/deployments/{name}/_shutdown'),
      api('DELETE /api/v1/deployments/{name} /api/v1/serverless/projects/{kind}/{name} /api/v1/deployments/{name}/{kind}/{ref}'),
    ],
    verb: 'delete',
    class: 'data',
    resource: { kind: 'deployment', name: ['arg:0', 'path:name'], identifiers: ['arg:0', 'path:name', 'flag:--ref-id'] },
    dies: 'the cluster with all its indices; with --skip-snapshot also the last snapshot',
    undo: 'Restore it from its snapshots within some days, if there are any.',
    safer: 'Take a snapshot first.',
    docs: 'https://www.elastic.co/docs/reference/ecctl/ecctl_deployment_shutdown',
    examples: {
      held: [
        'ecctl deployment shutdown d1 --force',
        'curl -X POST -H "Authorization: ApiKey $K" https://api.elastic-cloud.com/api/v1/deployments/d1/_shutdown',
        'curl -X DELETE -H "Authorization: ApiKey $K" https://api.elastic-cloud.com/api/v1/serverless/projects/elasticsearch/p1',
      ],
      free: [
        'ecctl deployment list',
        'ecctl deployment show d1',
        'curl -H "Authorization: ApiKey $K" https://api.elastic-cloud.com/api/v1/deployments/d1',
      ],
    },
  },
] as const satisfies readonly Rule[];
