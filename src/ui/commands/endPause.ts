import type { Command } from './command';

/** Tightens, so it needs no answer. */
export const endPause: Command = {
  id: 'mollyguard.endPause',
  async run({ guard, words, notify }) {
    if ((await guard.pause({ minutes: 0 })) === 'ended') notify.status(words.pause.ended);
  },
};
