import { closing, isMark, isWord, split, type Tokens } from './tokens';

const TYPES = new Set(
  'BIGINT BIGSERIAL BOOL BOOLEAN BYTEA CHAR DATE DECIMAL FLOAT FLOAT4 FLOAT8 INT INT2 INT4 INT8 INTEGER JSON JSONB NUMERIC REAL SERIAL SMALLINT TEXT TIME TIMESTAMP TIMESTAMPTZ UUID VARCHAR'.split(
    ' ',
  ),
);
const SIZED = new Set(['CHAR', 'DECIMAL', 'NUMERIC', 'VARCHAR']);
/** No names of columns, or none without quotes. */
const RESERVED = new Set(
  `ALL ANALYSE ANALYZE AND ANY ARRAY AS ASC ASYMMETRIC AUTHORIZATION BINARY BOTH CASE CAST CHECK COLLATE COLLATION COLUMN CONCURRENTLY CONSTRAINT CREATE CROSS CURRENT_CATALOG
   CURRENT_DATE CURRENT_ROLE CURRENT_SCHEMA CURRENT_TIME CURRENT_TIMESTAMP CURRENT_USER DEFAULT DEFERRABLE DESC DISTINCT DO ELSE END EXCEPT EXCLUDE FALSE FETCH FOR FOREIGN FREEZE FROM FULL
   GRANT GROUP HAVING ILIKE IN INDEX INITIALLY INNER INTERSECT INTO IS ISNULL JOIN LATERAL LEADING LEFT LIKE LIMIT LOCALTIME LOCALTIMESTAMP NATURAL NOT NOTNULL NULL OFFSET ON ONLY OR
   ORDER OUTER OVERLAPS PERIOD PLACING PRIMARY REFERENCES RETURNING RIGHT SELECT SESSION_USER SIMILAR SOME SYMMETRIC SYSTEM_USER TABLE TABLESAMPLE THEN TO TRAILING TRUE UNION UNIQUE
   USER USING VARIADIC VERBOSE WHEN WHERE WINDOW WITH XMIN XMAX CMIN CMAX CTID TABLEOID OID`.split(/\s+/),
);

/** Whether `(id int, name text)` is a list of columns that no server can refuse: names once each, well-known types, nothing else. */
export function isPlainTable(rest: Tokens): boolean {
  if (!isMark(rest[0], '(') || closing(rest, 0) !== rest.length || !isMark(rest.at(-1), ')')) return false;
  const columns = split(rest.slice(1, -1), (token) => isMark(token, ','));
  const names = columns.map(([name]) => name?.text.toLowerCase() ?? '');
  return new Set(names).size === names.length && columns.every(isPlainColumn) && columns.filter(isKey).length <= 1;
}

const isKey = (column: Tokens): boolean => column.some((token) => isWord(token, 'PRIMARY'));

function isPlainColumn([name, type, ...more]: Tokens): boolean {
  if (name?.kind !== 'word' || !/^[a-z_]\w{0,62}$/i.test(name.text) || RESERVED.has(name.upper)) return false;
  if (type === undefined || !TYPES.has(type.upper)) return false;
  const size = isMark(more[0], '(') ? more.slice(0, 3) : [];
  if (size.length > 0 && !(SIZED.has(type.upper) && /^[1-9]\d{0,2}$/.test(size[1]?.text ?? '') && isMark(size[2], ')'))) return false;
  const words = more
    .slice(size.length)
    .map(({ upper }) => upper)
    .join(' ');
  return /^(?:(?:NOT NULL|UNIQUE|PRIMARY KEY)(?: (?!$)|$))*$/.test(words);
}
