import type { Provider, Rule } from './rule';
import { command, list } from './when';

const HELP = ['--help', '-h'];
const DRY = ['--dry-run', '-dry-run', ...HELP];
const duplicity = command('duplicity', { none: DRY, any: ['--force'] });
const duply = command('duply', { none: ['--preview', ...DRY], any: ['--force'] });
const tarsnap = command('tarsnap', { none: DRY });

const rules = [
  {
    id: 'backups/delete-backup',
    when: [
      duplicity('remove-older-than|remove-all-but-n-full|remove-all-inc-of-but-n-full'),
      duply('*', { args: ['purge*', '*_purge*', 'purgeFull*', 'purgeIncr*', 'purgeAuto*'] }),
      tarsnap('', { any: ['-d', '--nuke'] }),
      command('rdiff-backup', { none: HELP })('', { any: ['--remove-older-than'] }),
      command('rdiff-backup', { none: HELP })('remove increments'),
      command('bup', { none: HELP })('rm|prune-older|gc', { any: ['--unsafe'] }),
      command('timeshift', { none: HELP })('', { any: ['--delete', '--delete-all'] }),
      command('snapper', { none: HELP })('delete|rm|remove|cleanup|delete-config'),
      command('tmutil', { none: HELP })('delete|deletelocalsnapshots|deleteinprogress|disable|removedestination|thinlocalsnapshots'),
      command('pbs', { none: ['--dry-run', ...HELP] })('forget|prune'),
      command('pbs', { none: ['--dry-run', ...HELP] })('snapshot|group|namespace forget|delete|prune'),
      command('pbs', { none: HELP })('datastore|prune-job|garbage-collection remove|delete'),
      command('duplicacy', { none: DRY })('prune'),
    ],
    verb: 'delete',
    class: 'safeguard',
    resource: {
      kind: 'backups',
      name: ['flag:-f', 'flag:--snapshot', 'args', '=backups'],
      identifiers: ['flag:--repository', 'env:PBS_REPOSITORY'],
    },
    dies: 'the way back to the states that the backups hold',
    undo: 'none known',
    safer: 'List the backups first, and let them expire by their own schedule.',
    docs: 'https://duplicity.gitlab.io/stable/duplicity.1.html',
    examples: {
      held: [
        'duplicity remove-older-than 1D --force sftp://me@backup.example.com/shop',
        'duply shop purgeFull --force',
        'tarsnap -d -f monday',
        'tarsnap --nuke',
        'rdiff-backup remove increments --older-than 1D /srv/backups',
        'sudo timeshift --delete-all',
        'sudo snapper -c root delete 12-40',
        'sudo tmutil deletelocalsnapshots 2026-01-01-000000',
        'proxmox-backup-client snapshot forget vm/100/2026-01-01T00:00:00Z',
        'duplicacy prune -a -keep 0:1',
      ],
      free: [
        'duplicity remove-older-than 1D sftp://me@backup.example.com/shop',
        'duplicity full . file:///srv/backups',
        'tarsnap --list-archives',
        'tarsnap -c -f monday /home/you/projects/shop',
        'timeshift --list',
        'snapper list',
        'tmutil listlocalsnapshots /',
        'proxmox-backup-client snapshot list',
        'duplicacy prune -a -keep 0:1 -dry-run',
      ],
    },
  },
] as const satisfies readonly Rule[];

/** Smaller tools that keep backups: duplicity, tarsnap, rdiff-backup, Time Machine and others. */
export const backups = {
  id: 'backups',
  title: 'Other backup tools',
  hosts: [],
  programs: [
    {
      id: 'duplicity',
      names: ['duplicity'],
      valueFlags: list('--archive-dir --encrypt-key --sign-key --name --full-if-older-than --time -t --include --exclude --log-file'),
    },
    { id: 'duply', names: ['duply'], valueFlags: [] },
    { id: 'tarsnap', names: ['tarsnap'], valueFlags: list('-f --keyfile --cachedir -C -s --configfile --maxbw -X -T') },
    {
      id: 'rdiff-backup',
      names: ['rdiff-backup'],
      valueFlags: list('--remote-schema --older-than --api-version -v --verbosity --tempdir'),
    },
    {
      id: 'bup',
      names: ['bup'],
      valueFlags: list('-d --bup-dir --keep-all-for --keep-dailies-for --keep-monthlies-for --keep-yearlies-for'),
    },
    { id: 'timeshift', names: ['timeshift'], valueFlags: list('--snapshot --snapshot-device --comments --tags --target --target-device') },
    { id: 'snapper', names: ['snapper'], valueFlags: list('-c --config -t --table-style -d --description') },
    { id: 'tmutil', names: ['tmutil'], valueFlags: list('-d -t -p') },
    {
      id: 'pbs',
      names: ['proxmox-backup-client', 'proxmox-backup-manager'],
      valueFlags: list(
        '--repository --ns --keyfile --keep-last --keep-hourly --keep-daily --keep-weekly --keep-monthly --keep-yearly --output-format',
      ),
    },
    { id: 'duplicacy', names: ['duplicacy'], valueFlags: list('-id -r -t -keep -storage -threads'), clusters: false },
  ],
  rules,
} as const satisfies Provider;
