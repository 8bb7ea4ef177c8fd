import { database, HELP, RESET, ROLLBACK, ROLLBACK_ALL } from './migrationWhen';
import type { Provider, Rule } from './rule';
import { command, list } from './when';

const run = command('migrate', { none: ['-help', ...HELP] });
const DATABASE = database('-database|--database|DATABASE_URL');
const DOCS = 'https://github.com/golang-migrate/migrate/tree/master/cmd/migrate';

const rules = [
  {
    id: 'migrate/drop',
    when: run('drop'),
    ...RESET,
    resource: DATABASE,
    safer: 'Write a migration, and run migrate up.',
    docs: DOCS,
    examples: {
      held: [
        'migrate -path db -database postgres://u@db.example.com/shop drop -f',
        'migrate -source file://db -database "$DATABASE_URL" drop',
        'docker run migrate/migrate -path=/db -database postgres://u@db.example.com/shop drop -f',
      ],
      free: ['migrate -path db -database postgres://u@db.example.com/shop up', 'migrate create -ext sql -dir db drop', 'migrate -version'],
    },
  },
  {
    id: 'migrate/down-all',
    when: [run('down', { count: [0, 0] }), run('down', { any: ['-all', '--all'] })],
    ...ROLLBACK_ALL,
    resource: DATABASE,
    docs: DOCS,
    examples: {
      held: [
        'migrate -path db -database postgres://u@db.example.com/shop down -all',
        'yes | migrate -path db -database postgres://u@db.example.com/shop down',
      ],
      free: [
        'migrate -path db -database postgres://u@db.example.com/shop version',
        'migrate -path db -database postgres://localhost/shop goto 7',
      ],
    },
  },
  {
    id: 'migrate/down',
    when: run('down', { count: [1, 1] }),
    ...ROLLBACK,
    resource: DATABASE,
    docs: DOCS,
    examples: {
      held: ['migrate -path db -database postgres://u@db.example.com/shop down 1'],
      free: [
        'migrate -path db -database postgres://u@db.example.com/shop up 1',
        'migrate -path db -database postgres://localhost/shop force 7',
      ],
    },
  },
] as const satisfies readonly Rule[];

/** golang-migrate. */
export const migrate = {
  id: 'migrate',
  title: 'golang-migrate',
  hosts: [],
  programs: [
    {
      id: 'migrate',
      names: ['migrate', 'golang-migrate'],
      everyday: true,
      valueFlags: list('-source --source -path --path -database --database -prefetch --prefetch -lock-timeout --lock-timeout'),
      clusters: false,
    },
  ],
  rules,
} as const satisfies Provider;
