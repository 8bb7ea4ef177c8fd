import { database, HELP, RESET, ROLLBACK } from './migrationWhen';
import type { Provider, Rule } from './rule';
import { command, list } from './when';

const run = command('ariga-atlas', { none: ['--dry-run', ...HELP] });
const DATABASE = database('--url|-u|DATABASE_URL', ['flag:--env', 'flag:--config', 'flag:-c']);
const docs = (page: string): string => `https://atlasgo.io/${page}`;

const rules = [
  {
    id: 'ariga/clean',
    when: run('schema clean'),
    ...RESET,
    resource: DATABASE,
    safer: 'Write a migration, and run atlas migrate apply.',
    docs: docs('cli-reference#atlas-schema-clean'),
    examples: {
      held: ['atlas schema clean -u postgres://u@db.example.com/shop', 'atlas schema clean --env prod --auto-approve'],
      free: [
        'atlas schema inspect -u postgres://u@db.example.com/shop',
        'atlas migrate apply --env prod',
        'atlas schema clean --env prod --dry-run',
      ],
    },
  },
  {
    id: 'ariga/apply-unseen',
    when: run('schema apply', { any: ['--auto-approve'] }),
    verb: 'delete',
    class: 'data',
    resource: DATABASE,
    dies: 'tables and columns that the wanted schema does not have: nobody sees the plan',
    undo: 'Restore a backup.',
    safer: 'Run atlas schema apply with --dry-run and show the plan.',
    docs: docs('declarative/apply'),
    examples: {
      held: ['atlas schema apply -u postgres://u@db.example.com/shop --to file://schema.hcl --auto-approve'],
      free: [
        'atlas schema apply -u postgres://u@db.example.com/shop --to file://schema.hcl --dry-run --auto-approve',
        'atlas schema diff --from file://a.hcl --to file://b.hcl',
        'atlas migrate diff add_total --env local',
      ],
    },
  },
  {
    id: 'ariga/down',
    when: run('migrate down'),
    ...ROLLBACK,
    resource: DATABASE,
    docs: docs('versioned/down'),
    examples: {
      held: ['atlas migrate down --env prod', 'atlas migrate down 2 -u postgres://u@db.example.com/shop'],
      free: ['atlas migrate status', 'atlas migrate lint --latest 1'],
    },
  },
] as const satisfies readonly Rule[];

/** Atlas by Ariga, which has its name in common with MongoDB's command line. */
export const ariga = {
  id: 'ariga',
  title: 'Atlas (Ariga)',
  hosts: [],
  programs: [
    {
      id: 'ariga-atlas',
      names: ['atlas'],
      valueFlags: list(
        '-u --url -c --config --env --var --to --from -f --file --dev-url --dir --schema -s --exclude --include --format --tx-mode --lock-timeout --plan --latest',
      ),
    },
  ],
  rules,
} as const satisfies Provider;
