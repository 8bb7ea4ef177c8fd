import { entriesFor, isGuess } from '../engine/policy/offer';
import { hasExactHost } from '../engine/rules/candidates';
import type { Effect, EnvironmentLevel, Judged, Policy, Verdict } from '../engine/types';
import { plain } from './calls';

const DECISIONS = ['allow', 'snapshot', 'hold', 'deny'];
const TIERS = ['none', 'click', 'type'];
const rank = ({ decision, tier }: Verdict): number => DECISIONS.indexOf(decision) * TIERS.length + TIERS.indexOf(tier);
const MOST_IDENTIFIERS = 8;

/** Judges the same action under another policy. */
type Again = (policy: Policy) => Verdict;

/** What a person does so that the action runs: this once, and for good where a setting can say so. Each setting has been tried before it is named. */
export function howToAllow(verdict: Verdict, judged: readonly Judged[], policy: Policy, again: Again): readonly string[] {
  const effect = verdict.effects.find(({ rule }) => rule === verdict.rule);
  switch (verdict.decision) {
    case 'allow':
      return [];
    case 'snapshot':
      return ['It runs as soon as the snapshot is made; Mollyguard: Undo Last… brings back what was lost.'];
    case 'hold':
      return [
        once(verdict),
        NO_WINDOW,
        ...(isGuess(verdict) ? guessed(verdict, judged, policy, again) : forGood(verdict, effect, policy, again)),
      ];
    case 'deny':
      return denied(verdict, effect, policy, again);
    default:
      return verdict.decision satisfies never;
  }
}

const NO_WINDOW = 'Where no window is open, nobody can be asked, and it is refused.';
const once = ({ tier, resource }: Verdict): string =>
  tier === 'type'
    ? `Once: in the question that the editor shows, a person (no agent) types  ${plain(resource?.name ?? '')}`
    : 'Once: in the question that the editor shows, a person (no agent) chooses Run Once.';

function forGood(verdict: Verdict, effect: Effect | undefined, policy: Policy, again: Again): readonly string[] {
  if (verdict.reason.id === 'not-understood')
    return ['For good: write it so that it can be read, without what is not known before it runs.'];
  if (verdict.reason.id === 'broken-policy') return ['For good: mend the policy file.'];
  if (effect?.environment === 'production' && verdict.tier === 'type') return [PRODUCTION];
  const found = effect ? lowering(effect, rank(verdict), policy, again) : [];
  if (found.length === 0) return [nothing(verdict, effect)];
  return ['For good, only if that is what it is, in the user settings (a project cannot lower anything):', ...found];
}
/** A net only guesses: a person can end its question. */
function guessed(verdict: Verdict, judged: readonly Judged[], policy: Policy, again: Again): readonly string[] {
  const entries = entriesFor(judged);
  const next = entries.length === 0 ? verdict : again({ ...policy, allowed: [...policy.allowed, ...entries] });
  if (rank(next) < rank(verdict))
    return [
      'For good, for every agent and folder, in the user settings (a project or a policy file cannot say so):',
      `  "mollyguard.allowed": ${JSON.stringify(entries)}  then ${outcome(next)}`,
      ...(entries.length === 1 ? ['  In the editor, Always Allow… in the question and in Decisions writes this entry.'] : []),
    ];
  if (next.rule !== verdict.rule && next.rule !== null) return [`For good: nothing. It does something else besides, held by ${next.rule}.`];
  return [verdict.environment === 'production' ? PRODUCTION : UNFIT];
}
const UNFIT =
  'For good: nothing, as it is written. "mollyguard.allowed" takes a request that curl, HTTPie or a fetch tool sends straight to a host which is written out (no -L, proxy or other route), an installed program whose words are known, or a tool; never what is protected, or done with a secret from an off-limits file.';
const PRODUCTION =
  'For good: nothing, as long as it is production. If it is not, list it as what it is under "mollyguard.environments" in the user settings.';

