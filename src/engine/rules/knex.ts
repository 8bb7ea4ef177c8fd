import { database, HELP, ROLLBACK, ROLLBACK_ALL } from './migrationWhen';
import type { Provider, Rule } from './rule';
import { command, list } from './when';

const run = command('knex', { none: HELP });
const DATABASE = database('--connection|DATABASE_URL', ['flag:--env', 'env:NODE_ENV', 'flag:--knexfile']);
const DOCS = 'https://knexjs.org/guide/migrations.html';

const rules = [
  {
    id: 'knex/rollback-all',
    when: [run('migrate:rollback', { any: ['--all'] }), run('migrate:rollback', { args: ['all'] })],
    ...ROLLBACK_ALL,
    resource: DATABASE,
    docs: DOCS,
    examples: {
      held: ['npx knex migrate:rollback --all', 'knex --env production migrate:rollback --all'],
      free: ['npx knex migrate:latest', 'knex migrate:list', 'knex migrate:make add_total'],
    },
  },
  {
    id: 'knex/rollback',
    when: run('migrate:rollback|migrate:down|migrate:before', { none: ['--all', ...HELP], without: ['all'] }),
    ...ROLLBACK,
    resource: DATABASE,
    docs: DOCS,
    examples: {
      held: ['npx knex migrate:rollback', 'knex migrate:down 001_orders.js --knexfile src/knexfile.ts'],
      free: ['knex migrate:up', 'knex migrate:currentVersion', 'knex seed:run', 'knex migrate:unlock'],
    },
  },
] as const satisfies readonly Rule[];

/** Knex's command line. */
export const knex = {
  id: 'knex',
  title: 'Knex',
  hosts: [],
  programs: [
    {
      id: 'knex',
      names: ['knex'],
      everyday: true,
      valueFlags: list(
        '--knexfile --knexpath --cwd --client --connection --migrations-directory --migrations-table-name --env --specific -x --stub',
      ),
    },
  ],
  rules,
} as const satisfies Provider;
