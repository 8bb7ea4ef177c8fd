import { kafkaClusterRules } from './kafkaClusters';
import type { ProgramSpec, Provider, Rule } from './rule';
import { request as api, command, list } from './when';

const ANY = { hosts: ['*'] } as const;
const HELP = { none: ['--help', '--version', '--dry-run'] } as const;
const tool = (name: string) => command(name, HELP);
const rpk = command('rpk', { none: ['--help', '-h'] });
const confluent = command('confluent', { none: ['--help', '-h', '--dry-run'] });
const kafkactl = command('kafkactl', { none: ['--help', '-h'] });
const PLACE = {
  identifiers: [
    'flag:--bootstrap-server',
    'flag:--brokers',
    'flag:--cluster',
    'flag:--environment',
    'flag:--profile',
    'flag:--context',
    'path:cluster',
    'host',
  ],
} as const;
const named = (kind: string, ...names: readonly string[]) => ({ kind, name: [...names, 'path:name', `=${kind}`], ...PLACE });
const V3 = '/v3/clusters/{cluster}';
const DOCS = 'https://kafka.apache.org/documentation/';
const REST = 'https://pkc-1.eu-west-1.aws.confluent.cloud/kafka/v3/clusters/lkc-1';

const rules = [
  {
    id: 'kafka/delete-topic',
    when: [
      tool('kafka-topics')('', { any: ['--delete'] }),
      rpk('topic delete'),
      confluent('kafka|local topic|kafka delete'),
      confluent('local kafka topic delete'),
      kafkactl('delete topic'),
      kafkactl('topic delete'),
      { call: 'sql', dialect: ['unknown'], verb: ['DROP'], object: ['stream', 'connector'] },
      api(`DELETE ${V3}/topics/{name} /kafka${V3}/topics/{name}`, ANY),
      {
        call: 'mcp',
        server: ['*kafka*', '*confluent*', '*redpanda*'],
        tool: ['delete-topics', 'delete_topics', 'delete_topic', 'delete-topic'],
      },
    ],
    verb: 'delete',
    class: 'data',
    resource: named('topic', 'names', 'flag:--topic', 'args', 'input:topicNames', 'input:topic'),
    dies: 'all its records, in every partition',
    undo: 'None known.',
    safer: 'Copy what is in it elsewhere first, and look who consumes it.',
    docs: `${DOCS}#basic_ops_add_topic`,
    examples: {
      held: [
        'kafka-topics.sh --bootstrap-server kafka.example.com:9092 --delete --topic orders',
        'kafka-topics --delete --topic "orders.*" --bootstrap-server kafka.example.com:9092',
        'rpk topic delete orders -X brokers=kafka.example.com:9092',
        'confluent kafka topic delete orders --cluster lkc-1 --force',
        'kafkactl delete topic orders',
        'ksql -e "DROP STREAM orders DELETE TOPIC;" http://ksql.example.com:8088',
        `curl -X POST http://ksql.example.com:8088/ksql -d '{"ksql":"DROP STREAM orders DELETE TOPIC;"}'`,
        `curl -X DELETE -u "$K:$S" ${REST}/topics/orders`,
        { kind: 'mcp', server: 'confluent', tool: 'delete-topics', input: { topicNames: ['orders'] } },
      ],
      free: [
        'kafka-topics.sh --bootstrap-server kafka.example.com:9092 --list',
        'kafka-topics.sh --create --topic orders --bootstrap-server localhost:9092',
        'rpk topic list',
        'kcat -b kafka.example.com:9092 -t orders -C -o -10 -e',
        'confluent kafka topic describe orders',
        `curl -u "$K:$S" ${REST}/topics/orders`,
        { kind: 'mcp', server: 'confluent', tool: 'list-topics', input: {} },
      ],
    },
  },
  {
    id: 'kafka/delete-records',
    when: [
      tool('kafka-delete-records')(''),
      rpk('topic trim-prefix'),
      kafkactl('delete records'),
      kafkactl('truncate'),
      api(`DELETE ${V3}/topics/{name}/partitions/{partition}/records`, ANY),
    ],
    verb: 'delete',
    class: 'data',
    resource: named('records', 'args', 'flag:--offset-json-file'),
    dies: 'every record before the offset',
    undo: 'None known.',
    safer: 'Let the retention of the topic expire them.',
    docs: `${DOCS}#topicconfigs`,
    examples: {
      held: [
        'kafka-delete-records.sh --bootstrap-server kafka.example.com:9092 --offset-json-file o.json',
        'rpk topic trim-prefix orders --offset end --no-confirm',
        `curl -X DELETE -u "$K:$S" https://rest.example.com/v3/clusters/c1/topics/orders/partitions/0/records`,
      ],
      free: [
        'kafka-get-offsets.sh --bootstrap-server kafka.example.com:9092 --topic orders',
        'rpk topic consume orders -n 1',
        'kafka-delete-records.sh --help',
      ],
    },
  },
  {
    id: 'kafka/shorten-retention',
    when: [
      tool('kafka-configs')('', {
        all: ['--alter'],
        any: ['--add-config=*retention*', '--add-config=*cleanup.policy*', '--delete-config=*'],
      }),
      rpk('topic alter-config', { any: ['--set=*retention*', '-s=*retention*', '--set=*cleanup.policy*', '--delete', '-d'] }),
      confluent('kafka topic update', { any: ['--config=*retention*', '--config=*cleanup.policy*'] }),
      kafkactl('alter topic', { any: ['--config=*retention*', '--config=*cleanup.policy*', '-c=*retention*'] }),
      api(
        `PUT ${V3}/topics/{name}/configs/retention.ms ${V3}/topics/{name}/configs/retention.bytes ${V3}/topics/{name}/configs/cleanup.policy`,
        ANY,
      ),
      api(`POST ${V3}/topics/{name}/configs:alter`, { ...ANY, text: ['*retention*', '*cleanup.policy*'] }),
    ],
    verb: 'change',
    class: 'data',
    resource: named('topic', 'flag:--entity-name', 'flag:--topic', 'args'),
    dies: 'every record that the new setting no longer keeps, within minutes',
    undo: 'Set it back; expired records stay lost.',
    safer: 'Describe the topic first, and lengthen rather than shorten.',
    docs: `${DOCS}#topicconfigs_retention.ms`,
    examples: {
      held: [
        'kafka-configs.sh --bootstrap-server kafka.example.com:9092 --alter --entity-type topics --entity-name orders --add-config retention.ms=1000',
        'rpk topic alter-config orders --set retention.ms=1000',
        'confluent kafka topic update orders --config retention.ms=1000',
        `curl -X PUT -u "$K:$S" https://rest.example.com/v3/clusters/c1/topics/orders/configs/retention.ms -d '{"value":"1000"}'`,
      ],
      free: [
        'kafka-configs.sh --bootstrap-server kafka.example.com:9092 --describe --entity-type topics --entity-name orders',
        'kafka-configs.sh --bootstrap-server kafka.example.com:9092 --alter --entity-type topics --entity-name orders --add-config max.message.bytes=2000000',
        'rpk topic describe orders',
      ],
    },
  },
  {
    id: 'kafka/move-consumers',
    when: [
      tool('kafka-consumer-groups')('', { any: ['--delete', '--delete-offsets'] }),
      command('kafka-consumer-groups', { none: ['--help'] })('', { all: ['--reset-offsets', '--execute'] }),
      tool('kafka-streams-application-reset')(''),
      rpk('group delete|seek|offset-delete'),
      confluent('kafka consumer group delete'),
      kafkactl('delete consumer-group|offset|consumer-group-offset'),
      kafkactl('reset consumer-group-offset|cgo|offset', { any: ['--execute'] }),
      kafkactl('group delete'),
      api(`DELETE ${V3}/consumer-groups/{name} /kafka${V3}/consumer-groups/{name}`, ANY),
    ],
    verb: 'reset',
    class: 'data',
    resource: named('consumer group', 'flag:--group', 'flag:--application-id', 'args'),
    dies: 'how far its consumers have read: records are skipped, or handled again',
    undo: 'Reset them to the offsets that were there, if somebody wrote them down.',
    safer: 'Run it with --dry-run and keep what --describe shows.',
    docs: `${DOCS}#basic_ops_consumer_group`,
    examples: {
      held: [
        'kafka-consumer-groups.sh --bootstrap-server kafka.example.com:9092 --group billing --reset-offsets --to-latest --all-topics --execute',
        'kafka-consumer-groups --bootstrap-server kafka.example.com:9092 --delete --group billing',
        'kafka-streams-application-reset.sh --application-id billing --input-topics orders --force',
        'rpk group seek billing --to start',
        `curl -X DELETE -u "$K:$S" https://rest.example.com/v3/clusters/c1/consumer-groups/billing`,
      ],
      free: [
        'kafka-consumer-groups.sh --bootstrap-server kafka.example.com:9092 --describe --group billing',
        'kafka-consumer-groups.sh --bootstrap-server kafka.example.com:9092 --group billing --reset-offsets --to-latest --all-topics --dry-run',
        'kafka-consumer-groups.sh --bootstrap-server kafka.example.com:9092 --group billing --reset-offsets --to-latest --all-topics',
        'rpk group describe billing',
      ],
    },
  },
] as const satisfies readonly Rule[];

