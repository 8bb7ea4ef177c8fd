import { HELP, RESET, ROLLBACK, ROLLBACK_ALL } from './migrationWhen';
import type { Provider, Rule } from './rule';
import { command, list } from './when';

const none = { none: HELP };
const sqitch = command('sqitch', { none: ['--help', '--man', '--log-only'] });
const nodePg = command('node-pg-migrate', { none: [...HELP, '--dry-run', '--fake'] });
const dbMigrate = command('db-migrate', { none: [...HELP, '--dry-run', '--check'] });
const mongo = command('migrate-mongo', none);
const kysely = command('kysely', none);
const tern = command('tern', none);
const yoyo = command('yoyo', none);
const evolve = command('evolve', none);
const skeema = command('skeema', { none: [...HELP, '--dry-run'] });
// A host is `-h` there.
const sqldef = command('sqldef', { none: ['--help', '--dry-run', '--check', '--export'] });
const gel = command('gel', { none: HELP });
const DATABASE = {
  kind: 'database',
  name: ['db:DATABASE_URL', 'db:flag:--database', '=database'],
  identifiers: [
    'url:--database|-d|--target|-t|DATABASE_URL',
    'label:flag:-e',
    'label:flag:--env',
    'label:flag:--environment',
    'flag:-h',
    'flag:--host',
  ],
};

const rules = [
  {
    id: 'migrators/rollback-all',
    when: [
      // Without a change to stop at, all of them.
      sqitch('revert', { none: ['--help', '--man', '--log-only', '--to', '--to-change', '--change', '--modified', '-m'], count: [0, 1] }),
      dbMigrate('reset'),
      kysely('rollback|migrate:rollback', { any: ['--all'] }),
      kysely('migrate rollback', { any: ['--all'] }),
      tern('migrate', { any: ['--destination=0', '-d=0'] }),
      yoyo('rollback', { any: ['--all', '-a'] }),
    ],
    ...ROLLBACK_ALL,
    resource: DATABASE,
    docs: 'https://sqitch.org/docs/manual/sqitch-revert/',
    examples: {
      held: [
        'sqitch revert -y',
        'sqitch revert db:pg://u@db.example.com/shop -y',
        'npx db-migrate reset -e production',
        'npx kysely migrate:rollback --all',
        'tern migrate --destination 0',
        'yoyo rollback --all --batch --database postgresql://u@db.example.com/shop',
      ],
      free: [
        'sqitch status',
        'sqitch deploy',
        'sqitch revert --log-only',
        'npx db-migrate up',
        'npx kysely migrate:latest',
        'tern migrate',
        'yoyo apply',
      ],
    },
  },
  {
    id: 'migrators/rollback',
    when: [
      sqitch('revert|rebase|checkout'),
      nodePg('down|redo'),
      dbMigrate('down'),
      mongo('down'),
      kysely('down|rollback|migrate:down|migrate:rollback'),
      kysely('migrate down|rollback'),
      tern('migrate', { any: ['--destination=-*', '-d=-*'] }),
      yoyo('rollback|reapply'),
    ],
    ...ROLLBACK,
    resource: DATABASE,
    docs: 'https://salsita.github.io/node-pg-migrate/cli',
    examples: {
      held: [
        'sqitch revert --to @HEAD^ -y',
        'sqitch rebase -y',
        'npx node-pg-migrate down',
        'npx db-migrate down -c 2',
        'npx migrate-mongo down',
        'npx kysely migrate:down',
        'tern migrate -d -1',
        'yoyo rollback -b',
      ],
      free: [
        'npx node-pg-migrate up',
        'npx node-pg-migrate down --dry-run',
        'npx migrate-mongo status',
        'npx kysely migrate:list',
        'sqitch verify',
      ],
    },
  },
  {
    id: 'migrators/drop',
    when: [
      dbMigrate('db:drop'),
      dbMigrate('db drop'),
      skeema('push', { any: ['--allow-unsafe', '--brief'] }),
      sqldef('', { any: ['--enable-drop', '--enable-drop-table'] }),
      evolve('erase'),
      evolve('migrate', { any: ['--erase-on-validation-error'], none: [...HELP, '--erase-on-validation-error=false'] }),
      command('grate', { none: [...HELP, '--dryrun'] })('', { any: ['--drop', '--drop=true', '--drop:true'] }),
      gel('database drop|wipe'),
      gel('branch drop|wipe'),
      gel('instance destroy|restore'),
      gel('project unlink', { any: ['--destroy-server-instance', '-D'] }),
    ],
    ...RESET,
    safer: 'Look at what it would do first: skeema diff, psqldef --dry-run.',
    resource: {
      ...DATABASE,
      name: ['flag:-I', 'flag:--instance', 'flag:--name', 'arg:0', ...DATABASE.name],
      identifiers: [...DATABASE.identifiers, 'flag:-I', 'flag:--instance'],
    },
    docs: 'https://www.skeema.io/docs/options/#allow-unsafe',
    examples: {
      held: [
        'npx db-migrate db:drop shop',
        'skeema push production --allow-unsafe',
        'psqldef -U app -h db.example.com shop --enable-drop < schema.sql',
        'mysqldef -u root -h db.example.com shop --enable-drop < schema.sql',
        'evolve erase postgresql -c "Host=db.example.com"',
        'evolve migrate postgresql -c "Host=db.example.com" --erase-on-validation-error true',
        'grate -c "Server=db.example.com;Database=shop" --drop',
        'grate -c "Server=db.example.com;Database=shop" --drop --dryrun false',
        'grate -c "Server=db.example.com;Database=shop" --drop:true',
        'gel branch drop shop --non-interactive',
        'gel instance destroy -I shop --force',
        'edgedb database wipe --non-interactive',
      ],
      free: [
        'skeema diff production',
        'skeema push production',
        'psqldef -h db.example.com shop --dry-run --enable-drop < schema.sql',
        'psqldef -h db.example.com shop < schema.sql',
        'evolve migrate postgresql -c "Host=db.example.com"',
        'evolve migrate postgresql -c "Host=db.example.com" --erase-on-validation-error false',
        'grate -c "Server=db.example.com;Database=shop" --drop --dryrun',
        'gel branch list',
        'gel migrate',
      ],
    },
  },
] as const satisfies readonly Rule[];

