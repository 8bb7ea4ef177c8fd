import type { Provider, Rule } from './rule';

const TASKS = [
  'db:drop',
  'db:drop:*',
  'db:reset',
  'db:reset:*',
  'db:schema:load',
  'db:schema:load:*',
  'db:structure:load',
  'db:migrate:reset',
  'db:migrate:reset:*',
  'db:purge',
  'db:purge:*',
  'db:truncate_all',
  'db:seed:replant',
  'db:mongoid:drop',
  'db:mongoid:purge',
  'db:setup',
  'db:schema:load_if_ruby',
  'db:structure:load_if_sql',
  'db:fixtures:load',
] as const;

const QUIET = ['--help', '-n', '--dry-run', '-T', '--tasks', '-D', '--describe', '-P', '--prereqs'] as const;

/** Which section of the settings is meant. */
const WORDS = ['label:env:RAILS_ENV', 'label:env:RACK_ENV', 'label:flag:-e', 'label:flag:--environment'];

const rules = [
  {
    id: 'rails/reset-database',
    when: {
      call: 'program',
      program: 'rails',
      args: TASKS,
      none: QUIET,
    },
    verb: 'reset',
    class: 'data',
    resource: { kind: 'database', name: ['db:DATABASE_URL', '=database'], identifiers: ['url:DATABASE_URL', ...WORDS] },
    dies: 'all tables and rows in it',
    undo: 'Restore a backup.',
    safer: 'Write a migration, and run db:migrate.',
    docs: 'https://guides.rubyonrails.org/active_record_migrations.html',
    examples: {
      held: [
        'rails db:drop',
        'bin/rails db:reset',
        'bundle exec rake db:drop db:create db:migrate',
        'RAILS_ENV=production DISABLE_DATABASE_ENVIRONMENT_CHECK=1 rails db:schema:load',
        'rake db:migrate:reset',
      ],
      free: ['rails db:migrate', 'rails db:create', 'rake -T db:drop', 'rails db:test:prepare', 'rails routes'],
    },
  },
  {
    id: 'rails/rollback',
    when: {
      call: 'program',
      program: 'rails',
      args: ['db:rollback', 'db:rollback:*', 'db:migrate:down', 'db:migrate:down:*', 'db:migrate:redo'],
      none: QUIET,
    },
    verb: 'change',
    class: 'suspected',
    resource: { kind: 'database', name: ['db:DATABASE_URL', '=database'], identifiers: ['url:DATABASE_URL', ...WORDS] },
    dies: 'tables and columns that the migration made, with what was written to them since',
    undo: 'Migrate again: tables and columns come back empty.',
    safer: 'Write a migration that goes forward.',
    docs: 'https://guides.rubyonrails.org/active_record_migrations.html',
    examples: {
      held: ['rails db:rollback STEP=3', 'bundle exec rake db:migrate:down VERSION=20260101000000', 'rails db:migrate:redo'],
      free: ['rails db:migrate:status', 'rails db:migrate:up VERSION=20260101000000', 'rails generate migration AddTotal'],
    },
  },
] as const satisfies readonly Rule[];

/** Ruby on Rails' database tasks. */
export const rails = {
  id: 'rails',
  title: 'Ruby on Rails',
  hosts: [],
  programs: [{ id: 'rails', names: ['rails', 'rake'], valueFlags: ['-e', '--environment', '-f', '--rakefile', '-I', '-R', '-r'] }],
  rules,
} as const satisfies Provider;
