import { TRIAL_AGENT } from '../protocol/messages';

/** The products as their makers write them; not translated. An id without a row is shown as it is. */
const NAMES: Readonly<Record<string, string>> = {
  vscode: 'VS Code chat',
  cursor: 'Cursor',
  'claude-code': 'Claude Code',
  codex: 'Codex',
  'copilot-cli': 'Copilot CLI',
  gemini: 'Gemini CLI',
  opencode: 'opencode',
  kilo: 'Kilo Code',
  cline: 'Cline',
  'cline-vscode': 'Cline',
  qwen: 'Qwen Code',
  antigravity: 'Antigravity',
  windsurf: 'Windsurf',
  devin: 'Devin',
  kiro: 'Kiro',
  factory: 'Factory droid',
  augment: 'Augment',
  amp: 'Amp',
  generic: 'Another agent',
  [TRIAL_AGENT]: 'A pretend agent',
};

export function agentName(id: string): string | null {
  return id === 'unknown' ? null : Object.hasOwn(NAMES, id) ? (NAMES[id] ?? id) : id;
}
