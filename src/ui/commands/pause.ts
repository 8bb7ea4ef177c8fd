import * as vscode from 'vscode';
import { typedAnswer } from '../typedAnswer';
import type { Command } from './command';

/** Never translated: the word that is typed. */
const WORD = 'pause';
const MINUTES = [5, 15, 30, 60] as const;

/** Loosens, for this window and a limited time: minutes are picked and the word is typed. */
export const pause: Command = {
  id: 'mollyguard.pause',
  async run({ guard, words, notify }) {
    const rows = MINUTES.map((minutes) => ({ label: words.pause.minutes(minutes), minutes }));
    const choice = await vscode.window.showQuickPick(rows, { title: words.pause.title, placeHolder: words.pause.pick });
    if (!choice) return;
    const { minutes } = choice;
    if (!(await typedAnswer(WORD, words.pause.title, words.pause.prompt(WORD, minutes), words))) return;
    const result = await guard.pause({ minutes });
    if (result !== 'paused') notify.error(result === 'forbidden' ? words.policy.forbidden : words.pause.failed);
  },
};
