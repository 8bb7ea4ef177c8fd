import type { Provider, Rule } from './rule';
import { request as api, command, list } from './when';

const run = command('heroku', { none: ['--help', '-h'] });
const PLACE = ['flag:--app', 'flag:-a', 'flag:--remote', 'flag:-r', 'path:app', 'flag:--team', 'flag:-t', 'flag:--space', 'env:HEROKU_APP'];
const named = (kind: string) => ({
  kind,
  name: ['args', 'path:name', 'path:app', 'flag:--app', 'flag:-a', 'flag:--confirm', 'flag:-c'],
  identifiers: PLACE,
});
const docs = (page: string): string => `https://devcenter.heroku.com/articles/${page}`;
const DATA = { hosts: ['api.heroku.com', 'api.data.heroku.com', 'postgres-api.heroku.com', 'postgres-starter-api.heroku.com'] };

const rules = [
  {
    id: 'heroku/destroy-app',
    when: [
      run('apps:destroy|apps:delete|destroy|apps:transfer|apps:leave|leave|spaces:destroy|spaces:transfer|teams:destroy'),
      api('DELETE /apps/{name} /spaces/{name} /teams/{name}'),
      api('POST /account/app-transfers /spaces/{name}/transfer'),
    ],
    verb: 'delete',
    class: 'data',
    resource: { ...named('app'), name: ['flag:--app', 'flag:-a', 'arg:0', 'path:name', 'flag:--confirm', 'flag:-c'], link: 'itself' },
    dies: 'the app with all add-ons, databases and their backups',
    undo: 'none known',
    safer: 'Scale it to zero and turn on maintenance instead.',
    docs: docs('heroku-cli-commands#heroku-apps-destroy'),
    examples: {
      held: [
        'heroku apps:destroy -a shop --confirm shop',
        'heroku destroy shop',
        'heroku spaces:destroy --space s --confirm s',
        'curl -X DELETE -H "Authorization: Bearer $T" https://api.heroku.com/apps/shop',
        'heroku api DELETE /apps/shop',
      ],
      free: [
        'heroku apps',
        'heroku apps:info -a shop',
        'heroku help apps:destroy',
        'curl -H "Authorization: Bearer $T" https://api.heroku.com/apps/shop',
      ],
    },
  },
  {
    id: 'heroku/reset-database',
    when: [
      run('pg:reset|pg:backups:restore|pg:copy|pg:push|data:pg:destroy|pg:unfollow|pg:promote|data:pg:attachments:destroy|pg:killall'),
      api('PUT /client/v11/databases/{name}/reset /client/v11/databases/{name}/unfollow', DATA),
      api('DELETE /data/postgres/v1/{name}', DATA),
    ],
    verb: 'reset',
    class: 'data',
    resource: {
      ...named('database'),
      name: ['arg:0', 'path:name', 'flag:--app', 'flag:-a', 'flag:--confirm', 'flag:-c'],
      identifiers: [...PLACE, 'args'],
    },
    dies: 'all data in the database that is written to',
    undo: 'heroku pg:backups:restore or pg:rollback, if a backup is there',
    safer: 'Make a backup first: heroku pg:backups:capture.',
    docs: docs('heroku-postgresql#pg-reset'),
    examples: {
      held: [
        'heroku pg:reset DATABASE_URL --app shop --confirm shop',
        'heroku pg:backups:restore b001 DATABASE_URL -a shop',
        'heroku pg:push mydb DATABASE_URL -a shop',
        'curl -X PUT -H "Authorization: Bearer $T" https://api.data.heroku.com/client/v11/databases/postgresql-curved-1234/reset',
      ],
      free: [
        'heroku pg:info -a shop',
        'heroku pg:backups:capture -a shop',
        'heroku pg:pull DATABASE_URL mydb -a shop',
        'heroku pg:diagnose',
        'curl -H "Authorization: Bearer $T" https://api.data.heroku.com/client/v11/databases/postgresql-curved-1234',
      ],
    },
  },
  {
    id: 'heroku/delete-backup',
    when: [
      run('pg:backups:delete|pg:backups:unschedule|pg:backups:cancel'),
      api('DELETE /client/v11/apps/{app}/transfers/{name}', DATA),
      run('drains:remove|telemetry:remove'),
      api('DELETE /apps/{app}/log-drains/{name} /telemetry-drains/{name}'),
    ],
    verb: 'delete',
    class: 'safeguard',
    resource: named('backup'),
    dies: 'the way back to an earlier state, or the log of what happens',
    undo: 'none known',
    safer: 'Let backups expire by their plan.',
    docs: docs('heroku-postgres-backups'),
    examples: {
      held: [
        'heroku pg:backups:delete b001 -a shop --confirm shop',
        'heroku pg:backups:unschedule DATABASE_URL -a shop',
        'curl -X DELETE -H "Authorization: Bearer $T" https://api.data.heroku.com/client/v11/apps/shop/transfers/1',
      ],
      free: [
        'heroku pg:backups -a shop',
        'heroku pg:backups:schedules -a shop',
        'curl -H "Authorization: Bearer $T" https://api.data.heroku.com/client/v11/apps/shop/transfers',
      ],
    },
  },
  {
    id: 'heroku/destroy-addon',
    when: [
      run(
        'addons:destroy|addons:remove|addons:detach|addons:downgrade|pg:credentials:destroy|data:pg:credentials:destroy|pg:links:destroy',
      ),
      api('DELETE /apps/{app}/addons/{name} /addons/{name} /addon-attachments/{name}'),
    ],
    verb: 'delete',
    class: 'data',
    resource: named('add-on'),
    dies: 'the add-on with its data: a database with its backups',
    undo: 'none known',
    safer: 'Detach nothing that holds data; make a backup first.',
    docs: docs('managing-add-ons'),
    examples: {
      held: [
        'heroku addons:destroy postgresql-curved-1234 -a shop --confirm shop',
        'curl -X DELETE -H "Authorization: Bearer $T" https://api.heroku.com/apps/shop/addons/a1',
      ],
      free: ['heroku addons -a shop', 'heroku addons:create heroku-postgresql', 'heroku addons:upgrade db standard-0'],
    },
  },
  {
    id: 'heroku/unset-config',
    when: [
      run('config:unset|config:remove|ci:config:unset|ci:config:remove'),
      api('PATCH /apps/{app}/config-vars', { fields: { '**': [null] } }),
    ],
    verb: 'delete',
    class: 'data',
    resource: { ...named('config var'), link: 'inside' },
    dies: 'its value; the app restarts without it',
    undo: 'heroku rollback brings it back with the release before',
    safer: 'Let the person save the value first.',
    docs: docs('config-vars'),
    examples: {
      held: [
        'heroku config:unset STRIPE_KEY -a shop',
        `curl -X PATCH -H "Authorization: Bearer $T" https://api.heroku.com/apps/shop/config-vars -d '{"STRIPE_KEY":null}'`,
      ],
      free: [
        'heroku apps:info -a shop',
        'heroku config:set A=b',
        `curl -X PATCH -H "Authorization: Bearer $T" https://api.heroku.com/apps/shop/config-vars -d '{"A":"b"}'`,
      ],
    },
  },
  {
    id: 'heroku/stop-app',
    when: [
      run('ps:scale|scale|dyno:scale', { args: ['*=0', '*=0:*'] }),
      run('ps:stop|ps:kill|stop|kill|dyno:stop|dyno:kill'),
      run('maintenance:on'),
      api('POST /apps/{app}/dynos/{name}/actions/stop /apps/{app}/formations/{name}/actions/stop'),
      api('PATCH /apps/{name}', { fields: { maintenance: [true] } }),
      api('PATCH /apps/{app}/formation /apps/{app}/formation/{name}', { fields: { '**.quantity': [0] } }),
    ],
    verb: 'stop',
    class: 'data',
    resource: named('app'),
    reversible: true,
    dies: 'the traffic it serves',
    undo: 'scale it up again',
    safer: 'Restart it instead: heroku ps:restart.',
    docs: docs('scaling'),
    examples: {
      held: [
        'heroku ps:scale web=0 -a shop',
        'heroku maintenance:on -a shop',
        'heroku ps:stop web.1',
        { kind: 'mcp', server: 'heroku', tool: 'maintenance_on', input: { app: 'shop' } },
        `curl -X PATCH -H "Authorization: Bearer $T" https://api.heroku.com/apps/shop/formation/web -d '{"quantity":0}'`,
      ],
      free: [
        { kind: 'mcp', server: 'heroku', tool: 'ps_list', input: { app: 'shop' } },
        `curl -X PATCH -H "Authorization: Bearer $T" https://api.heroku.com/apps/shop/formation/web -d '{"quantity":2}'`,
        'heroku ps:scale web=2',
        'heroku ps -a shop',
        'heroku ps:restart',
        'heroku releases:rollback v12',
        'heroku maintenance:off',
      ],
    },
  },
  {
    id: 'heroku/remove-domain',
    when: [
      run('domains:remove|domains:clear|certs:remove|certs:auto:disable'),
      api('DELETE /apps/{app}/domains/{name} /apps/{app}/sni-endpoints/{name} /apps/{app}/acm'),
    ],
    verb: 'remove',
    class: 'data',
    resource: { ...named('domain'), link: 'inside' },
    dies: 'the way visitors reach the app; a domain that is added again gets another DNS target',
    undo: 'add it again and change the DNS record',
    safer: 'Add the new one first.',
    docs: docs('custom-domains'),
    examples: {
      held: [
        'heroku domains:remove www.example.com -a shop',
        'heroku domains:clear -a shop',
        'curl -X DELETE -H "Authorization: Bearer $T" https://api.heroku.com/apps/shop/domains/www.example.com',
      ],
      free: [
        'heroku domains',
        'heroku domains:add www.example.com',
        'curl -H "Authorization: Bearer $T" https://api.heroku.com/apps/shop/domains',
      ],
    },
  },
  {
    id: 'heroku/tidy-up',
    when: [
      run('builds:cache:purge|buildpacks:remove|buildpacks:clear|apps:favorites:remove|sessions:destroy|local:*'),
      api('DELETE /apps/{app}/build-cache /apps/{app}/dynos /apps/{app}/dynos/{name} /favorites/{name}'),
    ],
    verb: 'remove',
    class: 'disposable',
    resource: named('cache'),
    undo: 'not needed',
    safer: 'Go ahead.',
    docs: docs('heroku-cli-commands'),
    examples: {
      held: [],
      free: [
        'heroku builds:cache:purge -a shop --confirm shop',
        'heroku buildpacks:clear',
        'curl -X DELETE -H "Authorization: Bearer $T" https://api.heroku.com/apps/shop/dynos',
      ],
    },
  },
  {
    id: 'heroku/delete-resource',
    net: 'provider',
    when: [
      run('container:rm|*:destroy|*:remove|*:delete|*:revoke|*:clear|*:rotate|*:disable|pipelines:transfer'),
      api('DELETE', DATA),
      api(
        'POST /oauth/clients/{name}/actions/rotate-credentials /oauth/authorizations/{name}/actions/regenerate-tokens /pipeline-transfers',
      ),
    ],
    verb: 'delete',
    class: 'data',
    resource: { ...named('resource'), name: ['args', 'path:last', ...named('').name.slice(1)] },
    dies: 'whatever it held, or whoever used it',
    undo: 'none known',
    safer: 'List it first and note its settings.',
    docs: docs('heroku-cli-commands'),
    examples: {
      held: [
        'heroku pipelines:destroy shop',
        'heroku access:remove bob@example.com -a shop',
        'heroku keys:clear',
        'heroku container:rm web -a shop',
        'heroku authorizations:revoke a1',
        'curl -X DELETE -H "Authorization: Bearer $T" https://api.heroku.com/pipelines/p1',
      ],
      free: ['heroku pipelines', 'heroku access', 'heroku logs --tail', 'heroku auth:whoami'],
    },
  },
] as const satisfies readonly Rule[];

/** Heroku: its command line and its platform and data APIs. */
export const heroku = {
  id: 'heroku',
  title: 'Heroku',
  hosts: ['api.heroku.com', 'api.data.heroku.com', 'postgres-api.heroku.com', 'postgres-starter-api.heroku.com'],
  programs: [
    {
      id: 'heroku',
      names: ['heroku'],
      valueFlags: list(
        `-a --app -r --remote -c --confirm -t --team -s --space -p --pipeline -n --num --name -e --extensions --at --wait-interval --pipeline --plan --as`,
      ),
    },
  ],
  rules,
} as const satisfies Provider;
