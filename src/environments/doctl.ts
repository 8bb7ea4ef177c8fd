import type { Detector, Files, Place } from './detector';
import { evidenceOf, type Link, lineOf } from './link';
import { isMap, readYaml } from './yaml';

const OF = 'digitalocean-link';
const settingsFiles = ({ home, env }: Place): readonly string[] => [
  `${env?.XDG_CONFIG_HOME ?? `${home}/.config`}/doctl/config.yaml`,
  `${home}/Library/Application Support/doctl/config.yaml`,
];

/**
 * The accounts that `doctl` may work in, by the names that a person gave them, and the one it takes where a command names none
 * (https://docs.digitalocean.com/reference/doctl/how-to/install/). Of the tokens beside the names nothing is read.
 */
export const doctl: Detector = {
  id: OF,
  once: true,
  wants: settingsFiles,
  detect: (files, place) =>
    evidenceOf(
      settingsFiles(place).flatMap((file) => contexts(file, files)),
      { ...place, cwd: '' },
    ),
};

function contexts(file: string, files: Files): readonly Link[] {
  const text = files[file] ?? '';
  const root = readYaml(text);
  if (!isMap(root)) return [];
  const chosen = root.get('context');
  const current = typeof chosen === 'string' && chosen !== '' ? chosen : 'default';
  const listed = root.get('auth-contexts');
  const names = isMap(listed) ? [...listed.keys()] : [];
  return ['default', ...names]
    .filter((name) => name !== 'default' || current === 'default')
    .map((name) => ({
      of: OF,
      name,
      current: name === current,
      file,
      line: lineOf(text, `${name}:`),
      ids: name === 'default' ? [] : [name],
      note: `${name === current ? 'doctl works in the context' : 'doctl knows the context'} ${name}`,
    }));
}
