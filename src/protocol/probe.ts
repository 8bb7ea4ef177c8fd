import type { Action } from '../engine/types';

/**
 * What `doctor` sends through a registered hook. It touches our own folder: denied at once, with or without a server, and also while a
 * window is paused; nobody is asked. It is text in a payload and nothing else: no program of ours or of an agent runs it.
 */
export const MUST_DENY = 'touch ~/.mollyguard/doctor-probe';
export const MUST_PASS = 'echo mollyguard-doctor';
/** What its conversations begin with. */
export const PROBE_MARK = 'mollyguard-doctor-';

/**
 * Is this one of them? The list of recent decisions leaves it out, and nothing else does: it is judged, refused and journaled as any other
 * action. It is known by what it would do, every letter of it, so that whoever calls an action of his own by the name of a probe hides
 * nothing by that.
 */
export const isProbe = (conversation: string | null, actions: readonly Action[]): boolean =>
  conversation?.startsWith(PROBE_MARK) === true && actions.length === 1 && actions[0]?.kind === 'shell' && PROBES.has(actions[0].command);
const PROBES: ReadonlySet<string> = new Set([MUST_DENY, MUST_PASS]);
