import type { Provider, Rule } from './rule';
import { request as api, command } from './when';

const atlas = command('atlas', { none: ['--help', '-h'] });
const GROUP = '/api/atlas/v2/groups/{group}';

const mongo = { call: 'sql', dialect: ['mongodb'] } as const;
const place = { identifiers: ['server'] } as const;
const DOCS = 'https://www.mongodb.com/docs/manual/reference';

const rules = [
  {
    id: 'mongodb/drop-database',
    when: { ...mongo, verb: ['DROP'], object: ['database'] },
    verb: 'delete',
    class: 'data',
    resource: { kind: 'database', name: ['names', 'database'], ...place },
    dies: 'all its collections',
    undo: 'Restore a backup.',
    safer: 'Drop it after mongodump.',
    docs: `${DOCS}/method/db.dropDatabase/`,
    examples: {
      held: [
        `mongosh shop --eval 'db.dropDatabase()'`,
        `mongosh "mongodb+srv://u:p@cluster.example.net/shop" --eval 'db.dropDatabase()'`,
        `mongosh --eval 'use shop; db.dropDatabase()'`,
        `mongosh --eval 'db.getSiblingDB("shop").dropDatabase()'`,
        `python3 -c "import pymongo; pymongo.MongoClient('mongodb://db.example.com').drop_database('shop')"`,
      ],
      free: [`mongosh --eval 'show dbs'`, `mongosh --eval 'db.stats()'`, `mongosh --eval 'print("db.dropDatabase()")'`],
    },
  },
  {
    id: 'mongodb/drop-collection',
    when: { ...mongo, verb: ['DROP'], object: ['collection'] },
    verb: 'delete',
    class: 'data',
    resource: { kind: 'collection', name: ['names'], ...place },
    dies: 'all its documents',
    undo: 'Restore a backup.',
    safer: 'Rename the collection, and drop it after a backup.',
    docs: `${DOCS}/method/db.collection.drop/`,
    examples: {
      held: [
        `mongosh --eval 'db.orders.drop()'`,
        `mongosh --eval 'db.getCollection("orders").drop()'`,
        `mongo --eval "db.runCommand({ drop: 'orders' })"`,
        `mongosh --eval 'db.getCollectionNames().forEach(n => db[n].drop())'`,
        `echo 'db.orders.drop()' | mongosh shop`,
      ],
      free: [
        `mongosh --eval 'db.orders.find()'`,
        `mongosh --eval 'db.orders.dropIndex("a")'`,
        `echo 'db.orders.find()' | mongosh shop`,
        `mongosh --eval 'db.orders.countDocuments({})'`,
      ],
    },
  },
  {
    id: 'mongodb/delete-all-documents',
    when: [{ ...mongo, verb: ['DELETE', 'UPDATE'], where: ['none', 'constant'] }],
    verb: 'delete',
    class: 'data',
    resource: { kind: 'collection', name: ['names'], ...place },
    dies: 'all its documents, or their old values',
    undo: 'Restore a backup.',
    safer: 'Say which documents in the filter, and count them first.',
    docs: `${DOCS}/method/db.collection.deleteMany/`,
    examples: {
      held: [
        `mongosh --eval 'db.orders.deleteMany({})'`,
        `mongosh --eval 'db.orders.remove({})'`,
        `mongosh --eval 'db.orders.updateMany({}, { $set: { a: 1 } })'`,
        `python3 -c "from pymongo import MongoClient; MongoClient('mongodb://db.example.com').shop.orders.delete_many({})"`,
      ],
      free: [
        `mongosh --eval 'db.orders.deleteMany({ state: "old" })'`,
        `mongosh --eval 'db.orders.deleteOne({ _id: 1 })'`,
        `mongosh --eval 'db.orders.find({})'`,
        `python3 -c "from pymongo import MongoClient; MongoClient('mongodb://db.example.com').shop.orders.delete_many({'state': 'old'})"`,
      ],
    },
  },
  {
    id: 'mongodb/shutdown',
    when: { ...mongo, verb: ['SHUTDOWN'] },
    verb: 'stop',
    class: 'data',
    resource: { kind: 'server', name: ['host', '=mongod'], ...place },
    reversible: true,
    undo: 'Start the server.',
    safer: 'Stop it through the service manager.',
    docs: `${DOCS}/method/db.shutdownServer/`,
    examples: { held: [`mongosh admin --eval 'db.shutdownServer()'`], free: [`mongosh admin --eval 'db.serverStatus()'`] },
  },
  {
    id: 'mongodb/restore-over',
    when: [
      { call: 'program', program: 'mongorestore', any: ['--drop'], none: ['--dryRun', '--help'] },
      { call: 'program', program: 'mongoimport', any: ['--drop'], none: ['--help'] },
    ],
    verb: 'restore',
    class: 'data',
    resource: { kind: 'database', name: ['flag:--db', 'flag:-d', '=database'], identifiers: ['flag:--host', 'flag:-h'] },
    dies: 'the collections that stand there now',
    undo: 'Restore a backup from before.',
    safer: 'Restore into a new database.',
    docs: 'https://www.mongodb.com/docs/database-tools/mongorestore/',
    examples: {
      held: ['mongorestore --drop --db shop dump/shop', 'mongoimport --drop -d shop -c orders orders.json'],
      free: ['mongorestore --db shop dump/shop', 'mongodump --db shop', 'mongoimport -d shop -c orders orders.json'],
    },
  },
  {
    id: 'mongodb/delete-cluster',
    when: [
      atlas('clusters|cluster delete|rm|terminate'),
      atlas('projects|project|organizations|organization|orgs|org delete'),
      atlas('serverless|deployments|deployment|streams instances|instance delete|rm'),
      atlas('serverless|deployments|deployment delete|rm'),
      atlas('dataFederation|datafederation delete'),
      atlas('clusters|cluster onlineArchives|onlinearchives delete'),
      api(
        `DELETE ${GROUP} ${GROUP}/clusters/{name} ${GROUP}/serverless/{name} ${GROUP}/flexClusters/{name} ${GROUP}/dataFederation/{name}`,
      ),
      api(`DELETE ${GROUP}/clusters/{cluster}/onlineArchives/{name} /api/atlas/v2/orgs/{name}`),
    ],
    verb: 'delete',
    class: 'data',
    resource: {
      kind: 'cluster',
      name: ['arg:0', 'path:name', 'path:group'],
      identifiers: ['flag:--projectId', 'path:group', 'path:cluster', 'flag:--orgId', 'flag:--profile', 'flag:-P'],
    },
    dies: 'its databases, and its snapshots unless they are kept on purpose',
    undo: 'Restore a snapshot that was kept.',
    safer: 'Pause it instead: atlas clusters pause.',
    docs: 'https://www.mongodb.com/docs/atlas/cli/current/command/atlas-clusters-delete/',
    examples: {
      held: [
        'atlas clusters delete shop --force',
        'atlas projects delete 5e2211c17a3e5a48f5497de3 --force',
        'curl -X DELETE --digest -u "$K" https://cloud.mongodb.com/api/atlas/v2/groups/g1/clusters/shop',
      ],
      free: [
        'atlas clusters list',
        'atlas clusters describe shop',
        'curl --digest -u "$K" https://cloud.mongodb.com/api/atlas/v2/groups/g1/clusters/shop',
      ],
    },
  },
  {
    id: 'mongodb/delete-backup',
    when: [
      atlas('backups|backup snapshots|snapshot delete|rm'),
      atlas('backups|backup schedule delete|rm'),
      atlas('backups|backup compliancePolicy|compliancepolicy ** disable'),
      api(`DELETE ${GROUP}/clusters/{cluster}/backup/snapshots/{name} ${GROUP}/clusters/{cluster}/backup/schedule`),
    ],
    verb: 'delete',
    class: 'safeguard',
    resource: {
      kind: 'backup',
      name: ['arg:0', 'path:name', 'path:cluster'],
      identifiers: ['flag:--projectId', 'path:group', 'flag:--clusterName'],
    },
    dies: 'the way back to an earlier state',
    undo: 'None known.',
    safer: 'Let snapshots expire by their policy.',
    docs: 'https://www.mongodb.com/docs/atlas/cli/current/command/atlas-backups-snapshots-delete/',
    examples: {
      held: [
        'atlas backups snapshots delete s1 --clusterName shop --force',
        'curl -X DELETE --digest -u "$K" https://cloud.mongodb.com/api/atlas/v2/groups/g1/clusters/shop/backup/schedule',
      ],
      free: [
        'atlas backups snapshots list shop',
        'curl --digest -u "$K" https://cloud.mongodb.com/api/atlas/v2/groups/g1/clusters/shop/backup/snapshots',
      ],
    },
  },
  {
    id: 'mongodb/restore-backup',
    when: [
      atlas('backups|backup restores|restore start', { none: ['--help', '-h'] }),
      atlas('clusters|cluster pause|failover'),
      api(`POST ${GROUP}/clusters/{name}/backup/restoreJobs`),
    ],
    verb: 'restore',
    class: 'data',
    resource: {
      kind: 'cluster',
      name: ['flag:--targetClusterName', 'flag:--clusterName', 'arg:0', 'path:name'],
      identifiers: ['flag:--projectId', 'path:group'],
    },
    dies: 'what stands in the target now; a paused cluster answers nobody',
    undo: 'A snapshot made just before; a paused cluster starts again.',
    safer: 'Restore into a new cluster.',
    docs: 'https://www.mongodb.com/docs/atlas/cli/current/command/atlas-backups-restores-start/',
    examples: {
      held: [
        'atlas backups restores start automated --clusterName shop --snapshotId s1 --targetClusterName shop',
        'curl -X POST --digest -u "$K" https://cloud.mongodb.com/api/atlas/v2/groups/g1/clusters/shop/backup/restoreJobs -d "{}"',
      ],
      free: [
        'atlas backups restores list shop',
        'curl --digest -u "$K" https://cloud.mongodb.com/api/atlas/v2/groups/g1/clusters/shop/backup/restoreJobs',
      ],
    },
  },
] as const satisfies readonly Rule[];

const TOOLS = [
  '-h',
  '--host',
  '--port',
  '-u',
  '--username',
  '-p',
  '--password',
  '-d',
  '--db',
  '-c',
  '--collection',
  '--uri',
  '--archive',
  '--nsInclude',
] as const;

/** MongoDB, through its shells, its tools and drivers, and Atlas. */
export const mongodb = {
  id: 'mongodb',
  title: 'MongoDB',
  hosts: ['cloud.mongodb.com'],
  programs: [
    { id: 'mongosh', names: ['mongosh', 'mongo'], valueFlags: [] },
    {
      id: 'atlas',
      names: ['atlas'],
      valueFlags: [
        '--projectId',
        '--orgId',
        '-P',
        '--profile',
        '-o',
        '--output',
        '--clusterName',
        '--snapshotId',
        '--targetClusterName',
        '--targetProjectId',
        '--pointInTimeUTCSeconds',
        '--file',
        '--region',
      ],
    },
    { id: 'mongorestore', names: ['mongorestore'], valueFlags: TOOLS },
    { id: 'mongoimport', names: ['mongoimport'], valueFlags: TOOLS },
  ],
  rules,
} as const satisfies Provider;
