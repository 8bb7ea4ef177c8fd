import { javascriptAws } from '../clouds/awsSdk';
import { sendStatement } from '../sql/drivers';
import type { Invocation, Machine } from './machine';
import { elementOf, textOf, UNKNOWN, type Value } from './values';

const AWS = /^Aws\.(?:\w+\.)?([A-Z]\w*)Client\(\)\.([a-z]\w*)$/;
const REDIS = /(?:^|\.)(?:Redis|Predis\.Client|RedisCluster)(?:\(\)|\.connection\(\))?\.(\w+)$/;
const EACH = /\.(?:each|map|filter|reject|transform|eachById|chunkById|tap)$/;

/** What PHP code does by the clients of stores and services, under the names of their twins in other languages. */
export function phpClients(invocation: Invocation, machine: Machine): Value | undefined {
  const { path, self, args } = invocation;
  const [, service = '', operation = ''] = AWS.exec(path) ?? [];
  if (service !== '') javascriptAws({ ...invocation, path: `@aws-sdk/client-${service.toLowerCase()}.${service}().${operation}` }, machine);
  const command = REDIS.exec(path)?.[1];
  const twin = command !== undefined ? `redis.Redis().${command}` : path.startsWith('MongoDB.') || ofMongo(self) ? `mongodb.${path}` : path;
  sendStatement({ ...invocation, path: twin }, machine);
  // A collection hands its items on one by one.
  const given = args.find((one) => one.v === 'function');
  if (self?.v !== 'object' || given === undefined || !EACH.test(path)) return undefined;
  machine.apply(given, [elementOf(self)], new Map());
  return UNKNOWN;
}

/** `new MongoDB\Client("mongodb://…")`: which library's client it is, its address says. */
function ofMongo(self: Value | null): boolean {
  for (let at = self, depth = 0; at?.v === 'object' && depth < 8; at = at.self, depth += 1)
    if (at.of.endsWith('Client()')) return /^mongodb(?:\+srv)?:/.test(textOf(at.args[0]));
  return false;
}
