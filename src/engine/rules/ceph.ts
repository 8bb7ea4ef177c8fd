import type { Provider, Rule } from './rule';
import { command, list } from './when';

const HELP = { none: ['--help', '-h'] };
const run = command('ceph', HELP);
const rbd = command('rbd', HELP);
const rados = command('rados', HELP);
const radosgw = command('radosgw-admin', HELP);
const cephadm = command('cephadm', HELP);
const volume = command('ceph-volume', HELP);
const PLACE = { identifiers: ['flag:--cluster', 'flag:-m', 'flag:-c', 'flag:--conf', 'flag:--fsid'] } as const;
const named = (kind: string) => ({
  kind,
  name: ['arg:0', 'flag:--bucket', 'flag:--uid', 'flag:--image', 'flag:--pool', 'flag:-p', 'flag:--fsid', '=all'],
  ...PLACE,
});
const docs = (page: string): string => `https://docs.ceph.com/en/latest/${page}/`;

const rules = [
  {
    id: 'ceph/delete-pool',
    when: [
      run('osd pool delete|rm'),
      run('fs rm|reset'),
      run('fs volume|subvolume|subvolumegroup rm'),
      run('osd purge|destroy|lost|rm'),
      run('orch osd rm'),
      run('orch device zap'),
      run('orch rm'),
      rbd('rm|remove'),
      rbd('trash purge|rm|remove'),
      rbd('snap|group rollback'),
      rbd('group snap rollback'),
      rados('purge|rmpool'),
      rados('rm'),
      radosgw('bucket|object|user|realm|zone|zonegroup rm|delete'),
      cephadm('rm-cluster|zap-osds|rm-daemon'),
      volume('lvm|simple|raw zap'),
    ],
    verb: 'delete',
    class: 'data',
    resource: named('pool'),
    dies: 'every object, image and file in it; there is no bin for a pool',
    undo: 'None known.',
    safer: 'Move an image to the bin first: rbd trash mv; ask ceph osd safe-to-destroy before an OSD.',
    docs: docs('rados/operations/pools'),
    examples: {
      held: [
        'ceph osd pool delete data data --yes-i-really-really-mean-it',
        'rbd rm rbd/vm-1',
        'rbd -p rbd trash purge',
        'ceph fs volume rm shop --yes-i-really-mean-it',
        'radosgw-admin bucket rm --bucket=invoices --purge-objects',
        'cephadm rm-cluster --fsid f1 --force',
        'ceph-volume lvm zap --destroy /dev/sdb',
      ],
      free: [
        'ceph status',
        'ceph osd pool ls',
        'rbd ls',
        'rbd trash mv rbd/vm-1',
        'radosgw-admin bucket list',
        'ceph osd safe-to-destroy 1',
      ],
    },
  },
  {
    id: 'ceph/delete-safeguard',
    when: [
      rbd('snap rm|remove|purge|unprotect'),
      rbd('group snap rm|remove'),
      rbd('mirror pool|image disable'),
      run('osd pool rmsnap'),
      run('auth del|rm'),
      run('fs subvolume snapshot rm'),
      run('config set', { args: ['mon_allow_pool_delete'] }),
    ],
    verb: 'delete',
    class: 'safeguard',
    resource: { ...named('snapshot'), name: ['args', '=snapshot'] },
    dies: 'the way back to an earlier state, a mirror, a key, or what keeps pools from deletion',
    undo: 'None known for snapshots.',
    safer: 'Leave it.',
    docs: docs('rbd/rbd-snapshot'),
    examples: {
      held: [
        'rbd snap purge rbd/vm-1',
        'rbd snap rm rbd/vm-1@before',
        'ceph auth del client.app',
        'ceph config set mon mon_allow_pool_delete true',
      ],
      free: ['rbd snap ls rbd/vm-1', 'rbd snap create rbd/vm-1@before', 'ceph auth ls', 'ceph config set osd osd_max_backfills 1'],
    },
  },
] as const satisfies readonly Rule[];

/** Ceph: pools, block images, file systems and the object gateway. */
export const ceph = {
  id: 'ceph',
  title: 'Ceph',
  hosts: [],
  programs: [
    {
      id: 'ceph',
      names: ['ceph'],
      valueFlags: list(
        '-c --conf -n --name --id --user -k --keyring -m --monmap --cluster -i --in-file -o --out-file -f --format --connect-timeout',
      ),
    },
    {
      id: 'rbd',
      names: ['rbd'],
      valueFlags: list(
        '-c --conf -n --name --id --user -k --keyring -m --cluster -p --pool --image --snap --namespace --image-id --threshold --expired-before --format',
      ),
    },
    {
      id: 'rados',
      names: ['rados'],
      valueFlags: list('-c --conf -n --name --id -k --keyring -m --cluster -p --pool -N --namespace -s --snap -i -o --format'),
    },
    {
      id: 'radosgw-admin',
      names: ['radosgw-admin'],
      valueFlags: list(
        '-c --conf -n --name --id -k -m --cluster --uid --bucket --object --rgw-zone --rgw-realm --rgw-zonegroup --tenant --format --access-key',
      ),
    },
    { id: 'cephadm', names: ['cephadm'], valueFlags: list('--fsid --name --image --docker --data-dir --log-dir --timeout --retry') },
    { id: 'ceph-volume', names: ['ceph-volume'], valueFlags: list('--cluster --log-level --log-path --osd-id --osd-fsid') },
  ],
  rules,
} as const satisfies Provider;
