import type { Files, Place } from './detector';
import { variablesOf } from './variables';

const NAMES = ['.env', '.env.local', '.envrc'];

export interface Setting {
  readonly key: string;
  readonly value: string;
  readonly file: string;
  readonly line: number;
  /** `.envrc line 3` */
  readonly where: string;
}

/** Variables of these names in files that may set them for everything that is started in a folder: nobody knows whether they have. */
export function settingsIn(
  files: Files,
  { cwd, workspace }: Place,
  names: readonly string[],
): { readonly files: readonly string[]; readonly set: readonly Setting[] } {
  const places = [...new Set([cwd, ...workspace])].flatMap((folder) => NAMES.map((name) => `${folder}/${name}`));
  const set = places.flatMap((file) =>
    variablesOf(files[file] ?? '')
      .filter(({ key }) => names.includes(key))
      .map(({ key, value, line }) => ({ key, value, file, line, where: `${file.slice(file.lastIndexOf('/') + 1)} line ${line}` })),
  );
  return { files: places, set };
}
