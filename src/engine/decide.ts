import type { Found } from './effects';
import type { Leak } from './evaluate/secrets/leak';
import type { Outside } from './outside';
import { dangerOf } from './policy/environment';
import { isLoopback } from './policy/loopback';
import { outsideScope, scopeNamed } from './scope';
import {
  type Allowed,
  type Decision,
  type Effect,
  type EffectClass,
  type EnvironmentLevel,
  type Facts,
  NO_POLICY,
  type ReasonId,
  type Resource,
  type Tier,
  type Verdict,
} from './types';

export interface Outcome {
  readonly decision: Decision;
  readonly tier: Tier;
  readonly reason: ReasonId;
}

const allow = (reason: ReasonId): Outcome => ({ decision: 'allow', tier: 'none', reason });
const deny = (reason: ReasonId): Outcome => ({ decision: 'deny', tier: 'none', reason });
const click: Outcome = { decision: 'hold', tier: 'click', reason: 'rule' };
const type: Outcome = { decision: 'hold', tier: 'type', reason: 'rule' };
const snapshot: Outcome = { decision: 'snapshot', tier: 'none', reason: 'snapshot' };
const everywhere = (outcome: Outcome) => ({ local: outcome, lower: outcome, high: outcome });

type Column = 'local' | 'lower' | 'high';
const columns = { local: 'local', staging: 'lower', preview: 'lower', production: 'high', unknown: 'high' } as const satisfies Record<
  EnvironmentLevel,
  Column
>;

/** The decision table: effect by environment (`lower` is staging and preview, `high` production and unknown). */
const table: Readonly<Record<EffectClass, Readonly<Record<Column, Outcome>>>> = {
  disposable: everywhere(allow('disposable')),
  'workspace-files': { local: snapshot, lower: click, high: type },
  'outside-files': everywhere(type),
  system: everywhere(deny('system')),
  data: { local: click, lower: click, high: type },
  safeguard: { local: click, lower: type, high: type },
  suspected: everywhere(click),
  execution: everywhere(click),
  session: { local: allow('nothing-destructive'), lower: allow('nothing-destructive'), high: type },
  persistence: everywhere(type),
  reveal: everywhere(deny('reveal')),
  self: everywhere(deny('self')),
  'foreign-hook': everywhere({ ...click, reason: 'foreign-hook' }),
};

/** Local things that are made again by one command. */
const REMADE: ReadonlySet<string> = new Set(['container', 'network', 'anonymous-volume', 'pod']);
const TEST_DATABASE = /(?:^|[^a-z0-9])(?:test|tests|testing|ci)(?:$|[^a-z0-9])/i;

/** What follows from one effect alone. */
export function outcomeOf(effect: Effect, facts: Pick<Facts, 'snapshots'>, outOfScope: boolean): Outcome {
  if (outOfScope && effect.class !== 'reveal' && effect.class !== 'self' && effect.class !== 'system') return deny('out-of-scope');
  if (effect.class === 'data' && effect.environment === 'local' && isRemade(effect)) return allow('disposable');
  // People's machines have all sorts of names; an agent whose typing is seen may open any that nothing calls production.
  if (effect.class === 'session' && effect.environment === 'unknown' && effect.resource.kind === 'machine')
    return allow('nothing-destructive');
  const outcome = table[effect.class][columns[effect.environment]];
  return outcome.decision === 'snapshot' && !facts.snapshots ? click : outcome;
}

const isRemade = ({ resource }: Effect): boolean =>
  REMADE.has(resource.kind) ||
  (resource.kind === 'database' && TEST_DATABASE.test(resource.name)) ||
  resource.identifiers.some(isTestDatabase);

/** `localhost/shop_test`: what is in it is lost with it, and made again with it. */
function isTestDatabase(identifier: string): boolean {
  const at = identifier.indexOf('/');
  return at > 0 && isLoopback(identifier.slice(0, at)) && TEST_DATABASE.test(identifier.slice(identifier.lastIndexOf('/') + 1));
}

const decisions = ['allow', 'snapshot', 'hold', 'deny'] as const satisfies readonly Decision[];
const tiers = ['none', 'click', 'type'] as const satisfies readonly Tier[];

/** How strict an outcome is; deny over hold over snapshot over allow, a typed name over a click. */
const strictness = ({ decision, tier }: Pick<Outcome, 'decision' | 'tier'>): number =>
  decisions.indexOf(decision) * tiers.length + tiers.indexOf(tier);

