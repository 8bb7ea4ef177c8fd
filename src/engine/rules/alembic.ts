import { database, HELP, ROLLBACK, ROLLBACK_ALL } from './migrationWhen';
import type { Provider, Rule, When } from './rule';
import { command, list } from './when';

const QUIET = ['--sql', ...HELP];
/** Flask-Migrate and Litestar carry Alembic's commands. */
const downgrade = (more: Parameters<ReturnType<typeof command>>[1]): readonly When[] => [
  command('alembic')('downgrade', { none: QUIET, ...more }),
  command('flask')('db downgrade', { none: QUIET, ...more }),
  command('flask')('database downgrade', { none: QUIET, ...more }),
];
const DATABASE = database('DATABASE_URL|SQLALCHEMY_DATABASE_URI', [
  'flag:-c',
  'flag:--config',
  'flag:-n',
  'flag:--name',
  'flag:-x',
  'env:FLASK_ENV',
  'env:APP_ENV',
]);
const DOCS = 'https://alembic.sqlalchemy.org/en/latest/tutorial.html#downgrading';

const rules = [
  {
    id: 'alembic/downgrade-base',
    when: downgrade({ args: ['base', '*@base', '*:base'] }),
    ...ROLLBACK_ALL,
    resource: DATABASE,
    docs: DOCS,
    examples: {
      held: [
        'alembic downgrade base',
        'poetry run alembic -c prod.ini downgrade base',
        'flask db downgrade base',
        'python -m alembic downgrade base',
      ],
      free: ['alembic upgrade head', 'alembic current', 'alembic history', 'alembic downgrade head:base --sql'],
    },
  },
  {
    id: 'alembic/downgrade',
    when: downgrade({ without: ['base', '*@base', '*:base'] }),
    ...ROLLBACK,
    resource: DATABASE,
    docs: DOCS,
    examples: {
      held: ['superset db downgrade', 'alembic downgrade -1', 'uv run alembic downgrade ae1027a6acf', 'flask db downgrade'],
      free: ['alembic revision --autogenerate -m "downgrade base"', 'alembic stamp head', 'flask db upgrade', 'alembic downgrade --help'],
    },
  },
] as const satisfies readonly Rule[];

/** Alembic, and Flask-Migrate above it. */
export const alembic = {
  id: 'alembic',
  title: 'Alembic',
  hosts: [],
  programs: [
    { id: 'alembic', names: ['alembic'], everyday: true, valueFlags: list('-c --config -n --name -x -m --message --tag --rev-id') },
    {
      id: 'flask',
      names: ['flask', 'litestar', 'superset'],
      everyday: true,
      valueFlags: list('--app -A --env-file -e -d --directory -x --tag'),
    },
  ],
  rules,
} as const satisfies Provider;
