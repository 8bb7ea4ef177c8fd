import { registeredCommand } from '../command';
import { type HookFile, hookFileInstaller } from '../hookFile';

/** Gemini CLI counts in milliseconds. Longer than any wait of the launcher; at its own limit it would run the action. */
const MILLISECONDS = 900_000;
/** A prompt is never asked about: what it attaches is read or refused at once. */
const PROMPT_MILLISECONDS = 60_000;

/**
 * `~/.gemini/settings.json`, the person's own settings. `BeforeTool` comes before every tool, in all modes; `BeforeAgent` shows the prompt
 * with the files that it attaches, which no tool reads. By its name a hook is listed, and can be switched off.
 */
export const geminiHooks = {
  id: 'gemini',
  title: 'Gemini CLI',
  file: (home: string) => `${home}/.gemini/settings.json`,
  folders: ['.gemini'],
  programs: ['gemini'],
  events: ['BeforeTool', 'BeforeAgent'],
  entry: (launcher: string, file: string, event: string, word: string = 'gemini') => {
    const prompt = event === 'BeforeAgent';
    const handler = {
      type: 'command',
      // An administrator's has none: a project's list of hooks that are off would have to name the whole command then.
      ...(word === 'gemini' && { name: 'mollyguard' }),
      command: registeredCommand(launcher, word, file, 'edit'),
      timeout: prompt ? PROMPT_MILLISECONDS : MILLISECONDS,
    };
    return prompt ? { hooks: [handler] } : { matcher: '*', hooks: [handler] };
  },
  keys: {},
  strict: 'commas',
} as const satisfies HookFile;

export const geminiInstaller = hookFileInstaller(geminiHooks);
