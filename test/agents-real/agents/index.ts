import type { RealAgent } from './agent';
import { claudeCode } from './claudeCode';
import { cline } from './cline';
import { codex } from './codex';
import { copilot } from './copilot';
import { gemini } from './gemini';
import { opencode } from './opencode';
import { qwen } from './qwen';

/** Every agent whose real program is run. A new one: a file beside this one, its package in `../package.json`, a line here. */
export const realAgents: readonly RealAgent[] = [claudeCode, codex, gemini, opencode, copilot, cline, qwen];
