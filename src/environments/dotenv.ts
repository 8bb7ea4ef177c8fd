import { isLoopback } from '../engine/policy/loopback';
import { environmentOfWords } from '../engine/policy/words';
import type { EnvironmentLevel, Evidence } from '../engine/types';
import { type Connection, connectionOf } from './connection';
import type { Detector } from './detector';
import { variablesOf } from './variables';

const SUFFIXES = [
  '',
  '.local',
  '.production',
  '.production.local',
  '.prod',
  '.staging',
  '.staging.local',
  '.stage',
  '.preview',
  '.development',
  '.development.local',
  '.dev',
  '.test',
  '.test.local',
] as const;

/** Variables whose value is the name of an environment. */
const NAMED =
  /^(?:RAILWAY_ENVIRONMENT(?:_NAME)?|VERCEL_ENV|VERCEL_TARGET_ENV|NODE_ENV|RAILS_ENV|RACK_ENV|APP_ENV|FLASK_ENV|DJANGO_ENV|MIX_ENV|ASPNETCORE_ENVIRONMENT|DEPLOY_ENV|DEPLOYMENT_ENV|ENVIRONMENT|ENV|STAGE)$/;
/** Variables that hold a database's host or its whole address. */
const HOSTS = /^(?:PGHOST|(?:[A-Z0-9]+_)*(?:DB|DATABASE|POSTGRES|POSTGRESQL|PG|MYSQL|MARIADB|MONGO|MONGODB|REDIS)_?HOST(?:NAME)?)$/;
const ADDRESSES = /(?:^|_)(?:URL|URI|DSN|CONNECTION_STRING|CONN(?:_STR)?)$/;
/** Variables that hold an id, by the name of what it is the id of. */
const IDS = /^RAILWAY_(?:PROJECT|ENVIRONMENT|SERVICE)_ID$/;

/**
 * What `.env*` files in the folder and the workspace say: hosts of databases, ids, names of environments. These are labels that a person or an agent
 * wrote beside the code, so they can raise a target and colour the banner, never lower a target.
 */
export const dotenv: Detector = {
  id: 'dotenv',
  wants({ cwd, workspace }) {
    return [...new Set([cwd, ...workspace])].flatMap((folder) => SUFFIXES.map((suffix) => `${folder}/.env${suffix}`));
  },
  detect: (files) => Object.entries(files).flatMap(([file, text]) => readFile(file, text)),
};

function readFile(file: string, text: string): readonly Evidence[] {
  const name = file.slice(file.lastIndexOf('/') + 1);
  const suffix = environmentOfWords(name.replace(/^\.env/, ''));
  return variablesOf(text).flatMap(({ key, value, line }): Evidence[] => {
    const base = { source: 'dotenv', names: {}, file, line, strength: 'ambient' } as const;
    const where = `${name} line ${line}`;
    if (NAMED.test(key)) {
      const environment = environmentOfWords(value);
      return environment === 'unknown' ? [] : [{ ...base, environment, identifiers: [], note: `${key} is ${environment} (${where})` }];
    }
    if (IDS.test(key)) return [{ ...base, environment: suffix, identifiers: [value], note: `${key} (${where})` }];
    const connection = HOSTS.test(key) ? { host: value.toLowerCase(), database: '' } : ADDRESSES.test(key) ? connectionOf(value) : null;
    if (!connection || !/^[a-z0-9._-]{1,253}$/.test(connection.host)) return [];
    return [
      {
        ...base,
        environment: environmentOf(connection, key, suffix),
        ...describe(connection),
        note: `${key} ${noteOf(connection)} (${where})`,
      },
    ];
  });
}

/** Loopback is local; else what host, variable and file are called, the most dangerous first. */
function environmentOf({ host, database }: Connection, key: string, suffix: EnvironmentLevel): EnvironmentLevel {
  if (isLoopback(host)) return 'local';
  const said = [environmentOfWords(host), environmentOfWords(database), environmentOfWords(key), suffix].filter((one) => one !== 'unknown');
  const order = ['production', 'staging', 'preview', 'local'] as const;
  // A host elsewhere is not local, whatever the file is called.
  return order.find((one) => one !== 'local' && said.includes(one)) ?? 'unknown';
}

/** A database is only known together with its host: many are called `postgres`. */
const describe = ({ host, database }: Connection): Pick<Evidence, 'identifiers'> => ({
  identifiers: isLoopback(host) ? [] : [host, ...(database === '' ? [] : [`${host}/${database}`])],
});
const noteOf = ({ host, database }: Connection): string => `host ${host}${database === '' ? '' : `, database ${database}`}`;
