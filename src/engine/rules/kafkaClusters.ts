import type { Rule } from './rule';
import { request as api, command } from './when';

const ANY = { hosts: ['*'] } as const;
const rpk = command('rpk', { none: ['--help', '-h'] });
const confluent = command('confluent', { none: ['--help', '-h', '--dry-run'] });
const PLACE = { identifiers: ['flag:--environment', 'flag:--cluster', 'flag:--profile', 'path:name', 'host'] } as const;
const DOCS = 'https://docs.confluent.io/confluent-cli/current/command-reference/';

/** Clusters, schemas and connectors around topics. */
export const kafkaClusterRules = [
  {
    id: 'kafka/delete-cluster',
    when: [
      confluent('kafka cluster delete'),
      confluent('environment delete'),
      confluent('ksql|flink cluster|compute-pool delete'),
      confluent('local destroy'),
      rpk('cloud cluster|resource-group delete'),
      rpk('cloud byoc uninstall'),
      rpk('container purge'),
      command('kafka-storage', { none: ['--help', '-h'] })('format'),
      api('DELETE /cmk/v2/clusters/{name} /org/v2/environments/{name} /ksqldbcm/v2/clusters/{name} /fcpm/v2/compute-pools/{name}'),
    ],
    verb: 'delete',
    class: 'data',
    resource: { kind: 'cluster', name: ['args', 'path:name', '=cluster'], ...PLACE },
    dies: 'all its topics; with an environment all clusters and schemas in it',
    undo: 'None known.',
    safer: 'List its topics first, and delete those by name.',
    docs: `${DOCS}kafka/cluster/confluent_kafka_cluster_delete.html`,
    examples: {
      held: [
        'confluent kafka cluster delete lkc-1 --force',
        'confluent environment delete env-1',
        'rpk container purge',
        'kafka-storage.sh format -t c1 -c server.properties',
        'curl -X DELETE -u "$K:$S" https://api.confluent.cloud/cmk/v2/clusters/lkc-1',
      ],
      free: [
        'confluent kafka cluster list',
        'kafka-storage.sh info -c server.properties',
        'curl -u "$K:$S" https://api.confluent.cloud/cmk/v2/clusters/lkc-1',
      ],
    },
  },
  {
    id: 'kafka/delete-schema',
    when: [
      confluent('schema-registry schema|subject|dek|kek delete'),
      rpk('registry schema|subject delete'),
      api('DELETE /subjects/{name} /subjects/{name}/versions/{version} /dek-registry/v1/keks/{name}', ANY),
    ],
    verb: 'delete',
    class: 'data',
    resource: { kind: 'schema', name: ['flag:--subject', 'args', 'path:name'], ...PLACE },
    dies: 'the schema that stored records are read by; deleted for good, they can no longer be read',
    undo: 'Register it again under the same id, unless it was deleted for good.',
    safer: 'Register a new version beside it.',
    docs: `${DOCS}schema-registry/schema/confluent_schema-registry_schema_delete.html`,
    examples: {
      held: [
        'confluent schema-registry schema delete --subject orders-value --version all --force',
        'rpk registry subject delete orders-value --permanent',
        'curl -X DELETE "https://registry.example.com/subjects/orders-value?permanent=true"',
      ],
      free: ['confluent schema-registry schema list', 'rpk registry subject list', 'curl https://registry.example.com/subjects'],
    },
  },
  {
    id: 'kafka/delete-connector',
    when: [
      confluent('connect cluster|offset|custom-plugin|artifact delete'),
      api('DELETE /connectors/{name} /connectors/{name}/offsets', { hosts: ['*'], ports: ['8083', '8084', '28083'] }),
      api('DELETE /connect/v1/environments/{environment}/clusters/{cluster}/connectors/{name}', ANY),
      { call: 'mcp', server: ['*kafka*', '*confluent*'], tool: ['delete-connector', 'delete_connector'] },
    ],
    verb: 'delete',
    class: 'data',
    resource: { kind: 'connector', name: ['args', 'path:name', 'input:connectorName'], ...PLACE },
    dies: 'the connector, and how far it has read',
    undo: 'Make it again with its settings.',
    safer: 'Pause it.',
    docs: `${DOCS}connect/cluster/confluent_connect_cluster_delete.html`,
    examples: {
      held: [
        'confluent connect cluster delete lcc-1',
        'curl -X DELETE http://connect.example.com:8083/connectors/orders',
        { kind: 'mcp', server: 'confluent', tool: 'delete-connector', input: { connectorName: 'orders' } },
      ],
      free: [
        'confluent connect cluster list',
        'curl http://connect.example.com:8083/connectors',
        'curl -X PUT http://connect.example.com:8083/connectors/orders/pause',
      ],
    },
  },
  {
    id: 'kafka/stop-broker',
    when: [
      command('kafka-server-stop')(''),
      rpk('redpanda admin brokers decommission'),
      rpk('cluster partitions unsafe-recover'),
      rpk('cluster storage unmount'),
      rpk('redpanda stop'),
      api('PUT /v1/brokers/{name}/decommission', { hosts: ['*'], ports: ['9644'] }),
    ],
    verb: 'stop',
    class: 'data',
    resource: { kind: 'broker', name: ['args', 'path:name', '=broker'], ...PLACE },
    dies: 'the copies on that broker; unsafe-recover gives up what others do not have',
    undo: 'Start or recommission it.',
    safer: 'Look at the health of the cluster first: rpk cluster health.',
    docs: 'https://docs.redpanda.com/current/reference/rpk/rpk-redpanda/rpk-redpanda-admin-brokers-decommission/',
    examples: {
      held: [
        'rpk redpanda admin brokers decommission 3',
        'kafka-server-stop.sh',
        'curl -X PUT http://rp-1.example.com:9644/v1/brokers/3/decommission',
      ],
      free: ['rpk redpanda admin brokers list', 'rpk cluster health', 'curl http://rp-1.example.com:9644/v1/brokers'],
    },
  },
  {
    id: 'kafka/delete-resource',
    net: 'provider',
    when: [
      confluent('** delete|destroy'),
      // The mirror takes back what only it holds.
      confluent('kafka mirror truncate-and-restore'),
      api('POST /kafka/v3/clusters/{cluster}/links/{link}/mirrors:truncate-and-restore'),
      rpk('** delete|uninstall'),
      command('kafka-acls', { none: ['--help'] })('', { any: ['--remove'] }),
      command('kafkactl', { none: ['--help', '-h'] })('delete'),
      api('DELETE'),
    ],
    verb: 'delete',
    class: 'data',
    resource: { kind: 'resource', name: ['args', 'path:last', '=resource'], ...PLACE },
    dies: 'whatever it held or allowed',
    undo: 'Make it again.',
    safer: 'Describe it first.',
    docs: DOCS,
    examples: {
      held: [
        'confluent iam service-account delete sa-1',
        'rpk security user delete app',
        'kafka-acls.sh --bootstrap-server kafka.example.com:9092 --remove --topic orders --force',
        'curl -X DELETE -u "$K:$S" https://api.confluent.cloud/iam/v2/api-keys/k1',
      ],
      free: [
        'confluent iam service-account list',
        'rpk security acl list',
        'kafka-acls.sh --bootstrap-server kafka.example.com:9092 --list',
        'curl -u "$K:$S" https://api.confluent.cloud/iam/v2/api-keys',
      ],
    },
  },
] as const satisfies readonly Rule[];
