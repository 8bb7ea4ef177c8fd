import type { Provider, Rule } from './rule';
import { request as api, command, list } from './when';

const sql = { call: 'sql', dialect: ['cypher'] } as const;
const aura = command('aura', { none: ['--help', '-h'] });
const admin = command('admin', { none: ['--help', '-h'] });
const PLACE = { identifiers: ['server', 'flag:--tenant-id', 'flag:--organization-id', 'host'] } as const;
const named = (kind: string) => ({
  kind,
  name: ['names', 'database', 'args', 'flag:--id', 'path:name', 'path:last', `=${kind}`],
  ...PLACE,
});
const MANUAL = 'https://neo4j.com/docs/cypher-manual/current/clauses/delete/';

const rules = [
  {
    id: 'neo4j/delete-nodes',
    when: [{ ...sql, verb: ['DELETE'], where: ['none', 'constant'] }],
    verb: 'delete',
    class: 'data',
    resource: named('graph'),
    dies: 'all nodes that it matches, and with DETACH every relationship that they have',
    undo: 'Load a dump.',
    safer: 'Say which nodes in a WHERE, and count them first: MATCH … RETURN count(*).',
    docs: MANUAL,
    examples: {
      held: [
        'cypher-shell -u neo4j "MATCH (n) DETACH DELETE n"',
        `echo 'MATCH (n) DETACH DELETE n;' | cypher-shell -a neo4j+s://db.example.com`,
        'cypher-shell -d shop "match (o:Order) detach delete o"',
        `cypher-shell "CALL apoc.periodic.iterate('MATCH (n) RETURN n', 'DETACH DELETE n', {batchSize:1000})"`,
        `curl -X POST -u neo4j:x https://db.example.com/db/shop/tx/commit -d '{"statements":[{"statement":"MATCH (n) DETACH DELETE n"}]}'`,
        `curl -X POST -u neo4j:x https://abc.databases.neo4j.io/db/neo4j/query/v2 -d '{"statement":"MATCH (n) DETACH DELETE n"}'`,
        { kind: 'mcp', server: 'neo4j', tool: 'write_neo4j_cypher', input: { query: 'MATCH (n) DETACH DELETE n' } },
      ],
      free: [
        'cypher-shell "MATCH (n) RETURN n LIMIT 5"',
        { kind: 'mcp', server: 'neo4j', tool: 'read_neo4j_cypher', input: { query: 'MATCH (n) RETURN n' } },
        'cypher-shell "MATCH (o:Order {id: 7}) DETACH DELETE o"',
        `cypher-shell "MATCH (o:Order) WHERE o.id = 7 DELETE o"`,
        `cypher-shell "CREATE (n:Note {text: 'DETACH DELETE n'})"`,
        `curl -X POST -u neo4j:x https://db.example.com/db/shop/tx/commit -d '{"statements":[{"statement":"MATCH (n) RETURN n"}]}'`,
      ],
    },
  },
  {
    id: 'neo4j/drop',
    when: [
      { ...sql, verb: ['DROP'], object: ['database', 'composite database'] },
      { ...sql, verb: ['REPLACE'], object: ['database'] },
      aura('instance delete|overwrite'),
      aura('instance snapshot restore'),
      aura('aura|data-api|deployment * delete'),
      admin('database load', { any: ['--overwrite-destination', '--overwrite-destination=true'] }),
      admin('database restore', { any: ['--overwrite-destination', '--overwrite-destination=true'] }),
      api('DELETE /v1/instances/{name}'),
      api('POST /v1/instances/{name}/overwrite /v1/instances/{name}/snapshots/{snapshot}/restore'),
    ],
    verb: 'delete',
    class: 'data',
    resource: named('database'),
    dies: 'all nodes and relationships in it; of an instance its snapshots too',
    undo: 'Load a dump.',
    safer: 'Dump it first: neo4j-admin database dump, or take a snapshot.',
    docs: 'https://neo4j.com/docs/operations-manual/current/database-administration/standard-databases/delete-databases/',
    examples: {
      held: [
        'cypher-shell -d system "DROP DATABASE shop IF EXISTS"',
        'cypher-shell -d system "CREATE OR REPLACE DATABASE shop"',
        'aura-cli instance delete abc123',
        'neo4j-admin database load shop --from-path=/backups --overwrite-destination=true',
        'curl -X DELETE -H "Authorization: Bearer $T" https://api.neo4j.io/v1/instances/abc123',
      ],
      free: [
        'cypher-shell -d system "SHOW DATABASES"',
        'cypher-shell -d system "CREATE DATABASE shop IF NOT EXISTS"',
        'aura-cli instance list',
        'neo4j-admin database dump shop --to-path=/backups',
        'curl -H "Authorization: Bearer $T" https://api.neo4j.io/v1/instances',
      ],
    },
  },
  {
    id: 'neo4j/drop-definition',
    when: [
      { ...sql, verb: ['DROP'], object: ['index', 'constraint', 'user', 'role', 'alias', 'server'] },
      aura('customer-managed-key delete'),
      api('DELETE'),
    ],
    verb: 'delete',
    class: 'data',
    resource: named('definition'),
    dies: 'what keeps data unique or queries fast, or who gets in',
    undo: 'Create it again.',
    safer: 'Show it first: SHOW INDEXES, SHOW CONSTRAINTS, SHOW USERS.',
    docs: 'https://neo4j.com/docs/cypher-manual/current/constraints/managing-constraints/',
    examples: {
      held: [
        'cypher-shell "DROP CONSTRAINT order_id IF EXISTS"',
        'cypher-shell -d system "DROP USER app"',
        'aura-cli customer-managed-key delete k1',
        'curl -X DELETE -H "Authorization: Bearer $T" https://api.neo4j.io/v1/customer-managed-keys/k1',
      ],
      free: ['cypher-shell "SHOW INDEXES"', 'cypher-shell "CREATE CONSTRAINT order_id FOR (o:Order) REQUIRE o.id IS UNIQUE"'],
    },
  },
] as const satisfies readonly Rule[];

/** Neo4j: statements of Cypher, its admin program, and Aura. */
export const neo4j = {
  id: 'neo4j',
  title: 'Neo4j',
  hosts: ['api.neo4j.io'],
  programs: [
    {
      id: 'cypher-shell',
      names: ['cypher-shell'],
      valueFlags: list('-a --address --uri -u --username -p --password -d --database -f --file -P --param'),
    },
    {
      id: 'aura',
      names: ['aura-cli', 'aura'],
      valueFlags: list('--auth-url --base-url --output --tenant-id --organization-id --instance-id --id'),
    },
    { id: 'admin', names: ['neo4j-admin'], valueFlags: list('--from-path --to-path --additional-config') },
  ],
  rules,
} as const satisfies Provider;
