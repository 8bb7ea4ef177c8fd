import type { Provider, Rule, When } from './rule';
import { command, list, request } from './when';

const run = command('coolify', { none: ['--help', '-h'] });
const caprover = command('caprover', { none: ['--help', '-h'] });
/** Servers of people's own: what tells them is the name, or a path that nothing else has. */
const COOLIFY = { hosts: ['app.coolify.io', '*coolify*'] } as const;
const ANY = { hosts: ['*'] } as const;
const api = (paths: string): When => request(`DELETE ${paths}`, COOLIFY);
const V = '/api/v1';
const APPS = 'app|apps|application|applications|service|services|svc|database|databases|db|dbs';
const PLACE = { identifiers: ['flag:--context', 'host', 'flag:-n', 'flag:-u'] } as const;
const named = (kind: string) => ({
  kind,
  name: [
    'args',
    'path:name',
    'body:appName',
    'body:applicationId',
    'body:composeId',
    'body:projectId',
    'body:serverId',
    'body:postgresId',
    'input:projectId',
    'input:applicationId',
    'input:postgresId',
    'path:last',
    `=${kind}`,
  ],
  ...PLACE,
});

const rules = [
  {
    id: 'coolify/delete-app',
    when: [
      run(`${APPS} delete`),
      run(`${APPS} storage|storages delete`),
      run('project|projects|environment|environments delete'),
      run('project|projects environment|environments|env delete'),
      run('server|servers remove|delete'),
      api(`${V}/applications/{name} ${V}/databases/{name} ${V}/services/{name} ${V}/projects/{name} ${V}/servers/{name}`),
      api(`${V}/projects/{project}/environments/{name} ${V}/applications/{app}/storages/{name} ${V}/databases/{app}/storages/{name}`),
    ],
    verb: 'delete',
    class: 'data',
    resource: named('app'),
    dies: 'its volumes, unless they are kept with --delete-volumes=false, and its settings',
    undo: 'Restore a backup of the database; files on volumes stay lost.',
    safer: 'Stop it instead: coolify app stop, or back the database up first.',
    docs: 'https://coolify.io/docs/api-reference/api/operations/delete-application-by-uuid',
    examples: {
      held: [
        'coolify app delete u1 --force',
        'coolify database delete u1 -f',
        'coolify server remove u1',
        'curl -X DELETE -H "Authorization: Bearer $T" https://app.coolify.io/api/v1/applications/u1?delete_volumes=true',
        'curl -X DELETE -H "Authorization: Bearer $T" https://coolify.example.com/api/v1/databases/u1',
      ],
      free: [
        'coolify app list',
        'coolify app stop u1',
        'coolify database backup trigger u1 b1',
        'curl -H "Authorization: Bearer $T" https://app.coolify.io/api/v1/applications',
      ],
    },
  },
  {
    id: 'coolify/delete-backup',
    when: [
      run('database|databases|db|dbs backup delete|delete-execution'),
      run(`${APPS} storage|storages delete-backup`),
      api(`${V}/databases/{database}/backups/{name} ${V}/databases/{database}/backups/{backup}/executions/{name}`),
    ],
    verb: 'delete',
    class: 'safeguard',
    resource: named('backup'),
    dies: 'the way back to an earlier state; of a configuration all backups from now on',
    undo: 'None known.',
    safer: 'Let it expire by its own schedule.',
    docs: 'https://coolify.io/docs/databases/backups',
    examples: {
      held: [
        'coolify database backup delete u1 b1',
        'coolify db backup delete-execution u1 b1 e1',
        'curl -X DELETE -H "Authorization: Bearer $T" https://app.coolify.io/api/v1/databases/u1/backups/b1?delete_s3=true',
      ],
      free: ['coolify database backup list u1', 'coolify database backup executions u1 b1'],
    },
  },
  {
    id: 'coolify/delete-resource',
    net: 'provider',
    when: [run('* delete|remove'), run('* * delete|remove|revoke'), api(`${V}/**`)],
    verb: 'delete',
    class: 'data',
    resource: named('resource'),
    dies: 'whatever it held: a variable, a key, where a name leads',
    undo: 'None known.',
    safer: 'Get it first and show it.',
    docs: 'https://github.com/coollabsio/coolify-cli',
    examples: {
      held: [
        'coolify app env delete u1 e1',
        'coolify private-key remove k1',
        'curl -X DELETE -H "Authorization: Bearer $T" https://app.coolify.io/api/v1/applications/u1/envs/e1',
      ],
      free: ['coolify app env list u1', 'coolify context delete old', 'coolify app previews delete u1 7', 'coolify app tag remove u1 t1'],
    },
  },
  {
    id: 'coolify/tidy-up',
    when: [
      run('context|instances delete|remove'),
      run(`${APPS} tag|tags remove`),
      run('tag|tags delete'),
      run('app|apps|application|applications preview|previews delete'),
      api(`${V}/applications/{app}/previews/{name} ${V}/tags/{name}`),
    ],
    verb: 'remove',
    class: 'disposable',
    resource: named('setting'),
    undo: 'not needed',
    safer: 'Go ahead.',
    docs: 'https://github.com/coollabsio/coolify-cli',
    examples: {
      held: [],
      free: [
        'coolify context delete old',
        'curl -X DELETE -H "Authorization: Bearer $T" https://app.coolify.io/api/v1/applications/u1/previews/7',
      ],
    },
  },
  {
    id: 'coolify/delete-in-dokploy',
    when: [
      { call: 'mcp', server: ['*dokploy*'], tool: ['*_remove', '*_delete', '*-remove', '*-delete'] },
      request(
        ['application', 'compose', 'environment']
          .map((one) => `/api/${one}.delete /api/${one}.remove`)
          .reduce((all, one) => `${all} ${one}`, 'POST'),
        ANY,
      ),
      request(
        ['postgres', 'mysql', 'mariadb', 'mongo', 'redis', 'libsql', 'project', 'server', 'destination', 'backup', 'volumeBackups']
          .map((one) => `/api/${one}.remove /api/${one}.delete`)
          .reduce((all, one) => `${all} ${one}`, 'POST'),
        ANY,
      ),
    ],
    verb: 'delete',
    class: 'data',
    resource: named('app'),
    dies: 'of a project every app and database in it; of a database its volume',
    undo: 'Restore a backup of the database.',
    safer: 'Stop it instead, and make a backup.',
    docs: 'https://docs.dokploy.com/docs/api/reference-project',
    examples: {
      held: [
        `curl -X POST -H "x-api-key: $T" https://panel.example.com/api/project.remove -d '{"projectId":"shop"}'`,
        { kind: 'mcp', server: 'dokploy', tool: 'postgres-remove', input: { postgresId: 'p1' } },
        `curl -X POST -H "x-api-key: $T" https://dokploy.example.com/api/postgres.remove -d '{"postgresId":"p1"}'`,
        `curl -X POST -H "x-api-key: $T" https://dokploy.example.com/api/application.delete -d '{"applicationId":"a1"}'`,
      ],
      free: [
        'curl -H "x-api-key: $T" https://dokploy.example.com/api/project.all',
        `curl -X POST -H "x-api-key: $T" https://dokploy.example.com/api/application.deploy -d '{"applicationId":"a1"}'`,
      ],
    },
  },
  {
    id: 'coolify/delete-in-caprover',
    when: [
      caprover('api', { any: ['--path=*appDefinitions/delete*', '-t=*appDefinitions/delete*'] }),
      request('POST /api/v2/user/apps/appDefinitions/delete', ANY),
    ],
    verb: 'delete',
    class: 'data',
    resource: named('app'),
    dies: 'the app, and the volumes that are named with it',
    undo: 'None known for volumes.',
    safer: 'Scale it to none instead.',
    docs: 'https://caprover.com/docs/cli-commands.html',
    examples: {
      held: [
        `curl -X POST -H "x-captain-auth: $T" https://captain.example.com/api/v2/user/apps/appDefinitions/delete -d '{"appName":"shop","volumes":["v"]}'`,
        `caprover api -n prod -t /user/apps/appDefinitions/delete -m POST -d '{"appName":"shop"}'`,
      ],
      free: ['caprover deploy', 'caprover api -n prod -t /user/apps/appDefinitions -m GET'],
    },
  },
] as const satisfies readonly Rule[];

/** Panels that deploy to servers of one's own: Coolify, Dokploy, CapRover. */
export const coolify = {
  id: 'coolify',
  title: 'Coolify, Dokploy and CapRover',
  hosts: ['app.coolify.io'],
  programs: [
    { id: 'coolify', names: ['coolify'], valueFlags: list('--token --context --format') },
    {
      id: 'caprover',
      names: ['caprover'],
      valueFlags: list('-c --configFile -u --caproverUrl -p --caproverPassword -n --caproverName -t --path -m --method -d --data'),
    },
  ],
  rules,
} as const satisfies Provider;
