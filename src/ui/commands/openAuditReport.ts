import type { Command } from './command';

/** The last audit as Markdown. */
export const openAuditReport: Command = {
  id: 'mollyguard.openAuditReport',
  run: ({ audit }) => audit.open(),
};
