import type { Provider, Rule } from './rule';
import { command, list, request } from './when';

const run = command('prefect', { none: ['--help', '-h', '--dry-run'] });
const PLACE = {
  identifiers: ['url:PREFECT_API_URL', 'label:env:PREFECT_PROFILE', 'label:flag:--profile', 'label:flag:-p', 'path:workspace', 'host'],
} as const;
const docs = (page: string): string => `https://docs.prefect.io/v3/api-ref/cli/${page}`;

const rules = [
  {
    id: 'prefect/reset-database',
    when: [
      run('server|orion database reset|downgrade'),
      request('POST /**/admin/database/clear /**/admin/database/drop', { hosts: ['*'] }),
    ],
    verb: 'reset',
    class: 'data',
    resource: {
      kind: 'database',
      name: ['=server database'],
      identifiers: ['url:PREFECT_API_DATABASE_CONNECTION_URL', ...PLACE.identifiers],
    },
    dies: 'all flows, deployments, blocks with their secrets, and the history of every run',
    undo: 'Restore a backup.',
    safer: 'Dump the database first.',
    docs: docs('server'),
    examples: {
      held: ['prefect server database reset -y', `curl -X POST https://prefect.example.com/api/admin/database/clear -d '{"confirm":true}'`],
      free: ['prefect server database upgrade -y', 'prefect server start', 'curl https://prefect.example.com/api/admin/version'],
    },
  },
  {
    id: 'prefect/delete-resource',
    when: [
      run(
        'deployment|deployments|work-pool|work-queue|block|blocks|automation|artifact|flow-run|flow-runs|concurrency-limit|global-concurrency-limit|gcl|variable delete|rm|unset',
      ),
      run('block type delete'),
      run('deployment schedule delete|clear'),
      run('cloud webhook|asset delete'),
      request('DELETE', { hosts: ['api.prefect.cloud'] }),
    ],
    verb: 'delete',
    class: 'data',
    resource: { kind: 'deployment', name: ['args', 'flag:--id', 'path:last', '=all'], ...PLACE },
    dies: 'its schedules and settings; of a block the secret in it; of a run its history',
    undo: 'Deploy it again; secrets and history stay lost.',
    safer: 'Pause the schedule: prefect deployment schedule pause.',
    docs: docs('deployment'),
    examples: {
      held: [
        'prefect deployment delete etl/prod',
        'prefect work-pool delete k8s',
        'prefect block delete secret/stripe',
        'curl -X DELETE -H "Authorization: Bearer $T" https://api.prefect.cloud/api/accounts/a/workspaces/w/deployments/d1',
      ],
      free: [
        'prefect deployment ls',
        'prefect deploy --all',
        'prefect profile delete old',
        'curl -H "Authorization: Bearer $T" https://api.prefect.cloud/api/me',
      ],
    },
  },
] as const satisfies readonly Rule[];

/** Prefect: its command line, a server of one's own, and Prefect Cloud. */
export const prefect = {
  id: 'prefect',
  title: 'Prefect',
  hosts: ['api.prefect.cloud'],
  programs: [{ id: 'prefect', names: ['prefect'], valueFlags: list('--profile -p --id --revision -r --block') }],
  rules,
} as const satisfies Provider;
