import type { Context } from '../../context';
import type { FileAction } from '../../types';
import { baseName, normalise } from './path';
import { AGENT_SETTINGS } from './places';

const GUARDED = [...AGENT_SETTINGS, '.vscode/settings.json'];
/** Folders in which agents keep programs of their own, below the one that is theirs as a whole. */
const INNER = ['hooks', 'plugins', 'plugin'];

/**
 * Files of agents and of the editor that an edit may mean whose path is looser than it seems: `loose` is the end of a path, and the file
 * itself is not there. Paths of files that are there, or that nobody can look at.
 */
export function meantElsewhere({ loose, cwd }: FileAction, path: string, context: Context): readonly string[] {
  if (loose === undefined || context.file(path, 'stat').kind !== 'missing') return [];
  const end = normalise(loose).replace(/^\/+/, '');
  const roots = [...new Set([cwd, ...context.facts.workspace])];
  const candidates = roots.flatMap((root) =>
    GUARDED.flatMap((entry) => candidatesOf(entry, end).map((inside) => normalise(`${root}/${inside}`))),
  );
  return [...new Set(candidates)].filter((one) => one !== path && context.file(one, 'text').kind !== 'missing');
}

/** What a place stands for that ends so. */
function candidatesOf(entry: string, end: string): readonly string[] {
  if (!entry.endsWith('/**')) return baseName(entry) === baseName(end) && `/${entry}`.endsWith(end) ? [entry] : [];
  const folder = entry.slice(0, -'/**'.length);
  const last = baseName(folder);
  if (end.startsWith(`${last}/`)) return [`${folder}/${end.slice(last.length + 1)}`];
  return [`${folder}/${end}`, ...(folder.includes('/') || end.includes('/') ? [] : INNER.map((name) => `${folder}/${name}/${end}`))];
}
