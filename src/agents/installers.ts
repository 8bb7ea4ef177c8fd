import { ampInstaller } from './amp/install';
import { antigravityInstaller } from './antigravity/install';
import { augmentInstaller, augmentScriptInstaller } from './augment/install';
import { claudeCodeInstaller } from './claude-code/install';
import { clineInstaller, clinePromptInstaller, clineVscodeInstaller } from './cline/install';
import { codexInstaller, codexTrustInstaller } from './codex/install';
import { copilotCliInstaller } from './copilot-cli/install';
import { cursorInstaller } from './cursor/install';
import { devinInstaller } from './devin/install';
import { factoryInstaller } from './factory/install';
import { geminiInstaller } from './gemini/install';
import type { Installer } from './installer';
import { kiloInstaller } from './kilo/install';
import { kiroInstaller } from './kiro/install';
import { opencodeInstaller } from './opencode/install';
import { qwenInstaller } from './qwen/install';
import { vscodeInstaller } from './vscode/install';
import { windsurfInstaller } from './windsurf/install';

/** Agents whose hooks set-up can write. To add one: `install.ts` in its folder, and a line here. */
export const installers: readonly Installer[] = [
  vscodeInstaller,
  copilotCliInstaller,
  claudeCodeInstaller,
  cursorInstaller,
  codexInstaller,
  codexTrustInstaller,
  geminiInstaller,
  qwenInstaller,
  opencodeInstaller,
  kiloInstaller,
  clineInstaller,
  clineVscodeInstaller,
  clinePromptInstaller,
  antigravityInstaller,
  windsurfInstaller,
  devinInstaller,
  kiroInstaller,
  factoryInstaller,
  augmentInstaller,
  augmentScriptInstaller,
  ampInstaller,
];
