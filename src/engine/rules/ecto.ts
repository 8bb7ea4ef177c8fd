import { database, HELP, RESET, ROLLBACK, ROLLBACK_ALL } from './migrationWhen';
import type { Provider, Rule } from './rule';
import { command, list } from './when';

const run = command('mix', { none: HELP });
/** `mix do ecto.drop, ecto.create`, `mix do ecto.drop + ecto.create` */
const tasks = (...names: readonly string[]): readonly string[] => names.flatMap((name) => [name, `${name},`]);
const DATABASE = database('DATABASE_URL', ['env:MIX_ENV'], ['flag:-r', 'flag:--repo']);
const docs = (task: string): string => `https://hexdocs.pm/ecto_sql/Mix.Tasks.Ecto.${task}.html`;

const rules = [
  {
    id: 'ecto/drop',
    when: [run('ecto.drop|ecto.reset'), run('do', { args: tasks('ecto.drop', 'ecto.reset') })],
    ...RESET,
    resource: DATABASE,
    safer: 'Write a migration, and run mix ecto.migrate.',
    docs: 'https://hexdocs.pm/ecto/Mix.Tasks.Ecto.Drop.html',
    examples: {
      held: [
        'mix ecto.drop',
        'MIX_ENV=prod mix ecto.reset',
        'mix do ecto.drop, ecto.create, ecto.migrate',
        'mix ecto.drop -r Shop.Repo --force-drop',
      ],
      free: [
        'mix ecto.migrate',
        'mix ecto.create',
        'mix ecto.setup',
        'mix ecto.migrations',
        'mix help ecto.drop',
        'mix ecto.gen.migration drop_orders',
      ],
    },
  },
  {
    id: 'ecto/rollback-all',
    when: [run('ecto.rollback', { any: ['--all'] }), run('ecto.rollback', { any: ['--to=0'] })],
    ...ROLLBACK_ALL,
    resource: DATABASE,
    docs: docs('Rollback'),
    examples: { held: ['mix ecto.rollback --all'], free: ['mix ecto.dump', 'mix ecto.migrate --all'] },
  },
  {
    id: 'ecto/rollback',
    when: [run('ecto.rollback', { none: ['--all', ...HELP] }), run('do', { args: tasks('ecto.rollback') })],
    ...ROLLBACK,
    resource: DATABASE,
    docs: docs('Rollback'),
    examples: { held: ['mix ecto.rollback', 'mix ecto.rollback --step 3'], free: ['mix test', 'mix phx.server'] },
  },
] as const satisfies readonly Rule[];

/** Ecto's tasks in Mix. */
export const ecto = {
  id: 'ecto',
  title: 'Ecto',
  hosts: [],
  programs: [
    {
      id: 'mix',
      names: ['mix'],
      everyday: true,
      valueFlags: list('-r --repo -n --step --to --to-exclusive --migrations-path --prefix --log-level --pool-size'),
    },
  ],
  rules,
} as const satisfies Provider;
