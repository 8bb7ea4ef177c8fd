import { database, HELP, RESET, ROLLBACK, ROLLBACK_ALL } from './migrationWhen';
import type { Provider, Rule } from './rule';
import { command, list } from './when';

/** Commands may be cut short, as long as one is meant: `d:d:d`. */
const run = command('symfony-console', { none: HELP });
const DATABASE = database('DATABASE_URL', ['flag:--env', 'flag:-e', 'env:APP_ENV', 'flag:--connection', 'flag:--em']);
const docs = (page: string): string => `https://symfony.com/doc/current/${page}`;

const rules = [
  {
    id: 'symfony/drop-database',
    when: [
      run('d*:da*:d*|d*:d:d*', { any: ['--force', '-f'] }),
      run('d*:s*:d*', { any: ['--force', '-f', '--full-database'], none: ['--dump-sql', ...HELP] }),
      run('o*:s*:d*', { any: ['--force', '-f', '--full-database'], none: ['--dump-sql', ...HELP] }),
      run('d*:f*:l*|h*:f*:l*', { none: ['--append', ...HELP] }),
    ],
    ...RESET,
    resource: DATABASE,
    safer: 'Write a migration, and run doctrine:migrations:migrate; load fixtures with --append.',
    docs: docs('doctrine.html'),
    examples: {
      held: [
        'php bin/console doctrine:database:drop --force --env=prod',
        'bin/console d:d:d -f',
        'symfony console doctrine:schema:drop --full-database --force',
        'php bin/console doctrine:fixtures:load -n',
        'vendor/bin/doctrine orm:schema-tool:drop --force',
      ],
      free: [
        'php bin/console doctrine:database:create',
        'php bin/console doctrine:database:drop --if-exists',
        'bin/console doctrine:schema:drop --dump-sql',
        'bin/console doctrine:fixtures:load --append',
        'bin/console debug:router',
        'symfony server:start',
      ],
    },
  },
  {
    id: 'symfony/update-schema',
    when: [run('d*:s*:u*', { any: ['--force', '-f'] }), run('o*:s*:u*', { any: ['--force', '-f'] })],
    verb: 'delete',
    class: 'suspected',
    resource: DATABASE,
    dies: 'columns and, with --complete, tables that the entities no longer have',
    undo: 'Restore a backup.',
    safer: 'Run it with --dump-sql first, or write a migration.',
    docs: docs('doctrine.html#migrations-creating-the-database-tables-schema'),
    examples: {
      held: ['bin/console doctrine:schema:update --force --complete'],
      free: ['bin/console doctrine:schema:update --dump-sql', 'bin/console doctrine:schema:validate', 'bin/console make:migration'],
    },
  },
  {
    id: 'symfony/migrate-first',
    when: [
      run('d*:m*:m*', { args: ['first', '0'], none: ['--dry-run', ...HELP] }),
      run('mi*:mi*', { args: ['first', '0'], none: ['--dry-run', ...HELP] }),
    ],
    ...ROLLBACK_ALL,
    resource: DATABASE,
    docs: 'https://www.doctrine-project.org/projects/doctrine-migrations/en/current/reference/managing-migrations.html',
    examples: {
      held: ['bin/console doctrine:migrations:migrate first -n', 'vendor/bin/doctrine-migrations migrations:migrate first'],
      free: [
        'bin/console doctrine:migrations:migrate -n',
        'bin/console doctrine:migrations:migrate first --dry-run',
        'bin/console doctrine:migrations:status',
      ],
    },
  },
  {
    id: 'symfony/rollback',
    when: [
      run('d*:m*:m*', { args: ['prev'], none: ['--dry-run', ...HELP] }),
      run('d*:m*:e*', { any: ['--down'], none: ['--dry-run', ...HELP] }),
      run('mi*:e*', { any: ['--down'], none: ['--dry-run', ...HELP] }),
    ],
    ...ROLLBACK,
    resource: DATABASE,
    docs: 'https://www.doctrine-project.org/projects/doctrine-migrations/en/current/reference/managing-migrations.html',
    examples: {
      held: ['bin/console doctrine:migrations:migrate prev', `bin/console doctrine:migrations:execute --down 'App\\Migrations\\V1'`],
      free: [`bin/console doctrine:migrations:execute --up 'App\\Migrations\\V1'`, 'bin/console doctrine:migrations:list'],
    },
  },
] as const satisfies readonly Rule[];

/** Symfony's console with Doctrine, and Doctrine's own programs. */
export const symfony = {
  id: 'symfony',
  title: 'Symfony and Doctrine',
  hosts: [],
  programs: [
    {
      id: 'symfony-console',
      names: ['symfony-console', 'console', 'doctrine', 'doctrine-migrations'],
      everyday: true,
      valueFlags: list('-e --env --connection --em --configuration --db-configuration --group --purger --shard'),
    },
  ],
  rules,
} as const satisfies Provider;
