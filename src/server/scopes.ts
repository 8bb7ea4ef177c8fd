import { environmentsOf, narrowest, narrows, type Scope, scopeNamed } from '../engine/scope';
import type { Policy } from '../engine/types';
import type { ScopeState } from '../protocol/messages';
import type { KeptScopes, ScopePlace, ScopeRequest, ScopeResult, ScopesView, ScopeTime } from '../protocol/scopes';
import { Conversations, keyOf, sessionOf } from './conversations';
import type { JournalEvent } from './journalEvents';

export interface ScopesOptions {
  readonly policy: () => Policy;
  /** The person that this process belongs to, for the journal. */
  readonly who: string;
  /** false: it could not be written. */
  readonly write: (event: JournalEvent) => boolean;
  /** What is inside has changed: what waits is judged again. */
  readonly changed: () => void;
  /** Milliseconds since 1970, and of a clock that nobody can set. */
  readonly clocks?: { readonly now: () => number; readonly steady: () => number };
}

/** A wider scope for a limited time. */
interface Wider {
  readonly place: ScopePlace;
  readonly name: string | null;
  readonly until: number | null;
  /** The same by the steady clock: a clock that is set back makes nothing longer. */
  readonly ends: number;
}
const LONGEST_MS = 3_600_000;
const MOST_CONVERSATIONS = 200;
/** Without any limit an agent may go everywhere: that is what is typed. */
const EVERYWHERE = 'production';

/**
 * What the work of each agent here is limited to. A conversation's own scope goes before the window's, that before the workspace's, that before
 * the settings'; of a conversation's and the window's the narrower counts, so that narrowing the window narrows all of them. Only what a person
 * has typed makes any of them wider, for a time that ends by itself; a wider scope is in memory only, here and in the extension.
 */
export class Scopes {
  private readonly options: ScopesOptions;
  private readonly clocks: { readonly now: () => number; readonly steady: () => number };
  private readonly met = new Conversations();
  private workspace: KeptScopes['workspace'] = null;
  private own: { readonly name: string } | null = null;
  private readonly conversations = new Map<string, KeptScopes['conversations'][number]>();
  private readonly wider = new Map<string, Wider>();

  constructor(options: ScopesOptions) {
    this.options = options;
    this.clocks = options.clocks ?? { now: () => Date.now(), steady: () => performance.now() };
  }

  /** What a person chose before this process began. */
  restore({ workspace, window, conversations, wider }: KeptScopes): void {
    this.workspace = workspace;
    this.own = window;
    this.conversations.clear();
    for (const one of conversations.slice(-MOST_CONVERSATIONS)) this.conversations.set(keyOf(one.agent, one.conversation), one);
    this.wider.clear();
    for (const { place, name, until } of wider) {
      const left = until === null ? Number.POSITIVE_INFINITY : Math.min(until - this.clocks.now(), LONGEST_MS);
      if (left > 0) this.wider.set(placeKey(place), { place, name, until, ends: this.clocks.steady() + left });
    }
    this.options.changed();
  }

  get kept(): KeptScopes {
    return {
      workspace: this.workspace,
      window: this.own,
      conversations: [...this.conversations.values()],
      wider: [...this.wider.values()].filter((one) => this.lives(one)).map(({ place, name, until }) => ({ place, name, until })),
    };
  }

  /** An action of a conversation: from now on it can be chosen. Returns whether that is new. */
  saw(agent: string, conversation: string | null, id: string, summary: string): boolean {
    return conversation !== null && this.met.met(agent, conversation, id, summary, this.clocks.now());
  }

  /** What an agent's work in a conversation is limited to; without one, the window's. */
  of(agent: string, conversation: string | null): ScopeState | null {
    const outer = this.window;
    if (conversation === null) return outer;
    const key = keyOf(agent, conversation);
    const wider = this.wider.get(key);
    if (wider && this.lives(wider)) return this.state(wider.name, 'conversation', wider.until);
    const own = this.state(this.conversations.get(key)?.name ?? null, 'conversation', null);
    return narrowest([own, outer]) === own ? own : outer;
  }

  get window(): ScopeState | null {
    const wider = this.wider.get(WINDOW);
    return wider && this.lives(wider) ? this.state(wider.name, 'window', wider.until) : this.base;
  }

  /** For agents that no window judges: the narrowest that is set for these folders. What is wider for a time does not count there. */
  get alone(): string | null {
    const policy = this.options.policy();
    const names = [this.own?.name ?? null, this.workspace?.name ?? null, policy.scope];
    return narrowest(names.map((name) => this.named(name)))?.name ?? null;
  }

  get view(): ScopesView {
    const conversations = this.met.all.map((one) => ({ ...one, scope: this.of(one.agent, one.conversation) }));
    return { environments: environmentsOf(this.options.policy()), conversations };
  }

