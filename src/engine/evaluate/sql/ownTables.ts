import type { SqlDialect } from '../../types';
import { objectAt } from './drop';
import type { Fact } from './fact';
import { isPlainTable } from './plainTable';
import { closing, findWord, isMark, isWord, nameAt, type Tokens } from './tokens';

/** Statements that leave every table where it is, or change only what they name. */
const STEADY = new Set(
  'ANALYZE BEGIN COMMENT COPY CREATE DELETE DROP EXPLAIN GRANT INSERT LOCK MERGE RELEASE REPLACE SAVEPOINT SELECT SHOW START TABLE TRUNCATE UPDATE VACUUM VALUES WITH'.split(
    ' ',
  ),
);
/** Words after which the same name may mean another table. */
const ELSEWHERE = /^(?:search_path|schema|role|session|authorization|current_schema|set_config|pg_terminate_backend|setval_role)$/i;
const QUIET_COMMANDS =
  /^(?:echo|qecho|warn|timing|pset|x|t|a|d\w*\+?|l\+?|copy|o|out|g|gx|p|set|unset|encoding|mode|headers?|timer|print|schema|tables|width|delimiter|tee|pager)$/i;
const LOSSES = new Set(['DROP', 'TRUNCATE', 'DELETE', 'UPDATE', 'ALTER']);
const STORED = /^(?:\w*mergetree|memory|\w*log|innodb|myisam|aria|archive|delta|parquet|iceberg|orc|avro)$/i;

interface Own {
  /** As it was written, quotes included. */
  readonly written: string;
  /** It goes with the transaction. */
  readonly brief: boolean;
}

/**
 * Tables that a text makes itself: what it does to them afterwards loses nothing that was there before. A table counts only where its making surely
 * went well before the next statement runs: the client stops at an error, the transaction does, or the statement cannot fail.
 */
export class OwnTables {
  readonly #tables = new Map<string, Own>();
  readonly #dialect: SqlDialect;
  #stops: boolean;
  /** In a transaction that an error ends, up to its end. */
  #open: boolean;

  constructor(dialect: SqlDialect, stops: boolean, open: boolean) {
    this.#dialect = dialect;
    this.#stops = stops;
    this.#open = open && isPostgres(dialect);
  }

  /** The facts of a statement without those that are only about the text's own tables; then what the statement changes of these is noted. */
  rest(tokens: Tokens, facts: readonly Fact[]): readonly Fact[] {
    const left = this.#tables.size === 0 ? facts : facts.flatMap((fact) => this.#without(fact, tokens));
    this.#note(tokens);
    return left;
  }

  /** A command of the client that stands between statements. */
  command(name: string, words: string): void {
    if (name === 'set' && /^ON_ERROR_STOP\b/i.test(words)) this.#stops = /^\S+\s+(?:on|1|true|yes)\s*$/i.test(words);
    else if (name === 'bail') this.#stops = /^(?:on|1|true|yes)$/i.test(words.trim());
    else if (!QUIET_COMMANDS.test(name)) this.#tables.clear();
    if (!this.#stops && !this.#open && name === 'set') this.#tables.clear();
  }

  #without(fact: Fact, tokens: Tokens): readonly Fact[] {
    if (!LOSSES.has(fact.verb) || fact.names.length === 0) return [fact];
    if (isWord(tokens[0], 'ALTER')) {
      const { object, end } = objectAt(tokens, 1);
      const target = nameAt(tokens, isWord(tokens[end], 'IF') ? end + 2 : isWord(tokens[end], 'ONLY') ? end + 1 : end);
      return object === 'table' && target && this.#isOwn(target.name, tokens) ? [] : [fact];
    }
    if (fact.object !== 'table') return [fact];
    const names = fact.names.filter((name) => !this.#isOwn(name, tokens));
    return names.length === 0 ? [] : [{ ...fact, names }];
  }

  #isOwn(name: string, tokens: Tokens): boolean {
    const own = this.#tables.get(name);
    if (!own) return false;
    const written = tokens.flatMap((_token, at) => {
      const here = isMark(tokens[at - 1], '.') ? null : nameAt(tokens, at);
      return here?.name === name ? [writtenAt(tokens, at, here.end)] : [];
    });
    return written.length > 0 && written.every((one) => one === own.written);
  }

