import type { Command } from './command';

/** Takes every credential for look-ups away. Nothing is loosened by it: what they told is not known any more. */
export const forgetLookupCredentials: Command = {
  id: 'mollyguard.forgetLookupCredentials',
  async run({ credentials, words, notify }) {
    notify.info(words.lookup.forgotten(await credentials.forget()));
  },
};
