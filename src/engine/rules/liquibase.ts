import { database, HELP, RESET, ROLLBACK, ROLLBACK_ALL } from './migrationWhen';
import type { Provider, Rule } from './rule';
import { command, list } from './when';

const run = command('liquibase', { none: ['-v', '--version', ...HELP] });
const build = command('liquibase-build', { none: HELP });
const DATABASE = database('--url|-Dliquibase.url|-Dliquibase.command.url|LIQUIBASE_COMMAND_URL|DATABASE_URL', [
  'flag:--defaults-file',
  'flag:--defaultsFile',
  'flag:--contexts',
  'flag:-P',
]);
const docs = (page: string): string => `https://docs.liquibase.com/commands/${page}.html`;

const rules = [
  {
    id: 'liquibase/drop-all',
    when: [
      run('', { args: ['drop-all', 'dropall', 'dropAll'] }),
      build('', {
        args: ['liquibase:dropAll', '*:liquibase-maven-plugin:dropAll', '*:liquibase-maven-plugin:*:dropAll', 'dropAll', '*:dropAll'],
      }),
    ],
    ...RESET,
    resource: DATABASE,
    dies: 'every table, view and row of the schema',
    safer: 'Write a change set, and run liquibase update.',
    docs: docs('utility/drop-all'),
    examples: {
      held: [
        'liquibase drop-all',
        'liquibase --url=jdbc:postgresql://db.example.com/shop dropAll',
        'mvn liquibase:dropAll',
        './gradlew dropAll',
      ],
      free: ['liquibase update', 'liquibase status', 'liquibase update-sql', 'mvn liquibase:update', 'liquibase drop-all --help'],
    },
  },
  {
    id: 'liquibase/rollback-to',
    when: [
      run('', { args: ['rollback', 'rollback-to-date', 'rollbackToDate'] }),
      build('', { args: ['liquibase:rollback', '*:liquibase-maven-plugin:rollback'] }),
    ],
    ...ROLLBACK_ALL,
    resource: DATABASE,
    dies: 'what all change sets since then made, with what was written to it',
    docs: docs('rollback/rollback-by-tag'),
    examples: {
      held: ['liquibase rollback v1', 'liquibase rollback-to-date --date=2026-01-01', 'mvn liquibase:rollback -Dliquibase.rollbackTag=v1'],
      free: ['liquibase rollback-sql v1', 'liquibase future-rollback-sql', 'liquibase history', 'liquibase tag v2'],
    },
  },
  {
    id: 'liquibase/rollback',
    when: [
      run('', {
        args: [
          'rollback-count',
          'rollbackCount',
          'rollback-one-changeset',
          'rollback-one-update',
          'update-testing-rollback',
          'updateTestingRollback',
        ],
      }),
      build('', { args: ['rollbackCount', 'liquibase:updateTestingRollback'] }),
    ],
    ...ROLLBACK,
    resource: DATABASE,
    docs: docs('rollback/rollback-count'),
    examples: {
      held: ['liquibase rollback-count 1', 'liquibase update-testing-rollback', './gradlew rollbackCount -PliquibaseCommandValue=1'],
      free: ['liquibase rollback-count-sql 1', 'liquibase validate', './gradlew update'],
    },
  },
] as const satisfies readonly Rule[];

/** Liquibase: its command line, and its tasks in Maven and Gradle. */
export const liquibase = {
  id: 'liquibase',
  title: 'Liquibase',
  hosts: [],
  programs: [
    {
      id: 'liquibase',
      names: ['liquibase'],
      valueFlags: list(
        `--url --username --password --changelog-file --changeLogFile --defaults-file --defaultsFile --classpath --driver --contexts --context-filter --labels --label-filter
         --log-level --search-path --tag --date --count --default-schema-name --liquibase-schema-name --sql --sql-file`,
      ),
    },
    {
      id: 'liquibase-build',
      names: ['mvn', 'mvnw', 'mvnd', 'gradle', 'gradlew'],
      everyday: true,
      valueFlags: list('-f --file -pl --projects -P --activate-profiles -s --settings -p --project-dir -b --build-file -x --exclude-task'),
      clusters: false,
    },
  ],
  rules,
} as const satisfies Provider;
