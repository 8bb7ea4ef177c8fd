import { hookFileInstaller } from '../hookFile';
import type { Installer } from '../installer';
import { trustIn, withoutTrust, withTrust } from './config';
import { codexEntry, wantedTrust } from './entry';

const ABOUT = { id: 'codex', title: 'Codex', folders: ['.codex'], programs: ['codex'] } as const;
const hooksOf = (home: string): string => `${home}/.codex/hooks.json`;

/** `~/.codex/hooks.json`, which the command line, the editors' extension and the desktop program read. */
export const codexInstaller = hookFileInstaller({
  ...ABOUT,
  file: hooksOf,
  events: ['PreToolUse'],
  entry: (launcher, file) => codexEntry(launcher, file),
  keys: {},
  strict: true,
});

/**
 * `~/.codex/config.toml`: Codex skips a hook that nobody has trusted, without a word. What is trusted is the entry's hash, under the place
 * where it stands in the hook file, so that this file follows from that one.
 */
export const codexTrustInstaller: Installer = {
  ...ABOUT,
  companion: true,
  file: (home) => `${home}/.codex/config.toml`,
  follows: hooksOf,
  install(text, launcher, _file, first) {
    const wanted = wantedTrust(first?.text ?? null, launcher, first?.file ?? '');
    if (wanted === null) return { kind: 'broken', problem: 'the hook that it must trust is not in hooks.json' };
    return withTrust(text ?? '', wanted);
  },
  remove: (text) => withoutTrust(text),
  state(text, launcher, _file, first) {
    const found = trustIn(text ?? '', wantedTrust(first?.text ?? null, launcher, first?.file ?? ''));
    if (found === 'trusted') return 'installed';
    return found === 'foreign' ? 'missing' : 'changed';
  },
  inspect(text, launcher, _file, first) {
    const wanted = wantedTrust(first?.text ?? null, launcher, first?.file ?? '');
    const found = trustIn(text ?? '', wanted);
    const why = found === 'changed' || found === 'disabled' ? found : 'missing';
    // Where the hook itself is not as it must be, that is what is told.
    const faults = found === 'trusted' || wanted === null ? [] : [{ kind: 'untrusted', why } as const];
    return { broken: found === 'broken' ? 'it is not valid TOML' : null, faults, command: null };
  },
};
