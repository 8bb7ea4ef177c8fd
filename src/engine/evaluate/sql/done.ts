import type { SqlToken } from '../../parse/sql';
import type { Call, Text } from '../../types';
import type { Connection } from './connection';

/** What a command of a client does. */
export interface Done {
  readonly calls: readonly Call[];
  readonly shells: readonly Text[];
  /** Files whose statements are read next. */
  readonly follow: readonly Text[];
  readonly connection: Connection | null;
  /** A statement that the command makes. */
  readonly statement: readonly SqlToken[] | null;
}
export const NOTHING: Done = { calls: [], shells: [], follow: [], connection: null, statement: null };