/** Why no setting is named. */
function nothing({ tier }: Verdict, effect: Effect | undefined): string {
  if (effect?.class === 'safeguard' && effect.environment !== 'local')
    return 'For good: nothing. What keeps data, or brings it back, is asked about wherever it is.';
  if (effect?.environment === 'unknown' && tier === 'type')
    return 'For good: nothing, as it is written. Where it names a host, a project or an id of its own, that can be listed as staging; a plain word means something else elsewhere.';
  return 'For good: nothing. No setting lets an agent do this unasked.';
}

/** The identifiers that would have to be listed as harmless, and what would be decided then. */
function lowering(effect: Effect, from: number, policy: Policy, again: Again): readonly string[] {
  const { identifiers, name } = effect.resource;
  // An address that a whole platform answers at says nothing of one project.
  const usable = identifiers.filter((one) => !hasExactHost(one) && TELLING.test(one)).slice(0, MOST_IDENTIFIERS);
  const ordered = [...usable.filter((one) => one !== name), ...usable.filter((one) => one === name)];
  const tries = [...ordered.map((one) => [one]), ...(ordered.length > 1 ? [ordered] : [])];
  let best = from;
  return (['staging', 'local'] as const).flatMap((level): string[] => {
    for (const match of tries) {
      if (level === 'local' && !match.every((one) => NEAR.test(one))) continue;
      const next = again(listed(policy, level, match));
      if (rank(next) >= best) continue;
      best = rank(next);
      return [`  "mollyguard.environments": ${JSON.stringify({ [level]: { match } })}  then ${outcome(next)}`];
    }
    return [];
  });
}
/** A host, a path, an id, a name of several words: it is one thing's alone. */
const TELLING = /^(?=.*[a-z])(?:(?=.*[.:/_-])[\w.:/@-]{2,}|(?=.*\d)\w{4,})(?<=[a-z\d])$/i;
/** What may lie on this machine, or in its own network. */
const NEAR =
  /^(?:10|192\.168|172\.(?:1[6-9]|2\d|3[01]))(?:\.\d{1,3}){2,3}|^(?:kind|k3d|minikube|docker-desktop|rancher-desktop|orbstack|colima)\b|\.(?:local|localhost|internal|intranet|lan|test)$/i;

function listed(policy: Policy, level: EnvironmentLevel, match: readonly string[]): Policy {
  const before = policy.environments[level]?.match ?? [];
  return { ...policy, environments: { ...policy.environments, [level]: { level, match: [...before, ...match] } } };
}

const outcome = ({ decision, tier }: Verdict): string =>
  decision === 'allow'
    ? 'it is allowed'
    : decision === 'snapshot'
      ? 'it runs after a snapshot'
      : tier === 'click'
        ? 'a person confirms with one click'
        : 'a person types the name';

function denied(verdict: Verdict, effect: Effect | undefined, policy: Policy, again: Again): readonly string[] {
  switch (verdict.reason.id) {
    case 'self':
      return [`${NOTHING} A person changes what guards agents, with Mollyguard: Set Up Agents… and Remove Hooks….`];
    case 'out-of-scope':
      return [
        `${NOTHING} The work is limited to ${policy.scope ?? 'one environment'}: a person widens it for a time with Mollyguard: Change Scope…, or for good with "mollyguard.scope" in the user settings.`,
      ];
    case 'protected':
      return [`${NOTHING} A person changes the entry in ${verdict.reason.data.by ?? 'the policy'}.`];
    case 'reveal': {
      const open = effect ? unprotected(effect, rank(verdict), policy, again) : null;
      return [`${NOTHING} A person looks at it in a terminal of their own.`, ...(open === null ? [] : [open])];
    }
    default:
      return [`${NOTHING} If it is meant, a person does it in a terminal of their own.`];
  }
}
const NOTHING = 'Nothing allows it to an agent.';

/** The setting that takes a file out of those that are off limits, where that is all that keeps it. */
function unprotected({ resource }: Effect, from: number, policy: Policy, again: Again): string | null {
  if (!resource.name.startsWith('/')) return null;
  const entry = `!${resource.name}`;
  const next = again({ ...policy, protectedFiles: [...policy.protectedFiles, entry] });
  if (rank(next) >= from) return null;
  return `For good, only if the file holds no secret, in the user settings: "mollyguard.protectedFiles": ${JSON.stringify([entry])}`;
}
