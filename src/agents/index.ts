import type { Codec, Decoded } from './agent';
import { amp } from './amp';
import { antigravity } from './antigravity';
import { augment } from './augment';
import { claudeCode } from './claude-code';
import { cline, clineVscode } from './cline';
import { codex } from './codex';
import { copilotCli } from './copilot-cli';
import { cursor } from './cursor';
import { devin } from './devin';
import { factory } from './factory';
import { isFields, parseJson } from './fields';
import { gemini } from './gemini';
import { kilo } from './kilo';
import { kiro } from './kiro';
import { opencode } from './opencode';
import { qwen } from './qwen';
import { shapeOf } from './shape';
import { vscode } from './vscode';
import { windsurf } from './windsurf';

/** Every agent that can be hooked. To add one: a folder beside `vscode` (copy `_template`), and a line here. */
export const codecs: readonly Codec[] = [
  vscode,
  copilotCli,
  claudeCode,
  cursor,
  codex,
  gemini,
  qwen,
  opencode,
  kilo,
  cline,
  clineVscode,
  antigravity,
  windsurf,
  devin,
  kiro,
  factory,
  augment,
  amp,
];

/**
 * Reads a hook's payload. Several programs load each other's hook files, so the payload's own shape decides what is understood; `hint`,
 * the word in the registered command, counts where the shape tells nothing.
 */
export function decodePayload(
  payload: string,
  hint: string,
  context: { readonly cwd: string; readonly home: string },
): { readonly codec: Codec; readonly decoded: Decoded } {
  const named = codecs.find(({ id }) => id === hint);
  const value = parseJson(payload.replace(/^\uFEFF/, ''));
  const likely = (isFields(value) ? shapeOf(value) : null) ?? hint;
  const codec = named?.alone ? named : (codecs.find(({ id }) => id === likely) ?? vscode);
  return { codec, decoded: codec.decode(payload, context) };
}