/** Something that was not understood and is held for it. */
export interface Unclear {
  readonly why: string;
  readonly about: string;
}

const UNJUDGED: Resource = { kind: 'action', name: 'unknown/run-action', provider: 'mollyguard', identifiers: [], claimed: null };

const NOTHING_DESTRUCTIVE: Verdict = {
  decision: 'allow',
  tier: 'none',
  rule: null,
  environment: 'local',
  resource: null,
  others: 0,
  effects: [],
  reason: { id: 'nothing-destructive', data: {} },
};

interface Weighed {
  readonly effect: Effect;
  readonly outcome: Outcome;
  /** The environment outside the scope that its target lies in. */
  readonly target: string | null;
  /** Of a rule of a policy file. */
  readonly own: boolean;
  /** The entry of a policy that forbids it. */
  readonly denied: string | undefined;
  /** The entry of the person's settings that lets it go. */
  readonly entry: Allowed | null;
}

/** The verdict on all effects of an action, and who is asked. */
export function verdictOf(...of: Parameters<typeof weigh>): Verdict {
  const verdict = weigh(...of);
  const { approvers } = of[2].policy;
  if (verdict.decision !== 'hold' || approvers === null) return verdict;
  const data = {
    ...verdict.reason.data,
    approvers: approvers.names.join(', '),
    ...(approvers.note === null ? {} : { asks: approvers.note }),
  };
  return { ...verdict, reason: { ...verdict.reason, data } };
}

/** The strictest outcome, and within it the most dangerous effect, decides. */
function weigh(
  found: readonly Found[],
  unclear: readonly Unclear[],
  facts: Pick<Facts, 'snapshots' | 'policy'>,
  outside: readonly Outside[] = [],
  leaks: readonly Leak[] = [],
): Verdict {
  if (found.length + unclear.length + outside.length + leaks.length === 0) return NOTHING_DESTRUCTIVE;
  const { scope: limit, scopeReads } = facts.policy;
  const scope = limit === null ? null : scopeNamed(limit, facts.policy);
  const weighed = found.map((one): Weighed => {
    const { effect, environments, denied, own = false, secrets = [] } = one;
    const target = scope && outsideScope({ environment: effect.environment, names: environments }, scope);
    const entry = entryFor(one);
    const usual = outcomeOf(effect, facts, target !== null);
    const plain = entry !== null && usual === click ? allow('allowed') : usual;
    const outcome = plain === click && secrets.some(({ offLimits }) => offLimits) ? type : plain;
    const forbidden = denied !== undefined && outcome.decision !== 'deny';
    return { effect, outcome: forbidden ? deny('protected') : outcome, target, own, denied, entry };
  });
  const worst = weighed.reduce<Weighed | undefined>((a, b) => (a && rank(a) >= rank(b) ? a : b), undefined);
  const effects = found.map(({ effect }) => effect);
  const beyond = outside.find(({ kind }) => kind === 'change' || scopeReads === 'deny');
  if (beyond && worst?.outcome.decision !== 'deny') return { ...outsideVerdict('out-of-scope', beyond, limit), decision: 'deny', effects };
  const [leak] = leaks;
  if (leak && worst?.outcome.decision !== 'deny') return { ...leakVerdict(leak), effects };
  const first = unclear[0];
  if (first && (!worst || strictness(worst.outcome) < strictness(click))) {
    const reason = { id: first.why === 'too-big' ? 'too-big' : 'not-understood', data: { why: first.why, about: first.about } } as const;
    const held = { decision: 'hold', rule: null, environment: 'unknown', others: 0, effects, reason } as const;
    // Nobody knows what it does, not even that it is harmless: no single click lets it go.
    return first.why === 'engine-error' ? { ...held, tier: 'type', resource: UNJUDGED } : { ...held, tier: 'click', resource: null };
  }
  const read = outside[0];
  if (read && (!worst || worst.outcome.decision === 'allow')) return { ...outsideVerdict('scope-read', read, limit), effects };
  if (!worst) return { ...NOTHING_DESTRUCTIVE, effects };
  const { effect, outcome, target, denied, entry } = worst;
  // A built-in rule and one of a policy file on the same call speak of the same loss.
  const again = (one: Weighed): boolean => one.effect.call === effect.call && one.own !== worst.own;
  const same = weighed.filter((one) => one.outcome.decision === outcome.decision && !again(one));
  const total = new Set(same.map((one) => keyOf(one.effect))).size;
  const counted = outcome.tier === 'type' && total > 1;
  const resource = counted ? { ...effect.resource, name: `${effect.resource.name} ${total}` } : effect.resource;
  return {
    decision: outcome.decision,
    tier: outcome.tier,
    rule: outcome.decision === 'allow' ? null : effect.rule,
    environment: effect.environment,
    resource,
    others: total - 1,
    effects,
    reason: {
      id: outcome.reason,
      data: {
        ...reasonData(effect),
        ...(outcome.reason === 'out-of-scope' ? scopeData(limit, target) : {}),
        ...(outcome.reason === 'protected' ? { by: denied ?? '' } : {}),
        ...(outcome.reason === 'allowed' ? { entry: JSON.stringify(entry) } : {}),
      },
    },
  };
}

