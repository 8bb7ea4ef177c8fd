import type { Matter } from '../evaluate/files/matter';
import { globMatches } from '../policy/glob';
import { isLoopback } from '../policy/loopback';
import { tableName } from '../programName';
import { type Call, HOLE } from '../types';
import { aws } from './aws';
import { azure } from './azure';
import { django } from './django';
import { docker } from './docker';
import { filesystem } from './filesystem';
import { flyio } from './flyio';
import { gcp } from './gcp';
import { git } from './git';
import { github } from './github';
import { helm } from './helm';
import { heroku } from './heroku';
import { kubernetes } from './kubernetes';
import type { Candidate } from './match';
import { mongodb } from './mongodb';
import { mysql } from './mysql';
import { neon } from './neon';
import { netlify } from './netlify';
import { nets } from './nets';
import { npm } from './npm';
import { planetscale } from './planetscale';
import { postgres } from './postgres';
import { prisma } from './prisma';
import { pulumi } from './pulumi';
import { rails } from './rails';
import { railway } from './railway';
import { redis } from './redis';
import type { Provider, Rule, When } from './rule';
import { secrets } from './secrets';
import { self } from './self';
import { shell } from './shell';
import { sqlAny } from './sql';
import { sqlite } from './sqlite';
import { supabase } from './supabase';
import { terraform } from './terraform';
import { vercel } from './vercel';

/** Every provider. A new one is a file beside this one (copy `_template.ts`) and a line here. */
export const providers: readonly Provider[] = [
  aws,
  azure,
  django,
  docker,
  filesystem,
  flyio,
  gcp,
  git,
  github,
  helm,
  heroku,
  kubernetes,
  mongodb,
  mysql,
  neon,
  netlify,
  nets,
  npm,
  planetscale,
  postgres,
  prisma,
  pulumi,
  rails,
  railway,
  redis,
  secrets,
  self,
  shell,
  sqlAny,
  sqlite,
  supabase,
  terraform,
  vercel,
];

/** Rules on requests to the same hosts. */
interface HostGroup {
  readonly hosts: readonly string[];
  readonly candidates: readonly Candidate[];
}

/** The rules by what a call shows at once: its program, host, field, verb or tool. */
interface Index {
  readonly programs: ReadonlyMap<string, readonly Candidate[]>;
  /** Nets under programs of which nothing else is known, and the programs that are in none. */
  readonly anyProgram: readonly Candidate[];
  readonly except: ReadonlySet<string>;
  readonly everyday: ReadonlySet<string>;
  readonly http: readonly HostGroup[];
  readonly graphql: ReadonlyMap<string, readonly Candidate[]>;
  readonly sql: ReadonlyMap<string, readonly Candidate[]>;
  readonly files: ReadonlyMap<string, readonly Candidate[]>;
  readonly mcp: readonly Candidate[];
  readonly opaque: ReadonlyMap<string, readonly Candidate[]>;
  readonly rules: ReadonlyMap<string, { readonly provider: Provider; readonly rule: Rule }>;
}

const lazily = <T>(make: () => T): (() => T) => {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
};
const index = lazily(() => buildIndex(providers));

/** A rule by its id, with its provider. */
export const ruleById = (id: string): { readonly provider: Provider; readonly rule: Rule } | undefined => index().rules.get(id);

/** Whether any rule speaks of a program of this name. */
export const isKnownProgram = (name: string): boolean =>
  // A name of one letter (`k`) is an everyday word.
  name.length > 1 && [name, tableName(name)].some((one) => index().programs.has(one) && !index().everyday.has(one));

const NONE: readonly Candidate[] = [];

/** The rules that could match a call; no other rule is looked at. */
export function candidatesFor(call: Call, matter: Matter | null): readonly Candidate[] {
  const known = index();
  switch (call.kind) {
    case 'program':
      return known.programs.get(call.program) ?? known.programs.get(tableName(call.program)) ?? anyProgram(known, call.program);
    case 'http':
      // A request to a host of which nothing is known says nothing; a GraphQL field does, by its name.
      return known.http.flatMap(({ hosts, candidates }) => (isAmong(call.host, hosts) ? candidates : NONE)).sort(byNet);
    case 'graphql':
      // A field that belongs to a provider says enough where the host is an address: behind it, a tunnel or a mapping may lead to the provider.
      return (known.graphql.get(call.field) ?? NONE).filter(
        ({ provider }) => call.host === HOLE || isAddress(call.host) || hasHost(provider, call.host),
      );
    case 'sql':
      return known.sql.get(call.verb) ?? NONE;
    case 'file':
      return (matter && known.files.get(fileKey(matter.verb, matter.place))) ?? NONE;
    case 'mcp':
      return known.mcp;
    case 'opaque':
      return known.opaque.get(call.why) ?? NONE;
    default:
      return call satisfies never;
  }
}

