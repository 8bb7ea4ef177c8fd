import { claudeCodeHooks } from './claude-code/install';
import { hasRequirements, installRequirements, requirementsText } from './codex/requirements';
import { cursorHooks } from './cursor/install';
import { geminiHooks } from './gemini/install';
import { type HookFile, hookFileInstaller } from './hookFile';
import type { Edited } from './installer';
import { setValue } from './jsonList';
import { qwenHooks } from './qwen/install';
import { copilotHooks } from './vscode/install';
import { managedWord } from './words';

/** A hook in a file of the machine's administrator. Only its text is made here: nothing of ours ever writes such a file. */
export interface ManagedHook {
  /** The agent's id. */
  readonly agent: string;
  readonly title: string;
  /** Absolute, by `process.platform`; where none is named, the agent is not known to have one. */
  readonly files: Readonly<Partial<Record<string, string>>>;
  /**
   * What a project can still do to it. `list`: name its whole command in a list of hooks that are off. `variables`: set one, in a file that
   * the agent loads, by which it runs without hooks.
   */
  readonly leaves: 'nothing' | 'list' | 'variables';
  /** By what we know: tried with the real program, or its documentation alone. */
  readonly proof: 'real' | 'documented';
  /** The file with our entries, everything else as it is; `text` null: there is none. */
  install(text: string | null, launcher: string, file: string): Edited;
  /** What our part of it is, for somebody who merges by hand. */
  part(launcher: string, file: string): string;
  isInstalled(text: string, launcher: string, file: string): boolean;
}

type Spec = Omit<HookFile, 'entry'> & { entry(launcher: string, file: string, event: string, word?: string): unknown };

/** As the person's own file, with another word in the command. */
function fromHooks(
  about: Pick<ManagedHook, 'agent' | 'title' | 'files' | 'leaves' | 'proof'>,
  spec: Spec,
  word = about.agent,
): ManagedHook {
  const installer = hookFileInstaller({
    ...spec,
    entry: (launcher, file, event) => spec.entry(launcher, file, event, managedWord(word)),
  });
  const text = (edited: Edited): string => (edited.kind === 'edited' ? (edited.text ?? '') : '');
  return {
    ...about,
    install: (before, launcher, file) => installer.install(before, launcher, file),
    part: (launcher, file) => text(installer.install(null, launcher, file)),
    isInstalled: (before, launcher, file) => installer.state(before, launcher, file) === 'installed',
  };
}

const gemini = fromHooks(
  {
    agent: 'gemini',
    title: 'Gemini CLI',
    files: { linux: '/etc/gemini-cli/settings.json', darwin: '/Library/Application Support/GeminiCli/settings.json' },
    leaves: 'list',
    proof: 'real',
  },
  geminiHooks,
);
/** The switch itself is pinned besides. */
const pinned = (edited: Edited): Edited =>
  edited.kind === 'edited' && edited.text !== null
    ? { kind: 'edited', text: setValue(edited.text, ['hooksConfig', 'enabled'], true) }
    : edited;

/** To add one: a row. */
export const managedHooks: readonly ManagedHook[] = [
  fromHooks(
    {
      agent: 'claude-code',
      title: 'Claude Code',
      // A file of our own beside the administrator's: all of them are merged.
      files: {
        linux: '/etc/claude-code/managed-settings.d/mollyguard.json',
        darwin: '/Library/Application Support/ClaudeCode/managed-settings.d/mollyguard.json',
      },
      leaves: 'nothing',
      proof: 'real',
    },
    claudeCodeHooks,
  ),
  {
    agent: 'codex',
    title: 'Codex',
    files: { linux: '/etc/codex/requirements.toml', darwin: '/etc/codex/requirements.toml' },
    leaves: 'nothing',
    proof: 'real',
    install: installRequirements,
    part: requirementsText,
    isInstalled: hasRequirements,
  },
  fromHooks(
    {
      agent: 'copilot-cli',
      title: 'Copilot CLI',
      files: { linux: '/etc/github-copilot/policy.d/mollyguard.json' },
      leaves: 'nothing',
      proof: 'real',
    },
    // The other spelling of the event, as tried.
    { ...copilotHooks, id: 'copilot-cli', title: 'Copilot CLI', folders: [], programs: [], events: ['preToolUse'] },
    'vscode',
  ),
  {
    ...gemini,
    install: (text, launcher, file) => pinned(gemini.install(text, launcher, file)),
    part: (launcher, file) => setValue(gemini.part(launcher, file), ['hooksConfig', 'enabled'], true),
    isInstalled(text, launcher, file) {
      return gemini.isInstalled(text, launcher, file) && setValue(text, ['hooksConfig', 'enabled'], true) === text;
    },
  },
  fromHooks(
    {
      agent: 'qwen',
      title: 'Qwen Code',
      files: { linux: '/etc/qwen-code/settings.json', darwin: '/Library/Application Support/QwenCode/settings.json' },
      leaves: 'variables',
      proof: 'real',
    },
    { ...qwenHooks, keys: { disableAllHooks: false } },
  ),
  fromHooks(
    {
      agent: 'cursor',
      title: 'Cursor',
      files: { linux: '/etc/cursor/hooks.json', darwin: '/Library/Application Support/Cursor/hooks.json' },
      leaves: 'nothing',
      proof: 'documented',
    },
    cursorHooks,
  ),
];
