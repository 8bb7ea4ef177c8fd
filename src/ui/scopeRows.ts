import type { GuardState, ScopeState } from '../protocol/messages';
import type { ConversationLine, ScopePlace } from '../protocol/scopes';
import type { Words } from './text';
import { label, shortened } from './visible';

const SUMMARY = 60;
const BUILT_IN: ReadonlySet<string> = new Set(['local', 'preview', 'staging', 'production']);

export interface PlaceRow {
  readonly label: string;
  readonly description: string;
  readonly detail: string;
  readonly place: ScopePlace;
}
export interface EnvironmentRow {
  readonly label: string;
  readonly description: string;
  readonly detail: string | undefined;
  /** null: no limit. */
  readonly name: string | null;
}

/** An environment as a person calls it: own names as they are written. */
function environmentName({ name, level }: Pick<ScopeState, 'name' | 'level'>, words: Words): string {
  return BUILT_IN.has(name) ? words.environmentLabel(level) : label(name);
}

/** What limits agents now, in a few words. */
export function scopeNow(scope: ScopeState | null, words: Words, time: (at: number) => string): string {
  if (scope === null) return words.scope.unset;
  const name = environmentName(scope, words);
  return scope.until === null ? name : words.scope.until(name, time(scope.until));
}

/** Whose work can be limited: the window's first, then its conversations, the one that acted last first. */
export function placeRows(
  { scope, scopes }: Pick<GuardState, 'scope' | 'scopes'>,
  words: Words,
  time: (at: number) => string,
): readonly PlaceRow[] {
  const now = scopeNow(scope, words, time);
  return [
    { label: words.scope.window, description: now, detail: words.scope.windowHint, place: { kind: 'window' } },
    { label: words.scope.workspace, description: now, detail: words.scope.workspaceHint, place: { kind: 'workspace' } },
    ...scopes.conversations.map((one) => conversationRow(one, words, time)),
  ];
}

export function conversationRow(line: ConversationLine, words: Words, time: (at: number) => string): PlaceRow {
  const { agent, conversation, summary, at, scope } = line;
  return {
    label: words.scope.conversation(words.agent(agent), shortened(label(summary), SUMMARY)),
    description: scopeNow(scope, words, time),
    detail: words.scope.conversationHint(time(at)),
    place: { kind: 'conversation', agent, conversation },
  };
}

/** What a scope can be, with what in the folders points there: evidence proposes, a person chooses. */
export function environmentRows(
  { evidence, scopes }: Pick<GuardState, 'evidence' | 'scopes'>,
  current: ScopeState | null,
  words: Words,
): readonly EnvironmentRow[] {
  const marked = (is: boolean): string => (is ? words.scope.now : '');
  const rows = scopes.environments.map(({ name, level }): EnvironmentRow => {
    const why = evidence.find(({ environment }) => environment === level && BUILT_IN.has(name));
    return {
      label: environmentName({ name, level }, words),
      description: [BUILT_IN.has(name) ? '' : words.environmentWord(level), marked(current?.name === name)]
        .filter((one) => one !== '')
        .join(' · '),
      detail: why && words.scope.inReach(label(why.note)),
      name,
    };
  });
  return [...rows, { label: words.scope.none, description: marked(current === null), detail: words.scope.noneHint, name: null }];
}
