import { exitTwoCommand } from '../command';
import { hookFileInstaller } from '../hookFile';

/** How long Cascade waits is documented nowhere: by then there is an answer, or a refusal. */
const DEADLINE = 8;

/** `~/.codeium/windsurf/hooks.json`: the events that can stop something. `show_output` would show each answer in the editor. */
export const windsurfInstaller = hookFileInstaller({
  id: 'windsurf',
  title: 'Windsurf (Cascade)',
  file: (home) => `${home}/.codeium/windsurf/hooks.json`,
  folders: ['.codeium/windsurf', '.windsurf', '.config/Windsurf', 'Library/Application Support/Windsurf'],
  programs: ['windsurf'],
  events: ['pre_run_command', 'pre_write_code', 'pre_read_code', 'pre_mcp_tool_use'],
  entry: (launcher, file) => ({ command: exitTwoCommand(launcher, 'windsurf', file, 'edit', DEADLINE), show_output: false }),
  keys: {},
  strict: false,
});
