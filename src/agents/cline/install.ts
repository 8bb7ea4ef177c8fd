import type { Installer } from '../installer';
import { wholeFileInstaller } from '../wholeFile';
import { hookProgram, isHookProgram } from './program';

const foreign = (launcher: string): string =>
  `a hook of this name is there that Mollyguard did not write, and only one can be. To keep it, move it to .clinerules/hooks/PreToolUse of the projects that it is for, where Cline runs it beside ours; or let it call ${launcher} cline and print nothing but what that prints`;

const installer = (about: Pick<Installer, 'id' | 'title' | 'file' | 'folders' | 'programs'>, seconds: number): Installer =>
  wholeFileInstaller({
    ...about,
    mode: 0o755,
    text: (launcher, file) => hookProgram(launcher, about.id, file, seconds),
    isOurs: isHookProgram,
    foreign,
  });

/** `~/.cline/hooks/PreToolUse`: read by the command line and what is built on Cline's SDK, which end a hook after 120 s. */
export const clineInstaller = installer(
  {
    id: 'cline',
    title: 'Cline (command line)',
    file: (home) => `${home}/.cline/hooks/PreToolUse`,
    folders: ['.cline'],
    programs: ['cline'],
  },
  117,
);

/** `~/Documents/Cline/Hooks/PreToolUse`: read by the extension, which ends a hook after 30 s, and by the command line as well. */
export const clineVscodeInstaller = installer(
  {
    id: 'cline-vscode',
    title: 'Cline (extension)',
    file: (home) => `${home}/Documents/Cline/Hooks/PreToolUse`,
    folders: ['.cline', 'Documents/Cline'],
    programs: ['cline'],
  },
  27,
);

/** Beside it, `UserPromptSubmit`: it shows the extension's prompts with the files that they attach, which no tool reads. */
export const clinePromptInstaller: Installer = {
  ...installer(
    {
      id: 'cline-vscode',
      title: 'Cline (extension’s prompts)',
      file: (home) => `${home}/Documents/Cline/Hooks/UserPromptSubmit`,
      folders: ['.cline', 'Documents/Cline'],
      programs: ['cline'],
    },
    27,
  ),
  companion: true,
};
