import type { NotKnown } from '../../protocol/liveFact';
import { connectionFor, hostOf, isTold, POSTGRES, portOf, targetOf } from './databaseTarget';
import type { Found, Lookup } from './lookup';
import { databaseFacts, schemaFacts, tableFacts } from './postgresFacts';

const PROVIDER = 'postgres';

/**
 * Asks a PostgreSQL server what a statement would take away: rows as the planner estimates them, size, views, foreign keys, partitions. By the
 * connection that the person has named for this very host and database, with a user of theirs; read-only. It lowers nothing: that a database is
 * small says nothing about where it belongs.
 */
export const postgres: Lookup = {
  id: 'postgres',
  provider: PROVIDER,
  wants: (effect, call) =>
    isTold(effect) && (call?.kind === 'sql' ? call.dialect === 'postgres' && call.verb !== 'SESSION' : effect.resource.kind === 'database'),
  async find(effect, call, { settings, secret, signal }) {
    const target = targetOf(effect, call, POSTGRES);
    // Whether the database of a framework's command is a PostgreSQL at all, only a connection for it tells.
    if (target === null) return call?.kind === 'sql' ? nothing('target') : NOTHING;
    const connection = connectionFor(target, settings[PROVIDER]?.connections ?? [], POSTGRES);
    const where = `${target.host}${target.database === '' ? '' : `/${target.database}`}`;
    // Only a person's own user is asked: which one, nobody guesses.
    if (!connection || connection.user === null) return call?.kind === 'sql' || connection ? nothing('no-connection', where) : NOTHING;
    const { credential } = connection;
    const password = credential === null ? null : secret(credential, hostOf(connection, POSTGRES));
    if (credential !== null && password === null) return nothing('no-connection', where);
    // The client is large, and most servers never ask a database.
    const { withPostgres } = await import('./postgresClient');
    const { user, host, tls } = connection;
    const database = connection.database ?? target.database;
    const login = { host, port: portOf(connection, POSTGRES), database, user, password, tls };
    const facts = await withPostgres(login, signal, (ask) => FACTS[target.kind](ask, target.name));
    return { evidence: [], facts: [{ id: 'looked-up', data: { where, sure: target.sure ? 'yes' : 'no' } }, ...facts] };
  },
};

const FACTS = { table: tableFacts, schema: schemaFacts, database: databaseFacts } as const;

const NOTHING: Found = { evidence: [], facts: [] };
const nothing = (why: NotKnown, where?: string): Found => ({
  evidence: [],
  facts: [{ id: 'not-known', data: { provider: PROVIDER, why, ...(where === undefined ? {} : { where }) } }],
});