  /** A person's choice. What is inside the scope of now is done at once, what is wider once its name was typed. */
  change({ place, name, typed }: ScopeRequest): ScopeResult {
    const { options } = this;
    const to = this.named(name);
    if (name !== null && !environmentsOf(options.policy()).some((one) => one.name === name)) return { kind: 'gone' };
    const narrower = narrows(this.named(this.baseOf(place)), to);
    if (!narrower) {
      const expects = name ?? EVERYWHERE;
      if (typed === null) return { kind: 'type', expects };
      if (typed.text.trim().normalize('NFC') !== expects.normalize('NFC')) return { kind: 'mismatch' };
    }
    const until = narrower || typed === null ? null : this.untilOf(typed.time);
    const from = (place.kind === 'conversation' ? this.of(place.agent, place.conversation) : this.window)?.name ?? null;
    const time = narrower ? null : (typed?.time ?? null);
    if (!options.write(this.event(place, from, name, until, narrower ? 'narrower' : 'wider', time)) && !narrower) return { kind: 'failed' };
    if (narrower || time === 'kept') this.keep(place, name);
    else this.widen(place, name, until);
    options.changed();
    return { kind: 'set', kept: this.kept };
  }

  /** Ends what was wider for a time that is over. */
  lapse(): void {
    const over = [...this.wider].filter(([, one]) => !this.lives(one));
    for (const [key, { place, name }] of over) {
      this.wider.delete(key);
      const to = (place.kind === 'conversation' ? this.of(place.agent, place.conversation) : this.window)?.name ?? null;
      this.options.write(this.event(place, name, to, null, 'over', null));
    }
    if (over.length > 0) this.options.changed();
  }

  /** What counts in the window while nothing is wider. */
  private get base(): ScopeState | null {
    if (this.own) return this.state(this.own.name, 'window', null);
    if (this.workspace) return this.state(this.workspace.name, 'workspace', null);
    return this.state(this.options.policy().scope, 'settings', null);
  }

  private baseOf(place: ScopePlace): string | null {
    if (place.kind !== 'conversation') return this.base?.name ?? null;
    const own = this.conversations.get(keyOf(place.agent, place.conversation))?.name ?? null;
    return narrowest([this.named(own), this.base])?.name ?? null;
  }

  private keep(place: ScopePlace, name: string | null): void {
    if (place.kind === 'conversation') {
      const key = keyOf(place.agent, place.conversation);
      this.wider.delete(key);
      this.conversations.delete(key); // so that the newest stands last
      if (name !== null) this.conversations.set(key, { agent: place.agent, conversation: sessionOf(place.conversation), name });
      for (const oldest of this.conversations.keys()) {
        if (this.conversations.size <= MOST_CONVERSATIONS) break;
        this.conversations.delete(oldest);
      }
      return;
    }
    this.wider.delete(WINDOW);
    if (place.kind === 'workspace') {
      this.workspace = { name };
      this.own = null;
    } else if (name !== null) this.own = { name };
  }

  /** What is wider for the workspace, but not kept, is so for its window. */
  private widen(place: ScopePlace, name: string | null, until: number | null): void {
    const of: ScopePlace = place.kind === 'workspace' ? { kind: 'window' } : place;
    const left = until === null ? Number.POSITIVE_INFINITY : until - this.clocks.now();
    this.wider.set(placeKey(of), { place: of, name, until, ends: this.clocks.steady() + left });
  }

  private untilOf(time: ScopeTime): number | null {
    return typeof time === 'number' ? this.clocks.now() + time * 60_000 : null;
  }

  private lives({ until, ends }: Wider): boolean {
    return until === null || (until > this.clocks.now() && ends > this.clocks.steady());
  }

  private named(name: string | null): Scope | null {
    return name === null ? null : scopeNamed(name, this.options.policy());
  }

  private state(name: string | null, from: ScopeState['from'], until: number | null): ScopeState | null {
    const scope = this.named(name);
    return scope && { ...scope, from, until };
  }

  private event(
    place: ScopePlace,
    from: string | null,
    to: string | null,
    until: number | null,
    how: 'narrower' | 'wider' | 'over',
    time: ScopeTime | null,
  ): JournalEvent {
    const conversation =
      place.kind === 'conversation' ? { agent: place.agent, conversation: place.conversation } : { agent: null, conversation: null };
    const ends = until === null ? (time === 'window' || time === 'kept' ? time : null) : new Date(until).toISOString();
    return { kind: 'scope', how, who: this.options.who, place: place.kind, ...conversation, from, to, until: ends };
  }
}

const WINDOW = 'window';
const placeKey = (place: ScopePlace): string => (place.kind === 'conversation' ? keyOf(place.agent, place.conversation) : WINDOW);
