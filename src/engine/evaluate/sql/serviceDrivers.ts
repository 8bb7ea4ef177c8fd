import type { Call } from '../../types';
import type { Invocation, Machine } from '../code/machine';
import { memberOf, textOf, type Value } from '../code/values';
import { httpCall } from '../http/request';

const SEARCH = /^(?:elasticsearch|elasticsearch_async|opensearchpy|opensearch|@elastic\/elasticsearch|@opensearch-project\/opensearch)\b/;
const STREAM = /^(?:confluent_kafka|kafka|aiokafka|kafkajs|@confluentinc\/kafka-javascript|node-rdkafka)\b/;

/** What clients of search servers and of Kafka do by methods: the requests and commands that do the same. null: it is none of them. */
export function serviceCall({ path, self, args, named }: Invocation, machine: Machine): Call | null {
  const search = SEARCH.test(path);
  if (!search && !STREAM.test(path)) return null;
  const method = path
    .slice(path.lastIndexOf('.') + 1)
    .replaceAll('_', '')
    .toLowerCase();
  const [first] = args;
  const via = { via: [...machine.from.via, machine.from.program], remote: machine.from.remote };
  if (search) {
    const index = textOf(named.get('index') ?? memberOf(first, 'index') ?? named.get('name') ?? memberOf(first, 'name') ?? first);
    const send = (verb: string, where: string): Call =>
      httpCall({ method: verb, url: `${serverOf(self)}${where}`, headers: [], body: { kind: 'none' }, credential: true }, via);
    if (/\.indices\.delete$/.test(path)) return send('DELETE', `/${index}`);
    if (method === 'deletedatastream') return send('DELETE', `/_data_stream/${index}`);
    if (method === 'deletebyquery') return send('POST', `/${index}/_delete_by_query`);
    return /\.snapshot\.delete/.test(path) ? send('DELETE', '/_snapshot/repository/snapshot') : null;
  }
  if (!/^delete(?:topics|records|consumergroups|groups)$/.test(method)) return null;
  const list = memberOf(first, 'topics') ?? memberOf(first, 'topic') ?? named.get('topics') ?? first;
  const names = list?.v === 'list' ? list.items.map((one) => textOf(one)) : [textOf(list)];
  const program =
    method === 'deletetopics' ? 'kafka-topics' : method === 'deleterecords' ? 'kafka-delete-records' : 'kafka-consumer-groups';
  const flag = method === 'deletetopics' ? '--topic' : '--group';
  return {
    ...machine.from,
    via: via.via,
    program,
    path: program,
    argv: ['--delete', flag, names.join(','), ...brokers(self)],
    stdin: { kind: 'none' },
  };
}

/** The first server that the client was made with, as a URL on its port. */
function serverOf(self: Value | null): string {
  const url = madeWith(self, ['node', 'nodes', 'hosts', 'host', 'cloud_id']);
  if (url === undefined) return 'http://localhost:9200';
  const whole = /^[a-z]+:\/\//i.test(url) ? url : `https://${url}`;
  return /:\d+(?:\/|$)/.test(whole.replace(/^[a-z]+:\/\//i, '')) ? whole.replace(/\/$/, '') : `${whole.replace(/\/$/, '')}:9200`;
}

const brokers = (self: Value | null): readonly string[] => {
  const server = madeWith(self, ['bootstrap.servers', 'bootstrap_servers', 'brokers', 'metadata.broker.list']);
  return server === undefined ? [] : ['--bootstrap-server', server];
};

function madeWith(self: Value | null, names: readonly string[]): string | undefined {
  for (let at = self, depth = 0; at?.v === 'object' && depth < 12; at = at.self, depth += 1) {
    const made: Value = { v: 'dict', entries: at.named };
    const [first] = at.args;
    const found =
      names.map((name) => memberOf(made, name) ?? memberOf(first, name)).find((one) => one !== undefined) ??
      (isPlace(first) ? first : undefined);
    if (found !== undefined) return textOf(found.v === 'list' ? found.items[0] : found);
  }
  return undefined;
}

const isPlace = (value: Value | undefined): boolean => value?.v === 'text' || (value?.v === 'list' && value.items[0]?.v === 'text');
