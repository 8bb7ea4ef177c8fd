import { database, HELP, RESET, ROLLBACK } from './migrationWhen';
import type { Provider, Rule } from './rule';
import { command, list } from './when';

const QUIET = ['-?', '-help', '-cleanDisabled=true', '-dryRunOutput', ...HELP];
const run = command('flyway', { none: QUIET });
const build = command('flyway-build', { none: ['-Dflyway.cleanDisabled=true', ...HELP] });
const DATABASE = database('-url|-Dflyway.url|-Pflyway.url|FLYWAY_URL|DATABASE_URL', [
  'flag:-environment',
  'flag:-configFiles',
  'env:FLYWAY_ENVIRONMENT',
  'flag:-P',
]);
const docs = (page: string): string => `https://documentation.red-gate.com/flyway/reference/commands/${page}`;

const rules = [
  {
    id: 'flyway/clean',
    when: [
      run('', { args: ['clean'] }),
      run('', { any: ['-cleanOnValidationError=true'], args: ['migrate', 'validate'] }),
      build('', { args: ['flyway:clean', '*:flyway-maven-plugin:clean', '*:flyway-maven-plugin:*:clean', 'flywayClean', '*:flywayClean'] }),
    ],
    ...RESET,
    resource: DATABASE,
    dies: 'all tables, views and rows in the schemas that it manages',
    safer: 'Write a migration, and run flyway migrate; keep cleanDisabled set.',
    docs: docs('clean'),
    examples: {
      held: [
        'flyway clean',
        'flyway -url=jdbc:postgresql://db.example.com/shop -cleanDisabled=false clean migrate',
        'flyway -cleanOnValidationError=true migrate',
        'mvn flyway:clean -Dflyway.cleanDisabled=false',
        './gradlew flywayClean flywayMigrate',
      ],
      free: [
        'flyway migrate',
        'flyway info',
        'flyway validate',
        'flyway -cleanDisabled=true clean',
        'mvn flyway:info',
        './gradlew clean flywayMigrate',
        'mvn clean install',
      ],
    },
  },
  {
    id: 'flyway/undo',
    when: [run('', { args: ['undo'] }), build('', { args: ['flyway:undo', 'flywayUndo', '*:flywayUndo'] })],
    ...ROLLBACK,
    resource: DATABASE,
    docs: docs('undo'),
    examples: {
      held: ['flyway undo', 'flyway -target=3 undo', 'gradle flywayUndo'],
      free: ['flyway baseline', 'flyway repair', 'gradle flywayInfo'],
    },
  },
] as const satisfies readonly Rule[];

/** Flyway: its command line, and its tasks in Maven and Gradle. */
export const flyway = {
  id: 'flyway',
  title: 'Flyway',
  hosts: [],
  programs: [
    { id: 'flyway', names: ['flyway'], valueFlags: [], clusters: false },
    {
      id: 'flyway-build',
      names: ['mvn', 'mvnw', 'mvnd', 'gradle', 'gradlew'],
      everyday: true,
      valueFlags: list('-f --file -pl --projects -P --activate-profiles -s --settings -p --project-dir -b --build-file -x --exclude-task'),
      clusters: false,
    },
  ],
  rules,
} as const satisfies Provider;
