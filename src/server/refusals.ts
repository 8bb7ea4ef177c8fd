import { outcomeOf } from '../engine/decide';
import type { Action, Effect, Verb, Verdict } from '../engine/types';
import { canonical } from './canonical';
import { hashOf } from './digest';

const NAMELESS_MS = 3_600_000;
const MAX_CONVERSATIONS = 1_000;
const MAX_TARGETS = 1_000;

/** Verbs that come to the same for who loses the thing. */
const CLASSES: Readonly<Record<Verb, string>> = {
  delete: 'destroy',
  overwrite: 'destroy',
  truncate: 'destroy',
  move: 'destroy',
  detach: 'destroy',
  reset: 'destroy',
  rewrite: 'destroy',
  remove: 'destroy',
  format: 'destroy',
  restore: 'destroy',
  revoke: 'destroy',
  rotate: 'destroy',
  disable: 'disable',
  stop: 'disable',
  kill: 'disable',
  transfer: 'transfer',
  publish: 'transfer',
  send: 'transfer',
  reveal: 'reveal',
  run: 'run',
  change: 'change',
};

/**
 * What a held action is after, as identities: provider, kind, name and class of verb of each effect that has to be asked about. An
 * action that was held without any effect (it was not understood) stands for itself.
 */
export function targetsOf(verdict: Verdict, actions: readonly Action[]): readonly string[] {
  const asked = verdict.effects.filter((effect) => outcomeOf(effect, { snapshots: false }, false).decision === 'hold');
  if (asked.length > 0) return [...new Set(asked.map(identity))];
  return [`action ${hashOf(canonical(actions.map(({ conversation: _conversation, cwd: _cwd, ...action }) => action)))}`];
}

const identity = ({ verb, resource: { provider, kind, name } }: Effect): string => canonical([provider, kind, name, CLASSES[verb]]);

/** What persons refused, by conversation; in memory only, so that it ends with this process. */
export class Refusals {
  private readonly byConversation = new Map<string, { readonly targets: Set<string>; readonly until: number }>();

  remember(agent: string, conversation: string | null, targets: readonly string[], now: number): void {
    const key = keyOf(agent, conversation);
    const until = conversation === null ? now + NAMELESS_MS : Number.POSITIVE_INFINITY;
    const known = [...(this.byConversation.get(key)?.targets ?? []), ...targets].slice(-MAX_TARGETS);
    this.byConversation.delete(key); // so that the newest stands last
    this.byConversation.set(key, { targets: new Set(known), until });
    for (const oldest of this.byConversation.keys()) {
      if (this.byConversation.size <= MAX_CONVERSATIONS) break;
      this.byConversation.delete(oldest);
    }
  }

  /** The first of the targets that was refused in this conversation. */
  find(agent: string, conversation: string | null, targets: readonly string[], now: number): string | null {
    const found = this.byConversation.get(keyOf(agent, conversation));
    if (!found || found.until <= now) return null;
    return targets.find((target) => found.targets.has(target)) ?? null;
  }
}

/** A sub-agent's refusals are those of its session (`session/agent`): the main agent could send one to try again, or try again itself. */
const keyOf = (agent: string, conversation: string | null): string => canonical([agent, conversation?.split('/')[0] ?? null]);
