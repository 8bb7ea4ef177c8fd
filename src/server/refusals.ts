import { canonical } from './canonical';
import { isSameTarget, targetsOf } from './targets';

export { targetsOf };

const NAMELESS_MS = 3_600_000;
/** So long another agent in this window is taken for one that the first has started, or was sent to in its place. */
const NEARBY_MS = 600_000;
const MAX_CONVERSATIONS = 1_000;
/** Decisions of one conversation, and targets of one decision, so that one action with very many pushes out nothing that was refused before. */
const MAX_REFUSALS = 1_000;
const MAX_TARGETS = 4_000;
/** Told to the window, newest last. */
const MAX_SHOWN = 100;

/** One decision of a person. */
interface Refusal {
  /** It, and the tries to go round it: their lines in *Recent*. */
  readonly ids: Set<string>;
  readonly targets: readonly string[];
}
interface Memory {
  readonly agent: string;
  readonly refusals: readonly Refusal[];
  /** When the last one was refused. */
  readonly at: number;
  readonly until: number;
}

/** What persons refused, by conversation. `now`: of a clock that nobody can set. */
export class Refusals {
  private readonly byConversation = new Map<string, Memory>();

  /** `id`: the action's. */
  remember(id: string, agent: string, conversation: string | null, targets: readonly string[], now: number): void {
    const key = keyOf(agent, conversation);
    const known = this.byConversation.get(key);
    const at = Math.max(now, known?.at ?? now);
    const until = conversation === null ? at + NAMELESS_MS : Number.POSITIVE_INFINITY;
    const refusal = { ids: new Set([id]), targets: targets.slice(0, MAX_TARGETS) };
    const refusals = [...(known?.refusals ?? []), refusal].slice(-MAX_REFUSALS);
    this.byConversation.delete(key); // so that the newest stands last
    this.byConversation.set(key, { agent, refusals, at, until });
    for (const oldest of this.byConversation.keys()) {
      if (this.byConversation.size <= MAX_CONVERSATIONS) break;
      this.byConversation.delete(oldest);
    }
  }

  /** The first of the targets that was refused in this conversation, by whatever way it is reached now, or shortly before to another agent. */
  find(agent: string, conversation: string | null, targets: readonly string[], now: number): string | null {
    return this.met(agent, conversation, targets, now)?.target ?? null;
  }

  /** The action `id` was refused because of what `find` has found. */
  repeated(id: string, agent: string, conversation: string | null, targets: readonly string[], now: number): void {
    this.met(agent, conversation, targets, now)?.refusal.ids.add(id);
  }

  /** The decisions that are in force, with the tries to go round them. */
  ids(now: number): readonly string[] {
    const all = [...this.byConversation.values()].filter(({ until }) => until > now).flatMap(({ refusals }) => refusals);
    return all.flatMap(({ ids }) => [...ids]).slice(-MAX_SHOWN);
  }

  /** What *Allow Asking Again* would forget: the targets of the decision, or of all. */
  remembered(id: string | null): readonly string[] {
    const all = [...this.byConversation.values()].flatMap(({ refusals }) => refusals);
    return [...new Set(all.filter(({ ids }) => id === null || ids.has(id)).flatMap(({ targets }) => targets))];
  }

  /** *Allow Asking Again*: what was refused by this decision, or by all, may be asked about once more, whoever it was refused to. */
  forget(id: string | null): void {
    this.allow(this.remembered(id));
    if (id === null) this.byConversation.clear();
  }

  /** These targets may be asked about again. */
  allow(again: readonly string[]): void {
    const stays = ({ targets }: Refusal): boolean => !targets.some((one) => again.some((target) => isSameTarget(one, target)));
    for (const [key, memory] of [...this.byConversation]) {
      const refusals = memory.refusals.filter(stays);
      if (refusals.length === 0) this.byConversation.delete(key);
      else if (refusals.length < memory.refusals.length) this.byConversation.set(key, { ...memory, refusals });
    }
  }

  private met(
    agent: string,
    conversation: string | null,
    targets: readonly string[],
    now: number,
  ): { readonly target: string; readonly refusal: Refusal } | undefined {
    const own = this.byConversation.get(keyOf(agent, conversation));
    const others = [...this.byConversation.values()].filter((one) => one.agent !== agent && now - one.at <= NEARBY_MS);
    const known = [...(own ? [own] : []), ...others].filter(({ until }) => until > now).flatMap(({ refusals }) => refusals);
    for (const target of targets) {
      const refusal = known.find((one) => one.targets.some((refused) => isSameTarget(refused, target)));
      if (refusal) return { target, refusal };
    }
    return undefined;
  }
}

/** A sub-agent's refusals are those of its session (`session/agent`): the main agent could send one to try again, or try again itself. */
const keyOf = (agent: string, conversation: string | null): string => canonical([agent, conversation?.split('/')[0] ?? null]);
