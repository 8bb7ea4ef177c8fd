import type { LiveFact } from './lookup';
import type { Ask } from './postgresClient';

/**
 * What PostgreSQL's own catalogs say (https://www.postgresql.org/docs/current/catalogs.html). No table of anybody is read. The session finds
 * nothing outside of `pg_catalog`; names are values, never part of a statement.
 */

const MOST_NAMES = 5;
const OTHERS = `n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'`;
/** What the planner takes: tuples per page as last counted, times the pages there are; where nobody has counted, what the statistics saw. */
const ROWS = `CASE WHEN c.relkind = 'p' THEN 0
  WHEN c.reltuples > 0 AND c.relpages > 0
    THEN c.reltuples / c.relpages * (pg_relation_size(c.oid) / current_setting('block_size')::int)
  ELSE greatest(c.reltuples, pg_stat_get_live_tuples(c.oid)) END`;

const FIND_TABLE = `SELECT c.oid::text, format('%I.%I', n.nspname, c.relname) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND c.relname::text IN ($1::text, lower($1)) AND ($2::text IS NULL OR n.nspname::text IN ($2, lower($2))) AND ${OTHERS}
  ORDER BY n.nspname = 'public' DESC, pg_total_relation_size(c.oid) DESC LIMIT 1`;
const FIND_SCHEMA = `SELECT c.oid::text FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND n.nspname::text IN ($1::text, lower($1))`;
const FIND_ALL = `SELECT c.oid::text FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND ${OTHERS}`;
const TREE = `WITH RECURSIVE tree(oid) AS (
  SELECT unnest($1::oid[]) UNION SELECT i.inhrelid FROM pg_inherits i JOIN tree t ON i.inhparent = t.oid)`;
const WEIGHT = `${TREE} SELECT count(*) FILTER (WHERE c.relkind IN ('r', 'p', 'f') AND NOT c.relispartition)::text,
    count(*) FILTER (WHERE c.relispartition)::text,
    coalesce(sum(${ROWS}) FILTER (WHERE c.relkind IN ('r', 'm')), 0)::bigint::text, coalesce(sum(pg_total_relation_size(c.oid)), 0)::text,
    count(*) FILTER (WHERE c.relkind <> 'v')::text
  FROM tree t JOIN pg_class c ON c.oid = t.oid`;
const LARGEST = `${TREE} SELECT format('%I', c.relname) FROM tree t JOIN pg_class c ON c.oid = t.oid WHERE c.relkind IN ('r', 'p', 'f') AND NOT c.relispartition
  ORDER BY pg_total_relation_size(c.oid) DESC, c.relname LIMIT ${MOST_NAMES}`;
const VIEWS = `${TREE} SELECT DISTINCT format('%I.%I', n.nspname, v.relname) FROM pg_depend d
  JOIN pg_rewrite r ON d.classid = 'pg_rewrite'::regclass AND r.oid = d.objid
  JOIN pg_class v ON v.oid = r.ev_class JOIN pg_namespace n ON n.oid = v.relnamespace
  WHERE d.refclassid = 'pg_class'::regclass AND d.refobjid IN (SELECT oid FROM tree) AND v.oid NOT IN (SELECT oid FROM tree) ORDER BY 1`;
const REFERENCES = `${TREE} SELECT DISTINCT format('%I.%I', n.nspname, c.relname) FROM pg_constraint k
  JOIN pg_class c ON c.oid = k.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE k.contype = 'f' AND k.conparentid = 0 AND k.confrelid IN (SELECT oid FROM tree) AND k.conrelid NOT IN (SELECT oid FROM tree) ORDER BY 1`;
const DATABASE = `SELECT pg_database_size(d.oid)::text, (SELECT count(*) FROM pg_stat_activity a WHERE a.datid = d.oid AND a.pid <> pg_backend_pid())::text,
  (d.datname = current_database())::text FROM pg_database d WHERE d.datname::text IN ($1::text, lower($1)) ORDER BY d.datname::text = $1 DESC LIMIT 1`;

/** Rows, size, partitions and what hangs on one table or view. */
export async function tableFacts(ask: Ask, name: string): Promise<readonly LiveFact[]> {
  const at = name.lastIndexOf('.');
  const [found] = await ask(FIND_TABLE, [name.slice(at + 1), at < 0 ? null : name.slice(name.lastIndexOf('.', at - 1) + 1, at)]);
  const [oid, shown] = found ?? [];
  if (!oid || !shown) return [{ id: 'missing', data: { name } }];
  const [weight] = await ask(WEIGHT, [[oid]]);
  const [, partitions = '0', rows = '0', bytes = '0', stored = '0'] = weight ?? [];
  const weighs: LiveFact[] = stored === '0' ? [] : [fact('rows', { count: rows, name: shown }), fact('size', { bytes, name: shown })];
  const parts: LiveFact[] = partitions === '0' ? [] : [fact('partitions', { count: partitions })];
  return [...weighs, ...parts, ...(await dependants(ask, [oid], shown))];
}

/** What lies in a schema, and what outside of it hangs on that. */
export async function schemaFacts(ask: Ask, name: string): Promise<readonly LiveFact[]> {
  const oids = (await ask(FIND_SCHEMA, [name])).map(([oid]) => oid);
  return [...(await contents(ask, oids, name)), ...(await dependants(ask, oids, name))];
}

/** Size and users of a database, and what lies in it where it is the one that was logged in to. */
export async function databaseFacts(ask: Ask, name: string): Promise<readonly LiveFact[]> {
  const [found] = await ask(DATABASE, [name]);
  if (!found) return [{ id: 'missing', data: { name } }];
  const [bytes, connections, current] = found;
  const inside =
    current === 'true'
      ? await contents(
          ask,
          (await ask(FIND_ALL, [])).map(([oid]) => oid),
          name,
        )
      : [];
  return [
    ...inside.filter(({ id }) => id !== 'size'),
    fact('size', { bytes: bytes ?? '', name }),
    ...(connections === '0' ? [] : [fact('connections', { count: connections ?? '' })]),
  ];
}

async function contents(ask: Ask, oids: readonly unknown[], name: string): Promise<readonly LiveFact[]> {
  const [weight] = await ask(WEIGHT, [oids]);
  const [tables = '0', , rows = '0', bytes = '0'] = weight ?? [];
  const largest = (await ask(LARGEST, [oids])).map(([one]) => one).join(', ');
  return [
    fact('holds', { kind: 'tables', count: tables, names: largest }),
    ...(tables === '0' ? [] : [fact('rows', { count: rows, name }), fact('size', { bytes, name })]),
  ];
}

async function dependants(ask: Ask, oids: readonly unknown[], name: string): Promise<readonly LiveFact[]> {
  const views = (await ask(VIEWS, [oids])).map(([one]) => one);
  const references = (await ask(REFERENCES, [oids])).map(([one]) => one);
  const some = [listed('views', views), listed('references', references)].flat();
  return some.length > 0 ? some : [fact('no-dependants', { name })];
}

const listed = (id: 'views' | 'references', names: readonly unknown[]): readonly LiveFact[] =>
  names.length === 0 ? [] : [fact(id, { count: String(names.length), names: names.slice(0, MOST_NAMES).join(', ') })];

const fact = (id: LiveFact['id'], data: Readonly<Record<string, string | null>>): LiveFact => ({
  id,
  data: Object.fromEntries(Object.entries(data).map(([key, value]) => [key, value ?? ''])),
});
