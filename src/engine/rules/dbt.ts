import type { Provider, Rule } from './rule';
import { command, list, request } from './when';

const HELP = ['--help', '-h'];
const run = command('dbt', { none: HELP });
const BUILDS = 'run|build|seed|clone|retry';
const IN_PRODUCTION = ['--target=*prod*', '-t=*prod*', '--profile=*prod*', '--target=*live*', '-t=*live*'];
const models = {
  kind: 'models',
  name: ['flag:--select', 'flag:-s', 'flag:--models', 'flag:-m', '=all models'],
  identifiers: ['flag:--target', 'flag:-t', 'flag:--profile', 'env:DBT_TARGET', 'env:DBT_PROFILE', 'label:flag:--profiles-dir'],
};
const rebuilt = {
  verb: 'overwrite',
  resource: models,
  dies: 'every row of an incremental model or seed that its source no longer has: the table is dropped and made anew',
  undo: 'Restore a backup, or the time travel of the warehouse.',
  safer: 'Run it without --full-refresh, or with --select for the one model that is meant.',
  docs: 'https://docs.getdbt.com/reference/commands/run',
} as const;

const rules = [
  {
    id: 'dbt/full-refresh-production',
    ...rebuilt,
    when: [
      run(BUILDS, { any: IN_PRODUCTION, all: ['--full-refresh'] }),
      run(BUILDS, { any: IN_PRODUCTION, all: ['-f'] }),
      run(BUILDS, { any: ['--full-refresh', '-f'], env: { DBT_TARGET: ['*prod*'] } }),
    ],
    class: 'data',
    examples: {
      held: [
        'dbt run --full-refresh --target prod',
        'dbt build -f -t production --select orders',
        'DBT_TARGET=prod dbt seed --full-refresh',
        'dbt --target prod run --full-refresh',
      ],
      free: ['dbt run --target prod', 'dbt test --target prod', 'dbt compile --full-refresh --target prod'],
    },
  },
  {
    id: 'dbt/full-refresh',
    ...rebuilt,
    when: run(BUILDS, { any: ['--full-refresh', '-f'] }),
    class: 'suspected',
    examples: {
      held: ['dbt run --full-refresh', 'dbt build --full-refresh --select orders+'],
      free: ['dbt run', 'dbt build --select orders', 'dbt ls', 'dbt docs generate'],
    },
  },
  {
    id: 'dbt/run-drop-macro',
    when: run('run-operation', { args: ['*drop*', '*delete*', '*truncate*', '*purge*', '*destroy*', '*wipe*', 'clean_*', '*_cleanup*'] }),
    verb: 'delete',
    class: 'data',
    resource: { ...models, kind: 'schemas', name: ['arg:0'] },
    dies: 'whatever the macro drops: schemas, tables and their rows',
    undo: 'Restore a backup, or the time travel of the warehouse.',
    safer: 'Show the macro, and run it with its dry run first.',
    docs: 'https://docs.getdbt.com/reference/commands/run-operation',
    examples: {
      held: ['dbt run-operation drop_old_relations --target prod', `dbt run-operation drop_schema --args '{"name":"shop"}'`],
      free: ['dbt run-operation grant_select', 'dbt run-operation generate_model_yaml', 'dbt debug', 'dbt clean'],
    },
  },
  {
    id: 'dbt/delete-in-cloud',
    when: [request('DELETE'), request('POST /api/v2/accounts/{account}/jobs/{name}/run', { text: ['*--full-refresh*'] })],
    verb: 'delete',
    class: 'data',
    resource: { kind: 'job', name: ['path:name', 'path:last', '=job'], identifiers: ['host'] },
    dies: 'a job, an environment or a whole project with its history',
    undo: 'None known.',
    safer: 'Get it first and save what it returns.',
    docs: 'https://docs.getdbt.com/dbt-cloud/api-v2',
    examples: {
      held: [
        'curl -X DELETE -H "Authorization: Token $T" https://cloud.getdbt.com/api/v2/accounts/1/jobs/2/',
        `curl -X POST -H "Authorization: Token $T" https://cloud.getdbt.com/api/v2/accounts/1/jobs/2/run/ -d '{"cause":"x","steps_override":["dbt build --full-refresh"]}'`,
      ],
      free: [
        'curl -H "Authorization: Token $T" https://cloud.getdbt.com/api/v2/accounts/1/jobs/',
        `curl -X POST -H "Authorization: Token $T" https://cloud.getdbt.com/api/v2/accounts/1/jobs/2/run/ -d '{"cause":"x"}'`,
      ],
    },
  },
] as const satisfies readonly Rule[];

/** dbt: its command line and the API of dbt Cloud. */
export const dbt = {
  id: 'dbt',
  title: 'dbt',
  hosts: ['*.getdbt.com', '*.dbt.com'],
  programs: [
    {
      id: 'dbt',
      names: ['dbt', 'dbtf'],
      everyday: true,
      valueFlags: list(
        `--target -t --profile --profiles-dir --project-dir --select -s --models -m --model --exclude --selector --vars --threads --state --defer-state --target-path
         --log-path --log-level --log-level-file --log-format --log-format-file --args --resource-type --resource-types --exclude-resource-type
         --indirect-selection --event-time-start --event-time-end --sample --inline --output --output-keys --limit --warn-error-options --printer-width
         --record-timing-info -r`,
      ),
    },
  ],
  rules,
} as const satisfies Provider;
