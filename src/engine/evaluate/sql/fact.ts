import type { SqlCall, SqlDialect, Text } from '../../types';
import type { Tokens } from './tokens';

/** What one statement does, without where it is sent. */
export type Fact = Pick<SqlCall, 'verb' | 'object' | 'action' | 'names' | 'where' | 'cascade'>;

export const fact = (verb: string, more: Partial<Fact> = {}): Fact => ({
  verb,
  object: more.object ?? '',
  action: more.action ?? '',
  names: more.names ?? [],
  where: more.where ?? 'none',
  cascade: more.cascade ?? false,
});

/** What is known while the statements of one session are read, and what they come to. */
export interface Session {
  readonly dialect: SqlDialect;
  readonly facts: Fact[];
  /** Command lines that the server runs. */
  readonly shells: Text[];
  /** Why something of it was not understood; empty if all was. */
  readonly unclear: Set<string>;
  /** Constant texts by variable, lower case. */
  readonly variables: Map<string, Text>;
  /** Functions that the text defines and that were not called yet. */
  readonly functions: Map<string, Tokens>;
  /** Names of things that the text makes anew (`view shop.totals`). */
  readonly made: Set<string>;
  /** Counts work; false when the budget is used up. */
  readonly spend: (steps: number) => boolean;
}

export const session = (dialect: SqlDialect, spend: Session['spend']): Session => ({
  dialect,
  facts: [],
  shells: [],
  unclear: new Set(),
  variables: new Map(),
  functions: new Map(),
  made: new Set(),
  spend,
});
