import { database, HELP, RESET, ROLLBACK, ROLLBACK_ALL } from './migrationWhen';
import type { Provider, Rule, When } from './rule';
import { command, list } from './when';

/** `dotnet ef …`, and the tool by its own name. */
const both = (verb: string, more: Parameters<ReturnType<typeof command>>[1] = {}): readonly When[] => [
  command('dotnet', { none: HELP })(`ef|dotnet-ef ${verb}`, more),
  command('dotnet', { none: HELP })(`tool run|exec dotnet-ef ${verb}`, more),
  command('dotnet-ef', { none: HELP })(verb, more),
];
const DATABASE = database(
  '--connection|ConnectionStrings__DefaultConnection|DATABASE_URL',
  ['flag:--environment', 'env:ASPNETCORE_ENVIRONMENT', 'env:DOTNET_ENVIRONMENT', 'arg:last'],
  ['flag:-c', 'flag:--context'],
);
const DOCS = 'https://learn.microsoft.com/en-us/ef/core/cli/dotnet';

const rules = [
  {
    id: 'dotnet/drop-database',
    when: both('database drop', { none: ['--dry-run', ...HELP] }),
    ...RESET,
    resource: DATABASE,
    safer: 'Write a migration, and run dotnet ef database update.',
    docs: `${DOCS}#dotnet-ef-database-drop`,
    examples: {
      held: [
        'dotnet ef database drop --force',
        'ASPNETCORE_ENVIRONMENT=Production dotnet ef database drop -f',
        'dotnet-ef database drop -c ShopContext',
      ],
      free: ['dotnet ef database update', 'dotnet ef database drop --dry-run', 'dotnet ef migrations list', 'dotnet build'],
    },
  },
  {
    id: 'dotnet/revert-all',
    when: both('database update', { args: ['0'] }),
    ...ROLLBACK_ALL,
    resource: DATABASE,
    docs: `${DOCS}#dotnet-ef-database-update`,
    examples: {
      held: ['dotnet ef database update 0'],
      free: ['dotnet ef migrations script 0 InitialCreate', 'dotnet ef migrations add Total'],
    },
  },
  {
    id: 'dotnet/remove-migration',
    when: both('migrations remove', { any: ['--force', '-f'] }),
    ...ROLLBACK,
    resource: DATABASE,
    docs: `${DOCS}#dotnet-ef-migrations-remove`,
    examples: { held: ['dotnet ef migrations remove --force'], free: ['dotnet ef migrations remove', 'dotnet ef dbcontext info'] },
  },
] as const satisfies readonly Rule[];

/** Entity Framework Core's tool. */
export const dotnet = {
  id: 'dotnet',
  title: 'Entity Framework Core',
  hosts: [],
  programs: [
    {
      id: 'dotnet',
      names: ['dotnet'],
      everyday: true,
      valueFlags: list('-c --context -p --project -s --startup-project --framework --configuration --runtime --connection'),
    },
    {
      id: 'dotnet-ef',
      names: ['dotnet-ef'],
      valueFlags: list('-c --context -p --project -s --startup-project --framework --configuration --runtime --connection'),
    },
  ],
  rules,
} as const satisfies Provider;
