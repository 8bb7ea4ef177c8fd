import { pickDecision } from '../pickDecision';
import { recentId } from '../recentId';
import { typedAnswer } from '../typedAnswer';
import { label, shortened } from '../visible';
import type { Command, Tools } from './command';
import { decisions } from './explainDecision';

/** Never translated: the words that are typed. */
const WORDS = 'ask again';

/** Ends the memory of a refusal. Loosens, so that it is typed; the action itself is asked about at its next try. */
export const allowAskingAgain: Command = {
  id: 'mollyguard.allowAskingAgain',
  async run(tools, argument) {
    const { guard, notify, words } = tools;
    const { askAgain } = words;
    const chosen = await choose(tools, recentId(argument));
    if (!chosen) return;
    if (!(await typedAnswer(WORDS, askAgain.title, askAgain.prompt(WORDS, chosen.name), words))) return;
    const result = await guard.askAgain({ id: chosen.id });
    if (result === null) notify.error(askAgain.unreachable);
    else if (result === 'failed') notify.error(askAgain.failed);
    else notify.status(result === 'allowed' ? askAgain.done : askAgain.none);
  },
};

/** What may be asked about again, and what it is called; null for all of it. Decisions that *Recent* has lost are among all. */
async function choose(
  tools: Tools,
  wanted: string | null,
): Promise<{ readonly id: string | null; readonly name: string | null } | undefined> {
  const { guard, notify, words } = tools;
  const ids = guard.status.kind === 'up' ? guard.status.state.refused : [];
  const rows = decisions(tools).filter(({ id }) => ids.includes(id) && (wanted === null || id === wanted));
  if (ids.length === 0 || (wanted !== null && rows.length === 0)) {
    notify.info(words.askAgain.none);
    return undefined;
  }
  const [first] = rows;
  const picked = wanted !== null && first ? { recent: first } : await pickDecision(rows, words.askAgain, words, words.askAgain.all);
  if (!picked) return undefined;
  const { recent } = picked;
  return recent === null
    ? { id: null, name: null }
    : { id: recent.id, name: shortened(label(recent.resource?.name ?? recent.summary), 60) };
}
