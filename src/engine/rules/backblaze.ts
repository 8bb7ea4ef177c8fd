import type { Provider, Rule } from './rule';
import { command, list, request } from './when';

const run = command('b2', { none: ['--help', '-h', '--dry-run'] });
const api = (calls: string) =>
  request(
    `POST|GET ${calls
      .split(' ')
      .map((call) => `/b2api/{v}/${call}`)
      .join(' ')}`,
  );
const PLACE = { identifiers: ['flag:--profile', 'env:B2_PROFILE', 'body:bucketId', 'host'] } as const;
const docs = (page: string): string => `https://b2-command-line-tool.readthedocs.io/en/master/subcommands/${page}.html`;

const rules = [
  {
    id: 'backblaze/delete-bucket',
    when: [run('bucket delete'), run('delete-bucket|delete_bucket'), api('b2_delete_bucket')],
    verb: 'delete',
    class: 'data',
    resource: { kind: 'bucket', name: ['args', 'body:bucketId', '=bucket'], ...PLACE },
    dies: 'its settings and its name, which others may take; it must be empty',
    undo: 'Make it again, if its name is still free.',
    safer: 'List what is in it first.',
    docs: docs('bucket'),
    examples: {
      held: [
        'b2 bucket delete invoices',
        'b2 delete-bucket invoices',
        `curl -X POST -H "Authorization: $A" https://api004.backblazeb2.com/b2api/v3/b2_delete_bucket -d '{"bucketId":"b1"}'`,
      ],
      free: [
        'b2 bucket list',
        'b2 ls b2://invoices',
        'curl -H "Authorization: $A" https://api004.backblazeb2.com/b2api/v3/b2_list_buckets',
      ],
    },
  },
  {
    id: 'backblaze/delete-files',
    when: [
      run('rm'),
      run('sync', { any: ['--delete', '--keep-days'] }),
      run('delete-file-version|delete_file_version'),
      api('b2_delete_file_version b2_cancel_large_file'),
      request('DELETE'),
    ],
    verb: 'delete',
    class: 'data',
    resource: { kind: 'files', name: ['arg:last', 'body:fileName', 'path:last', '=files'], ...PLACE },
    dies: 'the files with that version; with -r all below the prefix, with --versions every version of them',
    undo: 'None known.',
    safer: 'Run it with --dry-run first, or hide the file: b2 file hide.',
    docs: docs('rm'),
    examples: {
      held: [
        'b2 rm -r --versions b2://invoices',
        'b2 rm --recursive invoices 2025',
        'b2 sync --delete ./backup b2://backup',
        `curl -X POST -H "Authorization: $A" https://api004.backblazeb2.com/b2api/v3/b2_delete_file_version -d '{"fileName":"a.pdf","fileId":"f1"}'`,
      ],
      free: [
        'b2 rm -r --dry-run b2://invoices',
        'b2 sync ./backup b2://backup',
        'b2 file upload invoices a.pdf a.pdf',
        'curl -H "Authorization: $A" https://f004.backblazeb2.com/file/invoices/a.pdf',
      ],
    },
  },
  {
    id: 'backblaze/delete-key',
    when: [
      run('key delete'),
      run('delete-key|delete_key'),
      run('replication delete'),
      run('bucket notification-rule delete'),
      run('replication-delete'),
      api('b2_delete_key'),
    ],
    verb: 'delete',
    class: 'safeguard',
    resource: { kind: 'key', name: ['args', 'body:applicationKeyId', '=key'], ...PLACE },
    dies: 'who gets in with it; of a replication the second copy of what comes',
    undo: 'Make another key, and give it to all who used this one.',
    safer: 'Make the new key first.',
    docs: docs('key'),
    examples: {
      held: [
        'b2 key delete k1',
        'b2 replication delete invoices all',
        `curl -X POST -H "Authorization: $A" https://api.backblazeb2.com/b2api/v3/b2_delete_key -d '{"applicationKeyId":"k1"}'`,
      ],
      free: ['b2 key list', 'b2 account clear'],
    },
  },
] as const satisfies readonly Rule[];

/** Backblaze B2: its command line, its native API, and its buckets as S3. */
export const backblaze = {
  id: 'backblaze',
  title: 'Backblaze B2',
  hosts: ['*.backblazeb2.com'],
  programs: [
    {
      id: 'b2',
      names: ['b2', 'b2v3', 'b2v4', 'backblaze-b2'],
      valueFlags: list(
        '--profile --threads --queue-size --include --exclude --keep-days --sync-threads --upload-threads --download-threads --compare-versions --compare-threshold --exclude-regex --include-regex --exclude-dir-regex --log-config --environment',
      ),
    },
  ],
  rules,
} as const satisfies Provider;
