import type { Provider, Rule } from './rule';
import { request as api, command, list } from './when';

const HELP = { none: ['--help', '-h', '--dry-run'] };
const coder = command('coder', HELP);
const devpod = command('devpod', HELP);
const daytona = command('daytona', HELP);
const e2b = command('e2b', HELP);
const okteto = command('okteto', HELP);
const dagster = command('dagster', HELP);
const lakectl = command('lakectl', HELP);
const pachctl = command('pachctl', HELP);
const sky = command('sky', HELP);
const named = (kind: string) => ({
  kind,
  name: ['args', 'path:name', 'path:last', `=${kind}`],
  identifiers: ['flag:--namespace', 'flag:-n', 'flag:--context', 'flag:-c', 'flag:--global-config', 'env:CODER_URL', 'host'],
});

const rules = [
  {
    id: 'workspaces/delete',
    when: [
      coder('delete|rm'),
      coder('templates|template|users|user|groups|group|organizations|organization|org|tokens|token|licenses delete|rm|remove'),
      coder('provisioner keys delete|rm'),
      devpod('delete'),
      devpod('machine delete'),
      daytona('delete|purge'),
      daytona('sandbox|snapshot|volume|organization delete'),
      e2b('sandbox|sbx kill|kl'),
      e2b('sandbox|sbx snapshot|snap delete|dl'),
      e2b('template|tpl delete|dl'),
      okteto('namespace|ns delete|destroy'),
      okteto('preview destroy'),
      okteto('destroy', { any: ['--volumes', '-v', '--all'] }),
      api('POST /api/v2/workspaces/{name}/builds', { hosts: ['*'], fields: { transition: ['delete'] } }),
      api('DELETE /api/v2/templates/{name} /api/v2/users/{name} /api/v2/organizations/{name}', {
        hosts: ['*'],
        headers: { 'coder-session-token': ['*'] },
      }),
      api('DELETE', { hosts: ['app.daytona.io', 'api.e2b.app', 'api.e2b.dev'] }),
    ],
    verb: 'delete',
    class: 'data',
    resource: named('workspace'),
    dies: 'work in it that was not pushed, with its home folder and volumes',
    undo: 'None known.',
    safer: 'Push what is in it, or stop it: coder stop, devpod stop, daytona sandbox stop.',
    docs: 'https://coder.com/docs/reference/cli/delete',
    examples: {
      held: [
        'coder delete ann/shop -y',
        'coder templates delete shop -y',
        'devpod delete shop --force',
        'daytona sandbox delete --all',
        'e2b sandbox kill --all',
        'okteto namespace delete shop',
        'okteto destroy --volumes',
        'curl -X DELETE -H "X-API-Key: $K" https://api.e2b.app/sandboxes/s1',
        'curl -X DELETE -H "Authorization: Bearer $T" https://app.daytona.io/api/sandbox/s1',
        `curl -X POST -H "Coder-Session-Token: $T" https://coder.example.com/api/v2/workspaces/w1/builds -d '{"transition":"delete"}'`,
        'curl -X DELETE -H "Coder-Session-Token: $T" https://coder.example.com/api/v2/templates/t1',
        'e2b sandbox snapshot delete s1',
        'devpod machine delete m1',
      ],
      free: [
        'devpod provider delete old',
        `curl -X POST -H "Coder-Session-Token: $T" https://coder.example.com/api/v2/workspaces/w1/builds -d '{"transition":"stop"}'`,
        'curl -H "X-API-Key: $K" https://api.e2b.app/v2/sandboxes',
        'coder list',
        'coder stop ann/shop',
        'devpod list',
        'daytona sandbox list',
        'e2b sandbox list',
        'okteto up',
        'okteto destroy',
      ],
    },
  },
  {
    id: 'workspaces/delete-data-sets',
    when: [
      dagster('asset wipe'),
      dagster('run wipe|delete'),
      dagster('schedule wipe'),
      lakectl('repo|branch|tag delete'),
      lakectl('branch reset'),
      lakectl('fs rm', { any: ['-r', '--recursive'] }),
      pachctl('delete all|repo|pipeline|commit|file|project|branch|secret'),
      pachctl('squash commit'),
      sky('down', { any: ['-a', '--all', '-p', '--purge'] }),
      sky('down'),
      sky('storage|volumes delete'),
      sky('jobs|serve cancel|down', { any: ['-a', '--all'] }),
    ],
    verb: 'delete',
    class: 'data',
    resource: named('data set'),
    dies: 'what was computed, its history, or the disks of the machines that compute it',
    undo: 'Compute it again; a branch of lakeFS comes back from a commit that is known.',
    safer: 'List what it would take first.',
    docs: 'https://docs.dagster.io/api/clis/cli#dagster-asset',
    examples: {
      held: [
        'dagster asset wipe --all --noprompt',
        'dagster run wipe --force',
        'lakectl repo delete lakefs://shop -y',
        'pachctl delete all',
        'sky down -a -y',
        'sky storage delete -a -y',
      ],
      free: [
        'dagster dev',
        'dagster asset list',
        'dagster asset wipe-partitions-status-cache --all',
        'lakectl branch revert lakefs://shop/main a1b2',
        'lakectl fs rm lakefs://shop/dev/a.csv',
        'lakectl branch list lakefs://shop',
        'pachctl list repo',
        'sky status',
        'sky stop c1',
      ],
    },
  },
] as const satisfies readonly Rule[];

/** Places to work and to compute in: Coder, DevPod, Daytona, E2B, Okteto; Dagster, lakeFS, Pachyderm, SkyPilot. */
export const workspaces = {
  id: 'workspaces',
  title: 'Workspaces and data pipelines',
  hosts: [],
  programs: [
    { id: 'coder', names: ['coder'], everyday: true, valueFlags: list('--url --token --global-config --org -O') },
    { id: 'devpod', names: ['devpod'], valueFlags: list('--context --provider --devpod-home --grace-period') },
    { id: 'daytona', names: ['daytona'], valueFlags: [] },
    { id: 'e2b', names: ['e2b'], valueFlags: list('-t --team -p --path --config') },
    { id: 'okteto', names: ['okteto'], valueFlags: list('-n --namespace -c --context -f --file --name --log-level') },
    {
      id: 'dagster',
      names: ['dagster'],
      everyday: true,
      valueFlags: list('-f --python-file -m --module-name -w --workspace -d --working-directory -a --attribute --partition'),
    },
    { id: 'lakectl', names: ['lakectl'], valueFlags: list('-c --config --base-uri --commit --prefix --object') },
    { id: 'pachctl', names: ['pachctl'], valueFlags: list('--project') },
    { id: 'sky', names: ['sky'], everyday: true, valueFlags: [] },
  ],
  rules,
} as const satisfies Provider;
