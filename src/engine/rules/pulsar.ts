import type { Provider, Rule } from './rule';
import { command, list, request } from './when';

const run = command('pulsar-admin', { none: ['--help', '-h'] });
/** Its brokers have any name; the path is its own. */
const api = (line: string) => request(line, { hosts: ['*'] });
const PLACE = { identifiers: ['url:--admin-url', 'host'] } as const;
const rules = [
  {
    id: 'pulsar/delete-topics',
    when: [
      run('tenants|properties|namespaces|clusters|topics|persistent|non-persistent|schemas|functions|sinks|sources delete'),
      run('topics|persistent delete-partitioned-topic|truncate|unsubscribe|clear-backlog|reset-cursor|skip-all'),
      run('namespaces clear-backlog|unsubscribe'),
      api(
        'DELETE /admin/v2/tenants/{name} /admin/v2/namespaces/{tenant}/{name} /admin/v2/persistent/{tenant}/{namespace}/{name} /admin/v2/persistent/{tenant}/{namespace}/{name}/partitions',
      ),
      api(
        'DELETE /admin/v2/persistent/{tenant}/{namespace}/{topic}/subscription/{name} /admin/v2/clusters/{name} /admin/v2/schemas/{tenant}/{namespace}/{name}/schema',
      ),
    ],
    verb: 'delete',
    class: 'data',
    resource: { kind: 'topic', name: ['arg:0', 'flag:--name', 'path:name'], ...PLACE },
    dies: 'all messages in it; of a tenant or namespace with --force all topics below it; of a subscription how far it has read',
    undo: 'None known.',
    safer: 'Show what it holds first: pulsar-admin topics stats.',
    docs: 'https://pulsar.apache.org/docs/next/reference-cli-tools/',
    examples: {
      held: [
        'pulsar-admin tenants delete shop -f',
        'bin/pulsar-admin --admin-url https://pulsar.example.com:8443 namespaces delete shop/orders --force',
        'pulsar-admin topics delete persistent://shop/orders/new',
        'curl -X DELETE -H "Authorization: Bearer $T" https://pulsar.example.com/admin/v2/persistent/shop/orders/new',
      ],
      free: [
        'pulsar-admin tenants list',
        'pulsar-admin topics stats persistent://shop/orders/new',
        'curl -H "Authorization: Bearer $T" https://pulsar.example.com/admin/v2/tenants',
      ],
    },
  },
] as const satisfies readonly Rule[];

/** Apache Pulsar: pulsar-admin and its API. */
export const pulsar = {
  id: 'pulsar',
  title: 'Pulsar',
  hosts: [],
  programs: [
    {
      id: 'pulsar-admin',
      names: ['pulsar-admin', 'pulsarctl'],
      valueFlags: list(
        '--admin-url --auth-plugin --auth-params --tls-trust-cert-path --tls-provider --request-timeout -s --subscription --name --tenant --namespace --admin-service-url --token',
      ),
    },
  ],
  rules,
} as const satisfies Provider;