  #note(tokens: Tokens): void {
    const verb = tokens[0]?.upper ?? '';
    if (verb === 'BEGIN' || verb === 'START') this.#open = isPostgres(this.#dialect);
    else if (verb === 'COMMIT' || verb === 'END') this.#ended();
    else if (verb === 'ALTER') {
      if (!this.#altersOwn(tokens)) this.#tables.clear();
    } else if (verb === 'SET' ? tokens.some(isElsewhere) : !STEADY.has(verb) || tokens.some(isElsewhere)) this.#tables.clear();
    if (verb === 'DROP') for (const name of [...this.#tables.keys()]) if (this.#isOwn(name, tokens)) this.#tables.delete(name);
    if (verb === 'CREATE') this.#made(tokens);
  }

  #ended(): void {
    this.#open = false;
    if (!this.#stops) this.#tables.clear();
    for (const [name, { brief }] of this.#tables) if (brief) this.#tables.delete(name);
  }

  #altersOwn(tokens: Tokens): boolean {
    const target = nameAt(tokens, 2);
    return (
      isWord(tokens[1], 'TABLE') &&
      target !== null &&
      this.#isOwn(target.name, tokens) &&
      !tokens.some((token) => isWord(token, 'RENAME', 'ATTACH'))
    );
  }

  #made(tokens: Tokens): void {
    const table = tokens.findIndex((token) => isWord(token, 'TABLE'));
    const before = tokens.slice(1, table);
    if (table < 1 || !before.every((token) => isWord(token, 'TEMP', 'TEMPORARY', 'LOCAL', 'GLOBAL', 'UNLOGGED', 'OR', 'REPLACE'))) {
      // A rule or a trigger on a table of the text's own may reach any other.
      if (tokens.some((token) => isWord(token, 'RULE', 'TRIGGER', 'EVENT'))) this.#tables.clear();
      return;
    }
    const temporary = before.some((token) => isWord(token, 'TEMP', 'TEMPORARY'));
    const careful = isWord(tokens[table + 1], 'IF');
    const from = careful ? table + 4 : table + 1;
    const found = nameAt(tokens, from);
    if (!found || found.name.includes('\uE000') || this.#dialect === 'mssql') return;
    // SQL Server goes on after an error in the middle of a batch.
    if (temporary ? found.name.includes('.') : careful || this.#dialect === 'unknown') return;
    const rest = tokens.slice(found.end);
    const dropped = findWord(rest, 0, ['COMMIT']);
    const brief = dropped > 0 && isWord(rest[dropped + 1], 'DROP');
    if ((brief && !this.#open) || !isStored(rest)) return;
    if (!(this.#stops || this.#open || (temporary && isPlainTable(rest)))) return;
    this.#tables.set(found.name, { written: writtenAt(tokens, from, found.end), brief });
  }
}

const isPostgres = (dialect: SqlDialect): boolean => dialect === 'postgres';
const isElsewhere = ({ text }: Tokens[number]): boolean => ELSEWHERE.test(text);
const writtenAt = (tokens: Tokens, from: number, end: number): string =>
  tokens
    .slice(from, end)
    .map(({ kind, text }) => (kind === 'word' || kind === 'mark' ? text : `"${text}"`))
    .join('');

/** It keeps its rows itself: not a view on another server's table, on files that stay, or on several tables. */
function isStored(rest: Tokens): boolean {
  const end = isMark(rest[0], '(') ? closing(rest, 0) : 0;
  return rest.slice(end).every((token, at, all) => {
    const value = isMark(all[at + 1], '=') ? all[at + 2] : all[at + 1];
    if (isWord(token, 'ENGINE') || (isWord(token, 'USING') && at === 0)) return STORED.test(value?.text ?? '');
    return (
      !isWord(token, 'CONNECTION', 'LOCATION', 'OPTIONS', 'PARTITION', 'SERVER') && !(isWord(token, 'UNION') && isMark(all[at + 1], '='))
    );
  });
}