const FLAGS = list(
  `--bootstrap-server --topic --partitions --replication-factor --config --command-config --group --entity-type --entity-name --add-config --delete-config --offset-json-file
   --to-offset --to-datetime --from-file --shift-by --by-duration --application-id --input-topics --intermediate-topics --internal-topics --zookeeper --broker-list --timeout
   --cluster-id --bootstrap-controller --allow-principal --producer --consumer --resource-pattern-type --principal`,
);
/** `kafka-topics`, as packages name it, and `kafka-topics.sh`, as the archive does. */
const script = (id: string, ...more: readonly string[]): ProgramSpec => ({
  id,
  names: [id, ...more].flatMap((name) => [name, `${name}.sh`]),
  valueFlags: FLAGS,
  abbreviations: true,
  // They are run from the folder they were unpacked in, where nothing else reads them.
  everyday: true,
});

/** Apache Kafka, Redpanda and Confluent: their scripts and command lines, REST, and MCP. */
export const kafka: Provider = {
  id: 'kafka',
  title: 'Kafka',
  hosts: ['*.confluent.cloud', 'confluent.cloud'],
  programs: [
    ...[
      'kafka-topics',
      'kafka-delete-records',
      'kafka-configs',
      'kafka-streams-application-reset',
      'kafka-acls',
      'kafka-storage',
      'kafka-server-stop',
    ].map((name) => script(name)),
    script('kafka-consumer-groups', 'kafka-share-groups', 'kafka-streams-groups'),
    {
      id: 'rpk',
      names: ['rpk'],
      valueFlags: list(
        '-X --config-opt --brokers --config --profile --rack -o --offset -p --partitions -f --from-file --set -s --to --to-group --to-file --topics --topic --user --password --sasl-mechanism',
      ),
    },
    {
      id: 'confluent',
      names: ['confluent'],
      valueFlags: list(
        '--cluster --environment --context --endpoint --config --api-key --api-secret --url --version --subject -o --output',
      ),
    },
    {
      id: 'kafkactl',
      names: ['kafkactl', 'kaf'],
      valueFlags: list('-C --config-file --context -c --config --topic --partition --offset -b --brokers'),
    },
  ],
  rules: [...rules, ...kafkaClusterRules],
};
