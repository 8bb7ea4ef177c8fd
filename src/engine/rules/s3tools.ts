import type { Provider, Rule } from './rule';
import { command, list } from './when';

const HELP = ['--help', '-h', '--dry-run'];
const s3cmd = command('s3cmd', { none: [...HELP, '-n'] });
const s5cmd = command('s5cmd', { none: HELP });
const PLACE = ['flag:--endpoint-url', 'flag:--host', 'env:S3_ENDPOINT_URL', 'flag:--profile', 'env:AWS_PROFILE'];
const named = (kind: string) => ({ kind, name: ['args', `=${kind}`], identifiers: PLACE });

const rules = [
  {
    id: 's3tools/delete-bucket',
    when: [s3cmd('rb'), s5cmd('rb')],
    verb: 'delete',
    class: 'data',
    resource: named('bucket'),
    dies: 'with --recursive all objects in it; the name, which others can take',
    undo: 'none known',
    safer: 'Copy the objects to another bucket first.',
    docs: 'https://s3tools.org/usage',
    examples: { held: ['s3cmd rb --recursive s3://invoices', 's5cmd rb s3://invoices'], free: ['s3cmd ls', 's5cmd ls', 's5cmd mb s3://b'] },
  },
  {
    id: 's3tools/delete-objects',
    when: [
      s3cmd('del|rm'),
      s3cmd('sync|get', { any: ['--delete-removed', '--delete-after-fetch'] }),
      s5cmd('rm'),
      s5cmd('sync', { any: ['--delete'] }),
    ],
    verb: 'delete',
    class: 'data',
    resource: { ...named('objects'), name: ['arg:last', '=objects'] },
    dies: 'the objects: with a pattern, --recursive or --delete all that match',
    undo: 'none known, unless the bucket keeps versions',
    safer: 'Run it with --dry-run first and show what it would delete.',
    docs: 'https://github.com/peak/s5cmd#delete-objects',
    examples: {
      held: [
        's3cmd del --recursive --force s3://invoices',
        's3cmd sync --delete-removed ./dist/ s3://site/',
        "s5cmd rm 's3://invoices/*'",
        's5cmd --endpoint-url https://minio.example.com sync --delete ./dist/ s3://site/',
        "printf 'rm s3://invoices/*\\n' | s5cmd run",
      ],
      free: [
        's3cmd put a.pdf s3://invoices/',
        's3cmd sync ./dist/ s3://site/',
        's3cmd del --recursive --dry-run s3://invoices',
        "s5cmd cp 's3://invoices/*' .",
        "s5cmd --dry-run rm 's3://invoices/*'",
        's5cmd sync ./dist/ s3://site/',
      ],
    },
  },
  {
    id: 's3tools/expire-objects',
    when: [
      s3cmd('expire|setlifecycle'),
      s3cmd('setversioning', { args: ['disable'] }),
      s5cmd('bucket-version', { any: ['--set=Suspended'] }),
    ],
    verb: 'delete',
    class: 'safeguard',
    resource: named('bucket'),
    dies: 'every object that the new rule expires, or earlier versions of those that are overwritten from then on',
    undo: 'set it back; what expired stays lost',
    safer: 'Show the rule to the person first, and try it on a prefix.',
    docs: 'https://s3tools.org/usage',
    examples: {
      held: [
        's3cmd expire --expiry-days=1 s3://invoices',
        's3cmd setlifecycle l.xml s3://invoices',
        's5cmd bucket-version --set Suspended s3://invoices',
      ],
      free: ['s3cmd getlifecycle s3://invoices', 's5cmd bucket-version s3://invoices', 's5cmd bucket-version --set Enabled s3://invoices'],
    },
  },
  {
    id: 's3tools/remove-access',
    when: s3cmd('delpolicy|setpolicy|cfdelete|ws-delete|delcors|dellifecycle'),
    verb: 'delete',
    class: 'data',
    resource: { ...named('settings of bucket'), name: ['arg:last', '=bucket'] },
    dies: 'who is let in or kept out, or how the site is reached',
    undo: 'set it again, if somebody kept it',
    safer: 'Save what is there with s3cmd info first.',
    docs: 'https://s3tools.org/usage',
    examples: { held: ['s3cmd delpolicy s3://invoices', 's3cmd cfdelete cf://E123'], free: ['s3cmd info s3://invoices', 's3cmd cfinfo'] },
  },
] as const satisfies readonly Rule[];

/** s3cmd and s5cmd, for AWS and every other storage that speaks the API of S3. */
export const s3tools = {
  id: 's3tools',
  title: 's3cmd and s5cmd',
  hosts: [],
  programs: [
    {
      id: 's3cmd',
      names: ['s3cmd'],
      valueFlags: list(
        `-c --config --access_key --secret_key --access_token --exclude --exclude-from --rexclude --include --include-from --rinclude --files-from --region --bucket-location
         --host --host-bucket --storage-class --expiry-date --expiry-days --expiry-prefix -m --mime-type --add-header --multipart-chunk-size-mb --limit --max-delete -D --restore-days`,
      ),
    },
    {
      id: 's5cmd',
      names: ['s5cmd'],
      valueFlags: list(
        `--endpoint-url --numworkers -r --retry-count --log --profile --credentials-file --request-payer --exclude --include --version-id --set --storage-class
         -c --concurrency -p --part-size --source-region --destination-region --acl --metadata`,
      ),
      clusters: true,
    },
  ],
  rules,
} as const satisfies Provider;
