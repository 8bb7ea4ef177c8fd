/**
 * How an agent can come to what stands in a file without its hook being called, in short; what its adapter says at more length (`blind`). One
 * without a row shows every read.
 */
const UNSEEN: Readonly<Record<string, string>> = {
  amp: 'attached files',
  antigravity: 'attached files, sub-agents',
  augment: 'attached files, its index',
  cline: 'attached files',
  cursor: 'its index, cloud agents',
  devin: 'attached files, cloud agents',
  factory: 'attached files',
  kiro: 'attached files',
  vscode: 'other chat extensions',
  windsurf: 'attached files, its searches and index',
};

/** null: its hook sees every read. */
export const unseenReads = (agent: string): string | null => (Object.hasOwn(UNSEEN, agent) ? (UNSEEN[agent] ?? null) : null);
