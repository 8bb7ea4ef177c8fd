import type { Provider, Rule } from './rule';
import { type SqlFamily, serverRules, sqlRules } from './sqlRules';
import { request as api, command, list } from './when';

const DOCS = 'https://docs.databricks.com/aws/en/';
const HOST = 'https://dbc-1.cloud.databricks.com';
const body = (sql: string): string => JSON.stringify({ warehouse_id: 'w', statement: sql }).replaceAll("'", "'\\''");
const family: SqlFamily<'databricks'> = {
  provider: 'databricks',
  dialect: ['databricks'],
  docs: `${DOCS}sql/language-manual/`,
  run: (sql) => `databricks api post /api/2.0/sql/statements --json '${body(sql)}'`,
  through: (sql) => [
    `dbsqlcli --hostname dbc-1.cloud.databricks.com -e '${sql}'`,
    `curl -X POST -H "Authorization: Bearer $T" ${HOST}/api/2.0/sql/statements/ -d '${body(sql)}'`,
    `python3 -c "from databricks import sql; sql.connect(server_hostname='dbc-1.cloud.databricks.com').cursor().execute('${sql}')"`,
  ],
  page: (statement) =>
    /^(?:DELETE|UPDATE)$/.test(statement)
      ? `delta-${statement.toLowerCase()}${statement === 'DELETE' ? '-from' : ''}`
      : `sql-ref-syntax-ddl-${statement.toLowerCase().replace('truncate', 'truncate-table').replace('drop role', 'drop-table').replaceAll(' ', '-')}`,
};
const sql = { call: 'sql', dialect: ['databricks'] } as const;
const run = command('databricks', { none: ['--help', '-h'] });
const PLACE = { identifiers: ['flag:--profile', 'flag:-p', 'flag:--target', 'flag:-t', 'env:DATABRICKS_HOST', 'server'] } as const;
const named = (kind: string) => ({
  kind,
  name: ['names', 'args', 'body:path', 'body:cluster_id', 'body:job_id', 'path:name', 'path:last'],
  ...PLACE,
});

