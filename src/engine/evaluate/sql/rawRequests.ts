import type { Context } from '../../context';
import { type Call, HOLE, type HttpCall, type ProgramCall, type SqlDialect, type Text } from '../../types';
import { formPairs, headerOf } from '../http/url';
import { connection } from './connection';
import { scriptCalls } from './script';

/** Text that can only be a statement which changes something; everything else in a query string may be anything. */
const CHANGES =
  /^[\s(;]*(?:(?:--[^\n]*\n|\/\*[\s\S]{0,200}?\*\/)\s*)*(?:drop|truncate|detach|alter|optimize|rename|delete\s+from|create\s+or\s+replace|replace\s+table|system\s+(?:drop|shutdown|kill|unfreeze))\s/i;
const INSERT = /^\s*insert\s/i;

/**
 * Statements that stand in a request as they are: ClickHouse takes them in `?query=` and the body, InfluxDB in `?q=`, Trino in the body. Their servers
 * have any name, so the port, the path or the text itself tells.
 */
export function rawRequests(call: HttpCall, from: ProgramCall, context: Context): readonly Call[] {
  const send = (texts: readonly Text[], dialect: SqlDialect, database: Text): readonly Call[] => {
    const known = texts.filter((text) => text.trim() !== '');
    const at = connection(dialect, { host: call.host, port: portOf(call.url), database, credential: call.credential });
    return known.length === 0 ? [] : scriptCalls([known.join(' ')], at, { client: 'none', from, context }).map(asClient);
  };
  const query = (name: string): Text | undefined => call.query.find(([key]) => key === name)?.[1];
  const text = call.body.kind === 'text' ? call.body.text : '';
  const database = query('database') ?? query('db') ?? headerOf(call.headers, 'x-clickhouse-database') ?? '';
  if (isClickHouse(call)) {
    const said = query('query') ?? '';
    if (call.body.kind === 'unreadable' && said === '') return [unread(call)];
    // What follows an INSERT in the body is its data.
    return send(INSERT.test(said) ? [said] : [said, text], 'clickhouse', database);
  }
  if (/\/v1\/statement$/.test(call.path) && call.method === 'POST')
    return send([text], 'unknown', headerOf(call.headers, 'x-trino-catalog') ?? '');
  // https://surrealdb.com/docs/surrealdb/integration/http
  if (call.path === '/sql' && headerOf(call.headers, 'surreal-ns') !== undefined)
    return send([text], 'unknown', headerOf(call.headers, 'surreal-db') ?? '');
  // https://docs.couchbase.com/server/current/n1ql-rest-query/index.html
  if (/\/query\/service$/.test(call.path))
    return send([query('statement') ?? formPairs(text).find(([key]) => key === 'statement')?.[1] ?? ''], 'unknown', '');
  if (/(?:^|\/)query$/.test(call.path)) {
    const form = formPairs(text).find(([key]) => key === 'q')?.[1];
    const said = [query('q') ?? '', form ?? ''].filter((one) => isInflux(call, one));
    return send(said, 'influxql', database);
  }
  // ClickHouse changes nothing for a GET.
  const bare = call.method !== 'GET' && (call.path === '/' || call.path === `/${HOLE}`);
  const said = [query('query') ?? '', text].filter((one) => bare && CHANGES.test(one));
  return send(said, 'clickhouse', database);
}

const portOf = (url: Text): string => /^(?:[a-z][a-z0-9+.-]*:\/\/)?[^/?#]*:(\d+)(?:[/?#]|$)/i.exec(url)?.[1] ?? '';

const isClickHouse = (call: HttpCall): boolean =>
  (/(?:^|\.)clickhouse\.cloud$/.test(call.host) && !/^(?:api|console|queries)\./.test(call.host)) ||
  (portOf(call.url) === '8123' && call.path === '/') ||
  call.headers.some(([name]) => /^x-clickhouse-/i.test(name));

const INFLUX = /^\s*(?:drop\s+(?:database|measurement|series|retention|shard|user|continuous|subscription)|delete\s|alter\s+retention)/i;
const isInflux = (call: HttpCall, text: Text): boolean => (portOf(call.url) === '8086' ? text !== '' : INFLUX.test(text));

const unread = ({ via, remote }: HttpCall): Call => ({
  kind: 'opaque',
  via,
  remote,
  why: 'unreadable-code',
  about: 'psql',
  text: 'psql SQL in a request',
});
const asClient = (one: Call): Call => (one.kind === 'opaque' ? { ...one, text: `psql ${one.text}` } : one);
