import type { Provider, Rule } from './rule';
import { request as api, command, list } from './when';

const HELP = ['--help', '-h'];
const DRY = ['--dry-run', '-n', ...HELP];
const run = command('restic', { none: DRY });
const REPOSITORY = ['url:--repo', 'url:-r', 'url:RESTIC_REPOSITORY'];
const backups = {
  kind: 'backups',
  name: ['args', 'path:name', 'db:--repo', 'db:-r', 'db:RESTIC_REPOSITORY', '=backups'],
  identifiers: REPOSITORY,
} as const;
/** Its servers, by their names or by what its clients ask for. */
const SERVERS = ['rest-server*', 'restic*'];
const ASKS = { hosts: ['*'], headers: { accept: ['application/vnd.x.restic.rest.*'] } };
const docs = (page: string): string => `https://restic.readthedocs.io/en/stable/${page}`;

const rules = [
  {
    id: 'restic/delete-backup',
    when: [
      run('forget'),
      run('prune'),
      command('resticprofile', { none: ['--dry-run', ...HELP] })('forget|prune|*.forget|*.prune'),
      run('rewrite', { any: ['--forget'] }),
      run('repair snapshots', { any: ['--forget'] }),
      run('repair packs'),
      api('DELETE /**/snapshots/{name} /**/data/{name} /**/index/{name}', { hosts: SERVERS }),
      api('DELETE', ASKS),
    ],
    verb: 'delete',
    class: 'safeguard',
    resource: backups,
    dies: 'the way back to the states that are forgotten; after prune their data as well',
    undo: 'restic recover, until prune has run; none known after it',
    safer: 'Run it with --dry-run first and show which snapshots it would remove.',
    docs: docs('060_forget.html'),
    examples: {
      held: [
        'restic forget --keep-last 1 --prune',
        'restic -r s3:s3.amazonaws.com/backups forget 4f3c2a1b',
        'RESTIC_REPOSITORY=/srv/backups restic prune',
        'resticprofile -n shop prune',
        'restic rewrite --exclude /home --forget latest',
        'curl -X DELETE http://rest-server:8000/shop/snapshots/4f3c2a1b',
        'curl -X DELETE -H "Accept: application/vnd.x.restic.rest.v2" http://backup.example.com:8000/shop/',
      ],
      free: [
        'restic backup ~/projects',
        'restic snapshots',
        'restic forget --keep-last 1 --dry-run',
        'restic prune -n',
        'restic check --read-data',
        'restic unlock',
        'curl http://rest-server:8000/shop/snapshots/',
      ],
    },
  },
  {
    id: 'restic/remove-key',
    when: [run('key remove|rm'), api('DELETE /**/keys/{name} /**/config', { hosts: SERVERS })],
    verb: 'delete',
    class: 'safeguard',
    resource: { ...backups, kind: 'key of backups' },
    dies: 'with the last key that somebody knows, everything in the repository',
    undo: 'none known',
    safer: 'Run restic key list first, and add the new key before.',
    docs: docs('070_encryption.html'),
    examples: {
      held: ['restic key remove eb78040b', 'curl -X DELETE http://rest-server:8000/shop/keys/eb78040b'],
      free: ['restic key list', 'restic key add', 'curl http://rest-server:8000/shop/keys/'],
    },
  },
  {
    id: 'restic/restore-over',
    when: run('restore', { any: ['--delete'] }),
    verb: 'delete',
    class: 'outside-files',
    resource: { kind: 'files', name: ['flag:--target', 'flag:-t', '=files'] },
    dies: 'every file there that the snapshot does not have',
    undo: 'none known',
    safer: 'Restore into an empty folder, or run it with --dry-run -vv first.',
    docs: docs('050_restore.html'),
    examples: {
      held: ['restic restore latest --target / --delete'],
      free: ['restic restore latest --target /tmp/restored', 'restic restore latest --target / --delete --dry-run'],
    },
  },
] as const satisfies readonly Rule[];

/** restic and rustic: encrypted backups, and their REST server. */
export const restic = {
  id: 'restic',
  title: 'restic',
  hosts: SERVERS,
  programs: [
    {
      id: 'restic',
      names: ['restic', 'rustic'],
      valueFlags: list(
        `-r --repo --repository-file -p --password-file --password-command --key-hint -o --option --cache-dir --cacert --tls-client-cert --limit-upload
         --limit-download --pack-size --retry-lock --compression --http-user-agent --stuck-request-timeout -l --keep-last -H --keep-hourly -d --keep-daily -w --keep-weekly
         -m --keep-monthly -y --keep-yearly --keep-within --keep-within-hourly --keep-within-daily --keep-within-weekly --keep-within-monthly --keep-within-yearly
         --keep-tag --host --hostname --tag --path -g --group-by --max-unused --max-repack-size --repack-smaller-than -t --target -e --exclude --iexclude
         --exclude-file -i --include --include-file --new-host --new-time -P --use-profile`,
      ),
    },
    { id: 'resticprofile', names: ['resticprofile'], valueFlags: list('-c --config -n --name -f --format -l --log --lock-wait -r --repo') },
  ],
  rules,
} as const satisfies Provider;
