import type { Evidence } from '../engine/types';
import { type Connection, connectionOf } from './connection';
import { evidenceOf } from './databaseEvidence';
import type { Files, Place } from './detector';
import { lineOf } from './envFiles';
import { memberOf, parseJson, textOf } from './json';

/** Where Ecto and Sequelize look for a database in a folder. */
export const PROJECT_FILES = ['config/dev.exs', 'config/test.exs', 'config/config.json', '.sequelizerc'];

/** Ecto's settings by environment: `hostname: "localhost"`, `url: "ecto://…"`. What is code is not known. */
export function ecto(files: Files, place: Place): readonly Evidence[] {
  return ['dev', 'test'].flatMap((name): readonly Evidence[] => {
    const file = `${place.cwd}/config/${name}.exs`;
    const text = (files[file] ?? '').replace(/^[ \t]*#.*$/gm, '');
    if (!/\bdatabase:|\burl:/.test(text)) return [];
    const database = /\bdatabase:\s*"([A-Za-z0-9_$-]+)[^"\n]*"/.exec(text)?.[1] ?? '';
    const hosts = [...text.matchAll(/\bhostname:\s*(?:"([^"#\n]*)"|[^"\s])/g)].map(([, host]) => host);
    const urls = [...text.matchAll(/(?<!\w)url:(?!\s*\[)\s*(?:"ecto:([^"#\n]*)")?/g)].map(([, url]) => url);
    const found = [
      ...hosts.map((host): Connection | null => (host === undefined || host === '' ? null : { host: host.toLowerCase(), database })),
      ...urls.map((url) => (url === undefined ? null : connectionOf(`postgres:${url}`))),
    ];
    const line = lineOf(text, text.search(/\b(?:hostname|url|database):/));
    return found.map((one) => evidenceOf(place, `mix:${name}`, one, { file, line, key: name }));
  });
}

/** Sequelize's `config/config.json` by environment, unless `.sequelizerc` says that another file counts. */
export function sequelize(files: Files, place: Place): readonly Evidence[] {
  const file = `${place.cwd}/config/config.json`;
  if (files[`${place.cwd}/.sequelizerc`] !== undefined) return [];
  const root = parseJson(files[file] ?? '');
  if (typeof root !== 'object' || root === null || Array.isArray(root)) return [];
  return Object.keys(root).flatMap((name): readonly Evidence[] => {
    const section = memberOf(root, name);
    const dialect = textOf(section, 'dialect');
    if (dialect === '') return [];
    const host = dialect === 'sqlite' ? 'localhost' : textOf(section, 'host').toLowerCase();
    const known = host !== '' && textOf(section, 'use_env_variable') === '';
    return [
      evidenceOf(place, `sequelize:${name}`, known ? { host, database: textOf(section, 'database') } : null, {
        file,
        line: lineOf(files[file] ?? '', (files[file] ?? '').indexOf(`"${name}"`)),
        key: name,
      }),
    ];
  });
}
