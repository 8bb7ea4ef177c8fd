import { database, HELP, RESET, ROLLBACK, ROLLBACK_ALL } from './migrationWhen';
import type { Provider, Rule, When } from './rule';
import { command, list } from './when';

/** `cargo sqlx …` is the same. */
const both = (verb: string, more: Parameters<ReturnType<typeof command>>[1] = {}): readonly When[] => [
  command('sqlx', { none: HELP })(verb, more),
  command('cargo-sqlx', { none: HELP })(`sqlx ${verb}`, more),
];
const DATABASE = database('--database-url|-D|DATABASE_URL');
const DOCS = 'https://github.com/launchbadge/sqlx/blob/main/sqlx-cli/README.md';

const rules = [
  {
    id: 'sqlx/drop',
    when: both('database|db drop|reset'),
    ...RESET,
    resource: DATABASE,
    safer: 'Write a migration, and run sqlx migrate run.',
    docs: DOCS,
    examples: {
      held: ['sqlx database drop -y', 'cargo sqlx db reset -D postgres://u@db.example.com/shop', 'sqlx database reset --force'],
      free: ['sqlx database create', 'sqlx database setup', 'sqlx migrate run', 'cargo sqlx prepare', 'sqlx migrate info'],
    },
  },
  {
    id: 'sqlx/revert-all',
    when: both('migrate|mig revert', { any: ['--target-version=0'], none: ['--dry-run', ...HELP] }),
    ...ROLLBACK_ALL,
    resource: DATABASE,
    docs: DOCS,
    examples: { held: ['sqlx migrate revert --target-version 0'], free: ['sqlx migrate revert --target-version 0 --dry-run'] },
  },
  {
    id: 'sqlx/revert',
    when: both('migrate|mig revert', { none: ['--target-version=0', '--dry-run', ...HELP] }),
    ...ROLLBACK,
    resource: DATABASE,
    docs: DOCS,
    examples: { held: ['sqlx migrate revert'], free: ['sqlx migrate add drop_orders', 'sqlx mig revert --dry-run'] },
  },
] as const satisfies readonly Rule[];

/** SQLx's command line. */
export const sqlx = {
  id: 'sqlx',
  title: 'SQLx',
  hosts: [],
  programs: [
    { id: 'sqlx', names: ['sqlx'], valueFlags: list('-D --database-url --source --connect-timeout --target-version --config') },
    {
      id: 'cargo-sqlx',
      names: ['cargo', 'cargo-sqlx'],
      everyday: true,
      valueFlags: list('-D --database-url --source --connect-timeout --target-version --config'),
    },
  ],
  rules,
} as const satisfies Provider;
