import type { Provider, Rule } from './rule';
import { request as api, command, list } from './when';

const run = command('tigris', { none: ['--help', '-h'] });
/** Its S3 address, with the bucket before it or in the path. */
const S3 = ['t3.storage.dev', '*.t3.storage.dev', 'fly.storage.tigris.dev', '*.fly.storage.tigris.dev'] as const;
const PLACE = { identifiers: ['flag:--organization', 'env:AWS_PROFILE', 'host'] } as const;

const rules = [
  {
    id: 'tigris/delete-objects',
    when: [
      run('rm|remove'),
      run('buckets|b|objects|o delete|d'),
      run('bucket delete'),
      run('snapshots|forks delete|d'),
      api('DELETE'),
      api('POST', { query: ['delete'] }),
    ],
    verb: 'delete',
    class: 'data',
    resource: { kind: 'objects', name: ['args', 'path:last', 'host'], ...PLACE },
    dies: 'the files, with -r all below the path; of a bucket everything in it',
    undo: 'tigris buckets restore, for as long as the bucket is kept after its deletion; objects of a bucket with snapshots come back from one.',
    safer: 'List them first: tigris ls, and take a snapshot: tigris snapshots take.',
    docs: 'https://www.tigrisdata.com/docs/cli/',
    examples: {
      held: [
        'tigris rm t3://invoices/2026 -r -f',
        't3 buckets delete invoices --force',
        'tigris objects delete invoices a.pdf',
        'curl -X DELETE --aws-sigv4 aws:amz:auto:s3 -u "$K:$S" https://invoices.t3.storage.dev/2026.pdf',
        'curl -X POST --aws-sigv4 aws:amz:auto:s3 -u "$K:$S" "https://fly.storage.tigris.dev/invoices?delete" -d @keys.xml',
      ],
      free: [
        'tigris ls',
        'tigris buckets list',
        'tigris cp a.txt t3://invoices/a.txt',
        't3 whoami',
        'curl --aws-sigv4 aws:amz:auto:s3 -u "$K:$S" https://invoices.t3.storage.dev/2026.pdf',
      ],
    },
  },
  {
    id: 'tigris/delete-safeguard',
    when: [
      run('buckets|b disable-snapshots'),
      run('buckets|b set', { any: ['--enable-delete-protection=false'] }),
      run('access-keys|keys delete|d'),
      run('iam policies|users|teams|p|u|t delete|remove|d'),
    ],
    verb: 'disable',
    class: 'safeguard',
    resource: { kind: 'protection', name: ['args', '=protection'], ...PLACE },
    dies: 'the way back to an earlier state, what guards a bucket, or who gets in',
    undo: 'Enable it again; a key has to be made anew.',
    safer: 'Leave it on.',
    docs: 'https://www.tigrisdata.com/docs/cli/',
    examples: {
      held: ['tigris buckets disable-snapshots invoices', 'tigris access-keys delete tid_1 --yes'],
      free: ['tigris buckets enable-snapshots invoices', 'tigris access-keys list'],
    },
  },
] as const satisfies readonly Rule[];

/** Tigris. Clients of S3 that are sent to it are read with theirs. */
export const tigris = {
  id: 'tigris',
  title: 'Tigris',
  hosts: S3,
  programs: [
    {
      id: 'tigris',
      names: ['tigris', 't3'],
      everyday: true,
      valueFlags: list('--format --organization --snapshot-version --version-id --enable-delete-protection'),
    },
  ],
  rules,
} as const satisfies Provider;
