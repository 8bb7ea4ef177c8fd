import type { Evidence } from '../engine/types';
import { evidenceOf } from './databaseEvidence';
import type { Files, Place } from './detector';
import { type EnvFiles, fromSettings, lineOf } from './envFiles';

/** Settings of TypeORM, Knex, MikroORM and Alembic, which are code, or lie where a project likes. */
export const NODE_SETTINGS = [
  ...['js', 'ts', 'cjs', 'mjs'].map((end) => `knexfile.${end}`),
  ...['json', 'js', 'ts', 'yml', 'env'].map((end) => `ormconfig.${end}`),
  ...['data-source.ts', 'src/data-source.ts', 'src/database/data-source.ts', 'src/db/data-source.ts'],
  ...['mikro-orm.config.ts', 'src/mikro-orm.config.ts', 'mikro-orm.config.js'],
];
export const DJANGO = 'manage.py';
const MOST_FOUND = 20;

/**
 * What such settings say as plain text: hosts, and the variables they take. Which of their sections counts is decided by code, so that it can only
 * raise (`guess` in engine/policy/asks.ts).
 */
export function nodeSettings(files: Files, read: EnvFiles, place: Place): readonly Evidence[] {
  const found = NODE_SETTINGS.filter((name) => files[`${place.cwd}/${name}`] !== undefined);
  if (found.length === 0) return [];
  const env = ['.env', '.env.local', '.env.development', '.envrc'];
  const named = fromSettings(files, read, place, { tool: 'variable', configs: found, env, otherwise: [] });
  return [...found.flatMap((name) => hostsIn(files, place, name)), ...named];
}

/** Django takes the settings that a variable names, else those that `manage.py` does. */
export function django(files: Files, place: Place): readonly Evidence[] {
  const { module, line } = settingsModule(files, place);
  if (module === '') return [];
  const own = evidenceOf(place, 'variable', null, { file: `${place.cwd}/${DJANGO}`, line, key: `DJANGO_SETTINGS_MODULE=${module}` });
  const told = settingsFiles(files, place).flatMap((name) => hostsIn(files, place, name));
  return own.environment === 'production' ? [own, ...told] : told;
}

/** Where the settings that `manage.py` names may lie, relative to the folder. */
export function settingsFiles(files: Files, place: Place): readonly string[] {
  const { module } = settingsModule(files, place);
  const path = module.replaceAll('.', '/');
  return path === '' ? [] : [`${path}.py`, `${path}/__init__.py`, `${path.slice(0, path.lastIndexOf('/') + 1)}base.py`];
}

function settingsModule(files: Files, place: Place): { readonly module: string; readonly line: number | null } {
  const text = (files[`${place.cwd}/${DJANGO}`] ?? '').slice(0, 20_000);
  const found = /DJANGO_SETTINGS_MODULE["']\s*[,\]]\s*=?\s*["']([A-Za-z_][\w.]{0,200})["']/.exec(text);
  return { module: found?.[1] ?? '', line: found ? lineOf(text, found.index) : null };
}

/** `host: 'db.example.com'`, `"HOST": "db.example.com"` with the database that stands nearest. */
function hostsIn(files: Files, place: Place, name: string): readonly Evidence[] {
  const file = `${place.cwd}/${name}`;
  const text = (files[file] ?? '').slice(0, 200_000);
  return [...text.matchAll(/["']?\bhost(?:name)?["']?\s*[:=]\s*["']([A-Za-z0-9][A-Za-z0-9._-]{0,252})["']/gi)]
    .slice(0, MOST_FOUND)
    .map(({ 1: host = '', index }) => {
      const near = text.slice(Math.max(0, index - 300), index + 300);
      const database = /["']?\b(?:database|name)["']?\s*[:=]\s*["']([A-Za-z0-9_$-]{1,128})["']/i.exec(near)?.[1] ?? '';
      const at = { host: host.toLowerCase(), database };
      return evidenceOf(place, 'variable', at, { file, line: lineOf(text, index), key: 'settings' });
    });
}
