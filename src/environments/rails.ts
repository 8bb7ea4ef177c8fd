import type { Evidence } from '../engine/types';
import { evidenceOf } from './databaseEvidence';
import { readDatabaseYml } from './databaseYml';
import type { Files, Place } from './detector';
import { type EnvFiles, fromEnv } from './envFiles';

/** Where Rails' databases are described. */
export const DATABASE_YML = 'config/database.yml';

/** `database.yml` by environment; DATABASE_URL in a `.env` file goes before it where a gem loads that. */
export function rails(files: Files, read: EnvFiles, place: Place): readonly Evidence[] {
  const file = `${place.cwd}/${DATABASE_YML}`;
  const text = files[file] ?? '';
  const sections = readDatabaseYml(text);
  const lines = text.split('\n', 5_000);
  const own = sections.map(({ name, connection }) =>
    evidenceOf(place, `rails:${name}`, connection, { file, line: sectionLine(lines, name), key: name }),
  );
  const names = [...new Set(sections.map(({ name }) => name))];
  const env = names.flatMap((name) =>
    fromEnv(
      read,
      place,
      ['.env', '.env.local', `.env.${name}`, `.env.${name}.local`, '.envrc'],
      ['DATABASE_URL', `${name.toUpperCase()}_DATABASE_URL`, 'PRIMARY_DATABASE_URL'],
      () => `rails:${name}`,
    ),
  );
  return [...own, ...env];
}

function sectionLine(lines: readonly string[], name: string): number | null {
  const at = lines.findIndex((line) => line.startsWith(`${name}:`) || line.startsWith(`"${name}":`));
  return at < 0 ? null : at + 1;
}
