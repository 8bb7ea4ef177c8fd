import type { Command } from './command';

/** A waiting row of the view was chosen. To open a question answers nothing. */
export const openQuestion: Command = {
  id: 'mollyguard.openQuestion',
  async run({ questions }, ticket) {
    if (typeof ticket === 'string') await questions.open(ticket);
  },
};
