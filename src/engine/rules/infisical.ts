import type { Provider, Rule } from './rule';
import { request as api, command, list } from './when';

const run = command('infisical', { none: ['--help', '-h'] });
/** Servers of people's own answer on any host: the path tells. */
const SECRETS = '/api/v3/secrets/raw/{name} /api/v4/secrets/{name} /api/v3/secrets/batch/raw /api/v4/secrets/batch';
const PLACE = {
  identifiers: ['flag:--env', 'flag:--projectId', 'url:--domain|INFISICAL_DOMAIN', 'body:environment', 'body:workspaceId', 'host'],
} as const;
const rules = [
  {
    id: 'infisical/delete-secrets',
    when: [
      run('secrets delete'),
      run('secrets folders delete'),
      run('dynamic-secrets lease delete'),
      api('DELETE'),
      api(`DELETE ${SECRETS}`, { hosts: ['*'] }),
      run('user|group|folders|token delete|revoke'),
    ],
    verb: 'delete',
    class: 'data',
    resource: { kind: 'secret', name: ['args', 'flag:--name', 'flag:-n', 'path:last', '=secret'], ...PLACE },
    dies: 'values that nobody may have elsewhere; of a folder all secrets in it, of a project all environments',
    undo: 'Restore a snapshot, where the plan has them.',
    safer: 'Let the person delete it in the dashboard.',
    docs: 'https://infisical.com/docs/cli/commands/secrets',
    examples: {
      held: [
        'infisical secrets delete STRIPE_KEY --env=prod --type=shared',
        'infisical secrets folders delete --path=/ --name=shop --env prod',
        'curl -X DELETE -H "Authorization: Bearer $T" https://app.infisical.com/api/v3/secrets/raw/STRIPE_KEY -d "{}"',
        'curl -X DELETE -H "Authorization: Bearer $T" https://infisical.example.com/api/v4/secrets/STRIPE_KEY',
      ],
      free: [
        'infisical run -- npm start',
        'infisical init',
        'infisical secrets folders get --env dev',
        'curl -H "Authorization: Bearer $T" https://app.infisical.com/api/v1/workspace',
      ],
    },
  },
] as const satisfies readonly Rule[];

/** Infisical: its command line and API. */
export const infisical = {
  id: 'infisical',
  title: 'Infisical',
  hosts: ['app.infisical.com', 'us.infisical.com', 'eu.infisical.com'],
  programs: [
    {
      id: 'infisical',
      names: ['infisical'],
      everyday: true,
      valueFlags: list(
        '--log-level -l --log-format --log-destination --domain --env --projectId --path --name -n --type --token --tags -t',
      ),
    },
  ],
  rules,
} as const satisfies Provider;
