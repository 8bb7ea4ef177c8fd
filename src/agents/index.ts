import type { Codec, Decoded } from './agent';
import { amp } from './amp';
import { antigravity } from './antigravity';
import { augment } from './augment';
import { claudeCode } from './claude-code';
import { cline, clineVscode } from './cline';
import { codex } from './codex';
import { copilotCli } from './copilot-cli';
import { cursor } from './cursor';
import { customCodec } from './custom/codec';
import type { CustomAgents } from './custom/definition';
import { devin } from './devin';
import { factory } from './factory';
import { isFields, parseJson } from './fields';
import { gemini } from './gemini';
import { generic } from './generic';
import { kilo } from './kilo';
import { kiro } from './kiro';
import { opencode } from './opencode';
import { malformed } from './payload';
import { qwen } from './qwen';
import { shapeOf } from './shape';
import { vscode } from './vscode';
import { windsurf } from './windsurf';
import { agentOfWord } from './words';

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
  generic,
];

/** What reading a payload may need besides. */
export interface DecodeContext {
  readonly cwd: string;
  readonly home: string;
  /** Agents that a person has described; asked for only where the registered word is no other agent's. */
  readonly custom?: () => CustomAgents;
}

/**
 * Reads a hook's payload. Several programs load each other's hook files, so the payload's own shape decides what is understood; `hint`,
 * the word in the registered command, counts where the shape tells nothing, and for agents whose file no other program reads.
 */
export function decodePayload(payload: string, hint: string, context: DecodeContext): { readonly codec: Codec; readonly decoded: Decoded } {
  const agent = agentOfWord(hint);
  const named = codecs.find(({ id }) => id === agent);
  const custom = named ? undefined : described(hint, context.custom?.());
  const value = parseJson(payload.replace(/^\uFEFF/, ''));
  const likely = (isFields(value) ? shapeOf(value) : null) ?? agent;
  const codec = custom ?? (named?.alone ? named : (codecs.find(({ id }) => id === likely) ?? undescribed));
  return { codec, decoded: codec.decode(payload, context) };
}

/** undefined: nobody has described this one. */
function described(id: string, custom: CustomAgents | undefined): Codec | undefined {
  if (custom?.kind === 'broken') return { ...undescribed, decode: () => malformed(custom.problem) };
  const agent = custom?.agents.find((one) => one.id === id);
  return agent && customCodec(agent);
}

/** Whose language nobody knows: no answer of ours is one JSON object, which makes the launcher refuse by its exit status. */
const undescribed: Codec = {
  ...generic,
  id: 'undescribed',
  title: 'An agent that is not described',
  encode: (reply) => (reply.kind === 'deny' ? reply.reason : 'No agent of this name is described in mollyguard.customAgents.'),
};
