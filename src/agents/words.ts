const MANAGED = '-managed';

/**
 * The word in the command of an administrator's hook. It is another one than in the person's own, so that the two, asked about one call of
 * an agent, are one question.
 */
export const managedWord = (agent: string): string => `${agent}${MANAGED}`;

/** The agent in whose file a command with this word stands. */
export const agentOfWord = (word: string): string => (word.endsWith(MANAGED) ? word.slice(0, -MANAGED.length) : word);
