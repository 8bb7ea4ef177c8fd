import type { Evidence } from '../engine/types';
import type { Files, Place } from './detector';
import { type EnvFiles, fromEnv } from './envFiles';

const NAMES = ['dev', 'test', 'prod'];
/** https://symfony.com/doc/current/configuration.html#overriding-environment-values-via-env-local */
const filesOf = (name: string): readonly string[] => [
  '.env',
  ...(name === 'test' ? [] : ['.env.local']),
  `.env.${name}`,
  `.env.${name}.local`,
];

/** Files that Symfony reads. */
export const SYMFONY_FILES = [...new Set(NAMES.flatMap(filesOf))];

/** Symfony's databases by environment. A later file overrides an earlier one; all are candidates, and where one leads elsewhere, that counts. */
export const symfony = (files: Files, read: EnvFiles, place: Place): readonly Evidence[] =>
  NAMES.filter(
    (name) => name === 'dev' || [`.env.${name}`, `.env.${name}.local`].some((one) => files[`${place.cwd}/${one}`] !== undefined),
  ).flatMap((name) => fromEnv(read, place, filesOf(name), ['DATABASE_URL'], () => `symfony:${name}`));
