import { registeredCommand } from '../command';
import { type HookFile, hookFileInstaller } from '../hookFile';

/** Longer than any wait of the launcher: at Claude Code's own limit the launcher has long refused. */
const SECONDS = 900;
/** A prompt is never asked about: what it attaches is read or refused at once. */
const PROMPT_SECONDS = 60;

/**
 * `~/.claude/settings.json`, the person's own settings. `PreToolUse` comes before every tool, in all modes; `UserPromptSubmit` shows the
 * files that a prompt attaches, which no tool reads. `onFailure` (2.1.295 and later) also blocks where the shell that runs the entry fails.
 */
export const claudeCodeHooks = {
  id: 'claude-code',
  title: 'Claude Code',
  file: (home: string) => `${home}/.claude/settings.json`,
  folders: ['.claude'],
  programs: ['claude'],
  events: ['PreToolUse', 'UserPromptSubmit'],
  entry: (launcher: string, file: string, event: string, word: string = 'claude-code') => {
    const prompt = event === 'UserPromptSubmit';
    const handler = {
      type: 'command',
      command: registeredCommand(launcher, word, file, 'edit'),
      timeout: prompt ? PROMPT_SECONDS : SECONDS,
      onFailure: 'block',
      statusMessage: prompt ? 'Mollyguard looks at the attached files' : 'Mollyguard checks this action; it may be waiting for your answer',
    };
    return prompt ? { hooks: [handler] } : { matcher: '*', hooks: [handler] };
  },
  keys: {},
  strict: true,
} as const satisfies HookFile;

export const claudeCodeInstaller = hookFileInstaller(claudeCodeHooks);
