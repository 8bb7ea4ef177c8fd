import type { EnvironmentLevel } from '../engine/types';
import type { ScopeState } from './messages';
import type { Valid } from './validate';

/** Where a scope is set; the workspace's is kept, the window's ends with it. */
export type ScopePlace =
  | { readonly kind: 'workspace' }
  | { readonly kind: 'window' }
  | { readonly kind: 'conversation'; readonly agent: string; readonly conversation: string };

/** How long a wider scope may last, in minutes; then it falls back by itself. */
export const SCOPE_MINUTES = [1, 15, 30, 60] as const;
/** `window`: until the window closes; `kept`: from now on, for the workspace only. */
export type ScopeTime = (typeof SCOPE_MINUTES)[number] | 'window' | 'kept';

export interface ScopeRequest {
  readonly place: ScopePlace;
  /** Name of an environment; null: no limit. */
  readonly name: string | null;
  /** What a person has typed, and for how long; null: nothing yet. Without it nothing gets wider. */
  readonly typed: { readonly text: string; readonly time: ScopeTime } | null;
}
export type ScopeResult =
  | { readonly kind: 'set'; readonly kept: KeptScopes }
  /** It would be wider than now: this is to be typed. */
  | { readonly kind: 'type'; readonly expects: string }
  | { readonly kind: 'mismatch' | 'gone' }
  /** It could not be journaled, so nothing has changed. */
  | { readonly kind: 'failed' };

/** What the extension keeps for its guard servers; one that starts is told it before anything else. */
export interface KeptScopes {
  /** null: none is set for the workspace; `name` null: a person has lifted the settings' scope here. */
  readonly workspace: { readonly name: string | null } | null;
  readonly window: { readonly name: string } | null;
  readonly conversations: readonly { readonly agent: string; readonly conversation: string; readonly name: string }[];
  readonly wider: readonly { readonly place: ScopePlace; readonly name: string | null; readonly until: number | null }[];
}
export const NO_SCOPES: KeptScopes = { workspace: null, window: null, conversations: [], wider: [] };

/** What can be chosen, and for whom. */
export interface ScopesView {
  readonly environments: readonly { readonly name: string; readonly level: EnvironmentLevel }[];
  /** Conversations of this window, the one that acted last first. */
  readonly conversations: readonly ConversationLine[];
}
export interface ConversationLine {
  readonly agent: string;
  readonly conversation: string;
  /** Its last action, redacted, and when. */
  readonly summary: string;
  readonly at: number;
  readonly scope: ScopeState | null;
  /** Its decisions (`Recent.id`), newest last. */
  readonly decisions: readonly string[];
}

const MOST = 1_000;
const valid = <T>(value: T): Valid<T> => ({ kind: 'valid', value });
const invalid = (problem: string): { readonly kind: 'invalid'; readonly problem: string } => ({ kind: 'invalid', problem });
type Fields = Readonly<Record<string, unknown>>;
const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown): value is string => typeof value === 'string' && value !== '' && value.length <= 500;
const isName = (value: unknown): value is string | null => value === null || isText(value);
const isList = <T>(value: unknown, is: (item: unknown) => item is T): value is readonly T[] =>
  Array.isArray(value) && value.length <= MOST && value.every(is);

const isPlace = (value: unknown): value is ScopePlace =>
  isFields(value) &&
  (value.kind === 'workspace' ||
    value.kind === 'window' ||
    (value.kind === 'conversation' && isText(value.agent) && isText(value.conversation)));
const isTime = (value: unknown): value is ScopeTime =>
  value === 'window' || value === 'kept' || SCOPE_MINUTES.some((minutes) => minutes === value);

export function parseScopeRequest(value: unknown): Valid<ScopeRequest> {
  if (!isFields(value)) return invalid('the scope is not an object');
  const { place, name, typed } = value;
  if (!isPlace(place)) return invalid('place is not workspace, window or a conversation');
  if (!isName(name)) return invalid('name is not a text or null');
  if (typed === null) return valid({ place, name, typed });
  if (!isFields(typed) || typeof typed.text !== 'string' || typed.text.length > 10_000) return invalid('typed is not a text');
  const { text, time } = typed;
  if (!isTime(time) || (time === 'kept' && place.kind !== 'workspace')) return invalid('time is not one that can be chosen');
  return valid({ place, name, typed: { text, time } });
}

type Wider = KeptScopes['wider'][number];
const isWider = (value: unknown): value is Wider =>
  isFields(value) && isPlace(value.place) && isName(value.name) && (value.until === null || Number.isFinite(value.until));
const isConversation = (value: unknown): value is KeptScopes['conversations'][number] =>
  isFields(value) && isText(value.agent) && isText(value.conversation) && isText(value.name);

/** What was kept. A part of it that is not as it should be is left out. */
export function parseKeptScopes(value: unknown): Valid<KeptScopes> {
  if (!isFields(value)) return invalid('the kept scopes are not an object');
  const { workspace, window, conversations, wider } = value;
  return valid({
    workspace: isFields(workspace) && isName(workspace.name) ? { name: workspace.name } : null,
    window: isFields(window) && isText(window.name) ? { name: window.name } : null,
    conversations: isList(conversations, isConversation) ? conversations : [],
    wider: isList(wider, isWider) ? wider : [],
  });
}
