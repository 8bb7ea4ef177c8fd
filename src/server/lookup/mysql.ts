import type { NotKnown } from '../../protocol/liveFact';
import { connectionFor, hostOf, isTold, MYSQL, portOf, targetOf } from './databaseTarget';
import type { Found, Lookup } from './lookup';
import { databaseFacts, tableFacts } from './mysqlFacts';

const PROVIDER = 'mysql';

/**
 * Asks a MySQL or MariaDB what a statement would take away: rows as the engine estimates them, size, views, foreign keys, partitions. By the
 * connection that the person has named for this very host and database, with a user of theirs; read-only. It lowers nothing, as `postgres.ts`.
 */
export const mysql: Lookup = {
  id: 'mysql',
  provider: PROVIDER,
  wants: (effect, call) =>
    isTold(effect) && (call?.kind === 'sql' ? call.dialect === 'mysql' && call.verb !== 'SESSION' : effect.resource.kind === 'database'),
  async find(effect, call, { settings, secret, signal }) {
    const target = targetOf(effect, call, MYSQL);
    // Whether the database of a framework's command is a MySQL at all, only a connection for it tells.
    if (target === null) return call?.kind === 'sql' ? nothing('target') : NOTHING;
    const connection = connectionFor(target, settings[PROVIDER]?.connections ?? [], MYSQL);
    const where = `${target.host}${target.database === '' ? '' : `/${target.database}`}`;
    // Only a person's own user is asked: which one, nobody guesses.
    if (!connection || connection.user === null) return call?.kind === 'sql' || connection ? nothing('no-connection', where) : NOTHING;
    const { credential, user, host, tls } = connection;
    const password = credential === null ? null : secret(credential, hostOf(connection, MYSQL));
    if (credential !== null && password === null) return nothing('no-connection', where);
    // The client is large, and most servers never ask a database.
    const { Unproved, withMysql } = await import('./mysqlClient');
    try {
      const login = { host, port: portOf(connection, MYSQL), user, password, tls };
      const facts = await withMysql(login, signal, (ask) =>
        target.kind === 'table' ? tableFacts(ask, target.database, target.name) : databaseFacts(ask, target.name),
      );
      return { evidence: [], facts: [{ id: 'looked-up', data: { where, sure: target.sure ? 'yes' : 'no' } }, ...facts] };
    } catch (error) {
      if (error instanceof Unproved) return nothing('unproved', where);
      throw error;
    }
  },
};

const NOTHING: Found = { evidence: [], facts: [] };
const nothing = (why: NotKnown, where?: string): Found => ({
  evidence: [],
  facts: [{ id: 'not-known', data: { provider: PROVIDER, why, ...(where === undefined ? {} : { where }) } }],
});
