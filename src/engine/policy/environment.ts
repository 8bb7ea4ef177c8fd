import type { EnvironmentLevel, Evidence, Policy } from '../types';
import { HOLE } from '../types';
import type { Chosen } from './chosen';
import { globMatches } from './glob';
import { environmentOfWords } from './words';

/** What is known of the target of one effect. */
export interface Target {
  /** Identifiers that decide where it is: hosts, project and environment ids. */
  readonly place: readonly string[];
  /** Other identifiers: the resource's own id and name. */
  readonly own: readonly string[];
  /** Words that can only raise: folders and files that a call names. */
  readonly labels?: readonly string[];
}
/** What the files say that a program takes its target from. */
export interface Pointed {
  /** What the folder is linked to for this provider: it may be the target, so it can raise. */
  readonly linked?: readonly Evidence[];
  /** What the call chose, or took by default. */
  readonly chosen?: Chosen;
}
export interface Resolved {
  readonly environment: EnvironmentLevel;
  /** Names of the environments that the target was positively resolved to, by policy or evidence. */
  readonly names: readonly string[];
  readonly evidence: readonly Evidence[];
}

interface Found {
  readonly level: EnvironmentLevel;
  /** `` for this machine: it is nobody's named environment. */
  readonly name: string;
  readonly evidence: Evidence;
}

const danger = ['local', 'preview', 'staging', 'unknown', 'production'] as const satisfies readonly EnvironmentLevel[];
/** How dangerous an environment is, local first. */
export const dangerOf = (environment: EnvironmentLevel): number => danger.indexOf(environment);

const raises = (level: EnvironmentLevel): boolean => level === 'production' || level === 'unknown';

/**
 * The environment of a target. Policy entries, evidence that names it, and what its call is pointed at decide, the most dangerous first. Labels (the
 * words of names, folders, branches) raise, and never lower; what speaks only of the folder raises an unknown target. `unknown` where nothing speaks.
 */
export function resolveEnvironment(
  target: Target,
  policy: Policy,
  evidence: readonly Evidence[],
  { linked = [], chosen = { evidence: [], sure: false, words: [] } }: Pointed = {},
): Resolved {
  const said = [...target.place, ...target.own].filter((one) => one !== '' && !one.includes(HOLE));
  const labels = [...(target.labels ?? []), ...chosen.words];
  const general = evidence.filter(({ choice }) => choice === undefined);
  // What a folder's settings call production is production, whoever reaches it.
  const tied = evidence.filter(({ choice, environment }) => choice?.of.endsWith('-link') && environment === 'production');
  const same = general.filter((one) => one.strength === 'target' && speaksOf(one, said)).flatMap(({ identifiers }) => identifiers);
  const mayLower = ![...target.place, ...labels].some((one) => one.includes(HOLE));
  const found = [
    ...[...fromPolicy([...said, ...same], policy), ...fromEvidence(said, [...general, ...tied]), ...fromChosen(chosen, policy)].filter(
      ({ level }) => mayLower || raises(level),
    ),
    ...fromPolicy([...labels, ...linked.flatMap(({ identifiers }) => identifiers)], policy).filter(({ level }) => raises(level)),
    ...fromWords([...target.place.filter((one) => !isListed(one, policy)), ...labels]),
  ];
  const worst = found.reduce<Found | undefined>((a, b) => (a && dangerOf(a.level) >= dangerOf(b.level) ? a : b), undefined);
  if (worst) {
    const equal = found.filter(({ level }) => level === worst.level);
    const names = [...new Set(equal.map(({ name }) => name))].filter((name) => name !== '');
    return { environment: worst.level, names, evidence: [...new Set(equal.map((one) => one.evidence))] };
  }
  const ambient = [
    ...general.filter(({ environment }) => environment === 'production'),
    ...fromWords(target.own).map((one) => one.evidence),
  ];
  return { environment: ambient.length > 0 ? 'production' : 'unknown', names: [], evidence: [...ambient, ...chosen.evidence] };
}

