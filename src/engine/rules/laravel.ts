import { database, HELP, RESET, ROLLBACK } from './migrationWhen';
import type { Provider, Rule } from './rule';
import { command, list } from './when';

/** Commands may be cut short, as long as one is meant: `mig:fresh`. */
const run = command('artisan', { none: HELP });
const LABELS = ['flag:--env', 'env:APP_ENV', 'flag:--database', 'env:DB_HOST'];
const DATABASE = database('DATABASE_URL|DB_URL', LABELS, ['env:DB_DATABASE']);
const docs = (page: string): string => `https://laravel.com/docs/${page}`;

const rules = [
  {
    id: 'laravel/reset-database',
    when: run('mi*:f*|mi*:ref*|mi*:res*|m:fr*|m:ref*|m:res*|db:w*', { none: ['--pretend', ...HELP] }),
    ...RESET,
    resource: DATABASE,
    safer: 'Write a migration, and run php artisan migrate.',
    docs: docs('migrations'),
    examples: {
      held: [
        'php artisan migrate:fresh --seed',
        './artisan migrate:refresh',
        'php artisan migrate:reset --force',
        'php artisan db:wipe --force --env=production',
        'sail artisan migrate:fresh',
        'php -d memory_limit=-1 artisan mig:fresh',
      ],
      free: [
        'php artisan migrate',
        'php artisan migrate:status',
        'php artisan db:seed',
        'php artisan make:factory OrderFactory',
        'php artisan list',
      ],
    },
  },
  {
    id: 'laravel/rollback',
    when: run('mi*:ro*|m:ro*', { none: ['--pretend', ...HELP] }),
    ...ROLLBACK,
    resource: DATABASE,
    docs: docs('migrations'),
    examples: {
      held: ['php artisan migrate:rollback --step=3', 'artisan migrate:rollback --batch=2'],
      free: ['php artisan migrate:rollback --pretend', 'php artisan make:migration add_total'],
    },
  },
  {
    id: 'laravel/delete-jobs',
    when: run('queue:flush|queue:clear|horizon:clear|queue:forget', { none: HELP }),
    verb: 'delete',
    class: 'data',
    resource: { kind: 'jobs', name: ['arg:0', '=jobs'], identifiers: LABELS.map((one) => `label:${one}`) },
    dies: 'jobs that nobody has done yet, or those that failed and could be tried again',
    undo: 'None known.',
    safer: 'Look at them with php artisan queue:failed, and try single ones again.',
    docs: docs('queues'),
    examples: {
      held: ['php artisan queue:flush', './artisan queue:clear', 'php artisan queue:clear redis --queue=mail --force'],
      free: ['php artisan queue:work', 'php artisan queue:failed', 'php artisan queue:restart', 'php artisan queue:retry all'],
    },
  },
  {
    id: 'laravel/delete-models',
    when: [
      run('model:prune', { none: ['--pretend', ...HELP] }),
      run('scout:flush|scout:delete-*|telescope:clear|passport:purge|sanctum:prune-expired'),
    ],
    verb: 'delete',
    class: 'suspected',
    resource: { kind: 'records', name: ['arg:0', 'flag:--model', '=records'], identifiers: LABELS.map((one) => `label:${one}`) },
    dies: 'records that the models call prunable, or what is found by the search',
    undo: 'Restore a backup; an index can be filled again.',
    safer: 'Run php artisan model:prune --pretend first.',
    docs: docs('eloquent#pruning-models'),
    examples: {
      held: ['./artisan model:prune', `php artisan scout:flush 'App\\Models\\Order'`],
      free: ['php artisan model:prune --pretend', 'php artisan model:show Order', 'php artisan cache:clear', 'php artisan optimize:clear'],
    },
  },
  {
    id: 'laravel/delete-backup',
    when: run('backup:clean'),
    verb: 'delete',
    class: 'safeguard',
    resource: { kind: 'backups', name: ['=backups'], identifiers: LABELS.map((one) => `label:${one}`) },
    dies: 'backups that the settings call old',
    undo: 'None known.',
    safer: 'Let the schedule do it.',
    docs: 'https://spatie.be/docs/laravel-backup/v9/cleaning-up-old-backups/overview',
    examples: {
      held: ['php artisan backup:clean', './artisan backup:clean --disable-notifications'],
      free: ['php artisan backup:run', 'php artisan backup:list'],
    },
  },
  {
    id: 'laravel/replace-key',
    when: run('key:generate', { any: ['--force'], none: ['--show', ...HELP] }),
    verb: 'overwrite',
    class: 'suspected',
    resource: { kind: 'key', name: ['=APP_KEY'], identifiers: LABELS.map((one) => `label:${one}`) },
    dies: 'the key with which columns, cookies and sessions are encrypted: nobody can read them any more',
    undo: 'Put the old key back, if it is kept.',
    safer: 'Keep the old key in APP_PREVIOUS_KEYS.',
    docs: docs('encryption'),
    examples: {
      held: ['php artisan key:generate --force', './artisan key:generate --force'],
      free: ['php artisan key:generate', 'php artisan key:generate --show'],
    },
  },
] as const satisfies readonly Rule[];

/** Laravel's artisan. */
export const laravel = {
  id: 'laravel',
  title: 'Laravel',
  hosts: [],
  programs: [
    {
      id: 'artisan',
      names: ['artisan'],
      everyday: true,
      valueFlags: list('--env --database --path --step --batch --queue --connection --seeder --execute --model --chunk'),
    },
  ],
  rules,
} as const satisfies Provider;
