import path from 'node:path';
import type { Call, Effect, EffectClass, Evidence } from '../../engine/types';
import type { LiveFact, NotKnown } from '../../protocol/liveFact';
import { redactJson } from '../../secrets/redact';
import { canonical } from '../canonical';
import { hashOf } from '../digest';
import type { Settled } from '../facts';
import { Cache } from './cache';
import type { Credentials } from './credentials';
import { fetchJson } from './fetchJson';
import type { Found, Lookup, LookupSettings, LookupTools } from './lookup';
import { runProgram } from './program';

export interface LookupsOptions {
  readonly home: string;
  /** The person's own, as it is now. */
  readonly state: { readonly settings: LookupSettings; readonly credentials: Pick<Credentials, 'find' | 'values'> };
  /** Folders that agents write to: no program in them is run. */
  readonly workspace: () => readonly string[];
  readonly lookups: readonly Lookup[];
  /** For all look-ups of one action together. */
  readonly patienceMs?: number;
}
/** One thing to find out. */
export interface Wanted {
  readonly lookup: Lookup;
  readonly effect: Effect;
  readonly call: Call | undefined;
}
export interface Plan {
  readonly wanted: readonly Wanted[];
  /** What is known before: that nothing is, where no look-up is switched on. */
  readonly facts: readonly LiveFact[];
}
/** What was found out for one action. */
export interface Known {
  readonly evidence: readonly Evidence[];
  readonly facts: readonly LiveFact[];
}
export const NOTHING_KNOWN: Known = { evidence: [], facts: [] };

/** A person waits for the question meanwhile. */
const PATIENCE_MS = 2_000;
/** The most dangerous things of one action are looked up, no more. */
const MOST = 4;
const MOST_FACTS = 24;
const LONGEST = 200;
/** What dies is data, or what saves data; files of this machine are no provider's. */
const CLASSES: ReadonlySet<EffectClass> = new Set(['data', 'safeguard', 'suspected']);

/** Asks the providers that a person has switched on what a held action would lose. It tells; it decides nothing. */
export class Lookups {
  private readonly options: LookupsOptions;
  private readonly cache = new Cache<Found | null>();

  constructor(options: LookupsOptions) {
    this.options = options;
  }

  /** Settings or credentials have changed. */
  forget(): void {
    this.cache.clear();
  }

  /** What there is to find out about a held action. Asks nobody. */
  plan({ judged }: Settled): Plan {
    const { settings } = this.options.state;
    const wanted = new Map<string, Wanted>();
    const off = new Set<string>();
    for (const { verdict, calls } of judged) {
      for (const effect of verdict.effects) {
        if (!CLASSES.has(effect.class)) continue;
        const call = calls[effect.call];
        for (const lookup of this.options.lookups) {
          if (!lookup.wants(effect, call)) continue;
          if (Object.hasOwn(settings, lookup.provider)) wanted.set(keyOf({ lookup, effect, call }), { lookup, effect, call });
          else if (effect.resource.provider === lookup.provider) off.add(lookup.provider);
        }
      }
    }
    const facts = [...off].map((provider) => notKnown(provider, 'off'));
    return { wanted: [...wanted.values()].slice(0, MOST), facts };
  }

  /** Finds out in the time there is; what is late or fails is a fact. Never rejects. */
  async find({ wanted, facts }: Plan, gone: AbortSignal): Promise<Known> {
    const late = new AbortController();
    const timer = setTimeout(() => late.abort(), this.options.patienceMs ?? PATIENCE_MS);
    const signal = AbortSignal.any([gone, late.signal]);
    try {
      const found = await Promise.all(wanted.map((one) => this.findOne(one, signal)));
      const all = { evidence: found.flatMap(({ evidence }) => evidence), facts: [...facts, ...found.flatMap((one) => one.facts)] };
      return { evidence: all.evidence, facts: distinct(all.facts).slice(0, MOST_FACTS) };
    } finally {
      clearTimeout(timer);
    }
  }

  private async findOne(wanted: Wanted, signal: AbortSignal): Promise<Found> {
    const { lookup, effect, call } = wanted;
    try {
      const find = async (stop: AbortSignal) => lookup.find(effect, call, this.tools(lookup, stop));
      const found = await this.cache.get(keyOf(wanted), signal, find);
      return found ? this.cleaned(found) : { evidence: [], facts: [notKnown(lookup.provider, 'failed')] };
    } catch {
      return { evidence: [], facts: [notKnown(lookup.provider, signal.aborted ? 'late' : 'failed')] };
    }
  }

  private tools({ provider }: Lookup, signal: AbortSignal): LookupTools {
    const { home, state, workspace } = this.options;
    const { settings, credentials } = state;
    return {
      signal,
      soon: AbortSignal.timeout(Math.floor((this.options.patienceMs ?? PATIENCE_MS) * 0.85)),
      home,
      settings,
      fetchJson: (request) => fetchJson(request, signal),
      run: (program, args, files) =>
        runProgram({
          program,
          args,
          files,
          folder: path.join(home, '.mollyguard', 'lookup'),
          signal,
          named: settings[provider]?.program ?? null,
          workspace: workspace(),
        }),
      secret: (name, host) => credentials.find(name, host),
    };
  }

  /** Nothing secret, nothing endless; a look-up never says that something is on this machine, nor names what it does not speak of. */
  private cleaned(found: Found): Found {
    const { values } = this.options.state.credentials;
    const { evidence, facts } = redactJson(found, values);
    return {
      facts: facts.map(({ id, data }) => ({ id, data: Object.fromEntries(Object.entries(data).map(([key, text]) => [key, cut(text)])) })),
      evidence: evidence.map(({ environment, identifiers, names, note }) => ({
        source: 'lookup',
        environment: environment === 'local' ? 'unknown' : environment,
        identifiers,
        names: Object.fromEntries(Object.entries(names).filter(([id]) => identifiers.includes(id))),
        file: null,
        line: null,
        strength: 'target',
        note: cut(note),
      })),
    };
  }
}

export const notKnown = (provider: string, why: NotKnown): LiveFact => ({ id: 'not-known', data: { provider, why } });

const cut = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text);

const distinct = (facts: readonly LiveFact[]): readonly LiveFact[] => [...new Map(facts.map((fact) => [canonical(fact), fact])).values()];

/** The same effect of the same call is the same question; behind `sudo` it is another, since that has another home. A hash: what an agent wrote is not kept. */
function keyOf({ lookup, effect, call }: Wanted): string {
  const { verb, resource, rule } = effect;
  return hashOf(canonical([lookup.id, verb, rule, resource, call ?? null]));
}
