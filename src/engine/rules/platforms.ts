import type { Provider, Rule, When } from './rule';
import { command, list, request } from './when';

const HELP = { none: ['--help', '-h'] };
const cf = command('cf', HELP);
const upsun = command('upsun', HELP);
const clever = command('clever', { none: ['--help'] });
const scalingo = command('scalingo', HELP);
const aptible = command('aptible', HELP);
const gigalixir = command('gigalixir', HELP);
const qovery = command('qovery', HELP);
const convox = command('convox', HELP);
const porter = command('porter', HELP);
const lagoon = command('lagoon', HELP);
const on = (hosts: readonly string[], line: string): When => request(line, { hosts });
const PLACE = {
  identifiers: [
    'flag:--environment',
    'flag:-e',
    'flag:--environment-name',
    'flag:--project',
    'flag:--app',
    'flag:-a',
    'flag:--rack',
    'flag:-r',
    'env:PLATFORM_BRANCH',
    'env:APTIBLE_ENVIRONMENT',
    'env:SCALINGO_APP',
  ],
} as const;
const named = (kind: string) => ({
  kind,
  name: [
    'args',
    'flag:--app',
    'flag:-a',
    'flag:--name',
    'flag:-n',
    'flag:--addon',
    'flag:--environment',
    'flag:-e',
    'path:name',
    'path:last',
    `=${kind}`,
  ],
  ...PLACE,
});

const rules = [
  {
    id: 'platforms/delete-app',
    when: [
      cf('delete|d|delete-service|ds|delete-org|delete-space|purge-service-instance|purge-service-offering'),
      upsun('environment:delete|environment:deactivate|project:delete|organization:delete'),
      clever('delete'),
      clever('addon|k8s delete'),
      clever('ng delete'),
      scalingo('destroy|addons-remove|projects-remove|database-destroy'),
      aptible('apps:deprovision|db:deprovision|environment:delete'),
      gigalixir('apps:destroy|pg:destroy|account:destroy'),
      qovery('application|container|database|service|cronjob|lifecycle|helm|terraform|environment|project|cluster delete'),
      convox('apps|resources|racks|rack delete|uninstall'),
      porter('delete apps|app|jobs|job|addons|addon|helm'),
      porter('cluster|project|registry delete'),
      lagoon('delete environment|project'),
      on(['api.clever-cloud.com'], 'DELETE'),
      on(['*.scalingo.com'], 'DELETE'),
      on(['api.qovery.com'], 'DELETE'),
      on(['api.aptible.com'], 'DELETE'),
      on(['api.gigalixir.com'], 'DELETE'),
      on(['api.platform.sh', 'api.upsun.com', '*.platform.sh'], 'DELETE'),
    ],
    verb: 'delete',
    class: 'data',
    resource: named('app'),
    dies: 'the app with its settings; of a database or an environment all that it stores, and mostly its backups',
    undo: 'Deploy the app anew; data comes back from a dump of your own alone.',
    safer: 'Dump the database and stop or scale the app down instead.',
    docs: 'https://cli.cloudfoundry.org/en-US/v8/delete.html',
    examples: {
      held: [
        'cf delete shop -f -r',
        'cf delete-service shop-db -f',
        'platform environment:delete main -y',
        'upsun project:delete -p abc --yes',
        'clever delete --app shop --yes',
        'clever addon delete shop-pg --yes',
        'scalingo --app shop destroy --force',
        'scalingo --region osc-fr1 -a shop addons-remove ad-1',
        'aptible db:deprovision shop-db',
        'gigalixir pg:destroy -a shop -d d1 -y',
        'qovery environment delete --environment production',
        'convox apps delete shop',
        'porter delete apps shop',
        'porter cluster delete 7',
        'lagoon delete environment -p shop -e main --force',
        'curl -X DELETE -H "Authorization: Token $T" https://api.qovery.com/environment/e1',
      ],
      free: [
        'cf apps',
        'cf push shop',
        'platform environment:list',
        'upsun environment:info main',
        'clever applications',
        'clever stop --app shop',
        'scalingo --app shop logs',
        'aptible db:dump shop-db',
        'gigalixir pg -a shop',
        'qovery service list',
        'convox apps',
        'porter app rollback shop',
        'lagoon list environments -p shop',
        'curl -H "Authorization: Token $T" https://api.qovery.com/organization',
      ],
    },
  },
  {
    id: 'platforms/delete-backup',
    when: [
      upsun('backup:delete'),
      aptible('backup:purge'),
      aptible('log_drain:deprovision|metric_drain:deprovision'),
      scalingo('log-drains-remove'),
      clever('drain remove'),
      gigalixir('drains:remove'),
    ],
    verb: 'delete',
    class: 'safeguard',
    resource: named('backup'),
    dies: 'the way back to an earlier state, or the record of what happens from now on',
    undo: 'None known.',
    safer: 'Let it expire by its policy.',
    docs: 'https://docs.upsun.com/environments/backup.html',
    examples: {
      held: ['upsun backup:delete b1 -y', 'aptible backup:purge 7', 'clever drain remove d1'],
      free: ['upsun backup:list', 'aptible backup:list shop-db', 'clever drain'],
    },
  },
  {
    id: 'platforms/restore-over',
    when: [upsun('backup:restore|service:mongo:restore'), gigalixir('pg:backups:restore'), scalingo('database-pitr-restore')],
    verb: 'restore',
    class: 'data',
    resource: named('environment'),
    dies: 'what was written since the backup was made',
    undo: 'Restore the state of before, if there is a backup of it.',
    safer: 'Restore it into a new environment: upsun backup:restore --target.',
    docs: 'https://docs.upsun.com/environments/restore.html',
    examples: {
      held: ['upsun backup:restore b1 -y', 'gigalixir pg:backups:restore -a shop -b b1'],
      free: ['upsun backup:create', 'gigalixir pg:backups -a shop'],
    },
  },
  {
    id: 'platforms/delete-resource',
    when: [
      cf(
        'delete-route|delete-domain|delete-private-domain|delete-shared-domain|delete-user|delete-service-key|delete-security-group|delete-orphaned-routes',
      ),
      upsun('variable:delete|domain:delete|certificate:delete|user:delete|integration:delete|team:delete|project:variable:delete'),
      clever('emails|ssh-keys remove-all'),
      clever('tokens revoke'),
      clever('domain|env|tcp-redirs rm|remove'),
      scalingo('domains-remove|env-unset|database-users-delete|collaborators-remove'),
      aptible('endpoints:deprovision|config:unset|config:rm'),
      gigalixir('domains:remove|config:unset|access:remove'),
      qovery('** env|domain|external-secret delete'),
      convox('env unset'),
      porter('env unset'),
      lagoon('delete variable|user|group|project-group|user-group|notification|slack|deploytarget|deploytarget-config'),
    ],
    verb: 'delete',
    class: 'data',
    resource: named('resource'),
    dies: 'a value that nobody may have elsewhere, where a name leads, or who gets in',
    undo: 'Set it again, where its value is known.',
    safer: 'Show it first and keep what it says.',
    docs: 'https://docs.upsun.com/development/variables.html',
    examples: {
      held: [
        'cf delete-route example.com -f',
        'upsun variable:delete API_KEY -y',
        'aptible config:unset --app shop API_KEY',
        'scalingo -a shop env-unset API_KEY',
      ],
      free: ['cf routes', 'upsun variable:list', 'aptible config --app shop', 'scalingo domains'],
    },
  },
] as const satisfies readonly Rule[];

