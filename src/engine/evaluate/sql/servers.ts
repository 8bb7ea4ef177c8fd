import type { SqlDialect } from '../../types';
import { type Fact, fact, type Session } from './fact';
import { findWord, isMark, isWord, nameAt, split, type Tokens } from './tokens';
import { whereOf } from './where';

/** Settings of PostgreSQL without which a crash or a mistake cannot be mended, and such that run programs or let people in. */
const SAFETY =
  /^(?:fsync|full_page_writes|synchronous_commit|wal_level|archive_\w+|restore_command|recovery_\w+|max_wal_senders|max_replication_slots|hot_standby|wal_keep_size|max_slot_wal_keep_size|data_checksums|zero_damaged_pages|ignore_\w+|allow_in_place_tablespaces|shared_preload_libraries|session_preload_libraries|local_preload_libraries|ssl\w*|password_encryption|hba_file|listen_addresses|logging_collector|log_statement|log_connections|session_replication_role|autovacuum|all)$/i;

/** `ALTER SYSTEM …`, `ALTER DATABASE …`: what is changed of the whole server. false: it is read as any other. */
export function readAlterServer(tokens: Tokens, session: Session): boolean {
  if (isWord(tokens[1], 'SYSTEM')) {
    const name = tokens[3]?.text ?? '';
    const action = isWord(tokens[2], 'SET', 'RESET') && session.dialect !== 'oracle' && SAFETY.test(name) ? 'safety' : '';
    session.facts.push(fact('ALTER', { object: 'system', action, names: [name] }));
    return true;
  }
  const at = isWord(tokens[1], 'PLUGGABLE') ? 3 : 2;
  const words = tokens.map(({ upper }) => upper).join(' ');
  const action = SERVER.find(([pattern]) => pattern.test(words))?.[1];
  if (action === undefined) return false;
  const named = nameAt(tokens, at)?.name ?? '';
  session.facts.push(fact('ALTER', { object: 'database', action, names: /^(?:datafile|open|no|flashback)/i.test(named) ? [] : [named] }));
  return true;
}

/** What is done to a database as a whole, by its words. */
const SERVER: readonly (readonly [RegExp, string])[] = [
  [/ OPEN RESETLOGS\b| DATAFILE\b.* OFFLINE (?:FOR )?DROP\b/, 'discard'],
  [/ NOARCHIVELOG\b| FLASHBACK OFF\b| SET RECOVERY SIMPLE\b| NO FORCE LOGGING\b/, 'safety'],
  [/ SET (?:OFFLINE|SINGLE_USER|EMERGENCY|RESTRICTED_USER)\b| CLOSE\b.* IMMEDIATE\b/, 'stop'],
  [/ REMOVE FILE\b/, 'discard'],
];

/** ClickHouse: `ALTER TABLE t DELETE WHERE …`, `UPDATE … WHERE …`; a comma in the assignments begins no new action. */
export function mutations(actions: Tokens, table: string): readonly Fact[] {
  const parts = split(actions, (token) => isMark(token, ','));
  const found: Fact[] = [];
  for (const [at, part] of parts.entries()) {
    if (!isWord(part[0], 'DELETE', 'UPDATE')) continue;
    const next = parts.slice(at + 1).findIndex(([first]) => isWord(first, 'ADD', 'CLEAR', 'DELETE', 'DROP', 'MODIFY', 'RENAME', 'UPDATE'));
    const whole = parts.slice(at, next < 0 ? parts.length : at + 1 + next).flat();
    found.push(fact(whole[0]?.upper ?? '', { object: 'table', names: [table], where: whereOf(whole, 1, table) }));
  }
  return found;
}

