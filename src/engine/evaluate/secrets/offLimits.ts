import { compileOffLimits, compileOpened, type OffLimits } from '../../../secrets/globs';
import {
  ENDINGS_SAMPLE,
  isKeyName,
  isSaved,
  isSecretFolder,
  LIKELY_NAMES,
  SAMPLE_NAMES,
  STORE_SAMPLE_NAMES,
} from '../../../secrets/offLimits';
import { isSecretFree } from '../../../secrets/secretFree';
import type { Context } from '../../context';
import { type Facts, HOLE, type Text } from '../../types';
import { baseName, folderOf, globMatches, hasGlob, isWithin } from '../files/path';

interface Lists {
  readonly home: string;
  readonly platform: Facts['platform'];
  readonly match: OffLimits;
  /** What a person took out by name. */
  readonly opened: (path: string) => boolean;
}
const compiled = new WeakMap<readonly string[], Lists>();

/** The lists in force, compiled once for a policy. */
function listsOf({ policy, home, platform }: Facts): Lists {
  const before = compiled.get(policy.protectedFiles);
  if (before && before.home === home && before.platform === platform) return before;
  const place = { home, fold: platform !== 'linux' };
  const match = compileOffLimits(policy.protectedFiles, place);
  const made = { home, platform, match, opened: compileOpened(policy.protectedFiles, place) };
  compiled.set(policy.protectedFiles, made);
  return made;
}

const listOf = (facts: Facts): OffLimits => {
  const { match } = listsOf(facts);
  return (path) => match(plainPath(path, facts));
};

/** Another way to say the same: a process's view of the root folder; on Windows dots and blanks at the end, and the name of a stream. */
function plainPath(path: Text, { platform }: Facts): Text {
  const rooted = path.startsWith('/proc/') ? path.replace(/^(?:\/proc\/(?:self|thread-self|\d+)(?:\/task\/\d+)?\/root)+(?=\/)/, '') : path;
  return platform === 'win32' ? rooted.replace(/(?<=[^/]{2})::?\$?\w*$/, '').replace(/[. ]+$/, '') : rooted;
}

/** A secret was found in it, and nobody has taken it out. */
const isByContent = (real: string, { facts }: Pick<Context, 'facts'>): boolean =>
  facts.offLimitsByContent?.has(real) === true && !listsOf(facts).opened(real);

/** A file by its name alone; a path with parts that are not known, or with a glob, counts if it may mean such a file. */
export function isOffLimitsName(path: Text, { facts }: Pick<Context, 'facts'>): boolean {
  const list = listOf(facts);
  const name = baseName(path);
  const group = /[@+?*!]\(([^()]*)\)/.exec(name);
  if (group) {
    const [whole, inner = ''] = group;
    const outer = path.slice(0, path.length - name.length);
    return inner.split('|').some((one) => isOffLimitsName(outer + name.replace(whole, () => one), { facts }));
  }
  if (!hasGlob(name) && !name.includes(HOLE)) return list(path) !== null;
  return isSaved(path) || /^\.env[*?[\uE000]/.test(name) || samplesOf(path, name).some((sample) => list(sample) !== null);
}

const letters = (text: string): number => text.replace(/[^a-z\d]/gi, '').length;

/** What a pattern may mean: names that a project's secrets usually have, as far as the pattern says anything itself. */
function samplesOf(path: Text, pattern: Text): readonly string[] {
  const folder = folderOf(path);
  const literal = pattern.replace(/\[[^\]]*\]|[*?\uE000]/g, '');
  const store = /\/\.[^/]+$|\/\.config\//.test(folder);
  if (literal === '' && !store) return [];
  const says = letters(literal.replace(/\.[a-z\d]+$/i, '')) >= 2;
  const filled = letters(literal) >= 2 ? [pattern.replace(/\[[^\]]*\]|[*?\uE000]+/g, ENDINGS_SAMPLE)] : [];
  // A glob of a shell passes hidden files over, a test of `find` does not.
  const hidden = pattern.startsWith('.') || path.includes('/**/');
  const names =
    hidden || says || store
      ? [...SAMPLE_NAMES, ...(store ? STORE_SAMPLE_NAMES : [])].filter(
          (name) => (name.startsWith('.') ? hidden : says || store) && globMatches(pattern, name),
        )
      : [];
  return [...filled, ...names].map((name) => `${folder === '/' ? '' : folder}/${name}`);
}

/** The file, or what a symbolic link of that name leads to. A key file whose text is known to be a certificate or a public key is none. */
export function isOffLimits(path: Text, context: Context, remote: boolean): boolean {
  const named = isOffLimitsName(path, context);
  if (remote || hasGlob(path) || path.includes(HOLE) || path.startsWith('/dev/')) return named;
  if (named) return !(isKeyName(path) && listOf(context.facts)(path) === 'default' && isPublicKey(path, context));
  if (path.endsWith('/.git/config') && holdsGitCredential(path, context)) return true;
  const { real } = context.file(path, 'stat');
  return isByContent(real, context) || (real !== path && isOffLimitsName(real, context));
}

/** A URL with a password, or a header that is sent with every request, stands in git's settings. */
export function holdsGitCredential(file: Text, context: Context): boolean {
  const fact = context.file(file, 'text');
  return fact.kind === 'text' && /:\/\/[^\s/@:]*:[^\s/@]+@|:\/\/[^\s/@:]{20,}@|^[^\S\n]*extraheader\s*=\s*\S/im.test(fact.text);
}

function isPublicKey(path: Text, context: Context): boolean {
  const fact = context.file(path, 'text');
  return fact.kind === 'text' && fact.text.includes('-----BEGIN ') && !fact.text.includes('PRIVATE KEY');
}

/** Off-limits files with secrets in them that lie in a folder which a command goes through, as far as their usual names tell; the folder itself where it is a store of keys. */
export function offLimitsIn(folder: Text, context: Context): readonly Text[] {
  if (isSecretFolder(folder)) return [folder];
  if (folder.includes(HOLE) || hasGlob(folder)) return [];
  return [...new Set([...likelyIn(folder, context), ...byContentIn(folder, context)])];
}

/** Files below a folder in which a secret was found, whatever they are called. */
export function byContentIn(folder: Text, context: Context): readonly Text[] {
  const found = context.facts.offLimitsByContent;
  if (found === undefined || found.size === 0) return [];
  const { real } = context.file(folder, 'stat');
  const within = [...found].filter((path) => isWithin(path, real) && isByContent(path, context)).slice(0, MOST);
  return within.filter((path) => !isOffLimitsName(path, context) || !isFree(path, context));
}
const MOST = 50;

function likelyIn(folder: Text, context: Context): readonly Text[] {
  return LIKELY_NAMES.map((name) => `${folder === '/' ? '' : folder}/${name}`).filter((path) => {
    const { kind } = context.file(path, 'stat');
    return (kind === 'file' || kind === 'text') && isOffLimitsName(path, context) && !isFree(path, context);
  });
}

/** Ports and names of hosts are no secret; a person who names the file means it all the same. */
function isFree(path: Text, context: Context): boolean {
  if (listOf(context.facts)(path) !== 'default') return false;
  const fact = context.file(path, 'text');
  return fact.kind === 'text' && isSecretFree(fact.text);
}
