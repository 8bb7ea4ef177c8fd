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
