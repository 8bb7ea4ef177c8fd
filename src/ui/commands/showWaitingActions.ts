import * as vscode from 'vscode';
import { waitingRow } from '../decisionRows';
import type { Command } from './command';

/** Opens the waiting question; with several, a list of them first. */
export const showWaitingActions: Command = {
  id: 'mollyguard.showWaitingActions',
  async run({ guard, words, questions, notify }) {
    const waiting = guard.status.kind === 'up' ? guard.status.state.waiting : [];
    const [first] = waiting;
    if (!first) return notify.status(words.question.none);
    if (waiting.length === 1) return questions.open(first.ticket);
    const rows = waiting.map((question) => {
      const { label, description, icon, heading } = waitingRow(question, words, Date.now());
      return { label: `$(${icon}) ${label}`, description, detail: heading, ticket: question.ticket };
    });
    const choice = await vscode.window.showQuickPick(rows, { title: words.menu.waiting });
    if (choice) await questions.open(choice.ticket);
  },
};