/** Migration tools with a rule or two each: Sqitch, node-pg-migrate, db-migrate, migrate-mongo, Kysely, tern, yoyo, Skeema, sqldef, Evolve, grate, Gel. */
export const migrators = {
  id: 'migrators',
  title: 'Further migration tools',
  hosts: [],
  programs: [
    {
      id: 'sqitch',
      names: ['sqitch'],
      valueFlags: list(
        '-t --target --to-change --to --change --onto --onto-change --upto --upto-change --mode -s --set -e --set-deploy -r --set-revert --lock-timeout --registry --db-client --client -d --db-name -u --db-user -h --db-host -p --db-port --plan-file -f -C --chdir --cd --engine',
      ),
    },
    {
      id: 'node-pg-migrate',
      names: ['node-pg-migrate'],
      valueFlags: list(
        '-f --config-file --config-value --envPath --env-path -m --migrations-dir -j --migration-file-language -d --database-url-var -s --schema -t --migrations-table -c --count',
      ),
    },
    { id: 'db-migrate', names: ['db-migrate'], valueFlags: list('-e --env -m --migrations-dir -c --count --config -t --table') },
    { id: 'migrate-mongo', names: ['migrate-mongo'], valueFlags: list('-f --file --migrations-dir -m --module') },
    { id: 'kysely', names: ['kysely'], valueFlags: list('-c --config --cwd --environment -e --jiti --transaction') },
    {
      id: 'tern',
      names: ['tern'],
      valueFlags: list('-d --destination -m --migrations -c --config --database --host --port --user --conn-string --version-table'),
    },
    { id: 'yoyo', names: ['yoyo'], valueFlags: list('-d --database -m --match -r --revision -c --config --migration-table') },
    {
      id: 'skeema',
      names: ['skeema'],
      valueFlags: list('-h --host -u --user -p --password --safe-below-size --alter-wrapper --ddl-wrapper'),
    },
    {
      id: 'sqldef',
      names: ['psqldef', 'mysqldef', 'mssqldef', 'sqlite3def'],
      valueFlags: list('-U -u --user -W -p --password -h --host -P --port -S --socket -f --file --config --before-apply'),
    },
    {
      id: 'evolve',
      names: ['evolve'],
      valueFlags: list('-c --connection-string -l --location -s --schema -p --placeholder --erase-on-validation-error --erase-disabled'),
    },
    {
      id: 'grate',
      names: ['grate'],
      valueFlags: list('--dryrun -c -cs --connectionstring --connstring --databasetype -f --files --env --version'),
    },
    {
      id: 'gel',
      names: ['gel', 'edgedb'],
      valueFlags: list('-I --instance --dsn -d --database -b --branch -H --host -P --port -u --user --name'),
    },
  ],
  rules,
} as const satisfies Provider;
