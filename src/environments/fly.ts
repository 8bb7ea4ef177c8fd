import type { Detector, Files, Place } from './detector';
import { evidenceOf, fromEditor, type Link, lineOf } from './link';
import { tomlOf } from './settings';

const OF = 'flyio-link';
/** The file that is taken by default, and those that people keep beside it for `--config`. */
const FILES = ['fly.toml', 'fly.production.toml', 'fly.prod.toml', 'fly.staging.toml'];

/**
 * The Fly.io app that the settings in a folder name: `app` in `fly.toml`, or in another file where `--config` names it
 * (https://fly.io/docs/reference/configuration/). `--app` and FLY_APP go before them.
 */
export const fly: Detector = {
  id: OF,
  wants: ({ cwd }) => FILES.map((name) => `${cwd}/${name}`),
  detect: (files, place) =>
    evidenceOf([...fromEditor(place, OF, 'FLY_APP', 'the Fly.io app'), ...FILES.flatMap((name) => linkOf(name, files, place))], place),
};

function linkOf(name: string, files: Files, { cwd }: Place): readonly Link[] {
  const file = `${cwd}/${name}`;
  const text = files[file] ?? '';
  const app = text === '' ? undefined : tomlOf(text)?.value.app;
  if (typeof app !== 'string' || app === '') return [];
  const line = lineOf(text, app);
  return [
    { of: OF, name, current: name === 'fly.toml', file, line, ids: [app], resource: app, note: `the Fly.io app of ${name} is ${app}` },
  ];
}
