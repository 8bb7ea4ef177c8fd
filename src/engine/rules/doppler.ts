import type { Provider, Rule } from './rule';
import { request as api, command, list } from './when';

const run = command('doppler', { none: ['--help', '-h'] });
const PLACE = {
  identifiers: [
    'flag:--config',
    'flag:-c',
    'flag:--project',
    'flag:-p',
    'flag:--environment',
    'flag:-e',
    'env:DOPPLER_CONFIG',
    'env:DOPPLER_PROJECT',
    'query:config',
    'query:project',
    'body:project',
    'body:config',
  ],
} as const;
const rules = [
  {
    id: 'doppler/delete-secrets',
    when: [
      run('projects|configs|environments|secrets delete'),
      run('enclave projects|configs|secrets delete'),
      run('configs logs rollback'),
      run('configs tokens revoke|delete'),
      api('DELETE'),
      api('POST /v3/configs/config/logs/log/rollback'),
      api('POST /v3/configs/config/secrets', { text: ['*"shouldDelete":true*', '*"shouldDelete": true*'] }),
    ],
    verb: 'delete',
    class: 'data',
    resource: {
      kind: 'secret',
      name: [
        'args',
        'query:name',
        'query:project',
        'query:config',
        'query:environment',
        'body:project',
        'flag:--config',
        'flag:-c',
        'flag:--project',
        'flag:-p',
        '=this config',
      ],
      ...PLACE,
    },
    dies: 'values that nobody may have elsewhere; of a project all environments and their configs',
    undo: 'Roll a config back in its log; a deleted project or config does not come back.',
    safer: 'Rename it or lock it: doppler configs lock.',
    docs: 'https://docs.doppler.com/docs/cli',
    examples: {
      held: [
        'doppler projects delete shop -y',
        'doppler configs delete prd -p shop --yes',
        'doppler secrets delete STRIPE_KEY -c prd -y',
        `curl -X POST -H "Authorization: Bearer $T" https://api.doppler.com/v3/configs/config/secrets -d '{"project":"shop","config":"prd","change_requests":[{"name":"A","originalName":"A","shouldDelete":true}]}'`,
        'curl -X DELETE -H "Authorization: Bearer $T" "https://api.doppler.com/v3/projects/project?project=shop"',
      ],
      free: [
        'doppler projects',
        'doppler run -- npm start',
        'doppler configs lock prd',
        `curl -X POST -H "Authorization: Bearer $T" https://api.doppler.com/v3/configs/config/secrets -d '{"project":"shop","config":"dev","secrets":{"A":"1"}}'`,
        'curl -H "Authorization: Bearer $T" https://api.doppler.com/v3/projects',
      ],
    },
  },
] as const satisfies readonly Rule[];

/** Doppler: its command line and API. */
export const doppler = {
  id: 'doppler',
  title: 'Doppler',
  hosts: ['api.doppler.com'],
  programs: [
    {
      id: 'doppler',
      names: ['doppler'],
      everyday: true,
      valueFlags: list(
        '--token -t --api-host --dashboard-host --timeout --attempts --scope --config-dir --configuration --project -p --config -c --environment -e --dns-resolver-address --dns-resolver-proto --dns-resolver-timeout',
      ),
    },
  ],
  rules,
} as const satisfies Provider;
