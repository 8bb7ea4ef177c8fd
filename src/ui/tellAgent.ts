import * as vscode from 'vscode';
import type { Grant } from '../protocol/messages';
import type { Notify } from './notify';
import { putsIntoChat } from './tellText';
import type { Words } from './text';

/** For the agent, so never translated. */
const SENTENCE = 'Approved in Mollyguard: send exactly the same action again.';
/** With `isPartialQuery` the text stands in the input; the person reads which chat it is and sends it. Without, it would be sent at once. */
const OPEN_CHAT = 'workbench.action.chat.open';

/** *Tell the Agent*: into its chat where the editor has a way, else to the clipboard. It only tells; the grant stands by itself. */
export async function tellAgent({ agent }: Grant, words: Words, notify: Notify): Promise<void> {
  if (putsIntoChat(agent) && (await vscode.commands.getCommands(true)).includes(OPEN_CHAT)) {
    try {
      await vscode.commands.executeCommand(OPEN_CHAT, { query: SENTENCE, isPartialQuery: true });
      return notify.status(words.grant.written);
    } catch {
      // a chat that is switched off: the clipboard it is
    }
  }
  await vscode.env.clipboard.writeText(SENTENCE);
  notify.status(words.grant.copied(words.agent(agent)));
}
