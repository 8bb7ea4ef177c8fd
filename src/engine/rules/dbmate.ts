import { database, HELP, RESET, ROLLBACK } from './migrationWhen';
import type { Provider, Rule } from './rule';
import { command, list } from './when';

const run = command('dbmate', { none: HELP });
const DATABASE = database('--url|-u|DATABASE_URL', ['flag:--env', 'flag:-e', 'flag:--env-file']);
const DOCS = 'https://github.com/amacneil/dbmate#command-line-options';

const rules = [
  {
    id: 'dbmate/drop',
    when: run('drop'),
    ...RESET,
    resource: DATABASE,
    safer: 'Write a migration, and run dbmate up.',
    docs: DOCS,
    examples: {
      held: ['dbmate drop', 'dbmate -e PROD_URL drop', 'dbmate --url postgres://u@db.example.com/shop drop'],
      free: ['dbmate up', 'dbmate status', 'dbmate new drop_orders', 'dbmate dump'],
    },
  },
  {
    id: 'dbmate/rollback',
    when: run('rollback|down'),
    ...ROLLBACK,
    resource: DATABASE,
    docs: DOCS,
    examples: { held: ['dbmate rollback', 'dbmate -u postgres://u@db.example.com/shop down'], free: ['dbmate migrate', 'dbmate wait'] },
  },
] as const satisfies readonly Rule[];

/** dbmate. */
export const dbmate = {
  id: 'dbmate',
  title: 'dbmate',
  hosts: [],
  programs: [
    {
      id: 'dbmate',
      names: ['dbmate'],
      valueFlags: list('--url -u --driver --env -e --env-file --migrations-dir -d --migrations-table --schema-file -s --wait-timeout'),
    },
  ],
  rules,
} as const satisfies Provider;
