import { withMysql } from '../../../src/server/lookup/mysqlClient';

/** Logs in as its argument says and prints what came of it: authorities are read once, at the start of a process (NODE_EXTRA_CA_CERTS). */
const login = JSON.parse(process.argv[2] ?? '{}');
withMysql(login, AbortSignal.timeout(10_000), (ask) =>
  ask('SELECT VARIABLE_VALUE FROM information_schema.SESSION_STATUS WHERE VARIABLE_NAME = ?', ['Ssl_version']),
).then(
  (rows) => process.stdout.write(`in ${rows[0]?.[0] ?? ''}`),
  (error: unknown) => process.stdout.write(`out ${String(error)}`),
);
