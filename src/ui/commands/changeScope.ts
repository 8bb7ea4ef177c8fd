import * as vscode from 'vscode';
import type { GuardState } from '../../protocol/messages';
import { SCOPE_MINUTES, type ScopePlace, type ScopeTime } from '../../protocol/scopes';
import { clock } from '../decisionsView';
import { recentId } from '../recentId';
import { conversationRow, environmentRows, type PlaceRow, placeRows } from '../scopeRows';
import { typedAnswer } from '../typedAnswer';
import { label } from '../visible';
import type { Command, Tools } from './command';

/** Limits agents' work to an environment. What gets narrower is done at once; what gets wider is typed, and ends by itself. */
export const changeScope: Command = {
  id: 'mollyguard.changeScope',
  async run(tools, argument) {
    const { guard, words, notify } = tools;
    if (guard.status.kind !== 'up') return notify.status(words.check.starting);
    const { state } = guard.status;
    const row = await choosePlace(tools, state, recentId(argument));
    if (!row) return;
    const { place } = row;
    const current = place.kind === 'conversation' ? scopeOf(state, place) : state.scope;
    const options = { title: `${words.scope.title} ${row.label}`, placeHolder: words.scope.pick };
    const choice = await vscode.window.showQuickPick([...environmentRows(state, current, words)], options);
    if (choice) await change(tools, place, choice.name, choice.label);
  },
};

const scopeOf = ({ scopes, scope }: GuardState, place: Extract<ScopePlace, { kind: 'conversation' }>) => {
  const found = scopes.conversations.find(({ agent, conversation }) => agent === place.agent && conversation === place.conversation);
  return found ? found.scope : scope;
};

/** `decision`: the one whose conversation is meant. */
async function choosePlace({ words, notify }: Tools, state: GuardState, decision: string | null): Promise<PlaceRow | undefined> {
  if (decision === null)
    return vscode.window.showQuickPick([...placeRows(state, words, clock)], { title: words.scope.title, placeHolder: words.scope.place });
  const line = state.scopes.conversations.find(({ decisions }) => decisions.includes(decision));
  if (!line) notify.info(words.scope.unknownConversation);
  return line && conversationRow(line, words, clock);
}

async function change({ guard, words, notify }: Tools, place: ScopePlace, name: string | null, shown: string): Promise<void> {
  const { scope } = words;
  let result = await guard.scope({ place, name, typed: null });
  if (result?.kind === 'type') {
    const { expects } = result;
    const time = await chooseTime(place, words);
    if (time === undefined) return;
    if (!(await typedAnswer(expects, scope.title, scope.prompt(label(expects), name === null ? null : shown), words))) return;
    result = await guard.scope({ place, name, typed: { text: expects, time } });
  }
  if (result === null) notify.error(scope.unreachable);
  else if (result.kind === 'set') notify.status(scope.set(name === null ? null : shown));
  else if (result.kind === 'failed') notify.error(scope.failed);
  else notify.error(scope.gone);
}

async function chooseTime(place: ScopePlace, words: Tools['words']): Promise<ScopeTime | undefined> {
  const rows: readonly { readonly label: string; readonly time: ScopeTime }[] = [
    ...SCOPE_MINUTES.map((time) => ({ label: words.scope.minutes(time), time })),
    { label: words.scope.untilClosed, time: 'window' },
    ...(place.kind === 'workspace' ? [{ label: words.scope.fromNowOn, time: 'kept' } as const] : []),
  ];
  const choice = await vscode.window.showQuickPick([...rows], { title: words.scope.title, placeHolder: words.scope.time });
  return choice?.time;
}
