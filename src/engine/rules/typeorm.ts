import { database, HELP, RESET, ROLLBACK } from './migrationWhen';
import type { Provider, Rule } from './rule';
import { command, list } from './when';

const run = command('typeorm', { none: HELP });
const DATABASE = database('DATABASE_URL|TYPEORM_URL', ['flag:--dataSource', 'flag:-d', 'env:NODE_ENV']);
const docs = (page: string): string => `https://typeorm.io/docs/${page}`;

const rules = [
  {
    id: 'typeorm/drop-schema',
    when: run('schema:drop'),
    ...RESET,
    resource: DATABASE,
    safer: 'Write a migration, and run typeorm migration:run.',
    docs: docs('advanced-topics/using-cli'),
    examples: {
      held: ['npx typeorm schema:drop -d src/data-source.ts', 'npx typeorm-ts-node-commonjs schema:drop -d src/data-source.ts'],
      free: ['typeorm migration:run -d src/data-source.ts', 'typeorm schema:log -d src/data-source.ts', 'typeorm migration:show -d a.ts'],
    },
  },
  {
    id: 'typeorm/sync-schema',
    when: run('schema:sync'),
    verb: 'delete',
    class: 'suspected',
    resource: DATABASE,
    dies: 'columns and tables that the entities no longer have',
    undo: 'Restore a backup.',
    safer: 'Run typeorm schema:log first, or generate a migration.',
    docs: docs('advanced-topics/using-cli'),
    examples: {
      held: ['typeorm schema:sync -d src/data-source.ts'],
      free: ['typeorm migration:generate src/m/Total -d a.ts', 'typeorm init'],
    },
  },
  {
    id: 'typeorm/revert',
    when: run('migration:revert', { none: ['--fake', '-f', ...HELP] }),
    ...ROLLBACK,
    resource: DATABASE,
    docs: docs('migrations/reverting'),
    examples: {
      held: [
        'typeorm migration:revert -d src/data-source.ts',
        'node ./node_modules/typeorm/cli.js migration:revert -d dist/data-source.js',
      ],
      free: ['typeorm migration:create src/m/Total', 'typeorm cache:clear -d src/data-source.ts'],
    },
  },
] as const satisfies readonly Rule[];

/** TypeORM's command line. */
export const typeorm = {
  id: 'typeorm',
  title: 'TypeORM',
  hosts: [],
  programs: [
    {
      id: 'typeorm',
      names: ['typeorm', 'typeorm-ts-node-commonjs', 'typeorm-ts-node-esm', 'typeorm-extension'],
      everyday: true,
      valueFlags: list('-d --dataSource -t --transaction --timestamp'),
    },
  ],
  rules,
} as const satisfies Provider;
