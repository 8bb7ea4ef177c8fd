import { claudeCode } from './claudeCode';
import { codex } from './codex';
import { copilotCli } from './copilotCli';
import type { Transcripts } from './record';

/** Agents whose transcripts are followed. Cursor keeps some as well, whose form is not documented. */
export const transcripts: readonly Transcripts[] = [claudeCode, codex, copilotCli];
