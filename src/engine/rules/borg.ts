import type { Provider, Rule } from './rule';
import { command, list } from './when';

const HELP = ['--help', '-h'];
const DRY = ['--dry-run', '-n', ...HELP];
/** What chooses some of its archives. */
const SOME = list('--glob-archives --match-archives -a --prefix -P --first --last --sort-by -r --repo');
const run = command('borg', { none: DRY });
const matic = command('borgmatic', { none: DRY });
const named = (kind: string) => ({
  kind,
  name: ['args', 'flag:--archive', 'flag:-a', 'flag:--repo', 'flag:--repository', 'flag:-r', '=backups'],
  identifiers: ['url:--repo', 'url:-r', 'url:BORG_REPO'],
});
const docs = (page: string): string => `https://borgbackup.readthedocs.io/en/stable/usage/${page}`;

const rules = [
  {
    id: 'borg/delete-repository',
    when: [
      run('repo-delete'),
      run('rdelete'),
      run('delete', { without: ['*::*'], count: [1, 1], none: [...SOME, ...DRY] }),
      matic('repo-delete|rdelete'),
    ],
    verb: 'delete',
    class: 'safeguard',
    resource: named('repository of backups'),
    dies: 'every archive in it',
    undo: 'none known',
    safer: 'Delete single archives by name, and run it with --dry-run first.',
    docs: docs('delete.html'),
    examples: {
      held: ['borg delete /srv/backups', 'borg -r ssh://backup.example.com/./shop repo-delete', 'borgmatic repo-delete --repository shop'],
      free: ['borg list /srv/backups', 'borg repo-delete --dry-run', 'borgmatic repo-list'],
    },
  },
  {
    id: 'borg/delete-backup',
    when: [
      run('delete|prune|compact|recreate'),
      run('check', { any: ['--repair'] }),
      run('debug delete-obj|put-obj'),
      run('key remove'),
      matic('prune|delete|compact|recreate|-d'),
      matic('borg delete|prune|compact|recreate|repo-delete|rdelete'),
    ],
    verb: 'delete',
    class: 'safeguard',
    resource: named('backups'),
    dies: 'the way back to the states that the archives hold',
    undo: 'borg undelete until compact has run, in version 2; none known in version 1',
    safer: 'Run it with --dry-run --list first and show which archives it would remove.',
    docs: docs('prune.html'),
    examples: {
      held: [
        'borg delete /srv/backups::monday',
        'borg prune --keep-daily 1 /srv/backups',
        'BORG_REPO=ssh://backup.example.com/./shop borg compact',
        'borgmatic prune --list',
        'borgmatic borg delete shop::monday',
      ],
      free: [
        'borg create /srv/backups::monday ~/projects',
        'borg info /srv/backups',
        'borg prune --dry-run --list --keep-daily 7 /srv/backups',
        'borg check /srv/backups',
        'borgmatic create --stats',
        'borgmatic --verbosity 1',
      ],
    },
  },
] as const satisfies readonly Rule[];

/** Borg and borgmatic: deduplicated backups. */
export const borg = {
  id: 'borg',
  title: 'Borg',
  hosts: [],
  programs: [
    {
      id: 'borg',
      names: ['borg', 'borg2', 'borg1'],
      valueFlags: list(
        `-r --repo --lock-wait --umask --remote-path --rsh --socket --upload-ratelimit --upload-buffer --debug-topic --debug-profile -a --match-archives --glob-archives
         -P --prefix --sort-by --first --last --oldest --newest --older --newer --keep-within --keep-last --keep-secondly --keep-minutely -H --keep-hourly
         -d --keep-daily -w --keep-weekly -m --keep-monthly -y --keep-yearly --keep-13weekly --keep-3monthly --checkpoint-interval --threshold -C --compression --format -e --exclude
         --exclude-from --pattern --patterns-from --target --comment --timestamp --chunker-params`,
      ),
    },
    {
      id: 'borgmatic',
      names: ['borgmatic'],
      valueFlags: list(
        `-c --config --repository --archive -a --match-archives -v --verbosity --syslog-verbosity --log-file --log-file-verbosity --override --keep-daily`,
      ),
    },
  ],
  rules,
} as const satisfies Provider;
