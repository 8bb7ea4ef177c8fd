/**
 * Known token shapes: a fixed beginning and at least so many characters after it, as patterns, and texts of which every match holds one.
 * Masked wherever they stand.
 */
export const SHAPES: readonly (readonly [prefix: string, rest: string, holds: readonly string[]])[] = [
  ['FlyV1 ', '[\\w=\\-,/+]{20,}', ['FlyV1 ']],
  ['fm[12][ar]?_', '[\\w=\\-,/+]{20,}', ['fm']],
  ['fo1_', '[\\w-]{20,}', ['fo1_']],
  ['vc[piakr]_', '\\w{20,}', ['vc']],
  ['nf[pcobu]_', '\\w{20,}', ['nf']],
  ['rnd_', '\\w{20,}', ['rnd_']],
  ['napi_', '\\w{30,}', ['napi_']],
  ['npg_', '\\w{10,}', ['npg_']],
  ['sbp_', '\\w{30,}', ['sbp_']],
  ['sb_secret_', '[\\w-]{20,}', ['sb_secret_']],
  ['HRKU-', '[\\w-]{30,}', ['HRKU-']],
  ['pscale_(?:tkn|pw|oauth)_', '[\\w.=-]{20,}', ['pscale_']],
  ['mdb_sa_sk_', '[\\w-]{30,}', ['mdb_sa_sk_']],
  ['do[opr]_v1_', '[a-f0-9]{40,}', ['_v1_']],
  ['(?:A3T[A-Z0-9]|AKIA|ASIA|ABIA|ACCA)', '[A-Z0-9]{16}(?![A-Za-z0-9])', ['A3T', 'AKIA', 'ASIA', 'ABIA', 'ACCA']],
  ['ABSK', '[A-Za-z0-9+/=]{60,}', ['ABSK']],
  ['IQoJb3JpZ2luX2Vj', '[A-Za-z0-9+/=]{20,}', ['IQoJb3JpZ2luX2Vj']],
  ['AIza', '[\\w-]{35}', ['AIza']],
  ['AQ\\.Ab8RN6', '[\\w-]{30,}', ['AQ.Ab8RN6']],
  ['ya29\\.', '[\\w.-]{20,}', ['ya29.']],
  ['1//0', '[\\w-]{40,}', ['1//0']],
  ['[A-Za-z0-9_~.]{3}[0-9]Q~', '[\\w~.-]{31,}', ['Q~']],
  ['[A-Za-z0-9]{76}AZDO', '[A-Za-z0-9]{4}', ['AZDO']],
  ['cf(?:k|ut|at)_', '\\w{30,}', ['cf']],
  ['v1\\.0-[a-f0-9]{24}-', '[a-f0-9]{100,}', ['v1.0-']],
  ['gh[opusr]_', '\\w{30,}', ['gh']],
  ['github_pat_', '\\w{40,}', ['github_pat_']],
  ['gl(?:pat|dt|rt|ptt|agent|cbt|ft|imt|oas|soat)-', '[\\w.-]{20,}', ['gl']],
  ['npm_', '[A-Za-z0-9]{30,}', ['npm_']],
  ['pypi-', '[\\w-]{40,}', ['pypi-']],
  ['dckr_[po]at_', '[\\w-]{20,}', ['dckr_']],
  ['[sr]k_(?:test|live|prod)_', '[A-Za-z0-9]{10,}', ['k_test_', 'k_live_', 'k_prod_']],
  ['whsec_', '[A-Za-z0-9+/=]{20,}', ['whsec_']],
  ['SK', '[a-f0-9]{32}(?![A-Za-z0-9])', ['SK']],
  ['SG\\.', '[\\w-]{16,}\\.[\\w-]{20,}', ['SG.']],
  ['xox[abeoprs]-', '[\\w-]{20,}', ['xox']],
  ['xapp-', '[\\w-]{20,}', ['xapp-']],
  ['sk-(?:proj|svcacct|admin|ant|or)-', '[\\w-]{20,}', ['sk-']],
  ['sk-', '[A-Za-z0-9]{32,}', ['sk-']],
  ['crsr_', '\\w{20,}', ['crsr_']],
  ['hf_', '[A-Za-z0-9]{30,}', ['hf_']],
  ['dapi', '[a-f0-9]{32}', ['dapi']],
  ['[A-Za-z0-9]{14}\\.atlasv1\\.', '[\\w=-]{40,}', ['.atlasv1.']],
  ['hv[sb]\\.', '[\\w-]{40,}', ['hvs.', 'hvb.']],
  ['dp\\.(?:pt|st|ct|scim|audit)\\.', '[\\w.]{30,}', ['dp.']],
  ['pul-', '[a-f0-9]{40}', ['pul-']],
  ['AGE-SECRET-KEY-1', '[A-Z0-9]{40,}', ['AGE-SECRET-KEY-1']],
  ['ey[JI][\\w-]{10,}\\.ey[JI][\\w-]{6,}\\.', '[\\w-]*', ['.ey']],
  ['hooks\\.slack\\.com/services/', '[\\w/]{20,}', ['hooks.slack.com']],
];

/**
 * Matches any known token that the text may hold; the text before it may not be part of a word. null: it holds none. One pattern for all
 * shapes takes longer to compile than an action takes to judge, so it is made of those that can match.
 */
export function shapesIn(text: string): RegExp | null {
  const shapes = SHAPES.flatMap(([prefix, rest, holds]) => (holds.some((part) => text.includes(part)) ? [prefix + rest] : []));
  if (shapes.length === 0) return null;
  const source = shapes.join('|');
  let made = patterns.get(source);
  if (made === undefined) {
    if (patterns.size >= MOST_PATTERNS) patterns.clear();
    made = new RegExp(`(?<![A-Za-z0-9])(?:${source})`, 'g');
    patterns.set(source, made);
  }
  return made;
}
/** Whether a known token stands anywhere in the text. */
export function holdsShape(text: string): boolean {
  const shapes = shapesIn(text);
  return shapes !== null && text.search(shapes) >= 0;
}

const patterns = new Map<string, RegExp>();
const MOST_PATTERNS = 100;

/** A private key in PEM form; one that was cut off is taken to the end of the text. */
export const privateKeys =
  /(-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----)[\s\S]*?(-----END [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----|$)/g;
