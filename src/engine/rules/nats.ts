import type { Provider, Rule } from './rule';
import { command, list } from './when';

const run = command('nats', { none: ['--help'] });
const STREAM = 'stream|str|st|ms|s';
const PLACE = { identifiers: ['url:--server|NATS_URL', 'flag:-s', 'flag:--context', 'env:NATS_CONTEXT', 'label:flag:--creds'] } as const;
const rules = [
  {
    id: 'nats/delete-stream',
    when: [
      run(`${STREAM} rm|delete|del|purge|rmm|seal|restore`),
      run('kv del|rm|purge'),
      run('object|obj del|rm|seal'),
      run('consumer|con|obs|c rm|delete|del'),
      run('account|a restore'),
      run('server|srv|sys|system account|acct purge'),
      run('server|srv|sys|system cluster|r|raft peer-remove|rm|pr'),
      run(`${STREAM} cluster|c peer-remove|pr`),
      run('auth ** rm|delete'),
    ],
    verb: 'delete',
    class: 'data',
    resource: { kind: 'stream', name: ['args', '=stream'], ...PLACE },
    dies: 'all messages or keys in it; of a consumer how far it has read',
    undo: 'Restore a backup: nats stream restore.',
    safer: 'Back it up first: nats stream backup.',
    docs: 'https://docs.nats.io/nats-concepts/jetstream/streams',
    examples: {
      held: [
        'nats stream rm ORDERS -f',
        'nats --context prod stream purge ORDERS --force',
        'nats kv del config -f',
        'nats kv rm config key',
        'nats consumer rm ORDERS worker',
      ],
      free: ['nats stream ls', 'nats stream info ORDERS', 'nats kv get config key', 'nats pub orders.new 1', 'nats context rm old'],
    },
  },
] as const satisfies readonly Rule[];

/** NATS JetStream. */
export const nats = {
  id: 'nats',
  title: 'NATS',
  hosts: [],
  programs: [
    {
      id: 'nats',
      names: ['nats'],
      everyday: true,
      valueFlags: list(
        '--server -s --user --password --token --connection-name --creds --nkey --jwt --seed --tlscert --tlskey --tlsca --timeout --socks-proxy --js-api-prefix --js-event-prefix --js-domain --domain --inbox-prefix --colors --context --subject --seq --keep',
      ),
    },
  ],
  rules,
} as const satisfies Provider;
