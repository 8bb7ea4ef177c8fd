import type { Provider, Rule, When } from './rule';
import { command, list, request } from './when';

const run = command('firebase', { none: ['--help', '-h'] });
const FIRESTORE = { hosts: ['firestore.googleapis.com'] };
/** The Realtime Database answers on a host of the project's own. */
const REALTIME = { hosts: ['*.firebaseio.com', '*.firebasedatabase.app'] };
const AUTH = { hosts: ['identitytoolkit.googleapis.com'] };
const HOSTING = { hosts: ['firebasehosting.googleapis.com'] };
const PLACE = [
  'flag:--project',
  'flag:-P',
  'path:project',
  'flag:--site',
  'flag:--instance',
  'env:GOOGLE_CLOUD_PROJECT',
  'input:project',
  'label:flag:--database',
];
const named = (kind: string) => ({
  kind,
  name: [
    'args',
    'path:name',
    'path:database',
    'path:project',
    'path:last',
    'input:path',
    'input:paths',
    'input:database',
    'host',
    `=${kind}`,
  ],
  identifiers: PLACE,
});
/** Tools of Firebase's own MCP server. */
const tool = (names: string): When => ({ call: 'mcp', tool: names.split(' ').flatMap((name) => [name, `*_${name}`]) });
const docs = (page: string): string => `https://firebase.google.com/docs/${page}`;
const DB = '/v1/projects/{project}/databases';

