import type { Provider, Rule } from './rule';
import { request as api, command, list } from './when';

const ctl = command('rabbitmqctl', { none: ['--help', '-h', '--dry-run'] });
const admin = command('rabbitmqadmin', { none: ['--help', '-h', '--dry-run'] });
const ANY = { hosts: ['*'] } as const;
const PORT = { hosts: ['*'], ports: ['15672', '15671'] } as const;
const PLACE = {
  identifiers: ['flag:-n', 'flag:--node', 'flag:-H', 'flag:--host', 'flag:-p', 'flag:--vhost', 'flag:-V', 'path:vhost', 'host'],
} as const;
const named = (kind: string) => ({ kind, name: ['flag:--name', 'path:name', 'args', `=${kind}`], ...PLACE });
const DOCS = 'https://www.rabbitmq.com/docs/';
const API = 'http://mq.example.com:15672/api';

const rules = [
  {
    id: 'rabbitmq/delete-queue',
    when: [
      ctl('delete_queue|purge_queue'),
      admin('delete queue|stream'),
      admin('purge queue'),
      admin('queues|streams delete|delete_multiple|purge'),
      api('DELETE /api/queues/{vhost}/{name} /api/queues/{vhost}/{name}/contents', ANY),
      command('rabbitmq-queues', { none: ['--help'] })('delete_member|shrink'),
      command('rabbitmq-streams', { none: ['--help'] })('delete_replica|shrink'),
    ],
    verb: 'delete',
    class: 'data',
    resource: named('queue'),
    dies: 'all messages in it that nobody has handled yet',
    undo: 'None known for the messages.',
    safer: 'Let its consumers empty it, or move the messages with a shovel.',
    docs: `${DOCS}queues`,
    examples: {
      held: [
        'rabbitmqctl delete_queue orders -p shop',
        'rabbitmqctl purge_queue orders',
        'rabbitmqadmin -H mq.example.com delete queue name=orders',
        'rabbitmqadmin --vhost shop queues purge --name orders',
        `curl -X DELETE -u "$U:$P" ${API}/queues/%2F/orders/contents`,
      ],
      free: [
        'rabbitmqctl list_queues',
        'rabbitmqadmin list queues',
        'rabbitmqadmin --vhost shop queues declare --name orders',
        `curl -u "$U:$P" ${API}/queues`,
        'rabbitmqadmin --dry-run --vhost shop queues delete --name orders',
      ],
    },
  },
  {
    id: 'rabbitmq/delete-vhost',
    when: [
      ctl('delete_vhost|reset|force_reset|forget_cluster_node|disable_vhost_deletion_protection'),
      admin('delete vhost'),
      admin('vhosts delete|delete_multiple|disable_deletion_protection'),
      admin('definitions import|import_into_vhost'),
      ctl('import_definitions'),
      admin('import'),
      api('DELETE /api/vhosts/{name} /api/vhosts/{name}/deletion/protection', ANY),
      api('DELETE /api/reset /api/reset/{name}', PORT),
      api('POST /api/definitions /api/definitions/{name}', PORT),
    ],
    verb: 'delete',
    class: 'data',
    resource: named('virtual host'),
    dies: 'all queues, exchanges and users in it, with their messages',
    undo: 'Import its definitions, if they were exported; messages stay lost.',
    safer: 'Export the definitions first: rabbitmqctl export_definitions.',
    docs: `${DOCS}vhosts`,
    examples: {
      held: [
        'rabbitmqctl delete_vhost shop',
        'rabbitmqctl -n rabbit@mq-1 force_reset',
        'rabbitmqadmin vhosts delete --name shop',
        `curl -X DELETE -u "$U:$P" ${API}/vhosts/shop`,
      ],
      free: [
        'rabbitmqctl list_vhosts',
        'rabbitmqctl export_definitions d.json',
        'rabbitmqctl add_vhost shop',
        `curl -u "$U:$P" ${API}/vhosts`,
      ],
    },
  },
  {
    id: 'rabbitmq/stop-node',
    when: [
      ctl('stop|stop_app|shutdown|close_all_connections|close_all_user_connections'),
      command('rabbitmq-upgrade', { none: ['--help'] })('drain'),
    ],
    verb: 'stop',
    class: 'data',
    resource: { ...named('node'), name: ['flag:-n', 'flag:--node', '=node'] },
    reversible: true,
    dies: 'messages that are kept in memory only, and every connection',
    undo: 'Start the node again.',
    safer: 'Stop it through the service manager, one node at a time.',
    docs: `${DOCS}man/rabbitmqctl.8`,
    examples: { held: ['rabbitmqctl -n rabbit@mq-1 stop', 'rabbitmqctl stop_app'], free: ['rabbitmqctl status', 'rabbitmqctl start_app'] },
  },
  {
    id: 'rabbitmq/delete-resource',
    net: 'provider',
    when: [
      ctl('delete_*|clear_*|remove_*|eval'),
      admin('delete|clear|remove|close'),
      admin('* delete|delete_*|clear|remove'),
      command('rabbitmq-plugins', { none: ['--help'] })('disable'),
      api(
        'DELETE /api/exchanges/{vhost}/{name} /api/bindings/** /api/policies/{vhost}/{name} /api/operator-policies/{vhost}/{name} /api/parameters/{component}/{vhost}/{name}',
        ANY,
      ),
      api('DELETE', PORT),
      api('POST /api/users/bulk-delete', ANY),
    ],
    verb: 'delete',
    class: 'data',
    resource: named('resource'),
    dies: 'what messages are sent through, or who may send them',
    undo: 'Declare it again.',
    safer: 'Export the definitions first: rabbitmqctl export_definitions.',
    docs: `${DOCS}management-cli`,
    examples: {
      held: [
        'rabbitmqctl delete_user app',
        'rabbitmqctl clear_policy -p shop ha',
        'rabbitmqadmin delete exchange name=orders',
        `curl -X DELETE -u "$U:$P" ${API}/exchanges/%2F/orders`,
        `curl -X DELETE -u "$U:$P" ${API}/users/app`,
      ],
      free: [
        'rabbitmqctl list_users',
        'rabbitmqadmin list exchanges',
        'rabbitmqadmin publish exchange=a routing_key=b payload=c',
        `curl -u "$U:$P" ${API}/overview`,
      ],
    },
  },
] as const satisfies readonly Rule[];

const CTL = list('-n --node -p --vhost -t --timeout --formatter -s --script-name --aliases-file');

/** RabbitMQ: its own tools and the management API. */
export const rabbitmq = {
  id: 'rabbitmq',
  title: 'RabbitMQ',
  hosts: ['*.rmq.cloudamqp.com'],
  programs: [
    { id: 'rabbitmqctl', names: ['rabbitmqctl'], valueFlags: CTL, helpWord: true, everyday: true },
    {
      id: 'rabbitmqadmin',
      names: ['rabbitmqadmin', 'rabbitmqadmin-ng'],
      valueFlags: list(
        '-H --host -P --port -V --vhost -u --username -p --password -c --config -N --node --name -f --format --base-uri --path-prefix --user',
      ),
      helpWord: true,
      everyday: true,
    },
    ...['rabbitmq-queues', 'rabbitmq-streams', 'rabbitmq-plugins', 'rabbitmq-upgrade'].map((name) => ({
      id: name,
      names: [name],
      valueFlags: CTL,
      everyday: true as const,
    })),
  ],
  rules,
} as const satisfies Provider;
