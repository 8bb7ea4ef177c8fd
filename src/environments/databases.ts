import type { Evidence } from '../engine/types';
import { connectionOf } from './connection';
import { withCurrentNames } from './currentNames';
import { evidenceOf } from './databaseEvidence';
import type { Detector, Files, Place } from './detector';
import { type EnvFiles, envFiles, envFilesIn, fromEnv, fromSettings } from './envFiles';
import { DJANGO, django, NODE_SETTINGS, nodeSettings, settingsFiles } from './frameworks';
import { laravel } from './laravel';
import { ecto, PROJECT_FILES, sequelize } from './projectDatabases';
import { DATABASE_YML, rails } from './rails';
import { SYMFONY_FILES, symfony } from './symfony';

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
  '.envrc',
];
const CONFIGS = [...PRISMA, ...DRIZZLE, ...NODE_SETTINGS];

/**
 * The databases that a framework's commands work on in a folder: Prisma's schema with its variable, Rails' `database.yml` by environment, and for the
 * others the variable that they share. Host and database decide; a variable of the same name outside these files goes before them.
 */
export const databases: Detector = {
  id: 'database',
  wants: ({ cwd }) => [...ENV, ...SYMFONY_FILES, ...CONFIGS, ...PROJECT_FILES, DATABASE_YML, DJANGO].map((name) => `${cwd}/${name}`),
  leads: (files, place) =>
    [...CONFIGS.flatMap((name) => envFilesIn(files[`${place.cwd}/${name}`] ?? '')), ...settingsFiles(files, place)].map(
      (name) => `${place.cwd}/${name}`,
    ),
  detect: (files, place) => {
    const sure = place.env !== undefined;
    const read = envFiles(files, place);
    const found = [
      ...prisma(files, read, place),
      ...drizzle(files, read, place),
      ...rails(files, read, place),
      ...laravel(files, place),
      ...symfony(files, read, place),
      ...ecto(files, place),
      ...sequelize(files, place),
      ...fromEnv(read, place, ['.env', '.env.local', '.envrc'], ['DATABASE_URL', 'DB_URL'], () => 'variable'),
      ...nodeSettings(files, read, place),
      ...django(files, place),
      ...ofEditor(place),
    ];
    return withCurrentNames(found, read, place).map((one) => (sure ? one : { ...one, strength: 'ambient' as const }));
  },
};

/** Prisma loads `.env` beside it or beside its schema, and takes the variable that the schema names. */
const prisma = (files: Files, read: EnvFiles, place: Place): readonly Evidence[] =>
  fromSettings(files, read, place, {
    tool: 'prisma',
    configs: PRISMA,
    env: ['.env', 'prisma/.env', '.envrc'],
    otherwise: ['DATABASE_URL'],
  });

/** Drizzle Kit takes the variables that its settings name; most projects load `.env` or `.env.local` there. */
const drizzle = (files: Files, read: EnvFiles, place: Place): readonly Evidence[] =>
  DRIZZLE.some((name) => files[`${place.cwd}/${name}`] !== undefined)
    ? fromSettings(files, read, place, { tool: 'drizzle', configs: DRIZZLE, env: ['.env', '.env.local', '.envrc'], otherwise: [] })
    : [];

const TOOLS = ['prisma:', 'rails:', 'variable:', 'drizzle:', 'laravel:', 'symfony:', 'mix:', 'sequelize:'];

const ofEditor = (place: Place): readonly Evidence[] => {
  const url = place.env?.DATABASE_URL ?? '';
  if (url === '') return [];
  return TOOLS.map((name) => evidenceOf(place, name, connectionOf(url), { file: null, line: null, key: 'DATABASE_URL' }));
};
