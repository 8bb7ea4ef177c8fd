import type { Codec } from '../agents/agent';
import { agentOfWord } from '../agents/words';

/** Programs give up a hook from another one's file after their own time: 30 s where it is known. */
const FOREIGN_SECONDS = 30;

/** How long an agent waits for a hook. `word`: the one in the registered command, which names the agent in whose file it stands. */
export function waitMs({ id, limits }: Pick<Codec, 'id' | 'limits'>, word: string): number {
  const { registeredSeconds, honours } = limits;
  const owner = agentOfWord(word);
  const own = word === id || owner === id || honours?.includes(owner) === true;
  return (own ? registeredSeconds : Math.min(registeredSeconds, FOREIGN_SECONDS)) * 1_000;
}
