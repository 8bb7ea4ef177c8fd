import type { Provider, Rule } from './rule';
import { request as api, command, list } from './when';

const HELP = ['--help', '-h'];
const DRY = ['--dry-run', '--fake', ...HELP];
const run = command('mc', { none: DRY });
/** MinIO's own API, which no other service has. */
const admin = (line: string) => api(line, { hosts: ['*'] });
const named = (kind: string) =>
  ({
    kind,
    name: ['args', 'query:accessKey', 'query:name', 'query:bucket', 'path:last', `=${kind}`],
    behind: true,
  }) as const;
const docs = (page: string): string => `https://docs.min.io/community/minio-object-store/reference/minio-mc/${page}.html`;

const rules = [
  {
    id: 'minio/delete-bucket',
    when: run('rb'),
    verb: 'delete',
    class: 'data',
    resource: named('bucket'),
    dies: 'with --force all objects in it and their versions',
    undo: 'none known',
    safer: 'Copy it first with mc mirror.',
    docs: docs('mc-rb'),
    examples: { held: ['mc rb --force shop/invoices', 'mc rb --force --dangerous shop'], free: ['mc ls shop', 'mc mb shop/invoices'] },
  },
  {
    id: 'minio/delete-objects',
    when: [run('rm'), run('mirror', { any: ['--remove'] }), run('undo')],
    verb: 'delete',
    class: 'data',
    resource: named('objects'),
    dies: 'the objects: with --recursive or --remove all that match, with --versions every version of them',
    undo: 'mc undo, where the bucket keeps versions',
    safer: 'Run it with --dry-run first and show what it would delete.',
    docs: docs('mc-rm'),
    examples: {
      held: [
        'mc rm --recursive --force shop/invoices',
        'mc mirror --remove --overwrite ./dist shop/site',
        'mc undo --recursive --force shop/invoices',
      ],
      free: [
        'mc cp a.pdf shop/invoices/',
        'mc mirror ./dist shop/site',
        'mc rm --recursive --force --dry-run shop/invoices',
        'mc stat shop/invoices',
      ],
    },
  },
  {
    id: 'minio/remove-protection',
    when: [
      run('version suspend'),
      run('retention|legalhold clear'),
      run('ilm add|rule', { any: ['--expire-days', '--expiry-days', '--noncurrent-expire-days', '--noncurrentversion-expiration-days'] }),
      run('ilm import'),
      run('ilm rule import'),
      run('replicate rm|remove'),
      run('admin replicate rm|remove'),
      run('encrypt clear'),
      admin('PUT /minio/admin/v*/site-replication/remove'),
    ],
    verb: 'disable',
    class: 'safeguard',
    resource: named('protection'),
    dies: 'earlier versions, locks or copies: the way back from a mistake',
    undo: 'set it again; what expired meanwhile stays lost',
    safer: 'Let the owner of the bucket change it.',
    docs: docs('mc-version-suspend'),
    examples: {
      held: [
        'mc version suspend shop/invoices',
        'mc legalhold clear --recursive shop/invoices',
        'mc ilm rule add --expire-days 1 shop/invoices',
        `curl -X PUT -H "Authorization: $T" https://minio.example.com/minio/admin/v3/site-replication/remove -d '{"all":true}'`,
      ],
      free: [
        'mc version info shop/invoices',
        'mc ilm rule ls shop/invoices',
        'mc retention info shop/invoices',
        'curl -H "Authorization: $T" https://minio.example.com/minio/admin/v3/site-replication/info',
      ],
    },
  },
  {
    id: 'minio/remove-access',
    when: [
      run('admin|idp ** rm|remove|disable'),
      run('admin service stop'),
      admin(
        'DELETE /minio/admin/v*/remove-user /minio/admin/v*/remove-canned-policy /minio/admin/v*/delete-service-account /minio/admin/v*/tier/{name}',
      ),
      admin('POST /minio/admin/v*/service'),
    ],
    verb: 'delete',
    class: 'data',
    resource: named('access'),
    dies: 'who could do what: users, keys and policies, or the service for all',
    undo: 'add it again; secrets of keys stay lost',
    safer: 'Disable the one user, and look at who uses it first.',
    docs: docs('../minio-mc-admin/mc-admin-user'),
    examples: {
      held: [
        'mc admin user rm shop deploy',
        'mc admin policy remove shop deploy',
        'mc admin user svcacct rm shop key1',
        'curl -X DELETE -H "Authorization: $T" "https://minio.example.com/minio/admin/v3/remove-user?accessKey=deploy"',
      ],
      free: [
        'mc admin info shop',
        'mc admin user ls shop',
        'curl -H "Authorization: $T" https://minio.example.com/minio/admin/v3/list-users',
      ],
    },
  },
] as const satisfies readonly Rule[];

/** MinIO: its client and the API for its administrators. Objects are reached by the API of S3. */
export const minio = {
  id: 'minio',
  title: 'MinIO',
  hosts: [],
  programs: [
    {
      id: 'mc',
      // Midnight Commander has the name, and none of the verbs.
      names: ['mc', 'mcli'],
      everyday: true,
      valueFlags: list(
        `-C --config-dir --resolve --limit-upload --limit-download -H --custom-header --enc-c --enc-kms --enc-s3 --older-than --newer-than --version-id --vid
         --rewind --exclude --exclude-bucket --region --attr --storage-class --sc --last --action --expire-days --noncurrent-expire-days --prefix --tags --id`,
      ),
    },
  ],
  rules,
} as const satisfies Provider;
