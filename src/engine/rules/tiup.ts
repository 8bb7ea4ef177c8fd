import type { Provider, Rule } from './rule';
import { command, list } from './when';

const run = command('tiup', { none: ['--help', '-h'] });
const rules = [
  {
    id: 'tiup/destroy-cluster',
    when: [run('cluster|dm destroy|scale-in|prune'), run('cluster clean', { any: ['--all', '--data'] }), run('cluster|dm meta restore')],
    verb: 'delete',
    class: 'data',
    resource: { kind: 'cluster', name: ['arg:0', 'flag:--node', 'flag:-N'], identifiers: ['arg:0'] },
    dies: 'every database of the cluster, or of the nodes that leave it',
    undo: 'Restore a backup: tiup br restore.',
    safer: 'Back it up first: tiup br backup full.',
    docs: 'https://docs.pingcap.com/tidb/stable/tiup-component-cluster-destroy',
    examples: {
      held: [
        'tiup cluster destroy shop -y',
        'tiup cluster clean shop --data --yes',
        'tiup cluster scale-in shop -N 10.0.0.1:20160 --force',
        'tiup dm destroy sync',
      ],
      free: ['tiup cluster list', 'tiup cluster display shop', 'tiup cluster clean shop --log', 'tiup playground'],
    },
  },
] as const satisfies readonly Rule[];

/** TiUP, which manages clusters of TiDB. */
export const tiup = {
  id: 'tiup',
  title: 'TiUP (TiDB)',
  hosts: [],
  programs: [
    {
      id: 'tiup',
      names: ['tiup'],
      valueFlags: list(
        '--ssh-timeout --wait-timeout --ssh -c --concurrency --format --profile-dir --tag -T --binary --binpath --node -N --transfer-timeout --ignore-node --ignore-role --retain-node-data --retain-role-data',
      ),
    },
  ],
  rules,
} as const satisfies Provider;
