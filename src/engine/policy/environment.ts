import type { EnvironmentLevel, Evidence, Policy } from '../types';
import { HOLE } from '../types';
import { globMatches } from './glob';

/** What is known of the target of one effect. */
export interface Target {
  /** Identifiers that decide where it is: hosts, project and environment ids. */
  readonly place: readonly string[];
  /** Other identifiers: the resource's own id and name. */
  readonly own: readonly string[];
}
export interface Resolved {
  readonly environment: EnvironmentLevel;
  /** Names of the environments that the target was positively resolved to, by policy or evidence. */
  readonly names: readonly string[];
  readonly evidence: readonly Evidence[];
}

interface Found {
  readonly level: EnvironmentLevel;
  readonly name: string;
  readonly evidence: Evidence;
}

const danger = ['local', 'preview', 'staging', 'unknown', 'production'] as const satisfies readonly EnvironmentLevel[];
/** How dangerous an environment is, local first. */
export const dangerOf = (environment: EnvironmentLevel): number => danger.indexOf(environment);

const raises = (level: EnvironmentLevel): boolean => level === 'production' || level === 'unknown';

/**
 * The environment of a target. Policy entries and evidence that name it decide, the most dangerous first. `linked` is what the folder is linked to
 * for this provider: it may be the target, so it can raise. What speaks only of the folder raises an unknown target to production, never lowers it.
 * `unknown` where nothing speaks.
 */
export function resolveEnvironment(
  target: Target,
  policy: Policy,
  evidence: readonly Evidence[],
  linked: readonly Evidence[] = [],
): Resolved {
  const said = [...target.place, ...target.own].filter((one) => one !== '' && !one.includes(HOLE));
  const same = evidence.filter((one) => one.strength === 'target' && speaksOf(one, said)).flatMap(({ identifiers }) => identifiers);
  const mayLower = !target.place.some((one) => one.includes(HOLE));
  const found = [
    ...[...fromPolicy([...said, ...same], policy), ...fromEvidence(said, evidence)].filter(({ level }) => mayLower || raises(level)),
    ...fromPolicy(
      linked.flatMap(({ identifiers }) => identifiers),
      policy,
    ).filter(({ level }) => raises(level)),
  ];
  const worst = found.reduce<Found | undefined>((a, b) => (a && dangerOf(a.level) >= dangerOf(b.level) ? a : b), undefined);
  if (worst) {
    const equal = found.filter(({ level }) => level === worst.level);
    return { environment: worst.level, names: [...new Set(equal.map(({ name }) => name))], evidence: equal.map((one) => one.evidence) };
  }
  const ambient = evidence.filter(({ environment }) => environment === 'production');
  return { environment: ambient.length > 0 ? 'production' : 'unknown', names: [], evidence: ambient };
}

function fromPolicy(identifiers: readonly string[], policy: Policy): readonly Found[] {
  const found: Found[] = [];
  for (const [name, { match, level }] of Object.entries(policy.environments)) {
    const test = raises(level) ? raisingMatch : loweringMatch;
    for (const entry of match) {
      const identifier = identifiers.find((one) => test(entry, one));
      if (identifier === undefined) continue;
      const note = `${identifier} is listed under ${name} in the settings`;
      const evidence: Evidence = {
        source: 'settings',
        environment: level,
        identifiers: [identifier],
        names: {},
        file: null,
        line: null,
        strength: 'target',
        note,
      };
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
