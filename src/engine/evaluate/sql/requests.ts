import type { Context } from '../../context';
import { fitPath } from '../../rules/pathTemplate';
import { type Call, HOLE, type HttpCall, type Json, type ProgramCall, type SqlDialect, type Text } from '../../types';
import { readJson } from '../graphql/json';
import { headerOf } from '../http/url';
import { type Connection, connection, fromUri, sqlCall } from './connection';
import { cypherFacts } from './cypher';
import { hasuraStatements } from './hasura';
import { rawRequests } from './rawRequests';
import { scriptCalls } from './script';

/** An address that takes SQL in the body of a request. */
interface Endpoint {
  readonly path: string;
  /** On which hosts; a host that is not known may be any of them. */
  readonly hosts: RegExp;
  readonly dialect: SqlDialect;
  /** Where the database is, from the parts of the path and the request. */
  readonly target: (parts: Readonly<Record<string, Text>>, call: HttpCall) => Connection;
}

const supabase: Endpoint['target'] = ({ ref = '' }) =>
  connection('postgres', { host: `db.${ref}.supabase.co`, database: 'postgres', credential: true });
const neon: Endpoint['target'] = (_parts, call) => {
  const uri = headerOf(call.headers, 'neon-connection-string');
  return uri === undefined ? connection('postgres', { host: call.host }) : fromUri(uri, 'postgres');
};
const d1: Endpoint['target'] = ({ id = '' }) => connection('sqlite', { host: id, credential: true });
const at =
  (dialect: SqlDialect): Endpoint['target'] =>
  (_parts, call) =>
    connection(dialect, { host: call.host, credential: true });

const named =
  (dialect: SqlDialect): Endpoint['target'] =>
  ({ id = '' }) =>
    connection(dialect, { host: id, credential: true });
const graph: Endpoint['target'] = ({ ref = '' }, call) => connection('cypher', { host: call.host, database: ref, credential: true });
const DATABRICKS = /\.(?:cloud\.databricks\.(?:com|us|mil)|azuredatabricks\.net|databricks\.azure\.(?:us|cn)|gcp\.databricks\.com)$/;
const ANY = /./;
const ENDPOINTS: readonly Endpoint[] = [
  // https://supabase.com/docs/reference/api/v1-run-a-query
  { path: '/v1/projects/{ref}/database/query', hosts: /^api\.supabase\.(?:com|green)$/, dialect: 'postgres', target: supabase },
  { path: '/v1/projects/{ref}/database/query/read-only', hosts: /^api\.supabase\.(?:com|green)$/, dialect: 'postgres', target: supabase },
  { path: '/v1/projects/{ref}/database/migrations', hosts: /^api\.supabase\.(?:com|green)$/, dialect: 'postgres', target: supabase },
  // https://neon.com/docs/serverless/serverless-driver: SQL over HTTP
  { path: '/sql', hosts: /(?:^|\.)neon\.(?:tech|build)$/, dialect: 'postgres', target: neon },
  // https://github.com/planetscale/database-js
  { path: '/psdb.v1alpha1.Database/Execute', hosts: /(?:^|\.)(?:psdb\.cloud|planetscale\.com)$/, dialect: 'mysql', target: at('mysql') },
  // https://developers.cloudflare.com/api/resources/d1/subresources/database/methods/query/
  { path: '/client/v4/accounts/{account}/d1/database/{id}/query', hosts: /^api\.cloudflare\.com$/, dialect: 'sqlite', target: d1 },
  { path: '/client/v4/accounts/{account}/d1/database/{id}/raw', hosts: /^api\.cloudflare\.com$/, dialect: 'sqlite', target: d1 },
  // https://docs.turso.tech/sdk/http/reference
  { path: '/v2/pipeline', hosts: /\.turso\.io$/, dialect: 'sqlite', target: at('sqlite') },
  { path: '/v3/pipeline', hosts: /\.turso\.io$/, dialect: 'sqlite', target: at('sqlite') },
  // https://docs.snowflake.com/en/developer-guide/sql-api/reference
  { path: '/api/v2/statements', hosts: /\.snowflakecomputing\.(?:com|cn)$/, dialect: 'snowflake', target: at('snowflake') },
  // https://docs.databricks.com/api/workspace/statementexecution/executestatement
  { path: '/api/{version}/sql/statements', hosts: DATABRICKS, dialect: 'databricks', target: at('databricks') },
  { path: '/api/{version}/commands/execute', hosts: DATABRICKS, dialect: 'databricks', target: at('databricks') },
  // https://cloud.google.com/bigquery/docs/reference/rest/v2/jobs/query
  {
    path: '/bigquery/v2/projects/{ref}/queries',
    hosts: /^bigquery\.(?:[a-z0-9-]+\.rep\.)?googleapis\.com$/,
    dialect: 'unknown',
    target: at('unknown'),
  },
  {
    path: '/bigquery/v2/projects/{ref}/jobs',
    hosts: /^bigquery\.(?:[a-z0-9-]+\.rep\.)?googleapis\.com$/,
    dialect: 'unknown',
    target: at('unknown'),
  },
  // https://clickhouse.com/docs/cloud/get-started/query-endpoints
  { path: '/service/{id}/run', hosts: /^queries\.clickhouse\.cloud$/, dialect: 'clickhouse', target: named('clickhouse') },
  // https://www.cockroachlabs.com/docs/api/cluster/v2
  { path: '/api/v2/sql', hosts: ANY, dialect: 'postgres', target: at('postgres') },
  // https://xata.io/docs/api-reference
  { path: '/db/{ref}/sql', hosts: /\.xata\.sh$/, dialect: 'postgres', target: at('postgres') },
  // https://docs.confluent.io/platform/current/ksqldb/developer-guide/ksqldb-rest-api/ksql-endpoint.html
  { path: '/ksql', hosts: ANY, dialect: 'unknown', target: at('unknown') },
  // https://neo4j.com/docs/http-api/current/, https://neo4j.com/docs/query-api/current/
  { path: '/db/{ref}/tx/commit', hosts: ANY, dialect: 'cypher', target: graph },
  { path: '/db/{ref}/tx', hosts: ANY, dialect: 'cypher', target: graph },
  { path: '/db/{ref}/query/v2', hosts: ANY, dialect: 'cypher', target: graph },
  // https://docs.couchbase.com/server/current/n1ql-rest-query/index.html
  { path: '/query/service', hosts: ANY, dialect: 'unknown', target: at('unknown') },
  // https://pocketbase.io/docs
  { path: '/api/sql', hosts: ANY, dialect: 'sqlite', target: at('sqlite') },
];
/** What all of those addresses end with: nearly every request is none of them. */
const LAST: ReadonlySet<string> = new Set(ENDPOINTS.map(({ path }) => path.slice(path.lastIndexOf('/') + 1)));
const mayTakeSql = ({ path }: HttpCall): boolean => {
  const plain = path.replace(/\/+$/, '');
  return path.includes(HOLE) || LAST.has(plain.slice(plain.lastIndexOf('/') + 1));
};
const FIELDS: ReadonlySet<string> = new Set(
  'query queries sql statement statements stmt requests batch body configuration command ksql'.split(' '),
);
const DEEP = 8;

