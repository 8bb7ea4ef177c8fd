import type { Matter } from '../evaluate/files/matter';
import { lazily } from '../lazily';
import { globMatches } from '../policy/glob';
import { isLoopback } from '../policy/loopback';
import { tableName } from '../programName';
import { type Call, HOLE, type HttpCall } from '../types';
import { byNet, candidateAt, fileKey, refsOf } from './catalogue';
import { hostTable, isAmong } from './hosts';
import type { Candidate } from './match';
import { couldFit, segmentCount } from './pathTemplate';
import type { ProgramSpec, Provider, Rule, When } from './rule';
import { shelf } from './shelf';

const NONE: readonly Candidate[] = [];

/** Candidates stay what they were, so that a list is made once. */
const made = new Map<string, readonly Candidate[]>();
function candidatesAt(refs: string | undefined): readonly Candidate[] {
  if (refs === undefined) return NONE;
  const known = made.get(refs);
  if (known) return known;
  const candidates = refsOf(refs).map((ref) => candidateAt(shelf.provider(ref[0]), ref));
  made.set(refs, candidates);
  return candidates;
}

const programs = lazily(() => new Map(Object.entries(shelf.catalogue().programs)));

/** A word of an action may be the name of something that every object has. */
const own = <T>(table: Readonly<Record<string, T>>, key: string): T | undefined => (Object.hasOwn(table, key) ? table[key] : undefined);

/** A rule by its id, with its provider. */
export function ruleById(id: string): { readonly provider: Provider; readonly rule: Rule } | undefined {
  const [at = -1, ruleAt = -1] = own(shelf.catalogue().rules, id) ?? [];
  if (at < 0) return undefined;
  const provider = shelf.provider(at);
  const rule = provider.rules[ruleAt];
  return rule && { provider, rule };
}

/** How a provider reads the arguments of its program of this id, where that goes by this name and a rule speaks of it. */
export function programSpec(provider: string, id: string, name: string): ProgramSpec | undefined {
  return candidatesAt(programs().get(name)).find((one) => one.provider.id === provider && one.spec?.id === id)?.spec ?? undefined;
}

/** Whether any rule speaks of a program of this name. */
export function isKnownProgram(name: string): boolean {
  const { programs, everyday } = shelf.catalogue();
  // A name of one letter (`k`) is an everyday word.
  return name.length > 1 && [name, tableName(name)].some((one) => Object.hasOwn(programs, one) && !everyday.includes(one));
}

/** The rules that could match a call; no other rule is looked at. */
export function candidatesFor(call: Call, matter: Matter | null): readonly Candidate[] {
  const known = shelf.catalogue();
  switch (call.kind) {
    case 'program': {
      const refs = programs().get(call.program) ?? programs().get(tableName(call.program));
      return refs ? candidatesAt(refs) : anyProgram(call.program);
    }
    case 'http':
      // A request to a host of which nothing is known says nothing; a GraphQL field does, by its name.
      return httpCandidates(call);
    case 'graphql':
      // A field that belongs to a provider says enough where the host is an address: behind it, a tunnel or a mapping may lead to the provider.
      return candidatesAt(own(known.graphql, call.field)).filter(
        ({ provider, when }) =>
          isAmong(call.host, provider.hosts) ||
          ((call.host === HOLE || (isAddress(call.host) && !(OF_MANY.has(call.field) && isLoopback(call.host)))) &&
            !(when.call === 'graphql' && when.named === true)),
      );
    case 'sql':
      return candidatesAt(own(known.sql, call.verb));
    case 'file':
      return matter ? candidatesAt(own(known.files, fileKey(matter.verb, matter.place))) : NONE;
    case 'mcp':
      return candidatesAt(known.mcp);
    case 'opaque':
      return candidatesAt(own(known.opaque, call.why));
    default:
      return call satisfies never;
  }
}

/** Fields that the API of any project may have, too: on this machine they are its own. */
const OF_MANY: ReadonlySet<string> = new Set(
  (
    'deleteUser deleteProject deleteIssue deleteIssueComment deleteDiscussion deleteLabel deleteOrganization deleteOrganizationMembership deleteIdentity ' +
    'userDelete customerDelete customerAddressDelete orderDelete draftOrderDelete productDelete productVariantDelete collectionDelete pageDelete blogDelete ' +
    'articleDelete menuDelete catalogDelete locationDelete sessionDelete updateRepository projectUpdate'
  ).split(' '),
);

const requests = lazily(() => hostTable(shelf.catalogue().http.map(({ hosts }) => hosts)));
const providers = lazily(() => hostTable(shelf.catalogue().hosts));

/** Rules on requests, by the method, the length of the path and the groups of hosts that one belongs to: hosts are many, such groups are few. */
const byGroups = new Map<string, readonly Candidate[]>();
function httpCandidates(call: HttpCall): readonly Candidate[] {
  const method = call.method.includes(HOLE) ? HOLE : call.method.toUpperCase();
  const groups = requests().among(call.host);
  const segments = call.url.includes('%') ? null : segmentCount(call.path);
  const key = `${method} ${segments ?? ''} ${groups.join(' ')}`;
  const before = byGroups.get(key);
  if (before) return before;
  const { http } = shelf.catalogue();
  const found = groups
    .flatMap((at) => candidatesAt(http[at]?.refs))
    .filter(({ when }) => method === HOLE || when.call !== 'http' || when.method === undefined || when.method.includes(method))
    .filter(({ when }) => segments === null || hasPath(when, segments))
    .sort(byNet);
  if (byGroups.size < MOST_GROUPS) byGroups.set(key, found);
  return found;
}
const MOST_GROUPS = 500;

/** Templates that are read segment by segment cannot be those of a longer or a shorter path; in the others a star stands for several. */
const hasPath = (when: When, segments: number): boolean =>
  when.call !== 'http' ||
  when.path === undefined ||
  when.path.some((template) => (when.hosts?.includes('*') !== true && !/\{|\*\*/.test(template)) || couldFit(template, segments));

let excepted: ReadonlySet<string> | undefined;
function anyProgram(program: string): readonly Candidate[] {
  const { except, anyProgram } = shelf.catalogue();
  excepted ??= new Set(except);
  return program.includes(HOLE) || excepted.has(tableName(program)) ? NONE : candidatesAt(anyProgram);
}

const isAddress = (host: string): boolean => isLoopback(host) || /^[\d.]+$|^[\da-f]*:[\da-f:.]*$/i.test(host);

/** Whether a provider's host speaks GraphQL on a path; where a part of either is not known, whether it could. */
export function isGraphql(host: string, path: string): boolean {
  if (host === HOLE) return false;
  const { graphqlPaths } = shelf.catalogue();
  return providers()
    .among(host)
    .some((at) => graphqlPaths[at]?.some((glob) => globMatches(glob, path, true)));
}

/** Whether a host that is known in full is that of any provider. */
export const hasExactHost = (host: string): boolean => !host.includes(HOLE) && providers().among(host).length > 0;
