import type { Source } from './rule';

/** Words that rules on migration tools share. */

export const HELP = ['--help', '-h'] as const;

/** The database that a tool works on: flags and variables that hold its address, the first that is there; `labels` say which settings are meant. */
export const database = (address: string, labels: readonly Source[] = [], names: readonly Source[] = []) => ({
  kind: 'database',
  name: [...names, `db:${address}`, '=database'],
  identifiers: [`url:${address}`, ...labels.map((one) => `label:${one}`)],
});

/** Everything in it goes. */
export const RESET = { verb: 'reset', class: 'data', dies: 'all tables and rows in it', undo: 'Restore a backup.' } as const;

/** The last steps go. */
export const ROLLBACK = {
  verb: 'change',
  class: 'suspected',
  dies: 'tables and columns that the migrations made, with what was written to them since',
  undo: 'Migrate again: tables and columns come back empty.',
  safer: 'Write a migration that goes forward.',
} as const;

/** All steps go. */
export const ROLLBACK_ALL = {
  ...ROLLBACK,
  verb: 'delete',
  class: 'data',
  dies: 'every table that a migration made, with all rows in it',
} as const;
