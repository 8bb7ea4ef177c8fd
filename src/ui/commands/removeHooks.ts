import { shownPath } from '../places';
import { typedAnswer } from '../typedAnswer';
import type { Command } from './command';

/** Never translated: the word that is typed. */
const WORD = 'remove hooks';

/** Loosens: the exact change is shown, and the words are typed. */
export const removeHooks: Command = {
  id: 'mollyguard.removeHooks',
  async run({ hooks, words, notify, preview }) {
    const { setUp } = words;
    try {
      const changes = await hooks.planRemoval();
      if (changes.length === 0) return notify.info(setUp.nothingToRemove);
      await preview.show(changes);
      if (!(await typedAnswer(WORD, setUp.removeTitle, setUp.removePrompt(WORD), words))) return;
      await hooks.applyRemoval(changes);
      notify.info(setUp.removeDone(changes.map(({ path }) => shownPath(path)).join(', ')));
    } catch (error) {
      notify.error(setUp.failed(error instanceof Error ? error.message : String(error)));
    } finally {
      await preview.close();
    }
  },
};
