import type { Provider, Rule, When } from './rule';
import { request as api, command, list } from './when';

const HELP = ['--help', '-h'];
const DRY = ['--dry-run', '-n', ...HELP];
const run = command('rclone', { none: DRY });
/** The same through the remote control: as a command, and as a request to its server. */
const control = (operations: string): readonly When[] => [
  run(`rc ${operations.split(' ').join('|')}`),
  api(['POST', ...operations.split(' ').map((one) => `/${one}`)].join(' '), { hosts: ['*'] }),
];
const named = (kind: string) =>
  ({
    kind,
    name: ['args', 'body:remote', 'body:fs', 'body:dstFs', 'query:remote', 'query:fs', 'query:dstFs', 'body:name', `=${kind}`],
    identifiers: ['flag:--url', 'body:fs', 'query:fs', 'body:dstFs', 'query:dstFs'],
    behind: true,
  }) as const;
const docs = (page: string): string => `https://rclone.org/${page}/`;

const rules = [
  {
    id: 'rclone/delete',
    when: [
      run('purge|delete|deletefile'),
      run('dedupe', { none: ['--dedupe-mode=skip', '--dedupe-mode=list', '--dedupe-mode=rename', ...DRY] }),
      ...control('operations/purge operations/delete operations/deletefile'),
      run('rc core/command', { args: ['command=purge', 'command=delete', 'command=deletefile', 'command=sync', 'command=bisync'] }),
      ...['purge', 'delete', 'deletefile', 'sync', 'bisync'].map((one) =>
        api('POST /core/command', { hosts: ['*'], fields: { command: [one] } }),
      ),
      api('POST /job/batch', { hosts: ['*'], text: ['*operations/purge*', '*operations/delete*', '*sync/sync*'] }),
    ],
    verb: 'delete',
    class: 'data',
    resource: named('files'),
    dies: 'everything below that path on the remote; purge asks for no filter',
    undo: 'none known, unless the remote keeps versions or a bin',
    safer: 'Run it with --dry-run first, or move the files aside with rclone move.',
    docs: docs('commands/rclone_purge'),
    examples: {
      held: [
        'rclone purge drive:invoices',
        'rclone delete s3:invoices --min-age 30d',
        'rclone deletefile s3:invoices/a.pdf',
        'rclone rc operations/purge fs=drive: remote=invoices',
        'curl -X POST "http://localhost:5572/operations/purge?fs=drive:&remote=invoices"',
      ],
      free: [
        'rclone ls drive:',
        'rclone copy drive:invoices ./invoices',
        'rclone purge drive:invoices --dry-run',
        'rclone delete s3:invoices --min-age 30d -n',
        'rclone rc operations/list fs=drive: remote=invoices',
        'curl -X POST "http://localhost:5572/operations/list?fs=drive:&remote=invoices"',
      ],
    },
  },
  {
    id: 'rclone/sync',
    when: [
      run('sync', { none: ['--backup-dir', '--max-delete=0', ...DRY] }),
      run('bisync', { any: ['--resync', '--force'] }),
      ...control('sync/sync'),
      api('POST /sync/bisync', { hosts: ['*'], fields: { resync: [true, 'true'] } }),
    ],
    verb: 'delete',
    class: 'data',
    resource: { ...named('files'), name: ['arg:1', 'body:dstFs', 'query:dstFs', '=files'] },
    dies: 'everything in the target that the source does not have',
    undo: 'none known, unless the remote keeps versions or a bin',
    safer: 'Use rclone copy, or --backup-dir, or run it with --dry-run first.',
    docs: docs('commands/rclone_sync'),
    examples: {
      held: [
        'rclone sync ./empty drive:invoices',
        'rclone --config r.conf sync a: b:',
        'rclone bisync ~/Documents drive:documents --resync',
        `curl -X POST http://localhost:5572/sync/sync -d '{"srcFs":"/tmp/empty","dstFs":"drive:invoices"}'`,
      ],
      free: [
        'rclone sync --dry-run ./dist drive:site',
        'rclone sync ./dist drive:site --backup-dir drive:old',
        'rclone check ./dist drive:site',
        'rclone bisync ~/Documents drive:documents',
        `curl -X POST http://localhost:5572/sync/copy -d '{"srcFs":"/tmp/a","dstFs":"drive:b"}'`,
      ],
    },
  },
  {
    id: 'rclone/cleanup',
    when: [run('cleanup'), run('backend cleanup-hidden|cleanup'), ...control('operations/cleanup')],
    verb: 'delete',
    class: 'safeguard',
    resource: named('old versions'),
    dies: 'what the remote keeps in its bin, and earlier versions of files: the way back from a mistake',
    undo: 'none known',
    safer: 'Let the remote delete them by its own rules.',
    docs: docs('commands/rclone_cleanup'),
    examples: {
      held: [
        'rclone cleanup drive:',
        'rclone backend cleanup-hidden b2:invoices',
        'curl -X POST "http://localhost:5572/operations/cleanup?fs=drive:"',
      ],
      free: [
        'rclone about drive:',
        'rclone cleanup drive: --dry-run',
        'rclone backend features drive:',
        'curl -X POST "http://localhost:5572/operations/about?fs=drive:"',
      ],
    },
  },
  {
    id: 'rclone/delete-remote',
    when: [run('config delete'), ...control('config/delete')],
    verb: 'delete',
    class: 'suspected',
    resource: named('remote'),
    dies: 'its settings on this machine: of an encrypted remote the passwords to everything on it',
    undo: 'rclone config create, where the passwords are kept elsewhere',
    safer: 'Save it with rclone config file and a copy first.',
    docs: docs('commands/rclone_config_delete'),
    examples: {
      held: ['rclone config delete drive', 'curl -X POST "http://localhost:5572/config/delete?name=drive"'],
      free: ['rclone listremotes', 'rclone config file', 'curl -X POST http://localhost:5572/config/listremotes'],
    },
  },
] as const satisfies readonly Rule[];

/** rclone: its command line and its remote control. */
export const rclone = {
  id: 'rclone',
  title: 'rclone',
  hosts: [],
  programs: [
    {
      id: 'rclone',
      names: ['rclone'],
      valueFlags: list(
        `--config --backup-dir --suffix --max-delete --max-delete-size --bwlimit --transfers --checkers --buffer-size --cache-dir --compare-dest --copy-dest --contimeout
         --timeout --exclude --exclude-from --exclude-if-present --files-from --files-from-raw -f --filter --filter-from --include --include-from --log-file --log-level
         --low-level-retries --max-age --max-depth --max-size --max-transfer --max-duration --min-age --min-size --modify-window --order-by --password-command --retries
         --retries-sleep --stats --temp-dir --tpslimit --user-agent --header --dedupe-mode --rc-addr --rc-user --rc-pass --url --user --pass --json -o --opt -a --arg
         --resync-mode --conflict-resolve --workdir --filters-file --s3-provider --s3-region --s3-endpoint --drive-root-folder-id`,
      ),
    },
  ],
  rules,
} as const satisfies Provider;
