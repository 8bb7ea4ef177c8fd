/** One conversation of an agent with this window. */
export interface Conversation {
  readonly agent: string;
  readonly conversation: string;
  readonly summary: string;
  readonly at: number;
  readonly decisions: readonly string[];
}

const MOST = 20;
const MOST_DECISIONS = 100;

/** A sub-agent acts in its session (`session/agent`). */
export const sessionOf = (conversation: string): string => conversation.split('/')[0] ?? conversation;
export const keyOf = (agent: string, conversation: string): string => JSON.stringify([agent, sessionOf(conversation)]);

/** The conversations that acted last, in memory only. */
export class Conversations {
  private readonly known = new Map<string, Conversation>();

  /** One more action of a conversation. Returns whether it is the first. */
  met(agent: string, conversation: string, id: string, summary: string, at: number): boolean {
    const key = keyOf(agent, conversation);
    const before = this.known.get(key);
    const decisions = [...(before?.decisions ?? []), id].slice(-MOST_DECISIONS);
    this.known.delete(key); // so that the last one stands last
    this.known.set(key, { agent, conversation: sessionOf(conversation), summary, at, decisions });
    for (const oldest of this.known.keys()) {
      if (this.known.size <= MOST) break;
      this.known.delete(oldest);
    }
    return before === undefined;
  }

  /** The last one first. */
  get all(): readonly Conversation[] {
    return [...this.known.values()].reverse();
  }
}
