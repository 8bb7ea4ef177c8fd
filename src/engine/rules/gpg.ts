import type { Provider, Rule } from './rule';
import { command, list } from './when';

const run = command('gpg', { none: ['--help', '-h', '--dry-run', '-n'] });
const rules = [
  {
    id: 'gpg/delete-secret-key',
    when: [
      run('', {
        any: ['--delete-secret-keys', '--delete-secret-key', '--delete-secret-and-public-keys', '--delete-secret-and-public-key'],
      }),
    ],
    verb: 'delete',
    class: 'data',
    resource: { kind: 'secret key', name: ['args', '=secret key'], here: true },
    dies: 'the key: nothing that is encrypted to it can be read, nothing be signed or revoked with it',
    undo: 'None known without a copy: gpg --import.',
    safer: 'Save it first: gpg --export-secret-keys --armor into a safe place.',
    docs: 'https://www.gnupg.org/documentation/manuals/gnupg/Operational-GPG-Commands.html',
    examples: {
      held: [
        'gpg --batch --yes --delete-secret-keys 0xABCDEF',
        'gpg --delete-secret-and-public-key ann@example.com',
        'gpg2 --batch --delete-secret-key 0xABCDEF',
      ],
      free: ['gpg --list-secret-keys', 'gpg --verify a.sig a', 'gpg --delete-keys 0xABCDEF', 'gpg --edit-key 0xABCDEF'],
    },
  },
] as const satisfies readonly Rule[];

/** GnuPG. */
export const gpg = {
  id: 'gpg',
  title: 'GnuPG',
  hosts: [],
  programs: [
    {
      id: 'gpg',
      names: ['gpg', 'gpg2'],
      everyday: true,
      abbreviations: true,
      valueFlags: list(
        '--homedir --options -u --local-user --default-key --keyring --secret-keyring --passphrase --passphrase-fd --passphrase-file --pinentry-mode --status-fd --command-fd -o --output -r --recipient --trust-model',
      ),
    },
  ],
  rules,
} as const satisfies Provider;
