import { limits } from './limits';
import { resolveEnvironment } from './policy/environment';
import { isLoopback } from './policy/loopback';
import { nameFor } from './policy/names';
import type { argsReader, Candidate } from './rules/match';
import type { Rule, Source } from './rules/rule';
import { valuesOf } from './rules/source';
import type { Call, Effect, EffectClass, EnvironmentLevel, Evidence, Facts, Text } from './types';
import { HOLE } from './types';

/** An effect with what the decision needs besides. */
export interface Found {
  readonly effect: Effect;
  /** Names of the environments that its target was positively resolved to. */
  readonly environments: readonly string[];
}
export interface Surroundings {
  readonly facts: Facts;
  readonly evidence: readonly Evidence[];
  /** The action opens a tunnel: loopback is not this machine. */
  readonly tunnel: boolean;
}

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
  const find = (source: Source): readonly Text[] => valuesOf(source, call, candidate, argsOf);
  const told = rule.resource.name.find((source) => find(source).length > 0);
  const named = told === undefined ? [null] : find(told);
  const stated = (rule.resource.identifiers ?? []).flatMap(find);
  const host = call.kind === 'http' || call.kind === 'graphql' ? [call.host] : [];
  const place = [...stated, ...host, ...(call.remote ? [call.remote.host] : [])];
  const remote = call.remote !== null && FILES.has(rule.class);
  const effectClass: EffectClass = remote ? 'data' : rule.class;
  return named.slice(0, limits.effects).map((words): Found => {
    // A constant is a word of the rule, no identifier of the target.
    const own = words === null || told?.startsWith('=') ? [] : [words];
    const local = HERE.has(effectClass) || (call.kind === 'file' && call.remote === null);
    const where = local
      ? { environment: 'local' as const, names: [], evidence: [] }
      : whereIs(place, own, provider.id, call, surroundings, rule.resource);
    const fallback = `${where.environment}/${rule.verb}-${rule.resource.kind}`;
    const name = nameFor(words, fallback, surroundings.facts.policy, surroundings.evidence);
    const identifiers = [...new Set([...own, ...place])].filter((one) => one !== '' && !one.includes(HOLE));
    return {
      environments: where.names,
      effect: {
        verb: rule.verb,
        class: effectClass,
        resource: { kind: rule.resource.kind, provider: provider.id, identifiers, ...name },
        environment: where.environment,
        evidence: where.evidence,
        reversible: rule.reversible ?? false,
        rule: rule.id,
        call: at,
        ...(call.kind === 'file' && call.safer !== undefined ? { safer: call.safer } : {}),
      },
    };
  });
}

interface Where {
  readonly environment: EnvironmentLevel;
  readonly names: readonly string[];
  readonly evidence: readonly Evidence[];
}

function whereIs(
  place: readonly Text[],
  own: readonly Text[],
  provider: string,
  call: Call,
  { facts, evidence, tunnel }: Surroundings,
  { here, behind }: Rule['resource'],
): Where {
  const linked = call.kind === 'program' ? evidence.filter(({ source }) => source === `${provider}-link`) : [];
  const found = resolveEnvironment({ place, own }, facts.policy, evidence, linked);
  // Loopback of another machine is that machine.
  const told = here && place.length === 0 ? ['localhost'] : place;
  const loopback = !tunnel && !behind && call.remote === null && told.some(isLoopback) && !told.some((one) => one.includes(HOLE));
  return loopback && found.names.length === 0 ? { environment: 'local', names: [], evidence: [] } : found;
}
