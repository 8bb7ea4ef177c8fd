import { database, HELP, RESET, ROLLBACK } from './migrationWhen';
import type { Provider, Rule } from './rule';
import { command, list } from './when';

const run = command('mikro-orm', { none: HELP });
const DATABASE = database('DATABASE_URL|MIKRO_ORM_CLIENT_URL', ['flag:--config', 'flag:--contextName', 'env:NODE_ENV']);
const docs = (page: string): string => `https://mikro-orm.io/docs/${page}`;

const rules = [
  {
    id: 'mikroorm/drop-schema',
    when: [run('schema:drop|schema:fresh', { any: ['--run', '-r'] }), run('migration:fresh')],
    ...RESET,
    resource: DATABASE,
    safer: 'Write a migration, and run mikro-orm migration:up.',
    docs: docs('schema-generator'),
    examples: {
      held: ['npx mikro-orm schema:drop --run', 'npx mikro-orm schema:fresh -r --seed', 'npx mikro-orm-esm migration:fresh'],
      free: ['npx mikro-orm migration:up', 'npx mikro-orm schema:drop --dump', 'npx mikro-orm schema:create --run', 'npx mikro-orm debug'],
    },
  },
  {
    id: 'mikroorm/update-schema',
    when: run('schema:update', { any: ['--run', '-r'], none: ['--safe', '--drop-tables=false', ...HELP] }),
    verb: 'delete',
    class: 'suspected',
    resource: DATABASE,
    dies: 'columns and tables that the entities no longer have',
    undo: 'Restore a backup.',
    safer: 'Run it with --safe, or with --dump first.',
    docs: docs('schema-generator'),
    examples: {
      held: ['npx mikro-orm schema:update --run'],
      free: ['npx mikro-orm schema:update --dump', 'npx mikro-orm schema:update --run --safe'],
    },
  },
  {
    id: 'mikroorm/down',
    when: run('migration:down'),
    ...ROLLBACK,
    resource: DATABASE,
    docs: docs('migrations'),
    examples: {
      held: ['npx mikro-orm migration:down', 'mikro-orm migration:down --to 0'],
      free: ['npx mikro-orm migration:list', 'mikro-orm seeder:run'],
    },
  },
] as const satisfies readonly Rule[];

/** MikroORM's command line. */
export const mikroorm = {
  id: 'mikroorm',
  title: 'MikroORM',
  hosts: [],
  programs: [
    {
      id: 'mikro-orm',
      names: ['mikro-orm', 'mikro-orm-esm'],
      everyday: true,
      valueFlags: list('--config --contextName --schema --to -t --from -f --only -o --seed'),
    },
  ],
  rules,
} as const satisfies Provider;