/** Statements that only some servers know. */
export function serverFacts(tokens: Tokens, dialect: SqlDialect): readonly Fact[] {
  const [first, second, third] = tokens;
  const named = (from: number): readonly string[] => {
    const name = nameAt(tokens, isWord(tokens[from], 'IF') ? from + 2 : from)?.name;
    return name === undefined ? [] : [name];
  };
  switch (first?.upper) {
    case 'DBCC':
      return tokens.some(({ upper }) => upper === 'REPAIR_ALLOW_DATA_LOSS') ? [fact('DBCC', { object: 'database', names: named(3) })] : [];
    case 'DETACH':
      return isWord(tokens.at(-1), 'PERMANENTLY') || isWord(second, 'DATABASE') ? [fact('DROP', { object: 'table', names: named(2) })] : [];
    case 'FLASHBACK': {
      if (tokens.some(({ upper }, at) => upper === 'DROP' && isWord(tokens[at - 1], 'BEFORE'))) return [];
      const object = tokens.slice(1, 4).find((token) => isWord(token, 'DATABASE', 'TABLE'));
      return [
        fact('RESTORE', { object: object?.text.toLowerCase() ?? 'database', names: object ? named(tokens.indexOf(object) + 1) : [] }),
      ];
    }
    case 'INSERT':
      return isWord(second, 'OVERWRITE') ? overwritten(tokens) : [];
    case 'LOAD': {
      const into = findWord(tokens, 1, ['INTO']);
      const replaces = tokens.slice(0, into < 0 ? tokens.length : into).some(({ upper }) => upper === 'REPLACE' || upper === 'OVERWRITE');
      return replaces
        ? [fact('LOAD', { action: 'replace', object: 'table', names: named(isWord(tokens[into + 1], 'TABLE') ? into + 2 : into + 1) })]
        : [];
    }
    case 'PURGE':
      return dialect === 'mysql' ? [] : [fact('PURGE', { object: second?.text.toLowerCase() ?? '', names: named(2) })];
    case 'RM':
    case 'REMOVE': {
      const stage = tokens
        .slice(1)
        .map(({ text }) => text)
        .join('');
      return stage.startsWith('@') || dialect === 'snowflake' ? [fact('REMOVE', { object: 'stage', names: [stage] })] : [];
    }
    case 'REPLACE':
      return isWord(second, 'TABLE', 'TEMPORARY') && dialect === 'clickhouse' ? [fact('DROP', { object: 'table', names: named(2) })] : [];
    case 'SYSTEM':
      return systemFacts(tokens, second?.upper ?? '', third?.upper ?? '');
    case 'VACUUM': {
      // Delta tables: what is vacuumed cannot be travelled back to.
      const hours = tokens.findIndex((token, at) => token.upper === 'RETAIN' && at > 0);
      const kept = Number(tokens[hours + 1]?.text);
      return hours > 0 && !(kept >= 168) ? [fact('VACUUM', { object: 'history', names: named(1) })] : [];
    }
    default:
      return [];
  }
}

function overwritten(tokens: Tokens): readonly Fact[] {
  let at = 2;
  while (isWord(tokens[at], 'INTO', 'TABLE')) at += 1;
  if (isWord(tokens[at], 'DIRECTORY', 'LOCAL')) return [];
  return [fact('TRUNCATE', { object: 'table', names: [nameAt(tokens, at)?.name ?? ''] })];
}

/** ClickHouse: `SYSTEM DROP REPLICA 'r'`, `SYSTEM SHUTDOWN`; its caches come back by themselves. */
function systemFacts(tokens: Tokens, second: string, third: string): readonly Fact[] {
  if (second === 'SHUTDOWN' || second === 'KILL') return [fact('SHUTDOWN', { object: 'server' })];
  if (second === 'UNFREEZE') return [fact('ALTER', { action: 'unfreeze', names: [tokens.at(-1)?.text ?? ''] })];
  if (second !== 'DROP' || (third !== 'REPLICA' && third !== 'DATABASE')) return [];
  const name = tokens.find(({ kind }) => kind === 'string')?.text;
  return [fact('DROP', { object: 'replica', names: name === undefined ? [] : [name] })];
}
