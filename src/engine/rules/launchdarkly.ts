import type { Provider, Rule } from './rule';
import { request as api, command, list } from './when';

const run = command('ldcli', { none: ['--help', '-h', '--dry-run'] });
/** Of other makers of flags: Statsig, Flagsmith, ConfigCat, GrowthBook. */
const OTHERS = ['statsigapi.net', 'api.flagsmith.com', 'edge.api.flagsmith.com', 'api.configcat.com', 'api.growthbook.io'];
const PLACE = {
  identifiers: ['flag:--environment', 'flag:--environment-key', 'flag:--project', 'flag:--project-key', 'path:environment', 'path:project'],
} as const;
const rules = [
  {
    id: 'launchdarkly/delete-flag',
    when: [
      run('* delete|delete-*|reset|reset-*|archive'),
      api('DELETE'),
      api(
        'POST /api/v2/projects/{project}/environments/{environment}/apiKey /api/v2/projects/{project}/environments/{environment}/mobileKey',
      ),
      api('POST /api/v2/tokens/{name}/reset'),
      api('PATCH /api/v2/flags/{project}/{name}', { text: ['*"/archived"*true*', '*archiveFlag*'] }),
      api('DELETE', { hosts: OTHERS }),
      api('DELETE /api/admin/projects/{name} /api/admin/projects/{project}/features/{name} /api/admin/archive/{name}', {
        hosts: ['*unleash*'],
      }),
    ],
    verb: 'delete',
    class: 'data',
    resource: {
      kind: 'flag',
      name: [
        'flag:--flag',
        'flag:--flag-key',
        'flag:--feature-flag-key',
        'flag:--segment-key',
        'flag:--environment-key',
        'flag:--project-key',
        'flag:--project',
        'flag:--id',
        'flag:*-key',
        'args',
        'path:last',
        '=resource',
      ],
      ...PLACE,
    },
    dies: 'a flag with its targeting and history: apps fall back to their defaults; of a project or environment all its flags and its SDK keys',
    undo: 'An archived flag can be restored; a deleted one cannot.',
    safer: 'Archive the flag after its code is gone: ldcli flags archive.',
    docs: 'https://launchdarkly.com/docs/home/getting-started/ldcli',
    examples: {
      held: [
        'ldcli flags delete --project shop --flag new-checkout',
        'ldcli projects delete --project shop',
        'ldcli environments reset-sdk-key --project shop --environment production',
        'curl -X DELETE -H "Authorization: $T" https://app.launchdarkly.com/api/v2/flags/shop/new-checkout',
        `curl -X PATCH -H "Authorization: $T" https://app.launchdarkly.com/api/v2/flags/shop/f -d '[{"op":"replace","path":"/archived","value":true}]'`,
        'curl -X DELETE -H "STATSIG-API-KEY: $K" https://statsigapi.net/console/v1/gates/new-checkout',
        'curl -X DELETE -H "Authorization: $T" https://unleash.example.com/api/admin/projects/default/features/new-checkout',
      ],
      free: [
        'ldcli flags list --project shop',
        'ldcli flags toggle-on --project shop --flag f --environment test',
        'ldcli dev-server remove-project --project shop',
        'curl -H "Authorization: $T" https://app.launchdarkly.com/api/v2/flags/shop',
      ],
    },
  },
] as const satisfies readonly Rule[];

/** LaunchDarkly (ldcli and its API), and the APIs of Statsig, Flagsmith, ConfigCat, GrowthBook and Unleash. */
export const launchdarkly = {
  id: 'launchdarkly',
  title: 'LaunchDarkly and other feature flags',
  hosts: ['app.launchdarkly.com', 'app.eu.launchdarkly.com', 'app.launchdarkly.us'],
  programs: [
    {
      id: 'ldcli',
      names: ['ldcli'],
      valueFlags: list('-d -o'),
      aloneFlags: list('--json --help --version --dry-run --analytics-opt-out --sync-once --cors-enabled'),
    },
  ],
  rules,
} as const satisfies Provider;
