import type { Candidate } from './match';
import type { Provider, Rule, When } from './rule';

/** Where a candidate stands: numbers of its provider, of its rule and `when` there, and of the program or -1. */
type Ref = readonly [provider: number, rule: number, when: number, spec: number];
/** Several of them as text (`7.0.1.0 7.2.0.-1`): of thousands an action needs a few, and the rest need not become lists. */
type Refs = string;
type Table = Readonly<Record<string, Refs>>;

/**
 * The rules by what a call shows at once: its program, host, field, verb or tool. It survives JSON.parse(JSON.stringify(catalogue)), so
 * that the build can write it down and no provider need be read before a call asks for it.
 */
export interface Catalogue {
  readonly programs: Table;
  /** Nets under programs of which nothing else is known, and the programs that are in none. */
  readonly anyProgram: Refs;
  readonly except: readonly string[];
  readonly everyday: readonly string[];
  /** Rules on requests to the same hosts. */
  readonly http: readonly { readonly hosts: readonly string[]; readonly refs: Refs }[];
  readonly graphql: Table;
  readonly sql: Table;
  readonly files: Table;
  readonly mcp: Refs;
  readonly opaque: Table;
  readonly rules: Readonly<Record<string, readonly [provider: number, rule: number]>>;
  /** In the order of the providers. */
  readonly hosts: readonly (readonly string[])[];
  readonly graphqlPaths: readonly (readonly string[])[];
}

export const fileKey = (verb: string, place: string): string => `${verb} ${place}`;

const isList = (when: Rule['when']): when is readonly When[] => Array.isArray(when);
export const whensOf = ({ when }: Rule): readonly When[] => (isList(when) ? when : [when]);

/** References of a table, read; none where a table has no such key. */
export const refsOf = (refs: Refs | undefined): readonly Ref[] =>
  (refs ?? '').split(' ').flatMap((ref): readonly Ref[] => {
    const [provider, rule, when, spec] = ref.split('.').map(Number);
    return provider === undefined || rule === undefined || when === undefined || spec === undefined ? [] : [[provider, rule, when, spec]];
  });

/** The candidate that a reference into these providers means. */
export function candidateAt(provider: Provider, [, at, whenAt, specAt]: Ref): Candidate {
  const rule = provider.rules[at];
  const when = rule && whensOf(rule)[whenAt];
  if (!rule || !when) throw new Error(`no rule ${at} of ${provider.id}`);
  return { provider, rule, when, spec: provider.programs[specAt] ?? null };
}

const NETS = [undefined, 'provider', 'generic'] as const;
/** Nets last: they count only where nothing before them matched. */
export const byNet = (a: Candidate, b: Candidate): number => NETS.indexOf(a.rule.net) - NETS.indexOf(b.rule.net);

export function catalogueOf(all: readonly Provider[]): Catalogue {
  const programs = new Map<string, Ref[]>();
  const graphql = new Map<string, Ref[]>();
  const sql = new Map<string, Ref[]>();
  const files = new Map<string, Ref[]>();
  const opaque = new Map<string, Ref[]>();
  const anyProgram: Ref[] = [];
  const except = new Set<string>();
  const everyday = new Set<string>();
  const http = new Map<string, { hosts: readonly string[]; refs: Ref[] }>();
  const mcp: Ref[] = [];
  const rules = new Map<string, readonly [number, number]>();
  const add = (map: Map<string, Ref[]>, keys: readonly string[], ref: Ref): void => {
    for (const key of keys) {
      const list = map.get(key);
      if (list) list.push(ref);
      else map.set(key, [ref]);
    }
  };
  for (const [at, provider] of all.entries()) {
    for (const spec of provider.programs) {
      for (const name of spec.names) if (name !== '*' && !programs.has(name)) programs.set(name, []);
      for (const name of spec.except ?? []) except.add(name);
      if (spec.everyday) for (const name of spec.names) everyday.add(name);
    }
    for (const [ruleAt, rule] of provider.rules.entries()) {
      rules.set(rule.id, [at, ruleAt]);
      for (const [whenAt, when] of whensOf(rule).entries()) {
        const ref: Ref = [at, ruleAt, whenAt, -1];
        switch (when.call) {
          case 'program':
            for (const [specAt, spec] of provider.programs.entries()) {
              if (spec.id !== when.program) continue;
              const withSpec: Ref = [at, ruleAt, whenAt, specAt];
              if (spec.names.includes('*')) anyProgram.push(withSpec);
              else add(programs, spec.names, withSpec);
            }
            break;
          case 'http': {
            const hosts = when.hosts ?? provider.hosts;
            const group = http.get(hosts.join(' ')) ?? { hosts, refs: [] };
            group.refs.push(ref);
            http.set(hosts.join(' '), group);
            break;
          }
          case 'graphql':
            add(graphql, when.field, ref);
            break;
          case 'sql':
            add(sql, when.verb, ref);
            break;
          case 'file': {
            const { verb: verbs, place } = when;
            const keys = verbs.flatMap((verb) => place.map((one) => fileKey(verb, one)));
            add(files, keys, ref);
            break;
          }
          case 'mcp':
            mcp.push(ref);
            break;
          case 'opaque':
            add(opaque, when.why, ref);
            break;
          default:
            when satisfies never;
        }
      }
    }
  }
  const candidateOf = (ref: Ref): Candidate => {
    const provider = all[ref[0]];
    if (!provider) throw new Error(`no provider ${ref[0]}`);
    return candidateAt(provider, ref);
  };
  const netsLast = (a: Ref, b: Ref): number => byNet(candidateOf(a), candidateOf(b));
  for (const [name, refs] of programs) {
    // Rules on what a program shows say nothing of what it destroys.
    if (!except.has(name) && refs.every((ref) => candidateOf(ref).rule.class === 'reveal')) refs.push(...anyProgram);
    refs.sort(netsLast);
  }
  mcp.sort(netsLast);
  const written = (refs: readonly Ref[]): Refs => refs.map((ref) => ref.join('.')).join(' ');
  const table = (map: ReadonlyMap<string, readonly Ref[]>): Table =>
    Object.fromEntries([...map].map(([key, refs]) => [key, written(refs)]));
  return {
    programs: table(programs),
    anyProgram: written(anyProgram),
    except: [...except],
    everyday: [...everyday],
    http: [...http.values()].map(({ hosts, refs }) => ({ hosts, refs: written(refs) })),
    graphql: table(graphql),
    sql: table(sql),
    files: table(files),
    mcp: written(mcp),
    opaque: table(opaque),
    rules: Object.fromEntries(rules),
    hosts: all.map(({ hosts }) => hosts),
    graphqlPaths: all.map(({ graphql }) => graphql ?? []),
  };
}
