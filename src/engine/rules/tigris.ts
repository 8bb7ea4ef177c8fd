import type { Provider, Rule } from './rule';
import { command, list } from './when';

const run = command('tigris', { none: ['--help', '-h'] });
const PLACE = { identifiers: ['flag:--organization', 'env:AWS_PROFILE'] } as const;

const rules = [
  {
    id: 'tigris/delete-objects',
    when: [run('rm|remove'), run('buckets|b|objects|o delete|d'), run('bucket delete'), run('snapshots|forks delete|d')],
    verb: 'delete',
    class: 'data',
    resource: { kind: 'objects', name: ['args'], ...PLACE },
    dies: 'the files, with -r all below the path; of a bucket everything in it',
    undo: 'tigris buckets restore, for as long as the bucket is kept after its deletion; objects of a bucket with snapshots come back from one.',
    safer: 'List them first: tigris ls, and take a snapshot: tigris snapshots take.',
    docs: 'https://www.tigrisdata.com/docs/cli/',
    examples: {
      held: ['tigris rm t3://invoices/2026 -r -f', 't3 buckets delete invoices --force', 'tigris objects delete invoices a.pdf'],
      free: ['tigris ls', 'tigris buckets list', 'tigris cp a.txt t3://invoices/a.txt', 't3 whoami'],
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

/** Tigris. Its S3 address is read with the clients of S3. */
export const tigris = {
  id: 'tigris',
  title: 'Tigris',
  hosts: [],
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
