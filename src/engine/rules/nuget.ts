import type { Provider, Rule } from './rule';
import { command, list, request } from './when';

const NONE = { none: ['--help', '-h', '-?', '-Help'] };

const rules = [
  {
    id: 'nuget/delete-package',
    when: [
      command('dotnet', NONE)('nuget delete'),
      command('nuget', NONE)('delete'),
      request('DELETE /api/v2/package/{package}/{version}', { hosts: ['*'], away: true }),
    ],
    verb: 'delete',
    class: 'data',
    resource: {
      kind: 'package',
      name: ['arg:0', 'path:package', '=package'],
      identifiers: ['arg:1', 'path:version', 'flag:-s', 'flag:--source', 'flag:-Source', 'flag:-src', 'host'],
    },
    dies: 'the version for everybody who looks for it: nuget.org hides it, other servers delete it',
    undo: 'list it again in its settings on nuget.org; none known elsewhere',
    safer: 'Deprecate it on nuget.org, which names a better one.',
    docs: 'https://learn.microsoft.com/dotnet/core/tools/dotnet-nuget-delete',
    examples: {
      held: [
        'dotnet nuget delete Acme.Shop 1.0.0 -s https://api.nuget.org/v3/index.json --non-interactive',
        'nuget delete Acme.Shop 1.0.0 -NonInteractive',
        'curl -X DELETE -H "X-NuGet-ApiKey: $K" https://www.nuget.org/api/v2/package/Acme.Shop/1.0.0',
      ],
      free: [
        'dotnet nuget list source',
        'dotnet nuget locals all --clear',
        'dotnet remove package Acme.Shop',
        'dotnet nuget delete --help',
        'curl -X PUT -H "X-NuGet-ApiKey: $K" https://www.nuget.org/api/v2/package -F p=@a.nupkg',
      ],
    },
  },
] as const satisfies readonly Rule[];

/** NuGet servers through dotnet, nuget and their API. */
export const nuget = {
  id: 'nuget',
  title: 'NuGet',
  hosts: ['www.nuget.org', 'api.nuget.org', 'nuget.pkg.github.com'],
  programs: [
    { id: 'dotnet', names: ['dotnet'], everyday: true, valueFlags: list('-s --source -k --api-key') },
    {
      id: 'nuget',
      names: ['nuget'],
      everyday: true,
      clusters: false,
      valueFlags: list('-Source -src -ApiKey -apikey -ConfigFile -Verbosity'),
    },
  ],
  rules,
} as const satisfies Provider;
