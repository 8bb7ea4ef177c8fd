import type { Provider, Rule } from './rule';

const HELP = ['--help', '-h'] as const;
const PLACE = ['url:DATABASE_URL', 'label:flag:--settings', 'label:env:DJANGO_SETTINGS_MODULE', 'label:env:DJANGO_ENV'];
const database = { kind: 'database', name: ['flag:--database', 'db:DATABASE_URL', '=default'], identifiers: PLACE } as const;

const rules = [
  {
    id: 'django/flush',
    when: { call: 'program', program: 'manage.py', verb: [['flush', 'reset_db', 'reset_schema', 'drop_test_database']], none: HELP },
    verb: 'reset',
    class: 'data',
    resource: database,
    dies: 'all rows in it',
    undo: 'Restore a backup.',
    safer: 'Delete the rows that are meant, or use a database of your own.',
    docs: 'https://docs.djangoproject.com/en/stable/ref/django-admin/#flush',
    examples: {
      held: [
        'python manage.py flush',
        './manage.py flush --noinput',
        'python3 manage.py reset_db --noinput',
        'django-admin flush --database other',
      ],
      free: ['python manage.py sqlflush', 'python manage.py migrate', 'python manage.py runserver', 'python manage.py flush --help'],
    },
  },
  {
    id: 'django/migrate-zero',
    when: { call: 'program', program: 'manage.py', verb: ['migrate'], args: ['zero'], none: [...HELP, '--plan', '--fake'] },
    verb: 'delete',
    class: 'data',
    resource: { kind: 'tables of app', name: ['arg:0'], identifiers: PLACE },
    dies: 'all tables of the app',
    undo: 'Restore a backup.',
    safer: 'Write a migration that goes forward.',
    docs: 'https://docs.djangoproject.com/en/stable/ref/django-admin/#migrate',
    examples: {
      held: ['python manage.py migrate shop zero', './manage.py migrate shop zero --noinput'],
      free: ['python manage.py migrate shop', 'python manage.py migrate shop zero --plan', 'python manage.py showmigrations'],
    },
  },
] as const satisfies readonly Rule[];

/** Django's management commands. */
export const django = {
  id: 'django',
  title: 'Django',
  hosts: [],
  programs: [
    {
      id: 'manage.py',
      names: ['manage.py', 'django-admin'],
      valueFlags: ['--database', '--settings', '--pythonpath', '-v', '--verbosity'],
    },
  ],
  rules,
} as const satisfies Provider;
