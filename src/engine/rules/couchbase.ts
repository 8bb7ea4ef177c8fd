import type { Provider, Rule } from './rule';
import { request as api, command, list } from './when';

const run = command('couchbase-cli', { none: ['--help', '-h'] });
const backup = command('cbbackupmgr', { none: ['--help', '-h'] });
/** Servers of people's own: what tells them is the port. */
const PORT = { hosts: ['*'], ports: ['8091', '18091'] } as const;
const CLOUD = { hosts: ['cloudapi.cloud.couchbase.com'] } as const;
const BUCKET = '/pools/default/buckets/{name}';
const V4 = '/v4/organizations/{o}/projects/{p}/clusters';
const PLACE = { identifiers: ['server', 'flag:-c', 'flag:--cluster', 'host'] } as const;
const named = (kind: string) => ({
  kind,
  name: [
    'names',
    'flag:--bucket',
    'flag:--drop-collection',
    'flag:--drop-scope',
    'flag:--server-remove',
    'flag:--server-failover',
    'flag:-r',
    'flag:--repo',
    'path:name',
    'args',
    'path:last',
    `=${kind}`,
  ],
  ...PLACE,
});

const rules = [
  {
    id: 'couchbase/delete-bucket',
    when: [
      { call: 'sql', dialect: ['unknown'], verb: ['DROP'], object: ['collection', 'scope', 'bucket'] },
      run('bucket-delete|bucket-flush'),
      run('collection-manage', { any: ['--drop-collection', '--drop-scope'] }),
      api(`DELETE ${BUCKET} ${BUCKET}/scopes/{scope} ${BUCKET}/scopes/{scope}/collections/{collection}`, PORT),
      api(`POST ${BUCKET}/controller/doFlush`, PORT),
      api(`DELETE ${V4}/{name} ${V4}/{cluster}/buckets/{name} /v4/organizations/{o}/projects/{name}`, CLOUD),
      api(`POST ${V4}/{cluster}/buckets/{name}/flush`, CLOUD),
    ],
    verb: 'delete',
    class: 'data',
    resource: named('bucket'),
    dies: 'all documents in it, with the indexes on them',
    undo: 'Restore a backup.',
    safer: 'Back it up first: cbbackupmgr backup.',
    docs: 'https://docs.couchbase.com/server/current/cli/cbcli/couchbase-cli-bucket-delete.html',
    examples: {
      held: [
        'couchbase-cli bucket-delete -c db.example.com:8091 -u Administrator --bucket travel',
        'couchbase-cli bucket-flush -c db.example.com -u Administrator --bucket travel --force',
        'couchbase-cli collection-manage -c db.example.com --bucket travel --drop-collection inventory.hotel',
        'cbq -e http://db.example.com:8091 --script="DROP COLLECTION travel.inventory.hotel"',
        'curl -u "$U:$P" http://db.example.com:8093/query/service -d "statement=DROP SCOPE travel.inventory"',
        'curl -X DELETE -u "$U:$P" http://db.example.com:8091/pools/default/buckets/travel',
        'curl -X POST -u "$U:$P" http://db.example.com:8091/pools/default/buckets/travel/controller/doFlush',
      ],
      free: [
        'couchbase-cli bucket-list -c db.example.com',
        'couchbase-cli collection-manage -c db.example.com --bucket travel --list-collections',
        'curl -u "$U:$P" http://db.example.com:8091/pools/default/buckets/travel',
      ],
    },
  },
  {
    id: 'couchbase/remove-server',
    when: [
      run('rebalance', { any: ['--server-remove'] }),
      run('failover', { any: ['--hard', '--force'] }),
      run('node-reset', { any: ['--force'] }),
      api('POST /controller/hardResetNode /controller/failOver /controller/ejectNode', PORT),
    ],
    verb: 'delete',
    class: 'data',
    resource: named('server'),
    dies: 'the data of the node, where no other has a replica of it',
    undo: 'Add the node again and rebalance, where replicas are left.',
    safer: 'Fail it over gracefully: couchbase-cli failover without --hard.',
    docs: 'https://docs.couchbase.com/server/current/cli/cbcli/couchbase-cli-failover.html',
    examples: {
      held: [
        'couchbase-cli rebalance -c db.example.com --server-remove db2.example.com',
        'couchbase-cli failover -c db.example.com --server-failover db2.example.com --hard',
        'curl -X POST -u "$U:$P" http://db.example.com:8091/controller/failOver -d otpNode=ns_1@db2.example.com',
      ],
      free: ['couchbase-cli rebalance -c db.example.com', 'couchbase-cli server-list -c db.example.com'],
    },
  },
  {
    id: 'couchbase/delete-backup',
    when: [
      backup('remove'),
      backup('collect-logs', { any: ['--purge'] }),
      run('backup-service repository archive'),
      api('DELETE /api/v1/cluster/self/repository/**', { hosts: ['*'], ports: ['8097', '18097'] }),
    ],
    verb: 'delete',
    class: 'safeguard',
    resource: named('backup'),
    dies: 'the way back to an earlier state',
    undo: 'None known.',
    safer: 'Merge old backups with cbbackupmgr merge.',
    docs: 'https://docs.couchbase.com/server/current/backup-restore/cbbackupmgr-remove.html',
    examples: {
      held: [
        'cbbackupmgr remove -a /backups -r shop',
        'curl -X DELETE -u "$U:$P" "http://db.example.com:8097/api/v1/cluster/self/repository/archived/shop?remove_repository=true"',
      ],
      free: ['cbbackupmgr list -a /backups', 'cbbackupmgr backup -a /backups -r shop -c db.example.com'],
    },
  },
] as const satisfies readonly Rule[];

/** Couchbase Server and Capella: couchbase-cli, cbbackupmgr, the REST API. cbq's statements are read as SQL. */
export const couchbase = {
  id: 'couchbase',
  title: 'Couchbase',
  hosts: ['cloudapi.cloud.couchbase.com'],
  programs: [
    {
      id: 'couchbase-cli',
      names: ['couchbase-cli'],
      valueFlags: list(
        '-c --cluster -u --username -p --password --bucket --drop-collection --drop-scope --server-remove --server-failover -o --output --cacert',
      ),
      abbreviations: true,
    },
    {
      id: 'cbbackupmgr',
      names: ['cbbackupmgr'],
      valueFlags: list('-a --archive -r --repo -c --cluster -u --username -p --password --backups --start --end'),
    },
    { id: 'cbq', names: ['cbq'], valueFlags: list('-e --engine -u --user -p --password -s --script -f --file -o --output -t --timeout') },
  ],
  rules,
} as const satisfies Provider;
