import { bareWord, registeredCommand } from '../command';
import { hookFileInstaller } from '../hookFile';
import { wholeFileInstaller } from '../wholeFile';

/** Auggie counts in milliseconds. */
const MILLISECONDS = 900_000;
const SCRIPT = '.augment/hooks/mollyguard.sh';
const MARK = '# Mollyguard is asked here';
const about = { id: 'augment', title: 'Augment (auggie)', folders: ['.augment'], programs: ['auggie'] } as const;
const scriptBeside = (settings: string): string => `${settings.slice(0, settings.lastIndexOf('/'))}/${SCRIPT.slice('.augment/'.length)}`;

/** `~/.augment/settings.json`. A command there is the path of a script that ends in `.sh`, no line of shell. */
export const augmentInstaller = hookFileInstaller({
  ...about,
  file: (home) => `${home}/.augment/settings.json`,
  events: ['PreToolUse'],
  entry: (_, file) => ({ matcher: '.*', hooks: [{ type: 'command', command: bareWord(scriptBeside(file)), timeout: MILLISECONDS }] }),
  mark: SCRIPT,
  keys: {},
  strict: false,
});

/** The script that it names: without it the hook fails, and Auggie runs the action. */
export const augmentScriptInstaller = {
  ...wholeFileInstaller({
    ...about,
    file: (home) => `${home}/${SCRIPT}`,
    mode: 0o755,
    text: (launcher, file) =>
      `#!/bin/sh\n${MARK} before each tool call. Written as a whole by the editor's extension.\n${registeredCommand(launcher, 'augment', file.replace(/hooks\/mollyguard\.sh$/, 'settings.json'), 'edit')}\n`,
    isOurs: (text) => text.includes(MARK),
    command: (_, file) => bareWord(file),
    foreign: () => 'a script of this name is there that Mollyguard did not write',
  }),
  companion: true,
} as const;
