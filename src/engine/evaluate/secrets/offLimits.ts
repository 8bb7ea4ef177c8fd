import { compileOffLimits, type OffLimits } from '../../../secrets/globs';
import { ENDINGS_SAMPLE, isKeyName, isSecretFolder, LIKELY_NAMES, SAMPLE_NAMES, STORE_SAMPLE_NAMES } from '../../../secrets/offLimits';
import { isSecretFree } from '../../../secrets/secretFree';
import type { Context } from '../../context';
import { type Facts, HOLE, type Text } from '../../types';
import { baseName, folderOf, globMatches, hasGlob } from '../files/path';

const compiled = new WeakMap<
  readonly string[],
  { readonly home: string; readonly platform: Facts['platform']; readonly match: OffLimits }
>();

/** The list in force, compiled once for a policy. */
function listOf({ policy, home, platform }: Facts): OffLimits {
  const before = compiled.get(policy.protectedFiles);
  if (before && before.home === home && before.platform === platform) return before.match;
  const match = compileOffLimits(policy.protectedFiles, { home, fold: platform !== 'linux' });
  compiled.set(policy.protectedFiles, { home, platform, match });
  return match;
}

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
  return /^\.env[*?[\uE000]/.test(name) || samplesOf(path, name).some((sample) => list(sample) !== null);
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
  const hidden = pattern.startsWith('.');
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
  const { real } = context.file(path, 'stat');
  return real !== path && isOffLimitsName(real, context);
}

function isPublicKey(path: Text, context: Context): boolean {
  const fact = context.file(path, 'text');
  return fact.kind === 'text' && fact.text.includes('-----BEGIN ') && !fact.text.includes('PRIVATE KEY');
}

/** Off-limits files with secrets in them that lie in a folder which a command goes through, as far as their usual names tell; the folder itself where it is a store of keys. */
export function offLimitsIn(folder: Text, context: Context): readonly Text[] {
  if (isSecretFolder(folder)) return [folder];
  if (folder.includes(HOLE) || hasGlob(folder)) return [];
  return LIKELY_NAMES.map((name) => `${folder === '/' ? '' : folder}/${name}`).filter((path) => {
    if (!isOffLimitsName(path, context)) return false;
    const { kind } = context.file(path, 'stat');
    if (kind !== 'file' && kind !== 'text') return false;
    if (listOf(context.facts)(path) !== 'default') return true;
    // Ports and names of hosts are no secret; a person who names the file means it all the same.
    const fact = context.file(path, 'text');
    return !(fact.kind === 'text' && isSecretFree(fact.text));
  });
}
