import type { Evidence, Policy } from '../types';
import { HOLE } from '../types';

const LONGEST = 200;

/** What does not show, or shows otherwise than it is: control and format characters, fillers, odd spaces, selectors. Functions: few names need these tables. */
const unseen = (): RegExp => /\p{C}|\p{Zl}|\p{Zp}|(?! )\p{Zs}|\p{Default_Ignorable_Code_Point}|\u2800/u;

/** Scripts that are told apart; the three of Japanese and Korean writing count as one. */
const scripts = (): readonly RegExp[] => [
  /\p{sc=Latin}/u,
  /\p{sc=Cyrillic}/u,
  /\p{sc=Greek}/u,
  /\p{sc=Armenian}/u,
  /\p{sc=Georgian}/u,
  /\p{sc=Hebrew}/u,
  /\p{sc=Arabic}/u,
  /\p{sc=Devanagari}/u,
  /\p{sc=Thai}/u,
  /\p{sc=Cherokee}/u,
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{sc=Bopomofo}]/u,
];

/** Whether a person can read and type a name safely: one script, nothing unseen, not too long. */
export function isTypeable(name: string): boolean {
  if (name === '' || name.length > LONGEST) return false;
  if (/^[\x20-\x7E]*$/.test(name)) return true;
  if (unseen().test(name)) return false;
  const known = scripts();
  const found = new Set<number>();
  for (const char of name)
    if (/[\p{L}\p{M}]/u.test(char) && !/[\p{sc=Inherited}\p{sc=Common}]/u.test(char))
      found.add(known.findIndex((script) => script.test(char)));
  return found.size <= 1;
}

export interface Named {
  readonly name: string;
  /** The agent's own words where they differ. */
  readonly claimed: string | null;
}

/**
 * The name that a person types for what the agent calls `words`: as configured, else as the provider's own files tell, else the words; `fallback`
 * (`<environment>/<verb>-<kind>`) where there are none or they cannot be typed safely.
 */
export function nameFor(words: string | null, fallback: string, policy: Policy, evidence: readonly Evidence[]): Named {
  const id = words === null || words.includes(HOLE) ? '' : words.normalize('NFC').trim();
  // Settings may call an id by a word of their own (a binding), and the id has a name.
  const meant = id === '' ? undefined : toldOf(evidence, id);
  const known =
    lookUp(policy.names, id) ?? (meant === undefined ? undefined : (lookUp(policy.names, meant) ?? toldOf(evidence, meant) ?? meant));
  const name = (known ?? id).normalize('NFC').trim();
  const typed = isTypeable(name) ? name : fallback;
  return { name: typed, claimed: id === '' || id === typed ? null : id };
}

/** The first name that evidence tells for an id. */
function toldOf(evidence: readonly Evidence[], id: string): string | undefined {
  for (const { names } of evidence) {
    const name = lookUp(names, id);
    if (name !== undefined) return name;
  }
  return undefined;
}

/** Exact, else without regard to case: providers take an id in either. */
function lookUp(names: Readonly<Record<string, string>>, id: string): string | undefined {
  if (Object.hasOwn(names, id)) return names[id];
  const lower = id.toLowerCase();
  return Object.entries(names).find(([key]) => key.toLowerCase() === lower)?.[1];
}