/** What a person allows for good counts neither for what is protected, nor where it is known to be production, nor with a secret that is off limits. */
function entryFor({ effect, environments, denied, guarded, allowed, secrets = [] }: Found): Allowed | null {
  const stays = guarded === true || denied !== undefined || secrets.some(({ offLimits }) => offLimits);
  const production = effect.environment === 'production' && environments.length > 0;
  return stays || production ? null : (allowed ?? null);
}

/** A secret that ends up where it does not belong. */
const leakVerdict = ({ kind, secret, to, home }: Leak): Verdict => ({
  ...NOTHING_DESTRUCTIVE,
  decision: 'deny',
  reason: { id: kind === 'sent' ? 'secret-sent' : 'secret-written', data: { about: to, home, named: secret.key ?? '' } },
});

const scopeData = (scope: string | null, target: string | null) => ({ scope: scope ?? '', target: target ?? '' });

/** What is outside the scope without a rule that speaks of it. */
const outsideVerdict = (
  id: 'out-of-scope' | 'scope-read',
  { kind, about, environment, target }: Outside,
  scope: string | null,
): Verdict => ({
  ...NOTHING_DESTRUCTIVE,
  environment,
  reason: { id, data: { about, environment, doing: kind, ...scopeData(scope, target) } },
});

const reasonData = ({ verb, class: effectClass, resource, environment, rule, safer }: Effect): Readonly<Record<string, string>> => ({
  verb,
  class: effectClass,
  kind: resource.kind,
  name: resource.name,
  provider: resource.provider,
  environment,
  rule,
  ...(effectClass === 'reveal' ? { file: resource.name } : {}),
  ...(safer === undefined ? {} : { safer }),
});

const keyOf = ({ resource }: Effect): string => [resource.provider, resource.kind, resource.claimed ?? resource.name].join('\n');

/** Strictness first, then what built-in rules say, so that no policy file words a question in their place; then the environment, then what cannot be undone. */
const rank = ({ effect, outcome, own }: Weighed): number =>
  strictness(outcome) * 1_000 + (own ? 0 : 100) + dangerOf(effect.environment) * 10 + (effect.reversible ? 0 : 1);

/** One verdict on several actions that are asked about together: the strictest, with the effects of all. */
export function strictestOf(verdicts: readonly Verdict[]): Verdict {
  const worst = verdicts.reduce<Verdict | undefined>((a, b) => (a && rankOf(a) >= rankOf(b) ? a : b), undefined);
  if (!worst) return verdictOf([], [], { snapshots: true, policy: NO_POLICY });
  const effects = verdicts.flatMap((verdict) => verdict.effects);
  const provenance = verdicts.flatMap((verdict) => verdict.provenance ?? []);
  return { ...mergedWith(verdicts, worst), effects, ...(provenance.length === 0 ? {} : { provenance }) };
}

/** The strictest, with the count of all that would be lost. */
function mergedWith(verdicts: readonly Verdict[], worst: Verdict): Verdict {
  if (!worst.resource) return worst;
  const same = verdicts.filter(({ decision, resource }) => decision === worst.decision && resource !== null);
  const distinct = new Map(
    same.map((one) => [JSON.stringify([one.resource?.provider, one.resource?.kind, one.resource?.identifiers, one.resource?.name]), one]),
  );
  const total = [...distinct.values()].reduce((sum, { others }) => sum + others + 1, 0);
  const plain = worst.tier === 'type' && worst.others > 0 ? worst.resource.name.replace(/ \d+$/, '') : worst.resource.name;
  const name = worst.tier === 'type' && total > 1 ? `${plain} ${total}` : plain;
  return { ...worst, others: total - 1, resource: { ...worst.resource, name } };
}
const rankOf = (verdict: Verdict): number => strictness(verdict) * 10 + dangerOf(verdict.environment);
