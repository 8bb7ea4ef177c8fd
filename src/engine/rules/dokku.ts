import type { ProgramSpec, Provider, Rule, When } from './rule';
import { command, list } from './when';

const DATABASES = list(
  'postgres mysql mariadb mongo redis rabbitmq elasticsearch clickhouse couchdb meilisearch memcached nats rethinkdb solr typesense valkey pushpin rqlite surrealdb graphite',
);
const words = (verbs: string): string => DATABASES.flatMap((db) => verbs.split(' ').map((verb) => `${db}:${verb}`)).join('|');
const GONE = `apps:destroy|storage:destroy|${words('destroy')}`;
const OVERWRITTEN = words('import');
const LESS =
  'config:clear|config:unset|domains:clear|domains:reset|domains:remove|certs:remove|network:destroy|ps:stop|ports:clear|plugin:uninstall|ssh-keys:remove|storage:unmount';
const BACKUPS = words('backup-unschedule backup-deauth backup-unset-encryption');

const own = command('dokku', { none: ['--help', '-h'] });
/** As a program of its own, too: what `ssh dokku@host apps:destroy shop` runs there. */
const both = (verbs: string, sent: string): readonly When[] => [own(verbs), command(sent, { none: ['--help', '-h'] })('')];
const sent = (id: string, verbs: string): ProgramSpec => ({ id, names: verbs.split('|'), valueFlags: ['--parallel'] });
const PLACE = { identifiers: ['env:DOKKU_HOST'] } as const;
const DOCS = 'https://dokku.com/docs/deployment/application-management/';

const rules = [
  {
    id: 'dokku/destroy',
    when: both(GONE, 'sent-destroy'),
    verb: 'delete',
    class: 'data',
    resource: { kind: 'app', name: ['arg:0', '=app'], ...PLACE },
    dies: 'of an app its containers, settings and domains; of a database all its rows',
    undo: 'A database comes back from an export alone.',
    safer: 'Export it first: dokku postgres:export <name> > dump.',
    docs: DOCS,
    examples: {
      held: [
        'dokku apps:destroy shop --force',
        'dokku --force postgres:destroy shopdb',
        'ssh -t dokku@dokku.example.com -- --force apps:destroy shop',
        'ssh dokku@dokku.example.com postgres:destroy shopdb -f',
        'ssh root@dokku.example.com dokku redis:destroy cache',
      ],
      free: ['dokku apps:list', 'dokku apps:create shop', 'ssh dokku@dokku.example.com logs shop', 'dokku postgres:info shopdb'],
    },
  },
  {
    id: 'dokku/import-over',
    when: both(OVERWRITTEN, 'sent-import'),
    verb: 'restore',
    class: 'data',
    resource: { kind: 'database', name: ['arg:0'], ...PLACE },
    dies: 'what the dump holds a newer state of, or drops before it writes',
    undo: 'Import an export from before.',
    safer: 'Export what is there first, or import into a new service.',
    docs: 'https://github.com/dokku/dokku-postgres#import-a-dump-into-the-postgres-service-database',
    examples: {
      held: ['dokku postgres:import shopdb < shop.dump'],
      free: ['dokku postgres:export shopdb > shop.dump', 'dokku postgres:clone shopdb shopdb2'],
    },
  },
  {
    id: 'dokku/delete-backup',
    when: both(BACKUPS, 'sent-backup'),
    verb: 'disable',
    class: 'safeguard',
    resource: { kind: 'backup', name: ['arg:0'], ...PLACE },
    dies: 'backups from now on: nothing is written any more',
    undo: 'Schedule it again with the same bucket and key.',
    safer: 'Leave it.',
    docs: 'https://github.com/dokku/dokku-postgres#backups',
    examples: {
      held: ['dokku postgres:backup-unschedule shopdb'],
      free: ['dokku postgres:backup shopdb bucket', 'dokku postgres:backup-schedule-cat shopdb'],
    },
  },
  {
    id: 'dokku/take-away',
    when: both(LESS, 'sent-less'),
    verb: 'disable',
    class: 'data',
    resource: { kind: 'setting', name: ['arg:0', '=app'], ...PLACE },
    dies: 'a setting that nobody may have elsewhere, or the way people reach the app',
    undo: 'Set it again, where its value is known.',
    safer: 'Show it first: dokku config:export, dokku domains:report.',
    docs: 'https://dokku.com/docs/configuration/environment-variables/',
    examples: {
      held: ['dokku config:clear shop', 'ssh dokku@dokku.example.com config:unset shop DATABASE_URL', 'dokku ps:stop --all'],
      free: ['dokku config:set shop A=1', 'dokku domains:report shop', 'dokku ps:restart shop', 'dokku cleanup'],
    },
  },
] as const satisfies readonly Rule[];

/** Dokku, on its server or over SSH. */
export const dokku = {
  id: 'dokku',
  title: 'Dokku',
  hosts: [],
  programs: [
    { id: 'dokku', names: ['dokku'], valueFlags: list('--app --remote --parallel') },
    sent('sent-destroy', GONE),
    sent('sent-import', OVERWRITTEN),
    sent('sent-backup', BACKUPS),
    sent('sent-less', LESS),
  ],
  rules,
} as const satisfies Provider;