const own = [
  {
    id: 'databricks/delete-data',
    when: [
      { ...sql, verb: ['DROP'], object: ['schema', 'volume', 'external location', 'share'] },
      run('catalogs|schemas|tables|volumes|online-tables|registered-models|model-versions|metastores|shares delete'),
      run('fs rm'),
      run('database delete-database-catalog|delete-database-instance|delete-database-table|delete-synced-database-table'),
      run('postgres delete-*'),
      run('vector-search-indexes|vector-search-endpoints|ai-search delete-*'),
      api(
        'DELETE /api/2.1/unity-catalog/{kind}/{name} /api/2.1/unity-catalog/models/{name}/versions/{version} /api/2.0/fs/files/** /api/2.0/fs/directories/**',
      ),
      api('DELETE /api/2.0/database/{kind}/{name} /api/2.0/postgres/** /api/2.0/vector-search/**'),
      api('POST /api/{version}/dbfs/delete'),
    ],
    verb: 'delete',
    class: 'data',
    resource: named('data'),
    dies: 'its tables or files, and their history',
    undo: 'UNDROP TABLE, for managed tables, within seven days.',
    safer: 'Copy it first, or drop single tables by name.',
    docs: `${DOCS}dev-tools/cli/reference/catalogs-commands`,
    examples: {
      held: [
        'databricks catalogs delete shop --force',
        'databricks fs rm -r dbfs:/mnt/orders',
        `databricks api post /api/2.0/sql/statements --json '${body('DROP VOLUME shop.exports')}'`,
        `curl -X DELETE -H "Authorization: Bearer $T" ${HOST}/api/2.1/unity-catalog/tables/shop.sales.orders`,
        `curl -X POST -H "Authorization: Bearer $T" ${HOST}/api/2.0/dbfs/delete -d '{"path":"/mnt/orders","recursive":true}'`,
      ],
      free: [
        'databricks catalogs list',
        'databricks fs ls dbfs:/',
        'databricks api get /api/2.1/unity-catalog/tables',
        `curl -H "Authorization: Bearer $T" ${HOST}/api/2.1/unity-catalog/tables/shop.sales.orders`,
      ],
    },
  },
  {
    id: 'databricks/lose-history',
    when: [
      { ...sql, verb: ['VACUUM'], object: ['history'] },
      { ...sql, verb: ['RESTORE'] },
    ],
    verb: 'delete',
    class: 'safeguard',
    resource: { kind: 'history', name: ['names'], identifiers: ['server'] },
    dies: 'versions of the table that it could be restored to, or what was written since the one it goes back to',
    undo: 'None known for vacuumed files; a RESTORE can be restored again.',
    safer: 'VACUUM … DRY RUN, with the retention that the table has.',
    docs: `${DOCS}sql/language-manual/delta-vacuum`,
    examples: {
      held: [family.run('VACUUM orders RETAIN 0 HOURS'), family.run('RESTORE TABLE orders TO VERSION AS OF 3')],
      free: [family.run('VACUUM orders'), family.run('DESCRIBE HISTORY orders')],
    },
  },
  {
    id: 'databricks/destroy-bundle',
    when: [run('bundle destroy'), run('bundle deploy', { any: ['--auto-approve', '--force-lock'] }), run('pipelines destroy')],
    verb: 'delete',
    class: 'data',
    resource: { kind: 'bundle', name: ['flag:--target', 'flag:-t', '=bundle'], ...PLACE },
    dies: 'all jobs, pipelines, schemas and files that the bundle deployed; with deploy --auto-approve those that it no longer names',
    undo: 'Deploy it again; data in its schemas and volumes stays lost.',
    safer: 'Show databricks bundle plan to the person first.',
    docs: `${DOCS}dev-tools/cli/bundle-commands`,
    examples: {
      held: ['databricks bundle destroy -t prod --auto-approve', 'databricks bundle deploy -t prod --auto-approve'],
      free: ['databricks bundle validate', 'databricks bundle plan', 'databricks bundle deploy -t dev', 'databricks bundle summary'],
    },
  },
  {
    id: 'databricks/delete-secrets',
    when: [
      run('secrets delete-scope|delete-secret|delete-acl'),
      api('POST /api/{version}/secrets/delete /api/{version}/secrets/scopes/delete'),
    ],
    verb: 'delete',
    class: 'data',
    resource: { ...named('secret'), name: ['args', 'body:scope'] },
    dies: 'the secrets, and what reads them',
    undo: 'Set them again, if they are kept elsewhere.',
    safer: 'Look with databricks secrets list-secrets who uses the scope.',
    docs: `${DOCS}dev-tools/cli/reference/secrets-commands`,
    examples: {
      held: [
        'databricks secrets delete-scope shop',
        `curl -X POST -H "Authorization: Bearer $T" ${HOST}/api/2.0/secrets/scopes/delete -d '{"scope":"shop"}'`,
      ],
      free: ['databricks secrets list-scopes', `curl -H "Authorization: Bearer $T" ${HOST}/api/2.0/secrets/scopes/list`],
    },
  },
  {
    id: 'databricks/delete-resource',
    net: 'provider',
    when: [
      run('* delete|delete-*|permanent-delete|cancel-all-runs'),
      run('account * delete|delete-*'),
      api('DELETE'),
      api('POST /api/{version}/**/delete /api/{version}/**/permanent-delete /api/{version}/**/cancel-all /api/{version}/**/delete-runs'),
      api(
        'POST /api/{version}/instance-profiles/remove /api/{version}/unity-catalog/recipients/{name}/rotate-token /api/{version}/ai-search/**/*:removeData',
      ),
    ],
    verb: 'delete',
    class: 'data',
    resource: named('resource'),
    dies: 'whatever it held: a notebook, a job with its runs, a cluster, a warehouse',
    undo: 'None known.',
    safer: 'Get it first and save what it returns.',
    docs: 'https://docs.databricks.com/api/workspace/introduction',
    examples: {
      held: [
        'databricks jobs delete 123',
        'databricks workspace delete /Shared/orders --recursive',
        'databricks clusters permanent-delete 0101-abc',
        'databricks account workspaces delete 7',
        `curl -X POST -H "Authorization: Bearer $T" ${HOST}/api/2.1/jobs/delete -d '{"job_id":123}'`,
      ],
      free: [
        'databricks jobs list',
        'databricks jobs run-now 123',
        'databricks clusters get 0101-abc',
        `curl -X POST -H "Authorization: Bearer $T" ${HOST}/api/2.1/jobs/run-now -d '{"job_id":123}'`,
      ],
    },
  },
] as const satisfies readonly Rule[];

/** Databricks: its command line, its REST API, and SQL through either. */
export const databricks: Provider = {
  id: 'databricks',
  title: 'Databricks',
  hosts: ['*.cloud.databricks.com', '*.azuredatabricks.net', '*.gcp.databricks.com'],
  programs: [
    {
      id: 'databricks',
      names: ['databricks'],
      valueFlags: list('-p --profile -t --target -o --output --json --log-level --log-file --var --workspace-id'),
    },
    { id: 'dbsqlcli', names: ['dbsqlcli'], valueFlags: [] },
  ],
  rules: [
    ...sqlRules(family),
    ...serverRules(family, [
      family.run('DROP CATALOG orders CASCADE'),
      `databricks api post /api/1.2/commands/execute --json '{"language":"sql","command":"DROP DATABASE orders CASCADE"}'`,
      family.run('INSERT INTO a VALUES (1); DROP DATABASE orders'),
    ]),
    ...own,
  ],
};
