import { hookFileInstaller } from '../hookFile';
import { copilotHooks } from '../vscode/install';

/** The Copilot CLI reads the hook file of VS Code's chat: one entry guards both, and each runs it once a call. */
export const copilotCliInstaller = hookFileInstaller({
  ...copilotHooks,
  id: 'copilot-cli',
  title: 'Copilot CLI',
  folders: ['.copilot'],
  programs: ['copilot'],
});

/** Hooks in this folder are an administrator's: no setting of a person or a project switches them off. Linux. */
export const COPILOT_MANAGED = '/etc/github-copilot/policy.d/mollyguard.json';
/**
 * Writes the person's own hook file there, for a machine that only they use. The event's other spelling makes the second call of our hook
 * one about the same action, so that nobody is asked twice; what to delete to be rid of it is then that file.
 */
export const managedCommand = `sed "s/PreToolUse/preToolUse/;s#$HOME/.copilot/hooks#/etc/github-copilot/policy.d#" ~/.copilot/hooks/mollyguard.json | sudo install -Dm644 /dev/stdin ${COPILOT_MANAGED}`;
