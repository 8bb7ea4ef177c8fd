/** Agents whose chat takes a text through a command of the editor. */
const WITH_CHAT: readonly string[] = ['vscode'];

export const putsIntoChat = (agent: string): boolean => WITH_CHAT.includes(agent);
