import { changeFile } from '../changeFile';
import type { Command } from './command';

/** Adds the file to the workspace's list, once a person has read the change. */
export const markFileOffLimits: Command = {
  id: 'mollyguard.markFileOffLimits',
  async run(tools, argument) {
    const say = tools.words.openSecret;
    await changeFile(tools, argument, (file) => tools.secrets.planOffLimits(file), { nowhere: say.nowhere, done: say.offLimits });
  },
};
