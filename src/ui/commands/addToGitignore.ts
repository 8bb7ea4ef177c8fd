import { changeFile } from '../changeFile';
import type { Command } from './command';

/** Adds the file to its repository's `.gitignore`, once a person has read the change. */
export const addToGitignore: Command = {
  id: 'mollyguard.addToGitignore',
  async run(tools, argument) {
    const say = tools.words.openSecret;
    await changeFile(tools, argument, (file) => tools.secrets.planIgnored(file), { nowhere: say.noRepository, done: say.ignored });
  },
};
