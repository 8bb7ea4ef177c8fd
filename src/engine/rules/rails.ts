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
] as const;

const rules = [
  {
    id: 'rails/reset-database',
    when: {
      call: 'program',
      program: 'rails',
      args: TASKS,
      none: ['--help', '-n', '--dry-run', '-T', '--tasks', '-D', '--describe', '-P', '--prereqs'],
    },
    verb: 'reset',
    class: 'data',
    resource: { kind: 'database', name: ['=database'], identifiers: ['url:DATABASE_URL'] },
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
] as const satisfies readonly Rule[];

/** Ruby on Rails' database tasks. */
export const rails = {
  id: 'rails',
  title: 'Ruby on Rails',
  hosts: [],
  programs: [{ id: 'rails', names: ['rails', 'rake'], valueFlags: ['-e', '--environment', '-f', '--rakefile', '-I', '-R', '-r'] }],
  rules,
} as const satisfies Provider;
