import type { Provider, Rule } from './rule';
import { command, list, request } from './when';

const qm = command('qm');
const pct = command('pct');
const pvesh = command('pvesh');
const pvesm = command('pvesm');
const pveceph = command('pveceph');
const pveum = command('pveum');
/** Its servers have any name; the path is its own. */
const api = (line: string) =>
  request(
    line
      .split(' ')
      .map((word, at) => (at === 0 ? word : `/api2/{format}${word}`))
      .join(' '),
    { hosts: ['*'] },
  );
const PLACE = { identifiers: ['host', 'path:node', 'env:HOSTNAME'] } as const;
const named = (kind: string) => ({ kind, name: ['arg:0', 'path:name', 'path:last'], ...PLACE });
const docs = (page: string): string => `https://pve.proxmox.com/pve-docs/${page}`;

const rules = [
  {
    id: 'proxmox/destroy-machine',
    when: [
      qm('destroy|rollback|unlink'),
      qm('disk unlink'),
      pct('destroy|rollback'),
      pvesm('free'),
      pvesh('delete', { args: ['/nodes/*/qemu/*', '/nodes/*/lxc/*', '/nodes/*/storage/*'] }),
      pveceph('pool|osd|fs|mds destroy'),
      pveceph('destroypool|destroyosd|purge'),
      api('DELETE /nodes/{node}/qemu/{name} /nodes/{node}/lxc/{name} /nodes/{node}/storage/{storage}/content/{name}'),
      api('POST /nodes/{node}/qemu/{name}/snapshot/{snapshot}/rollback /nodes/{node}/lxc/{name}/snapshot/{snapshot}/rollback'),
    ],
    verb: 'delete',
    class: 'data',
    resource: named('machine'),
    dies: 'all its disks and snapshots; with --purge its place in backups and replication too; a rollback takes what came since',
    undo: 'Restore a backup: qmrestore, or pct restore.',
    safer: 'Back it up first: vzdump <vmid>.',
    docs: docs('qm.1.html'),
    examples: {
      held: [
        'qm destroy 100 --purge',
        'pct destroy 101 --force',
        'qm rollback 100 before',
        'pvesm free local-lvm:vm-100-disk-0',
        'pvesh delete /nodes/pve/qemu/100',
        'pveceph pool destroy data',
        'curl -X DELETE -H "Authorization: PVEAPIToken=$T" https://pve.example.com:8006/api2/json/nodes/pve/qemu/100',
      ],
      free: [
        'qm list',
        'qm start 100',
        'pct enter 101',
        'pvesh get /nodes',
        'curl -H "Authorization: PVEAPIToken=$T" https://pve.example.com:8006/api2/json/nodes/pve/qemu',
      ],
    },
  },
  {
    id: 'proxmox/delete-safeguard',
    when: [
      qm('delsnapshot'),
      pct('delsnapshot'),
      pvesm('prune-backups', { none: ['--dry-run'] }),
      pvesm('remove'),
      pveum('user|group|realm|role|pool|acl delete'),
      pveum('user token delete|remove'),
      pvesh('delete'),
      api(
        'DELETE /nodes/{node}/qemu/{machine}/snapshot/{name} /nodes/{node}/lxc/{machine}/snapshot/{name} /access/users/{name} /storage/{name}',
      ),
    ],
    net: 'provider',
    verb: 'delete',
    class: 'safeguard',
    resource: { ...named('snapshot'), name: ['args', 'path:name', 'path:last'] },
    dies: 'the way back to an earlier state, backups, or who is let in',
    undo: 'None known for snapshots and backups.',
    safer: 'Run pvesm prune-backups with --dry-run first.',
    docs: docs('pvesm.1.html'),
    examples: {
      held: [
        'qm delsnapshot 100 before',
        'pvesm prune-backups local --keep-last 1',
        'pveum user delete ann@pve',
        'curl -X DELETE -H "Authorization: PVEAPIToken=$T" https://pve.example.com:8006/api2/json/nodes/pve/qemu/100/snapshot/before',
      ],
      free: ['qm listsnapshot 100', 'pvesm prune-backups local --keep-last 1 --dry-run', 'pvesm status'],
    },
  },
] as const satisfies readonly Rule[];

/** Proxmox VE: the tools of its hosts and its API. */
export const proxmox = {
  id: 'proxmox',
  title: 'Proxmox',
  hosts: [],
  programs: [
    { id: 'qm', names: ['qm'], valueFlags: list('--destroy-unreferenced-disks --skiplock --idlist') },
    { id: 'pct', names: ['pct'], valueFlags: list('--destroy-unreferenced-disks') },
    { id: 'pvesh', names: ['pvesh'], valueFlags: list('--output-format') },
    {
      id: 'pvesm',
      names: ['pvesm'],
      valueFlags: list('--keep-all --keep-daily --keep-hourly --keep-last --keep-monthly --keep-weekly --keep-yearly --type --vmid'),
    },
    { id: 'pveceph', names: ['pveceph'], valueFlags: [] },
    { id: 'pveum', names: ['pveum'], valueFlags: list('--roles --users --groups --tokens') },
  ],
  rules,
} as const satisfies Provider;
