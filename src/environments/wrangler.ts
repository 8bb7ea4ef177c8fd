import type { Detector, Place } from './detector';
import { memberOf, textOf } from './json';
import { evidenceOf, foldersUp, type Link, lineOf, nearest } from './link';
import { jsoncOf, tomlOf } from './settings';

const OF = 'cloudflare-link';
/** In the order in which wrangler looks for them, each in a folder and all above it. */
const NAMES = ['wrangler.json', 'wrangler.jsonc', 'wrangler.toml'];
const settingsFiles = (place: Place): readonly string[] => NAMES.flatMap((name) => foldersUp(place).map((folder) => `${folder}/${name}`));

/**
 * The Worker that wrangler's settings name, with its environments: `--env` and CLOUDFLARE_ENV choose one, which has bindings of its own
 * (https://developers.cloudflare.com/workers/wrangler/configuration/).
 */
export const wrangler: Detector = {
  id: OF,
  wants: settingsFiles,
  leads: (files, place) => {
    const file = nearest(files, settingsFiles(place));
    return file === undefined ? [] : [redirectOf(file)];
  },
  detect(files, place) {
    const file = nearest(files, settingsFiles(place));
    const named = place.env?.CLOUDFLARE_ENV ?? '';
    return file === undefined
      ? []
      : evidenceOf(
          workers(file, files[file] ?? '', named).map((link) => ({ ...link, sure: files[redirectOf(file)] === undefined })),
          place,
        );
  },
};

/** What a build tool leaves there leads some commands to settings of its own. */
const redirectOf = (file: string): string => `${file.slice(0, file.lastIndexOf('/'))}/.wrangler/deploy/config.json`;

const MOST = 50;
/** Lists of bindings: what a binding is called, and what it leads to. */
const BINDINGS = [
  ['d1_databases', 'database_id', 'database_name'],
  ['kv_namespaces', 'id', ''],
  ['r2_buckets', 'bucket_name', ''],
  ['hyperdrive', 'id', ''],
] as const;

function workers(file: string, text: string, named: string): readonly Link[] {
  const root: unknown = file.endsWith('.toml') ? tomlOf(text)?.value : jsoncOf(text);
  const worker = textOf(root, 'name') || textOf(root, 'pages_project_name');
  const listed = memberOf(root, 'env');
  const environments = typeof listed === 'object' && listed !== null && !Array.isArray(listed) ? Object.entries(listed).slice(0, MOST) : [];
  if (worker === '' && environments.length === 0) return [];
  const sections: readonly (readonly [string, unknown])[] = [['', root], ...environments];
  return sections.flatMap(([name, section]): Link[] => {
    const own = name === '' ? worker : textOf(section, 'name') || (worker === '' ? '' : `${worker}-${name}`);
    const things = bindings(section);
    const line =
      name === '' ? lineOf(text, worker) : (lineOf(text, `env.${name}]`) ?? lineOf(text, `env.${name}.`) ?? lineOf(text, `"${name}"`));
    const names = Object.fromEntries(things.flatMap(({ id, title }) => (id === '' || title === '' ? [] : [[id, title]])));
    const aliases = Object.fromEntries(things.flatMap(({ binding, id, title }) => (binding === '' ? [] : [[binding, id || title]])));
    const link: Link = {
      of: OF,
      name,
      current: name === '' || name === named,
      file,
      line,
      ids: [own],
      called: [name],
      names,
      aliases,
      resource: own,
      note: name === '' ? `the Worker of this folder is ${own}` : `the environment ${name} of wrangler is the Worker ${own}`,
    };
    const bound = things.flatMap(({ id, title }) => [id, title]);
    // Nothing chooses them; they tell where a thing belongs that is named without its environment.
    const belongs: Link = {
      ...link,
      name: '',
      current: false,
      ids: bound,
      names: {},
      aliases: {},
      resource: '',
      note: `it is bound in the environment ${name} of wrangler`,
    };
    return name === '' || bound.length === 0 ? [link] : [link, belongs];
  });
}

function bindings(section: unknown): readonly { readonly binding: string; readonly id: string; readonly title: string }[] {
  return BINDINGS.flatMap(([list, id, title]) => {
    const entries = memberOf(section, list);
    return (Array.isArray(entries) ? entries : [])
      .slice(0, MOST)
      .map((one: unknown) => ({ binding: textOf(one, 'binding'), id: textOf(one, id), title: title === '' ? '' : textOf(one, title) }));
  });
}
