import type { Provider, Rule } from './rule';
import { request as api, command, list } from './when';

const HELP = ['--help'];
const run = command('kopia', { none: HELP });
/** What only the web interface of its server sends. */
const SOURCE = { hosts: ['*'], fields: { 'source.userName': ['*'] } };
const named = (kind: string) =>
  ({
    kind,
    name: ['args', 'query:path', 'body:source.path', 'path:last', '=backups'],
    identifiers: ['env:KOPIA_REPOSITORY', 'flag:--config-file'],
    behind: true,
  }) as const;
const docs = (page: string): string => `https://kopia.io/docs/reference/command-line/${page}/`;

const rules = [
  {
    id: 'kopia/delete-backup',
    when: [
      run('snapshot|snap delete|rm', { any: ['--delete', '--unsafe-ignore-source'] }),
      run('snapshot|snap expire', { any: ['--delete'] }),
      run('snapshot|snap fix *', { any: ['--commit'] }),
      run('manifest|content|contents|blob delete|remove|rm'),
      run('blob gc', { any: ['--delete=yes', '--delete'] }),
      run('maintenance|gc run', { any: ['--safety=none'] }),
      run('repository|repo sync-to **', { any: ['--delete'], none: ['--dry-run', ...HELP] }),
      api('POST /api/v1/snapshots/delete', SOURCE),
      api('POST /api/v1/snapshots/delete', { hosts: ['*kopia*'] }),
    ],
    verb: 'delete',
    class: 'safeguard',
    resource: named('backups'),
    dies: 'the way back to the states that the snapshots hold',
    undo: 'none known after the next maintenance',
    safer: 'Let snapshots expire by their policy; without --delete the command only shows what it would remove.',
    docs: docs('common/snapshot-delete'),
    examples: {
      held: [
        'kopia snapshot delete k7a1b2c3 --delete',
        'kopia snapshot expire --all --delete',
        'kopia blob delete p1234',
        'kopia repository sync-to s3 --bucket b --delete',
        `curl -X POST http://localhost:51515/api/v1/snapshots/delete -d '{"source":{"host":"web","userName":"me","path":"/srv"},"deleteSourceAndPolicy":true}'`,
      ],
      free: [
        'kopia snapshot create ~/projects',
        'kopia snapshot list',
        'kopia snapshot expire --all',
        'kopia maintenance run --full',
        'kopia blob gc',
        'curl http://localhost:51515/api/v1/snapshots?userName=me',
      ],
    },
  },
  {
    id: 'kopia/remove-policy',
    when: [
      run('policy|policies delete|remove|rm', { none: ['--dry-run', '-n', ...HELP] }),
      run('server user|users|acl delete|remove|rm'),
      api('DELETE /api/v1/policy', { hosts: ['*'], query: ['userName'] }),
    ],
    verb: 'delete',
    class: 'safeguard',
    resource: named('policy of backups'),
    dies: 'how long snapshots are kept, and of what any are made; of a user who may send them',
    undo: 'set it again with kopia policy set',
    safer: 'Save it with kopia policy export first.',
    docs: docs('common/policy-delete'),
    examples: {
      held: [
        'kopia policy delete ~/projects',
        'kopia server user delete me@web',
        'curl -X DELETE "http://localhost:51515/api/v1/policy?userName=me&host=web&path=/srv"',
      ],
      free: [
        'kopia policy list',
        'kopia policy set --global --keep-daily 7',
        'curl "http://localhost:51515/api/v1/policy?userName=me&host=web&path=/srv"',
      ],
    },
  },
] as const satisfies readonly Rule[];

/** Kopia: its command line and the API of its server. */
export const kopia = {
  id: 'kopia',
  title: 'Kopia',
  hosts: ['*kopia*'],
  programs: [
    {
      id: 'kopia',
      names: ['kopia'],
      valueFlags: list(
        `--config-file --log-file --log-dir --log-level --file-log-level --password --bucket --prefix --path --endpoint --region --access-key --secret-access-key
         --parallel --safety --manifest-id --source --tags`,
      ),
    },
  ],
  rules,
} as const satisfies Provider;
