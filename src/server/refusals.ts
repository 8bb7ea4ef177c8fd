import { canonical } from './canonical';
import { isSameTarget, targetsOf } from './targets';

export { targetsOf };

const NAMELESS_MS = 3_600_000;
/** So long another agent in this window is taken for one that the first has started, or was sent to in its place. */
const NEARBY_MS = 600_000;
const MAX_CONVERSATIONS = 1_000;
const MAX_TARGETS = 1_000;

interface Memory {
  readonly agent: string;
  readonly targets: ReadonlySet<string>;
  /** When the last one was refused. */
  readonly at: number;
  readonly until: number;
}

/** What persons refused, by conversation; in memory only, so that it ends with this process. */
export class Refusals {
  private readonly byConversation = new Map<string, Memory>();

  remember(agent: string, conversation: string | null, targets: readonly string[], now: number): void {
    const key = keyOf(agent, conversation);
    const until = conversation === null ? now + NAMELESS_MS : Number.POSITIVE_INFINITY;
    const known = [...(this.byConversation.get(key)?.targets ?? []), ...targets].slice(-MAX_TARGETS);
    this.byConversation.delete(key); // so that the newest stands last
    this.byConversation.set(key, { agent, targets: new Set(known), at: now, until });
    for (const oldest of this.byConversation.keys()) {
      if (this.byConversation.size <= MAX_CONVERSATIONS) break;
      this.byConversation.delete(oldest);
    }
  }

  /** The first of the targets that was refused in this conversation, by whatever way it is reached now, or shortly before to another agent. */
  find(agent: string, conversation: string | null, targets: readonly string[], now: number): string | null {
    const own = this.byConversation.get(keyOf(agent, conversation));
    const others = [...this.byConversation.values()].filter((one) => one.agent !== agent && now - one.at <= NEARBY_MS);
    const known = [...(own ? [own] : []), ...others].filter(({ until }) => until > now).flatMap(({ targets: refused }) => [...refused]);
    return targets.find((target) => known.some((refused) => isSameTarget(refused, target))) ?? null;
  }

  /** *Allow Asking Again*: what was refused may be asked about once more. How many targets that are. */
  forget(): number {
    const count = [...this.byConversation.values()].reduce((sum, { targets }) => sum + targets.size, 0);
    this.byConversation.clear();
    return count;
  }
}

/** A sub-agent's refusals are those of its session (`session/agent`): the main agent could send one to try again, or try again itself. */
const keyOf = (agent: string, conversation: string | null): string => canonical([agent, conversation?.split('/')[0] ?? null]);
