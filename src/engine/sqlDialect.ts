/** What a server speaks; `unknown`: only that it is SQL, which is read in every way. */
export type SqlDialect =
  | 'postgres'
  | 'mysql'
  | 'sqlite'
  | 'mssql'
  | 'oracle'
  | 'clickhouse'
  | 'cassandra'
  | 'snowflake'
  | 'databricks'
  | 'duckdb'
  | 'influxql'
  | 'cypher'
  | 'redis'
  | 'mongodb'
  | 'unknown';
