import type { GuardState, Problem } from './messages';

/** What the extension knows of its guard server at this moment: from `host` to `ui`. */
export type GuardStatus =
  | { readonly kind: 'starting' }
  | { readonly kind: 'up'; readonly state: GuardState }
  /** Not running, or not answering. `failures` in a row so far; `problems` are the extension's own findings. */
  | { readonly kind: 'down'; readonly failures: number; readonly why: string; readonly problems: readonly Problem[] };
