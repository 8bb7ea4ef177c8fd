import { database, HELP, RESET, ROLLBACK, ROLLBACK_ALL } from './migrationWhen';
import type { Provider, Rule } from './rule';
import { command, list } from './when';

const run = command('diesel', { none: HELP });
const DATABASE = database('--database-url|DATABASE_URL', ['flag:--config-file']);
const DOCS = 'https://diesel.rs/guides/getting-started';

const rules = [
  {
    id: 'diesel/reset',
    when: run('database|db reset|drop'),
    ...RESET,
    resource: DATABASE,
    safer: 'Write a migration, and run diesel migration run.',
    docs: DOCS,
    examples: {
      held: ['diesel database reset', 'diesel database drop --database-url postgres://u@db.example.com/shop'],
      free: ['diesel setup', 'diesel migration run', 'diesel print-schema', 'diesel database setup'],
    },
  },
  {
    id: 'diesel/revert-all',
    when: run('migration revert|redo', { any: ['--all', '-a'] }),
    ...ROLLBACK_ALL,
    resource: DATABASE,
    docs: DOCS,
    examples: {
      held: ['diesel migration revert --all', 'diesel migration redo -a'],
      free: ['diesel migration list', 'diesel migration pending'],
    },
  },
  {
    id: 'diesel/revert',
    when: run('migration revert|redo', { none: ['--all', '-a', ...HELP] }),
    ...ROLLBACK,
    resource: DATABASE,
    docs: DOCS,
    examples: { held: ['diesel migration revert', 'diesel migration redo -n 2'], free: ['diesel migration generate drop_orders'] },
  },
] as const satisfies readonly Rule[];

/** Diesel's command line. */
export const diesel = {
  id: 'diesel',
  title: 'Diesel',
  hosts: [],
  programs: [{ id: 'diesel', names: ['diesel'], valueFlags: list('--database-url --config-file --migration-dir -n --number') }],
  rules,
} as const satisfies Provider;
