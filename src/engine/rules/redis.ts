import type { Provider, Rule } from './rule';

const redisCall = { call: 'sql', dialect: ['redis'] } as const;
const place = { identifiers: ['host'] } as const;
const DOCS = 'https://redis.io/docs/latest/commands';

const rules = [
  {
    id: 'redis/flush',
    when: { ...redisCall, verb: ['FLUSHALL', 'FLUSHDB'] },
    verb: 'delete',
    class: 'data',
    resource: { kind: 'redis database', name: ['host', '=redis'], ...place },
    dies: 'all keys',
    undo: 'Restore an RDB or AOF file from before.',
    safer: 'Delete the keys that are meant, after SCAN has shown them.',
    docs: `${DOCS}/flushall/`,
    examples: {
      held: [
        'redis-cli FLUSHALL',
        'redis-cli -h cache.example.com -n 2 flushdb ASYNC',
        'redis-cli -u redis://:pw@cache.example.com:6379 flushall',
        'echo flushall | redis-cli',
        'redis-cli --cluster call db.example.com:6379 FLUSHALL',
        `redis-cli eval "redis.call('FLUSHALL')" 0`,
        `python3 -c "import redis; redis.Redis(host='cache.example.com').flushall()"`,
        'curl -X POST -H "Authorization: Bearer $T" https://cache-1.upstash.io/flushall',
        `curl -X POST -H "Authorization: Bearer $T" https://cache-1.upstash.io -d '["FLUSHDB"]'`,
      ],
      free: [
        'redis-cli GET flushall',
        'redis-cli SET flushall 1',
        'redis-cli INFO',
        `redis-cli eval "return redis.call('GET', 'a')" 0`,
        'redis-cli script flush',
        'echo info | redis-cli',
        `python3 -c "import redis; redis.Redis(host='cache.example.com').get('a')"`,
        'curl -H "Authorization: Bearer $T" https://cache-1.upstash.io/get/flushall',
      ],
    },
  },
  {
    id: 'redis/delete-keys',
    when: { ...redisCall, verb: ['DEL'], action: ['many'] },
    verb: 'delete',
    class: 'data',
    resource: { kind: 'keys', name: ['=keys'], ...place },
    undo: 'Restore an RDB or AOF file from before.',
    safer: 'Let keys expire, or delete them by name.',
    docs: `${DOCS}/del/`,
    examples: {
      held: [`redis-cli --scan --pattern 'session:*' | xargs redis-cli del`, `redis-cli unlink $(redis-cli keys '*')`],
      free: ['redis-cli del session:7', `redis-cli --scan --pattern 'session:*'`, `redis-cli keys '*'`],
    },
  },
  {
    id: 'redis/change-safety',
    when: { ...redisCall, verb: ['CONFIG'] },
    verb: 'disable',
    class: 'safeguard',
    resource: { kind: 'setting', name: ['names'], ...place },
    reversible: true,
    dies: 'what keeps the data on disk, or strangers out',
    undo: 'Set it back.',
    safer: 'Change the configuration file, reviewed.',
    docs: `${DOCS}/config-set/`,
    examples: {
      held: [
        `redis-cli config set save ''`,
        'redis-cli CONFIG SET appendonly no',
        'redis-cli config set protected-mode no',
        'redis-cli config set dir /root/.ssh',
      ],
      free: ['redis-cli config get save', 'redis-cli config set maxmemory 100mb'],
    },
  },
  {
    id: 'redis/replace-server',
    when: { ...redisCall, verb: ['REPLICAOF', 'CLUSTER'] },
    verb: 'overwrite',
    class: 'data',
    resource: { kind: 'redis server', name: ['host', '=redis'], ...place },
    dies: 'all keys: it takes those of the other server',
    undo: 'Restore an RDB or AOF file from before.',
    safer: 'Make a new server the replica.',
    docs: `${DOCS}/replicaof/`,
    examples: {
      held: ['redis-cli replicaof other.example.com 6379', 'redis-cli cluster reset hard'],
      free: ['redis-cli replicaof no one', 'redis-cli cluster info'],
    },
  },
  {
    id: 'redis/shutdown',
    when: { ...redisCall, verb: ['SHUTDOWN'] },
    verb: 'stop',
    class: 'data',
    resource: { kind: 'redis server', name: ['host', '=redis'], ...place },
    reversible: true,
    dies: 'what was not saved',
    undo: 'Start the server.',
    safer: 'Stop it through the service manager.',
    docs: `${DOCS}/shutdown/`,
    examples: {
      held: ['redis-cli shutdown', 'redis-cli -h cache.example.com SHUTDOWN NOSAVE'],
      free: ['redis-cli ping', 'redis-cli save'],
    },
  },
] as const satisfies readonly Rule[];

/** Redis and Valkey. */
export const redis = {
  id: 'redis',
  title: 'Redis',
  hosts: [],
  programs: [{ id: 'redis-cli', names: ['redis-cli', 'valkey-cli', 'keydb-cli'], valueFlags: [] }],
  rules,
} as const satisfies Provider;
