import { type Args, flagValues, readArgs } from '../../engine/rules/args';
import { programSpec } from '../../engine/rules/candidates';
import { type Call, HOLE } from '../../engine/types';
import type { NotKnown } from '../../protocol/liveFact';
import type { Found, LiveFact } from './lookup';

/** A command of a vendor's program, as far as it says what it is about. */
export interface Command {
  readonly words: readonly string[];
  /** Values of a flag; none where it does not stand. */
  flag(...names: readonly string[]): readonly string[];
}

/** Wrappers with which a program finds another home, or other settings. */
const ELSEWHERE: ReadonlySet<string> = new Set(
  'sudo sudo-rs doas su runuser pkexec chroot unshare nsenter flatpak nix-shell distrobox toolbox machinectl'.split(' '),
);

/**
 * The command where it is one of this machine's `program` of a provider, for this user and with the settings of their home; null for any other call, and where
 * one of the variables in `away` is set for it. Nothing in it is known only when it runs.
 */
export function commandOf(call: Call | undefined, provider: string, program: string, away: readonly string[]): Command | null {
  if (call?.kind !== 'program' || call.remote !== null || call.via.some((one) => ELSEWHERE.has(one))) return null;
  if (['HOME', ...away].some((name) => Object.hasOwn(call.env, name)) || call.argv.some((word) => word.includes(HOLE))) return null;
  return readCommand(call, provider, program);
}

/** The same, wherever and as whomever it is run: what it is about, not whether that can be known. */
export function readCommand(call: Call | undefined, provider: string, program: string): Command | null {
  const spec = call?.kind === 'program' ? programSpec(provider, program, call.program) : undefined;
  if (call?.kind !== 'program' || spec === undefined) return null;
  const args: Args = readArgs(call.argv, spec);
  return { words: args.words, flag: (...names) => names.flatMap((name) => flagValues(args, name, spec) ?? []) };
}

/** What a look-up says that could tell nothing, and why. */
export const notKnown = (provider: string, why: NotKnown): Found => ({
  evidence: [],
  facts: [{ id: 'not-known', data: { provider, why } }],
});

/** An answer that others do without: null where it fails or is late. */
export async function spare<T>(answer: Promise<T>, soon: AbortSignal | undefined): Promise<T | null> {
  const late = new Promise<null>((resolve) => {
    if (soon?.aborted) resolve(null);
    soon?.addEventListener('abort', () => resolve(null), { once: true });
  });
  return Promise.race([answer.catch(() => null), late]);
}

const MOST_NAMES = 5;
/** `3`, and the first names: a person sees what they know by name. */
export const counted = (names: readonly string[]): { readonly count: string; readonly names: string } => ({
  count: String(names.length),
  names: [...names.slice(0, MOST_NAMES), ...(names.length > MOST_NAMES ? ['…'] : [])].join(', '),
});

export const holds = (kind: string, names: readonly string[]): readonly LiveFact[] =>
  names.length === 0 ? [] : [{ id: 'holds', data: { kind, ...counted(names) } }];
