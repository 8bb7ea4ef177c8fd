import { ENDINGS, HOME_NAMES, MACHINE_FILES, NAME_PATTERNS, NAMES, PLACES } from './defaultFiles';
import { compileOffLimits, type GlobPlace } from './globs';
import { isSecretByDefault } from './offLimits';

/** What made a file off limits: the list that comes with Mollyguard, or a pattern of the settings; in both cases as a glob. */
export interface Because {
  readonly list: 'default' | 'policy';
  readonly pattern: string;
}

/** Tells of absolute paths (`/` as separator) what made them off limits, as `compileOffLimits` decides it; null: they are not. */
export function compileBecause(patterns: readonly string[], place: GlobPlace): (path: string) => Because | null {
  const own = patterns.map((pattern) => {
    const matches = compileOffLimits([pattern.replace(/^!/, '').trim()], { ...place });
    return { pattern, keeps: !pattern.startsWith('!'), matches: (path: string): boolean => matches(path) === 'policy' };
  });
  return (path) => {
    const last = own.findLast(({ matches }) => matches(path));
    if (last) return last.keeps ? { list: 'policy', pattern: last.pattern } : null;
    return isSecretByDefault(path, place.home) ? { list: 'default', pattern: defaultPattern(path.toLowerCase()) } : null;
  };
}

/** The row of the default list that a path falls under, in the order in which `isSecretByDefault` tries them. */
function defaultPattern(lower: string): string {
  const name = lower.slice(lower.lastIndexOf('/') + 1);
  const place = PLACES.find((one) => (one.endsWith('/**') ? lower.includes(`/${one.slice(0, -2)}`) : lower.endsWith(`/${one}`)));
  const ending = ENDINGS.find((one) => name.endsWith(one));
  const shape = NAME_PATTERNS.find((one) => one.test(name));
  if (MACHINE_FILES.includes(lower)) return lower;
  if (place !== undefined) return place;
  if (HOME_NAMES.includes(name)) return `~/${name}`;
  if (NAMES.includes(name)) return name;
  if (shape !== undefined) return globOf(shape);
  return ending === undefined ? name : `*${ending}`;
}

/** A name's regular expression as people write patterns: `^\.env\..+$` is `.env.*`. Parts that may be missing are told by `*`. */
export function globOf({ source }: RegExp): string {
  return source
    .replace(/^\^|\$$/g, '')
    .replace(/\(\?:[^()]*\)\?/g, '*')
    .replace(/\(\?:([^()]*)\)/g, (_, choice: string) => `{${choice.replaceAll('|', ',')}}`)
    .replace(/\[[^\]]*\]\?|\.[+*]/g, '*')
    .replaceAll('\\.', '.')
    .replace(/\*+/g, '*');
}