/** Whether a host is one of a provider's; where a part of it is not known, whether it could be. */
const hasHost = (provider: Provider, host: string): boolean => isAmong(host, provider.hosts);

function isAmong(host: string, hosts: readonly string[]): boolean {
  const plain = host.endsWith('.') ? host.slice(0, -1) : host;
  return hosts.some((pattern) => pattern === '*' || (host !== HOLE && globMatches(pattern, plain, true)));
}

function anyProgram(known: Index, program: string): readonly Candidate[] {
  const name = tableName(program);
  return program.includes(HOLE) || known.except.has(name) ? NONE : known.anyProgram;
}

const NETS = [undefined, 'provider', 'generic'] as const;
/** Nets last: they count only where nothing before them matched. */
const byNet = (a: Candidate, b: Candidate): number => NETS.indexOf(a.rule.net) - NETS.indexOf(b.rule.net);

const isAddress = (host: string): boolean => isLoopback(host) || /^[\d.]+$|^[\da-f]*:[\da-f:.]*$/i.test(host);

const fileKey = (verb: string, place: string): string => `${verb} ${place}`;

function buildIndex(all: readonly Provider[]): Index {
  const programs = new Map<string, Candidate[]>();
  const graphql = new Map<string, Candidate[]>();
  const sql = new Map<string, Candidate[]>();
  const files = new Map<string, Candidate[]>();
  const opaque = new Map<string, Candidate[]>();
  const anyProgram: Candidate[] = [];
  const except = new Set<string>();
  const everyday = new Set<string>();
  const http = new Map<string, { hosts: readonly string[]; candidates: Candidate[] }>();
  const mcp: Candidate[] = [];
  const rules = new Map<string, { provider: Provider; rule: Rule }>();
  const add = (map: Map<string, Candidate[]>, keys: readonly string[], candidate: Candidate): void => {
    for (const key of keys) {
      const list = map.get(key);
      if (list) list.push(candidate);
      else map.set(key, [candidate]);
    }
  };
  for (const provider of all) {
    for (const spec of provider.programs) {
      for (const name of spec.names) if (name !== '*' && !programs.has(name)) programs.set(name, []);
      for (const name of spec.except ?? []) except.add(name);
      if (spec.everyday) for (const name of spec.names) everyday.add(name);
    }
    for (const rule of provider.rules) {
      rules.set(rule.id, { provider, rule });
      for (const when of whensOf(rule)) {
        if (when.call === 'program') {
          for (const spec of provider.programs) {
            if (spec.id !== when.program) continue;
            const candidate: Candidate = { provider, rule, when, spec };
            if (spec.names.includes('*')) anyProgram.push(candidate);
            else add(programs, spec.names, candidate);
          }
        } else {
          const candidate: Candidate = { provider, rule, when, spec: null };
          if (when.call === 'http') {
            const hosts = when.hosts ?? provider.hosts;
            const group = http.get(hosts.join(' ')) ?? { hosts, candidates: [] };
            group.candidates.push(candidate);
            http.set(hosts.join(' '), group);
          }
          if (when.call === 'graphql') add(graphql, when.field, candidate);
          else if (when.call === 'sql') add(sql, when.verb, candidate);
          else if (when.call === 'file')
            add(
              files,
              when.verb.flatMap((verb) => when.place.map((place) => fileKey(verb, place))),
              candidate,
            );
          else if (when.call === 'mcp') mcp.push(candidate);
          else if (when.call === 'opaque') add(opaque, when.why, candidate);
        }
      }
    }
  }
  for (const [name, candidates] of programs) {
    // Rules on what a program shows say nothing of what it destroys.
    if (!except.has(name) && candidates.every(({ rule }) => rule.class === 'reveal')) candidates.push(...anyProgram);
    candidates.sort(byNet);
  }
  mcp.sort(byNet);
  return { programs, anyProgram, except, everyday, http: [...http.values()], graphql, sql, files, mcp, opaque, rules };
}

const isList = (when: Rule['when']): when is readonly When[] => Array.isArray(when);
const whensOf = ({ when }: Rule): readonly When[] => (isList(when) ? when : [when]);

/** Whether a provider's host speaks GraphQL on a path; where a part of either is not known, whether it could. */
export const isGraphql = (host: string, path: string): boolean =>
  host !== HOLE && providers.some((one) => one.graphql?.some((glob) => globMatches(glob, path, true)) === true && hasHost(one, host));

/** Whether a host that is known in full is that of any provider. */
export const hasExactHost = (host: string): boolean => !host.includes(HOLE) && providers.some((one) => hasHost(one, host));
