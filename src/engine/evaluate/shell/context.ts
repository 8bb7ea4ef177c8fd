import { type Context, type FileNotes, fileNotes } from '../../context';
import { limits } from '../../limits';
import type { Facts } from '../../types';

/** The context of one judgement: `missing` is what to ask for in the next round, `read` what the verdict came to rest on. */
export type JudgingContext = Context & FileNotes;

/** `final`: no further round follows, so nothing more is asked for. */
export function createContext(facts: Facts, final: boolean): JudgingContext {
  const notes = fileNotes(facts, final);
  let steps = 0;
  const context: JudgingContext = {
    ...notes,
    facts,
    depth: 0,
    spend(count) {
      steps += count;
      return steps <= limits.steps;
    },
    shell: () => [],
    at: () => context,
    unwrapped: () => false,
  };
  return context;
}
