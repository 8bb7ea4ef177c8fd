import type { ProgramSpec, Rule } from './rule';
import { command, list } from './when';

const HELP = ['--help', '-?', '-V', '--version', '-h'];
const DRY = ['-n', '--dry-run', ...HELP];

/** PostgreSQL's programs for whole clusters, and those that keep its backups. */
export const postgresToolPrograms = [
  { id: 'pg_dropcluster', names: ['pg_dropcluster'], valueFlags: [] },
  { id: 'pg_resetwal', names: ['pg_resetwal', 'pg_resetxlog'], valueFlags: list('-D --pgdata -c -e -l -m -o -O -u -x --wal-segsize') },
  { id: 'pg_rewind', names: ['pg_rewind'], valueFlags: list('-D --target-pgdata --source-pgdata --source-server --config-file') },
  { id: 'pg_archivecleanup', names: ['pg_archivecleanup'], valueFlags: ['-x', '--strip-extension'] },
  {
    id: 'pgbackrest',
    names: ['pgbackrest'],
    valueFlags: list('--stanza --repo --set --target --type --config --log-level-console --pg1-path --process-max'),
  },
  {
    id: 'barman',
    names: ['barman', 'barman-cloud-backup-delete'],
    valueFlags: list('-c --config -f --format --log-level -r --retention-policy -b --backup-id'),
  },
  {
    id: 'wal-g',
    names: ['wal-g', 'wal-e', 'wal-g-pg', 'wal-g-mysql', 'wal-g-mongo', 'wal-g-redis', 'wal-g-sqlserver', 'wal-g-gp', 'wal-g-etcd'],
    valueFlags: list('--config --target-user-data --s3-prefix --aws-profile'),
  },
  { id: 'patronictl', names: ['patronictl', 'repmgr'], valueFlags: list('-c --config-file -d --dcs -f -F --format --role -r') },
] as const satisfies readonly ProgramSpec[];
type Id = (typeof postgresToolPrograms)[number]['id'];
const run = (program: Id, none: readonly string[] = HELP) => command(program, { none });

export const postgresToolRules = [
  {
    id: 'postgres/destroy-cluster',
    when: [
      run('pg_dropcluster')(''),
      run('pg_resetwal', DRY)(''),
      run('pg_rewind', DRY)(''),
      run('patronictl')('remove|reinit'),
      run('patronictl')('node|standby|primary unregister'),
      run('pgbackrest')('restore'),
      run('wal-g')('backup-fetch'),
      { call: 'program', program: 'psql', verb: ['node', ['decommission', 'drain']], none: HELP },
      { call: 'program', program: 'psql', verb: ['debug', ['reset-quorum', 'recover']], none: HELP },
    ],
    verb: 'delete',
    class: 'data',
    resource: {
      kind: 'cluster',
      name: ['flag:-D', 'flag:--pgdata', 'flag:--target-pgdata', 'args', '=cluster'],
      identifiers: ['flag:--source-server', 'flag:--stanza', 'flag:-c'],
    },
    dies: 'every database in it, or what was not yet written out',
    undo: 'Restore a backup.',
    safer: 'Stop the server and copy its folder first.',
    docs: 'https://www.postgresql.org/docs/current/reference-server.html',
    examples: {
      held: [
        'pg_dropcluster 15 main --stop',
        'pg_resetwal -f /var/lib/postgresql/data',
        'patronictl -c p.yml remove shop',
        'pgbackrest --stanza=main --delta restore',
      ],
      free: ['pg_lsclusters', 'pg_resetwal --dry-run /var/lib/postgresql/data', 'pg_ctl status', 'patronictl list', 'initdb --version'],
    },
  },
  {
    id: 'postgres/delete-backup',
    when: [
      run('pg_archivecleanup', DRY)(''),
      run('pgbackrest', ['--dry-run', ...HELP])('stanza-delete|expire|repo-rm'),
      run('barman')('delete'),
      command('barman', { none: ['--dry-run', ...HELP] })('', { any: ['-r', '--retention-policy', '-b', '--backup-id'] }),
      run('barman')('keep', { any: ['--release', '-r'] }),
      run('wal-g')('delete|backup-delete|oplog-purge', { any: ['--confirm'] }),
      run('wal-g')('st rm|delete'),
    ],
    verb: 'delete',
    class: 'safeguard',
    resource: { kind: 'backup', name: ['flag:--stanza', 'args', '=backups'] },
    dies: 'the way back to an earlier state',
    undo: 'None known.',
    safer: 'Let backups expire by their retention policy.',
    docs: 'https://www.postgresql.org/docs/current/continuous-archiving.html',
    examples: {
      held: [
        'pg_archivecleanup /archive 000000010000000000000010',
        'pgbackrest --stanza=main stanza-delete --force',
        'barman delete main 20240101T000000',
        'wal-g delete everything --confirm',
      ],
      free: [
        'pg_archivecleanup -n /archive 000000010000000000000010',
        'pgbackrest info',
        'barman list-backups main',
        'wal-g delete retain 5',
        'wal-g backup-list',
      ],
    },
  },
] as const satisfies readonly Rule[];