/** Application platforms: Cloud Foundry, Upsun (Platform.sh), Clever Cloud, Scalingo, Aptible, Gigalixir, Qovery, Convox, Porter, Lagoon. */
export const platforms = {
  id: 'platforms',
  title: 'Further application platforms',
  hosts: [],
  programs: [
    { id: 'cf', names: ['cf', 'cf7', 'cf8'], valueFlags: list('-o -s --hostname -n --path --port -p') },
    {
      id: 'upsun',
      names: ['upsun', 'platform'],
      everyday: true,
      valueFlags: list(
        '-p --project -e --environment --host --org -o --type --exclude --exclude-type --target --branch-from --level -l --wait-timeout',
      ),
    },
    { id: 'clever', names: ['clever'], valueFlags: list('-a --alias --app --org -o --owner --addon -F --format') },
    { id: 'scalingo', names: ['scalingo'], valueFlags: list('-a --app -r --remote --region --addon --database') },
    { id: 'aptible', names: ['aptible'], valueFlags: list('--app -a --environment --env --database --remote -r') },
    { id: 'gigalixir', names: ['gigalixir'], valueFlags: list('-a --app_name -d --database_id -b --backup_id --env') },
    {
      id: 'qovery',
      names: ['qovery'],
      valueFlags: list(
        '--organization --project --environment --service --application --container --database --cronjob --lifecycle --helm --terraform -n --key --cluster-id',
      ),
    },
    {
      id: 'porter',
      names: ['porter'],
      everyday: true,
      valueFlags: list('--cluster --project --app --namespace -n --group --host --token --deployment-target -x'),
    },
    {
      id: 'lagoon',
      names: ['lagoon'],
      everyday: true,
      valueFlags: list('-p --project -e --environment -l --lagoon -i --ssh-key --config-file -N --name'),
    },
    { id: 'convox', names: ['convox'], valueFlags: list('-a --app -r --rack') },
  ],
  rules,
} as const satisfies Provider;
