import type { Provider, Rule } from './rule';

const HELP = ['--help', '-h'] as const;
const database = { kind: 'database', name: ['=database'], identifiers: ['url:DATABASE_URL'] } as const;

const rules = [
  {
    id: 'prisma/reset',
    when: [
      { call: 'program', program: 'prisma', verb: ['migrate', 'reset'], none: HELP },
      { call: 'program', program: 'prisma', verb: ['db', 'push'], any: ['--force-reset'], none: HELP },
    ],
    verb: 'reset',
    class: 'data',
    resource: database,
    dies: 'all tables and rows in it',
    undo: 'Restore a backup.',
    safer: 'Write a migration, and run prisma migrate deploy.',
    docs: 'https://www.prisma.io/docs/orm/reference/prisma-cli-reference#migrate-reset',
    examples: {
      held: [
        'prisma migrate reset',
        'npx prisma migrate reset --force --skip-seed',
        'prisma db push --force-reset',
        'DATABASE_URL=postgres://u@db.example.com/shop prisma migrate reset -f',
      ],
      free: ['prisma migrate deploy', 'prisma migrate status', 'prisma db push', 'prisma generate', 'prisma migrate reset --help'],
    },
  },
  {
    id: 'prisma/accept-data-loss',
    when: { call: 'program', program: 'prisma', verb: ['db', 'push'], any: ['--accept-data-loss'], none: HELP },
    verb: 'delete',
    class: 'data',
    resource: database,
    dies: 'columns and tables that the schema no longer has',
    undo: 'Restore a backup.',
    safer: 'Leave the flag away and read what Prisma warns of.',
    docs: 'https://www.prisma.io/docs/orm/reference/prisma-cli-reference#db-push',
    examples: {
      held: ['prisma db push --accept-data-loss', 'npx prisma db push --schema a.prisma --accept-data-loss'],
      free: ['prisma db push', 'prisma db pull', 'prisma validate'],
    },
  },
] as const satisfies readonly Rule[];

/** Prisma's command line. */
export const prisma = {
  id: 'prisma',
  title: 'Prisma',
  hosts: [],
  programs: [{ id: 'prisma', names: ['prisma'], valueFlags: ['--schema', '--config', '--file', '--url', '--name', '-n'] }],
  rules,
} as const satisfies Provider;
