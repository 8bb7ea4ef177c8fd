import type { Detector, Files, Place } from './detector';
import { parseJson, textOf } from './json';
import { evidenceOf, foldersUp, fromEditor, type Link, lineOf, nearest } from './link';
import { tomlOf } from './settings';

const OF = 'supabase-link';
const settingsFiles = (place: Place): readonly string[] => foldersUp(place).map((folder) => `${folder}/supabase/config.toml`);

/**
 * The Supabase project that `supabase link` noted below `supabase/.temp` of the nearest folder with a `supabase/config.toml`, with the name that the
 * CLI keeps beside it, and the branches that the settings give a project of their own (https://supabase.com/docs/guides/local-development/cli/config).
 * SUPABASE_PROJECT_ID goes before it. The pooler's host is shared by many projects, so it names none.
 */
export const supabase: Detector = {
  id: OF,
  wants: (place) => [...settingsFiles(place), ...foldersUp(place).map((folder) => `${folder}/supabase/.temp/project-ref`)],
  leads: (files, place) => {
    const root = rootOf(files, place);
    return files[`${root}/supabase/.temp/project-ref`] === undefined ? [] : [`${root}/supabase/.temp/linked-project.json`];
  },
  detect: (files, place) =>
    evidenceOf(
      [...fromEditor(place, OF, 'SUPABASE_PROJECT_ID', 'the Supabase project'), ...linked(files, place), ...remotes(files, place)],
      place,
    ),
};

function rootOf(files: Files, place: Place): string {
  const settings = nearest(files, settingsFiles(place));
  return settings === undefined ? place.cwd : settings.slice(0, -'/supabase/config.toml'.length);
}

const REF = /^[a-z0-9]{6,40}$/;
/** The database and the API of a project have hosts of its own. */
const hostsOf = (ref: string): readonly string[] => [`db.${ref}.supabase.co`, `${ref}.supabase.co`];

function linked(files: Files, place: Place): readonly Link[] {
  const folder = `${rootOf(files, place)}/supabase/.temp`;
  const file = `${folder}/project-ref`;
  const ref = files[file]?.trim() ?? '';
  if (!REF.test(ref)) return [];
  const kept = parseJson(files[`${folder}/linked-project.json`] ?? '');
  const name = textOf(kept, 'ref') === ref ? textOf(kept, 'name') : '';
  const note = `this folder is linked to the Supabase project ${name === '' ? ref : `${name}, ${ref}`}`;
  const names = name === '' ? {} : { [ref]: name };
  return [{ of: OF, current: true, file, line: 1, ids: [ref, ...hostsOf(ref)], called: [name], names, resource: name || ref, note }];
}

/** `[remotes.production] project_id = "…"`. */
function remotes(files: Files, place: Place): readonly Link[] {
  const file = `${rootOf(files, place)}/supabase/config.toml`;
  const text = files[file] ?? '';
  if (!text.includes('remotes')) return [];
  return (tomlOf(text)?.entries ?? []).flatMap(({ path, value }): Link[] => {
    const [table, name = '', key] = path;
    if (table !== 'remotes' || key !== 'project_id' || typeof value !== 'string' || !REF.test(value)) return [];
    const note = `the Supabase project of the branch ${name} is ${value}`;
    return [{ of: OF, current: false, file, line: lineOf(text, value), ids: [value, ...hostsOf(value)], called: [name], note }];
  });
}
