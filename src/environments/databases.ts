import { isLoopback } from '../engine/policy/loopback';
import { environmentOfWords } from '../engine/policy/words';
import type { EnvironmentLevel, Evidence } from '../engine/types';
import { type Connection, connectionOf } from './connection';
import { readDatabaseYml } from './databaseYml';
import type { Detector, Files, Place } from './detector';
import { variablesOf } from './variables';

const PRISMA = ['prisma.config.ts', 'prisma.config.js', 'prisma.config.mjs', 'prisma/schema.prisma', 'schema.prisma'];
const ENV = [
  '.env',
  'prisma/.env',
  '.env.local',
  '.env.development',
  '.env.development.local',
  '.env.test',
  '.env.production',
  '.env.production.local',
];

/**
 * The databases that a framework's commands work on in a folder: Prisma's schema with its variable, Rails' `database.yml` by environment, and for the
 * others the variable that they share. Host and database decide; a variable of the same name outside these files goes before them.
 */
export const databases: Detector = {
  id: 'database',
  wants: ({ cwd }) => [...PRISMA, ...ENV, 'config/database.yml'].map((name) => `${cwd}/${name}`),
  detect: (files, place) => {
    const sure = place.env !== undefined;
    return [
      ...prisma(files, place),
      ...rails(files, place),
      ...fromEnv(files, place, ['.env', '.env.local'], ['DATABASE_URL', 'DB_URL'], () => 'variable'),
      ...ofEditor(place),
    ].map((one) => (sure ? one : { ...one, strength: 'ambient' as const }));
  },
};

/** Prisma loads `.env` beside it or beside its schema, and takes the variable that the schema names. */
function prisma(files: Files, place: Place): readonly Evidence[] {
  const texts = PRISMA.flatMap((name) => {
    const text = files[`${place.cwd}/${name}`];
    return text === undefined ? [] : [{ file: `${place.cwd}/${name}`, text: text.replace(/^\s*\/\/.*$/gm, '') }];
  });
  const variables = texts.flatMap(({ text }) =>
    [...text.matchAll(/env(?:\(\s*['"]|\.)([A-Za-z_][A-Za-z0-9_]*)/g)].map(([, name = '']) => name),
  );
  const urls = texts.flatMap(({ file, text }) =>
    [...text.matchAll(/\burl\s*[=:]\s*["']([^"'\s]+)["']/g)].map(([, url = '']) =>
      evidenceOf(place, 'prisma', connectionOf(url), { file, line: null, key: 'url' }),
    ),
  );
  const wanted = variables.filter((name) => !/^(?:NODE_ENV|SHADOW)/.test(name) && !/SHADOW/.test(name));
  return [...urls, ...fromEnv(files, place, ['.env', 'prisma/.env'], wanted.length > 0 ? wanted : ['DATABASE_URL'], () => 'prisma')];
}

/** What a variable of these names says in these files; `name` is the choice that a file belongs to. */
function fromEnv(
  files: Files,
  place: Place,
  names: readonly string[],
  keys: readonly string[],
  name: (file: string) => string,
): readonly Evidence[] {
  return names.flatMap((file) => {
    const path = `${place.cwd}/${file}`;
    return variablesOf(files[path] ?? '')
      .filter(({ key }) => keys.some((one) => one.toUpperCase() === key))
      .map(({ key, value, line }) => evidenceOf(place, name(file), connectionOf(value), { file: path, line, key }));
  });
}

/** `database.yml` by environment; DATABASE_URL in a `.env` file goes before it where a gem loads that. */
function rails(files: Files, place: Place): readonly Evidence[] {
  const file = `${place.cwd}/config/database.yml`;
  const sections = readDatabaseYml(files[file] ?? '');
  const own = sections.map(({ name, connection }) => evidenceOf(place, `rails:${name}`, connection, { file, line: null, key: name }));
  if (sections.length === 0) return [];
  const env = sections.flatMap(({ name }) =>
    fromEnv(files, place, ['.env', '.env.local', `.env.${name}`, `.env.${name}.local`], ['DATABASE_URL'], () => `rails:${name}`),
  );
  return [...own, ...env];
}

const ofEditor = (place: Place): readonly Evidence[] => {
  const url = place.env?.DATABASE_URL ?? '';
  if (url === '') return [];
  return ['prisma:', 'rails:', 'variable:'].map((name) =>
    evidenceOf(place, name, connectionOf(url), { file: null, line: null, key: 'DATABASE_URL' }),
  );
};

interface Origin {
  readonly file: string | null;
  readonly line: number | null;
  readonly key: string;
}

/** null: there is an address, but it cannot be told where it leads. */
function evidenceOf(place: Place, name: string, connection: Connection | null, { file, line, key }: Origin): Evidence {
  const shown = connection ? `${connection.host}${connection.database === '' ? '' : `, database ${connection.database}`}` : 'not known';
  const where = file === null ? 'environment of the editor' : `${file.slice(place.cwd.length + 1)}${line === null ? '' : ` line ${line}`}`;
  const choice = { of: 'database', name, current: isDefault(name), from: place.cwd } as const;
  return {
    source: 'database',
    environment: environmentOf(connection, `${name} ${key} ${file?.slice(place.cwd.length) ?? ''}`),
    identifiers: connection ? [connection.host, ...(connection.database === '' ? [] : [`${connection.host}/${connection.database}`])] : [],
    names: {},
    file,
    line,
    strength: 'target',
    note: `${key} host ${shown} (${where})`,
    choice: connection ? { ...choice, resource: connection.database === '' ? connection.host : connection.database } : choice,
  };
}

const isDefault = (name: string): boolean => !name.includes(':') || name.endsWith(':development');

/** Loopback is local unless it calls itself production; elsewhere any word raises. */
function environmentOf(connection: Connection | null, words: string): EnvironmentLevel {
  if (connection && environmentOfWords(`${connection.host} ${connection.database}`) === 'production') return 'production';
  if (connection && isLoopback(connection.host)) return 'local';
  return environmentOfWords(words) === 'production' ? 'production' : 'unknown';
}
