import { database, HELP, RESET, ROLLBACK, ROLLBACK_ALL } from './migrationWhen';
import type { Provider, Rule } from './rule';
import { command, list } from './when';

const run = command('sequelize', { none: HELP });
const DATABASE = database('--url|DATABASE_URL', ['flag:--env', 'env:NODE_ENV', 'flag:--config']);
const DOCS = 'https://sequelize.org/docs/v6/other-topics/migrations/';

const rules = [
  {
    id: 'sequelize/drop-database',
    when: run('db:drop'),
    ...RESET,
    resource: DATABASE,
    safer: 'Write a migration, and run sequelize-cli db:migrate.',
    docs: DOCS,
    examples: {
      held: [
        'npx sequelize-cli db:drop',
        'NODE_ENV=production sequelize db:drop',
        'sequelize db:drop --url postgres://u@db.example.com/shop',
      ],
      free: ['npx sequelize-cli db:migrate', 'sequelize db:create', 'sequelize db:migrate:status', 'sequelize migration:generate --name x'],
    },
  },
  {
    id: 'sequelize/undo-all',
    when: run('db:migrate:undo:all|db:seed:undo:all'),
    ...ROLLBACK_ALL,
    resource: DATABASE,
    docs: DOCS,
    examples: {
      held: [
        'npx sequelize-cli db:migrate:undo:all',
        'sequelize db:migrate:undo:all --to 20260101000000-a.js',
        'yarn sequelize db:seed:undo:all',
      ],
      free: ['sequelize db:seed:all', 'sequelize db:migrate --help'],
    },
  },
  {
    id: 'sequelize/undo',
    when: run('db:migrate:undo|db:seed:undo'),
    ...ROLLBACK,
    resource: DATABASE,
    docs: DOCS,
    examples: { held: ['npx sequelize-cli db:migrate:undo'], free: ['sequelize db:seed --seed a.js', 'sequelize init'] },
  },
] as const satisfies readonly Rule[];

/** Sequelize's command line. */
export const sequelize = {
  id: 'sequelize',
  title: 'Sequelize',
  hosts: [],
  programs: [
    {
      id: 'sequelize',
      names: ['sequelize', 'sequelize-cli'],
      everyday: true,
      valueFlags: list('--env --config --options-path --migrations-path --seeders-path --models-path --url --to --from --name --seed'),
    },
  ],
  rules,
} as const satisfies Provider;
