import { isLoopback } from '../engine/policy/loopback';
import { environmentOfWords } from '../engine/policy/words';
import type { Evidence } from '../engine/types';
import { connectionOf } from './connection';
import type { Detector, Files, Place } from './detector';
import { parseJson, textOf } from './json';
import { evidenceOf, foldersUp, fromEditor, type Link, lineOf, nearest, onlyOfHosts } from './link';
import { tomlOf } from './settings';

const OF = 'netlify-link';
const stateFiles = (place: Place): readonly string[] => foldersUp(place).map((folder) => `${folder}/.netlify/state.json`);
const settingsFiles = (place: Place): readonly string[] => foldersUp(place).map((folder) => `${folder}/netlify.toml`);

/**
 * The Netlify site that a folder is linked to, as the CLI keeps it in the nearest `.netlify/state.json`
 * (https://docs.netlify.com/cli/get-started/), and the hosts that `netlify.toml` gives to the variables of its production context.
 */
export const netlify: Detector = {
  id: OF,
  wants: (place) => [...stateFiles(place), ...settingsFiles(place)],
  detect: (files, place) => [
    ...evidenceOf([...fromEditor(place, OF, 'NETLIFY_SITE_ID', 'the Netlify site'), ...linked(files, place)], place),
    ...onlyOfHosts(OF, place, contexts(files, place)),
  ],
};

function linked(files: Files, place: Place): readonly Link[] {
  const file = nearest(files, stateFiles(place));
  const text = file === undefined ? '' : (files[file] ?? '');
  const id = textOf(parseJson(text), 'siteId');
  if (file === undefined || id === '') return [];
  return [
    {
      of: OF,
      current: true,
      file,
      line: lineOf(text, `"${id}"`),
      ids: [id],
      resource: id,
      note: `this folder is linked to the Netlify site ${id}`,
    },
  ];
}

/** Addresses of databases among the variables of a context that calls itself production. */
function contexts(files: Files, place: Place): readonly Evidence[] {
  const file = nearest(files, settingsFiles(place));
  const text = file === undefined ? '' : (files[file] ?? '');
  if (file === undefined || !text.includes('context')) return [];
  return (tomlOf(text)?.entries ?? []).flatMap(({ path, value, from }): Evidence[] => {
    const [table, context = '', kind, key = ''] = path;
    if (table !== 'context' || kind !== 'environment' || environmentOfWords(context) !== 'production') return [];
    const connection = typeof value === 'string' ? connectionOf(value) : null;
    if (!connection || isLoopback(connection.host)) return [];
    const line = text.slice(0, from).split('\n').length;
    const { host, database } = connection;
    const identifiers = [host, ...(database === '' ? [] : [`${host}/${database}`])];
    const note = `${key} of the context ${context} is on ${host} (netlify.toml line ${line})`;
    return [{ source: OF, environment: 'production', identifiers, names: {}, file, line, strength: 'ambient', note }];
  });
}
