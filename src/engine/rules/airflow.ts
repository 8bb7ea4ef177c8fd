import type { Provider, Rule } from './rule';
import { command, list, request } from './when';

const run = command('airflow', { none: ['--help', '-h', '--show-sql-only', '--dry-run'] });
/** Its servers have any name. */
const api = (line: string) => request(line, { hosts: ['*'] });
const URIS = 'url:AIRFLOW__DATABASE__SQL_ALCHEMY_CONN|AIRFLOW__CORE__SQL_ALCHEMY_CONN';
const PLACE = { identifiers: [URIS, 'host', 'label:env:AIRFLOW_HOME'] } as const;
const docs = (page: string): string => `https://airflow.apache.org/docs/apache-airflow/stable/${page}`;

const rules = [
  {
    id: 'airflow/reset-database',
    when: [run('db reset|downgrade|clean|drop-archived'), run('db export-archived', { any: ['--drop-archives'] }), run('resetdb')],
    verb: 'reset',
    class: 'data',
    resource: { kind: 'database', name: ['db:AIRFLOW__DATABASE__SQL_ALCHEMY_CONN', '=metadata database'], ...PLACE },
    dies: 'the history of all runs; with a reset all connections, variables and users too',
    undo: 'Restore a backup of the metadata database.',
    safer: 'Dump the database first; airflow db clean takes --dry-run.',
    docs: docs('howto/usage-cli.html'),
    examples: {
      held: [
        'airflow db reset -y',
        'airflow db clean --clean-before-timestamp 2026-01-01 --yes',
        'airflow resetdb -y',
        'airflow db downgrade --to-version 2.8.0 -y',
      ],
      free: [
        'airflow db migrate',
        'airflow db clean --clean-before-timestamp 2026-01-01 --dry-run',
        'airflow db check',
        'airflow dags list',
      ],
    },
  },
  {
    id: 'airflow/delete-dag',
    when: [
      run('dags delete'),
      run('delete_dag'),
      api('DELETE /api/v1/dags/{name} /api/v2/dags/{name} /api/v1/dags/{name}/dagRuns/{run} /api/v2/dags/{name}/dagRuns/{run}'),
    ],
    verb: 'delete',
    class: 'data',
    resource: { kind: 'dag', name: ['arg:0', 'path:name'], ...PLACE },
    dies: 'the history of its runs, its task states and logs',
    undo: 'The DAG comes back from its file, the history does not.',
    safer: 'Pause it: airflow dags pause.',
    docs: docs('cli-and-env-variables-ref.html#dags'),
    examples: {
      held: ['airflow dags delete orders -y', 'curl -X DELETE -u "$U:$P" https://airflow.example.com/api/v1/dags/orders'],
      free: ['airflow dags pause orders', 'airflow dags trigger orders', 'curl -u "$U:$P" https://airflow.example.com/api/v1/dags/orders'],
    },
  },
  {
    id: 'airflow/delete-setting',
    when: [
      run('connections|variables|pools|users|roles delete'),
      api(
        'DELETE /api/v1/connections/{name} /api/v1/variables/{name} /api/v1/pools/{name} /api/v2/connections/{name} /api/v2/variables/{name} /api/v2/pools/{name}',
      ),
    ],
    verb: 'delete',
    class: 'data',
    resource: { kind: 'connection', name: ['args', 'flag:--username', 'flag:-u', 'flag:--email', 'path:name'], ...PLACE },
    dies: 'a secret that nobody may have elsewhere; the tasks that use it fail',
    undo: 'Add it again, if its value is kept elsewhere.',
    safer: 'Export them first: airflow connections export.',
    docs: docs('cli-and-env-variables-ref.html#connections'),
    examples: {
      held: ['airflow connections delete warehouse', 'curl -X DELETE -u "$U:$P" https://airflow.example.com/api/v2/variables/key'],
      free: [
        'airflow connections list',
        'airflow variables export vars.json',
        'curl -u "$U:$P" https://airflow.example.com/api/v2/variables/key',
      ],
    },
  },
] as const satisfies readonly Rule[];

/** Apache Airflow: its command line and REST API. */
export const airflow = {
  id: 'airflow',
  title: 'Apache Airflow',
  hosts: [],
  programs: [
    {
      id: 'airflow',
      names: ['airflow'],
      valueFlags: list(
        `--output -o --tables --clean-before-timestamp --to-revision --to-version --from-revision --from-version -r -n --export-format --output-path --username -u --email -e
         --subdir -S --task-regex -t --start-date --end-date --batch-size --dag-ids --exclude-dag-ids`,
      ),
    },
  ],
  rules,
} as const satisfies Provider;