/** The statements that a request carries to a database's own address. A body that cannot be read is one statement that is not known. */
export function sqlRequests(call: HttpCall, context: Context): readonly Call[] {
  if (/\.upstash\.io$/.test(call.host)) return redisRequests(call);
  const raw = rawRequests(call, programOf(call), context);
  if (raw.length > 0 || (call.method !== 'POST' && !call.method.includes(HOLE))) return raw;
  const texts = hasuraStatements(call);
  if (texts.length > 0) return scriptCalls(texts, at('postgres')({}, call), { client: 'none', from: programOf(call), context });
  if (!mayTakeSql(call)) return [];
  for (const endpoint of ENDPOINTS) {
    if (!endpoint.hosts.test(call.host)) continue;
    const parts = fitPath(endpoint.path, call.path);
    if (parts === null) continue;
    const from = programOf(call);
    if (call.body.kind === 'none') return [];
    const read = call.body.kind === 'text' ? readJson(call.body.text) : null;
    // On an address that any server may have, what cannot be read says nothing.
    if (endpoint.hosts === ANY && (!read || read.twice)) return [];
    if (call.body.kind === 'unreadable' || !read || read.twice)
      return [{ kind: 'opaque', via: call.via, remote: call.remote, why: 'unreadable-code', about: 'psql', text: 'SQL in a request' }];
    const texts = statementsIn(read.value, 0);
    if (endpoint.dialect === 'cypher') return texts.flatMap(cypherFacts).map((one) => sqlCall(one, endpoint.target(parts, call), from));
    return scriptCalls(texts, endpoint.target(parts, call), { client: 'none', from, context }).map((one) =>
      one.kind === 'opaque' ? { ...one, text: `psql ${one.text}` } : one,
    );
  }
  return [];
}

/** Upstash takes a command of Redis as the path (`/flushall`), as a list in the body, or as a list of such lists. */
function redisRequests(call: HttpCall): readonly ProgramCall[] {
  const path = call.path.split('/').filter((part) => part !== '');
  const value = call.body.kind === 'text' ? readJson(call.body.text)?.value : undefined;
  const many = path[0] === 'pipeline' || path[0] === 'multi-exec';
  const lists = isList(value) ? (value.some(isList) ? value.filter(isList) : [value]) : [];
  const commands = [...(many || path.length === 0 ? [] : [path]), ...lists.map((one) => one.map((word) => String(word)))];
  return commands.map((argv) => ({
    ...programOf(call),
    via: [...call.via],
    program: 'redis-cli',
    path: 'redis-cli',
    argv: ['-h', call.host, ...argv],
  }));
}
const isList = (value: Json | undefined): value is readonly Json[] => Array.isArray(value);

function statementsIn(value: Json, depth: number): readonly string[] {
  if (depth > DEEP) return [HOLE];
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap((one: Json) => statementsIn(one, depth + 1));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, one]) => (FIELDS.has(name) ? statementsIn(one, depth + 1) : []));
}

/** Who sends it, for what is told of where a statement comes from. */
const programOf = ({ via, remote, host }: HttpCall): ProgramCall => ({
  kind: 'program',
  via,
  remote,
  program: host,
  path: host,
  argv: [],
  stdin: { kind: 'none' },
  env: {},
  cwd: HOLE,
  stdout: { to: 'shown', target: '' },
});
