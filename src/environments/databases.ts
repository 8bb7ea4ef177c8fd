import type { Evidence } from '../engine/types';
import { connectionOf } from './connection';
import { evidenceOf } from './databaseEvidence';
import { readDatabaseYml } from './databaseYml';
import type { Detector, Files, Place } from './detector';
import { laravel } from './laravel';
import { ecto, PROJECT_FILES, sequelize } from './projectDatabases';
import { variablesOf } from './variables';

const PRISMA = ['prisma.config.ts', 'prisma.config.js', 'prisma.config.mjs', 'prisma/schema.prisma', 'schema.prisma'];
const DRIZZLE = ['drizzle.config.ts', 'drizzle.config.js', 'drizzle.config.mjs', 'drizzle.config.cjs', 'drizzle.config.json'];
const ENV = [
  '.env',
  'prisma/.env',
  '.env.local',
  '.env.development',
  '.env.development.local',
  '.env.test',
  '.env.testing',
  '.env.production',
  '.env.production.local',
];

/**
 * The databases that a framework's commands work on in a folder: Prisma's schema with its variable, Rails' `database.yml` by environment, and for the
 * others the variable that they share. Host and database decide; a variable of the same name outside these files goes before them.
 */
export const databases: Detector = {
  id: 'database',
  wants: ({ cwd }) => [...PRISMA, ...DRIZZLE, ...ENV, ...PROJECT_FILES, 'config/database.yml'].map((name) => `${cwd}/${name}`),
  detect: (files, place) => {
    const sure = place.env !== undefined;
    return [
      ...prisma(files, place),
      ...drizzle(files, place),
      ...rails(files, place),
      ...laravel(files, place),
      ...ecto(files, place),
      ...sequelize(files, place),
      ...fromEnv(files, place, ['.env', '.env.local'], ['DATABASE_URL', 'DB_URL'], () => 'variable'),
      ...ofEditor(place),
    ].map((one) => (sure ? one : { ...one, strength: 'ambient' as const }));
  },
};

/** Prisma loads `.env` beside it or beside its schema, and takes the variable that the schema names. */
const prisma = (files: Files, place: Place): readonly Evidence[] =>
  fromConfig(files, place, 'prisma', PRISMA, ['.env', 'prisma/.env'], ['DATABASE_URL']);

/** Drizzle Kit takes the variables that its settings name; most projects load `.env` or `.env.local` there. */
const drizzle = (files: Files, place: Place): readonly Evidence[] =>
  DRIZZLE.some((name) => files[`${place.cwd}/${name}`] !== undefined)
    ? fromConfig(files, place, 'drizzle', DRIZZLE, ['.env', '.env.local'], [])
    : [];

/** Addresses that settings hold, and those that the variables have which they name. */
function fromConfig(
  files: Files,
  place: Place,
  tool: string,
  configs: readonly string[],
  env: readonly string[],
  otherwise: readonly string[],
): readonly Evidence[] {
  const texts = configs.flatMap((name) => {
    const text = files[`${place.cwd}/${name}`];
    return text === undefined ? [] : [{ file: `${place.cwd}/${name}`, text: text.replace(/^\s*\/\/.*$/gm, '') }];
  });
  const variables = texts.flatMap(({ text }) =>
    [...text.matchAll(/env(?:\(\s*['"]|\.)([A-Za-z_][A-Za-z0-9_]*)/g)].map(([, name = '']) => name),
  );
  const urls = texts.flatMap(({ file, text }) =>
    [...text.matchAll(/\burl\s*[=:]\s*["']([^"'\s]+)["']/g)].map(([, url = '']) =>
      evidenceOf(place, tool, connectionOf(url), { file, line: null, key: 'url' }),
    ),
  );
  const wanted = variables.filter((name) => !/^(?:NODE_ENV|SHADOW)/.test(name) && !/SHADOW/.test(name));
  return [...urls, ...fromEnv(files, place, env, wanted.length > 0 ? wanted : otherwise, () => tool)];
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
  return ['prisma:', 'rails:', 'variable:', 'drizzle:', 'laravel:', 'mix:', 'sequelize:'].map((name) =>
    evidenceOf(place, name, connectionOf(url), { file: null, line: null, key: 'DATABASE_URL' }),
  );
};
