import * as vscode from 'vscode';
import type { Words } from './text';

/**
 * Asks for a word before something is loosened: a command can be run by an agent, a typed word cannot. True only if exactly that word
 * was typed and confirmed; anything else changes nothing.
 */
export function typedAnswer(word: string, title: string, prompt: string, words: Words): Promise<boolean> {
  const box = vscode.window.createInputBox();
  box.title = title;
  box.prompt = prompt;
  box.ignoreFocusOut = true;
  return new Promise((resolve) => {
    let typed = false;
    const subscriptions = [
      box.onDidChangeValue(() => {
        box.validationMessage = undefined;
      }),
      box.onDidAccept(() => {
        typed = box.value.trim().normalize('NFC') === word;
        if (typed) box.hide();
        else box.validationMessage = { message: words.mistyped(word), severity: vscode.InputBoxValidationSeverity.Error };
      }),
      box.onDidHide(() => {
        for (const subscription of subscriptions) subscription.dispose();
        box.dispose();
        resolve(typed);
      }),
    ];
    box.show();
  });
}
