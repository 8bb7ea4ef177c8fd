import { mongodbAtlasRules } from './mongodbAtlas';
import type { Provider, Rule } from './rule';

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
        '--groupId',
        '--username',
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
  rules: [...rules, ...mongodbAtlasRules],
} as const satisfies Provider;
