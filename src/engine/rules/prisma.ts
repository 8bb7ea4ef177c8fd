import type { Provider, Rule } from './rule';
import { request as api } from './when';

const HELP = ['--help', '-h'] as const;
const database = {
  kind: 'database',
  name: ['db:DATABASE_URL', '=database'],
  identifiers: ['url:DATABASE_URL', 'label:flag:--schema'],
} as const;

const rules = [
  {
    id: 'prisma/reset',
    when: [
      { call: 'program', program: 'prisma', verb: ['migrate', 'reset'], none: HELP },
      { call: 'program', program: 'prisma', verb: ['db', 'push'], any: ['--force-reset'], none: HELP },
      { call: 'mcp', tool: ['migrate_reset', '*_migrate_reset'] },
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
        { kind: 'mcp', server: 'prisma', tool: 'migrate-reset', input: { projectCwd: '/home/you/projects/shop' } },
      ],
      free: [
        { kind: 'mcp', server: 'prisma', tool: 'migrate-status', input: { projectCwd: '/home/you/projects/shop' } },
        'prisma migrate deploy',
        'prisma migrate status',
        'prisma db push',
        'prisma generate',
        'prisma migrate reset --help',
      ],
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
  {
    id: 'prisma/delete-database',
    when: [
      api('DELETE /v1/databases/{name} /v1/projects/{name}'),
      { call: 'mcp', tool: ['*delete_prisma_postgres_database*'] },
      { call: 'mcp', server: ['*prisma*'], tool: ['delete_database*', 'delete_project*'] },
    ],
    verb: 'delete',
    class: 'data',
    resource: {
      kind: 'database',
      name: ['path:name', 'input:databaseId', 'input:database_id', 'input:projectId', 'input:id'],
      identifiers: ['input:projectId', 'input:project_id'],
    },
    dies: 'all tables and rows in it, with its backups',
    undo: 'None known.',
    safer: 'Save it first with pg_dump.',
    docs: 'https://www.prisma.io/docs/rest-api/endpoints/databases/delete-databases-by-database-id',
    examples: {
      held: [
        'curl -X DELETE -H "Authorization: Bearer $T" https://api.prisma.io/v1/databases/db_1',
        { kind: 'mcp', server: 'prisma', tool: 'delete_prisma_postgres_database', input: { databaseId: 'db_1' } },
      ],
      free: [
        'curl -H "Authorization: Bearer $T" https://api.prisma.io/v1/databases/db_1',
        { kind: 'mcp', server: 'prisma', tool: 'list_prisma_postgres_databases', input: {} },
      ],
    },
  },
] as const satisfies readonly Rule[];

/** Prisma's command line, its Management API and its MCP servers. */
export const prisma = {
  id: 'prisma',
  title: 'Prisma',
  hosts: ['api.prisma.io'],
  programs: [{ id: 'prisma', names: ['prisma'], valueFlags: ['--schema', '--config', '--file', '--url', '--name', '-n'] }],
  rules,
} as const satisfies Provider;
