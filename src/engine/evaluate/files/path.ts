import { HOLE, type Text } from '../../types';

/** Has a part that the shell (or the tool) expands to several names. */
export const hasGlob = (path: Text): boolean => /[*?[]/.test(path);

/**
 * The path in its plainest form: `/` as separator, no `.`, no empty segment, `..` taken back, no slash at the end but for the root.
 * A `..` after a segment that is not known keeps both, so that nothing is taken for known that is not.
 */
export function normalise(path: Text): Text {
  const slashed = path.includes('\\') && /^(?:[A-Za-z]:|\\\\)/.test(path) ? path.replaceAll('\\', '/') : path;
  // The root folder as a process of this machine sees it.
  const plain = slashed.startsWith('/proc/')
    ? slashed.replace(/^(?:\/+proc\/+[^/]+(?:\/+task\/+[^/]+)?\/+root(?=\/|$))+/, '') || '/'
    : slashed;
  if (plain.length > 0 && !/\/\/|\/\.\.?(?:\/|$)|^\.\.?(?:\/|$)|.\/$/.test(plain)) return plain;
  const absolute = plain.startsWith('/');
  const kept: string[] = [];
  for (const segment of plain.split('/')) {
    if (segment === '' || segment === '.') continue;
    if (segment !== '..') {
      kept.push(segment);
      continue;
    }
    const last = kept.at(-1);
    if (last === undefined) {
      if (!absolute) kept.push('..');
    } else if (last === '..' || last.includes(HOLE)) kept.push('..');
    else kept.pop();
  }
  const joined = kept.join('/');
  return absolute ? `/${joined}` : joined === '' ? '.' : joined;
}

/**
 * A word that names a file, as an absolute path. A leading `~` means the home folder; a word that begins with something unknown stays as it is
 * (it may be absolute); so does one whose folder is unknown.
 */
export function resolvePath(word: Text, cwd: Text, home: string): Text {
  if (word.startsWith('/')) return normalise(word.startsWith('/proc/') ? insideOf(word, cwd) : word);
  if (word === '~' || word.startsWith('~/')) return normalise(home + word.slice(1));
  if (/^~[A-Za-z_]/.test(word)) return normalise(`/home/${word.slice(1)}`);
  if (word.startsWith(HOLE) || /^[A-Za-z]:[\\/]/.test(word) || word.startsWith('\\\\')) return normalise(word);
  return normalise(word === '' ? cwd : `${cwd}/${word}`);
}

/** A folder that a process stands in, by the name that the kernel has for it. */
const insideOf = (word: Text, cwd: Text): Text =>
  word.replace(/^\/proc\/([^/]+)(?:\/task\/[^/]+)?\/cwd(?=\/|$)/, (_all, of: string) => (of.endsWith('self') ? cwd : HOLE));

/** The last segment. */
export const baseName = (path: Text): Text => path.slice(path.lastIndexOf('/') + 1);

/** The folder it lies in. */
export function folderOf(path: Text): Text {
  const at = path.lastIndexOf('/');
  return at > 0 ? path.slice(0, at) : at === 0 ? '/' : '.';
}

/** `path` is `folder` or lies in it; both normalised. */
export const isWithin = (path: string, folder: string): boolean =>
  path === folder || folder === '/' || (path.length > folder.length && path.startsWith(folder) && path.charCodeAt(folder.length) === 47);

/** Whether one name matches one shell pattern (`*`, `?`, `[…]`, a HOLE matching anything). Linear in the product of both lengths. */
export function globMatches(pattern: string, name: string): boolean {
  let p = 0;
  let n = 0;
  let star = -1;
  let mark = 0;
  while (n < name.length) {
    const c = pattern[p];
    if (c === '*' || c === HOLE) {
      star = p++;
      mark = n;
      continue;
    }
    const end = c === '[' ? pattern.indexOf(']', p + 2) : -1;
    if (c !== undefined && (c === '?' || end > 0 ? end < 0 || inSet(pattern.slice(p + 1, end), name.charAt(n)) : c === name[n])) {
      p = end > 0 ? end + 1 : p + 1;
      n++;
      continue;
    }
    if (star < 0) return false;
    p = star + 1;
    n = ++mark;
  }
  while (pattern[p] === '*' || pattern[p] === HOLE) p++;
  return p === pattern.length;
}

function inSet(set: string, character: string): boolean {
  const negated = set.startsWith('!') || set.startsWith('^');
  let found = false;
  for (let i = negated ? 1 : 0; i < set.length; i++) {
    const from = set.charAt(i);
    if (set[i + 1] === '-' && i + 2 < set.length) {
      if (character >= from && character <= set.charAt(i + 2)) found = true;
      i += 2;
    } else if (from === character) found = true;
  }
  return found !== negated;
}
