import { doingOfClient, doingThere, serversIn } from './outsideClients';
import { type Doing, doingOf, doingOfStatement, doingOfTool, pointsAtProduction } from './outsideVerbs';
import { resolveEnvironment } from './policy/environment';
import { candidatesFor, isGraphql } from './rules/candidates';
import { fieldsOf } from './rules/fields';
import { argsReader, type Candidate } from './rules/match';
import type { ProgramSpec, Source } from './rules/rule';
import { valuesOf } from './rules/source';
import { outsideScope, type Placed, scopeNamed } from './scope';
import type { Call, EffectClass, EnvironmentLevel, HttpCall, Json, ProgramCall, Text } from './types';
import { type Surroundings, whereIs } from './where';

/** Something that no rule speaks of, outside the environment that the work is limited to. */
export interface Outside {
  readonly kind: 'read' | 'change';
  readonly about: Text;
  /** The name of the environment it leads to. */
  readonly target: string;
  readonly environment: EnvironmentLevel;
}

const READS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS', 'TRACE']);
const LONGEST_NAME = 200;

/** What a call does to something that may lie in an environment; `here` where it reaches nothing of the kind. */
export function doingOfCall(call: Call): Doing {
  switch (call.kind) {
    case 'http':
      if (READS.has(call.method)) return 'read';
      // What a GraphQL request does is told by its fields.
      return isGraphql(call.host, call.path) && call.body.kind === 'text' ? 'here' : 'change';
    case 'graphql':
      return call.operation === 'mutation' ? 'change' : 'read';
    case 'sql':
      return doingOfStatement(call.verb);
    case 'file':
      return call.remote === null ? 'here' : call.verb === 'read' || call.verb === 'show' ? 'read' : 'change';
    case 'mcp':
      return doingOfTool(call.tool, textsOf(call.input));
    case 'program': {
      const tool = toolOf(call);
      const doing = tool ? doingOf(argsReader(call)(tool.spec).words, call.argv) : doingOfClient(call);
      return call.remote === null ? (doing ?? 'here') : (doing ?? doingThere(call));
    }
    case 'opaque':
      return 'here';
  }
}

/** Where a call leads, if that is positively outside the scope that a person has set. `at`: its place among the action's calls. */
export function outsideOf(call: Call, at: number, surroundings: Surroundings): Outside | null {
  const { policy } = surroundings.facts;
  if (policy.scope === null) return null;
  const kind = doingOfCall(call);
  if (kind === 'here') return null;
  const placed = placeOfCall(call, at, surroundings);
  const target = placed && outsideScope(placed, scopeNamed(policy.scope, policy));
  return placed && target !== null ? { kind, about: aboutOf(call), target, environment: placed.environment } : null;
}

function placeOfCall(call: Call, at: number, surroundings: Surroundings): Placed | null {
  const { facts, evidence } = surroundings;
  const resolved = (place: readonly Text[], own: readonly Text[]): Placed => resolveEnvironment({ place, own }, facts.policy, evidence);
  switch (call.kind) {
    case 'http':
      return resolved([call.host], namesIn(call));
    case 'graphql':
      return resolved([call.host], stringsOf(call.args));
    case 'mcp':
      return resolved([], stringsOf(call.input));
    case 'program':
      return placeOfProgram(call, at, surroundings);
    case 'sql': {
      // A database is known together with its host: many are called `postgres`.
      const database = call.host === '' || call.database === '' ? call.database : `${call.host}/${call.database}`;
      return whereOf(call, at, surroundings, [
        ...[call.host, database].filter((one) => one !== ''),
        ...(call.remote ? [call.remote.host] : []),
      ]);
    }
    case 'file':
      return call.remote && whereOf(call, at, surroundings, [call.remote.host]);
    case 'opaque':
      return null;
  }
}

const whereOf = (
  call: Call,
  at: number,
  surroundings: Surroundings,
  place: readonly Text[],
  more: Partial<Parameters<typeof whereIs>[1]> = {},
): Placed =>
  whereIs(
    call,
    { place, own: [], labels: [], provider: '', program: null, resource: { kind: 'thing', name: [] }, at, ...more },
    surroundings,
  );

/** A tool of a provider: what it is pointed at is told by the same words and files as for its rules. */
function placeOfProgram(call: ProgramCall, at: number, surroundings: Surroundings): Placed | null {
  const tool = toolOf(call);
  const servers = [...serversIn(call), ...(call.remote ? [call.remote.host] : [])];
  if (!tool) return whereOf(call, at, surroundings, servers);
  const args = argsReader(call);
  const find = ({ source, candidate }: Told): readonly Text[] => valuesOf(source, call, candidate, args);
  const place = tool.stated.flatMap(find);
  const labels = [...tool.labels.flatMap(find), ...(pointsAtProduction(call.argv) ? ['production'] : [])];
  const { provider, spec } = tool;
  return whereOf(call, at, surroundings, [...place, ...servers], { labels, provider, program: spec.id });
}

interface Told {
  readonly source: Source;
  readonly candidate: Candidate;
}
interface Tool {
  readonly spec: ProgramSpec;
  readonly provider: string;
  readonly stated: readonly Told[];
  readonly labels: readonly Told[];
}
/** Effects on what lies in an environment. */
const ELSEWHERE: ReadonlySet<EffectClass> = new Set(['data', 'safeguard', 'session']);
const LABEL = 'label:';
const POINTING = /^(?:flag|env|url):/;

/** A program that rules know as one that reaches an environment, with every way in which it is told which. */
function toolOf(call: ProgramCall): Tool | null {
  const all = candidatesFor(call, null).filter(({ spec, rule }) => spec !== null && !spec.names.includes('*') && ELSEWHERE.has(rule.class));
  const spec = all[0]?.spec;
  if (!spec) return null;
  const told = new Map<Source, Candidate>();
  for (const candidate of all)
    for (const source of candidate.rule.resource.identifiers ?? []) told.set(source, told.get(source) ?? candidate);
  const of = (label: boolean): readonly Told[] =>
    [...told].flatMap(([source, candidate]): Told[] => {
      const plain = source.startsWith(LABEL) ? source.slice(LABEL.length) : source;
      return source.startsWith(LABEL) === label && POINTING.test(plain) ? [{ source: plain, candidate }] : [];
    });
  return { spec, provider: all[0]?.provider.id ?? '', stated: of(false), labels: of(true) };
}

/** What a request names besides its host: segments of its path, values of its query and body. */
function namesIn(call: HttpCall): readonly Text[] {
  const fields = call.body.kind === 'text' ? fieldsOf(call) : null;
  return [...call.path.split('/'), ...call.query.map(([, value]) => value), ...(fields === null ? [] : stringsOf(fields))].filter(isName);
}

const stringsOf = (value: Json): readonly string[] => textsOf(value).filter(isName);

function textsOf(value: Json): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : [];
}

/** Longer texts, and those with blanks, are prose. A plain word (`prod`) in a path or a field is nobody's id, whatever an environment is called. */
const isName = (text: string): boolean => /^\S{4,}$/.test(text) && text.length <= LONGEST_NAME && /[\d._:-]/.test(text);

const aboutOf = (call: Call): Text => {
  switch (call.kind) {
    case 'http':
    case 'graphql':
      return call.host;
    case 'sql':
      return call.host === '' ? call.database : call.host;
    case 'mcp':
      return call.server;
    case 'program':
      return call.program;
    case 'file':
      return call.remote?.host ?? '';
    case 'opaque':
      return call.about;
  }
};
