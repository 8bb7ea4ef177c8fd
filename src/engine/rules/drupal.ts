import type { Provider, Rule } from './rule';
import { command, list } from './when';

const bare = command('drush', { none: ['--help', '-h', '--simulate', '--no'] });
/** An alias of a site stands before the command: `drush @shop.prod sql:drop`. */
const drush = (verb: string, more: Parameters<typeof bare>[1] = {}) => [bare(verb, more), bare(`@* ${verb}`, more)];
const PLACE = { identifiers: ['flag:--uri', 'flag:-l', 'label:flag:--root', 'label:flag:-r', 'label:word:0'] } as const;
const docs = (page: string): string => `https://www.drush.org/latest/commands/${page}/`;

const rules = [
  {
    id: 'drupal/drop-database',
    when: [...drush('sql:drop|sql-drop|sql:create|sql-create|site:install|site-install|si|sin|archive:restore|arr')],
    verb: 'reset',
    class: 'data',
    resource: { kind: 'database', name: ['flag:--uri', 'flag:-l', 'flag:--database', '=this site'], ...PLACE },
    dies: 'all tables: content, users and settings',
    undo: 'Load a dump: drush sql:cli < backup.sql.',
    safer: 'Dump it first: drush sql:dump --result-file.',
    docs: docs('sql_drop'),
    examples: {
      held: [
        'drush sql:drop -y',
        'drush @shop.prod sql-drop --yes',
        'drush site:install standard -y',
        'vendor/bin/drush -l shop.example.com si',
      ],
      free: ['drush sql:dump --result-file=backup.sql', 'drush cr', 'drush status', 'drush sql:drop --simulate', 'drush updb -y'],
    },
  },
  {
    id: 'drupal/overwrite-database',
    when: [...drush('sql:sync|sql-sync')],
    verb: 'overwrite',
    class: 'data',
    resource: { kind: 'database', name: ['arg:1', 'arg:last'], identifiers: ['arg:1', ...PLACE.identifiers] },
    dies: 'what stands in the database of the target',
    undo: 'Load a dump from before.',
    safer: 'Dump the target first, and run it with --simulate.',
    docs: docs('sql_sync'),
    examples: {
      held: ['drush sql:sync @self @prod -y', 'drush sql-sync @stage @live'],
      free: ['drush sql:sync @stage @prod --simulate', 'drush site:alias'],
    },
  },
  {
    id: 'drupal/delete-content',
    when: [
      ...drush('entity:delete|entity-delete|edel|user:cancel|user-cancel|ucan|field:delete|field-delete|fd|queue:delete|queue-delete'),
      ...drush(
        'config:delete|config-delete|cdel|state:delete|state-delete|sdel|role:delete|role-delete|rdel|migrate:rollback|migrate-rollback|mr',
      ),
      ...drush('pm:uninstall|pm-uninstall|pmu|un|watchdog:delete|watchdog-delete|wd-del|wd-delete|wd'),
    ],
    verb: 'delete',
    class: 'suspected',
    resource: { kind: 'content', name: ['args', '=content'], ...PLACE },
    dies: 'all entities of the type where no ids are given; of a module its tables and settings',
    undo: 'Load a dump from before.',
    safer: 'Dump the database first: drush sql:dump.',
    docs: docs('entity_delete'),
    examples: {
      held: [
        'drush entity:delete node',
        'drush edel node --bundle=article -y',
        'drush pmu shop -y',
        'drush @prod user:cancel --delete-content ann',
      ],
      free: ['drush pm:list', 'drush pm:install shop', 'drush config:export', 'drush queue:run cron'],
    },
  },
] as const satisfies readonly Rule[];

/** Drupal's Drush. */
export const drupal = {
  id: 'drupal',
  title: 'Drupal',
  hosts: [],
  programs: [
    { id: 'drush', names: ['drush', 'drush.php', 'drush.phar'], everyday: true, valueFlags: list('-r --root -l --uri -D --define') },
  ],
  rules,
} as const satisfies Provider;