/** The first of several candidates that is not known to be harmless makes the rest say nothing harmless either. */
function fromChosen({ evidence, sure }: Chosen, policy: Policy): readonly Found[] {
  const each = evidence.map((one): readonly Found[] => {
    const own: Found = { level: one.environment, name: one.environment === 'local' ? '' : one.environment, evidence: one };
    return [...(one.environment === 'unknown' ? [] : [own]), ...fromPolicy(one.identifiers, policy)];
  });
  const lowers = sure && each.every((found) => found.length > 0);
  return each.flat().filter(({ level }) => lowers || raises(level));
}

/** What may be shown as it is: no address with a user, no assignment, no text that is written somewhere may hold a password. */
const NAME = /^(?!.*:\/\/)[\p{L}\p{N}\uE000_.:/ -]{1,200}$/u;
/** Names that call themselves production. */
function fromWords(names: readonly string[]): readonly Found[] {
  return [...new Set(names)].flatMap((name): Found[] => {
    if (environmentOfWords(name) !== 'production') return [];
    const note = NAME.test(name) ? `the name ${name.replaceAll(HOLE, '…')} says production` : 'the text of the command says production';
    const evidence = settingsEvidence('words', 'production', [], 'ambient', note);
    return [{ level: 'production', name: 'production', evidence }];
  });
}

/** A person has said of this very identifier that it is harmless. */
const isListed = (identifier: string, policy: Policy): boolean =>
  Object.values(policy.environments).some(
    ({ match, level }) => !raises(level) && match.some((entry) => globMatches(entry.toLowerCase(), identifier.toLowerCase())),
  );

const settingsEvidence = (
  source: string,
  environment: EnvironmentLevel,
  identifiers: readonly string[],
  strength: Evidence['strength'],
  note: string,
): Evidence => ({ source, environment, identifiers, names: {}, file: null, line: null, strength, note });

function fromPolicy(identifiers: readonly string[], policy: Policy): readonly Found[] {
  const found: Found[] = [];
  for (const [name, { match, level }] of Object.entries(policy.environments)) {
    const test = raises(level) ? raisingMatch : loweringMatch;
    for (const entry of match) {
      const identifier = identifiers.find((one) => test(entry, one));
      if (identifier === undefined) continue;
      const origin = policy.origins[`environments.${name}.match.${entry}`];
      const note = `${identifier} is listed under ${name} in ${origin ?? 'the settings'}`;
      const evidence = settingsEvidence(origin === undefined ? 'settings' : 'policy', level, [identifier], 'target', note);
      found.push({ level, name, evidence });
      break;
    }
  }
  return found;
}

function fromEvidence(identifiers: readonly string[], evidence: readonly Evidence[]): readonly Found[] {
  return evidence
    .filter((one) => one.environment !== 'unknown' && (one.strength === 'target' || raises(one.environment)) && speaksOf(one, identifiers))
    .map((one) => ({ level: one.environment, name: one.environment, evidence: one }));
}

const speaksOf = (evidence: Evidence, identifiers: readonly string[]): boolean =>
  evidence.identifiers.some((one) => identifiers.some((other) => one.toLowerCase() === other.toLowerCase()));

/** Equal, or contained as a whole token; with `*` a glob over the whole. Never about case. */
export function raisingMatch(entry: string, identifier: string): boolean {
  const wanted = entry.toLowerCase();
  const text = identifier.toLowerCase();
  if (wanted.includes('*')) return globMatches(wanted, text);
  for (let at = text.indexOf(wanted); at >= 0 && wanted !== ''; at = text.indexOf(wanted, at + 1)) {
    if (!isWord(text[at - 1]) && !isWord(text[at + wanted.length])) return true;
  }
  return false;
}
const isWord = (char: string | undefined): boolean => char !== undefined && /[\p{L}\p{N}]/u.test(char);

/** Equal to the whole identifier or to one label of a host name; with `*` a glob over either. */
export function loweringMatch(entry: string, identifier: string): boolean {
  const wanted = entry.toLowerCase();
  const text = identifier.toLowerCase().replace(/\.$/, '');
  if (globMatches(wanted, text)) return true;
  return HOST.test(text) && text.split('.').some((label) => globMatches(wanted, label));
}
const HOST = /^(?=.*[a-z])[a-z0-9_-]+(?:\.[a-z0-9_-]+)+$/;
