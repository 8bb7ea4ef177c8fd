import type { KnownSecret } from '../secrets/known/index';
import { limits } from './limits';
import { dangerOf } from './policy/environment';
import { isLoopback } from './policy/loopback';
import { nameFor } from './policy/names';
import { protectionOf, type Taken } from './policy/protected';
import type { argsReader, Candidate } from './rules/match';
import type { Source } from './rules/rule';
import { valuesOf } from './rules/source';
import type { Allowed, Call, Effect, EffectClass, Evidence, Text } from './types';
import { HOLE } from './types';
import { type Surroundings, type Where, whereIs } from './where';

/** An effect with what the decision needs besides. */
export interface Found {
  readonly effect: Effect;
  /** Names of the environments that its target was positively resolved to. */
  readonly environments: readonly string[];
  /** Where a policy forbids to lose it. */
  readonly denied?: string;
  /** A policy says that it must not be lost. */
  readonly guarded?: true;
  /** A net's, and the person has allowed it for good by this entry. */
  readonly allowed?: Allowed;
  /** A rule of a policy file says so. */
  readonly own?: true;
  /** The known secrets that its call carries. */
  readonly secrets?: readonly KnownSecret[];
}
const LABEL = 'label:';
const isLabel = (source: Source): boolean => source.startsWith(LABEL);
const plainSource = (source: Source): Source => (isLabel(source) ? source.slice(LABEL.length) : source);
/** Classes that are about this machine whatever the call's identifiers say. */
const HERE: ReadonlySet<EffectClass> = new Set([
  'workspace-files',
  'outside-files',
  'system',
  'persistence',
  'self',
  'foreign-hook',
  'execution',
]);
/** On another machine a file is data of that machine. */
const FILES: ReadonlySet<EffectClass> = new Set(['workspace-files', 'outside-files']);

/** What a matched rule says a call does: one effect for each resource that it names, one without a name where it names none. */
export function effectsOf(
  candidate: Candidate,
  call: Call,
  at: number,
  argsOf: ReturnType<typeof argsReader>,
  surroundings: Surroundings,
): readonly Found[] {
  const { rule, provider } = candidate;
  let told: Source | undefined;
  let named: readonly (Text | null)[] = [null];
  for (const source of rule.resource.name) {
    // A dash is what comes by standard input, whatever that is called.
    const found = valuesOf(plainSource(source), call, candidate, argsOf).filter((one) => one !== '-');
    if (found.length === 0) continue;
    [told, named] = [source, found];
    break;
  }
  const place: Text[] = [];
  const labels: Text[] = [];
  for (const source of rule.resource.identifiers ?? [])
    (isLabel(source) ? labels : place).push(...valuesOf(plainSource(source), call, candidate, argsOf));
  if (told !== undefined && isLabel(told)) labels.push(...valuesOf(plainSource(told), call, candidate, argsOf));
  if (call.kind === 'http' || call.kind === 'graphql') place.push(call.host);
  if (call.remote) place.push(call.remote.host);
  const program = candidate.spec?.id ?? null;
  const remote = call.remote !== null && FILES.has(rule.class);
  const effectClass: EffectClass = remote ? 'data' : rule.class;
  return named.slice(0, limits.effects).map((words): Found => {
    // A constant is a word of the rule, no identifier of the target.
    const own = words === null || told?.startsWith('=') || isLabel(told ?? '') ? [] : [words];
    const local = HERE.has(effectClass) || (call.kind === 'file' && call.remote === null);
    const where: Where = local
      ? { environment: 'local', names: [], evidence: [], chosen: [] }
      : whereIs(call, { place, own, labels, provider: provider.id, program, resource: rule.resource, at }, surroundings);
    const known = own.length > 0 || isLabel(told ?? '') ? words : (resourceOf(where) ?? words);
    const { name, claimed } = nameFor(known, '', surroundings.facts.policy, namingOf(where, surroundings));
    const within = [...place, ...identifiersOf(where.chosen)].filter(isKnown);
    const { kind } = rule.resource;
    const names = [name, ...own].filter(isKnown);
    const { environment, evidence, denied, guarded } = protectedAs(
      { kind, provider: provider.id, names, within, local },
      where,
      surroundings,
    );
    return {
      environments: environment === where.environment ? where.names : [environment],
      ...(denied === null ? {} : { denied }),
      ...(guarded ? { guarded } : {}),
      effect: {
        verb: rule.verb,
        class: effectClass,
        resource: {
          kind,
          provider: provider.id,
          identifiers: [...new Set([...own.filter(isKnown), ...within])],
          name: name || `${environment}/${rule.verb}-${kind}`,
          claimed,
        },
        environment,
        evidence,
        reversible: rule.reversible ?? false,
        rule: rule.id,
        call: at,
        ...(call.kind === 'file' && call.safer !== undefined ? { safer: call.safer } : {}),
      },
    };
  });
}

const isKnown = (text: Text): boolean => text !== '' && !text.includes(HOLE);

/** Where the target is, after what a policy says of the resource itself: that only raises. */
function protectedAs(taken: Taken, { environment, evidence }: Where, { facts }: Surroundings) {
  const { level, evidence: told, denied } = protectionOf(taken, facts.policy);
  if (level === null) return { environment, evidence, denied: null, guarded: false } as const;
  const higher = dangerOf(level) - dangerOf(environment);
  return {
    environment: higher > 0 ? level : environment,
    evidence: higher > 0 ? told : [...evidence, ...told],
    denied: denied?.origin ?? null,
    guarded: true,
  } as const;
}

/** What settings call things by (a binding, an alias) counts for a call that takes these settings. */
const namingOf = ({ chosen }: Where, { evidence }: Surroundings): readonly Evidence[] => [
  ...chosen,
  ...evidence.filter(({ choice }) => choice === undefined),
];

/** What the files say is lost, where the command does not: the most dangerous first. */
function resourceOf({ chosen }: Where): string | undefined {
  const sorted = [...chosen].sort((a, b) => dangerOf(b.environment) - dangerOf(a.environment));
  const found = sorted.find(({ choice }) => (choice?.resource ?? '') !== '');
  // The name of a harmless database is not that of one which nobody knows.
  const hidden = sorted[0]?.choice?.of === 'database' && found?.environment !== sorted[0].environment;
  return hidden ? undefined : found?.choice?.resource;
}

/** Of several candidates, what is on this machine tells nothing. */
const identifiersOf = (chosen: readonly Evidence[]): readonly string[] =>
  chosen
    .flatMap(({ identifiers }) => identifiers)
    .filter((one) => chosen.length === 1 || !isLoopback(one.includes('/') ? one.slice(0, one.indexOf('/')) : one));
