import type { Detector, Files } from './detector';
import { evidenceOf, foldersUp, fromEditor, type Link, nearest } from './link';

const OF = 'heroku-link';

/**
 * The Heroku apps that a repository's git remotes lead to (https://devcenter.heroku.com/articles/multiple-environments). A command takes the only
 * one, or the one that `heroku.remote` names; `--remote` chooses among several, `--app` and HEROKU_APP go before them.
 */
export const heroku: Detector = {
  id: OF,
  wants: (place) => foldersUp(place).flatMap((folder) => [`${folder}/.git/config`, `${folder}/.git`]),
  leads: (files, place) => foldersUp(place).flatMap((folder) => commonConfig(folder, files) ?? []),
  detect(files, place) {
    const configs = foldersUp(place).flatMap((folder) => [`${folder}/.git/config`, commonConfig(folder, files) ?? '']);
    const file = nearest(files, configs);
    const found = file === undefined ? [] : remotes(file, files[file] ?? '');
    return evidenceOf([...fromEditor(place, OF, 'HEROKU_APP', 'the Heroku app'), ...found], place);
  },
};

/** `.git` of a worktree or submodule is a file that names a folder in the real one; of a worktree the real one has the remotes. */
function commonConfig(folder: string, files: Files): string | undefined {
  const named = /^gitdir:\s*(\S.*?)\s*$/m.exec(files[`${folder}/.git`]?.slice(0, 4_000) ?? '')?.[1];
  if (named === undefined) return undefined;
  const real = (named.startsWith('/') ? named : `${folder}/${named}`).replace(/\/worktrees\/[^/]+$/, '');
  return `${real}/config`;
}

const MOST_LINES = 5_000;
const HEROKU = /^(?:https:\/\/(?:[^@/]*@)?git\.heroku\.com\/|(?:ssh:\/\/)?git@heroku(?:\.[a-z]+)*\.com[:/])([a-z0-9-]+)\.git$/i;

function remotes(file: string, text: string): readonly Link[] {
  const found: { readonly remote: string; readonly app: string; readonly line: number }[] = [];
  let section = '';
  let chosen = '';
  for (const [at, raw] of text.split('\n', MOST_LINES).entries()) {
    const line = raw.slice(0, 1_000).trim();
    const header = /^\[\s*([\w.-]+)(?:\s+"([^"]*)")?\s*\]/.exec(line);
    if (header) section = [header[1]?.toLowerCase() ?? '', ...(header[2] === undefined ? [] : [header[2]])].join(' ');
    const [, key = '', value = ''] = /^([A-Za-z][\w-]*)\s*=\s*"?(.*?)"?$/.exec(line) ?? [];
    if (section === 'heroku' && key.toLowerCase() === 'remote') chosen = value;
    const app = section.startsWith('remote ') && key === 'url' ? HEROKU.exec(value)?.[1] : undefined;
    if (app !== undefined) found.push({ remote: section.slice('remote '.length), app, line: at + 1 });
  }
  const current = (remote: string): boolean => (chosen === '' ? new Set(found.map(({ app }) => app)).size === 1 : remote === chosen);
  return found.map(({ remote, app, line }) => ({
    of: OF,
    name: remote,
    current: current(remote),
    file,
    line,
    ids: [app],
    called: [remote],
    resource: app,
    note: `the git remote ${remote} is the Heroku app ${app}`,
  }));
}
