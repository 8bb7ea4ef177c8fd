import type { Codec, Decoded } from './agent';
import { vscode } from './vscode';

/** Every agent that can be hooked. To add one: a folder beside `vscode` (copy `_template`), and a line here. */
export const codecs: readonly Codec[] = [vscode];

/**
 * Reads a hook's payload. `hint` is the word in the registered command; it only picks the codec that is tried first, since several
 * programs load each other's hook files: the payload's own shape decides what is understood.
 */
export function decodePayload(
  payload: string,
  hint: string,
  context: { readonly cwd: string; readonly home: string },
): { readonly codec: Codec; readonly decoded: Decoded } {
  const hinted = codecs.filter((codec) => codec.id === hint);
  const others = codecs.filter((codec) => codec.id !== hint);
  const tries = [...hinted, ...others].map((codec) => ({ codec, decoded: codec.decode(payload, context) }));
  const first = tries[0] ?? { codec: vscode, decoded: { kind: 'malformed', problem: 'no agent is known' } };
  return tries.find((attempt) => attempt.decoded.kind !== 'malformed') ?? first;
}
