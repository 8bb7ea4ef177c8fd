import type { Matter } from '../evaluate/files/matter';
import { tableName } from '../programName';
import { refsOf, whensOf } from '../rules/catalogue';
import { isAmong } from '../rules/hosts';
import type { Candidate } from '../rules/match';
import type { ProgramSpec, Provider, Rule, When } from '../rules/rule';
import { shelf } from '../rules/shelf';
import type { Call, Policy } from '../types';

/** Rules of policy files, made ready once for each list of them. */
const ready = new WeakMap<Policy['rules'], readonly Candidate[]>();

/** The rules of a policy that could match a call. They stand beside the built-in ones and take the place of none. */
export function ownCandidates({ rules }: Policy, call: Call, matter: Matter | null): readonly Candidate[] {
  if (rules.length === 0) return NONE;
  let candidates = ready.get(rules);
  if (!candidates) {
    candidates = rules.flatMap(candidatesOf);
    ready.set(rules, candidates);
  }
  return candidates.filter((one) => couldMatch(one, call, matter));
}
const NONE: readonly Candidate[] = [];

function candidatesOf(rule: Rule): readonly Candidate[] {
  const provider = providerOf(rule);
  return whensOf(rule).flatMap((when): readonly Candidate[] => {
    if (when.call !== 'program') return [{ provider, rule, when, spec: null }];
    const spec = provider.programs.find(({ id }) => id === when.program) ?? specOf(when.program);
    return (spec ? [spec] : unknownSpecs(when.program)).map((one) => ({ provider, rule, when, spec: one }));
  });
}

/** Of a program that no rule knows, nobody knows which flags take a value: it is read both ways. */
const unknownSpecs = (name: string): readonly ProgramSpec[] => [
  { id: name, names: [name], valueFlags: [] },
  { id: name, names: [name], valueFlags: [], aloneFlags: [] },
];

/** How the built-in rules read a program of this name. */
export function specOf(name: string): ProgramSpec | undefined {
  const { programs } = shelf.catalogue();
  const [provider, , , spec] = refsOf(Object.hasOwn(programs, name) ? programs[name] : undefined).find(([, , , at]) => at >= 0) ?? [];
  return provider === undefined || spec === undefined ? undefined : shelf.provider(provider).programs[spec];
}

/** The built-in provider that a rule's id begins with, else one of the team's own: all it knows stands in its rules. */
function providerOf({ id }: Rule): Provider {
  const name = id.slice(0, id.indexOf('/'));
  return builtInProvider(name) ?? { id: name, title: name, hosts: [], programs: [], rules: [] };
}

export function builtInProvider(name: string): Provider | undefined {
  const { rules } = shelf.catalogue();
  const found = Object.entries(rules).find(([id]) => id.startsWith(`${name}/`))?.[1];
  return found && shelf.provider(found[0]);
}

/** What the catalogue's tables tell of a built-in rule before `matches` is asked. */
function couldMatch({ when, spec, provider }: Candidate, call: Call, matter: Matter | null): boolean {
  if (when.call !== call.kind) return false;
  if (call.kind === 'program') return spec !== null && (spec.names.includes(call.program) || spec.names.includes(tableName(call.program)));
  if (call.kind === 'file') return matter !== null;
  if (call.kind === 'http') return isAmong(call.host, hostsOf(when, provider));
  if (call.kind === 'graphql' && when.call === 'graphql')
    return when.field.includes(call.field) && (isAmong(call.host, provider.hosts) || (provider.hosts.length === 0 && when.named !== true));
  return true;
}

/** A rule on requests of a team's own provider names its hosts; one that does not speaks of all. */
const hostsOf = (when: When, { hosts }: Provider): readonly string[] =>
  (when.call === 'http' ? when.hosts : undefined) ?? (hosts.length > 0 ? hosts : ['*']);