const rules = [
  {
    id: 'firebase/delete-data',
    when: [
      run('firestore:delete|firestore:bulkdelete|firestore:databases:delete'),
      run('database:remove'),
      run('dataconnect:services:delete'),
      request(`DELETE ${DB}/{name} ${DB}/{database}/documents/**`, FIRESTORE),
      request('DELETE', REALTIME),
      request('POST|PUT', { ...REALTIME, headers: { 'x-http-method-override': ['delete', 'DELETE'] } }),
      tool('firestore_delete_document firestore_delete_database'),
      { call: 'mcp', server: ['*fire*'], tool: ['delete_document'] },
    ],
    verb: 'delete',
    class: 'data',
    resource: named('data'),
    dies: 'the documents at the path and, with --recursive or of a whole database, everything below',
    undo: 'none known, unless point-in-time recovery or a backup is there',
    safer: 'Export it first: gcloud firestore export, or firebase database:get.',
    docs: docs('cli'),
    examples: {
      held: [
        'firebase firestore:delete --all-collections --force',
        'firebase firestore:bulkdelete --collection-ids users --force',
        'firebase database:remove / --force --project shop',
        'firebase firestore:databases:delete orders --force',
        'curl -X DELETE "https://shop.firebaseio.com/users.json?auth=$T"',
        'curl -X DELETE -H "Authorization: Bearer $T" "https://firestore.googleapis.com/v1/projects/shop/databases/(default)/documents/users/1"',
        { kind: 'mcp', server: 'firebase', tool: 'firestore_delete_document', input: { path: 'users/1' } },
      ],
      free: [
        'firebase database:get /users',
        'firebase firestore:databases:list',
        'firebase emulators:start',
        'curl "https://shop.firebaseio.com/users.json?auth=$T"',
        'curl -X DELETE "http://localhost:8080/emulator/v1/projects/shop/databases/(default)/documents"',
        { kind: 'mcp', server: 'firebase', tool: 'firestore_query_collection', input: { collection_path: 'users' } },
      ],
    },
  },
  {
    id: 'firebase/overwrite-data',
    when: [
      run('database:set|database:import'),
      run('remoteconfig:rollback'),
      run('database:update', { any: ['--data=*null*', '-d=*null*'] }),
      run('dataconnect:sql:migrate|dataconnect:sql:setup', { any: ['--force', '-f'] }),
      request('PUT /.json', REALTIME),
      request('PUT', { ...REALTIME, text: ['null', '{}', '[]'] }),
      request('PATCH', { ...REALTIME, text: ['*null*'] }),
      request(`POST ${DB}/*:importDocuments`, FIRESTORE),
      tool('realtimedatabase_set_data'),
    ],
    verb: 'overwrite',
    class: 'data',
    resource: { ...named('data'), name: ['arg:0', ...named('').name.slice(1)] },
    dies: 'everything at the path that the new data does not hold',
    undo: 'none known without an export from before',
    safer: 'Read the path first and keep it: firebase database:get.',
    docs: docs('cli'),
    examples: {
      held: [
        'firebase database:set /users users.json --force',
        'firebase database:import / backup.json --force',
        `firebase database:update / -d '{"users":null}' -f`,
        `curl -X PUT -d '{"users":{}}' "https://shop.firebaseio.com/.json?auth=$T"`,
        `curl -X PUT -d null "https://shop.firebaseio.com/users.json?auth=$T"`,
        `curl -X PATCH -d '{"users":null}' "https://shop.firebaseio.com/.json?auth=$T"`,
        { kind: 'mcp', server: 'firebase', tool: 'realtimedatabase_set_data', input: { path: '/', data: '{}' } },
      ],
      free: [
        `firebase database:push /messages -d '{"text":"hi"}'`,
        `curl -X PUT -d '"Jack"' "https://shop.firebaseio.com/users/jack/name.json?auth=$T"`,
        `curl -X PATCH -d '{"nickname":"J"}' "https://shop.firebaseio.com/users/jack.json?auth=$T"`,
      ],
    },
  },
  {
    id: 'firebase/overwrite-accounts',
    when: [
      run('auth:import'),
      request('POST /v1/projects/{project}/accounts:batchDelete /v1/projects/{project}/accounts:delete /v1/accounts:delete', AUTH),
      request('DELETE /v2/projects/{project}/tenants/{name}', AUTH),
      tool('auth_delete_user'),
      { call: 'mcp', server: ['*fire*'], tool: ['delete_user'] },
    ],
    verb: 'overwrite',
    class: 'data',
    resource: { ...named('accounts'), name: ['arg:0', 'input:uid', 'path:name', 'path:project', '=accounts'] },
    dies: 'accounts of the same ids, with the passwords that people sign in with now',
    undo: 'import an export from before',
    safer: 'Keep one first: firebase auth:export.',
    docs: docs('cli/auth'),
    examples: {
      held: [
        'firebase auth:import users.json --hash-algo=SCRYPT',
        `curl -X POST -H "Authorization: Bearer $T" https://identitytoolkit.googleapis.com/v1/projects/shop/accounts:batchDelete -d '{"localIds":["a"],"force":true}'`,
      ],
      free: [
        'firebase auth:export users.json',
        'curl -X POST -H "Authorization: Bearer $T" https://identitytoolkit.googleapis.com/v1/projects/shop/accounts:query -d "{}"',
      ],
    },
  },
  {
    id: 'firebase/delete-safeguard',
    when: [
      run('firestore:backups:delete|firestore:backups:schedules:delete'),
      run('firestore:databases:update', { any: ['--delete-protection=DISABLED', '--point-in-time-recovery=DISABLED'] }),
      run('appcheck:services:set', { args: ['OFF', 'off', 'UNENFORCED', 'unenforced'] }),
      request('DELETE /v1/projects/{project}/locations/{location}/backups/{name}', FIRESTORE),
      request(`DELETE ${DB}/{database}/backupSchedules/{name}`, FIRESTORE),
      request(`PATCH ${DB}/{name}`, { ...FIRESTORE, fields: { deleteProtectionState: ['DELETE_PROTECTION_DISABLED'] } }),
      request(`PATCH ${DB}/{name}`, { ...FIRESTORE, fields: { pointInTimeRecoveryEnablement: ['POINT_IN_TIME_RECOVERY_DISABLED'] } }),
      request('DELETE', { hosts: ['firebaserules.googleapis.com', 'firebaseappcheck.googleapis.com'] }),
    ],
    verb: 'delete',
    class: 'safeguard',
    resource: named('safeguard'),
    dies: 'a backup, the backups to come, or the protection against deletion',
    undo: 'none known for a backup; protection can be switched on again',
    safer: 'Let it expire by its own schedule.',
    docs: docs('firestore/backups'),
    examples: {
      held: [
        'firebase firestore:backups:delete projects/shop/locations/eur3/backups/b1 --force',
        'firebase firestore:databases:update orders --delete-protection DISABLED',
        'curl -X DELETE -H "Authorization: Bearer $T" https://firestore.googleapis.com/v1/projects/shop/locations/eur3/backups/b1',
      ],
      free: [
        'firebase firestore:backups:list',
        'firebase firestore:databases:update orders --delete-protection ENABLED',
        'curl -H "Authorization: Bearer $T" https://firestore.googleapis.com/v1/projects/shop/locations/eur3/backups',
      ],
    },
  },
  {
    id: 'firebase/disable-site',
    when: [
      run('hosting:disable|hosting:sites:delete|hosting:channel:delete'),
      run('apphosting:backends:delete'),
      request('DELETE', HOSTING),
      request('POST /v1beta1/**', { ...HOSTING, fields: { type: ['SITE_DISABLE'] } }),
    ],
    verb: 'disable',
    class: 'data',
    resource: { ...named('site'), name: ['arg:0', 'flag:--site', 'flag:-s', 'path:name', 'path:last', '=site'] },
    dies: 'what visitors see, and of a site its releases and its address',
    undo: 'deploy it again; a name that was given up may be gone',
    safer: 'Deploy a page that says so instead.',
    docs: docs('hosting'),
    examples: {
      held: [
        'firebase hosting:disable --site shop -f',
        'firebase hosting:sites:delete shop --force',
        'firebase apphosting:backends:delete web --force',
        'curl -X DELETE -H "Authorization: Bearer $T" https://firebasehosting.googleapis.com/v1beta1/projects/shop/sites/shop',
        `curl -X POST -H "Authorization: Bearer $T" https://firebasehosting.googleapis.com/v1beta1/sites/shop/releases -d '{"type":"SITE_DISABLE"}'`,
      ],
      free: [
        'firebase hosting:sites:list',
        'firebase deploy --only hosting',
        'firebase hosting:channel:deploy preview',
        'curl -H "Authorization: Bearer $T" https://firebasehosting.googleapis.com/v1beta1/projects/shop/sites',
      ],
    },
  },
  {
    id: 'firebase/deploy-by-force',
    when: run('deploy', { any: ['--force', '-f'] }),
    verb: 'delete',
    class: 'data',
    resource: { ...named('project'), name: ['flag:--project', 'flag:-P', 'flag:--only', '=linked project'] },
    dies: 'functions and indexes that the project no longer names',
    undo: 'deploy them again from an earlier commit',
    safer: 'Deploy without --force and read what it would delete.',
    docs: docs('cli'),
    examples: {
      held: ['firebase deploy --force', 'npx firebase-tools deploy --only functions -f'],
      free: ['firebase deploy --only functions', 'firebase deploy --dry-run'],
    },
  },
  {
    id: 'firebase/tidy-up',
    when: [run('functions:deletegcfartifacts'), run('target:clear|target:remove|experiments:disable|login:*|logout')],
    verb: 'remove',
    class: 'disposable',
    resource: named('setting'),
    undo: 'not needed',
    safer: 'Go ahead.',
    docs: docs('cli'),
    examples: { held: [], free: ['firebase target:remove hosting shop', 'firebase logout', 'firebase experiments:disable webframeworks'] },
  },
  {
    id: 'firebase/delete-resource',
    net: 'provider',
    when: [
      run('*:delete|*:remove|*:destroy|*:prune|*:unset|*:uninstall|*:revokeaccess|*:disable'),
      request('DELETE', { hosts: ['firebase.googleapis.com', 'firebaseremoteconfig.googleapis.com', 'firebasestorage.googleapis.com'] }),
      request('POST /**/*:remove', { hosts: ['firebase.googleapis.com'] }),
    ],
    verb: 'delete',
    class: 'data',
    resource: named('resource'),
    dies: 'the function, secret, extension or app',
    undo: 'deploy or set it again, if its source or value is kept elsewhere',
    safer: 'List it first and note what it holds.',
    docs: docs('cli'),
    examples: {
      held: [
        'firebase functions:delete nightly',
        'firebase functions:secrets:destroy STRIPE_KEY',
        'firebase functions:config:unset stripe.key',
        'firebase ext:uninstall resize',
        'curl -X POST -H "Authorization: Bearer $T" https://firebase.googleapis.com/v1beta1/projects/shop/webApps/1:remove -d "{}"',
        'curl -X DELETE -H "Authorization: Bearer $T" https://firebasestorage.googleapis.com/v0/b/shop.appspot.com/o/a.png',
      ],
      free: [
        'firebase functions:list',
        'firebase projects:list',
        'firebase use staging',
        'curl -H "Authorization: Bearer $T" https://firebase.googleapis.com/v1beta1/projects',
      ],
    },
  },
] as const satisfies readonly Rule[];

/** Firebase: its command line, the APIs of its parts and its MCP server. What is Google Cloud's as well stands there. */
export const firebase = {
  id: 'firebase',
  title: 'Firebase',
  hosts: ['*.firebaseio.com', '*.firebasedatabase.app'],
  programs: [
    {
      id: 'firebase',
      names: ['firebase', 'firebase-tools'],
      valueFlags: list(
        `--project -P --account --token --config --only --except --database --instance --site -s --message -m --region -r --data -d --collection-ids --hash-algo --hash-key
         --rounds --salt-separator --delete-protection --point-in-time-recovery --backup -b --location -l --expires -e --format --version-number -v --secret --service`,
      ),
    },
  ],
  rules,
} as const satisfies Provider;
