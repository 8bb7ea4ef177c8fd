import type { Detector, Files } from './detector';
import { evidenceOf, type Link } from './link';
import { variablesOf } from './variables';

const OF = 'convex-link';
const FILES = ['.env.local', '.env'];

/**
 * The Convex deployment that `npx convex` works on in a folder: CONVEX_DEPLOYMENT in `.env.local`, with its kind before the name (`dev:`, `prod:`,
 * `preview:`; https://docs.convex.dev/cli). A deploy key in the environment goes before it.
 */
export const convex: Detector = {
  id: OF,
  wants: ({ cwd }) => FILES.map((name) => `${cwd}/${name}`),
  detect: (files, place) => evidenceOf(FILES.flatMap((name) => linked(`${place.cwd}/${name}`, files)).slice(0, 1), place),
};

function linked(file: string, files: Files): readonly Link[] {
  return variablesOf(files[file] ?? '').flatMap(({ key, value, line }): Link[] => {
    const [, kind = '', name = ''] = /^(?:(\w+):)?([\w-]+)$/.exec(value) ?? [];
    if (key !== 'CONVEX_DEPLOYMENT' || name === '') return [];
    const note = `the Convex deployment of this folder is ${name}${kind === '' ? '' : `, of kind ${kind}`}`;
    return [{ of: OF, current: true, file, line, ids: [name], called: [kind], resource: name, note }];
  });
}
