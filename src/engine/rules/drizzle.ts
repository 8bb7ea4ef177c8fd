import { database, HELP } from './migrationWhen';
import type { Provider, Rule } from './rule';
import { command, list } from './when';

const run = command('drizzle-kit', { none: HELP });
const DATABASE = database('--url|DATABASE_URL', ['flag:--config', 'env:NODE_ENV']);

const rules = [
  {
    id: 'drizzle/accept-data-loss',
    when: [run('push', { any: ['--force'] }), run('push:*', { any: ['--force'] })],
    verb: 'delete',
    class: 'data',
    resource: DATABASE,
    dies: 'columns and tables that the schema no longer has',
    undo: 'Restore a backup.',
    safer: 'Run drizzle-kit generate and migrate, or push without --force and read what it warns of.',
    docs: 'https://orm.drizzle.team/docs/drizzle-kit-push',
    examples: {
      held: ['npx drizzle-kit push --force', 'drizzle-kit push:pg --force', 'pnpm exec drizzle-kit push --force --config drizzle.prod.ts'],
      free: ['drizzle-kit push', 'drizzle-kit generate', 'drizzle-kit migrate', 'drizzle-kit studio', 'drizzle-kit push --help'],
    },
  },
  {
    id: 'drizzle/drop-migration',
    when: [run('drop'), run('drop:*')],
    verb: 'delete',
    class: 'suspected',
    resource: { kind: 'migration', name: ['flag:--out', '=migration'], here: true },
    dies: 'a migration in the project; databases that had it no longer match',
    undo: 'git restore, where it was committed.',
    safer: 'Generate a migration that goes forward.',
    docs: 'https://orm.drizzle.team/docs/kit-overview',
    examples: { held: ['drizzle-kit drop', 'npx drizzle-kit drop --out drizzle'], free: ['drizzle-kit check', 'drizzle-kit up'] },
  },
] as const satisfies readonly Rule[];

/** Drizzle Kit. */
export const drizzle = {
  id: 'drizzle',
  title: 'Drizzle',
  hosts: [],
  programs: [
    {
      id: 'drizzle-kit',
      names: ['drizzle-kit'],
      everyday: true,
      valueFlags: list(
        '--config --dialect --schema --out --url --host --port --user --password --database --name --tablesFilter --schemaFilter',
      ),
    },
  ],
  rules,
} as const satisfies Provider;
