import { isKnownHost, isKnownProgram } from './rules/index';
import type { Call, OpaqueCall, OpaqueWhy } from './types';
import { HOLE } from './types';

/** What cannot be judged at all: held whatever it is about. */
const ALWAYS: ReadonlySet<OpaqueWhy> = new Set(['too-big', 'too-deep', 'unsupported-shell']);

/** Whether something that was not understood is held: where a tool that rules speak of, a provider's host or a credential is involved. */
export function isHeld(call: OpaqueCall, all: readonly Call[]): boolean {
  if (ALWAYS.has(call.why)) return true;
  if (isKnownProgram(call.about) || isKnownHost(call.about)) return true;
  if (all.some((one) => (one.kind === 'http' || one.kind === 'graphql') && one.credential)) return true;
  return wordsOf(call.text).some((word) => isKnownProgram(word) || (word.includes('.') && isKnownHost(word)));
}

const wordsOf = (text: string): readonly string[] => text.replaceAll(HOLE, ' ').split(/[^A-Za-z0-9_.-]+/);
