import { alwaysAllow as ask } from '../alwaysAllow';
import { pickDecision } from '../pickDecision';
import { recentId } from '../recentId';
import type { Command } from './command';
import { decisions } from './explainDecision';

/** Allows for good what a net has held, for a decision of *Recent*. Anybody can run it: what is about to be written is shown, and typed. */
export const alwaysAllow: Command = {
  id: 'mollyguard.alwaysAllow',
  async run(tools, argument) {
    const { notify, words } = tools;
    const id = recentId(argument);
    const rows = decisions(tools).filter(({ allow, id: own }) => allow !== undefined && (id === null || own === id));
    if (rows.length === 0) return notify.info(words.allow.none);
    const entry = (id === null ? await pickDecision(rows, words.allow, words) : { recent: rows[0] })?.recent?.allow;
    if (entry) await ask(entry, false, tools);
  },
};
