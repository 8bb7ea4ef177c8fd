import * as vscode from 'vscode';
import type { Recent } from '../protocol/messages';
import { recentRow } from './decisionRows';
import { clock } from './decisionsView';
import type { Words } from './text';

/** One of these decisions, or `all` of them where that is offered; undefined: none was picked. */
export async function pickDecision(
  choices: readonly Recent[],
  { title, pick }: { readonly title: string; readonly pick: string },
  words: Words,
  all: string | null = null,
): Promise<{ readonly recent: Recent | null } | undefined> {
  const rows = choices.map((recent) => {
    const { label, description, icon, spoken } = recentRow(recent, words, clock);
    return { label: `$(${icon}) ${label}`, description, detail: spoken, recent };
  });
  const everything = all === null ? [] : [{ label: `$(list-unordered) ${all}`, recent: null }];
  return vscode.window.showQuickPick([...rows, ...everything], { title, placeHolder: pick });
}
